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

// TestWeek: what a week leaves behind can be found by who has to act.
func TestWeek(t *testing.T) {
	k, store := seeded(t, time.Now().UTC().Truncate(time.Millisecond))
	ctx := context.Background()
	as := func(login string) naskah.Principal {
		u, err := store.UserByLogin(ctx, login)
		if err != nil {
			t.Fatal(err)
		}
		return u.Principal()
	}
	d, err := k.Office.Directory(ctx, as("admin"))
	if err != nil || len(d.Users) != len(contoh.People) {
		t.Fatalf("%d accounts, %v", len(d.Users), err)
	}
	followed, standIns := 0, map[naskah.Kapasitas]int{}
	for _, u := range d.Units {
		if u.Penerus != "" {
			followed++
		}
	}
	for _, p := range d.Pejabat {
		standIns[p.Kapasitas]++
	}
	if followed != 1 || standIns[naskah.Pj] != 1 || standIns[naskah.Plh] != 1 {
		t.Errorf("%d units were followed, capacities %v", followed, standIns)
	}
	waiting, err := k.Office.Proposals(ctx, as("arsip"))
	if err != nil || len(waiting) != 1 || waiting[0].May != nil || waiting[0].Act != naskah.ActAnnul {
		t.Errorf("the archivist confirms %+v, %v", waiting, err)
	}
	if mine, err := k.Office.Proposals(ctx, as("ratna")); err != nil || len(mine) != 1 || mine[0].May == nil {
		t.Errorf("who proposed may confirm: %+v, %v", mine, err)
	}
	if changed, err := k.Office.HolderChanges(ctx, as("ratna")); err != nil || len(changed) != 0 {
		t.Errorf("%+v, %v", changed, err)
	}
	all, err := store.List(ctx, naskah.ScopeSystem(), naskah.Filter{States: []naskah.State{naskah.Approved}})
	if err != nil {
		t.Fatal(err)
	}
	files, printed := 0, 0
	for _, n := range all.Naskah {
		list, err := store.Attachments(ctx, naskah.ScopeSystem(), n.ID.Subject())
		if err != nil {
			t.Fatal(err)
		}
		more, err := store.Attachments(ctx, naskah.ScopeSystem(), naskah.Subject{Kind: naskah.SubjectKerjaSama, ID: string(n.KerjaSama)})
		if err != nil {
			t.Fatal(err)
		}
		files += len(list) + len(more)
		if n.Cara == naskah.Basah && n.Nomor[1].Kind == naskah.Menyusul {
			printed++
		}
	}
	if files != 2 || printed != 1 {
		t.Errorf("%d files, %d naskah printed for ink", files, printed)
	}
	carried := 0
	for _, n := range old(t, store) {
		r, err := store.Relasi(ctx, naskah.ScopeSystem(), n.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range r {
			if x.Dari == n.ID && x.Jenis == naskah.Melaksanakan {
				carried++
				if ks, err := store.Naskah(ctx, naskah.ScopeSystem(), x.Ke); err != nil || ks.KerjaSama != n.KerjaSama {
					t.Errorf("%s belongs to another cooperation than what it carries out", n.Judul)
				}
			}
		}
	}
	if carried != 9 {
		t.Errorf("%d of the nine PKS of 2021 carry out a KSB", carried)
	}
}

// old are the naskah of 2021.
func old(t *testing.T, store *memstore.Store) []naskah.Naskah {
	t.Helper()
	page, err := store.List(context.Background(), naskah.ScopeSystem(), naskah.Filter{Tahun: 2021, Keluarga: "pks", Limit: 200})
	if err != nil {
		t.Fatal(err)
	}
	return page.Naskah
}
