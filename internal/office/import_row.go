package office

import (
	"cmp"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"naskah/internal/naskah"
)

// A rowReader reads the rows of one sheet.
type rowReader struct {
	sheet   ImportSheet
	opt     ImportOptions
	inst    naskah.Instansi
	today   naskah.Date
	k       *knowledge
	units   []naskah.Unit
	mitra   []naskah.Mitra
	perName map[string]party // parties that were read before
	perKSB  map[string]naskah.NaskahID
}

func (o *Office) rowReader(ctx context.Context, p naskah.Principal, s ImportSheet, opt ImportOptions) (*rowReader, error) {
	r := &rowReader{sheet: s, opt: opt, k: o.knows(p), perName: map[string]party{}, perKSB: map[string]naskah.NaskahID{}}
	var err error
	if r.inst, err = o.Register.Instansi(ctx, p.Instansi); err != nil {
		return nil, err
	}
	r.today = naskah.DateIn(o.now(), zone(r.inst))
	if r.units, err = r.k.allUnits(ctx); err != nil {
		return nil, err
	}
	r.mitra, err = r.k.allMitra(ctx)
	return r, err
}

// A readingRow is one row while it is read.
type readingRow struct {
	*rowReader
	ImportRow
}

func (r *readingRow) say(level naskah.Level, c ImportColumn, code, format string, a ...any) {
	r.Problems = append(r.Problems, ImportProblem{Column: c, Code: code, Level: level, Msg: fmt.Sprintf(format, a...)})
}

func (r *readingRow) bad(c ImportColumn, code, format string, a ...any) {
	r.say(naskah.LevelError, c, code, format, a...)
}

func (r *readingRow) warn(c ImportColumn, code, format string, a ...any) {
	r.say(naskah.LevelWarning, c, code, format, a...)
}

// text is what a cell says, in one line.
func (r *readingRow) text(c ImportColumn) string { return oneLine(r.Cells[c]) }

// has says whether the sheet has the column.
func (r *rowReader) has(c ImportColumn) bool { i, ok := r.opt.Columns[c]; return ok && i >= 0 }

// read reads one row, as it would be recorded.
func (r *rowReader) read(line int, cells []string) ImportRow {
	x := &readingRow{rowReader: r, ImportRow: ImportRow{Line: line, Cells: map[ImportColumn]string{}, Skip: r.opt.Skip[line]}}
	for _, c := range ImportColumns {
		i, ok := r.opt.Columns[c]
		if !ok || i < 0 {
			continue
		}
		x.Cells[c] = cell(cells, i)
		if fix, mended := r.opt.Fixes[line][c]; mended {
			x.Cells[c] = strings.TrimSpace(fix)
		} else if r.sheet.hasFormula(line, i) {
			x.warn(c, "NSK-IMPOR-RUMUS", "Sel ini memuat rumus. Yang dibaca hasil yang tersimpan, yaitu %q; periksa nilainya.", clip(x.text(c)))
		}
	}
	in := &x.Input
	in.Judul, in.Tempat, in.Lokasi, in.Klasifikasi = x.text(ColJudul), x.text(ColTempat), x.text(ColLokasi), x.text(ColKlasifikasi)
	x.parties()
	x.numbers()
	x.dates()
	x.kind()
	x.jalur()
	x.unit()
	x.tingkat()
	x.whole()
	return x.ImportRow
}

// dates reads year, day and term.
func (r *readingRow) dates() {
	in := &r.Input
	if t := r.text(ColTanggal); t != "" && !slices.Contains(unknown, strings.ToLower(t)) {
		d := parseDate(t)
		switch {
		case !d.ok:
			r.bad(ColTanggal, "NSK-IMPOR-TANGGAL", "Tanggal %q tidak dikenali atau tidak ada dalam kalender. Tulis hari, bulan, dan tahun, misalnya 24-11-2021, atau kosongkan.", clip(t))
		case d.note != "":
			r.warn(ColTanggal, "NSK-IMPOR-TANGGAL-RAGU", "Tanggal %q: %s. Periksa tanggalnya.", clip(t), d.note)
		}
		in.Tanggal, in.Tahun = d.date, cmp.Or(d.year, d.date.Year)
	}
	if t := r.text(ColTahun); t != "" {
		y := number(strings.TrimSuffix(t, ".0"))
		if y == 0 {
			r.bad(ColTahun, "NSK-IMPOR-TAHUN", "Tahun %q tidak dikenali. Tulis empat angka, misalnya 2021.", clip(t))
		}
		in.Tahun = y
	}
	if t := r.text(ColMulai); t != "" && !slices.Contains(unknown, strings.ToLower(t)) {
		if d := parseDate(t); d.ok && !d.date.IsZero() {
			in.Mulai = d.date
		} else {
			r.warn(ColMulai, "NSK-IMPOR-TANGGAL", "Tanggal mulai %q tidak dikenali, sehingga tidak dicatat.", clip(t))
		}
	}
	r.ends()
}

// ends reads how the term ends: a day, a length of time, without end, or not known.
func (r *readingRow) ends() {
	in, t := &r.Input, r.text(ColBerakhir)
	in.Berakhir.Kind = naskah.AkhirTidakTahu
	plain := strings.ToLower(t)
	if slices.Contains(unknown, plain) {
		return
	}
	if slices.Contains(endless, plain) {
		in.Berakhir.Kind = naskah.AkhirTanpaBatas
		return
	}
	if d := parseDate(t); d.ok && !d.date.IsZero() {
		in.Berakhir = naskah.Akhir{Kind: naskah.AkhirTanggal, Date: d.date}
		return
	}
	if parts := untilWord.Split(plain, 2); len(parts) == 2 {
		end := parseDate(parts[1])
		if end.ok && !end.date.IsZero() {
			in.Berakhir = naskah.Akhir{Kind: naskah.AkhirTanggal, Date: end.date}
			if from := parseDate(parts[0]); from.ok && in.Mulai.IsZero() {
				in.Mulai = from.date
			}
			return
		}
	}
	if n, unit := parseTerm(t); n > 0 {
		if start := cmp.Or(in.Mulai, in.Tanggal); !start.IsZero() {
			in.Berakhir = naskah.Akhir{Kind: naskah.AkhirTanggal, Date: naskah.TermEnd(start, n, unit)}
			return
		}
		r.warn(ColBerakhir, "NSK-IMPOR-JANGKA", "Jangka waktu %q tidak dapat dihitung karena tanggalnya tidak diketahui; akhirnya dicatat tidak diketahui.", clip(t))
		return
	}
	r.bad(ColBerakhir, "NSK-IMPOR-JANGKA", "Akhir jangka waktu %q tidak dikenali. Tulis tanggal, misalnya 23-11-2026, lamanya, misalnya 5 tahun, tanpa batas, atau kosongkan bila tidak diketahui.", clip(t))
}

// kindWords tell a family by the words of which it is spoken.
var kindWords = []struct{ family, words string }{
	{"pks", "pks"},
	{"pks", "perjanjian kerja sama"},
	{"pks", "perjanjian kerjasama"},
	{"pks", "kontrak"},
	{"pks", "perjanjian"},
	{"pks", "spk"},
	{"nk", "nota kesepakatan"},
	{"nk", "nk"},
	{"nk", "sinergi"},
	{"ksb", "ksb"},
	{"ksb", "kesepakatan bersama"},
	{"ksb", "mou"},
	{"ksb", "nota kesepahaman"},
	{"ksb", "kesepakatan"},
	{"ksb", "kesepahaman"},
	{"ksb", "memorandum"},
}

// kind reads which kind of naskah it is. A register tells families apart, seldom whether the other party is a region.
func (r *readingRow) kind() {
	t := r.text(ColJenis)
	plain := folded(t)
	if plain == "" {
		r.bad(ColJenis, "NSK-IMPOR-JENIS", "Jenis naskah belum diisi. Tulis KSB, PKS, atau nota kesepakatan.")
		return
	}
	for _, j := range naskah.DaftarJenis {
		if plain == folded(string(j.Kode)) || plain == folded(j.Nama) || plain == folded(j.Singkat) {
			r.Input.Jenis = j.Kode
			return
		}
	}
	if strings.Contains(" "+plain+" ", " addendum ") || strings.Contains(" "+plain+" ", " adendum ") {
		r.Input.Jenis = naskah.Addendum
		return
	}
	region := slices.ContainsFunc(r.Input.Parties, func(p naskah.Party) bool { return p.Instansi != "" && p.Instansi != r.inst.ID })
	for _, k := range kindWords {
		if !strings.Contains(" "+plain+" ", " "+k.words+" ") {
			continue
		}
		switch {
		case k.family == "nk":
			r.Input.Jenis = naskah.NK
		case k.family == "pks" && region:
			r.Input.Jenis = naskah.PKSD
		case k.family == "pks":
			r.Input.Jenis = naskah.PKSPK
		case region:
			r.Input.Jenis = naskah.KSBD
		default:
			r.Input.Jenis = naskah.KSBPK
		}
		return
	}
	r.bad(ColJenis, "NSK-IMPOR-JENIS", "Jenis naskah %q tidak dikenal. Tulis KSB, PKS, nota kesepakatan, atau addendum.", clip(t))
}

// jalur reads the way of the cooperation; where the sheet says nothing of it, that of the kind.
func (r *readingRow) jalur() {
	usual := jalurOfKind[r.Input.Jenis]
	t := folded(r.text(ColJalur))
	r.Input.Jalur = usual
	if t == "" {
		if usual == "" && r.Input.Jenis != "" {
			r.Input.Jalur = naskah.KSDPKDaerah
			if slices.ContainsFunc(r.Input.Parties, func(p naskah.Party) bool { return p.Instansi != "" && p.Instansi != r.inst.ID }) {
				r.Input.Jalur = naskah.KSDDSukarela
			}
		}
		return
	}
	for _, j := range naskah.DaftarJalur {
		if t != folded(string(j)) && t != folded(j.Kategori()) {
			continue
		}
		if t == folded(j.Kategori()) && usual.Kategori() == j.Kategori() {
			j = usual
		}
		if w, c := usual.Kategori(), j.Kategori(); w != "" && w != c && c != "KSDPL" && c != "KSDLL" {
			r.bad(ColJalur, "NSK-JALUR", "Jalur %q tidak dipakai untuk jenis naskah ini. Perbaiki jalur atau jenisnya, atau kosongkan jalurnya.", clip(r.text(ColJalur)))
		}
		r.Input.Jalur = j
		return
	}
	r.warn(ColJalur, "NSK-IMPOR-JALUR", "Jalur %q tidak dikenal; dicatat menurut jenis naskahnya.", clip(r.text(ColJalur)))
}

// unit finds the Perangkat Daerah by its name or short name.
func (r *readingRow) unit() {
	t := folded(r.text(ColUnit))
	if t == "" {
		return
	}
	for _, u := range r.units {
		if t == folded(u.Nama) || t == folded(u.Singkat) {
			r.Input.Unit = u.ID
			return
		}
	}
	r.warn(ColUnit, "NSK-IMPOR-UNIT", "Perangkat Daerah %q tidak ada dalam daftar; naskah dicatat pada Perangkat Daerah yang membidangi kerja sama.", clip(r.text(ColUnit)))
}

func (r *readingRow) tingkat() {
	switch t := folded(r.text(ColTingkat)); t {
	case "", "asli", "salinan", "fotokopi":
		r.Input.Tingkat = t
	case "copy", "kopi", "foto copy", "fotocopy", "foto kopi", "photocopy":
		r.Input.Tingkat = "fotokopi"
	default:
		r.warn(ColTingkat, "NSK-IMPOR-TINGKAT", "Tingkat perkembangan %q tidak dikenal, sehingga tidak dicatat.", clip(r.text(ColTingkat)))
	}
}

// whole checks the row as a whole, by the same rules as one that is typed.
func (r *readingRow) whole() {
	n := r.Input.naskah(naskah.Naskah{Instansi: r.inst.ID})
	for _, w := range FactsOf(n).wrongs(r.inst.ID, r.today) {
		r.bad(columnOf(w.field), w.code, "%s", w.msg)
	}
	if n.Judul == "" {
		r.bad(ColJudul, "NSK-IMPOR-JUDUL", "Judul naskah belum diisi.")
	}
	if dated := slices.ContainsFunc(r.Problems, func(p ImportProblem) bool {
		return p.Column == ColTanggal && p.Level == naskah.LevelError || p.Column == ColTahun
	}); !dated {
		switch {
		case n.Tahun == 0:
			r.bad(ColTanggal, "NSK-IMPOR-TAHUN", "Tanggal atau tahun naskah belum diisi. Tulis sekurang-kurangnya tahunnya.")
		case n.Tahun < 1945 || n.Tahun > r.today.Year:
			r.bad(ColTahun, "NSK-IMPOR-TAHUN", "Tahun naskah harus antara 1945 dan %d.", r.today.Year)
		}
	}
}

var indexed = regexp.MustCompile(`^(pihak|nomor)\.(\d+)$`)

// columnOf is the column from which a fact was read.
func columnOf(field string) ImportColumn {
	if m := indexed.FindStringSubmatch(field); m != nil {
		return ImportColumn(m[1] + "_" + itoa(min(number(m[2])+1, maxSheetParties)))
	}
	switch field {
	case "pihak":
		return ColPihak1
	case "penanda", "asli":
		return ""
	}
	return ImportColumn(field)
}

// folded is s as it is compared: words in lower case, without punctuation.
func folded(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }), " ")
}
