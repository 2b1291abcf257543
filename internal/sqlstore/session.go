package sqlstore

import (
	"context"
	"database/sql"
	"errors"

	"github.com/jmoiron/sqlx"

	"naskah/internal/naskah"
)

// sessionRow is a row of table session; no is its place among the sessions of its naskah.
type sessionRow struct {
	ID       naskah.SessionID        `db:"id"`
	Naskah   naskah.NaskahID         `db:"naskah_id"`
	No       int                     `db:"no"`
	State    naskah.SessionState     `db:"state"`
	Base     naskah.Digest           `db:"base"`
	Intent   jsonColumn[*intentJSON] `db:"intent"`
	Deadline milli                   `db:"deadline"`
}

// turnRow is a row of table turn.
type turnRow struct {
	Session naskah.SessionID        `db:"session_id"`
	Place   int                     `db:"place"`
	Party   int                     `db:"party"`
	Urutan  int                     `db:"urutan"`
	User    naskah.UserID           `db:"user_id"`
	Pejabat jsonColumn[pejabatJSON] `db:"pejabat"`
	State   naskah.TurnState        `db:"state"`
	Sealed  naskah.Digest           `db:"sealed"`
	ActedAt milli                   `db:"acted_at"`
	Reason  string                  `db:"reason"`
	Tanggal string                  `db:"tanggal"`
}

const sessionColumns = `s.id, s.naskah_id, s.no, s.state, s.base, s.intent, s.deadline`

const selectTurns = `SELECT t.session_id, t.place, t.party, t.urutan, t.user_id, t.pejabat, t.state, t.sealed, t.acted_at, t.reason, t.tanggal
	FROM turn t JOIN session s ON s.id = t.session_id WHERE s.naskah_id = $1 ORDER BY s.no, t.place`

const upsertSession = `INSERT INTO session (id, naskah_id, no, state, base, intent, deadline)
	VALUES (:id, :naskah_id, :no, :state, :base, :intent, :deadline)
	ON CONFLICT (id) DO UPDATE SET state = excluded.state, intent = excluded.intent, deadline = excluded.deadline`

const upsertTurn = `INSERT INTO turn (session_id, place, party, urutan, user_id, pejabat, state, sealed, acted_at, reason, tanggal)
	VALUES (:session_id, :place, :party, :urutan, :user_id, :pejabat, :state, :sealed, :acted_at, :reason, :tanggal)
	ON CONFLICT (session_id, place) DO UPDATE SET party = excluded.party, urutan = excluded.urutan, user_id = excluded.user_id,
	pejabat = excluded.pejabat, state = excluded.state, sealed = excluded.sealed, acted_at = excluded.acted_at, reason = excluded.reason,
	tanggal = excluded.tanggal`

func (r sessionRow) session() (naskah.SigningSession, error) {
	return naskah.SigningSession{ID: r.ID, Naskah: r.Naskah, State: r.State, Base: r.Base, Intent: r.Intent.v.intent(), Deadline: r.Deadline.time()}, nil
}

func (r turnRow) turn() (naskah.Turn, error) {
	ds, err := dates(r.Tanggal)
	if err != nil {
		return naskah.Turn{}, unreadable("giliran", string(r.Session), err)
	}
	return naskah.Turn{
		Signer: naskah.Signer{Party: r.Party, Order: r.Urutan, User: r.User, Pejabat: naskah.PejabatSnapshot(r.Pejabat.v), Tanggal: ds[0]},
		State:  r.State, Sealed: r.Sealed, At: r.ActedAt.time(), Reason: r.Reason,
	}, nil
}

// sessions lists the sessions of a naskah in the order of their opening.
func sessions(ctx context.Context, q sqlx.QueryerContext, id naskah.NaskahID) ([]naskah.SigningSession, error) {
	out, err := selectRows(ctx, q, sessionRow.session, `SELECT `+sessionColumns+` FROM session s WHERE s.naskah_id = $1 ORDER BY s.no`, string(id))
	if err != nil || len(out) == 0 {
		return nil, err
	}
	var turns []turnRow
	if err := sqlx.SelectContext(ctx, q, &turns, selectTurns, string(id)); err != nil {
		return nil, translate(err)
	}
	for i := range out {
		for _, r := range turns {
			if r.Session != out[i].ID {
				continue
			}
			t, err := r.turn()
			if err != nil {
				return nil, err
			}
			out[i].Turns = append(out[i].Turns, t)
		}
	}
	return out, nil
}

// saveSession inserts a session or replaces it by its ID. The row of its naskah is held by this transaction.
func saveSession(ctx context.Context, tx *txn, s naskah.SigningSession) error {
	var old sessionRow
	err := tx.GetContext(ctx, &old, `SELECT `+sessionColumns+` FROM session s WHERE s.id = $1`, string(s.ID))
	switch {
	case errors.Is(err, sql.ErrNoRows):
		if err := tx.GetContext(ctx, &old.No, `SELECT coalesce(max(no), 0) + 1 FROM session WHERE naskah_id = $1`, string(s.Naskah)); err != nil {
			return translate(err)
		}
	case err != nil:
		return translate(err)
	default:
		if err := succeeds(ctx, tx, s, old); err != nil {
			return err
		}
	}
	row := sessionRow{
		ID: s.ID, Naskah: s.Naskah, No: old.No, State: s.State, Base: s.Base, Intent: jsonColumn[*intentJSON]{toIntent(s.Intent)}, Deadline: toMilli(s.Deadline),
	}
	if _, err := tx.NamedExecContext(ctx, upsertSession, row); err != nil {
		return translate(err)
	}
	for i, t := range s.Turns {
		row := turnRow{
			Session: s.ID, Place: i, Party: t.Signer.Party, Urutan: t.Signer.Order, User: t.Signer.User,
			Pejabat: jsonColumn[pejabatJSON]{pejabatJSON(t.Signer.Pejabat)}, State: t.State, Sealed: t.Sealed, ActedAt: toMilli(t.At), Reason: t.Reason,
			Tanggal: t.Signer.Tanggal.String(),
		}
		if _, err := tx.NamedExecContext(ctx, upsertTurn, row); err != nil {
			return translate(err)
		}
	}
	return nil
}

// succeeds checks that s may stand in the place of the session that is stored.
func succeeds(ctx context.Context, tx *txn, s naskah.SigningSession, old sessionRow) error {
	all, err := sessions(ctx, tx, old.Naskah)
	if err != nil {
		return err
	}
	for _, o := range all {
		if o.ID == s.ID {
			return s.Succeed(o)
		}
	}
	return nil
}
