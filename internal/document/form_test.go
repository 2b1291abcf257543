package document_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// formOf is what a browser would send for v: every control of every field, with lists item by item.
func formOf(tpl *document.Template, v naskah.Values) map[string][]string {
	form := map[string][]string{}
	var fill func(fields []document.Field, prefix string)
	list := func(f document.Field, path string) {
		form[path] = []string{""}
		for i := range tpl.FormCount(v, path) {
			at := fmt.Sprintf("%s.%d", path, i)
			if len(f.Fields) == 0 {
				form[at] = []string{tpl.FormValue(v, at)}
				continue
			}
			fill(f.Fields, at+".")
		}
	}
	fill = func(fields []document.Field, prefix string) {
		for _, f := range fields {
			path := prefix + f.Path
			switch f.Type {
			case document.TypeList:
				list(f, path)
			case document.TypeBool:
				form[path] = []string{""} // the hidden control before the checkbox
				if s := tpl.FormValue(v, path); s != "" {
					form[path] = append(form[path], s)
				}
			default:
				form[path] = []string{tpl.FormValue(v, path)}
			}
		}
	}
	fill(tpl.Fields(), "")
	return form
}

// What a form shows is what it sends back, also for lists in lists.
func TestFormRoundTrip(t *testing.T) {
	type m = map[string]any
	tpl := ksbpk(t)
	for name, v := range map[string]naskah.Values{
		"sample": tpl.Sample().With("meterai", true),
		"pasal": tpl.Sample().With("meterai", true).With("pasal", []any{
			m{"id": "objek", "judul": "OBJEK", "ayat": []any{m{"teks": "Satu."}, m{"teks": "Dua:", "huruf": []any{"a", "b"}}}},
			m{"judul": "KERAHASIAAN", "memuat": "x", "ayat": []any{m{"teks": "Tiga."}}},
		}),
		"own pasal": tpl.Sample().With("meterai", true).With("pasal", []any{
			m{"kunci": "p-1", "sesudah": "objek", "judul": "DATA", "ayat": []any{m{"teks": "Satu:", "butir": []any{m{"teks": "a:", "butir": []any{m{"teks": "b:", "butir": []any{m{"teks": "c:", "butir": []any{m{"teks": "d:", "butir": []any{m{"teks": "e"}}}}}}}}}}}}},
			m{"kunci": "p-2"},
		}),
		"lines": tpl.Sample().With("meterai", true).With("objek", "baris satu\nbaris dua"),
	} {
		got, bad := tpl.ParseForm(naskah.Values{}, formOf(tpl, v))
		if len(bad) > 0 {
			t.Errorf("%s: %v", name, bad)
		}
		if d := cmp.Diff(v, got); d != "" {
			t.Errorf("%s (-shown +sent): %s", name, d)
		}
		again, _ := tpl.ParseForm(v, formOf(tpl, v))
		if d := cmp.Diff(v, again); d != "" {
			t.Errorf("%s, over itself: %s", name, d)
		}
	}
}

func TestParseForm(t *testing.T) {
	type m = map[string]any
	tests := []struct {
		name string
		old  naskah.Values
		form map[string][]string
		want naskah.Values
		bad  string // path of the finding
	}{
		{
			"only fields of the template",
			naskah.Values{"judul": "a", "lain": "tetap"},
			map[string][]string{"judul": {"b"}, "jahat": {"x"}, "pihak.7.kota": {"x"}, "csrf": {"y"}},
			naskah.Values{"judul": "b", "lain": "tetap"},
			"",
		},
		{"what is not sent stays", naskah.Values{"judul": "a", "tempat": "Banjar"}, map[string][]string{"judul": {"b"}}, naskah.Values{"judul": "b", "tempat": "Banjar"}, ""},
		{"what is emptied goes", naskah.Values{"judul": "a", "tempat": "Banjar"}, map[string][]string{"tempat": {"  "}}, naskah.Values{"judul": "a"}, ""},
		{
			"the other party stays",
			naskah.Values{"pihak": []any{m{"kota": "a", "mitra_id": "m"}, m{"kota": "b"}}},
			map[string][]string{"pihak.0.kota": {"c"}},
			naskah.Values{"pihak": []any{m{"kota": "c", "mitra_id": "m"}, m{"kota": "b"}}},
			"",
		},
		{"second party first", nil, map[string][]string{"pihak.1.kota": {"b"}}, naskah.Values{"pihak": []any{m{}, m{"kota": "b"}}}, ""},
		{"checkbox on", nil, map[string][]string{"meterai": {"", "true"}}, naskah.Values{"meterai": true}, ""},
		{"checkbox off", naskah.Values{"meterai": true}, map[string][]string{"meterai": {""}}, naskah.Values{}, ""},
		{"number", nil, map[string][]string{"jangka_waktu.n": {" 5 "}}, naskah.Values{"jangka_waktu": m{"n": int64(5)}}, ""},
		{"no number is kept as typed", nil, map[string][]string{"jangka_waktu.n": {"lima"}}, naskah.Values{"jangka_waktu": m{"n": "lima"}}, "jangka_waktu.n"},
		{"date of the control", nil, map[string][]string{"tanggal_naskah": {"2026-11-24"}}, naskah.Values{"tanggal_naskah": "2026-11-24"}, ""},
		{"date as people write it", nil, map[string][]string{"tanggal_naskah": {"4/1/2026"}}, naskah.Values{"tanggal_naskah": "2026-01-04"}, ""},
		{"no such date", nil, map[string][]string{"tanggal_naskah": {"30-02-2026"}}, naskah.Values{"tanggal_naskah": "30-02-2026"}, "tanggal_naskah"},
		{"no such option", nil, map[string][]string{"ejaan": {"lama"}}, naskah.Values{"ejaan": "lama"}, "ejaan"},
		{
			"list replaced whole, gaps closed",
			naskah.Values{"ruang_lingkup": []any{"a", "b", "c"}},
			map[string][]string{"ruang_lingkup.7": {"z"}, "ruang_lingkup.0": {"x"}, "ruang_lingkup.3": {" "}},
			naskah.Values{"ruang_lingkup": []any{"x", "z"}},
			"",
		},
		{"list cleared", naskah.Values{"ruang_lingkup": []any{"a"}}, map[string][]string{"ruang_lingkup": {""}}, naskah.Values{}, ""},
		{"list not sent", naskah.Values{"ruang_lingkup": []any{"a"}}, map[string][]string{"judul": {"x"}}, naskah.Values{"judul": "x", "ruang_lingkup": []any{"a"}}, ""},
		{"index out of reason", nil, map[string][]string{"ruang_lingkup.999999999": {"x"}, "ruang_lingkup.-1": {"y"}, "ruang_lingkup.x": {"z"}}, naskah.Values{}, ""},
		{
			"pasal whose text was emptied falls back to the template", nil,
			map[string][]string{"pasal.0.id": {"objek"}, "pasal.0.ayat.0.teks": {""}, "pasal.1.id": {"lain-lain"}, "pasal.1.ayat.0.teks": {"Ada."}},
			naskah.Values{"pasal": []any{m{"id": "lain-lain", "ayat": []any{m{"teks": "Ada."}}}}},
			"",
		},
		{"line ends and control characters", nil, map[string][]string{"objek": {"a\r\nb\x00\x1bc\xff"}}, naskah.Values{"objek": "a\nbc"}, ""},
		{"nomor", naskah.Values{"pihak": []any{m{"nomor": m{"jenis": "tidak_bernomor"}}}}, map[string][]string{"pihak.0.nomor": {"1/2"}}, naskah.Values{"pihak": []any{m{"nomor": "1/2"}}}, ""},
	}
	tpl := ksbpk(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before := tt.old.Digest()
			got, bad := tpl.ParseForm(tt.old, tt.form)
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
			if (len(bad) > 0) != (tt.bad != "") || len(bad) > 0 && (bad[0].Path != tt.bad || bad[0].Code != "NSK-NILAI" || bad[0].Level != naskah.LevelError) {
				t.Errorf("findings: %+v", bad)
			}
			if tt.old.Digest() != before {
				t.Error("the old values were changed")
			}
			for key, typed := range tt.form {
				if tt.bad == key && tpl.FormValue(got, key) != typed[0] {
					t.Errorf("what was typed is lost: %q", tpl.FormValue(got, key))
				}
			}
		})
	}
}

// A new naskah starts with the template's defaults, which its own form reads.
func TestDefaults(t *testing.T) {
	tpl := ksbpk(t)
	v := tpl.Defaults()
	for path, want := range map[string]string{"cara_tanda_tangan": "elektronik", "ejaan": "baku", "jangka_waktu.n": "5", "jangka_waktu.satuan": "tahun", "pihak.1.tipe": "badan_hukum", "meterai": ""} {
		if got := tpl.FormValue(v, path); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
	if _, err := v.Canonical(); err != nil {
		t.Error(err)
	}
	for _, f := range tpl.Check(v) {
		if f.Code == "NSK-NILAI" {
			t.Errorf("%+v", f)
		}
	}
	v["judul"] = "x"
	if tpl.Defaults().Text("judul") != "" {
		t.Error("defaults are shared")
	}
	s := tpl.Sample()
	s["pihak"].([]any)[0].(map[string]any)["kota"] = "x"
	if tpl.Sample().Text("pihak.0.kota") == "x" {
		t.Error("the sample is shared")
	}
}
