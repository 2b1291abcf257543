package sqlstore

import (
	"context"

	"naskah/internal/naskah"
)

// instansiRow is a row of table instansi.
type instansiRow struct {
	ID              naskah.InstansiID                              `db:"id"`
	Seq             int                                            `db:"seq"`
	Jenis           string                                         `db:"jenis"`
	Nama            string                                         `db:"nama"`
	Zona            string                                         `db:"zona"`
	Kedudukan       string                                         `db:"kedudukan"`
	Alamat          string                                         `db:"alamat"`
	UnitKerjaSama   naskah.UnitID                                  `db:"unit_kerja_sama"`
	NamaDewan       string                                         `db:"nama_dewan"`
	Lambang         naskah.Digest                                  `db:"lambang"`
	Garuda          naskah.Digest                                  `db:"garuda"`
	Catatan         string                                         `db:"catatan"`
	PolaNomor       string                                         `db:"pola_nomor"`
	Pola            jsonColumn[map[string]string]                  `db:"pola"`
	KodePos         string                                         `db:"kode_pos"`
	Telepon         string                                         `db:"telepon"`
	Surel           string                                         `db:"surel"`
	Situs           string                                         `db:"situs"`
	HariParaf       int                                            `db:"hari_paraf"`
	HariArsip       int                                            `db:"hari_arsip"`
	TanpaKataDaerah flag                                           `db:"tanpa_kata_daerah"`
	RantaiParaf     jsonColumn[map[naskah.Kode][]naskah.JabatanID] `db:"rantai_paraf"`
	Rupa            jsonColumn[naskah.Rupa]                        `db:"rupa"`
}

const instansiColumns = `id, seq, jenis, nama, zona, kedudukan, alamat, unit_kerja_sama, nama_dewan, lambang, garuda, catatan, pola_nomor,
	pola, kode_pos, telepon, surel, situs, hari_paraf, hari_arsip, tanpa_kata_daerah, rantai_paraf, rupa`

var instansiTable = own{
	insert: `INSERT INTO instansi (id, seq, jenis, nama, zona, kedudukan, alamat, unit_kerja_sama, nama_dewan, lambang, garuda, catatan,
		pola_nomor, pola, kode_pos, telepon, surel, situs, hari_paraf, hari_arsip, tanpa_kata_daerah, rantai_paraf, rupa)
		VALUES (:id, :seq, :jenis, :nama, :zona, :kedudukan, :alamat, :unit_kerja_sama, :nama_dewan, :lambang, :garuda, :catatan,
		:pola_nomor, :pola, :kode_pos, :telepon, :surel, :situs, :hari_paraf, :hari_arsip, :tanpa_kata_daerah, :rantai_paraf, :rupa)`,
	update: `UPDATE instansi SET seq = :seq, jenis = :jenis, nama = :nama, zona = :zona, kedudukan = :kedudukan, alamat = :alamat,
		unit_kerja_sama = :unit_kerja_sama, nama_dewan = :nama_dewan, lambang = :lambang, garuda = :garuda, catatan = :catatan,
		pola_nomor = :pola_nomor, pola = :pola, kode_pos = :kode_pos, telepon = :telepon, surel = :surel, situs = :situs,
		hari_paraf = :hari_paraf, hari_arsip = :hari_arsip, tanpa_kata_daerah = :tanpa_kata_daerah, rantai_paraf = :rantai_paraf,
		rupa = :rupa
		WHERE id = :id AND seq = :seq - 1`,
	next: `UPDATE instansi SET seq = seq + 1 WHERE id = $1 RETURNING ` + instansiColumns,
	one:  `SELECT ` + instansiColumns + ` FROM instansi WHERE id = $1`,
}

func toInstansi(i naskah.Instansi) instansiRow {
	i = i.Normal()
	return instansiRow{
		ID: i.ID, Seq: i.Seq, Jenis: i.Jenis, Nama: i.Nama, Zona: i.Zona, Kedudukan: i.Kedudukan, Alamat: i.Alamat, UnitKerjaSama: i.UnitKerjaSama,
		NamaDewan: i.NamaDewan, Lambang: i.Lambang, Garuda: i.Garuda, Catatan: i.Catatan, PolaNomor: i.PolaNomor,
		Pola: jsonColumn[map[string]string]{i.Pola}, KodePos: i.KodePos, Telepon: i.Telepon, Surel: i.Surel, Situs: i.Situs,
		HariParaf: i.HariParaf, HariArsip: i.HariArsip,
		TanpaKataDaerah: toFlag(i.TanpaKataDaerah), RantaiParaf: jsonColumn[map[naskah.Kode][]naskah.JabatanID]{i.RantaiParaf},
		Rupa: jsonColumn[naskah.Rupa]{i.Rupa},
	}
}

func (r instansiRow) instansi() (naskah.Instansi, error) {
	return naskah.Instansi{
		ID: r.ID, Seq: r.Seq, Jenis: r.Jenis, Nama: r.Nama, Zona: r.Zona, Kedudukan: r.Kedudukan, Alamat: r.Alamat, UnitKerjaSama: r.UnitKerjaSama,
		NamaDewan: r.NamaDewan, Lambang: r.Lambang, Garuda: r.Garuda, Catatan: r.Catatan, PolaNomor: r.PolaNomor,
		Pola: r.Pola.v, KodePos: r.KodePos, Telepon: r.Telepon, Surel: r.Surel, Situs: r.Situs, HariParaf: r.HariParaf, HariArsip: r.HariArsip,
		TanpaKataDaerah: r.TanpaKataDaerah != 0, RantaiParaf: r.RantaiParaf.v, Rupa: r.Rupa.v,
	}, nil
}

// Instansi is one regional government; known to everybody.
func (d *DB) Instansi(ctx context.Context, id naskah.InstansiID) (naskah.Instansi, error) {
	all, err := selectRows(ctx, d.db, instansiRow.instansi, instansiTable.one, string(id))
	if err == nil && len(all) == 0 {
		err = naskah.Absent()
	}
	if err != nil {
		return naskah.Instansi{}, err
	}
	return all[0], nil
}

// AllInstansi lists them by ID.
func (d *DB) AllInstansi(ctx context.Context) ([]naskah.Instansi, error) {
	return selectRows(ctx, d.db, instansiRow.instansi, `SELECT `+instansiColumns+` FROM instansi ORDER BY id`)
}

// unitRow is a row of table unit.
type unitRow struct {
	ID       naskah.UnitID     `db:"id"`
	Seq      int               `db:"seq"`
	Instansi naskah.InstansiID `db:"instansi_id"`
	Nama     string            `db:"nama"`
	Singkat  string            `db:"singkat"`
	Mulai    string            `db:"mulai"`
	Selesai  string            `db:"selesai"`
	Penerus  naskah.UnitID     `db:"penerus"`
}

const unitColumns = `id, seq, instansi_id, nama, singkat, mulai, selesai, penerus`

var unitTable = own{
	insert: `INSERT INTO unit (id, seq, instansi_id, nama, singkat, mulai, selesai, penerus)
		VALUES (:id, :seq, :instansi_id, :nama, :singkat, :mulai, :selesai, :penerus)`,
	update: `UPDATE unit SET seq = :seq, instansi_id = :instansi_id, nama = :nama, singkat = :singkat, mulai = :mulai, selesai = :selesai,
		penerus = :penerus WHERE id = :id AND seq = :seq - 1`,
	next: `UPDATE unit SET seq = seq + 1 WHERE id = $1 RETURNING ` + unitColumns,
	one:  `SELECT ` + unitColumns + ` FROM unit WHERE id = $1`,
}

func toUnit(u naskah.Unit) unitRow {
	return unitRow{
		ID: u.ID, Seq: u.Seq, Instansi: u.Instansi, Nama: u.Nama, Singkat: u.Singkat, Mulai: u.Mulai.String(), Selesai: u.Selesai.String(), Penerus: u.Penerus,
	}
}

func (r unitRow) unit() (naskah.Unit, error) {
	ds, err := dates(r.Mulai, r.Selesai)
	if err != nil {
		return naskah.Unit{}, unreadable("Perangkat Daerah", string(r.ID), err)
	}
	return naskah.Unit{ID: r.ID, Seq: r.Seq, Instansi: r.Instansi, Nama: r.Nama, Singkat: r.Singkat, Mulai: ds[0], Selesai: ds[1], Penerus: r.Penerus}, nil
}

// Units lists the Perangkat Daerah that the scope shows, by ID.
func (d *DB) Units(ctx context.Context, s naskah.Scope) ([]naskah.Unit, error) {
	return ofRegister(ctx, d, s, unitRow.unit, unitColumns, "unit")
}

// mitraRow is a row of table mitra.
type mitraRow struct {
	ID        naskah.MitraID    `db:"id"`
	Seq       int               `db:"seq"`
	Instansi  naskah.InstansiID `db:"instansi_id"`
	Nama      string            `db:"nama"`
	Bentuk    string            `db:"bentuk"`
	Kedudukan string            `db:"kedudukan"`
	Alamat    string            `db:"alamat"`
	Contoh    flag              `db:"contoh"`
	Dasar     string            `db:"dasar"`
	Logo      naskah.Digest     `db:"logo"`
}

const mitraColumns = `id, seq, instansi_id, nama, bentuk, kedudukan, alamat, contoh, dasar, logo`

var mitraTable = own{
	insert: `INSERT INTO mitra (id, seq, instansi_id, nama, bentuk, kedudukan, alamat, contoh, dasar, logo)
		VALUES (:id, :seq, :instansi_id, :nama, :bentuk, :kedudukan, :alamat, :contoh, :dasar, :logo)`,
	update: `UPDATE mitra SET seq = :seq, instansi_id = :instansi_id, nama = :nama, bentuk = :bentuk, kedudukan = :kedudukan,
		alamat = :alamat, contoh = :contoh, dasar = :dasar, logo = :logo WHERE id = :id AND seq = :seq - 1`,
	next: `UPDATE mitra SET seq = seq + 1 WHERE id = $1 RETURNING ` + mitraColumns,
	one:  `SELECT ` + mitraColumns + ` FROM mitra WHERE id = $1`,
}

func toMitra(m naskah.Mitra) mitraRow {
	return mitraRow{
		ID: m.ID, Seq: m.Seq, Instansi: m.Instansi, Nama: m.Nama, Bentuk: m.Bentuk, Kedudukan: m.Kedudukan, Alamat: m.Alamat,
		Contoh: toFlag(m.Contoh), Dasar: string(m.Dasar), Logo: m.Logo,
	}
}

func (r mitraRow) mitra() (naskah.Mitra, error) {
	return naskah.Mitra{
		ID: r.ID, Seq: r.Seq, Instansi: r.Instansi, Nama: r.Nama, Bentuk: r.Bentuk, Kedudukan: r.Kedudukan, Alamat: r.Alamat,
		Contoh: r.Contoh != 0, Dasar: toRaw(r.Dasar), Logo: r.Logo,
	}, nil
}

// Mitra lists the partners of the directory, by ID.
func (d *DB) Mitra(ctx context.Context, s naskah.Scope) ([]naskah.Mitra, error) {
	return ofRegister(ctx, d, s, mitraRow.mitra, mitraColumns, "mitra")
}

// kerjaSamaRow is a row of table kerja_sama.
type kerjaSamaRow struct {
	ID        naskah.KerjaSamaID           `db:"id"`
	Seq       int                          `db:"seq"`
	Instansi  naskah.InstansiID            `db:"instansi_id"`
	Judul     string                       `db:"judul"`
	Jalur     naskah.Jalur                 `db:"jalur"`
	Urusan    jsonColumn[[]string]         `db:"urusan"`
	Tahun     int                          `db:"tahun"`
	Unit      naskah.UnitID                `db:"unit_id"`
	Pelaksana jsonColumn[[]naskah.UnitID]  `db:"pelaksana"`
	Mitra     jsonColumn[[]naskah.MitraID] `db:"mitra"`
}

const kerjaSamaColumns = `id, seq, instansi_id, judul, jalur, urusan, tahun, unit_id, pelaksana, mitra`

var kerjaSamaTable = own{
	insert: `INSERT INTO kerja_sama (id, seq, instansi_id, judul, jalur, urusan, tahun, unit_id, pelaksana, mitra)
		VALUES (:id, :seq, :instansi_id, :judul, :jalur, :urusan, :tahun, :unit_id, :pelaksana, :mitra)`,
	update: `UPDATE kerja_sama SET seq = :seq, instansi_id = :instansi_id, judul = :judul, jalur = :jalur, urusan = :urusan, tahun = :tahun,
		unit_id = :unit_id, pelaksana = :pelaksana, mitra = :mitra WHERE id = :id AND seq = :seq - 1`,
	next: `UPDATE kerja_sama SET seq = seq + 1 WHERE id = $1 RETURNING ` + kerjaSamaColumns,
	one:  `SELECT ` + kerjaSamaColumns + ` FROM kerja_sama WHERE id = $1`,
}

func toKerjaSama(k naskah.KerjaSama) kerjaSamaRow {
	k = k.Normal()
	return kerjaSamaRow{
		ID: k.ID, Seq: k.Seq, Instansi: k.Instansi, Judul: k.Judul, Jalur: k.Jalur, Urusan: jsonColumn[[]string]{k.Urusan}, Tahun: k.Tahun, Unit: k.Unit,
		Pelaksana: jsonColumn[[]naskah.UnitID]{k.Pelaksana}, Mitra: jsonColumn[[]naskah.MitraID]{k.Mitra},
	}
}

func (r kerjaSamaRow) kerjaSama() (naskah.KerjaSama, error) {
	return naskah.KerjaSama{
		ID: r.ID, Seq: r.Seq, Instansi: r.Instansi, Judul: r.Judul, Jalur: r.Jalur, Urusan: r.Urusan.v, Tahun: r.Tahun, Unit: r.Unit,
		Pelaksana: r.Pelaksana.v, Mitra: r.Mitra.v,
	}, nil
}

// KerjaSama lists the cooperations, by ID.
func (d *DB) KerjaSama(ctx context.Context, s naskah.Scope) ([]naskah.KerjaSama, error) {
	return ofRegister(ctx, d, s, kerjaSamaRow.kerjaSama, kerjaSamaColumns, "kerja_sama")
}
