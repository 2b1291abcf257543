package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"naskah/internal/naskah"
)

// own are the statements of a table whose rows have a history of their own.
type own struct {
	insert string
	update string // names the sequence number that it replaces
	next   string // moves the row one event on and returns it
	one    string
}

func toRaw(s string) json.RawMessage {
	if s == "" {
		return nil
	}
	return json.RawMessage(s)
}

// ofRegister lists what the scope shows of a table, by ID.
func ofRegister[R, T any](ctx context.Context, d *DB, s naskah.Scope, make func(R) (T, error), columns, table string) ([]T, error) {
	var w where
	w.register(s, "instansi_id")
	return selectRows(ctx, d.db, make, `SELECT `+columns+` FROM `+table+w.String()+` ORDER BY id`, w.args...)
}

// Record commits a row of the register and its event, all or nothing.
func (d *DB) Record(ctx context.Context, r naskah.Record) error {
	row, err := r.Row()
	if err != nil {
		return err
	}
	err = d.write(ctx, func(tx *txn) error {
		if row.Key != "" {
			return d.recordHanging(ctx, tx, r, row)
		}
		return d.recordOwn(ctx, tx, r, row)
	})
	if err != nil {
		return fmt.Errorf("sqlstore: record %s %s: %w", row.Subject.Kind, row.Subject.ID, err)
	}
	return nil
}

// RecordAll commits several rows that have histories of their own in one transaction: all of them or none.
func (d *DB) RecordAll(ctx context.Context, rs []naskah.Record) error {
	rows, err := naskah.RowsTogether(rs)
	if err != nil {
		return err
	}
	err = d.write(ctx, func(tx *txn) error {
		for i, r := range rs {
			if err := d.recordOwn(ctx, tx, r, rows[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("sqlstore: record %d rows: %w", len(rs), err)
	}
	return nil
}

// recordOwn keeps a row that has a history of its own, and its event.
func (d *DB) recordOwn(ctx context.Context, tx *txn, r naskah.Record, row naskah.Row) error {
	last, err := lastBefore(ctx, tx, row.Subject, row.Seq)
	if err != nil {
		return err
	}
	if row.Seq != last.Seq+1 {
		return naskah.SeqConflict()
	}
	if err := saveOwn(ctx, tx, r, row.Seq); err != nil {
		return err
	}
	return d.remember(ctx, tx, r, row, last, row.Digest)
}

func (d *DB) remember(ctx context.Context, tx *txn, r naskah.Record, row naskah.Row, last naskah.Event, own naskah.Digest) error {
	e, err := row.Follow(last, d.clock(), r.By, r.Act, own)
	if err != nil {
		return err
	}
	return addEvent(ctx, tx, e)
}

// recordHanging keeps a row that has no history of its own. Moving its owner on holds the owner's row until the transaction ends.
func (d *DB) recordHanging(ctx context.Context, tx *txn, r naskah.Record, row naskah.Row) error {
	if row.Naskah != "" {
		row.Subject.Kind = naskah.SubjectKerjaSama
		err := tx.GetContext(ctx, &row.Subject.ID, `SELECT kerja_sama_id FROM naskah WHERE id = $1`, string(row.Naskah))
		if errors.Is(err, sql.ErrNoRows) {
			return naskah.Dangling("naskah")
		}
		if err != nil {
			return translate(err)
		}
	}
	own, err := moveOn(ctx, tx, row.Subject)
	if err != nil {
		return err
	}
	if err := saveHanging(ctx, tx, row.Subject, r); err != nil {
		return err
	}
	last, err := lastEvent(ctx, tx, row.Subject)
	if err != nil {
		return err
	}
	return d.remember(ctx, tx, r, row, last, own)
}

// saveOwn writes a row that has a history of its own.
func saveOwn(ctx context.Context, tx *txn, r naskah.Record, seq int) error {
	t, row := ownRow(r)
	text := t.update
	if seq == 1 {
		text = t.insert
	}
	done, err := tx.NamedExecContext(ctx, text, row)
	if err != nil {
		return translate(err)
	}
	if n, err := done.RowsAffected(); err != nil || n != 1 {
		return orConflict(err)
	}
	return nil
}

func ownRow(r naskah.Record) (own, any) {
	switch {
	case r.Instansi != nil:
		return instansiTable, toInstansi(*r.Instansi)
	case r.Unit != nil:
		return unitTable, toUnit(*r.Unit)
	case r.Jabatan != nil:
		return jabatanTable, toJabatan(*r.Jabatan)
	case r.Orang != nil:
		return orangTable, toOrang(*r.Orang)
	case r.Pejabat != nil:
		return pejabatTable, toPejabat(*r.Pejabat)
	case r.Mitra != nil:
		return mitraTable, toMitra(*r.Mitra)
	}
	return kerjaSamaTable, toKerjaSama(*r.KerjaSama)
}

func saveHanging(ctx context.Context, tx *txn, of naskah.Subject, r naskah.Record) error {
	switch {
	case r.Relasi != nil:
		return addRelasi(ctx, tx, of, *r.Relasi)
	case r.Fakta != nil:
		return addFakta(ctx, tx, of, *r.Fakta)
	case r.Attachment != nil:
		return addAttachment(ctx, tx, of, r.Attachment.Normal())
	case r.Delivery != nil:
		return addDelivery(ctx, tx, of, r.Delivery.Normal())
	}
	return saveCertificate(ctx, tx, of, r.Certificate.Normal())
}

// moveOn takes the owner one event on and returns the digest of its row.
func moveOn(ctx context.Context, tx *txn, sub naskah.Subject) (naskah.Digest, error) {
	s, ok := subjects[sub.Kind]
	if !ok || s.next == "" {
		return "", naskah.Dangling("pokok data")
	}
	x, err := s.scan(ctx, tx, s.next, sub.ID)
	if err != nil || x.broken != nil {
		return "", errors.Join(err, x.broken)
	}
	if x.row == nil {
		return "", naskah.Dangling("pokok data")
	}
	return naskah.RowOf(x.row), nil
}
