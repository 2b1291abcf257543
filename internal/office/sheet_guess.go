package office

import (
	"slices"
	"strings"
	"unicode"
)

// headWords are the words by which offices call the columns of their registers, in lower case and without punctuation; the first that
// fits wins.
var headWords = []struct {
	column ImportColumn
	words  []string
}{
	{ColMenjalankan, []string{"melaksanakan", "menindaklanjuti", "nomor ksb induk", "no ksb induk", "ksb induk", "mou induk", "nomor mou induk", "induk", "nomor ksb", "no ksb", "dasar kesepakatan bersama", "tindak lanjut dari"}},
	{ColNomor1, []string{"nomor pihak kesatu", "nomor pihak pertama", "nomor pihak i", "nomor pihak 1", "nomor 1", "nomor perjanjian", "nomor kesepakatan", "nomor kesepakatan bersama", "nomor naskah", "nomor mou", "nomor pks", "nomor ksb pks", "nomor mou pks", "nomor dokumen", "nomor register", "nomor surat", "nomor perjanjian kerja sama", "nomor kerja sama", "nomor para pihak", "nomor dan tanggal"}},
	{ColNomor2, []string{"nomor pihak kedua", "nomor pihak ii", "nomor pihak 2", "nomor 2", "nomor mitra", "nomor pihak lain"}},
	{ColNomor3, []string{"nomor pihak ketiga", "nomor pihak iii", "nomor pihak 3", "nomor 3"}},
	{ColJudul, []string{"judul", "tentang", "perihal", "hal", "judul kerja sama", "judul naskah", "judul perjanjian", "nama kerja sama", "objek", "obyek", "objek kerja sama", "obyek kerja sama", "uraian", "nama kegiatan", "materi"}},
	{ColJenis, []string{"jenis", "jenis naskah", "jenis dokumen", "jenis kerja sama", "jenis perjanjian", "bentuk", "bentuk naskah", "bentuk kerja sama", "bentuk dokumen"}},
	{ColJalur, []string{"jalur", "kategori", "kelompok", "kategori kerja sama", "jalur kerja sama"}},
	{ColBerakhir, []string{"berakhir", "sd", "s d", "sampai", "sampai dengan", "tanggal berakhir", "tanggal akhir", "akhir", "berakhirnya", "berlaku sampai", "berlaku sd", "berlaku s d", "jangka waktu", "masa berlaku", "lama", "lamanya", "selesai", "habis masa berlaku"}},
	{ColMulai, []string{"mulai", "mulai berlaku", "tanggal mulai", "berlaku mulai", "terhitung mulai", "tmt", "berlaku", "dari tanggal"}},
	{ColTanggal, []string{"tanggal", "tanggal naskah", "tanggal penandatanganan", "tanggal tanda tangan", "tanggal ttd", "tanggal perjanjian", "tanggal mou", "tanggal kesepakatan", "tanggal dokumen", "tanggal pks", "ditandatangani", "hari tanggal"}},
	{ColTahun, []string{"tahun", "thn", "th", "tahun naskah"}},
	{ColTempat, []string{"tempat", "tempat penandatanganan", "tempat tanda tangan", "lokasi penandatanganan"}},
	{ColPihak1, []string{"pihak kesatu", "pihak pertama", "pihak i", "pihak 1", "para pihak", "pihak", "pihak pihak", "pihak yang bekerja sama", "pihak yang bekerjasama", "para pihak yang bekerja sama"}},
	{ColPihak2, []string{"pihak kedua", "pihak ii", "pihak 2", "mitra", "mitra kerja sama", "nama mitra", "rekanan", "nama instansi mitra", "pihak lain"}},
	{ColPihak3, []string{"pihak ketiga", "pihak iii", "pihak 3"}},
	{ColUnit, []string{"unit", "perangkat daerah", "opd", "skpd", "pd", "unit kerja", "dinas", "perangkat daerah pemrakarsa", "opd pemrakarsa", "opd pelaksana", "perangkat daerah pelaksana", "pemrakarsa", "leading sector", "skpd pelaksana", "perangkat daerah terkait", "opd terkait"}},
	{ColLokasi, []string{"lokasi", "lokasi asli", "lokasi simpan", "lokasi arsip", "tempat simpan", "tempat penyimpanan", "penyimpanan", "letak", "rak", "lemari", "box", "boks"}},
	{ColKlasifikasi, []string{"klasifikasi", "kode klasifikasi", "kode arsip", "klasifikasi arsip"}},
	{ColTingkat, []string{"tingkat", "tingkat perkembangan", "asli salinan", "keaslian"}},
}

// headOf is a head as it is compared.
func headOf(s string) string {
	s = strings.NewReplacer("tgl.", "tanggal ", "tgl", "tanggal", "s.d.", "sd", "s/d", "sd", "kerjasama", "kerja sama", "mo u", "mou").Replace(strings.ToLower(s))
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i, w := range words {
		if w == "no" || w == "nomer" || w == "nmr" {
			words[i] = "nomor"
		}
	}
	return strings.Join(words, " ")
}

// guess proposes which column of a head is which: first what is called exactly so, then what begins so. A column that only counts the
// rows is nobody's.
func guess(head []string, rows [][]string) map[ImportColumn]int {
	out, taken := map[ImportColumn]int{}, map[int]bool{}
	names := make([]string, len(head))
	for i, h := range head {
		names[i] = headOf(h)
		taken[i] = names[i] == "" || countsRows(names[i], rows, i)
	}
	fit := func(is func(name, word string) bool) {
		for _, c := range headWords {
			for _, w := range c.words {
				i := slices.IndexFunc(names, func(name string) bool { return is(name, w) })
				for i >= 0 && taken[i] {
					next := slices.IndexFunc(names[i+1:], func(name string) bool { return is(name, w) })
					if next < 0 {
						i = -1
						break
					}
					i += next + 1
				}
				if _, done := out[c.column]; i >= 0 && !done {
					out[c.column], taken[i] = i, true
				}
			}
		}
	}
	fit(func(name, word string) bool { return name == word })
	for i := 3; i < maxSheetParties; i++ {
		for c, word := range map[ImportColumn]string{partyColumn(i): "pihak ", nomorColumn(i): "nomor "} {
			if j := slices.Index(names, word+itoa(i+1)); j >= 0 && !taken[j] {
				out[c], taken[j] = j, true
			}
		}
	}
	fit(func(name, word string) bool { return len(word) > 3 && strings.HasPrefix(name, word+" ") })
	if i := slices.Index(names, "nomor"); i >= 0 && !taken[i] && len(rows) > 0 {
		if _, done := out[ColNomor1]; !done {
			out[ColNomor1] = i
		}
	}
	if i, ok := out[ColPihak3]; ok { // "pihak ketiga" alone is what the law calls the partner
		if _, has := out[ColPihak2]; !has {
			out[ColPihak2] = i
			delete(out, ColPihak3)
		}
	}
	return out
}

// countsRows says whether a column only counts the rows.
func countsRows(name string, rows [][]string, column int) bool {
	if name != "nomor" && name != "nomor urut" && name != "urut" {
		return false
	}
	for i, row := range rows[:min(len(rows), 5)] {
		if c := strings.Trim(cell(row, column), "."); c != itoa(i+1) {
			return false
		}
	}
	return true
}
