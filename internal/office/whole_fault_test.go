package office_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
	"naskah/internal/sqlstore"
	"naskah/internal/sqlstore/pgtest"
	"naskah/storage/storagetest"
)

// readers are the exported methods of Office that change nothing. Whatever is neither here nor in the table of acts fails the test.
var readers = []string{
	"ArchiveBefore", "AttachmentFile", "Attachments", "Batches", "Book", "BookCSV", "BookPDF", "BookXLSX", "Bringable", "Can", "Check", "CheckDraft",
	"CheckScan", "CheckValues", "Compare", "ComparePDF", "Cooperation", "Cooperations", "DPRD", "Directory", "Document", "Emblem", "FailedJobs", "Fixed", "Fsck",
	"HeldUntil", "History", "HolderChanges", "LembarParaf", "Messages", "Missing", "NotReady", "NotaDinas", "PageURL", "PasswordHistory", "PlanImport", "Preview", "Printout",
	"Proposal", "ProposalScan", "Proposals", "ReadParties", "ReadRecord", "Ready", "Recipients", "Replaceables", "Reprove", "ReturnNotes", "Room", "Sample", "Sheet",
	"Similar", "SinceMyParaf", "Suggested", "URL", "Unarchived", "Values", "Verify", "VerifyKode", "Word",
}

// A move is one exported act of the office: begin makes a fresh subject and gives the act on it, which looks anew each time it is done.
type move struct {
	name  string
	begin func() func() error
	once  bool // it can be done once only; the others may be done again from where they lead, or make something new each time
	parts bool // it commits more than one step, each whole
}

// A shaken world is one whose office stands on ports that tremble.
type shakenWorld struct {
	*officetest.World
	t      *testing.T
	queue  *deadQueue
	tremor *officetest.Tremor
	serial int
}

func newShaken(t *testing.T, w *officetest.World) *shakenWorld {
	t.Helper()
	q := furnishAccounts(w)
	return &shakenWorld{World: w, t: t, queue: q, tremor: officetest.Shake(w.Office)}
}

// TestWholeOfficeShaken: each act of the whole office, with each port failing at each of its calls, persisting or not, and with everything
// away from one call on; then the same act again; then the invariants, from outside. The normal run takes a sample of each act's calls;
// make long takes all of them, on each of the three stores.
func TestWholeOfficeShaken(t *testing.T) {
	t.Parallel()
	for _, s := range shakenStores(t) {
		t.Run(s.name, func(t *testing.T) {
			acts, total := 0, 0
			for _, group := range []func(*shakenWorld) []move{
				(*shakenWorld).movesOfDrafts, (*shakenWorld).movesOfSigning, (*shakenWorld).movesOfTwo, (*shakenWorld).movesOfRegister, (*shakenWorld).movesOfDirectory, (*shakenWorld).movesOfTime,
			} {
				w := newShaken(t, s.open(t))
				for _, m := range group(w) {
					acts++
					total += w.shake(m)
				}
				w.sound()
			}
			if acts < len(moveNames(newShaken(t, officetest.New(t)))) || total < 2*acts {
				t.Errorf("only %d faults of %d acts", total, acts)
			}
			t.Logf("%d acts, %d faults", acts, total)
		})
	}
}

// A shakenStore makes Worlds on one kind of store.
type shakenStore struct {
	name string
	open func(t *testing.T) *officetest.World
}

func shakenStores(t *testing.T) []shakenStore {
	t.Helper()
	out := []shakenStore{{"memory", func(t *testing.T) *officetest.World { return officetest.New(t) }}}
	if !long() {
		return out
	}
	on := func(dsn func(t *testing.T) string) func(t *testing.T) *officetest.World {
		return func(t *testing.T) *officetest.World {
			return officetest.NewOn(t, func(clock naskah.Clock) officetest.Stores {
				db := must[*sqlstore.DB](t)(officetest.Books(t.Context(), dsn(t), clock))
				t.Cleanup(func() { _ = db.Close() })
				return db
			})
		}
	}
	out = append(out, shakenStore{"sqlite", on(func(t *testing.T) string { return "sqlite:" + filepath.Join(t.TempDir(), "naskah.db") })})
	pg, err := pgtest.Start(t.Context())
	if errors.Is(err, pgtest.ErrNone) && os.Getenv("CI") == "" {
		t.Log(err)
		return out
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := pg.Close(); err != nil {
			t.Error(err)
		}
	})
	servers, n := &officetest.Servers{PG: pg}, 0
	return append(out, shakenStore{"postgres", on(func(t *testing.T) string { n++; return servers.Database(t).DSN })})
}

// moveNames are the acts of the table, which together with the readers are every exported method of Office.
func moveNames(w *shakenWorld) []string {
	w.t.Helper()
	var names []string
	for _, m := range w.moves() {
		if slices.Contains(names, m.name) || slices.Contains(readers, m.name) {
			w.t.Errorf("%s is named twice", m.name)
		}
		names = append(names, m.name)
	}
	office := reflect.TypeFor[*office.Office]()
	for m := range office.Methods() {
		if !slices.Contains(names, m.Name) && !slices.Contains(readers, m.Name) {
			w.t.Errorf("Office.%s is in no table: an act belongs into moves, and what changes nothing into readers", m.Name)
		}
	}
	for _, name := range append(slices.Clone(names), readers...) {
		if _, ok := office.MethodByName(name); !ok {
			w.t.Errorf("Office has no %s", name)
		}
	}
	return names
}

// A mishap is one thing that goes wrong in the run of an act.
type mishap struct {
	at   int // the call
	how  storagetest.Fault
	on   bool // and everything after it
	call officetest.Shaken
}

func (m mishap) String() string {
	switch {
	case m.on:
		return fmt.Sprintf("everything away from call %d (%s)", m.at, m.call.Name)
	case m.how == storagetest.FailAfter:
		return fmt.Sprintf("call %d (%s), persisting", m.at, m.call.Name)
	}
	return fmt.Sprintf("call %d (%s), not persisting", m.at, m.call.Name)
}

func mishaps(calls []officetest.Shaken) []mishap {
	var out []mishap
	for i, c := range calls {
		out = append(out, mishap{i + 1, storagetest.FailBefore, false, c})
		if c.Writes {
			out = append(out, mishap{i + 1, storagetest.FailAfter, false, c}, mishap{i + 1, storagetest.FailBefore, true, c})
		}
	}
	if long() {
		return out
	}
	// The sample: the last write both ways, and one of the others.
	last := slices.IndexFunc(out, func(m mishap) bool { return m.how == storagetest.FailAfter })
	for i, m := range out {
		if m.how == storagetest.FailAfter {
			last = i
		}
	}
	if last < 1 {
		return out[:min(3, len(out))]
	}
	return []mishap{out[(len(out)*7+3)%len(out)], out[last-1], out[last]}
}

// shake runs one act under each of its mishaps and says how many there were.
func (w *shakenWorld) shake(m move) int {
	w.t.Helper()
	do := m.begin()
	before := w.left()
	w.tremor.Break(0, storagetest.Never)
	if err := do(); err != nil {
		w.t.Fatalf("%s: %v", m.name, err)
	}
	list, clean := mishaps(w.tremor.Calls()), w.left().minus(before)
	for _, x := range list {
		w.one(m, x, clean)
	}
	w.tremor.Break(0, storagetest.Never)
	return len(list)
}

// one is one act under one mishap, and again.
func (w *shakenWorld) one(m move, x mishap, clean traces) {
	w.t.Helper()
	w.tremor.Break(0, storagetest.Never)
	do := m.begin()
	before := w.left()
	if x.on {
		w.tremor.BreakFrom(x.at)
	} else {
		w.tremor.Break(x.at, x.how)
	}
	err := do()
	hit := w.tremor.Hit()
	w.tremor.Break(0, storagetest.Never)
	if !hit {
		w.t.Errorf("%s, %s: did not happen", m.name, x)
	}
	e, ours := errors.AsType[*naskah.Error](err)
	if err != nil && (!ours || !errors.Is(err, naskah.Unavailable) || e.Msg == "") {
		w.t.Errorf("%s, %s: answered %v", m.name, x, err)
	}
	half := w.left().minus(before)
	switch {
	case err == nil && half != clean:
		w.t.Errorf("%s, %s: said to be done, and left %v, want %v", m.name, x, half, clean)
	case err != nil && half != clean && half != (traces{}) && !m.parts:
		w.t.Errorf("%s, %s: half done: %v of %v", m.name, x, half, clean)
	case err == nil:
		return
	}
	w.Turn(naskah.LeaseFor)
	again := do()
	got := w.left().minus(before)
	if again != nil && half == (traces{}) && clean != (traces{}) {
		w.t.Errorf("%s, %s: again: %v", m.name, x, again)
	}
	if m.once && got != clean || !got.atLeast(clean) {
		w.t.Errorf("%s, %s: left %v in the end, want %v (again: %v)", m.name, x, got, clean, again)
	}
}

// traces are what acts leave: events (without intents and their release), proposals that wait, proposals that have ended.
type traces struct{ Events, Waiting, Ended int }

func (a traces) minus(b traces) traces {
	return traces{a.Events - b.Events, a.Waiting - b.Waiting, a.Ended - b.Ended}
}

func (a traces) atLeast(b traces) bool {
	return a.Events >= b.Events && (a.Waiting >= b.Waiting || a.Ended > b.Ended) && a.Ended >= b.Ended
}

func (w *shakenWorld) left() traces {
	w.t.Helper()
	var out traces
	if err := w.Store.Audit(w.Ctx(), func(a naskah.Audited) error {
		for _, e := range a.Events {
			if e.Act != naskah.ActIntend && e.Act != naskah.ActRelease {
				out.Events++
			}
		}
		return nil
	}); err != nil {
		w.t.Fatal(err)
	}
	for _, p := range must[[]naskah.Pending](w.t)(w.Store.Pendings(w.Ctx(), naskah.ScopeSystem(), naskah.PendingFilter{Limit: 200})) {
		if p.State == naskah.PendingWaiting {
			out.Waiting++
		} else {
			out.Ended++
		}
	}
	return out
}

// sound: every history is whole, no turn has two seals, and fsck finds nothing but orphans.
func (w *shakenWorld) sound() {
	w.t.Helper()
	f := naskah.Filter{Limit: 200}
	for {
		page := must[naskah.Page](w.t)(w.Store.List(w.Ctx(), naskah.ScopeSystem(), f))
		for _, n := range page.Naskah {
			events := must[[]naskah.Event](w.t)(w.Store.Events(w.Ctx(), naskah.ScopeSystem(), n.ID.Subject()))
			if err := naskah.VerifyHistory(n, events); err != nil {
				w.t.Error(err)
			}
			oneSealPerTurn(w.t, w.World, n.ID)
		}
		if f.After = page.Next; f.After == "" {
			break
		}
	}
	clean(w.t, w.World)
}
