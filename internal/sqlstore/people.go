package sqlstore

import (
	"context"

	"naskah/internal/naskah"
)

// jabatanRow is a row of table jabatan.
type jabatanRow struct {
	ID           naskah.JabatanID  `db:"id"`
	Seq          int               `db:"seq"`
	Instansi     naskah.InstansiID `db:"instansi_id"`
	Unit         naskah.UnitID     `db:"unit_id"`
	Mitra        naskah.MitraID    `db:"mitra_id"`
	Nama         string            `db:"nama"`
	KepalaDaerah flag              `db:"kepala_daerah"`
}

const jabatanColumns = `id, seq, instansi_id, unit_id, mitra_id, nama, kepala_daerah`

var jabatanTable = own{
	insert: `INSERT INTO jabatan (id, seq, instansi_id, unit_id, mitra_id, nama, kepala_daerah)
		VALUES (:id, :seq, :instansi_id, :unit_id, :mitra_id, :nama, :kepala_daerah)`,
	update: `UPDATE jabatan SET seq = :seq, instansi_id = :instansi_id, unit_id = :unit_id, mitra_id = :mitra_id, nama = :nama,
		kepala_daerah = :kepala_daerah WHERE id = :id AND seq = :seq - 1`,
	next: `UPDATE jabatan SET seq = seq + 1 WHERE id = $1 RETURNING ` + jabatanColumns,
	one:  `SELECT ` + jabatanColumns + ` FROM jabatan WHERE id = $1`,
}

func toJabatan(j naskah.Jabatan) jabatanRow {
	return jabatanRow{ID: j.ID, Seq: j.Seq, Instansi: j.Instansi, Unit: j.Unit, Mitra: j.Mitra, Nama: j.Nama, KepalaDaerah: toFlag(j.KepalaDaerah)}
}

func (r jabatanRow) jabatan() (naskah.Jabatan, error) {
	return naskah.Jabatan{ID: r.ID, Seq: r.Seq, Instansi: r.Instansi, Unit: r.Unit, Mitra: r.Mitra, Nama: r.Nama, KepalaDaerah: r.KepalaDaerah != 0}, nil
}

// Jabatan lists the offices that the scope shows, by ID.
func (d *DB) Jabatan(ctx context.Context, s naskah.Scope) ([]naskah.Jabatan, error) {
	return ofRegister(ctx, d, s, jabatanRow.jabatan, jabatanColumns, "jabatan")
}

// orangRow is a row of table orang.
type orangRow struct {
	ID       naskah.OrangID    `db:"id"`
	Seq      int               `db:"seq"`
	Instansi naskah.InstansiID `db:"instansi_id"`
	Mitra    naskah.MitraID    `db:"mitra_id"`
	Nama     string            `db:"nama"`
	GelarDpn string            `db:"gelar_depan"`
	GelarBlk string            `db:"gelar_belakang"`
	NIP      string            `db:"nip"`
	NIK      string            `db:"nik"`
	Surel    string            `db:"surel"`
}

const orangColumns = `id, seq, instansi_id, mitra_id, nama, gelar_depan, gelar_belakang, nip, nik, surel`

var orangTable = own{
	insert: `INSERT INTO orang (id, seq, instansi_id, mitra_id, nama, gelar_depan, gelar_belakang, nip, nik, surel)
		VALUES (:id, :seq, :instansi_id, :mitra_id, :nama, :gelar_depan, :gelar_belakang, :nip, :nik, :surel)`,
	update: `UPDATE orang SET seq = :seq, instansi_id = :instansi_id, mitra_id = :mitra_id, nama = :nama, gelar_depan = :gelar_depan,
		gelar_belakang = :gelar_belakang, nip = :nip, nik = :nik, surel = :surel WHERE id = :id AND seq = :seq - 1`,
	next: `UPDATE orang SET seq = seq + 1 WHERE id = $1 RETURNING ` + orangColumns,
	one:  `SELECT ` + orangColumns + ` FROM orang WHERE id = $1`,
}

func toOrang(o naskah.Orang) orangRow { return orangRow(o) }

func (r orangRow) orang() (naskah.Orang, error) { return naskah.Orang(r), nil }

// Orang lists the persons that the scope shows, by ID.
func (d *DB) Orang(ctx context.Context, s naskah.Scope) ([]naskah.Orang, error) {
	return ofRegister(ctx, d, s, orangRow.orang, orangColumns, "orang")
}

// pejabatRow is a row of table pejabat.
type pejabatRow struct {
	ID        naskah.PejabatID  `db:"id"`
	Seq       int               `db:"seq"`
	Instansi  naskah.InstansiID `db:"instansi_id"`
	Orang     naskah.OrangID    `db:"orang_id"`
	Jabatan   naskah.JabatanID  `db:"jabatan_id"`
	Kapasitas naskah.Kapasitas  `db:"kapasitas"`
	Mulai     string            `db:"mulai"`
	Selesai   string            `db:"selesai"`
	Keputusan string            `db:"keputusan"`
}

const pejabatColumns = `id, seq, instansi_id, orang_id, jabatan_id, kapasitas, mulai, selesai, keputusan`

var pejabatTable = own{
	insert: `INSERT INTO pejabat (id, seq, instansi_id, orang_id, jabatan_id, kapasitas, mulai, selesai, keputusan)
		VALUES (:id, :seq, :instansi_id, :orang_id, :jabatan_id, :kapasitas, :mulai, :selesai, :keputusan)`,
	update: `UPDATE pejabat SET seq = :seq, instansi_id = :instansi_id, orang_id = :orang_id, jabatan_id = :jabatan_id, kapasitas = :kapasitas,
		mulai = :mulai, selesai = :selesai, keputusan = :keputusan WHERE id = :id AND seq = :seq - 1`,
	next: `UPDATE pejabat SET seq = seq + 1 WHERE id = $1 RETURNING ` + pejabatColumns,
	one:  `SELECT ` + pejabatColumns + ` FROM pejabat WHERE id = $1`,
}

func toPejabat(p naskah.Pejabat) pejabatRow {
	return pejabatRow{
		ID: p.ID, Seq: p.Seq, Instansi: p.Instansi, Orang: p.Orang, Jabatan: p.Jabatan, Kapasitas: p.Kapasitas,
		Mulai: p.Mulai.String(), Selesai: p.Selesai.String(), Keputusan: p.Keputusan,
	}
}

func (r pejabatRow) pejabat() (naskah.Pejabat, error) {
	ds, err := dates(r.Mulai, r.Selesai)
	if err != nil {
		return naskah.Pejabat{}, unreadable("pejabat", string(r.ID), err)
	}
	return naskah.Pejabat{
		ID: r.ID, Seq: r.Seq, Instansi: r.Instansi, Orang: r.Orang, Jabatan: r.Jabatan, Kapasitas: r.Kapasitas,
		Mulai: ds[0], Selesai: ds[1], Keputusan: r.Keputusan,
	}, nil
}

// Pejabat lists the office-holders that the scope shows, by ID.
func (d *DB) Pejabat(ctx context.Context, s naskah.Scope) ([]naskah.Pejabat, error) {
	return ofRegister(ctx, d, s, pejabatRow.pejabat, pejabatColumns, "pejabat")
}
