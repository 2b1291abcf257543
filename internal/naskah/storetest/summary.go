package storetest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"naskah/internal/naskah"
)

var summaryTests = []entry{{"SummaryNumbersAreDoors", summaryDoors}}

// summaryDoors: every number of the first page is the count of the list behind the same filter, for readers of every sort, and no
// naskah that a list would show is missing from them.
func summaryDoors(t *testing.T, w *World) {
	w.populate(t, rand.New(rand.NewPCG(5, 6)), size(110))
	readers := scopes()
	for _, name := range []string{"system", "public", "province", "nobody", "ratna as officer", "yuni as author", "walikota as signer", "direktur of a partner as signer"} {
		s := readers[name]
		total := func(f naskah.Filter) int {
			t.Helper()
			page, err := w.List(t.Context(), s, f)
			if err != nil {
				t.Fatal(err)
			}
			return page.Total
		}
		for _, p := range []naskah.Period{{}, {Today: today}, {Tahun: 2021, Today: today}, {Tahun: 1999, Today: today.AddDays(400)}} {
			sum, err := w.Summary(t.Context(), s, p)
			if err != nil {
				t.Fatal(err)
			}
			check := func(what string, got int, f naskah.Filter) {
				t.Helper()
				if want := total(f); got != want {
					t.Errorf("%s, %+v: %s is %d, the list behind it has %d", name, p, what, got, want)
				}
			}
			if p.Today.IsZero() {
				if sum.Berlaku+sum.Segera+sum.Berakhir+sum.KSBTanpaPKS != 0 {
					t.Errorf("%s: cards were counted that nobody asked for: %+v", name, sum)
				}
			} else {
				check("berlaku", sum.Berlaku, naskah.Filter{Validity: naskah.Berlaku, Today: p.Today})
				check("segera", sum.Segera, naskah.Filter{Validity: naskah.SegeraHabis, Today: p.Today})
				check("berakhir", sum.Berakhir, naskah.Filter{Validity: naskah.BerakhirSudah, Today: p.Today})
				check("KSB tanpa PKS", sum.KSBTanpaPKS, naskah.Filter{TanpaPKS: true, Today: p.Today})
			}
			for _, state := range naskah.States {
				check(string(state), sum.ByState[state], naskah.Filter{States: []naskah.State{state}})
			}
			if len(sum.ByState) > len(naskah.States) {
				t.Errorf("%s: states %v", name, sum.ByState)
			}
			checkCells(t, fmt.Sprintf("%s, %+v", name, p), sum, p, check)
			families := naskah.Filter{Jenis: slices.Concat(naskah.KodeOf("ksb"), naskah.KodeOf("pks"), naskah.KodeOf("nk")), States: naskah.SignedStates, Tahun: p.Tahun}
			all := 0
			for _, c := range sum.Cells {
				all += c.N
			}
			check("the sum of the cells", all, families)
			wantYears := []int{}
			for y := 2030; y > 2010; y-- {
				families.Tahun = y
				if total(families) > 0 {
					wantYears = append(wantYears, y)
				}
			}
			if !slices.Equal(sum.Years, wantYears) {
				t.Errorf("%s: years %v, want %v", name, sum.Years, wantYears)
			}
		}
	}
}

func checkCells(t *testing.T, who string, sum naskah.Summary, p naskah.Period, check func(string, int, naskah.Filter)) {
	t.Helper()
	seen := map[naskah.Cell]bool{}
	sorted := slices.Clone(sum.Cells)
	naskah.SortCells(sorted)
	if !slices.Equal(sorted, sum.Cells) {
		t.Errorf("%s: cells out of order: %v", who, sum.Cells)
	}
	for _, c := range sum.Cells {
		check(fmt.Sprintf("cell %+v", c), c.N, naskah.Filter{Keluarga: c.Keluarga, Kategori: c.Kategori, Tahun: c.Tahun, States: naskah.SignedStates})
		c.N = 0
		if seen[c] || p.Tahun != 0 && c.Tahun != p.Tahun {
			t.Errorf("%s: cell %+v stands twice or in the wrong year", who, c)
		}
		seen[c] = true
	}
}

var nomorTests = []entry{
	{"NomorReserve", nomorReserve},
	{"NomorRacers", nomorRacers},
	{"NomorTyped", nomorTyped},
	{"NomorScope", nomorScope},
}

var ksb2026 = naskah.RegisterKey{Instansi: banjar, Register: "ksb", Tahun: 2026}

func pola(urut int) string { return fmt.Sprintf("134.4/%02d/KSB-Pem/2026", urut) }

func (w *World) reserve(t *testing.T, k naskah.RegisterKey, n naskah.NaskahID) naskah.NomorRegister {
	t.Helper()
	got, err := w.ReserveNomor(t.Context(), naskah.ScopeOf(officer), k, n, pola)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// nomorReserve: numbers rise by one per register and year; the same naskah gets the same number again.
func nomorReserve(t *testing.T, w *World) {
	a, b := w.create(t).ID, w.create(t).ID
	diff(t, "the first", w.reserve(t, ksb2026, a), naskah.NomorRegister{Key: ksb2026, Urut: 1, Text: pola(1), Naskah: a})
	diff(t, "the second", w.reserve(t, ksb2026, b), naskah.NomorRegister{Key: ksb2026, Urut: 2, Text: pola(2), Naskah: b})
	diff(t, "the first again", w.reserve(t, ksb2026, a), naskah.NomorRegister{Key: ksb2026, Urut: 1, Text: pola(1), Naskah: a})
	for _, k := range []naskah.RegisterKey{{Instansi: banjar, Register: "ksb", Tahun: 2027}, {Instansi: banjar, Register: "pks", Tahun: 2026}} {
		if got := w.reserve(t, k, a); got.Urut != 1 || got.Key != k {
			t.Errorf("another register: %+v", got)
		}
	}
	if got := w.reserve(t, ksb2026, w.create(t).ID); got.Urut != 3 {
		t.Errorf("the third: %+v", got)
	}
	_, err := w.ReserveNomor(t.Context(), system, ksb2026, w.create(t).ID, func(int) string { return pola(1) })
	wantError(t, err, naskah.Invalid, "NSK-NOMOR-POLA")
	_, err = w.ReserveNomor(t.Context(), system, ksb2026, w.create(t).ID, func(int) string { return " " })
	wantError(t, err, naskah.Invalid, "NSK-NOMOR-KOSONG")
	if got := w.reserve(t, ksb2026, w.create(t).ID); got.Urut != 4 {
		t.Errorf("failed reservations used up numbers: %+v", got)
	}
}

// nomorRacers: many naskah at once, each asked for twice: no number is given to two, none is left out.
func nomorRacers(t *testing.T, w *World) {
	const n = 16
	var ids []naskah.NaskahID
	for range n {
		ids = append(ids, w.create(t).ID)
	}
	var wg sync.WaitGroup
	var mu sync.Mutex
	got := map[naskah.NaskahID]map[int]bool{}
	for i := range 2 * n {
		wg.Go(func() {
			r, err := w.ReserveNomor(t.Context(), system, ksb2026, ids[i%n], pola)
			if err != nil {
				t.Errorf("racer %d: %v", i, err)
				return
			}
			mu.Lock()
			defer mu.Unlock()
			if got[r.Naskah] == nil {
				got[r.Naskah] = map[int]bool{}
			}
			got[r.Naskah][r.Urut] = true
		})
	}
	wg.Wait()
	used := map[int]bool{}
	for id, numbers := range got {
		if len(numbers) != 1 {
			t.Errorf("%s got %v", id, numbers)
		}
		for u := range numbers {
			if used[u] || u < 1 || u > n {
				t.Errorf("number %d was given twice or lies beyond", u)
			}
			used[u] = true
		}
	}
	if len(used) != n {
		t.Errorf("%d numbers for %d naskah", len(used), n)
	}
}

// nomorTyped: a typed number belongs to its naskah; another that types it, or a counter that comes to it, does not get it.
func nomorTyped(t *testing.T, w *World) {
	a, b, c := w.create(t).ID, w.create(t).ID, w.create(t).ID
	use := func(k naskah.RegisterKey, n naskah.NaskahID, text string) error {
		return w.UseNomor(t.Context(), naskah.ScopeOf(officer), k, n, text)
	}
	for _, err := range []error{use(ksb2026, a, pola(2)), use(ksb2026, a, pola(2)), use(ksb2026, b, "21.a/KSB"), use(ksb2026, a, "SRIKANDI-7")} {
		if err != nil {
			t.Fatal(err)
		}
	}
	wantError(t, use(ksb2026, b, pola(2)), naskah.Conflict, "NSK-NOMOR-PAKAI")
	wantError(t, use(ksb2026, a, "21.a/KSB"), naskah.Conflict, "NSK-NOMOR-PAKAI")
	for _, k := range []naskah.RegisterKey{{Instansi: banjar, Register: "pks", Tahun: 2026}, {Instansi: banjar, Register: "ksb", Tahun: 2025}} {
		if err := use(k, b, pola(2)); err != nil {
			t.Errorf("the same text in another register: %v", err)
		}
	}
	if got := w.reserve(t, ksb2026, b); got.Urut != 1 {
		t.Errorf("%+v", got)
	}
	if got := w.reserve(t, ksb2026, c); got.Urut != 3 || got.Text != pola(3) {
		t.Errorf("the counter gave a typed number: %+v", got)
	}
	wantError(t, use(ksb2026, a, pola(3)), naskah.Conflict, "NSK-NOMOR-PAKAI")
	if err := use(ksb2026, c, pola(3)); err != nil {
		t.Errorf("its own reserved number, typed: %v", err)
	}
	for _, text := range []string{"", " \t"} {
		wantError(t, use(ksb2026, a, text), naskah.Invalid, "NSK-NOMOR-KOSONG")
	}
}

func nomorScope(t *testing.T, w *World) {
	n := w.create(t).ID
	stranger := officer
	stranger.Instansi = ciamis
	theirs := naskah.RegisterKey{Instansi: ciamis, Register: "ksb", Tahun: 2026}
	for name, c := range map[string]struct {
		s  naskah.Scope
		k  naskah.RegisterKey
		id naskah.NaskahID
	}{
		"a stranger":       {naskah.ScopeOf(stranger), ksb2026, n},
		"the public":       {naskah.ScopePublic(), ksb2026, n},
		"another register": {naskah.ScopeOf(officer), theirs, n},
		"no naskah":        {naskah.ScopeOf(officer), ksb2026, "tidak-ada"},
	} {
		_, err := w.ReserveNomor(t.Context(), c.s, c.k, c.id, pola)
		t.Run(name, func(t *testing.T) {
			wantAbsent(t, err)
			wantAbsent(t, w.UseNomor(t.Context(), c.s, c.k, c.id, pola(9)))
		})
	}
	if got := w.reserve(t, ksb2026, n); got.Urut != 1 {
		t.Errorf("refused reservations left something: %+v", got)
	}
}
