package documenttest

import (
	"strings"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// words are what random texts are made of: short and long, with the letters and signs that Indonesian texts have.
var words = strings.Fields(`pelayanan publik di bidang pengelolaan sampah dan lingkungan hidup pertanggungjawaban ketidakberdayaan
	mempertanggungjawabkan pemerintahan daerah masyarakat yang berkeadilan penyelenggaraan pembangunan berkelanjutan ke dari untuk oleh
	pada Jum’at “data” terpadu antardaerah perekonomian pascapanen sumber-daya café 2,5% ± 1/3 m² (tahap I) §2 Rp5.000,00 kesejahteraan
	penyelenggara-penyelenggara nonpemerintah pengembangan–pemasaran keanekaragaman ekonomi atau dengan & rakyat adil makmur air udara`)

var names = []string{
	"Nana Suryana", "Siti Rahmawati", "I Gusti Ngurah Oka", "Bartholomeus Sumarno Wiryokusumo Hadiningrat", "Andi Tenri", "Maria de Fátima",
	"Yu", "Sri Wahyuningsih-Prawirodirdjo", "Muhammad Ma’ruf", "Tengku Zulkarnain",
}

var titles = []string{"Bupati Ciamis", "Wali Kota Banjar", "Direktur Utama", "Kepala Dinas Perumahan Rakyat, Kawasan Permukiman, dan Lingkungan Hidup", "Rektor", "Gubernur Jawa Barat"}

var places = []string{"Banjar", "Ciamis", "Pangandaran", "Bandung", "Kepulauan Siau Tagulandang Biaro", "Jakarta Pusat"}

var units = []string{"Pemerintah Daerah Kota Banjar", "Pemerintah Daerah Kabupaten Ciamis", "PT Contoh Daur Ulang", "Yayasan Contoh Bina Mandiri Nusantara", "Universitas Contoh"}

// text is a text for a field, of its length and for its purpose.
func (m *maker) text(f document.Field, last string) string {
	pick := func(list []string) string { return cut(list[m.r.IntN(len(list))], f.Max) }
	switch {
	case last == "nama" || strings.HasPrefix(last, "nama_pejabat") || last == "notaris":
		return pick(names)
	case last == "jabatan":
		return pick(titles)
	case last == "kota" || last == "tempat" || last == "tempat_lahir":
		return pick(places)
	case last == "nama_kop" || last == "nama_lengkap":
		return pick(units)
	case strings.HasPrefix(last, "nomor"):
		return cut("100.3/"+naskah.Roman(1+m.r.IntN(12))+"/"+m.day.String()[:4], f.Max)
	}
	n := 1 + m.r.IntN(8)
	if f.Type == document.TypeLong {
		n = 3 + m.r.IntN(60)
	}
	return m.sentence(n, f.Max)
}

// sentence is n words, in at most limit letters; 0: 300.
func (m *maker) sentence(n, limit int) string {
	out := make([]string, n)
	for i := range out {
		out[i] = words[m.r.IntN(len(words))]
	}
	return cut(strings.Join(out, " "), limit)
}

// cut is s in at most limit letters, at a space where there is one.
func cut(s string, limit int) string {
	if limit <= 0 {
		limit = 300
	}
	r := []rune(s)
	if len(r) <= limit {
		return s
	}
	s = string(r[:limit])
	if i := strings.LastIndexByte(s, ' '); i > 0 {
		s = s[:i]
	}
	return strings.TrimRight(s, " ,(“")
}
