package document_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// optional loads the real template with PELAKSANAAN's neighbour: a clause that is pilihan, before LAIN-LAIN.
func optional(t *testing.T) *document.Template {
	t.Helper()
	lib, _, err := loadWith(t, "  - pasal:\n      id: lain-lain\n", `  - pasal:
      id: evaluasi
      judul: EVALUASI
      kelas: pilihan
      when: ejaan == "baku"
      ayat:
        - id: satu
          text: PARA PIHAK mengevaluasi pelaksanaannya.
        - Hasil sebagaimana dimaksud pada {@.satu} dilaporkan.
  - pasal:
      id: lain-lain
`)
	if err != nil {
		t.Fatal(err)
	}
	tpl, err := lib.Current(naskah.KSBPK)
	if err != nil {
		t.Fatal(err)
	}
	return tpl
}

// said is the list as one line: number, id, with marks for own (+), replaced (=) and removed (-).
func said(tpl *document.Template, v naskah.Values) string {
	var out []string
	for _, e := range tpl.PasalList(v) {
		mark := ""
		switch {
		case e.Own:
			mark = "+"
		case e.Removed:
			mark = "-"
		case e.Replaced:
			mark = "="
		}
		out = append(out, fmt.Sprintf("%d%s%s", e.No, mark, e.ID))
	}
	return strings.Join(out, " ")
}

func must(t *testing.T) func(naskah.Values, error) naskah.Values {
	return func(v naskah.Values, err error) naskah.Values {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func code(err error) string {
	var e *naskah.Error
	if errors.As(err, &e) {
		return e.Code
	}
	return fmt.Sprint(err)
}

// Own pasal are added, moved, written and taken out; numbers, references and the lasting names follow.
func TestStoryOwnPasal(t *testing.T) {
	tpl, ok := optional(t), must(t)
	v := tpl.Sample()
	v, k1, err := tpl.AddPasal(v, "")
	if err != nil {
		t.Fatal(err)
	}
	v, k2, _ := tpl.AddPasal(v, "objek")
	if got := said(tpl, v); got != "1maksud-tujuan 2objek 3+p-2 4ruang-lingkup 5pelaksanaan 6jangka-waktu 7surat-menyurat 8evaluasi 9+p-1 10lain-lain" || k1 != "p-1" || k2 != "p-2" {
		t.Fatal(got)
	}
	if found(tpl.Check(v), "KSD-KOSONG", "pasal.0.judul") == nil || found(tpl.Check(v), "KSD-KOSONG", "pasal.1.ayat") == nil {
		t.Errorf("empty pasal are not found: %v", tpl.Check(v))
	}
	v = ok(tpl.SetPasal(v, k1, "Kerahasiaan", "", "(1) PARA PIHAK menjaga kerahasiaan data.\n(7) Data meliputi:\na. data pribadi:\n1. nama;\n2. alamat\nb. data usaha"))
	v = ok(tpl.SetPasal(v, k2, "Data", "", "Data sebagaimana dimaksud dalam {pasal: p-1} dan {pasal: pelaksanaan.tindak-lanjut} berlaku sampai {tanggal berakhir}, nomor {nomor pihak kedua}."))
	tree, _ := compile(t, tpl, v, document.Options{})
	for _, want := range []string{
		"Pasal 3\nDATA\nData sebagaimana dimaksud dalam Pasal 9 dan Pasal 5 ayat (1) berlaku sampai 23 November 2031, nomor 014/CDU-DIR/XI/2026.\n",
		"Pasal 9\nKERAHASIAAN\n(1) PARA PIHAK menjaga kerahasiaan data.\n(2) Data meliputi:\n    a. data pribadi:\n        1. nama;\n        2. alamat; dan\n    b. data usaha.\n",
		"sebagaimana dimaksud dalam Pasal 4.", // ruang lingkup
	} {
		if got := document.Plain(tree); !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	if fs := tpl.Check(v); len(fs) != 0 {
		t.Errorf("%+v", fs)
	}
	v = ok(tpl.MovePasal(v, k1, -99))
	v = ok(tpl.MovePasal(v, k2, 2))
	if got := said(tpl, v); got != "1+p-1 2maksud-tujuan 3objek 4ruang-lingkup 5pelaksanaan 6+p-2 7jangka-waktu 8surat-menyurat 9evaluasi 10lain-lain" {
		t.Error(got)
	}
	v = ok(tpl.MovePasal(v, k1, 99))
	if got := said(tpl, v); !strings.HasSuffix(got, "9lain-lain 10+p-1") {
		t.Error(got)
	}
	v = ok(tpl.RemovePasal(v, "evaluasi"))
	if got := said(tpl, v); !strings.HasSuffix(got, "7surat-menyurat 0-evaluasi 8lain-lain 9+p-1") {
		t.Error(got)
	}
	if tree, _ := compile(t, tpl, v, document.Options{}); strings.Contains(document.Plain(tree), "EVALUASI") || !strings.Contains(document.Plain(tree), "dimaksud dalam Pasal 9 dan") {
		t.Error(document.Plain(tree))
	}
	v = ok(tpl.RemovePasal(v, k1))
	if f := found(tpl.Check(v), "KSD-R18", "pasal.0.ayat.0.teks"); f == nil || f.Level != naskah.LevelError || !strings.Contains(f.Msg, "{pasal: p-1}") {
		t.Errorf("a reference to nothing: %v", tpl.Check(v))
	}
	if tree, _ := compile(t, tpl, v, document.Options{}); !strings.Contains(document.Plain(tree), "dalam Pasal .......... dan") {
		t.Error(document.Plain(tree))
	}
	_, k3, _ := tpl.AddPasal(v, "")
	if k3 != "p-3" {
		t.Errorf("the name of one that is gone was given again: %s", k3)
	}
	v = ok(tpl.RestorePasal(v, "evaluasi"))
	if got := said(tpl, v); !strings.HasSuffix(got, "8surat-menyurat 9evaluasi 10lain-lain") && !strings.HasSuffix(got, "7surat-menyurat 8evaluasi 9lain-lain") {
		t.Error(got)
	}
}

// Nothing stands after PENUTUP, whatever the values say, and what was taken out is no step of a move.
func TestPasalBounds(t *testing.T) {
	ok := must(t)
	lib, _, err := loadWith(t, "  - closing:\n", "  - pasal:\n      id: penutup-naskah\n      judul: PENUTUP\n      kelas: wajib\n      ayat:\n        - Naskah ini mulai berlaku pada tanggal ditandatangani.\n\n  - closing:\n")
	if err != nil {
		t.Fatal(err)
	}
	tpl, err := lib.Current(naskah.KSBPK)
	if err != nil {
		t.Fatal(err)
	}
	v := tpl.Sample().With("pasal", []any{map[string]any{"kunci": "p-1", "sesudah": "penutup-naskah", "judul": "A", "ayat": []any{map[string]any{"teks": "Isi."}}}})
	if got := said(tpl, v); !strings.HasSuffix(got, "7lain-lain 8+p-1 9penutup-naskah") {
		t.Error(got)
	}
	if list := tpl.PasalList(v); list[7].CanDown || !list[7].CanUp {
		t.Errorf("%+v", list[7])
	}
	if got := said(tpl, ok(tpl.MovePasal(v, "p-1", 5))); !strings.HasSuffix(got, "8+p-1 9penutup-naskah") {
		t.Error(got)
	}
	if _, _, err := tpl.AddPasal(v, "penutup-naskah"); code(err) != "NSK-PASAL-TETAP" {
		t.Error(err)
	}
	tpl = optional(t)
	v, k, _ := tpl.AddPasal(ok(tpl.RemovePasal(tpl.Sample(), "evaluasi")), "")
	if got := said(tpl, ok(tpl.MovePasal(v, k, -1))); !strings.Contains(got, "5jangka-waktu 6+p-1 7surat-menyurat 0-evaluasi 8lain-lain") {
		t.Error(got)
	}
	if _, again, _ := tpl.AddPasal(ok(tpl.RemovePasal(v, k)), ""); again != "p-2" {
		t.Errorf("the name of one that is gone was given again: %s", again)
	}
}

// What cannot be done is refused, with the norm where there is one.
func TestPasalRefusals(t *testing.T) {
	tpl := optional(t)
	v := tpl.Sample()
	full := v
	for range 40 {
		full, _, _ = tpl.AddPasal(full, "")
	}
	removed, _ := tpl.RemovePasal(v, "evaluasi")
	for name, tt := range map[string]struct {
		f    func() error
		code string
	}{
		"mandatory":        {func() error { _, err := tpl.RemovePasal(v, "objek"); return err }, "NSK-PASAL-WAJIB"},
		"nobody":           {func() error { _, err := tpl.RemovePasal(v, "p-7"); return err }, "NSK-PASAL"},
		"after nothing":    {func() error { _, _, err := tpl.AddPasal(v, "nihil"); return err }, "NSK-PASAL"},
		"too many":         {func() error { _, _, err := tpl.AddPasal(full, ""); return err }, "NSK-PASAL-BATAS"},
		"move the form":    {func() error { _, err := tpl.MovePasal(v, "objek", 1); return err }, "NSK-PASAL-TETAP"},
		"restore nothing":  {func() error { _, err := tpl.RestorePasal(v, "objek"); return err }, "NSK-PASAL-TETAP"},
		"remove twice":     {func() error { _, err := tpl.RemovePasal(removed, "evaluasi"); return err }, "NSK-PASAL-TETAP"},
		"write the gone":   {func() error { _, err := tpl.SetPasal(removed, "evaluasi", "X", "", "y"); return err }, "NSK-PASAL-TETAP"},
		"a million":        {func() error { _, err := tpl.SetPasal(v, "objek", "", "", strings.Repeat("x ", 1_000_000)); return err }, "NSK-PASAL-BATAS"},
		"ten thousand":     {func() error { _, err := tpl.SetPasal(v, "objek", "", "", strings.Repeat("a. x\n", 10_000)); return err }, "NSK-PASAL-BATAS"},
		"a list too long":  {func() error { _, err := tpl.SetPasal(v, "objek", "", "", strings.Repeat("a. x\n", 201)); return err }, "NSK-PASAL-BATAS"},
		"a title too long": {func() error { _, err := tpl.SetPasal(v, "objek", strings.Repeat("x", 10_000), "", "x"); return err }, "NSK-PASAL-BATAS"},
	} {
		if got := code(tt.f()); got != tt.code {
			t.Errorf("%s: %s, want %s", name, got, tt.code)
		}
	}
	if _, err := tpl.RemovePasal(v, "objek"); !strings.Contains(fmt.Sprint(err), "Permendagri Nomor 22 Tahun 2020 Pasal 40 ayat (1) huruf d angka 2") {
		t.Error(err)
	}
	if fs := tpl.Check(v.With("pasal_dihapus", []any{"objek"})); found(fs, "NSK-PASAL-WAJIB", "pasal_dihapus.0") == nil {
		t.Error(fs)
	}
	if tree, _ := compile(t, tpl, v.With("pasal_dihapus", []any{"objek"}), document.Options{}); !strings.Contains(document.Plain(tree), "\nOBJEK\n") {
		t.Error("a mandatory clause was taken out by hand")
	}
}

// The template's text comes back as it is: saving a box unchanged replaces nothing, and restoring takes the replacement away.
func TestPasalReplaced(t *testing.T) {
	tpl, ok := optional(t), must(t)
	v := tpl.Sample()
	before, _ := compile(t, tpl, v, document.Options{})
	for _, e := range tpl.PasalList(v) {
		same := ok(tpl.SetPasal(v, e.ID, e.Judul, e.Memuat, e.Text))
		if d := cmp.Diff(v, same); d != "" {
			t.Errorf("%s: %s", e.ID, d)
		}
		mine := ok(tpl.SetPasal(v, e.ID, e.Judul, e.Memuat, e.Text+" Tambahan kata."))
		if got := said(tpl, mine); !strings.Contains(got, "="+e.ID) {
			t.Errorf("%s: %s", e.ID, got)
		}
		if fs := tpl.Check(document.SetOpening(mine, naskah.Date{}, "", nil)); len(fs) > 0 {
			t.Errorf("%s before the date is known: %+v", e.ID, fs)
		}
		if d := cmp.Diff(v, ok(tpl.RestorePasal(mine, e.ID))); d != "" {
			t.Errorf("%s restored: %s", e.ID, d)
		}
		if tree, _ := compile(t, tpl, mine, document.Options{}); !strings.Contains(document.Plain(tree), "Tambahan kata") ||
			len(document.Plain(tree)) > len(document.Plain(before))+len(" Tambahan kata.; dan") {
			t.Errorf("%s: %s", e.ID, cmp.Diff(document.Plain(before), document.Plain(tree)))
		}
	}
	title := ok(tpl.SetPasal(v, "objek", "Objek Kerja Sama", "", tpl.PasalList(v)[1].Text))
	if d := cmp.Diff([]any{map[string]any{"id": "objek", "judul": "Objek Kerja Sama"}}, title["pasal"]); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(v, ok(tpl.RestorePasal(title, "objek"))); d != "" {
		t.Error(d)
	}
	empty := ok(tpl.SetPasal(v, "objek", "", "", " \n "))
	if found(tpl.Check(empty), "KSD-R1", "pasal.0") == nil {
		t.Errorf("emptied: %+v", tpl.Check(empty))
	}
}

// A draft keeps the term computed when its text is taken over: dots come in nowhere (KSD-SISA).
func TestProposalBeforeTheDate(t *testing.T) {
	tpl, ok := ksbpk(t), must(t)
	draft := document.SetOpening(tpl.Sample(), naskah.Date{}, "", nil)
	var text string
	for _, e := range tpl.PasalList(draft) {
		if e.ID == "jangka-waktu" {
			text = e.Text
		}
	}
	if !strings.Contains(text, "sejak tanggal {tanggal mulai} sampai dengan tanggal {tanggal berakhir}.") {
		t.Fatal(text)
	}
	mine := ok(tpl.SetPasal(draft, "jangka-waktu", "", "", strings.Replace(text, "evaluasi bersama", "evaluasi tahunan", 1)))
	if fs := tpl.Check(mine); len(fs) > 0 {
		t.Errorf("%+v", fs)
	}
	opened := document.SetOpening(mine, naskah.Date{Year: 2026, Month: 11, Day: 24}, "Banjar", nil)
	tree, _ := compile(t, tpl, opened, document.Options{})
	if got := document.Plain(tree); !strings.Contains(got, "sejak tanggal 24 November 2026 sampai dengan tanggal 23 November 2031.") {
		t.Error(got)
	}
}

// Values that people wrote by hand: rings, names twice, unknown places, too deep.
func TestPasalByHand(t *testing.T) {
	type m = map[string]any
	tpl := optional(t)
	own := func(kunci, after, judul string) m {
		return m{"kunci": kunci, "sesudah": after, "judul": judul, "ayat": []any{m{"teks": "Isi " + judul + "."}}}
	}
	deep := any(m{"teks": "dasar"})
	for range 50 {
		deep = m{"teks": "isi", "butir": []any{deep}}
	}
	for name, tt := range map[string]struct {
		pasal []any
		order string
		code  string
		at    string
	}{
		"a ring":      {[]any{own("p-1", "p-2", "A"), own("p-2", "p-1", "B")}, "7evaluasi 8+p-1 9+p-2 10lain-lain", "", ""},
		"itself":      {[]any{own("p-1", "p-1", "A")}, "8+p-1 9lain-lain", "", ""},
		"twice":       {[]any{own("p-1", "", "A"), own("p-1", "", "B")}, "8+p-1 9+pasal.1 10lain-lain", "NSK-NILAI", "pasal.1.kunci"},
		"a clause's":  {[]any{own("objek", "", "A")}, "8+pasal.0 9lain-lain", "NSK-NILAI", "pasal.0.kunci"},
		"no place":    {[]any{own("p-1", "entah", "A")}, "8+p-1 9lain-lain", "NSK-NILAI", "pasal.0.sesudah"},
		"after own":   {[]any{own("p-2", "p-1", "B"), own("p-1", "awal", "A")}, "1+p-1 2+p-2 3maksud-tujuan", "", ""},
		"carries":     {[]any{m{"kunci": "p-1", "judul": "A", "memuat": "cuaca", "ayat": []any{m{"teks": "Isi."}}}}, "8+p-1", "NSK-NILAI", "pasal.0.memuat"},
		"depth 51":    {[]any{m{"kunci": "p-1", "judul": "A", "ayat": []any{deep}}}, "8+p-1", "NSK-NILAI", "pasal.0.ayat"},
		"depth 6":     {[]any{m{"kunci": "p-1", "judul": "A", "ayat": []any{m{"teks": "1", "butir": []any{m{"teks": "2", "butir": []any{m{"teks": "3", "butir": []any{m{"teks": "4", "butir": []any{m{"teks": "5", "butir": []any{m{"teks": "6"}}}}}}}}}}}}}}, "8+p-1", "KSD-RINCIAN", "pasal.0.ayat"},
		"of a law":    {[]any{m{"judul": "A", "ayat": []any{m{"teks": "Sesuai Pasal 4 Undang-Undang ini, Pasal 2 dan Pasal 3 Peraturan itu."}}}}, "8+pasal.0", "", ""},
		"older form":  {[]any{m{"judul": "A", "ayat": []any{m{"teks": "Isi:", "huruf": []any{"satu", "dua"}}}}}, "8+pasal.0", "", ""},
		"by its name": {[]any{m{"judul": "A", "ayat": []any{m{"teks": "Sesuai Pasal 4 ini."}}}}, "8+pasal.0", "KSD-RUJUKAN", "pasal.0.ayat.0.teks"},
	} {
		v := tpl.Sample().With("pasal", tt.pasal)
		if got := said(tpl, v); !strings.Contains(got, tt.order) {
			t.Errorf("%s: %s", name, got)
		}
		fs := tpl.Check(v)
		if (tt.code == "") != (len(fs) == 0) || tt.code != "" && found(fs, tt.code, tt.at) == nil {
			t.Errorf("%s: %+v", name, fs)
		}
		again, err := tpl.MovePasal(v, tpl.PasalList(v)[7].ID, 0)
		if err == nil && tpl.PasalList(again)[7].ID == "" {
			t.Errorf("%s: %+v", name, again)
		}
	}
	fs := tpl.Check(tpl.Sample().With("pasal.0", m{"judul": "A", "ayat": []any{m{"teks": "Sesuai Pasal 4 ini."}}}))
	if f := found(fs, "KSD-RUJUKAN", "pasal.0.ayat.0.teks"); f == nil || f.Repair == nil || f.Repair.Value != "Sesuai {pasal: pelaksanaan} ini." {
		t.Errorf("%+v", fs)
	}
}

// Any run of edits keeps what must hold: each mandatory clause printed once and in the form's order, numbers without gaps, every own
// pasal there with its name, none lost or doubled, and values that stay canonical.
func TestPasalEditsHold(t *testing.T) {
	tpl := optional(t)
	runs := uint64(30)
	if os.Getenv("NASKAH_LONG") != "" {
		runs = 1000
	}
	for seed := range runs {
		r := rand.New(rand.NewPCG(seed, 4))
		v, alive := tpl.Sample(), map[string]bool{}
		for range 25 {
			list := tpl.PasalList(v)
			id := list[r.IntN(len(list))].ID
			next, err := v, error(nil)
			switch r.IntN(5) {
			case 0:
				var k string
				if next, k, err = tpl.AddPasal(v, []string{"", id}[r.IntN(2)]); err == nil {
					if alive[k] {
						t.Fatalf("seed %d: %s twice", seed, k)
					}
					alive[k] = true
				}
			case 1:
				if next, err = tpl.RemovePasal(v, id); err == nil {
					delete(alive, id)
				}
			case 2:
				next, err = tpl.RestorePasal(v, id)
			case 3:
				next, err = tpl.MovePasal(v, id, r.IntN(7)-3)
			case 4:
				next, err = tpl.SetPasal(v, id, "Judul", "", "(1) satu\n(2) dua:\na. x\nb. y")
			}
			if err != nil {
				continue
			}
			v = next
			holds(t, tpl, v, alive)
		}
	}
}

func holds(t *testing.T, tpl *document.Template, v naskah.Values, alive map[string]bool) {
	t.Helper()
	no, form := 0, ""
	own := map[string]bool{}
	for _, e := range tpl.PasalList(v) {
		if !e.Removed {
			no++
		}
		if !e.Removed && e.No != no || e.Removed && e.No != 0 {
			t.Fatalf("numbers: %s", said(tpl, v))
		}
		if e.Own {
			if own[e.ID] || !alive[e.ID] {
				t.Fatalf("%s: %s %v", e.ID, said(tpl, v), alive)
			}
			own[e.ID] = true
			continue
		}
		form += e.ID + " "
	}
	if form != "maksud-tujuan objek ruang-lingkup pelaksanaan jangka-waktu surat-menyurat evaluasi lain-lain " || len(own) != len(alive) {
		t.Fatalf("%s %v", said(tpl, v), alive)
	}
	b, err := v.Canonical()
	if err != nil {
		t.Fatal(err)
	}
	if again, err := naskah.ParseCanonical(b); err != nil || cmp.Diff(v, again) != "" {
		t.Fatalf("%v %s", err, cmp.Diff(v, again))
	}
}
