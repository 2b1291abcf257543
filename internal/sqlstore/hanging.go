package sqlstore

import (
	"context"

	"naskah/internal/naskah"
)

// Rows that only ever come. Each hangs on the subject whose history remembers it: its owner.

type owner struct {
	Kind naskah.SubjectKind `db:"owner_kind"`
	ID   string             `db:"owner_id"`
}

func toOwner(sub naskah.Subject) owner { return owner{sub.Kind, sub.ID} }

// relasiRow is a row of table relasi.
type relasiRow struct {
	ID       string             `db:"id"`
	Instansi naskah.InstansiID  `db:"instansi_id"`
	Dari     naskah.NaskahID    `db:"dari"`
	Ke       naskah.NaskahID    `db:"ke"`
	Jenis    naskah.RelasiJenis `db:"jenis"`
	Tanggal  string             `db:"tanggal"`
	Dasar    string             `db:"dasar"`
	owner
}

const relasiColumns = `r.id, r.instansi_id, r.dari, r.ke, r.jenis, r.tanggal, r.dasar`

const insertRelasi = `INSERT INTO relasi (id, instansi_id, dari, ke, jenis, tanggal, dasar, owner_kind, owner_id)
	VALUES (:id, :instansi_id, :dari, :ke, :jenis, :tanggal, :dasar, :owner_kind, :owner_id)`

func (r relasiRow) relasi() (naskah.Relasi, error) {
	ds, err := dates(r.Tanggal)
	if err != nil {
		return naskah.Relasi{}, unreadable("hubungan", r.ID, err)
	}
	return naskah.Relasi{ID: r.ID, Instansi: r.Instansi, Dari: r.Dari, Ke: r.Ke, Jenis: r.Jenis, Tanggal: ds[0], Dasar: r.Dasar}, nil
}

func addRelasi(ctx context.Context, tx *txn, of naskah.Subject, r naskah.Relasi) error {
	if r.Dari == r.Ke {
		return naskah.Dangling("naskah lain")
	}
	_, err := tx.NamedExecContext(ctx, insertRelasi, relasiRow{
		ID: r.ID, Instansi: r.Instansi, Dari: r.Dari, Ke: r.Ke, Jenis: r.Jenis, Tanggal: r.Tanggal.String(), Dasar: r.Dasar, owner: toOwner(of),
	})
	return taken(err, naskah.Twice())
}

// Relasi lists the relations of a naskah in both directions, oldest first, to what the scope also sees.
func (d *DB) Relasi(ctx context.Context, s naskah.Scope, id naskah.NaskahID) ([]naskah.Relasi, error) {
	if _, sight, err := d.see(ctx, d.db, s, id); err != nil {
		return nil, err
	} else if sight == naskah.SeesNothing {
		return nil, naskah.Absent()
	}
	var w where
	w.and("r.dari = ? OR r.ke = ?", string(id), string(id))
	w.scope(s, true) // n is the other one
	query := `SELECT ` + relasiColumns + ` FROM relasi r JOIN naskah n ON n.id = CASE WHEN r.dari = ` + w.arg(string(id)) + ` THEN r.ke ELSE r.dari END`
	return selectRows(ctx, d.db, relasiRow.relasi, query+w.String()+` ORDER BY r.no`, w.args...)
}

// faktaRow is a row of table fakta.
type faktaRow struct {
	ID        string             `db:"id"`
	Instansi  naskah.InstansiID  `db:"instansi_id"`
	KerjaSama naskah.KerjaSamaID `db:"kerja_sama_id"`
	Jenis     string             `db:"jenis"`
	Tanggal   string             `db:"tanggal"`
	Nilai     string             `db:"nilai"`
	Catatan   string             `db:"catatan"`
	owner
}

const faktaColumns = `id, instansi_id, kerja_sama_id, jenis, tanggal, nilai, catatan`

const insertFakta = `INSERT INTO fakta (id, instansi_id, kerja_sama_id, jenis, tanggal, nilai, catatan, owner_kind, owner_id)
	VALUES (:id, :instansi_id, :kerja_sama_id, :jenis, :tanggal, :nilai, :catatan, :owner_kind, :owner_id)`

func (r faktaRow) fakta() (naskah.Fakta, error) {
	ds, err := dates(r.Tanggal)
	if err != nil {
		return naskah.Fakta{}, unreadable("fakta", r.ID, err)
	}
	return naskah.Fakta{ID: r.ID, Instansi: r.Instansi, KerjaSama: r.KerjaSama, Jenis: r.Jenis, Tanggal: ds[0], Nilai: r.Nilai, Catatan: r.Catatan}, nil
}

func addFakta(ctx context.Context, tx *txn, of naskah.Subject, f naskah.Fakta) error {
	_, err := tx.NamedExecContext(ctx, insertFakta, faktaRow{
		ID: f.ID, Instansi: f.Instansi, KerjaSama: f.KerjaSama, Jenis: f.Jenis, Tanggal: f.Tanggal.String(), Nilai: f.Nilai, Catatan: f.Catatan,
		owner: toOwner(of),
	})
	return taken(err, naskah.Twice())
}

// Fakta lists the dated facts of a kerja sama, oldest entry first.
func (d *DB) Fakta(ctx context.Context, s naskah.Scope, k naskah.KerjaSamaID) ([]naskah.Fakta, error) {
	if _, err := d.seeSubject(ctx, d.db, s, naskah.Subject{Kind: naskah.SubjectKerjaSama, ID: string(k)}); err != nil {
		return nil, err
	}
	return selectRows(ctx, d.db, faktaRow.fakta, `SELECT `+faktaColumns+` FROM fakta WHERE kerja_sama_id = $1 ORDER BY no`, string(k))
}

// attachmentRow is a row of table attachment.
type attachmentRow struct {
	ID          string             `db:"id"`
	Instansi    naskah.InstansiID  `db:"instansi_id"`
	SubjectKind naskah.SubjectKind `db:"subject_kind"`
	SubjectID   string             `db:"subject_id"`
	Jenis       string             `db:"jenis"`
	Nama        string             `db:"nama"`
	Tipe        string             `db:"tipe"`
	Digest      naskah.Digest      `db:"digest"`
	Locator     string             `db:"locator"`
	Ukuran      int                `db:"ukuran"`
	Halaman     int                `db:"halaman"`
	Party       int                `db:"party"`
	Version     naskah.Digest      `db:"version"`
	Nomor       string             `db:"nomor"`
	Tanggal     string             `db:"tanggal"`
	Catatan     string             `db:"catatan"`
	Ganti       string             `db:"ganti"`
	By          naskah.UserID      `db:"by_user"`
	At          milli              `db:"at_ms"`
	owner
}

const attachmentColumns = `id, instansi_id, subject_kind, subject_id, jenis, nama, tipe, digest, locator,
	ukuran, halaman, party, version, nomor, tanggal, catatan, ganti, by_user, at_ms`

const insertAttachment = `INSERT INTO attachment (id, instansi_id, subject_kind, subject_id, jenis, nama, tipe, digest, locator,
	ukuran, halaman, party, version, nomor, tanggal, catatan, ganti, by_user, at_ms, owner_kind, owner_id)
	VALUES (:id, :instansi_id, :subject_kind, :subject_id, :jenis, :nama, :tipe, :digest, :locator,
	:ukuran, :halaman, :party, :version, :nomor, :tanggal, :catatan, :ganti, :by_user, :at_ms, :owner_kind, :owner_id)`

func (r attachmentRow) attachment() (naskah.Attachment, error) {
	ds, err := dates(r.Tanggal)
	if err != nil {
		return naskah.Attachment{}, unreadable("lampiran", r.ID, err)
	}
	return naskah.Attachment{
		ID: r.ID, Instansi: r.Instansi, Subject: naskah.Subject{Kind: r.SubjectKind, ID: r.SubjectID}, Jenis: r.Jenis, Nama: r.Nama, Tipe: r.Tipe,
		Ref: naskah.Ref{Digest: r.Digest, Locator: r.Locator}, Ukuran: r.Ukuran, Halaman: r.Halaman, Party: r.Party, Version: r.Version, Nomor: r.Nomor, Tanggal: ds[0],
		Catatan: r.Catatan, Ganti: r.Ganti, By: r.By, At: r.At.time(),
	}, nil
}

func addAttachment(ctx context.Context, tx *txn, of naskah.Subject, a naskah.Attachment) error {
	_, err := tx.NamedExecContext(ctx, insertAttachment, attachmentRow{
		ID: a.ID, Instansi: a.Instansi, SubjectKind: a.Subject.Kind, SubjectID: a.Subject.ID, Jenis: a.Jenis, Nama: a.Nama, Tipe: a.Tipe,
		Digest: a.Ref.Digest, Locator: a.Ref.Locator, Ukuran: a.Ukuran, Halaman: a.Halaman, Party: a.Party, Version: a.Version, Nomor: a.Nomor,
		Tanggal: a.Tanggal.String(), Catatan: a.Catatan, Ganti: a.Ganti, By: a.By, At: toMilli(a.At), owner: toOwner(of),
	})
	return taken(err, naskah.Twice())
}

// Attachments lists the files of a subject, oldest first.
func (d *DB) Attachments(ctx context.Context, s naskah.Scope, sub naskah.Subject) ([]naskah.Attachment, error) {
	if _, err := d.seeSubject(ctx, d.db, s, sub); err != nil {
		return nil, err
	}
	query := `SELECT ` + attachmentColumns + ` FROM attachment WHERE subject_kind = $1 AND subject_id = $2 ORDER BY no`
	return selectRows(ctx, d.db, attachmentRow.attachment, query, string(sub.Kind), sub.ID)
}

// deliveryRow is a row of table delivery.
type deliveryRow struct {
	ID       string            `db:"id"`
	Instansi naskah.InstansiID `db:"instansi_id"`
	Naskah   naskah.NaskahID   `db:"naskah_id"`
	Version  naskah.Digest     `db:"version"`
	Kepada   string            `db:"kepada"`
	Cara     string            `db:"cara"`
	By       naskah.UserID     `db:"by_user"`
	At       milli             `db:"at_ms"`
	owner
}

const deliveryColumns = `id, instansi_id, naskah_id, version, kepada, cara, by_user, at_ms`

const insertDelivery = `INSERT INTO delivery (id, instansi_id, naskah_id, version, kepada, cara, by_user, at_ms, owner_kind, owner_id)
	VALUES (:id, :instansi_id, :naskah_id, :version, :kepada, :cara, :by_user, :at_ms, :owner_kind, :owner_id)`

func (r deliveryRow) delivery() (naskah.Delivery, error) {
	return naskah.Delivery{ID: r.ID, Instansi: r.Instansi, Naskah: r.Naskah, Version: r.Version, Kepada: r.Kepada, Cara: r.Cara, By: r.By, At: r.At.time()}, nil
}

func addDelivery(ctx context.Context, tx *txn, of naskah.Subject, x naskah.Delivery) error {
	_, err := tx.NamedExecContext(ctx, insertDelivery, deliveryRow{
		ID: x.ID, Instansi: x.Instansi, Naskah: x.Naskah, Version: x.Version, Kepada: x.Kepada, Cara: x.Cara, By: x.By, At: toMilli(x.At), owner: toOwner(of),
	})
	return taken(err, naskah.Twice())
}

// Deliveries lists who received which version of a naskah, oldest first.
func (d *DB) Deliveries(ctx context.Context, s naskah.Scope, id naskah.NaskahID) ([]naskah.Delivery, error) {
	if _, err := d.full(ctx, d.db, s, id); err != nil {
		return nil, err
	}
	return selectRows(ctx, d.db, deliveryRow.delivery, `SELECT `+deliveryColumns+` FROM delivery WHERE naskah_id = $1 ORDER BY no`, string(id))
}
