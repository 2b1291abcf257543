package sqlstore

import (
	"context"
	"time"

	"naskah/internal/naskah"
)

// candidates bounds how many naskah with the same bytes are looked at.
const candidates = 20

// Public is what anybody may know, by kode or by the digest of any version's bytes. Of several naskah that have the same bytes the
// one that was changed last answers.
func (d *DB) Public(ctx context.Context, kode string, digest naskah.Digest) (view naskah.PublicView, err error) {
	var w where
	if kode != "" {
		w.and("n.kode = ?", kode)
	}
	if digest != "" {
		w.and("n.id IN (SELECT v.naskah_id FROM version v WHERE v.digest = ?)", string(digest))
	}
	if len(w.text) == 0 {
		return naskah.PublicView{}, naskah.Absent()
	}
	err = d.read(ctx, func(tx *txn) error {
		query := `SELECT ` + naskahColumns + ` FROM naskah n` + w.String() + ` ORDER BY n.updated_at DESC, n.id DESC LIMIT ` + w.arg(candidates)
		found, err := selectRows(ctx, tx, naskahRow.naskah, query, w.args...)
		if err != nil {
			return err
		}
		for _, n := range found {
			v, ok, err := d.publish(ctx, tx, n, digest)
			if err != nil || ok {
				view = v
				return err
			}
		}
		return naskah.Absent()
	})
	return view, err
}

func (d *DB) publish(ctx context.Context, tx *txn, n naskah.Naskah, digest naskah.Digest) (naskah.PublicView, bool, error) {
	vs, err := versions(ctx, tx, n.ID)
	if err != nil {
		return naskah.PublicView{}, false, err
	}
	ss, err := sessions(ctx, tx, n.ID)
	if err != nil {
		return naskah.PublicView{}, false, err
	}
	today, err := d.today(ctx, tx, n.Instansi)
	if err != nil {
		return naskah.PublicView{}, false, err
	}
	var w where
	w.and("n.id = ?", string(n.ID))
	w.and(endedBy, today.String())
	ended, err := count(ctx, tx, &w)
	if err != nil {
		return naskah.PublicView{}, false, err
	}
	v, ok := naskah.Publish(n, vs, ss, ended > 0, digest)
	return v, ok, nil
}

// today is the civil day in the zone of the Instansi.
func (d *DB) today(ctx context.Context, tx *txn, id naskah.InstansiID) (naskah.Date, error) {
	var zona string
	if err := tx.GetContext(ctx, &zona, `SELECT zona FROM instansi WHERE id = $1`, string(id)); err != nil {
		return naskah.Date{}, translate(err)
	}
	loc, err := time.LoadLocation(zona)
	if err != nil {
		loc = time.UTC
	}
	return naskah.DateIn(d.clock(), loc), nil
}
