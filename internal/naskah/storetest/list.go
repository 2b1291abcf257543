package storetest

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"naskah/internal/naskah"
)

var listTests = []entry{
	{"ListFilters", listFilters},
	{"ListText", listText},
	{"ListKeyset", listKeyset},
	{"ListLimits", listLimits},
	{"ListCursor", listCursor},
}

func long() bool { return os.Getenv("NASKAH_LONG") != "" }

// A books is the population as the naive reference sees it.
type books struct {
	all      []naskah.Naskah
	sessions map[naskah.NaskahID][]naskah.SigningSession
	relasi   []naskah.Relasi
}

func (w *World) books(t *testing.T, all []naskah.Naskah) books {
	t.Helper()
	b := books{all: all, sessions: map[naskah.NaskahID][]naskah.SigningSession{}}
	seen := map[string]bool{}
	for _, n := range all {
		b.sessions[n.ID] = w.sessions(t, n.ID)
		rel, err := w.Relasi(t.Context(), system, n.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rel {
			if !seen[r.ID] {
				seen[r.ID] = true
				b.relasi = append(b.relasi, r)
			}
		}
	}
	return b
}

func (b books) find(id naskah.NaskahID) naskah.Naskah {
	return b.all[slices.IndexFunc(b.all, func(n naskah.Naskah) bool { return n.ID == id })]
}

func family(k naskah.Kode) string {
	j, _ := naskah.JenisOf(k)
	return j.Keluarga
}

func signed(s naskah.State) bool { return s == naskah.Signed || s == naskah.Archived }

func (b books) validity(n naskah.Naskah, on naskah.Date) naskah.Validity {
	ended := slices.ContainsFunc(b.relasi, func(r naskah.Relasi) bool {
		return r.Ke == n.ID && (r.Jenis == naskah.Mengakhiri || r.Jenis == naskah.Menggantikan) && signed(b.find(r.Dari).State) && !on.Before(r.Tanggal)
	})
	return n.ValidityOn(on, ended)
}

// lets is the filter, said as plainly as can be.
func (b books) lets(f naskah.Filter, n naskah.Naskah) bool {
	text := n.Judul
	for _, x := range n.Nomor {
		text += "\n" + x.Text
	}
	for _, p := range n.Parties {
		text += "\n" + p.Nama
	}
	for _, word := range strings.Fields(f.Text) {
		if !strings.Contains(strings.ToLower(text), strings.ToLower(word)) {
			return false
		}
	}
	v := b.validity(n, f.Today)
	inForce := v == naskah.Berlaku || v == naskah.SegeraHabis
	carried := slices.ContainsFunc(b.relasi, func(r naskah.Relasi) bool {
		return r.Ke == n.ID && r.Jenis == naskah.Melaksanakan && signed(b.find(r.Dari).State) && family(b.find(r.Dari).Jenis) == "pks"
	})
	next := naskah.UserID("-")
	if n.State == naskah.Review {
		for _, p := range slices.Backward(n.Parafs) {
			if p.At.IsZero() {
				next = p.User
			}
		}
	}
	turn := n.State == naskah.Signing && slices.ContainsFunc(b.sessions[n.ID], func(s naskah.SigningSession) bool {
		return s.State == naskah.SessionOpen && slices.ContainsFunc(s.Open(), func(i int) bool { return s.Turns[i].Signer.User == f.Turn })
	})
	return (len(f.Jenis) == 0 || slices.Contains(f.Jenis, n.Jenis)) &&
		(f.Keluarga == "" || family(n.Jenis) == f.Keluarga) &&
		(f.Kategori == "" || n.Jalur.Kategori() == f.Kategori) &&
		(len(f.States) == 0 || slices.Contains(f.States, n.State)) &&
		(f.Tahun == 0 || n.Tahun == f.Tahun) && (f.Unit == "" || n.Unit == f.Unit) && (f.KerjaSama == "" || n.KerjaSama == f.KerjaSama) &&
		(f.Validity == "" || v == f.Validity || f.Validity == naskah.Berlaku && inForce) &&
		(!f.Archivable || n.State == naskah.Signed && n.Current != "") && (!f.Unarchived || n.State == naskah.Signed) &&
		(!f.NoScan || n.Imported && n.Current == "") && (!f.Imported || n.Imported) && (f.Batch == "" || f.Batch == n.Batch) &&
		(!f.TanpaPKS || family(n.Jenis) == "ksb" && inForce && !carried) &&
		(f.Author == "" || n.Author == f.Author) && (f.Paraf == "" || next == f.Paraf) && (f.Turn == "" || turn)
}

// single are filters of one field each, with every sort of value.
func single() []naskah.Filter {
	out := []naskah.Filter{
		{},
		{Jenis: []naskah.Kode{naskah.KSBPK, naskah.NK}},
		{Jenis: []naskah.Kode{"lain"}},
		{Keluarga: "lain"},
		{Kategori: "lain"},
		{Tahun: 1999},
		{Unit: "lain"},
		{States: []naskah.State{naskah.Draft, naskah.Signed}},
		{States: []naskah.State{"lain"}},
		{TanpaPKS: true, Today: today},
		{Archivable: true},
		{Unarchived: true},
		{NoScan: true},
		{Imported: true},
		{Batch: "lembar-1"},
		{Batch: "lain"},
		{Text: "sampah"},
		{Text: "100%"},
		{Text: "LIMBAH_b3"},
		{Text: "\\BALIK"},
		{Text: "é"},
		{Text: "É toile"},
		{Text: "134.4/07"},
		{Text: "universitas"},
		{Text: "  daur   ULANG sampah "},
		{Text: "%"},
		{Text: "_"},
		{Text: "'"},
		{Author: "lain"},
		{Paraf: "lain"},
		{Turn: "lain"},
	}
	for _, u := range people[:6] {
		out = append(out, naskah.Filter{Author: u}, naskah.Filter{Paraf: u}, naskah.Filter{Turn: u})
	}
	for _, k := range []string{"ksb", "pks", "nk"} {
		out = append(out, naskah.Filter{Keluarga: k})
	}
	for _, k := range []string{"KSDD", "KSDPK", "Sinergi", "KSDPL", "KSDLL"} {
		out = append(out, naskah.Filter{Kategori: k})
	}
	for _, v := range []naskah.Validity{naskah.BelumBerlaku, naskah.Berlaku, naskah.SegeraHabis, naskah.BerakhirSudah, naskah.Diakhiri} {
		for _, d := range []int{-201, -1, 0, 1, 179, 1000} {
			out = append(out, naskah.Filter{Validity: v, Today: today.AddDays(d)})
		}
	}
	for y := range 3 {
		out = append(out, naskah.Filter{Tahun: 2019 + 3*y}, naskah.Filter{Unit: unitOf(banjar, y)}, naskah.Filter{KerjaSama: kerjaSamaOf(ciamis, y%2)})
	}
	return out
}

// merge is both filters at once.
func merge(a, b naskah.Filter) naskah.Filter {
	for _, set := range []func(){
		func() { a.Text = strings.TrimSpace(a.Text + " " + b.Text) }, func() { a.Jenis = slices.Concat(a.Jenis, b.Jenis) },
		func() { a.States = slices.Concat(a.States, b.States) }, func() { a.Keluarga = max(a.Keluarga, b.Keluarga) },
		func() { a.Kategori = max(a.Kategori, b.Kategori) }, func() { a.Tahun = max(a.Tahun, b.Tahun) }, func() { a.Unit = max(a.Unit, b.Unit) },
		func() { a.KerjaSama = max(a.KerjaSama, b.KerjaSama) }, func() { a.Validity = max(a.Validity, b.Validity) },
		func() { a.TanpaPKS = a.TanpaPKS || b.TanpaPKS }, func() { a.Archivable = a.Archivable || b.Archivable },
		func() { a.Unarchived = a.Unarchived || b.Unarchived }, func() { a.NoScan = a.NoScan || b.NoScan },
		func() { a.Imported = a.Imported || b.Imported }, func() { a.Batch = max(a.Batch, b.Batch) },
		func() { a.Author = max(a.Author, b.Author) },
		func() { a.Paraf = max(a.Paraf, b.Paraf) }, func() { a.Turn = max(a.Turn, b.Turn) },
	} {
		set()
	}
	if a.Today.IsZero() {
		a.Today = b.Today
	}
	return a
}

// listFilters: each field of the filter, and combinations of two and three, against the naive reference, for several readers.
func listFilters(t *testing.T, w *World) {
	r := rand.New(rand.NewPCG(3, 4))
	b := w.books(t, w.populate(t, r, size(110)))
	slices.SortFunc(b.all, newestFirst)
	filters := single()
	for range size(80) {
		f := merge(pick(r, filters...), pick(r, filters...))
		if r.IntN(3) == 0 {
			f = merge(f, pick(r, filters...))
		}
		filters = append(filters, f)
	}
	readers := scopes()
	found := 0
	for _, f := range filters {
		f.Limit = pick(r, 0, 3, 50, 200)
		for _, name := range []string{"system", "province", "ratna as officer", "yuni as author", "direktur of a partner as signer"} {
			s := readers[name]
			var want []naskah.NaskahID
			for _, n := range b.all {
				sight := s.Sees(n)
				if sight == naskah.SeesNothing || !b.lets(f, n) || sight == naskah.SeesRingkasan && f.Author != "" {
					continue
				}
				want = append(want, n.ID)
			}
			var got []naskah.NaskahID
			for _, n := range w.all(t, s, f) {
				got = append(got, n.ID)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s, %+v:\n got %v\nwant %v", name, f, got, want)
			}
			found += len(want)
		}
	}
	if found < 1000 {
		t.Errorf("the filters let only %d rows through: they try nothing", found)
	}
}

// listText: every word must be found, in judul, nomor or party names, in any case, and signs mean themselves.
func listText(t *testing.T, w *World) {
	n := w.full()
	n.Parties = []naskah.Party{{Urut: 1, Nama: "Pemerintah Daerah Kota Banjar"}, {Urut: 2, Nama: "PT Çelik ÅNGSTRÖM"}}
	w.put(t, n)
	w.create(t)
	for text, want := range map[string]bool{
		"sampah": true, "SAMPAH": true, "ampa": true, "banjar sampah": true, "134.4/01/ksb": true, "çelik": true, "ÇELIK ångström": true,
		"\"sampah\"": true, "100%": true, "di_kota\\banjar": true, "😀": true, "'é'": true, "\t sampah \n ": true, "'; drop table naskah; --": false,
		"%": true, "s%h": false, "di-kota": false, "disampah": false, "sampah tiadatara": false, "\\\\": false, "bertelur": false,
	} {
		page, err := w.List(t.Context(), system, naskah.Filter{Text: text})
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if got := slices.ContainsFunc(page.Naskah, func(x naskah.Naskah) bool { return x.ID == n.ID }); got != want {
			t.Errorf("%q: found %v, want %v", text, got, want)
		}
	}
	if page, err := w.List(t.Context(), system, naskah.Filter{Text: strings.Repeat("sampah ", 5000)}); err != nil || page.Total == 0 {
		t.Errorf("a very long search: %d, %v", page.Total, err)
	}
}

// listKeyset: whoever pages through sees every row that was there once, however many come in meanwhile, also within one millisecond.
func listKeyset(t *testing.T, w *World) {
	want := map[naskah.NaskahID]bool{}
	for i := range 60 {
		if i%20 == 19 {
			w.Turn(time.Millisecond)
		}
		want[w.create(t).ID] = true
	}
	w.Turn(time.Millisecond)
	f, seen, last := naskah.Filter{Limit: 7}, map[naskah.NaskahID]bool{}, naskah.Naskah{}
	for pages := 0; ; pages++ {
		page, err := w.List(t.Context(), system, f)
		if err != nil {
			t.Fatal(err)
		}
		for i, n := range page.Naskah {
			if seen[n.ID] {
				t.Errorf("%s came twice", n.ID)
			}
			if !want[n.ID] {
				t.Errorf("%s came in later and stands on page %d", n.ID, pages)
			}
			if (pages > 0 || i > 0) && newestFirst(last, n) >= 0 {
				t.Errorf("%s stands after %s", n.ID, last.ID)
			}
			seen[n.ID], last = true, n
		}
		if page.Next == "" {
			break
		}
		f.After = page.Next
		w.create(t)
	}
	if len(seen) != len(want) {
		t.Errorf("%d of %d rows were seen", len(seen), len(want))
	}
}

// listLimits: a page has 50 rows when nothing is said and never more than 200; a full last page has no next.
func listLimits(t *testing.T, w *World) {
	for range 205 {
		w.create(t)
	}
	for _, c := range []struct {
		limit, rows int
		next        bool
	}{{0, 50, true}, {-3, 50, true}, {1, 1, true}, {200, 200, true}, {1000, 200, true}} {
		page, err := w.List(t.Context(), system, naskah.Filter{Limit: c.limit})
		if err != nil || len(page.Naskah) != c.rows || (page.Next != "") != c.next || page.Total != 205 {
			t.Errorf("limit %d: %d rows of %d, next %q, %v", c.limit, len(page.Naskah), page.Total, page.Next, err)
		}
	}
	page, err := w.List(t.Context(), system, naskah.Filter{Limit: 41})
	for range 4 {
		if err == nil {
			page, err = w.List(t.Context(), system, naskah.Filter{Limit: 41, After: page.Next})
		}
	}
	if err != nil || len(page.Naskah) != 41 || page.Next != "" {
		t.Errorf("the last page: %d rows, next %q, %v", len(page.Naskah), page.Next, err)
	}
}

// listCursor: what is no cursor is Invalid, never a wrong page.
func listCursor(t *testing.T, w *World) {
	w.create(t)
	for _, s := range []string{"x", "!!", "MTIz", "OmFiYw", naskah.Cursor{At: w.Clock()}.String(), naskah.Cursor{At: w.Clock(), ID: "a b"}.String(), naskah.Cursor{At: w.Clock(), ID: "a\x00"}.String(), strings.Repeat("A", 5000)} {
		_, err := w.List(t.Context(), system, naskah.Filter{After: s})
		wantError(t, err, naskah.Invalid, "NSK-KURSOR")
	}
	c := naskah.Cursor{At: naskah.Milli(w.Clock()), ID: "n:dengan:titik'dua"}
	if got, err := naskah.ParseCursor(c.String()); err != nil || got != c {
		t.Errorf("%v came back as %v, %v", c, got, err)
	}
	page, err := w.List(t.Context(), system, naskah.Filter{After: naskah.Cursor{At: time.UnixMilli(0), ID: "x"}.String()})
	if err != nil || len(page.Naskah) != 0 || page.Total != 1 {
		t.Errorf("beyond the end: %s, %v", fmt.Sprint(page), err)
	}
}
