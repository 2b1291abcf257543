package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"

	"github.com/jmoiron/sqlx"

	"naskah/internal/naskah"
)

// actor is the columns that say who acted.
type actor struct {
	User     naskah.UserID     `db:"by_user"`
	Nama     string            `db:"by_nama"`
	Role     naskah.Role       `db:"by_role"`
	Instansi naskah.InstansiID `db:"by_instansi"`
}

func toActor(p naskah.Principal) actor {
	return actor{User: p.User, Nama: p.Nama, Role: p.Role, Instansi: p.Instansi}
}

func (a actor) principal() naskah.Principal {
	return naskah.Principal{User: a.User, Nama: a.Nama, Role: a.Role, Instansi: a.Instansi}
}

// eventRow is a row of table event.
type eventRow struct {
	Kind naskah.SubjectKind `db:"subject_kind"`
	ID   string             `db:"subject_id"`
	Seq  int                `db:"seq"`
	At   milli              `db:"at_ms"`
	actor
	Second  string        `db:"second"` // JSON; empty: nobody
	Act     naskah.Act    `db:"act"`
	From    naskah.State  `db:"from_state"`
	To      naskah.State  `db:"to_state"`
	Version naskah.Digest `db:"version"`
	Detail  string        `db:"detail"`
	Prev    naskah.Digest `db:"prev"`
	Hash    naskah.Digest `db:"hash"`
}

const eventColumns = `e.subject_kind, e.subject_id, e.seq, e.at_ms, e.by_user, e.by_nama, e.by_role, e.by_instansi, e.second, e.act,
	e.from_state, e.to_state, e.version, e.detail, e.prev, e.hash`

const selectEvents = `SELECT ` + eventColumns + ` FROM event e WHERE e.subject_kind = $1 AND e.subject_id = $2 ORDER BY e.seq`

const selectLastEvent = `SELECT ` + eventColumns + ` FROM event e WHERE e.subject_kind = $1 AND e.subject_id = $2 ORDER BY e.seq DESC LIMIT 1`

const insertEvent = `INSERT INTO event (subject_kind, subject_id, seq, at_ms, by_user, by_nama, by_role, by_instansi, second, act,
	from_state, to_state, version, detail, prev, hash)
	VALUES (:subject_kind, :subject_id, :seq, :at_ms, :by_user, :by_nama, :by_role, :by_instansi, :second, :act,
	:from_state, :to_state, :version, :detail, :prev, :hash)`

func (r eventRow) event() (naskah.Event, error) {
	var second jsonColumn[*principalJSON]
	if err := second.Scan(r.Second); err != nil {
		return naskah.Event{}, err
	}
	return naskah.Event{
		Subject: naskah.Subject{Kind: r.Kind, ID: r.ID}, Seq: r.Seq, At: r.At.time(), By: r.principal(), Second: second.v.principal(),
		Act: r.Act, From: r.From, To: r.To, Version: r.Version, Detail: json.RawMessage(r.Detail), Prev: r.Prev, Hash: r.Hash,
	}, nil
}

// audited is event, for an audit, which reads on where the second person was overwritten with what was never written there: he
// becomes one whom no hash fits, so that the event is located.
func (r eventRow) audited() (naskah.Event, error) {
	e, err := r.event()
	if err != nil {
		raw := r.Second
		r.Second = ""
		e, err = r.event()
		e.Second = &naskah.Principal{Nama: raw}
	}
	return e, err
}

// lastEvent is the newest event of a subject; zero when it has none.
func lastEvent(ctx context.Context, tx *txn, sub naskah.Subject) (naskah.Event, error) {
	var r eventRow
	err := tx.GetContext(ctx, &r, selectLastEvent, string(sub.Kind), sub.ID)
	if errors.Is(err, sql.ErrNoRows) {
		return naskah.Event{}, nil
	}
	if err != nil {
		return naskah.Event{}, translate(err)
	}
	return r.event()
}

// lastBefore is lastEvent, for a write that names its sequence number: the first of a subject has none before it, and whoever was
// there already has its place.
func lastBefore(ctx context.Context, tx *txn, sub naskah.Subject, seq int) (naskah.Event, error) {
	if seq == 1 {
		return naskah.Event{}, nil
	}
	return lastEvent(ctx, tx, sub)
}

// addEvent appends an event. That its place is taken means that somebody was first.
func addEvent(ctx context.Context, tx *txn, e naskah.Event) error {
	second, err := json.Marshal(toPrincipal(e.Second))
	if err != nil {
		return err
	}
	if e.Second == nil {
		second = nil
	}
	_, err = tx.NamedExecContext(ctx, insertEvent, eventRow{
		Kind: e.Subject.Kind, ID: e.Subject.ID, Seq: e.Seq, At: toMilli(e.At), actor: toActor(e.By), Second: string(second),
		Act: e.Act, From: e.From, To: e.To, Version: e.Version, Detail: string(e.Detail), Prev: e.Prev, Hash: e.Hash,
	})
	return translate(err)
}

// seeSubject is NotFound unless the scope shows the subject in full; of a naskah it returns the row.
func (d *DB) seeSubject(ctx context.Context, q sqlx.QueryerContext, s naskah.Scope, sub naskah.Subject) (naskah.Naskah, error) {
	if sub.Kind == naskah.SubjectNaskah {
		return d.full(ctx, q, s, naskah.NaskahID(sub.ID))
	}
	if sub.Kind == naskah.SubjectUsul {
		ps, err := pendings(ctx, q, s, naskah.PendingFilter{ID: sub.ID, Limit: 1})
		if err == nil && len(ps) == 0 {
			err = naskah.Absent()
		}
		return naskah.Naskah{}, err
	}
	i, ok, err := instansiOf(ctx, q, sub)
	if err == nil && (!ok || !s.SeesInstansi(i)) {
		err = naskah.Absent()
	}
	return naskah.Naskah{}, err
}

// Events is the history of a subject, oldest first.
func (d *DB) Events(ctx context.Context, s naskah.Scope, sub naskah.Subject) (out []naskah.Event, err error) {
	err = d.read(ctx, func(tx *txn) error {
		n, err := d.seeSubject(ctx, tx, s, sub)
		if err != nil {
			return err
		}
		out, err = selectRows(ctx, tx, eventRow.event, selectEvents, string(sub.Kind), sub.ID)
		if sub.Kind == naskah.SubjectNaskah {
			out = slices.DeleteFunc(out, func(e naskah.Event) bool { return !s.SeesEvent(n, e) })
		}
		return err
	})
	return out, err
}

// Recent lists the newest events of naskah that the scope sees, newest first.
func (d *DB) Recent(ctx context.Context, s naskah.Scope, limit int) ([]naskah.Event, error) {
	var w where
	w.and("e.subject_kind = 'naskah'")
	w.scope(s, false)
	if !s.IsSystem() { // Scope.SeesEvent
		inside, args := "1 = 0", []any(nil)
		if !s.Outside() {
			m, ours := marks(s.Penuh())
			inside, args = "n.instansi_id IN ("+m+")", ours
		}
		w.and(inside+" OR e.from_state IN ("+turnStates+") OR e.to_state IN ("+turnStates+")", args...)
	}
	query := `SELECT ` + eventColumns + ` FROM event e JOIN naskah n ON n.id = e.subject_id` + w.String()
	return selectRows(ctx, d.db, eventRow.event, query+` ORDER BY e.at_ms DESC, e.subject_id DESC, e.seq DESC LIMIT `+w.arg(naskah.RecentRows(limit)), w.args...)
}

// refusalRow is a row of table refusal.
type refusalRow struct {
	Kind naskah.SubjectKind `db:"subject_kind"`
	ID   string             `db:"subject_id"`
	At   milli              `db:"at_ms"`
	actor
	Act  naskah.Act `db:"act"`
	Code string     `db:"code"`
}

const insertRefusal = `INSERT INTO refusal (subject_kind, subject_id, at_ms, by_user, by_nama, by_role, by_instansi, act, code)
	VALUES (:subject_kind, :subject_id, :at_ms, :by_user, :by_nama, :by_role, :by_instansi, :act, :code)`

const selectRefusals = `SELECT subject_kind, subject_id, at_ms, by_user, by_nama, by_role, by_instansi, act, code
	FROM refusal WHERE subject_kind = $1 AND subject_id = $2 ORDER BY no`

func (r refusalRow) refusal() (naskah.Refusal, error) {
	return naskah.Refusal{Subject: naskah.Subject{Kind: r.Kind, ID: r.ID}, At: r.At.time(), By: r.principal(), Act: r.Act, Code: r.Code}, nil
}

// Refuse remembers that an act was not allowed.
func (d *DB) Refuse(ctx context.Context, r naskah.Refusal) error {
	r = r.Normal()
	_, err := d.db.NamedExecContext(ctx, insertRefusal, refusalRow{Kind: r.Subject.Kind, ID: r.Subject.ID, At: toMilli(r.At), actor: toActor(r.By), Act: r.Act, Code: r.Code})
	return translate(err)
}

// Refusals lists the acts on a subject that were not allowed, oldest first; of a naskah only for its house.
func (d *DB) Refusals(ctx context.Context, s naskah.Scope, sub naskah.Subject) ([]naskah.Refusal, error) {
	n, err := d.seeSubject(ctx, d.db, s, sub)
	if err != nil || sub.Kind == naskah.SubjectNaskah && !s.Inside(n) {
		return nil, err
	}
	return selectRows(ctx, d.db, refusalRow.refusal, selectRefusals, string(sub.Kind), sub.ID)
}
