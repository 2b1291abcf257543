package sqlstore

import (
	"context"

	"naskah/internal/naskah"
)

// certificateRow is a row of table certificate.
type certificateRow struct {
	Fingerprint naskah.Digest     `db:"fingerprint"`
	Instansi    naskah.InstansiID `db:"instansi_id"`
	User        naskah.UserID     `db:"user_id"`
	Subject     string            `db:"subject"`
	Issuer      string            `db:"issuer"`
	Serial      string            `db:"serial"`
	Sealer      string            `db:"sealer"`
	NotBefore   milli             `db:"not_before"`
	NotAfter    milli             `db:"not_after"`
	Uji         flag              `db:"uji"`
	Revoked     flag              `db:"revoked"`
	At          milli             `db:"at_ms"`
	owner
}

const certificateColumns = `fingerprint, instansi_id, user_id, subject, issuer, serial, sealer, not_before, not_after, uji, revoked, at_ms`

const insertCertificate = `INSERT INTO certificate (fingerprint, instansi_id, user_id, subject, issuer, serial, sealer, not_before, not_after,
	uji, revoked, at_ms, owner_kind, owner_id)
	VALUES (:fingerprint, :instansi_id, :user_id, :subject, :issuer, :serial, :sealer, :not_before, :not_after, :uji, :revoked, :at_ms,
	:owner_kind, :owner_id)`

const revokeCertificate = `UPDATE certificate SET revoked = 1 WHERE fingerprint = $1 AND revoked = 0`

func (r certificateRow) certificate() (naskah.Certificate, error) {
	return naskah.Certificate{
		Fingerprint: r.Fingerprint, Instansi: r.Instansi, User: r.User, Subject: r.Subject, Issuer: r.Issuer, Serial: r.Serial, Sealer: r.Sealer,
		NotBefore: r.NotBefore.time(), NotAfter: r.NotAfter.time(), Uji: r.Uji != 0, Revoked: r.Revoked != 0, At: r.At.time(),
	}, nil
}

// saveCertificate: the only thing that ever changes of a certificate is that it is revoked.
func saveCertificate(ctx context.Context, tx *txn, of naskah.Subject, c naskah.Certificate) error {
	old, err := selectRows(ctx, tx, certificateRow.certificate, `SELECT `+certificateColumns+` FROM certificate WHERE fingerprint = $1`, string(c.Fingerprint))
	if err != nil {
		return err
	}
	if len(old) == 0 {
		_, err := tx.NamedExecContext(ctx, insertCertificate, certificateRow{
			Fingerprint: c.Fingerprint, Instansi: c.Instansi, User: c.User, Subject: c.Subject, Issuer: c.Issuer, Serial: c.Serial, Sealer: c.Sealer,
			NotBefore: toMilli(c.NotBefore), NotAfter: toMilli(c.NotAfter), Uji: toFlag(c.Uji), Revoked: toFlag(c.Revoked), At: toMilli(c.At), owner: toOwner(of),
		})
		return taken(err, naskah.Twice())
	}
	revoked := old[0]
	revoked.Revoked = true
	if old[0].Revoked || c != revoked {
		return naskah.Twice()
	}
	_, err = tx.ExecContext(ctx, revokeCertificate, string(c.Fingerprint))
	return translate(err)
}

// Certificates lists the certificates of a user, oldest first: his own, or those of his Instansi's users. An empty user: of all.
func (d *DB) Certificates(ctx context.Context, s naskah.Scope, u naskah.UserID) ([]naskah.Certificate, error) {
	var w where
	switch {
	case s.IsSystem():
	case s.IsPublic() || s.Outside():
		w.and("user_id = ? AND user_id <> ''", string(s.User()))
	default:
		m, ours := marks(s.Penuh())
		w.and("instansi_id IN ("+m+") OR user_id = ? AND user_id <> ''", append(ours, string(s.User()))...)
	}
	if u != "" {
		w.and("user_id = ?", string(u))
	}
	return selectRows(ctx, d.db, certificateRow.certificate, `SELECT `+certificateColumns+` FROM certificate`+w.String()+` ORDER BY no`, w.args...)
}
