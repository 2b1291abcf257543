// Package officetest is a whole office in memory, with a clock turned by hand: real templates, layout, test CA, sealer and judge,
// the stores that obey the contract suites, and the nine people of the demo. Its methods bring a naskah to any state by the acts
// that people would do.
package officetest

import (
	"context"
	"crypto/rand"
	"crypto/x509"
	"io"
	"log/slog"
	"sync"
	"testing"
	"time"

	"naskah/internal/document"
	"naskah/internal/layout"
	"naskah/internal/memstore"
	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/sealer"
	"naskah/internal/uji"
	"naskah/storage"
	"naskah/templates"
)

// Passphrase protects every signer's key.
const Passphrase = "kata-sandi uji 2026"

// Start is when a World begins: a Tuesday, 09.00 WIB.
var Start = time.Date(2026, time.November, 24, 2, 0, 0, 0, time.UTC)

// Stores is all that an office keeps but its bytes, behind one implementation.
type Stores interface {
	naskah.Store
	naskah.RegisterStore
	naskah.AccountStore
	naskah.Auditor
}

// A World is one office in memory. Store, Objects and Sealer are the true ones; the Office's fields may be replaced by faulty
// wrappers around them.
type World struct {
	tb      testing.TB
	Office  *office.Office
	Store   Stores
	Objects *storage.MemStore // nil in a World that lies in a folder
	CA      *uji.CA
	Sealer  naskah.Sealer

	objects naskah.ObjectStore // Objects, or a folder

	mu    sync.Mutex
	now   time.Time
	users map[string]naskah.User
	seats map[string]naskah.PejabatID
	Mitra naskah.MitraID
	scans int // made so far
}

// parts are what costs time to make and never changes.
var parts = sync.OnceValues(func() (*layout.Layout, error) { return layout.New() })

var library = sync.OnceValues(func() (*document.Library, error) { return document.Load(templates.FS) })

// New makes an office with everybody in it and nothing on the table.
func New(tb testing.TB) *World {
	tb.Helper()
	return NewOn(tb, func(clock naskah.Clock) Stores { return memstore.New(clock) })
}

// NewOn is New on other stores, which must be empty.
func NewOn(tb testing.TB, open func(naskah.Clock) Stores) *World {
	tb.Helper()
	w := empty(tb)
	w.Store, w.Objects = open(w.Clock), storage.Mem()
	w.furnish(w.Objects, tb.TempDir())
	w.people()
	return w
}

// empty is a World with nothing in it but its clock.
func empty(tb testing.TB) *World {
	return &World{tb: tb, now: Start, users: map[string]naskah.User{}, seats: map[string]naskah.PejabatID{}}
}

// furnish makes the office over the stores of w, with the test CA of a folder.
func (w *World) furnish(objects naskah.ObjectStore, ca string) {
	w.tb.Helper()
	lay, err := parts()
	w.must(err)
	lib, err := library()
	w.must(err)
	w.CA, err = uji.Open(ca, w.Clock, rand.Reader)
	w.must(err)
	w.Sealer, w.objects = sealer.NewPDFSign(w.CA, w.Clock), objects
	w.Office = &office.Office{
		Store: w.Store, Register: w.Store, Accounts: w.Store, Objects: objects, Sealer: w.Sealer, Enroller: w.CA,
		Templates: lib, Layout: lay, Anchors: []*x509.Certificate{w.CA.Root()}, Clock: w.Clock, Random: rand.Reader,
		BaseURL: "https://naskah.contoh.test", Log: slog.New(slog.NewTextHandler(io.Discard, nil)), SessionDays: 14,
	}
	w.must(w.Office.Ready())
}

// Clock tells the hand-turned time.
func (w *World) Clock() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

// Turn turns the clock forward.
func (w *World) Turn(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = w.now.Add(d)
}

// Ctx is the context of the test.
func (w *World) Ctx() context.Context { return w.tb.Context() }

// P is the principal of a login.
func (w *World) P(login string) naskah.Principal {
	w.tb.Helper()
	u, ok := w.users[login]
	if !ok {
		w.tb.Fatalf("officetest: nobody is called %q", login)
	}
	return u.Principal()
}

// User is the account of a login.
func (w *World) User(login string) naskah.User { return w.users[login] }

// Logins are all who have an account.
func (w *World) Logins() []string {
	var out []string
	for _, c := range cast {
		out = append(out, c.login)
	}
	return out
}

// Seat is the office-holder behind a login.
func (w *World) Seat(login string) naskah.PejabatID { return w.seats[login] }

// Secret is the passphrase of every signer.
func Secret() naskah.Secret { return naskah.NewSecret(Passphrase) }

// Get reads a naskah as the system.
func (w *World) Get(id naskah.NaskahID) naskah.Naskah {
	w.tb.Helper()
	n, err := w.Store.Naskah(w.Ctx(), naskah.ScopeSystem(), id)
	w.must(err)
	return n
}

func (w *World) must(err error) {
	w.tb.Helper()
	if err != nil {
		w.tb.Fatalf("officetest: %v", err)
	}
}

// Whole is the office with its true parts, whatever a test has put in their place.
func (w *World) Whole() *office.Office {
	o := *w.Office
	o.Store, o.Register, o.Accounts, o.Objects, o.Sealer = w.Store, w.Store, w.Store, w.objects, w.Sealer
	return &o
}

// Picture is a seal's picture, for tests that seal without the office.
func (w *World) Picture() []byte {
	w.tb.Helper()
	b, err := w.Office.Layout.SealPicture(layout.Seal{Nama: "Uji", Jabatan: "Uji", Waktu: "24 November 2026 09.00 WIB", URL: "https://naskah.contoh.test/v/x"}, 100, 40)
	w.must(err)
	return b
}
