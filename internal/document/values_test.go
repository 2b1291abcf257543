package document_test

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

func TestParseValues(t *testing.T) {
	type m = map[string]any
	tests := []struct {
		name, in string
		want     naskah.Values
	}{
		{"nothing", "", naskah.Values{}},
		{"a remark", "# apa\n", naskah.Values{}},
		{"numbers that are text stay as written", "a: 007\nb: 1.5\nc: 2026-11-24\nd: +62812\ne: 0x1f\nf: 1_000\ng: 99999999999999999999\nh: .inf", naskah.Values{
			"a": "007", "b": "1.5", "c": "2026-11-24", "d": "+62812", "e": "0x1f", "f": "1_000", "g": "99999999999999999999", "h": ".inf",
		}},
		{"scalars", "a: 5\nb: -3\nc: true\nd: false\ne: \"5\"\nf: yes\ng: ~\nh:\n", naskah.Values{"a": int64(5), "b": int64(-3), "c": true, "d": false, "e": "5", "f": "yes"}},
		{"lists and objects", "a:\n  - x\n  - b: 1\n    c: [1, dua]\n", naskah.Values{"a": []any{"x", m{"b": int64(1), "c": []any{int64(1), "dua"}}}}},
		{"texts of several lines", "a: |\n  satu\n  dua\nb: >-\n  satu\n  dua\n", naskah.Values{"a": "satu\ndua\n", "b": "satu dua"}},
		{"byte order mark", "\xef\xbb\xbfa: b\r\n", naskah.Values{"a": "b"}},
		{"json", `{"a": {"b": [1, "x", true, null]}, "c": "d\n\"e\""}`, naskah.Values{"a": m{"b": []any{int64(1), "x", true, ""}}, "c": "d\n\"e\""}},
	}
	for _, tt := range tests {
		got, err := document.ParseValues([]byte(tt.in))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if d := cmp.Diff(tt.want, got); d != "" {
			t.Errorf("%s: %s", tt.name, d)
		}
	}
}

// What does not parse is refused with its line, and what could exhaust the reader is refused before it is read.
func TestParseValuesRefuses(t *testing.T) {
	var deep strings.Builder
	for i := range 60 {
		deep.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	bomb := "a: &a [x, x, x, x]\nb: &b [*a, *a, *a, *a]\nc: [*b, *b, *b, *b]\n"
	tests := []struct{ name, in, msg string }{
		{"a list", "- a\n- b\n", "baris 1"},
		{"a text", "halo", "baris 1"},
		{"broken", "a: [1, 2\nb: 3\n", "susunan YAML"},
		{"indentation", "a: 1\n  b: 2\n", "baris"},
		{"a key twice", "a: 1\nb: 2\na: 3\n", "baris 3"},
		{"a key twice in json", `{"a": 1, "a": 2}`, "dua kali"},
		{"a key that is no text", "1: x\n", "baris 1"},
		{"alias bomb", bomb, "jangkar"},
		{"merge", "a: {b: 1}\nc:\n  <<: {b: 1}\n", "baris 3"},
		{"tag", "a: !!binary aGFsbw==\n", "tanda jenis"},
		{"two documents", "a: 1\n---\nb: 2\n", "satu dokumen"},
		{"not utf-8", "a: \xff\n", "UTF-8"},
		{"control character", "a: b\x00c\n", "kendali"},
		{"control character after a byte order mark", "\xef\xbb\xbfa: b\x00c\n", "kendali"},
		{"too big", "a: " + strings.Repeat("x", 300<<10), "256 KB"},
		{"deep maps", deep.String(), "tingkat"},
		{"deep brackets", "a: " + strings.Repeat("[", 5000), "terlalu dalam"},
		{"deep dashes", strings.Repeat("- ", 5000) + "x", "terlalu dalam"},
		{"deep keys", strings.Repeat("? ", 5000) + "x", "terlalu dalam"},
		{"too many", "a: [" + strings.Repeat("1,", 30000) + "1]", "20000"},
	}
	for _, tt := range tests {
		_, err := document.ParseValues([]byte(tt.in))
		var e *naskah.Error
		if !errors.As(err, &e) || e.Code != "NSK-NILAI" || e.Kind != naskah.Invalid {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if !strings.Contains(e.Msg, tt.msg) {
			t.Errorf("%s: %q does not say %q", tt.name, e.Msg, tt.msg)
		}
	}
}

// What the sample says survives its canonical text.
func TestSampleIsCanonical(t *testing.T) {
	tpl := ksbpk(t)
	b, err := tpl.Sample().Canonical()
	if err != nil {
		t.Fatal(err)
	}
	again, err := naskah.ParseCanonical(b)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(tpl.Sample(), again); d != "" {
		t.Error(d)
	}
	if fromJSON, err := document.ParseValues(b); err != nil || fromJSON.Digest() != tpl.Sample().Digest() {
		t.Errorf("its JSON reads otherwise: %v", err)
	}
	if fromYAML, err := document.ParseValues(tpl.SampleYAML()); err != nil || fromYAML.Digest() != tpl.Sample().Digest() {
		t.Errorf("its YAML reads otherwise: %v", err)
	}
}

// Whatever the bytes: no panic, and what parses can be checked, compiled, written canonically and read back.
func FuzzParseValues(f *testing.F) {
	for _, s := range []string{
		"", "pasal: [{kunci: p-1, sesudah: p-2, ayat: [{teks: \"{pasal: p-2}\", butir: [{teks: b}]}]}, {kunci: p-2, sesudah: p-1}]\npasal_dihapus: [objek, p-9]\n", "judul: x\n", "{\"judul\": \"x\"}", "a: &a [*a]", "? a\n: b\n", "a: |2\n  x\n", "a: !t x", "pasal: [{id: objek, ayat: [{teks: a, huruf: [b]}]}]",
		"jangka_waktu: {n: 9999999, satuan: tahun, berakhir: 9999-12-31}\ntanggal_naskah: 9999-12-31\n", "pihak: [{nomor: {jenis: menyusul}}, {pejabat: {nama: 'R. H. A, S.H.'}}]",
		"recital: [\"Senin, 31 Juni 2026 Pasal 99\"]\ncara_tanda_tangan: basah\n", "a: \"\\ud800\"", "<<: 1", "%YAML 1.2\n---\na: 1\n", "a: 'b", "\xef\xbb\xbfa: 1",
	} {
		f.Add([]byte(s), uint8(0))
		f.Add([]byte(s), uint8(1))
	}
	lib, err := document.Load(templatesFS())
	if err != nil {
		f.Fatal(err)
	}
	all := lib.List()
	for i := range all {
		f.Add(all[i].SampleYAML(), uint8(i))
	}
	f.Fuzz(func(t *testing.T, b []byte, kind uint8) {
		tpl := all[int(kind)%len(all)]
		v, err := document.ParseValues(b)
		if err != nil {
			if !errors.Is(err, naskah.Invalid) {
				t.Fatalf("%v", err)
			}
			return
		}
		text, err := v.Canonical()
		if err != nil {
			t.Fatalf("no canonical text: %v", err)
		}
		again, err := naskah.ParseCanonical(text)
		if err != nil {
			t.Fatalf("its own canonical text does not read: %v", err)
		}
		tree, facts, err := tpl.Compile(v, document.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if other, _, _ := tpl.Compile(again, document.Options{}); document.Plain(other) != document.Plain(tree) {
			t.Error("the text differs after a round trip")
		}
		if len(facts.Parties) < 1 || len(facts.Parties) != len(facts.Nomor) {
			t.Errorf("%+v", facts)
		}
		tpl.Check(v)
		tpl.Clauses(v)
		for i, e := range tpl.PasalList(v) {
			if moved, err := tpl.MovePasal(v, e.ID, 1-i%3); err == nil && len(tpl.PasalList(moved)) != len(tpl.PasalList(v)) {
				t.Errorf("moving %s lost a pasal", e.ID)
			}
			if i == 3 {
				break
			}
		}
	})
}

// Whatever the bytes: no panic and no template that was not checked. It starts from the template of every kind, beside the pustaka.
func FuzzTemplate(f *testing.F) {
	files := fstest.MapFS{}
	pieces, err := fs.Glob(templatesFS(), "pustaka/*/*.yaml")
	if err != nil || len(pieces) == 0 {
		f.Fatal(err)
	}
	kinds, err := fs.Glob(templatesFS(), "*/v1/template.yaml")
	if err != nil || len(kinds) == 0 {
		f.Fatal(err)
	}
	read := func(name string) []byte {
		b, err := templatesFS().ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		return b
	}
	for _, p := range pieces {
		files[p] = &fstest.MapFile{Data: read(p)}
	}
	samples := map[string][]byte{}
	for i, name := range kinds {
		samples[name] = read(path.Dir(name) + "/contoh.yaml")
		f.Add(read(name), 0, []byte{}, uint8(i))
		f.Add(read(name), 900, []byte("when: 1 == 1\n"), uint8(i))
		f.Add(read(name), 5000, []byte("{item.x|y}"), uint8(i))
	}
	f.Add([]byte("nama: x\nbody: [{pasal: {ayat: [{each: x}]}}]\ngroups: [{fields: [{path: a.0.b, label: c}]}]\n"), 0, []byte("x"), uint8(0))
	f.Fuzz(func(t *testing.T, b []byte, at int, insert []byte, kind uint8) {
		if at >= 0 && at <= len(b) {
			b = bytes.Join([][]byte{b[:at], insert, b[at:]}, nil)
		}
		name := kinds[int(kind)%len(kinds)]
		fsys := maps.Clone(files)
		fsys[name] = &fstest.MapFile{Data: b}
		fsys[path.Dir(name)+"/contoh.yaml"] = &fstest.MapFile{Data: samples[name]}
		lib, err := document.Load(fsys)
		if err != nil {
			return
		}
		tpl, err := lib.Current(naskah.Kode(path.Dir(path.Dir(name))))
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := tpl.Compile(naskah.Values{}, document.Options{}); err != nil {
			t.Fatal(err)
		}
	})
}
