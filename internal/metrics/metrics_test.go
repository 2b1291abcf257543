package metrics_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil/promlint"

	"naskah/internal/memstore"
	"naskah/internal/metrics"
	"naskah/internal/naskah"
	"naskah/internal/naskah/storetest"
	"naskah/storage"
	"naskah/storage/storagetest"
)

// TestContractBooks: a counted database is a database.
func TestContractBooks(t *testing.T) {
	storetest.Run(t, func(_ *testing.T, clock naskah.Clock) storetest.Back {
		s := memstore.New(clock)
		return storetest.Back{Store: metrics.New().Books(s), Tasks: func(*testing.T) []naskah.Task { return s.Tasks() }}
	})
}

// TestContractObjects: a counted object store is an object store.
func TestContractObjects(t *testing.T) {
	storagetest.Run(t, func(*testing.T) storagetest.World {
		s := storage.Mem()
		return storagetest.World{Store: metrics.New().Objects(s), Damage: func(_ *testing.T, r naskah.Ref, b []byte) { s.Damage(r, b) }}
	})
}

// scrape is what Prometheus reads.
func scrape(t testing.TB, m *metrics.Metrics) string {
	t.Helper()
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/metrics", nil))
	if w.Code != http.StatusOK {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	return w.Body.String()
}

// wants holds a scrape to these lines.
func wants(t *testing.T, m *metrics.Metrics, lines ...string) {
	t.Helper()
	text := scrape(t, m)
	for _, want := range lines {
		if !strings.Contains(text, "\n"+want+"\n") {
			name, _, _ := strings.Cut(want, "{")
			name, _, _ = strings.Cut(name, " ")
			t.Errorf("no line %s; there is\n%s", want, strings.Join(regexp.MustCompile(`(?m)^`+name+`.*$`).FindAllString(text, -1), "\n"))
		}
	}
}

// whole is every metric with something in it.
func whole(t *testing.T) *metrics.Metrics {
	t.Helper()
	m := metrics.New()
	m.Request("/naskah/:id", "GET", 200, time.Millisecond)
	m.Refused("NSK-SEQ")
	m.Started(metrics.Build{Version: "1.2.3", Schema: 3, Engine: "postgres", Objects: "s3", Signing: true, Anchors: 2})
	m.Pool(func() sql.DBStats { return sql.DBStats{MaxOpenConnections: 16, InUse: 3, Idle: 2, WaitCount: 7} })
	m.Ready(func(context.Context) map[string]bool { return map[string]bool{"database": true, "objects": false} })
	m.Queue(&queue{counts: map[naskah.JobState]int{naskah.JobDead: 2}, oldest: start.Add(-time.Minute)}, func() time.Time { return start })
	again := m.Work(func(context.Context, naskah.Task) (time.Time, error) { return start, nil })
	if at, err := again(t.Context(), naskah.Task{Kind: naskah.TaskRetain}); err != nil || at != start {
		t.Fatal(at, err)
	}
	books := m.Books(memstore.New(time.Now))
	if err := books.Advance(t.Context(), naskah.Change{Event: naskah.Event{Act: naskah.ActSeal}}); err == nil {
		t.Fatal("an empty change was taken")
	}
	if err := books.Record(t.Context(), naskah.Record{Act: naskah.ActEdit, Unit: &naskah.Unit{}}); err == nil {
		t.Fatal("an empty record was taken")
	}
	if _, err := m.Sealer(sealer{}).Seal(t.Context(), naskah.SealRequest{}); err != nil {
		t.Fatal(err)
	}
	return m
}

var start = time.Date(2026, 11, 24, 2, 0, 0, 0, time.UTC)

// TestLint: names, units and help texts are as Prometheus asks.
func TestLint(t *testing.T) {
	problems, err := promlint.New(strings.NewReader(scrape(t, whole(t)))).Lint()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("%s: %s", p.Metric, p.Text)
	}
}

// TestValues: what was counted is what a scrape shows.
func TestValues(t *testing.T) {
	wants(t, whole(t),
		`naskah_http_requests_total{method="GET",route="/naskah/:id",status="2xx"} 1`,
		`naskah_http_request_duration_seconds_count{method="GET",route="/naskah/:id"} 1`,
		`naskah_refusals_total{code="NSK-SEQ"} 1`,
		`naskah_build_info{engine="postgres",goversion="`+goVersion()+`",objects="s3",schema="3",signing="true",version="1.2.3"} 1`,
		`naskah_trust_anchors 2`,
		`naskah_db_connections{state="in_use"} 3`, `naskah_db_connections{state="idle"} 2`, `naskah_db_connections{state="max"} 16`, `naskah_db_waits_total 7`,
		`naskah_ready{part="database"} 1`, `naskah_ready{part="objects"} 0`,
		`naskah_queue_up 1`, `naskah_jobs{state="mati"} 2`, `naskah_jobs{state="menunggu"} 0`, `naskah_jobs_oldest_waiting_seconds 60`,
		`naskah_jobs_worked_total{kind="retain",outcome="done"} 1`, `naskah_job_duration_seconds_count{kind="retain"} 1`,
		`naskah_acts_total{act="seal",outcome="conflict"} 1`, `naskah_store_errors_total{kind="conflict",method="Advance",port="Store"} 1`,
		`naskah_store_duration_seconds_count{method="Advance",port="Store"} 1`,
		`naskah_register_changes_total{outcome="refused",row="unit"} 1`,
		`naskah_seals_total{result="done"} 1`, `naskah_seal_duration_seconds_count 1`, `naskah_seals_in_progress 0`,
		`naskah_object_alarms_total{alarm="planted"} 0`, `naskah_log_lines_total{level="error"} 0`,
	)
}

// A sealer answers err.
type sealer struct {
	naskah.Sealer
	err error
}

func (s sealer) Seal(context.Context, naskah.SealRequest) ([]byte, error) { return nil, s.err }

// TestSeals: the result by the kind of its error, and a seal that hangs is seen while it does; no sealer stays none.
func TestSeals(t *testing.T) {
	m := metrics.New()
	if m.Sealer(nil) != nil {
		t.Fatal("signing is switched on by counting it")
	}
	for _, err := range []error{naskah.Errorf(naskah.Denied, "X", "x"), naskah.Errorf(naskah.Unavailable, "X", "x"), errors.New("x")} {
		if _, got := m.Sealer(sealer{err: err}).Seal(t.Context(), naskah.SealRequest{}); !errors.Is(got, err) {
			t.Fatalf("%v became %v", err, got)
		}
	}
	hung := m.Sealer(hangs{func() { wants(t, m, `naskah_seals_in_progress 1`) }})
	if _, err := hung.Seal(t.Context(), naskah.SealRequest{}); err != nil {
		t.Fatal(err)
	}
	wants(t, m, `naskah_seals_total{result="denied"} 1`, `naskah_seals_total{result="unavailable"} 1`, `naskah_seals_total{result="lain"} 1`,
		`naskah_seals_total{result="done"} 1`, `naskah_seals_in_progress 0`, `naskah_seal_duration_seconds_count 4`)
}

// A hangs looks from outside while it seals.
type hangs struct{ look func() }

func (hangs) Name() string                               { return "hangs" }
func (hangs) Ready(context.Context, naskah.Signer) error { return nil }

func (h hangs) Seal(context.Context, naskah.SealRequest) ([]byte, error) {
	h.look()
	return nil, nil
}

// TestAlarms: bytes that are gone, changed, hidden or planted ring, each its own bell; good ones and a store that is away ring none.
func TestAlarms(t *testing.T) {
	m, s := metrics.New(), storage.Mem()
	o := m.Objects(s)
	good, err := o.Put(t.Context(), []byte("baik"), naskah.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	bad, err := o.Put(t.Context(), []byte("rusak"), naskah.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	s.Damage(bad, []byte("lain"))
	for _, r := range []naskah.Ref{good, bad, {Digest: naskah.DigestOf([]byte("hilang"))}} {
		_, _ = o.Get(t.Context(), r)
	}
	for _, k := range []naskah.Kind{naskah.Corrupt, naskah.Unavailable} {
		code := map[naskah.Kind]string{naskah.Corrupt: "OBJ-TERSEMBUNYI", naskah.Unavailable: "OBJ-TIDAK-TERSEDIA"}[k]
		_, _ = m.Objects(away{err: naskah.Errorf(k, code, "x")}).Get(t.Context(), good)
	}
	m.Planted()
	wants(t, m, `naskah_object_alarms_total{alarm="corrupt"} 1`, `naskah_object_alarms_total{alarm="missing"} 1`,
		`naskah_object_alarms_total{alarm="hidden"} 1`, `naskah_object_alarms_total{alarm="planted"} 1`,
		`naskah_store_errors_total{kind="unavailable",method="Get",port="ObjectStore"} 1`)
	if err := o.Walk(t.Context(), func(naskah.Ref, error) error { return nil }); err != nil {
		t.Fatal(err)
	}
	wants(t, m, `naskah_object_alarms_total{alarm="corrupt"} 2`)
}

type away struct {
	naskah.ObjectStore
	err error
}

func (a away) Get(context.Context, naskah.Ref) ([]byte, error) { return nil, a.err }

// A queue that can be away.
type queue struct {
	naskah.Queue
	counts map[naskah.JobState]int
	oldest time.Time
	err    error
	asked  int
}

func (q *queue) Counts(context.Context) (map[naskah.JobState]int, error) {
	q.asked++
	return q.counts, q.err
}

func (q *queue) OldestDue(context.Context) (time.Time, error) { return q.oldest, nil }

// TestQueue: asked once in ten seconds; one that does not answer is down, and not empty.
func TestQueue(t *testing.T) {
	now := start
	m, q := metrics.New(), &queue{counts: map[naskah.JobState]int{naskah.JobWaiting: 4}}
	m.Queue(q, func() time.Time { return now })
	wants(t, m, `naskah_jobs{state="menunggu"} 4`, `naskah_jobs_oldest_waiting_seconds 0`)
	q.err = errors.New("away")
	now = now.Add(9 * time.Second)
	wants(t, m, `naskah_queue_up 1`)
	if q.asked != 1 {
		t.Errorf("asked %d times within ten seconds", q.asked)
	}
	now = now.Add(2 * time.Second)
	wants(t, m, `naskah_queue_up 0`)
	if text := scrape(t, m); strings.Contains(text, "naskah_jobs{") {
		t.Error("a queue that does not answer shows numbers")
	}
}

// TestBounded: what a visitor may choose never makes a new series beyond the bound, and never one of its own for a method.
func TestBounded(t *testing.T) {
	m := metrics.New()
	for i := range 5000 {
		m.Request(fmt.Sprintf("/%d", i), fmt.Sprintf("M%d", i), 200+i%1000, time.Millisecond)
		m.Refused(fmt.Sprintf("X-%d", i))
	}
	m.Refused("")
	m.Refused(strings.Repeat("x", 1000))
	text := scrape(t, m)
	for series, most := range map[string]int{"naskah_http_requests_total{": 401 * 6, "naskah_refusals_total{": 401, "naskah_http_request_duration_seconds_count{": 401} {
		if n := strings.Count(text, "\n"+series); n > most || n < 401 {
			t.Errorf("%s: %d series, at most %d", series, n, most)
		}
	}
	if !strings.Contains(text, `naskah_refusals_total{code="lain"} 4602`) {
		t.Error("what has no series of its own is not counted as others are")
	}
}

// TestLogs: lines by level, also of loggers derived from it; the line itself goes on.
func TestLogs(t *testing.T) {
	var b strings.Builder
	m := metrics.New()
	l := slog.New(m.Logs(slog.NewTextHandler(&b, nil))).With(slog.Int("n", 1)).WithGroup("g")
	l.InfoContext(t.Context(), "satu")
	l.ErrorContext(t.Context(), "dua")
	l.DebugContext(t.Context(), "not written, not counted")
	wants(t, m, `naskah_log_lines_total{level="info"} 1`, `naskah_log_lines_total{level="error"} 1`, `naskah_log_lines_total{level="debug"} 0`)
	if !strings.Contains(b.String(), "msg=dua") {
		t.Error(b.String())
	}
}

// TestOutcomes: an act by what came of it, and the trace of the request remembers it.
func TestOutcomes(t *testing.T) {
	m := metrics.New()
	tr := &naskah.Trace{ID: "1"}
	ctx := naskah.WithTrace(t.Context(), tr)
	for _, c := range []struct {
		err  error
		want string
	}{
		{nil, "done"},
		{naskah.Errorf(naskah.Conflict, "NSK-SEQ", "x"), "conflict"},
		{naskah.Errorf(naskah.Denied, "X", "x"), "refused"},
		{naskah.Errorf(naskah.Unavailable, "X", "x"), "failed"},
		{io.ErrUnexpectedEOF, "failed"},
	} {
		if err := m.Books(answering{err: c.err}).Advance(ctx, naskah.Change{Event: naskah.Event{Act: naskah.ActParaf}}); !errors.Is(err, c.err) {
			t.Fatal(err)
		}
	}
	if err := m.Books(answering{}).Refuse(ctx, naskah.Refusal{Act: naskah.ActSeal}); err != nil {
		t.Fatal(err)
	}
	if err := m.Books(answering{}).Propose(ctx, naskah.Pending{Act: naskah.ActRalat}); err != nil {
		t.Fatal(err)
	}
	wants(t, m, `naskah_acts_total{act="paraf",outcome="done"} 1`, `naskah_acts_total{act="paraf",outcome="conflict"} 1`, `naskah_acts_total{act="paraf",outcome="refused"} 1`,
		`naskah_acts_total{act="paraf",outcome="failed"} 2`, `naskah_acts_total{act="seal",outcome="refused"} 1`, `naskah_acts_total{act="ralat",outcome="proposed"} 1`)
	if got := strings.Join(tr.Acts(), " "); got != "paraf seal ralat" {
		t.Errorf("the request remembers %q", got)
	}
}

// An answering store answers err to every write.
type answering struct {
	metrics.Whole
	err error
}

func (a answering) Advance(context.Context, naskah.Change) error  { return a.err }
func (a answering) Refuse(context.Context, naskah.Refusal) error  { return a.err }
func (a answering) Propose(context.Context, naskah.Pending) error { return a.err }
