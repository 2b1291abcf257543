package office_test

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
)

// together runs n at once and returns how many did what they wanted; every other must have been told that somebody was first.
func together(t *testing.T, n int, do func(i int) error) int {
	t.Helper()
	var wg sync.WaitGroup
	errs := make([]error, n)
	start := make(chan struct{})
	for i := range n {
		wg.Go(func() { <-start; errs[i] = do(i) })
	}
	close(start)
	wg.Wait()
	won := 0
	for _, err := range errs {
		switch {
		case err == nil:
			won++
		case !errors.Is(err, naskah.Conflict) && !errors.Is(err, naskah.Denied):
			t.Errorf("a loser was told: %v", err)
		}
	}
	return won
}

// oneSealPerTurn counts the recorded seals of each turn, as the events tell it and as the versions do.
func oneSealPerTurn(t *testing.T, w *officetest.World, id naskah.NaskahID) {
	t.Helper()
	sealed, versions := map[string]int{}, 0
	for _, e := range must[[]naskah.Event](t)(w.Store.Events(w.Ctx(), naskah.ScopeSystem(), id.Subject())) {
		if e.Act == naskah.ActSeal || e.Act == naskah.ActFinish {
			sealed[string(e.By.User)+session(t, e)]++
		}
	}
	for _, v := range must[[]naskah.Version](t)(w.Store.Versions(w.Ctx(), naskah.ScopeSystem(), id)) {
		if v.Of == naskah.Sealed {
			versions++
		}
	}
	for turn, n := range sealed {
		if n != 1 {
			t.Errorf("turn of %s has %d recorded seals", turn, n)
		}
	}
	if versions != len(sealed) {
		t.Errorf("%d sealed versions for %d turns", versions, len(sealed))
	}
}

// TestDoubleClick: one signer presses the button many times at once.
func TestDoubleClick(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Opened()
	if won := together(t, 8, func(int) error { _, err := w.Seal("direktur", n); return err }); won != 1 {
		t.Fatalf("%d seals", won)
	}
	oneSealPerTurn(t, w, n.ID)
	clean(t, w)
}

// TestTwoSigners: both may sign in any order, and press at once; the later one reloads and signs what the first left.
func TestTwoSigners(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Numbered()
	n = must[naskah.Naskah](t)(w.Office.Open(w.Ctx(), w.P("ratna"), n.ID, n.Seq, office.OpenInput{Reasons: w.Given(n), Order: []int{1, 1}}))
	both := []string{"direktur", "walikota"}
	if won := together(t, 8, func(i int) error { _, err := w.Seal(both[i%2], n); return err }); won != 1 {
		t.Fatalf("%d seals", won)
	}
	oneSealPerTurn(t, w, n.ID)
	n = w.Get(n.ID)
	if won := together(t, 8, func(i int) error { _, err := w.Seal(both[i%2], n); return err }); won != 1 {
		t.Fatalf("%d seals", won)
	}
	oneSealPerTurn(t, w, n.ID)
	if n = w.Get(n.ID); n.State != naskah.Signed {
		t.Fatal(n.State)
	}
	clean(t, w)
}

// TestTwoApprovers: the last paraf is given once, also when the officer's number or the author's withdrawal comes at the same time.
func TestTwoApprovers(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Submitted()
	for _, login := range []string{"kabagpem", "kabaghukum", "asisten"} {
		n = must[naskah.Naskah](t)(w.Office.Paraf(w.Ctx(), w.P(login), n.ID, n.Seq))
	}
	won := together(t, 9, func(i int) error {
		var err error
		switch i % 3 {
		case 0:
			_, err = w.Office.Paraf(w.Ctx(), w.P("sekda"), n.ID, n.Seq)
		case 1:
			_, err = w.Office.Return(w.Ctx(), w.P("sekda"), n.ID, n.Seq, "Periksa lagi.", nil)
		default:
			_, err = w.Office.Withdraw(w.Ctx(), w.P("yuni"), n.ID, n.Seq, "Salah lampiran.")
		}
		return err
	})
	if won != 1 {
		t.Fatalf("%d acts on one state", won)
	}
	clean(t, w)
}

// TestNumberRace: two officers number two naskah at once; the register gives each its own.
func TestNumberRace(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	list := []naskah.Naskah{w.Approved(), w.Approved(), w.Approved()}
	if won := together(t, 3, func(i int) error {
		_, err := w.Office.Number(w.Ctx(), w.P("ratna"), list[i].ID, list[i].Seq, officetest.Numbers())
		return err
	}); won != 3 {
		t.Fatalf("%d of 3", won)
	}
	seen := map[string]bool{}
	for _, n := range list {
		text := w.Get(n.ID).Nomor[0].Text
		if seen[text] || text == "" {
			t.Fatalf("number %q twice", text)
		}
		seen[text] = true
	}
}

// TestExpireRace: who finds a session over while somebody else ends it takes no harm: neither the ticker nor the one who looks.
func TestExpireRace(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	one, two := w.Opened(), w.Opened()
	w.Turn(15 * 24 * time.Hour)
	first := &officetest.Beaten{Store: w.Store, Act: naskah.ActExpire}
	w.Office.Store = first
	if n, err := w.Office.Expire(w.Ctx()); n != 0 || err != nil || first.Times != 2 {
		t.Errorf("ticker: %d ended, %v; beaten %d times", n, err, first.Times)
	}
	for _, n := range []naskah.Naskah{one, two} {
		if got := w.Get(n.ID); got.State != naskah.Approved || got.Seq != n.Seq+1 {
			t.Errorf("%s %d", got.State, got.Seq)
		}
	}
	three := w.Opened()
	w.Turn(15 * 24 * time.Hour)
	_, err := w.Office.Recall(w.Ctx(), w.P("ratna"), three.ID, three.Seq, "Salah nomor.")
	if e := check(t, err, naskah.Conflict, "NSK-SEQ"); !strings.Contains(e.Msg, "oleh sistem pada") {
		t.Errorf("does not say that the system was first: %s", e.Msg)
	}
	if first.Times != 3 {
		t.Errorf("beaten %d times", first.Times)
	}
	clean(t, w)
}
