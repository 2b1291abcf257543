package main

import (
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"testing"
	"time"
)

// An entry of the ledger: who did what to which naskah.
type entry struct{ naskah, act, login string }

// A ledger is what the people of a soak know of what they did, kept on their side.
type ledger struct {
	mu      sync.Mutex
	sure    map[entry]int // acknowledged
	unsure  map[entry]int // sent, and no answer came
	took    map[string][]time.Duration
	retried int
	races   int // somebody else at the same desk was first
	wrong   []error
}

func newLedger() *ledger {
	return &ledger{sure: map[entry]int{}, unsure: map[entry]int{}, took: map[string][]time.Duration{}}
}

func (l *ledger) did(e entry) { l.mu.Lock(); l.sure[e]++; l.mu.Unlock() }

func (l *ledger) sent(e entry) { l.mu.Lock(); l.unsure[e]++; l.mu.Unlock() }

func (l *ledger) again() { l.mu.Lock(); l.retried++; l.mu.Unlock() }

func (l *ledger) lost() { l.mu.Lock(); l.races++; l.mu.Unlock() }

func (l *ledger) time(kind string, d time.Duration) {
	l.mu.Lock()
	l.took[kind] = append(l.took[kind], d)
	l.mu.Unlock()
}

func (l *ledger) fail(format string, a ...any) {
	l.mu.Lock()
	l.wrong = append(l.wrong, fmt.Errorf(format, a...))
	l.mu.Unlock()
}

// ours says whether the soak made a naskah: those of the sample office wait for what no script knows.
func (l *ledger) ours(id string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.sure[entry{id, "create", "yuni"}] > 0
}

// numbered says whether a naskah got its number from one of us.
func (l *ledger) numbered(id string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.sure[entry{id, "number", "ratna"}] > 0
}

func (l *ledger) kinds() []string { return slices.Sorted(maps.Keys(l.took)) }

// compare holds the ledger against the histories: every acknowledged act is there as often as it was acknowledged, and no more often
// than it was sent.
func (l *ledger) compare(t *testing.T, db *sql.DB) (err error) {
	t.Helper()
	// The last paraf approves, and the last seal finishes.
	rows, err := db.QueryContext(t.Context(), `SELECT e.subject_id, CASE e.act WHEN 'approve' THEN 'paraf' WHEN 'finish' THEN 'seal' ELSE e.act END, u.login, count(*) FROM event e JOIN users u ON u.id = e.by_user WHERE e.subject_kind = 'naskah' GROUP BY 1, 2, 3`)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	have := map[entry]int{}
	for rows.Next() {
		var e entry
		var n int
		if err := rows.Scan(&e.naskah, &e.act, &e.login, &n); err != nil {
			return err
		}
		have[e] = n
	}
	acts := map[string]int{}
	for e, n := range l.sure {
		acts[e.act]++
		if have[e] < n || have[e] > n+l.unsure[e] {
			t.Errorf("%v: acknowledged %d times, unanswered %d times, and %d times in the history", e, n, l.unsure[e], have[e])
		}
	}
	t.Logf("acknowledged and found exactly once: %v; without an answer: %d", acts, len(l.unsure))
	for _, act := range []string{"create", "submit", "paraf", "number", "open", "seal", "archive"} {
		if acts[act] == 0 && l.long() {
			t.Errorf("nobody did %q", act)
		}
	}
	if acts["create"] == 0 {
		t.Error("nobody did anything")
	}
	return rows.Err()
}

// long says whether there was time for everything to happen.
func (l *ledger) long() bool { return len(l.took["create"]) > 100 }
