package sqlstore

import (
	"context"
	"database/sql"
	"errors"

	"github.com/jmoiron/sqlx"

	"naskah/internal/naskah"
)

// A subjectTable is the table in which the rows of a kind of subject lie.
type subjectTable struct {
	table    string
	instansi string // the column that says whose it is
	one      string // reads the row
	next     string // moves the row one event on and returns it; empty where only the one write may
	scan     func(ctx context.Context, q sqlx.QueryerContext, query, id string) (stored, error)
}

// stored is the row of a subject; row is nil when there is none.
type stored struct {
	row    any
	seq    int
	broken error // the row is there and cannot be read
}

// subjects are the tables of the kinds that have a history.
var subjects = map[naskah.SubjectKind]subjectTable{
	naskah.SubjectNaskah: {
		table: "naskah", instansi: "instansi_id", one: `SELECT ` + naskahColumns + ` FROM naskah n WHERE n.id = $1`,
		scan: scanOne(naskahRow.naskah, func(r naskahRow) int { return r.Seq }),
	},
	naskah.SubjectInstansi: {
		table: "instansi", instansi: "id", one: instansiTable.one, next: instansiTable.next,
		scan: scanOne(instansiRow.instansi, func(r instansiRow) int { return r.Seq }),
	},
	naskah.SubjectUnit: {
		table: "unit", instansi: "instansi_id", one: unitTable.one, next: unitTable.next,
		scan: scanOne(unitRow.unit, func(r unitRow) int { return r.Seq }),
	},
	naskah.SubjectJabatan: {
		table: "jabatan", instansi: "instansi_id", one: jabatanTable.one, next: jabatanTable.next,
		scan: scanOne(jabatanRow.jabatan, func(r jabatanRow) int { return r.Seq }),
	},
	naskah.SubjectOrang: {
		table: "orang", instansi: "instansi_id", one: orangTable.one, next: orangTable.next,
		scan: scanOne(orangRow.orang, func(r orangRow) int { return r.Seq }),
	},
	naskah.SubjectPejabat: {
		table: "pejabat", instansi: "instansi_id", one: pejabatTable.one, next: pejabatTable.next,
		scan: scanOne(pejabatRow.pejabat, func(r pejabatRow) int { return r.Seq }),
	},
	naskah.SubjectMitra: {
		table: "mitra", instansi: "instansi_id", one: mitraTable.one, next: mitraTable.next,
		scan: scanOne(mitraRow.mitra, func(r mitraRow) int { return r.Seq }),
	},
	naskah.SubjectKerjaSama: {
		table: "kerja_sama", instansi: "instansi_id", one: kerjaSamaTable.one, next: kerjaSamaTable.next,
		scan: scanOne(kerjaSamaRow.kerjaSama, func(r kerjaSamaRow) int { return r.Seq }),
	},
	naskah.SubjectUsul: {
		table: "pending", instansi: "instansi_id", one: `SELECT ` + pendingColumns + ` FROM pending p WHERE p.id = $1`,
		scan: scanOne(pendingRow.pending, func(r pendingRow) int { return naskah.Pending{State: r.State}.Seat() }),
	},
	naskah.SubjectUser: {
		table: "users", instansi: "instansi_id", one: selectUser + ` WHERE id = $1`, next: nextUser,
		scan: scanOne(userRow.audited, func(r userRow) int { return r.Seq }),
	},
}

func scanOne[R, T any](make func(R) (T, error), seq func(R) int) func(context.Context, sqlx.QueryerContext, string, string) (stored, error) {
	return func(ctx context.Context, q sqlx.QueryerContext, query, id string) (stored, error) {
		var r R
		switch err := sqlx.GetContext(ctx, q, &r, query, id); {
		case errors.Is(err, sql.ErrNoRows):
			return stored{}, nil
		case errors.Is(err, naskah.Corrupt):
			return stored{broken: err}, nil
		case err != nil:
			return stored{}, translate(err)
		}
		x, err := make(r)
		if err != nil {
			return stored{seq: seq(r), broken: err}, nil
		}
		return stored{row: x, seq: seq(r)}, nil
	}
}

// instansiOf is the Instansi that a subject belongs to; false when there is no such subject.
func instansiOf(ctx context.Context, q sqlx.QueryerContext, sub naskah.Subject) (id naskah.InstansiID, ok bool, err error) {
	s, known := subjects[sub.Kind]
	if !known {
		return "", false, nil
	}
	err = sqlx.GetContext(ctx, q, &id, `SELECT `+s.instansi+` FROM `+s.table+` WHERE id = $1`, sub.ID)
	if errors.Is(err, sql.ErrNoRows) {
		return "", false, nil
	}
	return id, err == nil, translate(err)
}
