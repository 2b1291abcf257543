package sqlstore

import (
	"context"

	"github.com/jmoiron/sqlx"

	"naskah/internal/naskah"
)

// versionRow is a row of table version.
type versionRow struct {
	Naskah   naskah.NaskahID         `db:"naskah_id"`
	No       int                     `db:"no"`
	Digest   naskah.Digest           `db:"digest"`
	Locator  string                  `db:"locator"`
	Kind     naskah.VersionKind      `db:"kind"`
	Renderer string                  `db:"renderer"`
	Nilai    naskah.Digest           `db:"nilai"`
	Base     naskah.Digest           `db:"base"`
	Fields   jsonColumn[[]fieldJSON] `db:"fields"`
	Pages    int                     `db:"pages"`
	Session  naskah.SessionID        `db:"session_id"`
	MadeAt   milli                   `db:"made_at"`
}

const selectVersions = `SELECT naskah_id, no, digest, locator, kind, renderer, nilai, base, fields, pages, session_id, made_at
	FROM version WHERE naskah_id = $1 ORDER BY no`

const insertVersion = `INSERT INTO version (naskah_id, no, digest, locator, kind, renderer, nilai, base, fields, pages, session_id, made_at)
	VALUES (:naskah_id, :no, :digest, :locator, :kind, :renderer, :nilai, :base, :fields, :pages, :session_id, :made_at)`

func (r versionRow) version() (naskah.Version, error) {
	return naskah.Version{
		No: r.No, Ref: naskah.Ref{Digest: r.Digest, Locator: r.Locator}, Of: r.Kind, Renderer: r.Renderer, Values: r.Nilai, Base: r.Base,
		Fields: each(r.Fields.v, fieldJSON.field), Pages: r.Pages, Session: r.Session, At: r.MadeAt.time(),
	}, nil
}

func versions(ctx context.Context, q sqlx.QueryerContext, id naskah.NaskahID) ([]naskah.Version, error) {
	return selectRows(ctx, q, versionRow.version, selectVersions, string(id))
}

// addVersion appends a version, which must be the next.
func addVersion(ctx context.Context, tx *txn, id naskah.NaskahID, v naskah.Version) error {
	var have int
	if err := tx.GetContext(ctx, &have, `SELECT coalesce(max(no), 0) FROM version WHERE naskah_id = $1`, string(id)); err != nil {
		return translate(err)
	}
	if v.No != have+1 {
		return naskah.VersionGap(v.No, have)
	}
	_, err := tx.NamedExecContext(ctx, insertVersion, versionRow{
		Naskah: id, No: v.No, Digest: v.Ref.Digest, Locator: v.Ref.Locator, Kind: v.Of, Renderer: v.Renderer, Nilai: v.Values, Base: v.Base,
		Fields: jsonColumn[[]fieldJSON]{each(v.Fields, toField)}, Pages: v.Pages, Session: v.Session, MadeAt: toMilli(v.At),
	})
	return translate(err)
}
