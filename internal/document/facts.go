package document

import (
	"naskah/internal/naskah"
)

// Facts are what the register knows of a naskah, derived from its values.
type Facts struct {
	Judul    string
	Tanggal  naskah.Date
	Mulai    naskah.Date
	Berakhir naskah.Akhir
	Jangka   Jangka
	Tempat   string
	Tahun    int
	Cara     naskah.Cara
	Parties  []naskah.Party
	Nomor    []naskah.Nomor
	Pejabat  []PejabatRef // one per party
}

// A PejabatRef is a party's signer as the values name him. Jabatan is without the capacity.
type PejabatRef struct {
	PejabatID naskah.PejabatID
	Nama      string
	Jabatan   string
	Kapasitas naskah.Kapasitas
}

// A Jangka is a term as it is written. Mulai says what it runs from: tanggal_naskah, tanda_tangan_terakhir or tanggal [OP 1.7].
type Jangka struct {
	N      int
	Satuan string
	Mulai  string
}

// The starts of a term.
const (
	MulaiTanggalNaskah   = "tanggal_naskah"
	MulaiTandaTangan     = "tanda_tangan_terakhir"
	MulaiTanggalTertentu = "tanggal"
)

func (s *scope) facts() Facts {
	f := Facts{
		Judul: s.str("judul"), Tanggal: s.date("tanggal_naskah"), Tempat: s.str("tempat"), Cara: naskah.Cara(s.str("cara_tanda_tangan")),
		Jangka: s.jangka(),
	}
	if f.Cara != naskah.Basah { // the text is the electronic one until paper is chosen
		f.Cara = naskah.Elektronik
	}
	f.Tahun = f.Tanggal.Year
	f.Mulai, f.Berakhir = s.term()
	if !s.tpl.Ref.Kode.Agreement() { // the term in a letter is that of the cooperation it speaks of
		f.Berakhir = naskah.Akhir{Kind: naskah.AkhirTidakTahu}
	}
	raw, _ := s.raw["pihak"].([]any)
	for i := range s.parties() {
		at := "pihak." + itoa(i) + "."
		p := naskah.Party{
			Urut: i + 1, Peran: naskah.Peran(s.str(at + "peran")), Instansi: naskah.InstansiID(s.str(at + "instansi_id")),
			Mitra: naskah.MitraID(s.str(at + "mitra_id")), Nama: kopPemerintah(s.str(at+"nama_kop"), s.opt),
		}
		if p.Peran == "" {
			p.Peran = naskah.MitraPeran
			if i == 0 {
				p.Peran = naskah.Pemrakarsa
			}
		}
		f.Parties = append(f.Parties, p)
		f.Pejabat = append(f.Pejabat, PejabatRef{
			PejabatID: naskah.PejabatID(s.str(at + "pejabat.pejabat_id")), Nama: s.str(at + "pejabat.nama"),
			Jabatan: s.str(at + "pejabat.jabatan"), Kapasitas: asKapasitas(s.str(at + "pejabat.kapasitas")),
		})
		n := naskah.Nomor{Party: i + 1, Kind: naskah.Bernomor}
		if i < len(raw) {
			m, _ := raw[i].(map[string]any)
			n.Kind, n.Text = readNomor(m["nomor"])
			n.Text = tidy(n.Text)
		}
		f.Nomor = append(f.Nomor, n)
	}
	return f
}

func (s *scope) jangka() Jangka {
	j := Jangka{N: s.num("jangka_waktu.n"), Satuan: s.str("jangka_waktu.satuan"), Mulai: s.str("jangka_waktu.mulai")}
	if j.Mulai == "" {
		j.Mulai = MulaiTanggalNaskah
	}
	return j
}

// term computes when the term begins and ends. A term that runs from the last signature has no dates before it is there (see
// Jangka.From); an end that was typed holds.
func (s *scope) term() (naskah.Date, naskah.Akhir) {
	j := s.jangka()
	var start naskah.Date
	switch j.Mulai {
	case MulaiTanggalNaskah:
		start = s.date("tanggal_naskah")
	case MulaiTanggalTertentu:
		start = s.date("jangka_waktu.tanggal_mulai")
	}
	if end := s.date("jangka_waktu.berakhir"); !end.IsZero() {
		return start, naskah.Akhir{Kind: naskah.AkhirTanggal, Date: end}
	}
	return start, j.From(start)
}

// From is the end of a term that begins on start [OP 1.7]; unknown while the start or the length is.
func (j Jangka) From(start naskah.Date) naskah.Akhir {
	end := naskah.TermEnd(start, j.N, j.Satuan)
	if end.IsZero() {
		return naskah.Akhir{Kind: naskah.AkhirTidakTahu}
	}
	return naskah.Akhir{Kind: naskah.AkhirTanggal, Date: end}
}
