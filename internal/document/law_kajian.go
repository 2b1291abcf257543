package document

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"naskah/internal/naskah"
)

// lawsKajian are the mandatory contents of kajian, berita acara, keputusan and reports. Of the kinds in lawCases they are those of the
// first case, which hold while the field that decides is empty.
var lawsKajian = map[naskah.Kode]law{
	naskah.KAK:    {contents: contentsKAK("Pasal 7 ayat (2)", "lokasi KSDD")},
	naskah.Telaah: {contents: contentsTelaah("Pasal 7 ayat (4)", 5)},
	naskah.Studi: {contents: named("latar belakang", "Pasal 27 huruf a", "dasar hukum", "Pasal 27 huruf b", "maksud dan tujuan", "Pasal 27 huruf c",
		"objek kerja sama", "Pasal 27 huruf d", "kegiatan yang akan dilaksanakan", "Pasal 27 huruf e", "jangka waktu", "Pasal 27 huruf f",
		"analisis manfaat dan biaya", "Pasal 27 huruf g", "kesimpulan dan rekomendasi", "Pasal 27 huruf h")},
	naskah.Rekomendasi: {contents: named("naskah yang direkomendasikan", "Pasal 46 ayat (2) huruf g", "rekomendasi", "Pasal 46 ayat (2) huruf g",
		"hasil penilaian", "Pasal 46 ayat (2) huruf e")},
	naskah.BAPeta: {contents: named("daftar rencana program dan kegiatan", "Pasal 5 ayat (3)", "jangka waktu kerja sama", "Pasal 5 ayat (3) huruf a",
		"skala prioritas", "Pasal 5 ayat (3) huruf b", "forum pembahasan", "Pasal 5 ayat (4)", "kesepakatan untuk dikerjasamakan", "Pasal 5 ayat (6)")},
	naskah.KepDRKS: {contents: named("penetapan daftar rencana kerja sama", "Pasal 25 ayat (2)", "daftar rencana kerja sama setiap tahun", "Pasal 25 ayat (2)",
		"dasar pemetaan", "Pasal 25 ayat (1) huruf a")},
	naskah.KepTKKSD: {contents: named("penetapan TKKSD", "Pasal 46 ayat (1)", "tugas TKKSD", "Pasal 46 ayat (2)", "pelaporan TKKSD", "Pasal 46 ayat (3)",
		"susunan keanggotaan", "Pasal 47 ayat (1)", "rapat TKKSD", "Pasal 48")},
	naskah.LapSemester: {contents: contentsLaporan("Pasal 17 ayat (5) huruf % dan Pasal 39 ayat (5) huruf %", "judul", "bentuk naskah", "para pihak",
		"maksud dan tujuan", "objek", "jangka waktu", "permasalahan", "upaya penyelesaian permasalahan", "hal lainnya yang disepakati")},
	naskah.LapTahunan: {contents: named("pelaksanaan KSDD, KSDPK, dan Sinergi", "Pasal 46 ayat (2) huruf j", "permasalahan dan penyelesaian", "Pasal 46 ayat (2) huruf h",
		"rapat pleno", "Pasal 48 ayat (2)")},
	naskah.LapSinergi: {contents: named("pelaksanaan Sinergi", "Pasal 60 ayat (1)", "bahan evaluasi", "Pasal 60 ayat (4)")},
}

// A lawCase is a kind whose mandatory contents depend on the value of one of its fields.
type lawCase struct {
	by    string // the field
	cases map[string][]content
}

// lawCases: a kerangka acuan kerja by kategori [P22 7(2), 29(2), 53(3)]; a telaahan by who proposes the cooperation [P22 7(4), 29(4),
// 31(2)]. For a Sinergi the regulation names no criteria (Pasal 53 ayat (4)); the five of the others are used.
var lawCases = map[naskah.Kode]lawCase{
	naskah.KAK: {"kategori", map[string][]content{
		"ksdd":    contentsKAK("Pasal 7 ayat (2)", "lokasi KSDD"),
		"ksdpk":   contentsKAK("Pasal 29 ayat (2)", "lokasi KSDPK"),
		"sinergi": contentsKAKSinergi,
	}},
	naskah.Telaah: {"kategori", map[string][]content{
		"ksdd":        contentsTelaah("Pasal 7 ayat (4)", 5),
		"ksdpk":       contentsTelaah("Pasal 29 ayat (4)", 5),
		"ksdpk_mitra": contentsTelaah("Pasal 31 ayat (2)", 8),
		"sinergi":     contentsTelaah("Pasal 53 ayat (4)", 5),
	}},
}

var contentsKAKSinergi = contentsLaporan("Pasal 53 ayat (3) huruf %", "latar belakang", "maksud dan tujuan", "objek|objek Sinergi", "lokasi|lokasi Sinergi",
	"ruang lingkup", "pembiayaan", "jangka waktu", "manfaat")

func contentsKAK(article, lokasi string) []content {
	return contentsLaporan(article+" huruf %", "latar belakang", "maksud dan tujuan", "lokasi|"+lokasi, "ruang lingkup", "jangka waktu", "manfaat",
		"analisis dampak|analisis dampak sosial dan lingkungan", "pembiayaan")
}

// contentsTelaah are the first n criteria; those of a Sinergi are of the whole ayat.
func contentsTelaah(article string, n int) []content {
	norm := article + " huruf %"
	if article == "Pasal 53 ayat (4)" {
		norm = article
	}
	return contentsLaporan(norm, []string{
		"kesesuaian rencana|kesesuaian dengan Rencana Pembangunan Jangka Menengah Daerah dan rencana strategis sektor terkait",
		"kesesuaian lokasi|kesesuaian lokasi dengan Rencana Tata Ruang Wilayah",
		"keterkaitan|keterkaitan antarsektor dan antarwilayah",
		"kelayakan biaya dan manfaat",
		"dampak|dampak terhadap pembangunan Daerah",
		"bonafiditas|bonafiditas calon mitra",
		"pengalaman|pengalaman calon mitra",
		"komitmen|komitmen calon mitra",
	}[:n]...)
}

// contentsLaporan lists contents that are huruf a, b, c … of one place: % in it is the letter. A content may be written "key|label".
func contentsLaporan(place string, labels ...string) []content {
	var out []content
	for i, l := range labels {
		key, label, _ := strings.Cut(l, "|")
		out = append(out, content{memuatKey(key), cmp.Or(label, key), p22 + strings.ReplaceAll(place, "%", letters(i))})
	}
	return out
}

// lawFor is the law of a kind for values: of those kinds whose contents depend on a field, the contents of that case; of an addendum
// that extends a Kesepakatan Bersama, the longest term of that [P22 9(3), 32(3)].
func lawFor(k naskah.Kode, s *scope) (law, bool) {
	l, ok := lawOf(k)
	if c, depends := lawCases[k]; depends {
		if contents, known := c.cases[s.str(c.by)]; known {
			l.contents = contents
		}
	}
	if k == naskah.Addendum && s.str("varian") == "perpanjang" && s.str("induk.jenis") == "Kesepakatan Bersama" {
		l.maxYears, l.termNorm = 5, p22+"Pasal 9 ayat (3)"
		if s.str("induk.kategori") == "KSDPK" {
			l.termNorm = p22 + "Pasal 32 ayat (3)"
		}
	}
	return l, ok
}

// mandatoryCases checks for each case that its contents are carried by parts that are always there, or that depend on nothing but the
// field that decides.
func (r *reader) mandatoryCases(t *Template, c lawCase) {
	n := t.schema.at(c.by)
	if n == nil || n.kind != sScalar || n.field.Type != TypeEnum {
		r.report(0, "TPL-ISI-WAJIB", "isi wajib jenis naskah ini bergantung pada isian %s, yang tidak ada atau bukan enum", c.by)
		return
	}
	for _, o := range n.field.Options {
		if _, ok := c.cases[o.Value]; !ok {
			r.report(n.field.line, "TPL-ISI-WAJIB", "pilihan %q dari %s tidak mempunyai isi wajib", o.Value, c.by)
		}
	}
	for _, value := range slices.Sorted(maps.Keys(c.cases)) {
		carried := t.carriedIn(c.by, value)
		for _, want := range c.cases[value] {
			if !slices.Contains(carried, want.key) {
				r.report(0, "TPL-ISI-WAJIB", "isi wajib %q tidak ada atau dapat menghilang bila %s %s (%s)", want.label, c.by, value, want.norm)
			}
		}
	}
}

// carriedIn are the contents that the text carries whenever the field has the value.
func (t *Template) carriedIn(by, value string) []string {
	names, _ := t.schema.normal(nil).(map[string]any)
	setNormal(names, by, value)
	there := func(c *cond) bool {
		return c == nil || !slices.ContainsFunc(c.paths, func(p string) bool { return p != by }) && c.holds(names)
	}
	var out []string
	for _, b := range t.body {
		switch {
		case b.clause != nil && there(b.clause.when):
			out = append(out, memuatKey(b.clause.memuat))
		case b.clause == nil && there(b.when):
			out = append(out, b.memuat...)
		}
	}
	return out
}
