// Package storetest holds every store to the contracts of naskah.Store, naskah.RegisterStore and naskah.AccountStore: each sentence
// of the ports' comments is a test here. A store's own test is one call of Run.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"naskah/internal/naskah"
)

// A Store is all three ports, and its books laid open.
type Store interface {
	naskah.Store
	naskah.RegisterStore
	naskah.AccountStore
	naskah.Auditor
}

// A Back is one empty store under test.
type Back struct {
	Store
	Tasks func(t *testing.T) []naskah.Task // the follow-up work enqueued so far, oldest first
}

// Run holds the stores that fresh makes, over a clock turned by hand, to the contracts.
func Run(t *testing.T, fresh func(t *testing.T, clock naskah.Clock) Back) {
	groups := [][]entry{advanceTests, partTests, historyTests, scopeTests, listTests, summaryTests, nomorTests, publicTests, registerTests, accountTests, auditTests, togetherTests, pendingTests, similarTests, aloneTests}
	for _, e := range slices.Concat(groups...) {
		t.Run(e.name, func(t *testing.T) { e.test(t, NewWorld(t, fresh)) })
	}
}

// NewWorld makes the world of a test of its own over the store that fresh makes.
func NewWorld(t *testing.T, fresh func(t *testing.T, clock naskah.Clock) Back) *World {
	t.Helper()
	w := &World{now: time.Date(2026, 3, 2, 2, 41, 7, 123_456_789, time.UTC)}
	w.Back = fresh(t, w.Clock)
	w.settle(t)
	return w
}

type entry struct {
	name string
	test func(*testing.T, *World)
}

// A World is a store with three regions, their units, people and cooperations in it, and a clock.
type World struct {
	Back
	mu  sync.Mutex
	now time.Time
	ids int
}

// Clock tells the time of the world.
func (w *World) Clock() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

// Turn moves the clock by d.
func (w *World) Turn(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = w.now.Add(d)
}

// id makes an identifier that sorts by its age.
func (w *World) id(kind string) string {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.ids++
	return fmt.Sprintf("%s-%06d", kind, w.ids)
}

// The regions of the world; the third is a province that reads the other two in summary.
const (
	banjar = naskah.InstansiID("32.79")
	ciamis = naskah.InstansiID("32.07")
	jabar  = naskah.InstansiID("32")
)

var (
	regions = []naskah.InstansiID{banjar, ciamis, jabar}
	system  = naskah.ScopeSystem()
	officer = naskah.Principal{User: "ratna", Nama: "Ratna Dewi", Orang: "o-ratna", Role: naskah.RoleOfficer, Roles: []naskah.Role{naskah.RoleOfficer}, Instansi: banjar, Unit: unitOf(banjar, 0)}
	author  = naskah.Principal{User: "yuni", Nama: "Yuni Astuti", Orang: "o-yuni", Role: naskah.RoleAuthor, Roles: []naskah.Role{naskah.RoleAuthor}, Instansi: banjar, Unit: unitOf(banjar, 0)}
)

func unitOf(i naskah.InstansiID, n int) naskah.UnitID {
	return naskah.UnitID(fmt.Sprintf("unit-%s-%d", i, n))
}

func kerjaSamaOf(i naskah.InstansiID, n int) naskah.KerjaSamaID {
	return naskah.KerjaSamaID(fmt.Sprintf("ks-%s-%d", i, n))
}

// settle records what everything else refers to.
func (w *World) settle(t *testing.T) {
	t.Helper()
	for _, i := range regions {
		w.record(t, naskah.Record{Instansi: &naskah.Instansi{ID: i, Seq: 1, Jenis: "kota", Nama: "Nama " + string(i), Zona: "Asia/Jakarta"}})
		for n := range 3 {
			w.record(t, naskah.Record{Unit: &naskah.Unit{ID: unitOf(i, n), Seq: 1, Instansi: i, Nama: fmt.Sprint("Dinas ", n)}})
		}
		for n := range 2 {
			w.record(t, naskah.Record{KerjaSama: &naskah.KerjaSama{ID: kerjaSamaOf(i, n), Seq: 1, Instansi: i, Judul: "Kerja sama", Jalur: naskah.KSDPKMitra, Tahun: 2026}})
		}
	}
}

func (w *World) record(t *testing.T, r naskah.Record) {
	t.Helper()
	if r.By.Role == "" {
		r.By = officer
	}
	if r.Act == "" {
		r.Act = naskah.ActCreate
	}
	if err := w.Record(t.Context(), r); err != nil {
		t.Fatalf("Record: %v", err)
	}
}

// Draft is a naskah that was never stored.
func (w *World) Draft() naskah.Naskah {
	id := naskah.NaskahID(w.id("n"))
	return naskah.Naskah{
		ID: id, State: naskah.Draft, Jenis: naskah.KSBPK, Instansi: banjar, Unit: unitOf(banjar, 0), KerjaSama: kerjaSamaOf(banjar, 0),
		Jalur: naskah.KSDPKMitra, Cara: naskah.Elektronik, Judul: "Pengelolaan Sampah", Tahun: 2026, Kode: "kode" + string(id), Author: author.User,
		CreatedAt: w.Clock(),
		Parties: []naskah.Party{
			{Urut: 1, Peran: naskah.Pemrakarsa, Instansi: banjar, Nama: "Pemerintah Daerah Kota Banjar"},
			{Urut: 2, Peran: naskah.MitraPeran, Mitra: "m1", Nama: "PT Contoh Daur Ulang"},
		},
	}
}

// change is the next step of n.
func change(n naskah.Naskah, act naskah.Act, from naskah.State) naskah.Change {
	n.Seq++
	return naskah.Change{After: n, Event: naskah.Event{By: author, Act: act, From: from, To: n.State}}
}

// advance takes n one step on and returns it as stored.
func (w *World) advance(t *testing.T, c naskah.Change) naskah.Naskah {
	t.Helper()
	if err := w.Advance(t.Context(), c); err != nil {
		t.Fatalf("Advance %s to %d: %v", c.After.ID, c.After.Seq, err)
	}
	return w.get(t, c.After.ID)
}

func (w *World) get(t *testing.T, id naskah.NaskahID) naskah.Naskah {
	t.Helper()
	n, err := w.Naskah(t.Context(), system, id)
	if err != nil {
		t.Fatalf("Naskah %s: %v", id, err)
	}
	return n
}

// create stores a new draft.
func (w *World) create(t *testing.T) naskah.Naskah {
	t.Helper()
	return w.advance(t, change(w.Draft(), naskah.ActCreate, naskah.None))
}

// put stores n, whatever its state, as new.
func (w *World) put(t *testing.T, n naskah.Naskah) naskah.Naskah {
	t.Helper()
	return w.advance(t, change(n, naskah.ActCreate, naskah.None))
}

// session opens a signing session of n, which moves to signing, over base.
func (w *World) session(t *testing.T, n naskah.Naskah, base naskah.Digest, signers ...naskah.Signer) (naskah.Naskah, naskah.SigningSession) {
	t.Helper()
	s := naskah.SigningSession{ID: naskah.SessionID(w.id("sesi")), Naskah: n.ID, State: naskah.SessionOpen, Base: base, Deadline: w.Clock().Add(72 * time.Hour)}
	for _, x := range signers {
		s.Turns = append(s.Turns, naskah.Turn{Signer: x, State: naskah.TurnWaiting})
	}
	n.State, n.Signers = naskah.Signing, signers
	c := change(n, naskah.ActOpen, naskah.Approved)
	c.Session = &s
	return w.advance(t, c), s.Normal()
}

// version is the next version of n.
func version(no int, of naskah.VersionKind, text string, session naskah.SessionID) *naskah.Version {
	return &naskah.Version{
		No: no, Ref: naskah.Ref{Digest: naskah.DigestOf([]byte(text)), Locator: "v" + text}, Of: of, Renderer: "layout-1", Values: naskah.DigestOf([]byte("nilai")),
		Fields: []naskah.Field{{Name: "ttd-1", Party: 1, Kind: naskah.FieldTTD, Rect: naskah.Rect{Page: 3, X: 72.5, Y: 101.25, W: 200.1, H: 90}}},
		Pages:  3, Session: session, At: time.Date(2026, 3, 2, 2, 0, 0, 1_999_999, time.FixedZone("WIB", 7*3600)),
	}
}

// diff compares what is stored with what should be: exactly, also in what is empty, because the row's digest is taken over it.
func diff[T any](t *testing.T, what string, got, want T) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

func wantError(t *testing.T, err error, kind naskah.Kind, code string) {
	t.Helper()
	e, ok := errors.AsType[*naskah.Error](err)
	if !ok || e.Kind != kind || e.Code != code || e.Msg == "" {
		t.Fatalf("error is %v, want %s %s", err, kind, code)
	}
}

func wantAbsent(t *testing.T, err error) {
	t.Helper()
	wantError(t, err, naskah.NotFound, "NSK-TIDAK-ADA")
}

func (w *World) events(t *testing.T, sub naskah.Subject) []naskah.Event {
	t.Helper()
	events, err := w.Events(t.Context(), system, sub)
	if err != nil {
		t.Fatalf("Events: %v", err)
	}
	return events
}

func (w *World) versions(t *testing.T, id naskah.NaskahID) []naskah.Version {
	t.Helper()
	vs, err := w.Versions(t.Context(), system, id)
	if err != nil {
		t.Fatalf("Versions: %v", err)
	}
	return vs
}

func (w *World) sessions(t *testing.T, id naskah.NaskahID) []naskah.SigningSession {
	t.Helper()
	ss, err := w.Sessions(t.Context(), system, id)
	if err != nil {
		t.Fatalf("Sessions: %v", err)
	}
	return ss
}

// everything is all that is stored of a naskah: what a failed write must leave as it was.
func (w *World) everything(t *testing.T, id naskah.NaskahID) []any {
	t.Helper()
	n, err := w.Naskah(t.Context(), system, id)
	if errors.Is(err, naskah.NotFound) {
		return []any{"absent"}
	}
	if err != nil {
		t.Fatal(err)
	}
	rel, err := w.Relasi(t.Context(), system, id)
	if err != nil {
		t.Fatal(err)
	}
	kirim, err := w.Deliveries(t.Context(), system, id)
	if err != nil {
		t.Fatal(err)
	}
	ks := w.events(t, naskah.Subject{Kind: naskah.SubjectKerjaSama, ID: string(n.KerjaSama)})
	return []any{n, kirim, ks, w.events(t, id.Subject()), w.versions(t, id), w.sessions(t, id), rel, w.Tasks(t), w.pendings(t, system, naskah.PendingFilter{})}
}

func cancelled(t *testing.T) context.Context {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	return ctx
}

// At is an instant as a store keeps it, from its Unix milliseconds; 0 is none.
func At(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}
