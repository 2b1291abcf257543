package sqlstore

import (
	"context"

	"naskah/internal/naskah"
)

// The index rows of a naskah: what the scope and the work lists look for inside its lists. They are derived from the row and say
// nothing of their own; Audit compares them.

type indexRow struct {
	Naskah   naskah.NaskahID   `db:"naskah_id"`
	Place    int               `db:"place"`
	Instansi naskah.InstansiID `db:"instansi_id"`
	User     naskah.UserID     `db:"user_id"`
	Given    flag              `db:"given"`
}

// An index is one of the three tables.
type index struct {
	clear, insert, read string
	rows                func(naskah.Naskah) []indexRow
}

var indexes = []index{
	{
		clear:  `DELETE FROM naskah_party WHERE naskah_id = $1`,
		insert: `INSERT INTO naskah_party (naskah_id, place, instansi_id) VALUES (:naskah_id, :place, :instansi_id)`,
		read:   `SELECT naskah_id, place, instansi_id, '' AS user_id, 0 AS given FROM naskah_party WHERE naskah_id = $1 ORDER BY place`,
		rows: func(n naskah.Naskah) (out []indexRow) {
			for i, p := range n.Parties {
				if p.Instansi != "" {
					out = append(out, indexRow{Naskah: n.ID, Place: i, Instansi: p.Instansi})
				}
			}
			return out
		},
	},
	{
		clear:  `DELETE FROM naskah_signer WHERE naskah_id = $1`,
		insert: `INSERT INTO naskah_signer (naskah_id, place, user_id) VALUES (:naskah_id, :place, :user_id)`,
		read:   `SELECT naskah_id, place, '' AS instansi_id, user_id, 0 AS given FROM naskah_signer WHERE naskah_id = $1 ORDER BY place`,
		rows: func(n naskah.Naskah) (out []indexRow) {
			for i, s := range n.Signers {
				if s.User != "" {
					out = append(out, indexRow{Naskah: n.ID, Place: i, User: s.User})
				}
			}
			return out
		},
	},
	{
		clear:  `DELETE FROM naskah_paraf WHERE naskah_id = $1`,
		insert: `INSERT INTO naskah_paraf (naskah_id, place, user_id, given) VALUES (:naskah_id, :place, :user_id, :given)`,
		read:   `SELECT naskah_id, place, '' AS instansi_id, user_id, given FROM naskah_paraf WHERE naskah_id = $1 ORDER BY place`,
		rows: func(n naskah.Naskah) (out []indexRow) {
			for i, p := range n.Parafs {
				out = append(out, indexRow{Naskah: n.ID, Place: i, User: p.User, Given: toFlag(!p.At.IsZero())})
			}
			return out
		},
	},
}

func saveIndex(ctx context.Context, tx *txn, n naskah.Naskah) error {
	for _, x := range indexes {
		if n.Seq > 1 {
			if _, err := tx.ExecContext(ctx, x.clear, string(n.ID)); err != nil {
				return translate(err)
			}
		}
		for _, row := range x.rows(n) {
			if _, err := tx.NamedExecContext(ctx, x.insert, row); err != nil {
				return translate(err)
			}
		}
	}
	return nil
}
