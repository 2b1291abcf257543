package document_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// Items nest to any depth, each with the mark of its depth, the punctuation of a sentence in parts, and a name to refer to it by.
func TestNesting(t *testing.T) {
	const old = "        - Perbedaan pendapat dalam pelaksanaan Kesepakatan Bersama ini diselesaikan secara musyawarah untuk mencapai mufakat.\n"
	const new = `        - id: satu
          text: meliputi
          rincian:
            - alfa
            - text: beta
              rincian:
                - gama
                - id: dua
                  text: delta
                  rincian:
                    - text: epsilon
                      rincian:
                        - text: zeta
                          rincian:
                            - {id: tiga, text: eta}
                            - teta
                    - iota
        - Lihat {@.tiga}, {@.dua}, {@.satu} dan {@objek}.
        - when: meterai
          id: empat
          text: ayat bersyarat {@.empat}
`
	lib, _, err := loadWith(t, old, new)
	if err != nil {
		t.Fatal(err)
	}
	tpl, err := lib.Current(naskah.KSBPK)
	if err != nil {
		t.Fatal(err)
	}
	tree, _ := compile(t, tpl, tpl.Sample().With("meterai", true), document.Options{})
	want := `(2) meliputi
    a. alfa; dan
    b. beta:
        1. gama; dan
        2. delta:
            a) epsilon:
                1) zeta:
                    (a) eta; dan
                    (b) teta; dan
            b) iota.
(3) Lihat ayat (2) huruf b angka 2 huruf a angka 1 huruf a, ayat (2) huruf b angka 2, ayat (2) dan Pasal 2.
(4) ayat bersyarat ayat (4)
`
	if got := document.Plain(tree); !strings.Contains(got, want) {
		t.Error(got[strings.Index(got, "LAIN-LAIN"):])
	}
}

// A repeat may leave items out; the others close up.
func TestRepeatWithCondition(t *testing.T) {
	lib, _, err := loadWith(t, "{each: ruang_lingkup, text: \"{item}\"}", "{each: ruang_lingkup, when: 'not (item contains \"data\")', text: \"{item|awal}\"}")
	if err != nil {
		t.Fatal(err)
	}
	tpl, err := lib.Current(naskah.KSBPK)
	if err != nil {
		t.Fatal(err)
	}
	tree, _ := compile(t, tpl, tpl.Sample().With("ruang_lingkup", []any{"pengolahan", "data", "penjualan"}), document.Options{})
	if got := document.Plain(tree); !strings.Contains(got, "meliputi:\n    a. Pengolahan; dan\n    b. Penjualan.\n") {
		t.Error(got)
	}
}

// The newest version is current, a naskah keeps its own, and kinds come in the order of the register.
func TestVersions(t *testing.T) {
	text, sample := golden(t, dir+"template.yaml"), golden(t, dir+"contoh.yaml")
	fsys := fstest.MapFS{}
	put := func(dir, more string) {
		fsys[dir+"/template.yaml"] = &fstest.MapFile{Data: []byte(text + more)}
		fsys[dir+"/contoh.yaml"] = &fstest.MapFile{Data: []byte(sample)}
	}
	put("ksb-pk/v1", "")
	put("ksb-pk/v10", "# sepuluh\n")
	put("ksb-pk/v9", "# sembilan\n")
	garuda := strings.NewReplacer("  left: {slot: logo_mitra, label: tempat Logo Mitra}\n", "", "right: {slot: lambang_daerah", "center: {slot: garuda")
	fsys["ksb-d/v1/template.yaml"] = &fstest.MapFile{Data: []byte(garuda.Replace(text))}
	fsys["ksb-d/v1/contoh.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(sample, "jabatan: Direktur", "jabatan: Bupati Ciamis", 1))}
	lib, err := document.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	now, err := lib.Current(naskah.KSBPK)
	if err != nil || now.Ref.Versi != "v10" {
		t.Errorf("%v %v", now.Ref, err)
	}
	var codes []string
	for _, tpl := range lib.List() {
		codes = append(codes, string(tpl.Ref.Kode)+" "+tpl.Ref.Versi)
	}
	if got := strings.Join(codes, ", "); got != "ksb-d v1, ksb-pk v10" {
		t.Error(got)
	}
	old, err := lib.Pinned(naskah.TemplateRef{Kode: naskah.KSBPK, Versi: "v1", Digest: naskah.DigestOf([]byte(text))})
	if err != nil || old.Ref.Versi != "v1" {
		t.Errorf("%v", err)
	}
	if f := found(now.Check(now.Sample().With("jangka_waktu.n", int64(6))), "KSD-R2", "jangka_waktu.n"); f == nil {
		t.Error("the term is not checked")
	}
	put("ksb-pk/baru", "")
	if _, err := document.Load(fsys); err == nil {
		t.Error("a version that is none was loaded")
	}
	delete(fsys, "ksb-pk/baru/template.yaml")
	put("entah/v1", "")
	if _, err := document.Load(fsys); err == nil {
		t.Error("a kind that is none was loaded")
	}
	delete(fsys, "entah/v1/template.yaml")
	delete(fsys, "ksb-d/v1/contoh.yaml")
	if _, err := document.Load(fsys); err == nil {
		t.Error("a template without sample was loaded")
	}
}

// Plain says all that a tree holds, also what this kind has not.
func TestPlainTable(t *testing.T) {
	text := func(s string) document.Text { return document.Text{{Text: s}} }
	got := document.Plain(document.Tree{
		Kop:    document.Kop{Kind: document.KopEmblems, Center: &document.Emblem{Slot: "garuda", Image: naskah.DigestOf(nil)}},
		Blocks: []document.Block{document.Table{Head: []document.Text{text("No"), text("Uraian")}, Rows: [][]document.Text{{text("1"), text("a")}}}},
		Footer: "kaki",
	})
	if want := "[tengah: garuda]\n\nNo | Uraian\n1 | a\n\n[kaki: kaki]\n"; got != want {
		t.Errorf("%q", got)
	}
}
