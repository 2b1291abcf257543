package jobs_test

import (
	"sync"
	"testing"

	"naskah/internal/jobs"
)

// TestMigrate: many who migrate at once make the tables once, again changes nothing, and whoever asks before is told what to do.
func TestMigrate(t *testing.T) {
	each(t, func(t *testing.T, b base) {
		p := again(t, b.empty(t))
		if err := jobs.Schema(t.Context(), p.engine, p.db); code(err) != "JOB-SKEMA" {
			t.Errorf("before: %v", err)
		}
		var wg sync.WaitGroup
		for range 4 {
			other := again(t, p.dsn)
			wg.Go(func() {
				if err := jobs.Migrate(t.Context(), other.engine, other.db); err != nil {
					t.Errorf("migrate: %v", err)
				}
			})
		}
		wg.Wait()
		if err := jobs.Schema(t.Context(), p.engine, p.db); err != nil {
			t.Errorf("after: %v", err)
		}
		count := func() (n int) {
			if err := p.db.QueryRowContext(t.Context(), `SELECT count(*) FROM river_migration`).Scan(&n); err != nil {
				t.Fatal(err)
			}
			return n
		}
		before := count()
		if err := jobs.Migrate(t.Context(), p.engine, p.db); err != nil || count() != before || before < 6 {
			t.Errorf("again: %v, %d migrations, then %d", err, before, count())
		}
		if _, err := p.db.ExecContext(t.Context(), `DELETE FROM river_migration WHERE version = 6`); err != nil {
			t.Fatal(err)
		}
		if err := jobs.Schema(t.Context(), p.engine, p.db); code(err) != "JOB-SKEMA" {
			t.Errorf("without the last one: %v", err)
		}
	})
	for _, engine := range []string{"", "mysql"} {
		if _, err := jobs.Enqueuer(engine); code(err) != "JOB-MESIN" {
			t.Errorf("%q: %v", engine, err)
		}
	}
}
