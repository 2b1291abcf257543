package jobs

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"

	"github.com/riverqueue/river"

	"naskah/internal/naskah"
)

// Enqueuer gives the function with which a registry on an engine keeps the tasks of a change in the change's own transaction: what is
// rolled back leaves no job, what is committed is done. A task that waits already is not kept twice.
func Enqueuer(engine string) (func(context.Context, *sql.Tx, []naskah.Task) error, error) {
	d, err := driver(engine, nil)
	if err != nil {
		return nil, err
	}
	client, err := river.NewClient(d, settings(slog.New(slog.DiscardHandler)))
	if err != nil {
		return nil, fmt.Errorf("jobs: enqueuer: %w", err)
	}
	return func(ctx context.Context, tx *sql.Tx, tasks []naskah.Task) error {
		params := make([]river.InsertManyParams, 0, len(tasks))
		for _, t := range tasks {
			params = append(params, river.InsertManyParams{Args: toTask(t), InsertOpts: options(t)})
		}
		if _, err := client.InsertManyTx(ctx, tx, params); err != nil {
			return fmt.Errorf("jobs: enqueue: %w", translate(err))
		}
		return nil
	}, nil
}
