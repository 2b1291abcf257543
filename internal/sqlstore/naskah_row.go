package sqlstore

import "naskah/internal/naskah"

// naskahRow is a row of table naskah.
type naskahRow struct {
	ID             naskah.NaskahID          `db:"id"`
	Seq            int                      `db:"seq"`
	State          naskah.State             `db:"state"`
	Jenis          naskah.Kode              `db:"jenis"`
	Instansi       naskah.InstansiID        `db:"instansi_id"`
	Unit           naskah.UnitID            `db:"unit_id"`
	KerjaSama      naskah.KerjaSamaID       `db:"kerja_sama_id"`
	Jalur          naskah.Jalur             `db:"jalur"`
	Cara           naskah.Cara              `db:"cara"`
	Imported       flag                     `db:"imported"`
	TemplateKode   naskah.Kode              `db:"template_kode"`
	TemplateVersi  string                   `db:"template_versi"`
	TemplateDigest naskah.Digest            `db:"template_digest"`
	Nilai          naskah.Digest            `db:"nilai"`
	Judul          string                   `db:"judul"`
	Tahun          int                      `db:"tahun"`
	Tanggal        string                   `db:"tanggal"`
	Tempat         string                   `db:"tempat"`
	Mulai          string                   `db:"mulai"`
	AkhirKind      naskah.AkhirKind         `db:"akhir_kind"`
	Akhir          string                   `db:"akhir"`
	Parties        jsonColumn[[]partyJSON]  `db:"parties"`
	Nomor          jsonColumn[[]nomorJSON]  `db:"nomor"`
	Signers        jsonColumn[[]signerJSON] `db:"signers"`
	Parafs         jsonColumn[[]parafJSON]  `db:"parafs"`
	Reasons        jsonColumn[[]reasonJSON] `db:"reasons"`
	Writers        jsonColumn[[]writerJSON] `db:"writers"`
	Klasifikasi    string                   `db:"klasifikasi"`
	Lokasi         string                   `db:"lokasi"`
	Tingkat        string                   `db:"tingkat"`
	Asli           jsonColumn[[]asliJSON]   `db:"asli"`
	Batas          string                   `db:"batas"`
	Batch          string                   `db:"batch"`
	Current        naskah.Digest            `db:"current_digest"`
	Kode           string                   `db:"kode"`
	Author         naskah.UserID            `db:"author"`
	CreatedAt      milli                    `db:"created_at"`
	UpdatedAt      milli                    `db:"updated_at"`
	Cari           string                   `db:"cari"`
}

const naskahColumns = `n.id, n.seq, n.state, n.jenis, n.instansi_id, n.unit_id, n.kerja_sama_id, n.jalur, n.cara, n.imported,
	n.template_kode, n.template_versi, n.template_digest, n.nilai, n.judul, n.tahun, n.tanggal, n.tempat, n.mulai, n.akhir_kind, n.akhir,
	n.parties, n.nomor, n.signers, n.parafs, n.reasons, n.writers, n.klasifikasi, n.lokasi, n.tingkat, n.asli, n.batas, n.batch,
	n.current_digest, n.kode,
	n.author, n.created_at, n.updated_at, n.cari`

const insertNaskah = `INSERT INTO naskah (id, seq, state, jenis, instansi_id, unit_id, kerja_sama_id, jalur, cara, imported,
	template_kode, template_versi, template_digest, nilai, judul, tahun, tanggal, tempat, mulai, akhir_kind, akhir,
	parties, nomor, signers, parafs, reasons, writers, klasifikasi, lokasi, tingkat, asli, batas, batch, current_digest, kode,
	author, created_at, updated_at, cari)
	VALUES (:id, :seq, :state, :jenis, :instansi_id, :unit_id, :kerja_sama_id, :jalur, :cara, :imported,
	:template_kode, :template_versi, :template_digest, :nilai, :judul, :tahun, :tanggal, :tempat, :mulai, :akhir_kind, :akhir,
	:parties, :nomor, :signers, :parafs, :reasons, :writers, :klasifikasi, :lokasi, :tingkat, :asli, :batas, :batch, :current_digest, :kode,
	:author, :created_at, :updated_at, :cari)`

// updateNaskah is the one write: it names the sequence number that it replaces.
const updateNaskah = `UPDATE naskah SET seq = :seq, state = :state, jenis = :jenis, instansi_id = :instansi_id, unit_id = :unit_id,
	kerja_sama_id = :kerja_sama_id, jalur = :jalur, cara = :cara, imported = :imported, template_kode = :template_kode,
	template_versi = :template_versi, template_digest = :template_digest, nilai = :nilai, judul = :judul, tahun = :tahun,
	tanggal = :tanggal, tempat = :tempat, mulai = :mulai, akhir_kind = :akhir_kind, akhir = :akhir, parties = :parties,
	nomor = :nomor, signers = :signers, parafs = :parafs, reasons = :reasons, writers = :writers, klasifikasi = :klasifikasi,
	lokasi = :lokasi, tingkat = :tingkat, asli = :asli, batas = :batas, batch = :batch, current_digest = :current_digest, kode = :kode, author = :author,
	created_at = :created_at, updated_at = :updated_at, cari = :cari
	WHERE id = :id AND seq = :seq - 1`

func toNaskahRow(n naskah.Naskah) naskahRow {
	return naskahRow{
		ID: n.ID, Seq: n.Seq, State: n.State, Jenis: n.Jenis, Instansi: n.Instansi, Unit: n.Unit, KerjaSama: n.KerjaSama, Jalur: n.Jalur,
		Cara: n.Cara, Imported: toFlag(n.Imported), TemplateKode: n.Template.Kode, TemplateVersi: n.Template.Versi,
		TemplateDigest: n.Template.Digest, Nilai: n.Values, Judul: n.Judul, Tahun: n.Tahun, Tanggal: n.Tanggal.String(), Tempat: n.Tempat,
		Mulai: n.Mulai.String(), AkhirKind: n.Berakhir.Kind, Akhir: n.Berakhir.Date.String(),
		Parties: jsonColumn[[]partyJSON]{each(n.Parties, toParty)}, Nomor: jsonColumn[[]nomorJSON]{each(n.Nomor, toNomor)},
		Signers: jsonColumn[[]signerJSON]{each(n.Signers, toSigner)}, Parafs: jsonColumn[[]parafJSON]{each(n.Parafs, toParaf)},
		Reasons: jsonColumn[[]reasonJSON]{each(n.Reasons, toReason)}, Writers: jsonColumn[[]writerJSON]{each(n.Writers, toWriter)},
		Klasifikasi: n.Klasifikasi, Lokasi: n.Lokasi, Tingkat: n.Tingkat,
		Asli: jsonColumn[[]asliJSON]{each(n.Asli, toAsli)}, Batas: n.Batas.String(), Batch: n.Batch, Current: n.Current, Kode: n.Kode, Author: n.Author,
		CreatedAt: toMilli(n.CreatedAt), UpdatedAt: toMilli(n.UpdatedAt), Cari: n.SearchText(),
	}
}

func (r naskahRow) naskah() (naskah.Naskah, error) {
	ds, err := dates(r.Tanggal, r.Mulai, r.Akhir, r.Batas)
	if err != nil {
		return naskah.Naskah{}, unreadable("naskah", string(r.ID), err)
	}
	signers, err := signersOf(r.Signers.v)
	if err != nil {
		return naskah.Naskah{}, unreadable("naskah", string(r.ID), err)
	}
	return naskah.Naskah{
		ID: r.ID, Seq: r.Seq, State: r.State, Jenis: r.Jenis, Instansi: r.Instansi, Unit: r.Unit, KerjaSama: r.KerjaSama, Jalur: r.Jalur,
		Cara: r.Cara, Imported: r.Imported != 0, Template: naskah.TemplateRef{Kode: r.TemplateKode, Versi: r.TemplateVersi, Digest: r.TemplateDigest},
		Values: r.Nilai, Judul: r.Judul, Tahun: r.Tahun, Tanggal: ds[0], Tempat: r.Tempat, Mulai: ds[1],
		Berakhir: naskah.Akhir{Kind: r.AkhirKind, Date: ds[2]},
		Parties:  each(r.Parties.v, partyJSON.party), Nomor: each(r.Nomor.v, nomorJSON.nomor), Signers: signers,
		Parafs: each(r.Parafs.v, parafJSON.paraf), Reasons: each(r.Reasons.v, reasonJSON.reason), Writers: each(r.Writers.v, writerJSON.writer),
		Klasifikasi: r.Klasifikasi, Lokasi: r.Lokasi, Tingkat: r.Tingkat,
		Asli: each(r.Asli.v, asliJSON.asli), Batas: ds[3], Batch: r.Batch, Current: r.Current, Kode: r.Kode, Author: r.Author,
		CreatedAt: r.CreatedAt.time(), UpdatedAt: r.UpdatedAt.time(),
	}, nil
}
