package sqlstore

import (
	"context"

	"github.com/jmoiron/sqlx"

	"naskah/internal/naskah"
)

// pendingRow is a row of table pending.
type pendingRow struct {
	ID          string             `db:"id"`
	Instansi    naskah.InstansiID  `db:"instansi_id"`
	SubjectKind naskah.SubjectKind `db:"subject_kind"`
	SubjectID   string             `db:"subject_id"`
	Seq         int                `db:"seq"`
	Act         naskah.Act         `db:"act"`
	actor
	Orang  naskah.OrangID          `db:"by_orang"`
	At     milli                   `db:"at_ms"`
	Until  milli                   `db:"until_at"`
	Reason string                  `db:"reason"`
	Change string                  `db:"change"`
	Digest naskah.Digest           `db:"digest"`
	State  naskah.PendingState     `db:"state"`
	Answer jsonColumn[*answerJSON] `db:"answer"`
}

type answerJSON struct {
	By     principalJSON `json:"by"`
	At     milli         `json:"at"`
	Reason string        `json:"reason,omitempty"`
}

const pendingColumns = `p.id, p.instansi_id, p.subject_kind, p.subject_id, p.seq, p.act, p.by_user, p.by_nama, p.by_role, p.by_instansi, p.by_orang,
	p.at_ms, p.until_at, p.reason, p.change, p.digest, p.state, p.answer`

const insertPending = `INSERT INTO pending (id, instansi_id, subject_kind, subject_id, seq, act, by_user, by_nama, by_role, by_instansi, by_orang,
	at_ms, until_at, reason, change, digest, state, answer)
	VALUES (:id, :instansi_id, :subject_kind, :subject_id, :seq, :act, :by_user, :by_nama, :by_role, :by_instansi, :by_orang,
	:at_ms, :until_at, :reason, :change, :digest, :state, :answer)`

// endPending is the one way in which a proposal changes: from waiting to its end.
const endPending = `UPDATE pending SET state = :state, answer = :answer WHERE id = :id AND state = 'waiting'`

func toPending(p naskah.Pending) pendingRow {
	r := pendingRow{
		ID: p.ID, Instansi: p.Instansi, SubjectKind: p.Subject.Kind, SubjectID: p.Subject.ID, Seq: p.Seq, Act: p.Act, actor: toActor(p.By),
		Orang: p.By.Orang, At: toMilli(p.At), Until: toMilli(p.Until), Reason: p.Reason, Change: string(p.Change), Digest: p.Digest, State: p.State,
	}
	if a := p.Answer; a != nil {
		by := toPrincipal(&a.By)
		by.Orang = a.By.Orang
		r.Answer.v = &answerJSON{By: *by, At: toMilli(a.At), Reason: a.Reason}
	}
	return r
}

func (r pendingRow) pending() (naskah.Pending, error) {
	p := naskah.Pending{
		ID: r.ID, Instansi: r.Instansi, Subject: naskah.Subject{Kind: r.SubjectKind, ID: r.SubjectID}, Seq: r.Seq, Act: r.Act, By: r.principal(),
		At: r.At.time(), Until: r.Until.time(), Reason: r.Reason, Change: toRaw(r.Change), Digest: r.Digest, State: r.State,
	}
	p.By.Orang = r.Orang
	if a := r.Answer.v; a != nil {
		by := a.By.principal()
		by.Orang = a.By.Orang
		p.Answer = &naskah.Answer{By: *by, At: a.At.time(), Reason: a.Reason}
	}
	return p, nil
}

// Propose keeps an act that waits for a second person. That the naskah stands as it is named is held until the transaction ends. Who
// changes it afterwards leaves a proposal that can run no more: Change.Carries asks for the state that it names.
func (d *DB) Propose(ctx context.Context, p naskah.Pending) error {
	p, e, err := p.Settle(d.clock())
	if err != nil {
		return err
	}
	return d.write(ctx, func(tx *txn) error {
		if p.Subject.Kind == naskah.SubjectNaskah {
			done, err := tx.ExecContext(ctx, `UPDATE naskah SET seq = seq WHERE id = $1 AND seq = $2`, p.Subject.ID, p.Seq)
			if err != nil {
				return translate(err)
			}
			if n, err := done.RowsAffected(); err != nil || n != 1 {
				return orConflict(err)
			}
		}
		var same int
		if err := tx.GetContext(ctx, &same, `SELECT count(*) FROM pending WHERE id = $1`, p.ID); err != nil {
			return translate(err)
		}
		if same > 0 {
			return naskah.Twice()
		}
		if _, err := tx.NamedExecContext(ctx, insertPending, toPending(p)); err != nil {
			return taken(err, naskah.PendingExists())
		}
		return addEvent(ctx, tx, e)
	})
}

// Answer ends a waiting proposal without its act.
func (d *DB) Answer(ctx context.Context, id string, to naskah.PendingState, a naskah.Answer) error {
	if to == naskah.PendingConfirmed {
		return naskah.ConfirmedAlone()
	}
	return d.write(ctx, func(tx *txn) error {
		p, err := onePending(ctx, tx, id)
		if err != nil {
			return err
		}
		if p.ID == "" {
			return naskah.Absent()
		}
		return d.end(ctx, tx, p, to, a)
	})
}

// confirm ends the proposal that c carries out.
func (d *DB) confirm(ctx context.Context, tx *txn, c naskah.Change) error {
	p, err := onePending(ctx, tx, c.Pending.ID)
	switch {
	case err != nil:
		return err
	case p.ID == "":
		return naskah.Dangling("usul")
	case p.State != naskah.PendingWaiting:
		return naskah.PendingOver()
	}
	if err := c.Carries(p); err != nil {
		return err
	}
	return d.end(ctx, tx, p, naskah.PendingConfirmed, *c.Pending.Answer)
}

func (d *DB) end(ctx context.Context, tx *txn, p naskah.Pending, to naskah.PendingState, a naskah.Answer) error {
	last, err := lastEvent(ctx, tx, p.Own())
	if err != nil {
		return err
	}
	p, e, err := p.End(to, a, last, d.clock())
	if err != nil {
		return err
	}
	done, err := tx.NamedExecContext(ctx, endPending, toPending(p))
	if err != nil {
		return translate(err)
	}
	if n, err := done.RowsAffected(); err != nil || n != 1 {
		if err != nil {
			return translate(err)
		}
		return naskah.PendingOver()
	}
	return addEvent(ctx, tx, e)
}

// onePending is the proposal with that ID; its ID is empty when there is none.
func onePending(ctx context.Context, q sqlx.QueryerContext, id string) (naskah.Pending, error) {
	ps, err := pendings(ctx, q, naskah.ScopeSystem(), naskah.PendingFilter{ID: id, Limit: 1})
	if err != nil || len(ps) == 0 {
		return naskah.Pending{}, err
	}
	return ps[0], nil
}

// Pendings are the proposals that the scope shows, newest first.
func (d *DB) Pendings(ctx context.Context, s naskah.Scope, f naskah.PendingFilter) ([]naskah.Pending, error) {
	return pendings(ctx, d.db, s, f)
}

func pendings(ctx context.Context, q sqlx.QueryerContext, s naskah.Scope, f naskah.PendingFilter) ([]naskah.Pending, error) {
	var w where
	w.pendings(s)
	if f.ID != "" {
		w.and("p.id = ?", f.ID)
	}
	if (f.Subject != naskah.Subject{}) {
		w.and("p.subject_kind = ? AND p.subject_id = ?", string(f.Subject.Kind), f.Subject.ID)
	}
	if f.State != "" {
		w.and("p.state = ?", string(f.State))
	}
	if !f.Until.IsZero() {
		w.and("p.until_at < ?", f.Until.UnixMilli())
	}
	query := `SELECT ` + pendingColumns + ` FROM pending p` + w.String() + ` ORDER BY p.at_ms DESC, p.id DESC LIMIT ` + w.arg(f.Rows())
	return selectRows(ctx, q, pendingRow.pending, query, w.args...)
}

// pendings is Scope.SeesPending in SQL, over pending p; the contract suite holds both equal.
func (w *where) pendings(s naskah.Scope) {
	switch {
	case s.IsSystem():
	case s.IsPublic():
		w.and("1 = 0")
	case s.Second():
		m, ours := marks(s.Penuh())
		w.and("p.by_user = ? AND p.by_user <> '' OR p.instansi_id IN ("+m+")", append([]any{string(s.User())}, ours...)...)
	default:
		w.and("p.by_user = ? AND p.by_user <> ''", string(s.User()))
	}
}

// Similar are naskah of the reader's own register that may be the same as the one probed, best first: those that have a word in common
// are read, and naskah.Resemble says which are like it.
func (d *DB) Similar(ctx context.Context, s naskah.Scope, p naskah.Probe) ([]naskah.Naskah, error) {
	words := p.Words()
	if len(words) == 0 {
		return nil, nil
	}
	var w where
	w.scope(s, false)
	w.register(s, "n.instansi_id")
	w.and("n.state <> 'cancelled'")
	if kinds := p.Families(); len(kinds) > 0 {
		in(&w, "n.jenis", kinds)
	}
	if y := p.Year(); y != 0 {
		w.and("n.tahun IN (0, ?)", y)
	}
	var any1 []string
	var args []any
	for _, word := range words {
		any1, args = append(any1, `n.cari LIKE ? ESCAPE '\'`), append(args, "%"+escapeLike.Replace(word)+"%")
	}
	w.or(any1, args)
	list, err := selectRows(ctx, d.db, naskahRow.naskah, `SELECT `+naskahColumns+` FROM naskah n`+w.String(), w.args...)
	if err != nil {
		return nil, err
	}
	return p.Most(list), nil
}
