package sqlstore

import (
	"context"
	"database/sql"
	"errors"

	"github.com/jmoiron/sqlx"

	"naskah/internal/naskah"
)

// Naskah is one naskah, as the scope shows it.
func (d *DB) Naskah(ctx context.Context, s naskah.Scope, id naskah.NaskahID) (naskah.Naskah, error) {
	n, sight, err := d.see(ctx, d.db, s, id)
	switch {
	case err != nil:
		return naskah.Naskah{}, err
	case sight == naskah.SeesRingkasan:
		return n.Ringkas(), nil
	case sight == naskah.SeesPenuh:
		return n, nil
	}
	return naskah.Naskah{}, naskah.Absent()
}

// see is the naskah and how much of it s shows. The scope stands in the query; Sees says how much.
func (d *DB) see(ctx context.Context, q sqlx.QueryerContext, s naskah.Scope, id naskah.NaskahID) (naskah.Naskah, naskah.Sight, error) {
	var w where
	w.and("n.id = ?", string(id))
	w.scope(s, true)
	var r naskahRow
	err := sqlx.GetContext(ctx, q, &r, `SELECT `+naskahColumns+` FROM naskah n`+w.String(), w.args...)
	if errors.Is(err, sql.ErrNoRows) {
		return naskah.Naskah{}, naskah.SeesNothing, nil
	}
	if err != nil {
		return naskah.Naskah{}, naskah.SeesNothing, translate(err)
	}
	n, err := r.naskah()
	return n, s.Sees(n), err
}

// full is see, for what only a reader in full may have.
func (d *DB) full(ctx context.Context, q sqlx.QueryerContext, s naskah.Scope, id naskah.NaskahID) (naskah.Naskah, error) {
	n, sight, err := d.see(ctx, q, s, id)
	if err == nil && sight != naskah.SeesPenuh {
		err = naskah.Absent()
	}
	return n, err
}

// Versions lists the versions of a naskah, oldest first.
func (d *DB) Versions(ctx context.Context, s naskah.Scope, id naskah.NaskahID) (out []naskah.Version, err error) {
	if _, err := d.full(ctx, d.db, s, id); err != nil {
		return nil, err
	}
	return versions(ctx, d.db, id)
}

// Sessions lists the signing sessions of a naskah, oldest first.
func (d *DB) Sessions(ctx context.Context, s naskah.Scope, id naskah.NaskahID) (out []naskah.SigningSession, err error) {
	err = d.read(ctx, func(tx *txn) error {
		if _, err := d.full(ctx, tx, s, id); err != nil {
			return err
		}
		out, err = sessions(ctx, tx, id)
		return err
	})
	return out, err
}
