package office_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
	"naskah/internal/sealer/sealertest"
	"naskah/storage/storagetest"
)

// session is the session that an event of signing belongs to.
func session(t *testing.T, e naskah.Event) string {
	t.Helper()
	var d struct{ Sesi string }
	if err := json.Unmarshal(e.Detail, &d); err != nil {
		t.Fatal(err)
	}
	return d.Sesi
}

// A breakable world is one whose register and objects fail on demand.
type breakable struct {
	*officetest.World
	store   *officetest.FaultyStore
	objects *storagetest.Faulty
}

func newBreakable(t *testing.T) breakable {
	t.Helper()
	w := officetest.New(t)
	b := breakable{w, &officetest.FaultyStore{Store: w.Store, RegisterStore: w.Store}, &storagetest.Faulty{ObjectStore: w.Objects}}
	w.Office.Store, w.Office.Register, w.Office.Objects = b.store, b.store, b.objects
	return b
}

// mend lets everything work again.
func (b breakable) mend() {
	b.store.Break(officetest.Any, 0, storagetest.Never)
	b.objects.Break(storagetest.Any, 0, storagetest.Never)
}

// A fault is one thing that goes wrong during an act.
type fault struct {
	name string
	set  func()
	hit  func() bool
}

// faultsOf are all ways in which the calls that an act made can go wrong: each call, before it was done and, where it writes, after.
func (b breakable) faultsOf(store []officetest.Call, objects []storagetest.Call) []fault {
	var out []fault
	for i, c := range store {
		for _, f := range []storagetest.Fault{storagetest.FailBefore, storagetest.FailAfter} {
			if f == storagetest.FailAfter && !c.Writes() {
				continue
			}
			out = append(out, fault{
				fmt.Sprintf("register call %d (%s), persisting %v", i+1, c, f == storagetest.FailAfter),
				func() { b.store.Break(officetest.Any, i+1, f) }, b.store.Hit,
			})
		}
		if c.Writes() {
			out = append(out, fault{fmt.Sprintf("register down from call %d (%s)", i+1, c), func() { b.store.BreakAll(officetest.Any, i+1, storagetest.FailBefore) }, b.store.Hit})
		}
	}
	for i, c := range objects {
		for _, f := range []storagetest.Fault{storagetest.FailBefore, storagetest.FailAfter, storagetest.Stale} {
			if (f == storagetest.FailAfter && c == storagetest.Get) || (f == storagetest.Stale && c != storagetest.Get) {
				continue
			}
			out = append(out, fault{fmt.Sprintf("object call %d (%s), %v", i+1, c, f), func() { b.objects.Break(storagetest.Any, i+1, f) }, b.objects.Hit})
		}
	}
	return out
}

// TestFaults is the fault table: each port fails at each call of each act, persisting or not; then the same act again; then the
// invariants, from outside.
func TestFaults(t *testing.T) {
	t.Parallel()
	b := newBreakable(t)
	for _, a := range attempts(b.World) {
		t.Run(string(a.act), func(t *testing.T) { b.table(t, a) })
	}
	b.mend()
	clean(t, b.World)
}

func (b breakable) table(t *testing.T, a attempt) {
	p := b.P(a.by[0])
	n := a.on()
	b.mend()
	must[naskah.Naskah](t)(a.do(p, n))
	list := b.faultsOf(b.store.Calls(), b.objects.Calls())
	if len(list) < 4 {
		t.Fatalf("only %d faults", len(list))
	}
	for _, f := range thinned(list) {
		n := a.on()
		f.set()
		done, err := a.do(p, n)
		hit := f.hit()
		b.mend()
		if !hit {
			t.Fatalf("%s: did not happen", f.name)
		}
		if err != nil && !errors.Is(err, naskah.Unavailable) && !errors.Is(err, naskah.NotFound) {
			t.Errorf("%s: answered %v", f.name, err)
		}
		b.again(t, f.name, a, n, done, err)
	}
}

// again does the act once more, as the one who was told that it failed, and looks at what is recorded.
func (b breakable) again(t *testing.T, name string, a attempt, n, done naskah.Naskah, err error) {
	t.Helper()
	recorded := b.Get(n.ID)
	if err == nil && recorded.Seq != done.Seq {
		t.Errorf("%s: said %d, recorded %d", name, done.Seq, recorded.Seq)
	}
	if err != nil {
		b.Turn(naskah.LeaseFor)
		_, second := a.do(b.P(a.by[0]), b.Get(n.ID))
		if second != nil && b.count(t, n.ID, a.result()) == 0 {
			t.Errorf("%s: again: %v", name, second)
		}
	}
	if got := b.count(t, n.ID, a.result()); got < 1 || (a.once() && got != 1) {
		t.Errorf("%s: %s is recorded %d times: %v", name, a.result(), got, acts(t, b.World, n.ID))
	}
	oneSealPerTurn(t, b.World, n.ID)
	events := must[[]naskah.Event](t)(b.Store.Events(b.Ctx(), naskah.ScopeSystem(), n.ID.Subject()))
	if err := naskah.VerifyHistory(b.Get(n.ID), events); err != nil {
		t.Errorf("%s: %v", name, err)
	}
}

// result is the event that an attempt leaves when it has done what it is for.
func (a attempt) result() naskah.Act {
	if a.act == naskah.ActIntend {
		return naskah.ActSeal
	}
	return a.act
}

// once says whether the act can be done once only: the others may be done again from where they lead.
func (a attempt) once() bool {
	switch a.act {
	case naskah.ActEdit, naskah.ActRender, naskah.ActNumber, naskah.ActParaf, naskah.ActDeliver, naskah.ActAssign:
		return false
	}
	return true
}

// count counts the events of an act.
func (b breakable) count(t *testing.T, id naskah.NaskahID, act naskah.Act) int {
	t.Helper()
	return count(acts(t, b.World, id), act)
}

// thinned is the whole list in make long, and every third of it otherwise, always with its ends.
func thinned(list []fault) []fault {
	if long() {
		return list
	}
	var out []fault
	for i, f := range list {
		if i%3 == 0 || i >= len(list)-2 {
			out = append(out, f)
		}
	}
	return out
}

// TestFaultsOfTheCycle runs the whole table of the signing cycle, never thinned, for the first signer (seal) and the last (finish):
// every call of register and objects, and every way in which a sealer fails.
func TestFaultsOfTheCycle(t *testing.T) {
	t.Parallel()
	b := newBreakable(t)
	liar := sealertest.NewLiar(t, b.CA, b.Clock)
	b.Office.Sealer = liar
	b.Office.SealWithin = 20 * time.Second
	for _, c := range []struct {
		login string
		on    func() naskah.Naskah
		end   naskah.Act
	}{{"direktur", b.Opened, naskah.ActSeal}, {"walikota", b.HalfSigned, naskah.ActFinish}} {
		n := c.on()
		b.mend()
		must[naskah.Naskah](t)(b.Seal(c.login, n))
		list := b.faultsOf(b.store.Calls(), b.objects.Calls())
		for _, lie := range []sealertest.Lie{sealertest.Refuses, sealertest.Unreachable, sealertest.LosesAnswer, sealertest.TimesOut} {
			list = append(list, fault{lie.String(), func() { b.mend(); liar.Tell(lie) }, func() bool { return true }})
		}
		if len(list) < 20 {
			t.Fatalf("only %d faults", len(list))
		}
		for _, f := range list {
			b.cycle(t, c.login, f, c.on(), c.end)
		}
	}
	b.mend()
	clean(t, b.World)
}

// cycle seals under one fault, and again until it is done.
func (b breakable) cycle(t *testing.T, login string, f fault, n naskah.Naskah, end naskah.Act) {
	t.Helper()
	f.set()
	_, err := b.Seal(login, n)
	hit := f.hit()
	b.mend()
	if !hit {
		t.Fatalf("%s, %s: did not happen", login, f.name)
	}
	if err != nil && b.count(t, n.ID, end) != 0 {
		// What failed and yet persisted is there, and is not made a second time.
		if _, err := b.Seal(login, b.Get(n.ID)); err == nil {
			t.Errorf("%s, %s: sealed twice", login, f.name)
		}
	} else if err != nil {
		b.Turn(naskah.LeaseFor)
		must[naskah.Naskah](t)(b.Seal(login, b.Get(n.ID)))
	}
	if got := b.count(t, n.ID, end); got != 1 {
		t.Errorf("%s, %s: %s is recorded %d times", login, f.name, end, got)
	}
	oneSealPerTurn(t, b.World, n.ID)
	events := must[[]naskah.Event](t)(b.Store.Events(b.Ctx(), naskah.ScopeSystem(), n.ID.Subject()))
	if err := naskah.VerifyHistory(b.Get(n.ID), events); err != nil {
		t.Errorf("%s, %s: %v", login, f.name, err)
	}
}

// TestFaultsOfNew: create, import, enrol and the ticker, each call failing.
func TestFaultsOfNew(t *testing.T) {
	t.Parallel()
	b := newBreakable(t)
	for name, do := range map[string]func() error{
		"create": func() error {
			_, err := b.Office.Create(b.Ctx(), b.P("yuni"), office.CreateInput{Jenis: naskah.KSBPK, Jalur: naskah.KSDPKMitra, Values: b.Values()})
			return err
		},
		"import": func() error { _, err := b.Office.Import(b.Ctx(), b.P("ratna"), officetest.Old(b.Mitra)); return err },
		"enroll": func() error {
			_, err := b.Office.Enroll(b.Ctx(), b.P("direktur"), officetest.Secret())
			return err
		},
	} {
		b.mend()
		if err := do(); err != nil {
			t.Fatal(err)
		}
		for _, f := range b.faultsOf(b.store.Calls(), b.objects.Calls()) {
			f.set()
			err := do()
			hit := f.hit()
			b.mend()
			if !hit || !errors.Is(err, naskah.Unavailable) && !errors.Is(err, naskah.NotFound) {
				t.Errorf("%s, %s: %v", name, f.name, err)
			}
			if err := do(); err != nil {
				t.Errorf("%s, %s, again: %v", name, f.name, err)
			}
		}
	}
	// The ticker does what it can: one session that cannot be ended keeps no other open.
	one, two := b.Opened(), b.Opened()
	b.Turn(15 * 24 * time.Hour)
	b.store.Break(officetest.Advance, 1, storagetest.FailBefore)
	if n, err := b.Office.Expire(b.Ctx()); n != 1 || !errors.Is(err, naskah.Unavailable) {
		t.Errorf("ticker: %d, %v", n, err)
	}
	b.mend()
	if n, err := b.Office.Expire(b.Ctx()); n != 1 || err != nil {
		t.Errorf("ticker again: %d, %v", n, err)
	}
	for _, n := range []naskah.Naskah{one, two} {
		if got := b.Get(n.ID); got.State != naskah.Approved {
			t.Errorf("%s", got.State)
		}
	}
	clean(t, b.World)
}

// TestRefusalNotKept: that a refusal cannot be written down does not turn it into anything else.
func TestRefusalNotKept(t *testing.T) {
	t.Parallel()
	b := newBreakable(t)
	n := b.Submitted()
	b.store.Break(officetest.Refuse, 1, storagetest.FailBefore)
	_, err := b.Office.Paraf(b.Ctx(), b.P("sekda"), n.ID, n.Seq)
	check(t, err, naskah.Denied, "NSK-AKSES-GILIRAN")
	if !b.store.Hit() {
		t.Fatal("no refusal was tried")
	}
}

// TestObjectsLie: bytes that come back otherwise than they are named never get under a seal.
func TestObjectsLie(t *testing.T) {
	t.Parallel()
	b := newBreakable(t)
	n := b.Opened()
	b.Objects.Damage(naskah.Ref{Digest: n.Current}, []byte("%PDF-1.7 lain"))
	_, err := b.Seal("direktur", n)
	check(t, err, naskah.Corrupt, "OBJ-RUSAK")
	if a := acts(t, b.World, n.ID); a[len(a)-1] != naskah.ActOpen {
		t.Fatalf("an intent was recorded over bytes that cannot be had: %v", a)
	}
}

// TestTimeIsOver: the answer of the register comes too late, and yet the seal is recorded: the signer is told so.
func TestTimeIsOver(t *testing.T) {
	t.Parallel()
	b := newBreakable(t)
	n := b.Opened()
	b.Office.SealWithin = 5 * time.Second
	b.Office.Store = &officetest.Late{Store: b.Store, Act: naskah.ActSeal}
	n = must[naskah.Naskah](t)(b.Seal("direktur", n))
	b.Office.Store = b.store
	if got := b.Get(n.ID); got.Seq != n.Seq || got.Current != n.Current || n.Current == "" {
		t.Errorf("told %d, recorded %d", n.Seq, got.Seq)
	}
	oneSealPerTurn(t, b.World, n.ID)
}

// TestVerifyWhileDown: a register that does not answer is said to, and is never "unknown here".
func TestVerifyWhileDown(t *testing.T) {
	t.Parallel()
	b := newBreakable(t)
	n := b.Signed()
	pdf := must[[]byte](t)(b.Objects.Get(b.Ctx(), naskah.Ref{Digest: n.Current}))
	longer := append(pdf[:len(pdf):len(pdf)], '\n')
	for name, do := range map[string]func() error{
		"file":              func() error { _, err := b.Office.Verify(b.Ctx(), pdf); return err },
		"file that goes on": func() error { _, err := b.Office.Verify(b.Ctx(), longer); return err },
		"kode":              func() error { _, err := b.Office.VerifyKode(b.Ctx(), n.Kode); return err },
	} {
		b.mend()
		if err := do(); err != nil {
			t.Fatal(err)
		}
		for _, f := range b.faultsOf(b.store.Calls(), b.objects.Calls()) {
			f.set()
			if err := do(); !f.hit() || !errors.Is(err, naskah.Unavailable) && !strings.Contains(f.name, "object") {
				t.Errorf("%s, %s: %v", name, f.name, err)
			}
			b.mend()
		}
	}
}
