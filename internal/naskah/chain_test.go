package naskah_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"naskah/internal/naskah"
)

// walked is a life from create to archive.
var walked = []naskah.Act{"create", "edit", "render", "submit", "paraf", "approve", "number", "open", "intend", "seal", "intend", "finish", "archive"}

// history is that life as events, and the row they leave behind.
func history(t testing.TB) (naskah.Naskah, []naskah.Event) {
	t.Helper()
	n := inState(naskah.Draft)
	n.State, n.Seq = naskah.None, 0
	var events []naskah.Event
	last := naskah.Event{}
	for i, act := range walked {
		m, err := naskah.Next(n.State, act)
		if err != nil {
			t.Fatal(err)
		}
		n.Seq, n.State, n.UpdatedAt = n.Seq+1, m.To, begun.Add(time.Duration(i)*time.Hour)
		row, err := naskah.RowDigest(n)
		if err != nil {
			t.Fatal(err)
		}
		e := naskah.Event{Subject: n.ID.Subject(), By: actor(m.By), Act: act, From: m.From, To: m.To, Version: n.Current}
		if e.Detail, err = naskah.WithRow(json.RawMessage(`{ "alasan": "sebab", "a": 1 }`), row); err != nil {
			t.Fatal(err)
		}
		if act == naskah.ActArchive {
			e.Second = &ratna
		}
		if e, err = e.Follow(last, n.UpdatedAt).Seal(last.Hash); err != nil {
			t.Fatal(err)
		}
		events, last = append(events, e), e
	}
	return n, events
}

func TestHistoryVerifies(t *testing.T) {
	n, events := history(t)
	if err := naskah.VerifyChain(events); err != nil {
		t.Error(err)
	}
	if err := naskah.VerifyHistory(n, events); err != nil {
		t.Error(err)
	}
	if err := naskah.VerifyChain(nil); err != nil {
		t.Error(err)
	}
}

// place is where a break was found, and how it is called.
func place(err error) string {
	if e, ok := err.(*naskah.Error); ok && e.Kind == naskah.Corrupt {
		return e.Field + " " + e.Code
	}
	return fmt.Sprint(err)
}

// Every field of every event, altered behind the office's back, is located at that event.
func TestChainLocatesAlteredFields(t *testing.T) {
	n, events := history(t)
	other := func(p naskah.Principal) *naskah.Principal { return &p }
	fields := map[string]func(*naskah.Event){
		"subject kind":    func(e *naskah.Event) { e.Subject.Kind = naskah.SubjectUser },
		"subject id":      func(e *naskah.Event) { e.Subject.ID = "n2" },
		"seq":             func(e *naskah.Event) { e.Seq += 100 },
		"at":              func(e *naskah.Event) { e.At = e.At.Add(time.Millisecond) },
		"at, a little":    func(e *naskah.Event) { e.At = e.At.Add(time.Nanosecond) },
		"by user":         func(e *naskah.Event) { e.By.User = "other" },
		"by nama":         func(e *naskah.Event) { e.By.Nama = "other" },
		"by role":         func(e *naskah.Event) { e.By.Role = "other" },
		"by instansi":     func(e *naskah.Event) { e.By.Instansi = "other" },
		"second":          func(e *naskah.Event) { e.Second = other(kabag) },
		"act":             func(e *naskah.Event) { e.Act = naskah.ActCancel },
		"from":            func(e *naskah.Event) { e.From = naskah.Cancelled },
		"to":              func(e *naskah.Event) { e.To = naskah.Cancelled },
		"version":         func(e *naskah.Event) { e.Version = newBytes },
		"no version":      func(e *naskah.Event) { e.Version = "" },
		"detail":          func(e *naskah.Event) { e.Detail = json.RawMessage(`{}`) },
		"detail, spaced":  func(e *naskah.Event) { e.Detail = slices.Concat([]byte(" "), e.Detail) },
		"detail, no JSON": func(e *naskah.Event) { e.Detail = e.Detail[1:] },
		"detail, empty":   func(e *naskah.Event) { e.Detail = nil },
		"prev":            func(e *naskah.Event) { e.Prev = newBytes },
		"hash":            func(e *naskah.Event) { e.Hash = newBytes },
		"hash, empty":     func(e *naskah.Event) { e.Hash = "" },
	}
	for i := range events {
		for name, alter := range fields {
			altered := slices.Clone(events)
			alter(&altered[i])
			want := fmt.Sprintf("riwayat.%d ", altered[i].Seq)
			for _, err := range []error{naskah.VerifyChain(altered), naskah.VerifyHistory(n, altered)} {
				if got := place(err); len(got) < len(want) || got[:len(want)] != want {
					t.Errorf("%s of event %d: %q, want a break at %s", name, i+1, got, want)
				}
			}
		}
	}
	// The list above is whole: it names every field that an event keeps.
	if got := reflect.TypeFor[naskah.Event]().NumField(); got != 12 {
		t.Errorf("an event has %d fields; say in this test how the new ones are located", got)
	}
}

// The parts of second are hashed like those of by.
func TestChainLocatesAlteredSecond(t *testing.T) {
	_, events := history(t)
	last := len(events) - 1
	for name, alter := range map[string]func(*naskah.Principal){
		"user": func(p *naskah.Principal) { p.User = "x" }, "nama": func(p *naskah.Principal) { p.Nama = "x" },
		"role": func(p *naskah.Principal) { p.Role = "x" }, "instansi": func(p *naskah.Principal) { p.Instansi = "x" },
	} {
		altered := slices.Clone(events)
		second := *altered[last].Second
		alter(&second)
		altered[last].Second = &second
		if got := place(naskah.VerifyChain(altered)); got != fmt.Sprintf("riwayat.%d NSK-RANTAI-ISI", last+1) {
			t.Errorf("%s: %s", name, got)
		}
	}
	altered := slices.Clone(events)
	altered[last].Second = nil
	if got := place(naskah.VerifyChain(altered)); got != fmt.Sprintf("riwayat.%d NSK-RANTAI-ISI", last+1) {
		t.Errorf("none: %s", got)
	}
}

func TestChainLocatesMissingAndMoved(t *testing.T) {
	n, events := history(t)
	for i := range events {
		without := slices.Delete(slices.Clone(events), i, i+1)
		want := fmt.Sprintf("riwayat.%d NSK-RANTAI-URUT", i+2)
		if i == len(events)-1 {
			want = fmt.Sprintf("riwayat.%d NSK-RANTAI-UJUNG", i+1) // only the row tells
			if err := naskah.VerifyChain(without); err != nil {
				t.Errorf("a shorter chain is a chain: %v", err)
			}
		}
		if got := place(naskah.VerifyHistory(n, without)); got != want {
			t.Errorf("event %d removed: %s, want %s", i+1, got, want)
		}

		twice := slices.Insert(slices.Clone(events), i, events[i])
		if got, want := place(naskah.VerifyHistory(n, twice)), fmt.Sprintf("riwayat.%d NSK-RANTAI-URUT", i+1); got != want {
			t.Errorf("event %d recorded twice: %s, want %s", i+1, got, want)
		}
	}
	for i := range len(events) - 1 {
		swapped := slices.Clone(events)
		swapped[i], swapped[i+1] = swapped[i+1], swapped[i]
		if got, want := place(naskah.VerifyHistory(n, swapped)), fmt.Sprintf("riwayat.%d NSK-RANTAI-URUT", i+2); got != want {
			t.Errorf("events %d and %d swapped: %s, want %s", i+1, i+2, got, want)
		}
		swapped[i].Seq, swapped[i+1].Seq = i+1, i+2
		if got, want := place(naskah.VerifyHistory(n, swapped)), fmt.Sprintf("riwayat.%d NSK-RANTAI-ISI", i+1); got != want {
			t.Errorf("events %d and %d swapped and numbered anew: %s, want %s", i+1, i+2, got, want)
		}
	}
	if got := place(naskah.VerifyHistory(n, nil)); got != "riwayat.1 NSK-RANTAI-UJUNG" {
		t.Errorf("all removed: %s", got)
	}
}

// Somebody who can compute hashes inserts an event, or writes one anew: what follows no longer joins on.
func TestChainLocatesForgedEvents(t *testing.T) {
	n, events := history(t)
	for i := range events {
		forged := slices.Clone(events)
		forged[i].By.Nama = "other"
		var err error
		if forged[i].Hash, err = naskah.HashEvent(forged[i]); err != nil {
			t.Fatal(err)
		}
		want := fmt.Sprintf("riwayat.%d NSK-RANTAI-SAMBUNG", i+2)
		if i == len(events)-1 {
			want = "<nil>" // the newest event is held by nothing after it
		}
		if got := place(naskah.VerifyChain(forged)); got != want {
			t.Errorf("event %d written anew: %s, want %s", i+1, got, want)
		}
	}
	// An inserted step, numbered and joined: the events after it are numbered anew, but not hashed anew.
	extra := naskah.Event{Subject: n.ID.Subject(), By: yuni, Act: naskah.ActEdit, From: naskah.Draft, To: naskah.Draft, Detail: json.RawMessage(`{}`)}
	extra, err := extra.Follow(events[1], events[1].At).Seal(events[1].Hash)
	if err != nil {
		t.Fatal(err)
	}
	inserted := slices.Insert(slices.Clone(events), 2, extra)
	for i := 3; i < len(inserted); i++ {
		inserted[i].Seq = i + 1
	}
	if got := place(naskah.VerifyChain(inserted)); got != "riwayat.4 NSK-RANTAI-ISI" {
		t.Errorf("an event inserted: %s", got)
	}
	// A step that the table does not know, though every hash is right.
	for name, e := range map[string]naskah.Event{
		"no such move":       {Act: naskah.ActArchive, From: naskah.Draft, To: naskah.Archived},
		"to the wrong state": {Act: naskah.ActEdit, From: naskah.Draft, To: naskah.Approved},
		"from another state": {Act: naskah.ActWithdraw, From: naskah.Review, To: naskah.Draft},
	} {
		e.Subject, e.Detail = n.ID.Subject(), json.RawMessage(`{}`)
		if e, err = e.Follow(events[2], events[2].At).Seal(events[2].Hash); err != nil {
			t.Fatal(err)
		}
		if got := place(naskah.VerifyChain(append(slices.Clone(events[:3]), e))); got != "riwayat.4 NSK-RANTAI-LANGKAH" {
			t.Errorf("%s: %s", name, got)
		}
	}
	// Time does not go back, and a chain keeps to one subject; other subjects have no table of moves.
	early := naskah.Event{Subject: n.ID.Subject(), Seq: 2, At: events[0].At.Add(-time.Hour), Act: naskah.ActEdit, From: naskah.Draft, To: naskah.Draft, Detail: json.RawMessage(`{}`)}
	if early, err = early.Seal(events[0].Hash); err != nil {
		t.Fatal(err)
	}
	if got := place(naskah.VerifyChain([]naskah.Event{events[0], early})); got != "riwayat.2 NSK-RANTAI-WAKTU" {
		t.Errorf("time goes back: %s", got)
	}
	user := naskah.Event{Subject: naskah.Subject{Kind: naskah.SubjectUser, ID: "u"}, Act: naskah.ActCreate}
	if user, err = user.Follow(naskah.Event{}, begun).Seal(""); err != nil {
		t.Fatal(err)
	}
	if err := naskah.VerifyChain([]naskah.Event{user}); err != nil {
		t.Errorf("event of a user: %v", err)
	}
	if user, err = user.Follow(events[0], begun).Seal(events[0].Hash); err != nil {
		t.Fatal(err)
	}
	if got := place(naskah.VerifyChain([]naskah.Event{events[0], user})); got != "riwayat.2 NSK-RANTAI-POKOK" {
		t.Errorf("two subjects: %s", got)
	}
	stranger := n
	stranger.ID = "n2"
	if got := place(naskah.VerifyHistory(stranger, events)); got != "riwayat.1 NSK-RANTAI-POKOK" {
		t.Errorf("history of another: %s", got)
	}
}

// The hash of an event is that of this very text: if a change of the code changes it, every chain that was ever written breaks.
func TestEventHashIsStable(t *testing.T) {
	e := naskah.Event{
		Subject: naskah.NaskahID("n1").Subject(), Seq: 3, At: time.Date(2021, 11, 24, 2, 41, 0, 5e6, time.UTC), By: yuni, Second: &arsip,
		Act: naskah.ActSubmit, From: naskah.Draft, To: naskah.Review, Version: "sha256:01", Detail: json.RawMessage(`{"row":"sha256:02", "alasan":"é"}`),
	}
	e, err := e.Seal("sha256:03")
	if err != nil {
		t.Fatal(err)
	}
	const text = `{"act":"submit","at":1637721660005,"by":{"instansi":"32.79","nama":"yuni","role":"author","user":"yuni"},` +
		`"detail":{"alasan":"é","row":"sha256:02"},"from":"draft","prev":"sha256:03",` +
		`"second":{"instansi":"32.79","nama":"arsip","role":"archivist","user":"arsip"},"seq":3,"subject":{"id":"n1","kind":"naskah"},` +
		`"to":"review","v":1,"version":"sha256:01"}`
	if want := naskah.DigestOf([]byte(text)); e.Hash != want {
		t.Errorf("hash %s, want %s", e.Hash, want)
	}
	if e.Row() != "sha256:02" || e.By.Unit != "" || e.By.Roles != nil || e.Second.Orang != "" {
		t.Errorf("sealed event keeps %+v", e)
	}
	if _, err := (naskah.Event{Detail: json.RawMessage(`[]`)}).Seal(""); err == nil {
		t.Error("a detail that is no object is sealed")
	}
	if _, err := (naskah.Event{Detail: json.RawMessage(`{`)}).Seal(""); err == nil {
		t.Error("a detail that is no JSON is sealed")
	}
	if _, err := naskah.WithRow(json.RawMessage(`[]`), "x"); err == nil {
		t.Error("a row is put into what is no object")
	}
	if (naskah.Event{Detail: json.RawMessage(`[]`)}).Row() != "" {
		t.Error("a list holds a row")
	}
	if _, err := (naskah.Event{Act: "\xff"}).Seal(""); err == nil {
		t.Error("what is not UTF-8 is sealed")
	}
}

// An event never lies before its predecessor, and its instant is in UTC milliseconds.
func TestFollow(t *testing.T) {
	last := naskah.Event{Seq: 4, At: begun}
	e := naskah.Event{}.Follow(last, begun.Add(-time.Hour))
	if e.Seq != 5 || !e.At.Equal(begun) {
		t.Errorf("%d at %s", e.Seq, e.At)
	}
	e = naskah.Event{}.Follow(last, begun.Add(1500*time.Microsecond).In(wib))
	if !e.At.Equal(begun.Add(time.Millisecond)) || e.At.Location() != time.UTC {
		t.Errorf("at %s", e.At)
	}
}

// Whatever is done to one event of a chain is located there, or changed nothing.
func FuzzVerifyChain(f *testing.F) {
	_, events := history(f)
	f.Add(uint8(3), uint8(0), "x", int64(1))
	f.Add(uint8(12), uint8(6), `{"row":"x"}`, int64(-1))
	f.Add(uint8(0), uint8(4), "\xff", int64(1<<62))
	f.Fuzz(func(t *testing.T, which, field uint8, text string, n int64) {
		altered := slices.Clone(events)
		e := &altered[int(which)%len(altered)]
		switch field % 10 {
		case 0:
			e.By.Nama = text
		case 1:
			e.Subject.ID = text
		case 2:
			e.Seq = int(n)
		case 3:
			e.At = time.UnixMilli(n).UTC()
		case 4:
			e.Act = naskah.Act(text)
		case 5:
			e.From, e.To = naskah.State(text), naskah.State(text)
		case 6:
			e.Detail = json.RawMessage(text)
		case 7:
			e.Prev = naskah.Digest(text)
		case 8:
			e.Hash = naskah.Digest(text)
		case 9:
			e.Version = naskah.Digest(text)
		}
		err := naskah.VerifyChain(altered)
		if reflect.DeepEqual(*e, events[int(which)%len(events)]) {
			if err != nil {
				t.Errorf("nothing was changed: %v", err)
			}
			return
		}
		if got, want := place(err), fmt.Sprintf("riwayat.%d ", e.Seq); len(got) < len(want) || got[:len(want)] != want {
			t.Errorf("field %d of event %d: %s", field%10, e.Seq, got)
		}
	})
}
