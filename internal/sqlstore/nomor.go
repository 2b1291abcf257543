package sqlstore

import (
	"context"
	"database/sql"
	"errors"

	"naskah/internal/naskah"
)

// nomorRow is a row of table nomor_register.
type nomorRow struct {
	Instansi naskah.InstansiID `db:"instansi_id"`
	Register string            `db:"register"`
	Tahun    int               `db:"tahun"`
	Urut     int               `db:"urut"`
	Sisip    string            `db:"sisip"`
	Teks     string            `db:"teks"`
	Naskah   naskah.NaskahID   `db:"naskah_id"`
	Batal    flag              `db:"batal"`
}

const (
	// holdCounter makes the counter of a register, or holds its row until the transaction ends: one number is given at a time.
	holdCounter = `INSERT INTO nomor_counter (instansi_id, register, tahun, last) VALUES ($1, $2, $3, 0)
		ON CONFLICT (instansi_id, register, tahun) DO UPDATE SET last = nomor_counter.last RETURNING last`
	moveCounter = `UPDATE nomor_counter SET last = $4 WHERE instansi_id = $1 AND register = $2 AND tahun = $3`
	ownNomor    = `SELECT instansi_id, register, tahun, urut, sisip, teks, naskah_id, batal FROM nomor_register
		WHERE instansi_id = $1 AND register = $2 AND tahun = $3 AND naskah_id = $4 AND urut > 0 AND batal = 0 ORDER BY urut LIMIT 1`
	holderOf    = `SELECT naskah_id FROM nomor_register WHERE instansi_id = $1 AND register = $2 AND tahun = $3 AND teks = $4`
	insertNomor = `INSERT INTO nomor_register (instansi_id, register, tahun, urut, sisip, teks, naskah_id, batal)
		VALUES (:instansi_id, :register, :tahun, :urut, :sisip, :teks, :naskah_id, :batal)`
)

func (r nomorRow) nomor() naskah.NomorRegister {
	return naskah.NomorRegister{
		Key:  naskah.RegisterKey{Instansi: r.Instansi, Register: r.Register, Tahun: r.Tahun},
		Urut: r.Urut, Sisip: r.Sisip, Text: r.Teks, Naskah: r.Naskah, Batal: r.Batal != 0,
	}
}

// ReserveNomor takes the next number of a register.
func (d *DB) ReserveNomor(ctx context.Context, s naskah.Scope, k naskah.RegisterKey, id naskah.NaskahID, write func(int) string) (out naskah.NomorRegister, err error) {
	err = d.inRegister(ctx, s, k, id, func(tx *txn, last int) error {
		var own nomorRow
		err := tx.GetContext(ctx, &own, ownNomor, string(k.Instansi), k.Register, k.Tahun, string(id))
		if !errors.Is(err, sql.ErrNoRows) {
			out = own.nomor()
			return translate(err)
		}
		for urut := last + 1; urut <= last+naskah.NomorTries; urut++ {
			text := write(urut)
			if err := naskah.CheckNomor(text); err != nil {
				return err
			}
			if holder, err := holder(ctx, tx, k, text); err != nil || holder != "" {
				if err != nil {
					return err
				}
				continue // somebody typed it
			}
			row := nomorRow{Instansi: k.Instansi, Register: k.Register, Tahun: k.Tahun, Urut: urut, Teks: text, Naskah: id}
			if _, err := tx.NamedExecContext(ctx, insertNomor, row); err != nil {
				return translate(err)
			}
			out = row.nomor()
			_, err := tx.ExecContext(ctx, moveCounter, string(k.Instansi), k.Register, k.Tahun, urut)
			return translate(err)
		}
		return naskah.NomorStuck()
	})
	if err != nil {
		return naskah.NomorRegister{}, err
	}
	return out, nil
}

// UseNomor enters a typed number.
func (d *DB) UseNomor(ctx context.Context, s naskah.Scope, k naskah.RegisterKey, id naskah.NaskahID, text string) error {
	return d.inRegister(ctx, s, k, id, func(tx *txn, _ int) error {
		if err := naskah.CheckNomor(text); err != nil {
			return err
		}
		switch holder, err := holder(ctx, tx, k, text); {
		case err != nil || holder == id:
			return err
		case holder != "":
			return naskah.NomorTaken(text)
		}
		_, err := tx.NamedExecContext(ctx, insertNomor, nomorRow{Instansi: k.Instansi, Register: k.Register, Tahun: k.Tahun, Teks: text, Naskah: id})
		return translate(err)
	})
}

// inRegister runs f alone in the register, if the scope shows it and the naskah.
func (d *DB) inRegister(ctx context.Context, s naskah.Scope, k naskah.RegisterKey, id naskah.NaskahID, f func(tx *txn, last int) error) error {
	return d.write(ctx, func(tx *txn) error {
		if _, err := d.full(ctx, tx, s, id); err != nil {
			return err
		}
		if !s.SeesInstansi(k.Instansi) {
			return naskah.Absent()
		}
		var last int
		if err := tx.GetContext(ctx, &last, holdCounter, string(k.Instansi), k.Register, k.Tahun); err != nil {
			return translate(err)
		}
		return f(tx, last)
	})
}

// holder is the naskah that has the number; empty when it is free.
func holder(ctx context.Context, tx *txn, k naskah.RegisterKey, text string) (id naskah.NaskahID, err error) {
	err = tx.GetContext(ctx, &id, holderOf, string(k.Instansi), k.Register, k.Tahun, text)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return id, translate(err)
}
