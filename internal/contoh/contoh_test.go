package contoh_test

import (
	"context"
	"crypto/rand"
	"crypto/x509"
	"log/slog"
	"testing"
	"time"

	"naskah/internal/account"
	"naskah/internal/contoh"
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

// seeded makes the sample office on the mem store at the given time.
func seeded(t *testing.T, now time.Time) (*contoh.Kota, *memstore.Store) {
	t.Helper()
	clock := func() time.Time { return now }
	store := memstore.New(clock)
	lib, err := document.Load(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := layout.New()
	if err != nil {
		t.Fatal(err)
	}
	ca, err := uji.Open(t.TempDir(), clock, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	k := &contoh.Kota{
		Office: &office.Office{
			Store: store, Register: store, Accounts: store, Objects: storage.Mem(), Sealer: sealer.NewPDFSign(ca, clock), Enroller: ca,
			Anchors: []*x509.Certificate{ca.Root()}, Templates: lib, Layout: pages, Clock: clock, Random: rand.Reader,
			BaseURL: "http://localhost:8080", Log: slog.New(slog.DiscardHandler),
		},
		Accounts: account.New(store, clock, rand.Reader), Register: store, Clock: clock, Random: rand.Reader,
	}
	if err := k.Seed(context.Background(), func(string) {}); err != nil {
		t.Fatal(err)
	}
	return k, store
}

// TestLivingRegister: on any day no card is empty, a naskah waits in each state, and 2021 shows exactly the city's figures.
func TestLivingRegister(t *testing.T) {
	// The seals carry the real clock's time, so the sample office is made now; later days look at the same register.
	now := time.Now().UTC().Truncate(time.Millisecond)
	_, store := seeded(t, now)
	today := naskah.DateIn(now, time.UTC)
	s, err := store.Summary(context.Background(), naskah.ScopeSystem(), naskah.Period{Tahun: 2021, Today: today})
	if err != nil {
		t.Fatal(err)
	}
	want := map[[2]string]int{
		{"ksb", "KSDPK"}: 9, {"ksb", "KSDD"}: 1, {"pks", "KSDPK"}: 7, {"pks", "KSDD"}: 2, {"nk", "Sinergi"}: 5,
	}
	total := 0
	for _, c := range s.Cells {
		if c.Tahun != 2021 {
			continue
		}
		total += c.N
		if n := want[[2]string{c.Keluarga, c.Kategori}]; n != c.N {
			t.Errorf("2021 %s %s: %d, want %d", c.Keluarga, c.Kategori, c.N, n)
		}
	}
	if total != 24 {
		t.Errorf("2021 has %d naskah, want 24", total)
	}
	for name, n := range map[string]int{"berlaku": s.Berlaku, "segera": s.Segera, "berakhir": s.Berakhir, "KSB tanpa PKS": s.KSBTanpaPKS} {
		if n == 0 {
			t.Errorf("card %q is empty", name)
		}
	}
	for _, state := range naskah.States {
		if s.ByState[state] == 0 {
			t.Errorf("no naskah in state %s", state)
		}
	}
}
