package office

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"naskah/internal/naskah"
)

// RegisterFacts are the facts of the register that ralat may correct.
type RegisterFacts struct {
	Judul       string
	Tahun       int
	Tanggal     naskah.Date
	Tempat      string
	Mulai       naskah.Date
	Berakhir    naskah.Akhir
	Parties     []naskah.Party
	Nomor       []naskah.Nomor
	Signers     []naskah.Signer
	Unit        naskah.UnitID
	KerjaSama   naskah.KerjaSamaID
	Klasifikasi string
	Lokasi      string
	Tingkat     string
	Asli        []naskah.Asli
}

// FactsOf are those of n.
func FactsOf(n naskah.Naskah) RegisterFacts {
	return RegisterFacts{
		n.Judul, n.Tahun, n.Tanggal, n.Tempat, n.Mulai, n.Berakhir, n.Parties, n.Nomor, n.Signers, n.Unit, n.KerjaSama, n.Klasifikasi, n.Lokasi,
		n.Tingkat, n.Asli,
	}
}

// into is n with these facts.
func (f RegisterFacts) into(n naskah.Naskah) naskah.Naskah {
	n.Judul, n.Tahun, n.Tanggal, n.Tempat, n.Mulai, n.Berakhir = f.Judul, f.Tahun, f.Tanggal, f.Tempat, f.Mulai, f.Berakhir
	n.Parties, n.Nomor, n.Signers, n.Unit, n.KerjaSama = f.Parties, f.Nomor, f.Signers, f.Unit, f.KerjaSama
	n.Klasifikasi, n.Lokasi, n.Tingkat, n.Asli = f.Klasifikasi, f.Lokasi, f.Tingkat, f.Asli
	return n
}

// How long facts may be, in letters, and how many there may be of each.
const (
	maxTitle  = 1000
	maxName   = 300
	maxWord   = 200
	maxNumber = 100
	maxParty  = 20
	maxAsli   = 40
)

// tidied is f as it is kept: one line each, single spaces, no letters that cannot be seen.
func (f RegisterFacts) tidied() RegisterFacts {
	for _, s := range []*string{&f.Judul, &f.Tempat, &f.Klasifikasi, &f.Lokasi, &f.Tingkat} {
		*s = oneLine(*s)
	}
	f.Parties, f.Nomor, f.Signers, f.Asli = slices.Clone(f.Parties), slices.Clone(f.Nomor), slices.Clone(f.Signers), slices.Clone(f.Asli)
	for i := range f.Parties {
		f.Parties[i].Nama = oneLine(f.Parties[i].Nama)
	}
	for i := range f.Nomor {
		f.Nomor[i].Text = oneLine(f.Nomor[i].Text)
		f.Nomor[i].Kind = cmp.Or(f.Nomor[i].Kind, naskah.TidakBernomor)
	}
	for i := range f.Signers {
		s := &f.Signers[i].Pejabat
		for _, x := range []*string{&s.Nama, &s.GelarDpn, &s.GelarBlk, &s.Jabatan, &s.Keputusan, &s.Kuasa} {
			*x = oneLine(*x)
		}
	}
	for i := range f.Asli {
		f.Asli[i].Pemegang, f.Asli[i].Lokasi = oneLine(f.Asli[i].Pemegang), oneLine(f.Asli[i].Lokasi)
	}
	if f.Berakhir.Kind == "" {
		f.Berakhir.Kind = naskah.AkhirTidakTahu
	}
	if f.Berakhir.Kind != naskah.AkhirTanggal {
		f.Berakhir.Date = naskah.Date{}
	}
	return f
}

// oneLine is s in one line, with single spaces and without what cannot be seen.
func oneLine(s string) string {
	s = strings.ToValidUTF8(s, "")
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, s)), " ")
}

// wrong is one thing that facts of the register cannot be, with the field it is about.
type wrong struct {
	code, field, msg string
}

func (w wrong) err() *naskah.Error {
	return naskah.Errorf(naskah.Invalid, w.code, "%s", w.msg).On(w.field)
}

// wrongs are all that cannot be in f, of a naskah of inst, on day today. What is merely not known is not wrong [OP 1.9].
func (f RegisterFacts) wrongs(inst naskah.InstansiID, today naskah.Date) []wrong {
	var out []wrong
	bad := func(code, field, format string, a ...any) {
		out = append(out, wrong{code, field, fmt.Sprintf(format, a...)})
	}
	f.wrongDates(today, bad)
	f.wrongParties(inst, bad)
	f.wrongNomor(bad)
	out = append(out, lengths(f)...)
	for i, s := range f.Signers {
		if !slices.ContainsFunc(f.Parties, func(p naskah.Party) bool { return p.Urut == s.Party }) {
			bad("NSK-PENANDA-PIHAK", fmt.Sprintf("penanda.%d", i), "Penanda tangan %q tidak mewakili salah satu pihak. Pilih pihaknya.", clip(s.Pejabat.Nama))
		}
	}
	if f.Tingkat != "" && !slices.Contains([]string{"asli", "salinan", "fotokopi"}, f.Tingkat) {
		bad("NSK-TINGKAT", "tingkat", "Tingkat perkembangan %q tidak dikenal. Pilih asli, salinan, atau fotokopi.", clip(f.Tingkat))
	}
	return out
}

// lengths are the facts that are too long.
func lengths(f RegisterFacts) []wrong {
	var out []wrong
	long := func(field, label, s string, most int) {
		if n := utf8.RuneCountInString(s); n > most {
			out = append(out, wrong{"NSK-PANJANG", field, fmt.Sprintf("%s terlalu panjang (%d huruf). Paling banyak %d huruf.", label, n, most)})
		}
	}
	long("judul", "Judul", f.Judul, maxTitle)
	long("tempat", "Tempat", f.Tempat, maxWord)
	long("lokasi", "Lokasi asli", f.Lokasi, maxName)
	long("klasifikasi", "Kode klasifikasi", f.Klasifikasi, maxNumber)
	for i, p := range f.Parties {
		long(fmt.Sprintf("pihak.%d", i), "Nama pihak", p.Nama, maxName)
	}
	for i, s := range f.Signers {
		for _, x := range []struct{ label, text string }{
			{"Nama penanda tangan", s.Pejabat.Nama},
			{"Jabatan penanda tangan", s.Pejabat.Jabatan},
			{"Gelar penanda tangan", s.Pejabat.GelarDpn + s.Pejabat.GelarBlk},
			{"Keputusan pengangkatan penanda tangan", s.Pejabat.Keputusan},
			{"Surat kuasa penanda tangan", s.Pejabat.Kuasa},
		} {
			long(fmt.Sprintf("penanda.%d", i), x.label, x.text, maxName)
		}
	}
	for i, a := range f.Asli {
		long(fmt.Sprintf("asli.%d", i), "Pemegang naskah asli", a.Pemegang, maxName)
		long(fmt.Sprintf("asli.%d", i), "Lokasi naskah asli", a.Lokasi, maxName)
	}
	if len(f.Asli) > maxAsli {
		out = append(out, wrong{"NSK-PANJANG", "asli", fmt.Sprintf("Naskah asli paling banyak %d.", maxAsli)})
	}
	return out
}

func (f RegisterFacts) wrongDates(today naskah.Date, bad func(code, field, format string, a ...any)) {
	if !f.Tanggal.IsZero() && today.Before(f.Tanggal) {
		bad("NSK-TANGGAL-NANTI", "tanggal", "Tanggal naskah %s belum tiba. Periksa tanggalnya.", f.Tanggal.Panjang())
	}
	if !f.Tanggal.IsZero() && f.Tahun != 0 && f.Tahun != f.Tanggal.Year {
		bad("NSK-TAHUN-BEDA", "tahun", "Tahun %d berbeda dari tahun tanggal naskah (%s). Perbaiki salah satunya.", f.Tahun, f.Tanggal.Panjang())
	}
	if f.Berakhir.Kind == naskah.AkhirTanggal {
		start := f.Mulai
		if start.Before(f.Tanggal) || start.IsZero() {
			start = f.Tanggal
		}
		switch {
		case f.Berakhir.Date.IsZero():
			bad("NSK-BERAKHIR-KOSONG", "berakhir", "Tanggal berakhir belum diisi. Isi tanggalnya, atau pilih tanpa batas atau tidak diketahui.")
		case f.Berakhir.Date.Before(start):
			bad("NSK-TANGGAL-BALIK", "berakhir", "Tanggal berakhir (%s) mendahului tanggal mulai (%s). Mungkin keduanya tertukar; perbaiki, atau pilih tidak diketahui.",
				f.Berakhir.Date.Panjang(), start.Panjang())
		case f.Tanggal.IsZero() && f.Mulai.IsZero() && f.Berakhir.Date.Year < f.Tahun:
			bad("NSK-TANGGAL-BALIK", "berakhir", "Tanggal berakhir (%s) mendahului tahun naskah (%d).", f.Berakhir.Date.Panjang(), f.Tahun)
		}
	}
	if !slices.Contains([]naskah.AkhirKind{naskah.AkhirTanggal, naskah.AkhirTanpaBatas, naskah.AkhirTidakTahu}, f.Berakhir.Kind) {
		bad("NSK-BERAKHIR-KOSONG", "berakhir", "Pilih bagaimana jangka waktu naskah berakhir: pada suatu tanggal, tanpa batas, atau tidak diketahui.")
	}
}

func (f RegisterFacts) wrongParties(inst naskah.InstansiID, bad func(code, field, format string, a ...any)) {
	own := false
	for i, p := range f.Parties {
		own = own || p.Instansi == inst
		if p.Urut != i+1 {
			bad("NSK-PIHAK-URUT", fmt.Sprintf("pihak.%d", i), "Urutan para pihak tidak bersambung.")
		}
	}
	switch {
	case len(f.Parties) > maxParty:
		bad("NSK-PIHAK-BANYAK", "pihak", "Pihak paling banyak %d.", maxParty)
	case len(f.Parties) > 1 && !own:
		bad("NSK-PIHAK-SENDIRI", "pihak", "Tidak satu pun pihaknya pemerintah daerah ini. Tandai pihak mana yang mewakili pemerintah daerah ini.")
	}
}

func (f RegisterFacts) wrongNomor(bad func(code, field, format string, a ...any)) {
	seen := map[int]bool{}
	for i, x := range f.Nomor {
		field := fmt.Sprintf("nomor.%d", i)
		switch {
		case seen[x.Party] || !slices.ContainsFunc(f.Parties, func(p naskah.Party) bool { return p.Urut == x.Party }):
			bad("NSK-NOMOR-PIHAK", field, "Keterangan nomor tidak tepat satu untuk setiap pihak.")
		case utf8.RuneCountInString(x.Text) > maxNumber:
			bad("NSK-NOMOR-BENTUK", field, "Nomor terlalu panjang (%d huruf). Paling banyak %d huruf.", utf8.RuneCountInString(x.Text), maxNumber)
		case (x.Kind == naskah.Bernomor || x.Kind == naskah.DicatatKemudian) && x.Text == "":
			bad("NSK-NOMOR-KOSONG", field, "Nomor PIHAK %s belum diisi. Isi nomornya, atau pilih tidak bernomor.", naskah.Ordinal(x.Party))
		case (x.Kind == naskah.TidakBernomor || x.Kind == naskah.Menyusul) && x.Text != "":
			bad("NSK-NOMOR-BENTUK", field, "Nomor PIHAK %s diisi, tetapi dinyatakan tidak bernomor atau menyusul. Pilih salah satu.", naskah.Ordinal(x.Party))
		case !slices.Contains([]naskah.NomorKind{naskah.Bernomor, naskah.TidakBernomor, naskah.Menyusul, naskah.DicatatKemudian}, x.Kind):
			bad("NSK-NOMOR-BENTUK", field, "Pilih apakah PIHAK %s bernomor, tidak bernomor, atau menyusul.", naskah.Ordinal(x.Party))
		}
		seen[x.Party] = true
	}
}

// clip is the beginning of s, for a message about it.
func clip(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// check is the first of the wrongs, as an error.
func (f RegisterFacts) check(inst naskah.Instansi, now time.Time) error {
	for _, w := range f.wrongs(inst.ID, naskah.DateIn(now, zone(inst))) {
		return w.err()
	}
	return nil
}
