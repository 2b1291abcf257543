package document_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// A report with everything that the language has beyond agreements: a head with names, labels, clauses by letter, running text, a table,
// a lampiran, one signer with a heading of his own, and pieces of the pustaka.
const reportTemplate = `nama: Rekomendasi
keterangan: Uji.
norma: Uji
sebutan: Rekomendasi
bentuk: naskah
gaya: huruf
jalur: [ksdd_wajib]
kop:
  left: {slot: lambang_daerah, label: Lambang}
  names: ["PEMERINTAH {tempat|upper}", SEKRETARIAT DAERAH]
  address: ["{alamat}"]
groups:
  - id: umum
    judul: Umum
    fields:
      - {path: judul, label: Tentang, required: true}
      - {path: cara_tanda_tangan, label: Cara, type: enum, default: elektronik, options: [{value: elektronik, label: E}, {value: basah, label: B}]}
      - {path: ejaan, label: Ejaan, type: enum, default: baku, options: [{value: baku, label: Baku}]}
      - {path: tanggal_naskah, label: Tanggal, type: date, opening: true}
      - {path: tempat, label: Tempat, opening: true}
      - {path: alamat, label: Alamat}
      - {path: jumlah_pihak, label: Banyaknya pihak, type: number, min: 1, max: 3, default: "1"}
      - {path: rencana, label: Rencana, type: list, max: 9, fields: [{path: kegiatan, label: Kegiatan}, {path: biaya, label: Biaya, type: money}]}
  - pakai: v1/pihak
    dengan: {i: 0, ke: KESATU}
  - pakai: v1/pihak
    dengan: {i: 1, ke: KEDUA}
  - pakai: v1/pihak
    dengan: {i: 2, ke: KETIGA}
title: Rekomendasi tentang {judul}
body:
  - heading: [REKOMENDASI, {when: judul != "", text: "{judul|upper}"}, {when: jumlah_pihak > 1, text: bersama}]
  - labels:
      id: hal
      memuat: [naskah yang direkomendasikan]
      rows:
        - {label: Hal, text: "{judul}"}
        - {label: Tempat, when: tempat != "", text: "{tempat}"}
  - pasal:
      id: dasar
      judul: DASAR
      memuat: hasil penilaian
      kelas: wajib
      ayat:
        - {text: "Rekomendasi ini bagi {jumlah_pihak|pihak} berdasarkan:", alinea: true}
        - satu
        - text: "dua:"
          id: dua
          rincian: [tiga, empat]
  - pasal:
      id: isi
      judul: ISI
      memuat: rekomendasi
      kelas: wajib
      ayat: ["Menurut {@dasar.dua} dan {@dasar}."]
  - closing: {id: penutup, text: Demikian.}
  - signatures:
      - {judul: "Ketua,", nama: "{pihak.0.pejabat.nama}", jabatan: "{pihak.0.pejabat|jabatan}"}
      - {when: jumlah_pihak > 1, nama: "{pihak.1.pejabat.nama}", jabatan: "{pihak.1.pejabat|jabatan}"}
      - {when: jumlah_pihak > 2, nama: "{pihak.2.pejabat.nama}", jabatan: "{pihak.2.pejabat|jabatan}"}
  - lampiran: {id: lampiran, lines: [LAMPIRAN, "{judul|upper}"]}
  - table:
      id: rencana
      head: [No., Kegiatan, Biaya]
      widths: [1, 5, 3]
      each: rencana
      row: ["{urut}", "{item.kegiatan}", "{item.biaya|rupiah}"]
      rows: [["", Jumlah, ""]]
`

const partyPiece = `id: pihak-$i
judul: PIHAK $ke
when: jumlah_pihak > $i
fields:
  - pakai: v1/nama
    dengan: {i: $i}
  - {path: pihak.$i.nomor, label: Nomor, type: nomor, opening: true}
  - {path: pihak.$i.pejabat.nama, label: Nama $$, required: true}
  - {path: pihak.$i.pejabat.jabatan, label: Jabatan}
  - {path: pihak.$i.pejabat.kapasitas, label: Kapasitas, type: enum, default: definitif, options: [{value: definitif, label: D}]}
`

const namePiece = `- {path: pihak.$i.nama_kop, label: Nama pada kepala, register: true}
- {path: pihak.$i.kota, label: Kota, register: true}
`

const reportSample = `judul: uji bersama
tempat: Banjar
alamat: Jalan Siliwangi
jumlah_pihak: 1
pihak: [{nama_kop: Kota Banjar, pejabat: {nama: Nana, jabatan: Sekretaris Daerah}}]
rencana: [{kegiatan: Rapat, biaya: 1500000}]
`

func report(t *testing.T, change ...string) (*document.Template, error) {
	t.Helper()
	files := map[string]string{
		"rekomendasi/v1/template.yaml": reportTemplate, "rekomendasi/v1/contoh.yaml": reportSample,
		"pustaka/v1/pihak.yaml": partyPiece, "pustaka/v1/nama.yaml": namePiece,
	}
	fsys := fstest.MapFS{}
	for i := 0; i+2 < len(change); i += 3 {
		if strings.Count(files[change[i]], change[i+1]) == 0 {
			t.Fatalf("no %q in %s", change[i+1], change[i])
		}
		files[change[i]] = strings.Replace(files[change[i]], change[i+1], change[i+2], 1)
	}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	lib, err := document.Load(fsys)
	if err != nil {
		return nil, err
	}
	if used := lib.WhereUsed(); !slices.Equal(used["v1/nama"], []naskah.Kode{"rekomendasi"}) || len(used) != 2 {
		t.Errorf("where used: %v", used)
	}
	return lib.Current("rekomendasi")
}

func TestReport(t *testing.T) {
	tpl, err := report(t)
	if err != nil {
		t.Fatal(err)
	}
	tree, facts, err := tpl.Compile(tpl.Sample(), document.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := `[kiri: Lambang]

PEMERINTAH BANJAR
SEKRETARIAT DAERAH
Jalan Siliwangi

REKOMENDASI
UJI BERSAMA

Hal : uji bersama
Tempat : Banjar

A. DASAR
Rekomendasi ini bagi PIHAK KESATU berdasarkan:
1. satu
2. dua:
    a. tiga; dan
    b. empat.

B. ISI
Menurut huruf A angka 2 dan huruf A.

Demikian.

Ketua,
[ttd_1]
Nana
Sekretaris Daerah

[halaman baru]
LAMPIRAN
UJI BERSAMA

No. | Kegiatan | Biaya
1 | Rapat | Rp1.500.000,00 (satu juta lima ratus ribu rupiah)
 | Jumlah | 
`
	if got := document.Plain(tree); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if len(facts.Parties) != 1 || len(facts.Nomor) != 1 {
		t.Errorf("%d parties, %d numbers", len(facts.Parties), len(facts.Nomor))
	}
}

// The places of parties that there are not are neither printed nor asked for.
func TestPartiesByNumber(t *testing.T) {
	tpl, err := report(t)
	if err != nil {
		t.Fatal(err)
	}
	for n := int64(1); n <= 3; n++ {
		v := tpl.Sample()
		v["jumlah_pihak"] = n
		tree, facts, _ := tpl.Compile(v, document.Options{})
		if got := strings.Count(document.Plain(tree), "[ttd_"); got != int(n) || len(facts.Parties) != int(n) {
			t.Errorf("%d parties: %d places to sign, %d in the register", n, got, len(facts.Parties))
		}
		if got := len(tpl.GroupsFor(v)); got != 1+int(n) {
			t.Errorf("%d parties: %d fieldsets", n, got)
		}
		empty := 0
		for _, f := range tpl.Check(v) {
			if f.Code == "KSD-KOSONG" && !strings.Contains(f.Msg, "titik-titik") {
				empty++
			}
		}
		if empty != int(n)-1 { // all but the first have no name yet
			t.Errorf("%d parties: %d empty fields", n, empty)
		}
	}
}

func TestPustakaRefuses(t *testing.T) {
	const tpl, piece, name = "rekomendasi/v1/template.yaml", "pustaka/v1/pihak.yaml", "pustaka/v1/nama.yaml"
	for what, c := range map[string]struct {
		change []string
		where  string
	}{
		"no such piece":                 {[]string{tpl, "v1/pihak\n    dengan: {i: 0", "v1/tiada\n    dengan: {i: 0"}, tpl + ":24"},
		"a name that leads away":        {[]string{tpl, "v1/pihak\n    dengan: {i: 0", "../pihak\n    dengan: {i: 0"}, tpl + ":24"},
		"an argument that nobody takes": {[]string{tpl, "{i: 0, ke: KESATU}", "{i: 0, ke: KESATU, lagi: x}"}, tpl + ":24"},
		"an argument that is missing":   {[]string{tpl, "{i: 0, ke: KESATU}", "{i: 0}"}, piece + ":2"},
		"a fault inside a piece":        {[]string{name, "label: Kota", "labl: Kota"}, name + ":2"},
		"a piece in itself":             {[]string{name, "- {path: pihak.$i.kota", "- {pakai: v1/nama, dengan: {i: $i}}\n- {path: pihak.$i.kota"}, name},
		"a piece that cannot be read":   {[]string{name, "label: Kota,", "label: [Kota,"}, piece},
		"gaya":                          {[]string{tpl, "gaya: huruf", "gaya: kurung"}, tpl + ":6"},
		"bentuk":                        {[]string{tpl, "bentuk: naskah", "bentuk: buku"}, tpl + ":5"},
		"a row of other width":          {[]string{tpl, `rows: [["", Jumlah, ""]]`, `rows: [[Jumlah]]`}, tpl},
		"a table without rows":          {[]string{tpl, "      each: rencana\n", ""}, tpl},
		"no signatures":                 {[]string{tpl, "  - lampiran: {id: lampiran, lines: [LAMPIRAN, \"{judul|upper}\"]}", "  - lampiran: {id: lampiran, lines: []}"}, tpl},
	} {
		_, err := report(t, c.change...)
		if err == nil || !strings.Contains(err.Error(), c.where) {
			t.Errorf("%s: no fault at %s: %v", what, c.where, err)
		}
	}
}

// A template is named by all that it is made of.
func TestDigestOfPieces(t *testing.T) {
	a, err := report(t)
	if err != nil {
		t.Fatal(err)
	}
	b, err := report(t, "pustaka/v1/nama.yaml", "label: Kota", "label: Kota atau Kabupaten")
	if err != nil {
		t.Fatal(err)
	}
	if a.Ref.Digest == b.Ref.Digest {
		t.Error("another piece, the same digest")
	}
	own := naskah.DigestOf([]byte(golden(t, dir+"template.yaml")))
	lib, _, err := loadWith(t, "sebutan: Kesepakatan Bersama\n", "sebutan: Kesepakatan Bersama\n")
	if err != nil {
		t.Fatal(err)
	}
	if c, _ := lib.Current("ksb-pk"); c.Ref.Digest != own {
		t.Error("a template without pieces is named by its own bytes")
	}
}
