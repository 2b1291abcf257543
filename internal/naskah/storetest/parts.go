package storetest

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"naskah/internal/naskah"
)

var partTests = []entry{
	{"AdvanceVersions", advanceVersions},
	{"AdvanceSessions", advanceSessions},
	{"AdvanceSealsStay", advanceSealsStay},
	{"AdvanceTasks", advanceTasks},
}

// advanceVersions: versions come back as they went in, oldest first, one number after the other.
func advanceVersions(t *testing.T, w *World) {
	n := w.create(t)
	var want []naskah.Version
	for i, of := range []naskah.VersionKind{naskah.Rendered, naskah.Sealed, naskah.Augmented, naskah.Scanned} {
		c := change(n, naskah.ActRender, naskah.Draft)
		c.Version = version(i+1, of, fmt.Sprint("isi ", i), naskah.SessionID(fmt.Sprint("s", i)))
		if i > 0 {
			c.Version.Base = want[i-1].Ref.Digest
		}
		if i == 3 {
			c.Version.Fields = nil
		}
		c.After.Current = c.Version.Ref.Digest
		n = w.advance(t, c)
		want = append(want, c.Version.Normal())
	}
	diff(t, "versions", w.versions(t, n.ID), want)
	for i, e := range w.events(t, n.ID.Subject())[1:] {
		if d := e.Rows(); len(d) != 1 || d[fmt.Sprint("versi/", i+1)] == "" {
			t.Errorf("event %d remembers %v", e.Seq, d)
		}
	}
}

// advanceSessions: a session is inserted once and replaced by its ID; the order is that of their opening.
func advanceSessions(t *testing.T, w *World) {
	n := w.create(t)
	signers := []naskah.Signer{{Party: 2, Order: 1, User: "direktur"}, {Party: 1, Order: 2, User: "walikota", Pejabat: naskah.PejabatSnapshot{Nama: "Nana", Kapasitas: naskah.Plt}}}
	n, first := w.session(t, n, naskah.DigestOf([]byte("dasar")), signers...)
	diff(t, "sessions", w.sessions(t, n.ID), []naskah.SigningSession{first})

	first.Intent = &naskah.Intent{Turn: 0, Input: first.Base, Sealer: "pdfsign-uji", By: "direktur", Until: w.Clock().Add(naskah.LeaseFor)}
	c := change(n, naskah.ActIntend, naskah.Signing)
	c.Session = &first
	n = w.advance(t, c)
	first = first.Normal()
	diff(t, "with an intent", w.sessions(t, n.ID), []naskah.SigningSession{first})

	first.Intent, first.State = nil, naskah.SessionDeclined
	first.Turns[0] = naskah.Turn{Signer: signers[0], State: naskah.TurnDeclined, At: w.Clock(), Reason: "Pasal 5 belum disepakati."}
	n.State = naskah.Draft
	c = change(n, naskah.ActDecline, naskah.Signing)
	c.Session = &first
	n = w.advance(t, c)
	n.State = naskah.Approved
	n = w.advance(t, change(n, naskah.ActApprove, naskah.Review))
	w.ids = -5 // an ID that sorts before the first's
	n, second := w.session(t, n, naskah.DigestOf([]byte("dasar baru")), signers...)
	diff(t, "both", w.sessions(t, n.ID), []naskah.SigningSession{first.Normal(), second})
}

// advanceSealsStay: a recorded seal is never replaced, taken away, or given to another naskah.
func advanceSealsStay(t *testing.T, w *World) {
	signers := []naskah.Signer{{Party: 2, Order: 1, User: "direktur"}, {Party: 1, Order: 2, User: "walikota"}}
	n, s := w.session(t, w.create(t), naskah.DigestOf([]byte("dasar")), signers...)
	s.Turns[0].State, s.Turns[0].Sealed, s.Turns[0].At = naskah.TurnSealed, naskah.DigestOf([]byte("segel")), w.Clock()
	c := change(n, naskah.ActSeal, naskah.Signing)
	c.Session, c.Version = &s, version(1, naskah.Sealed, "segel", s.ID)
	n = w.advance(t, c)
	before := w.everything(t, n.ID)
	for name, spoil := range map[string]func(*naskah.SigningSession){
		"another seal": func(s *naskah.SigningSession) { s.Turns[0].Sealed = naskah.DigestOf([]byte("segel kedua")) },
		"no seal":      func(s *naskah.SigningSession) { s.Turns[0].Sealed = "" },
		"no turn":      func(s *naskah.SigningSession) { s.Turns = s.Turns[1:] },
		"more turns":   func(s *naskah.SigningSession) { s.Turns = append(s.Turns, naskah.Turn{State: naskah.TurnWaiting}) },
		"another base": func(s *naskah.SigningSession) { s.Base = naskah.DigestOf([]byte("lain")) },
	} {
		bad := s.Normal()
		spoil(&bad)
		c := change(n, naskah.ActSeal, naskah.Signing)
		c.Session = &bad
		err := w.Advance(t.Context(), c)
		t.Run(name, func(t *testing.T) {
			wantError(t, err, naskah.Conflict, "NSK-SESI")
			diff(t, "the naskah", w.everything(t, n.ID), before)
		})
	}
	other := w.create(t)
	stolen := s.Normal()
	stolen.Naskah = other.ID
	c = change(other, naskah.ActEdit, naskah.Draft)
	c.Session = &stolen
	wantError(t, w.Advance(t.Context(), c), naskah.Conflict, "NSK-SESI")
	s.Turns[1].State, s.Turns[1].Sealed = naskah.TurnSealed, naskah.DigestOf([]byte("segel dua"))
	s.State = naskah.SessionCompleted
	c = change(n, naskah.ActSeal, naskah.Signing)
	c.Session = &s
	w.advance(t, c)
	diff(t, "completed", w.sessions(t, n.ID), []naskah.SigningSession{s.Normal()})
}

// advanceTasks: follow-up work is kept with the change that made them.
func advanceTasks(t *testing.T, w *World) {
	n := w.create(t)
	c := change(n, naskah.ActEdit, naskah.Draft)
	c.Tasks = []naskah.Task{
		{Kind: "mail", Subject: n.ID.Subject(), Args: json.RawMessage(`{"ke":"yuni"}`), RunAt: w.Clock()},
		{Kind: "deliver", Subject: n.ID.Subject(), RunAt: w.Clock().Add(time.Hour)},
	}
	w.advance(t, c)
	diff(t, "tasks", w.Tasks(t), []naskah.Task{c.Tasks[0].Normal(), c.Tasks[1].Normal()})
}
