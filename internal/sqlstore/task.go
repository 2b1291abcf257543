package sqlstore

import (
	"context"

	"github.com/jmoiron/sqlx"

	"naskah/internal/naskah"
)

// taskRow is a row of table task.
type taskRow struct {
	Kind        string             `db:"kind"`
	SubjectKind naskah.SubjectKind `db:"subject_kind"`
	SubjectID   string             `db:"subject_id"`
	Args        string             `db:"args"`
	RunAt       milli              `db:"run_at"`
}

const insertTask = `INSERT INTO task (kind, subject_kind, subject_id, args, run_at) VALUES (:kind, :subject_kind, :subject_id, :args, :run_at)`

func addTasks(ctx context.Context, tx *sqlx.Tx, tasks []naskah.Task) error {
	for _, t := range tasks {
		row := taskRow{Kind: t.Kind, SubjectKind: t.Subject.Kind, SubjectID: t.Subject.ID, Args: string(t.Args), RunAt: toMilli(t.RunAt)}
		if _, err := tx.NamedExecContext(ctx, insertTask, row); err != nil {
			return translate(err)
		}
	}
	return nil
}

// pendingRow is a row of table pending.
type pendingRow struct {
	ID          string             `db:"id"`
	Instansi    naskah.InstansiID  `db:"instansi_id"`
	SubjectKind naskah.SubjectKind `db:"subject_kind"`
	SubjectID   string             `db:"subject_id"`
	Seq         int                `db:"seq"`
	Act         naskah.Act         `db:"act"`
	actor
	At     milli         `db:"at_ms"`
	Until  milli         `db:"until_at"`
	Change string        `db:"change"`
	Digest naskah.Digest `db:"digest"`
	State  string        `db:"state"`
}

const upsertPending = `INSERT INTO pending (id, instansi_id, subject_kind, subject_id, seq, act, by_user, by_nama, by_role, by_instansi,
	at_ms, until_at, change, digest, state)
	VALUES (:id, :instansi_id, :subject_kind, :subject_id, :seq, :act, :by_user, :by_nama, :by_role, :by_instansi,
	:at_ms, :until_at, :change, :digest, :state)
	ON CONFLICT (id) DO UPDATE SET state = excluded.state`

func savePending(ctx context.Context, tx *sqlx.Tx, p naskah.Pending) error {
	_, err := tx.NamedExecContext(ctx, upsertPending, pendingRow{
		ID: p.ID, Instansi: p.Instansi, SubjectKind: p.Subject.Kind, SubjectID: p.Subject.ID, Seq: p.Seq, Act: p.Act, actor: toActor(p.By),
		At: toMilli(p.At), Until: toMilli(p.Until), Change: string(p.Change), Digest: p.Digest, State: p.State,
	})
	return translate(err)
}
