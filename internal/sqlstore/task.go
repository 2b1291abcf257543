package sqlstore

import (
	"context"

	"naskah/internal/naskah"
)

// taskRow is a row of table task.
type taskRow struct {
	Kind        naskah.TaskKind    `db:"kind"`
	SubjectKind naskah.SubjectKind `db:"subject_kind"`
	SubjectID   string             `db:"subject_id"`
	Args        string             `db:"args"`
	RunAt       milli              `db:"run_at"`
}

const insertTask = `INSERT INTO task (kind, subject_kind, subject_id, args, run_at) VALUES (:kind, :subject_kind, :subject_id, :args, :run_at)`

func addTasks(ctx context.Context, tx *txn, tasks []naskah.Task) error {
	for _, t := range tasks {
		row := taskRow{Kind: t.Kind, SubjectKind: t.Subject.Kind, SubjectID: t.Subject.ID, Args: string(t.Args), RunAt: toMilli(t.RunAt)}
		if _, err := tx.NamedExecContext(ctx, insertTask, row); err != nil {
			return translate(err)
		}
	}
	return nil
}
