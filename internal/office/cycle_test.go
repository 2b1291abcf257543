package office_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
	"naskah/storage/storagetest"
)

// TestDefiniteNo: each error that means that nothing was signed gives the lease back, and the event says why.
func TestDefiniteNo(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Opened()
	watched := &officetest.Watched{Sealer: w.Sealer}
	w.Office.Sealer = watched
	for _, k := range []naskah.Kind{naskah.Denied, naskah.Expired, naskah.NotFound, naskah.Invalid} {
		watched.Fail = naskah.Errorf(k, "TTE-CONTOH", "Tidak.")
		_, err := w.Seal("direktur", n)
		check(t, err, k, "TTE-CONTOH")
		n = w.Get(n.ID)
		events := must[[]naskah.Event](t)(w.Store.Events(w.Ctx(), naskah.ScopeSystem(), n.ID.Subject()))
		var d struct{ Kode string }
		if e := events[len(events)-1]; e.Act != naskah.ActRelease || json.Unmarshal(e.Detail, &d) != nil || d.Kode != "TTE-CONTOH" {
			t.Errorf("%s: %s %s", k, e.Act, e.Detail)
		}
	}
	for _, k := range []naskah.Kind{naskah.Unavailable, naskah.Conflict, naskah.Corrupt} {
		watched.Fail = naskah.Errorf(k, "TTE-CONTOH", "Entah.")
		_, err := w.Seal("direktur", n)
		check(t, err, naskah.Unavailable, "TTE-TIDAK-PASTI")
		n = w.Get(n.ID)
		if a := acts(t, w, n.ID); a[len(a)-1] != naskah.ActIntend {
			t.Errorf("%s: the lease was given back", k)
		}
		w.Turn(naskah.LeaseFor)
	}
	watched.Fail = nil
	must[naskah.Naskah](t)(w.Seal("direktur", n))
}

// TestRegisterDown: an accepted seal is offered to the register again while that is down, and no longer than the tries allow.
func TestRegisterDown(t *testing.T) {
	t.Parallel()
	b := newBreakable(t)
	n := b.Opened()
	b.store.BreakAll(officetest.Advance, 2, storagetest.FailBefore)
	_, err := b.Seal("direktur", n)
	check(t, err, naskah.Unavailable, "TTE-BELUM-TERCATAT")
	tries := 0
	for _, c := range b.store.Calls() {
		if c == officetest.Advance {
			tries++
		}
	}
	if tries != 1+3 {
		t.Errorf("%d writes", tries)
	}
	b.mend()
	b.Turn(naskah.LeaseFor)
	n = must[naskah.Naskah](t)(b.Seal("direktur", b.Get(n.ID)))
	// An error that no retry mends is not retried; that the very seal is recorded all the same is noticed.
	beaten := &officetest.Beaten{Store: b.Store, Act: naskah.ActFinish}
	b.Office.Store = beaten
	n = must[naskah.Naskah](t)(b.Seal("walikota", n))
	if n.State != naskah.Signed || beaten.Times != 1 {
		t.Errorf("%s, %d times", n.State, beaten.Times)
	}
	oneSealPerTurn(t, b.World, n.ID)
}

// TestTwoCyclesOfOneTurn: a sealer answers only when its lease has lapsed and the turn has been sealed in another cycle. The late
// seal is good, and is not recorded.
func TestTwoCyclesOfOneTurn(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Opened()
	honest := *w.Office
	late := &officetest.Watched{Sealer: w.Sealer}
	late.Answer = func(r naskah.SealRequest) []byte {
		out := must[[]byte](t)(w.Sealer.Seal(w.Ctx(), r))
		w.Turn(naskah.LeaseFor)
		must[naskah.Naskah](t)(honest.Seal(w.Ctx(), w.P("direktur"), n.ID, w.Get(n.ID).Seq, office.SealInput{Secret: officetest.Secret()}))
		return out
	}
	w.Office.Sealer = late
	_, err := w.Seal("direktur", n)
	check(t, err, naskah.Conflict, "NSK-SEQ")
	oneSealPerTurn(t, w, n.ID)
	if got := count(acts(t, w, n.ID), naskah.ActSeal); got != 1 {
		t.Errorf("%d seals are recorded", got)
	}
	clean(t, w)
}

// TestDamagedRows: what the cycle reads must hang together before anything is signed.
func TestDamagedRows(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Opened()
	for code, e := range map[string]*officetest.Edited{
		"NSK-VERSI": {Change: func(x naskah.Naskah) naskah.Naskah { x.Current = naskah.DigestOf(nil); return x }},
		"NSK-BIDANG": {Files: func(vs []naskah.Version) []naskah.Version {
			vs[1].Fields = nil
			return vs
		}},
		"NSK-DASAR-HILANG": {Files: func(vs []naskah.Version) []naskah.Version {
			vs[1].Session = "lain"
			return vs
		}},
	} {
		e.Store = w.Store
		w.Office.Store = e
		_, err := w.Seal("direktur", n)
		check(t, err, naskah.Corrupt, code)
	}
	if a := acts(t, w, n.ID); a[len(a)-1] != naskah.ActOpen {
		t.Errorf("acts: %v", a)
	}
}

// TestSessionEnds: how a session ended, and by whose turn, stays with it; its seals stay in the history.
func TestSessionEnds(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	half := w.HalfSigned()
	must[naskah.Naskah](t)(w.Office.Decline(w.Ctx(), w.P("walikota"), half.ID, half.Seq, " Objek berubah. "))
	s := must[[]naskah.SigningSession](t)(w.Store.Sessions(w.Ctx(), naskah.ScopeSystem(), half.ID))[0]
	if s.State != naskah.SessionDeclined || s.Turns[0].State != naskah.TurnDeclined || s.Turns[0].Reason != "Objek berubah." || s.Turns[0].At.IsZero() {
		t.Errorf("declined: %+v", s)
	}
	if s.Turns[1].State != naskah.TurnSealed || s.Turns[1].Sealed != half.Current {
		t.Errorf("the seal is gone: %+v", s.Turns[1])
	}
	half = w.HalfSigned()
	must[naskah.Naskah](t)(w.Office.Recall(w.Ctx(), w.P("ratna"), half.ID, half.Seq, "Salah nomor."))
	s = must[[]naskah.SigningSession](t)(w.Store.Sessions(w.Ctx(), naskah.ScopeSystem(), half.ID))[0]
	if s.State != naskah.SessionRecalled || s.Turns[0].State != naskah.TurnWaiting || s.Turns[1].State != naskah.TurnSealed {
		t.Errorf("recalled: %+v", s)
	}
	opened := w.Opened()
	w.Turn(15 * 24 * time.Hour)
	must[int](t)(w.Office.Expire(w.Ctx()))
	s = must[[]naskah.SigningSession](t)(w.Store.Sessions(w.Ctx(), naskah.ScopeSystem(), opened.ID))[0]
	if s.State != naskah.SessionExpired || s.Turns[1].State != naskah.TurnWaiting {
		t.Errorf("expired: %+v", s)
	}
	events := must[[]naskah.Event](t)(w.Store.Events(w.Ctx(), naskah.ScopeSystem(), opened.ID.Subject()))
	if e := events[len(events)-1]; e.Act != naskah.ActExpire || e.By.Role != naskah.RoleSystem || strings.Contains(string(e.Detail), "alasan") {
		t.Errorf("%+v", e)
	}
}
