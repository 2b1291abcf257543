package document

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"naskah/internal/naskah"
)

// rules are those of the regulation about who signs, with what authority and when. A rule looks only at fields that the template has.
func (c *checker) rules() {
	switch c.tpl.Ref.Kode {
	case naskah.KSBD, naskah.KSBPK:
		c.headsOnly()
		c.study()
	case naskah.NK:
		c.ministryFirst()
	case naskah.SuratKuasa:
		c.copyToCooperation()
	case naskah.KepTKKSD:
		c.team()
	}
	c.authority()
	c.council()
	c.originals()
	c.withinAgreement()
}

var (
	regionHead = regexp.MustCompile(`(?i)^(?:(?:penjabat|pj\.?|pjs\.?|plt\.?|plh\.?|penjabat sementara|pelaksana tugas|pelaksana harian)\s+)?(?:gubernur|bupati|wali ?kota)\b`)
	ofRegion   = regexp.MustCompile(`(?i)^pemerintah (?:daerah )?(?:provinsi|kabupaten|kota|daerah)\b`)
)

// isHead says whether the signer of a party is its Kepala Daerah, definitive or acting; also while the office is not yet written.
func (c *checker) isHead(i int) bool {
	jabatan := c.scope.str("pihak." + itoa(i) + ".pejabat.jabatan")
	return jabatan == "" || regionHead.MatchString(jabatan)
}

// headsOnly is rule R3: a Kesepakatan Bersama is signed by the Kepala Daerah; the regulation knows a kuasa for agreements of
// implementation only [P22 10(2), 33, 43(1), 44(1)].
func (c *checker) headsOnly() {
	norm, parties := p22+"Pasal 10 ayat (2)", c.scope.parties()
	if c.tpl.Ref.Kode == naskah.KSBPK {
		norm, parties = p22+"Pasal 33", 1
	}
	for i := range parties {
		at := "pihak." + itoa(i)
		if !c.isHead(i) {
			c.add(naskah.Finding{
				Code: "KSD-R3", Level: naskah.LevelWarning, Path: at + ".pejabat.jabatan", Norm: norm,
				Msg: fmt.Sprintf("Kesepakatan Bersama ditandatangani oleh kepala daerah, sedangkan penanda tangan PIHAK %s adalah %q. Ganti penanda tangannya, atau tulis alasannya.",
					naskah.Ordinal(i+1), c.scope.str(at+".pejabat.jabatan")),
			})
		}
		if c.scope.str(at+".surat_kuasa.nomor") != "" {
			c.add(naskah.Finding{
				Code: "KSD-R3", Level: naskah.LevelWarning, Path: at + ".surat_kuasa.nomor", Norm: norm,
				Msg: "Kesepakatan Bersama tidak ditandatangani dengan surat kuasa. Hapus surat kuasanya, atau tulis alasannya.",
			})
		}
	}
}

// authority is rule R4: who signs for a region and is not its head has a kuasa with number and date, given before [P22 14, 36, 57(2)].
func (c *checker) authority() {
	day := c.scope.date("tanggal_naskah")
	norm := map[naskah.Kode]string{naskah.PKSD: "Pasal 14", naskah.PKSPK: "Pasal 36", naskah.NK: "Pasal 57 ayat (2)"}[c.tpl.Ref.Kode]
	if norm == "" {
		norm = "Pasal 14 dan Pasal 36"
	}
	for i := range c.scope.parties() {
		at := "pihak." + itoa(i)
		f := naskah.Finding{Code: "KSD-R4", Level: naskah.LevelError, Norm: p22 + norm}
		if c.scope.str(at+".penanda_tangan") == "kepala_daerah" && !c.isHead(i) {
			f.Path = at + ".pejabat.jabatan"
			f.Msg = fmt.Sprintf("PIHAK %s dinyatakan ditandatangani kepala daerah sendiri, sedangkan jabatan penanda tangannya %q. Pilih pejabat dengan kuasa dan isi surat kuasanya, atau perbaiki jabatannya.",
				naskah.Ordinal(i+1), c.scope.str(at+".pejabat.jabatan"))
			c.add(f)
		}
		given := c.scope.date(at + ".surat_kuasa.tanggal")
		if c.scope.str(at+".penanda_tangan") != "kepala_daerah" && !given.IsZero() && !day.IsZero() && day.Before(given) {
			f.Path = at + ".surat_kuasa.tanggal"
			f.Msg = fmt.Sprintf("Surat kuasa PIHAK %s bertanggal %s, sesudah tanggal naskah %s. Kuasa diberikan sebelum naskah ditandatangani.", naskah.Ordinal(i+1), given.Panjang(), day.Panjang())
			c.add(f)
		}
	}
}

// ministryFirst is rule R7: in a Nota Kesepakatan the kementerian, lembaga or instansi vertikal is PIHAK KESATU [P22 Lampiran C].
func (c *checker) ministryFirst() {
	if name := c.scope.str("pihak.0.nama_kop"); ofRegion.MatchString(name) {
		c.add(naskah.Finding{
			Code: "KSD-R7", Level: naskah.LevelWarning, Path: "pihak.0.nama_kop", Norm: c.law.nameNorm,
			Msg: fmt.Sprintf("PIHAK KESATU dalam Nota Kesepakatan adalah kementerian, lembaga, atau instansi vertikal, sedangkan di sini %q. Tukar urutan para pihak.", name),
		})
	}
}

// waitDays is how long the DPRD has to answer before its approval is deemed given [P22 12(4), 34(6), 56(6)].
const waitDays = 45

// council is rule R9: the approval of the DPRD precedes the naskah, and a deemed approval has waited its 45 days [P22 12, 34, 56].
func (c *checker) council() {
	asked, day := c.scope.date("dprd.tanggal"), c.scope.date("tanggal_naskah")
	needed := c.scope.str("dprd.membebani") == "ya" || c.scope.str("dprd.belum_dianggarkan") == "ya"
	if !needed || asked.IsZero() || day.IsZero() {
		return
	}
	norm := map[naskah.Kode]string{naskah.PKSD: "Pasal 12 ayat (4)", naskah.PKSPK: "Pasal 34 ayat (6)", naskah.NK: "Pasal 56 ayat (6)"}[c.tpl.Ref.Kode]
	f := naskah.Finding{Code: "KSD-R9", Level: naskah.LevelError, Path: "dprd.tanggal", Norm: strings.TrimSpace(p22 + norm)}
	if c.tpl.Ref.Kode == naskah.Addendum {
		f.Code, f.Norm = "KSD-R21", c.burdenNorm()
	}
	deemed, _ := follow(c.scope.names, "dprd.dianggap_setuju").(bool)
	switch {
	case day.Before(asked):
		f.Msg = fmt.Sprintf("Surat tentang persetujuan DPRD bertanggal %s, sesudah tanggal naskah %s. Persetujuan DPRD mendahului naskah.", asked.Panjang(), day.Panjang())
	case deemed && asked.DaysUntil(day) < waitDays:
		f.Msg = fmt.Sprintf("DPRD dianggap setuju setelah %s hari sejak permohonan diterima; permohonan bertanggal %s baru berumur %d hari pada tanggal naskah. Tunggu sampai %s.",
			naskah.Angka(waitDays), asked.Panjang(), asked.DaysUntil(day), asked.AddDays(waitDays).Panjang())
	default:
		return
	}
	c.add(f)
}

// originals is rule R16: as many originals as parties [P22 10(3), 14(4)].
func (c *checker) originals() {
	norm := map[naskah.Kode]string{naskah.KSBD: "Pasal 10 ayat (3)", naskah.PKSD: "Pasal 14 ayat (4)"}[c.tpl.Ref.Kode]
	n, parties := c.scope.num("jumlah_rangkap"), c.scope.parties()
	if norm == "" || n == 0 || n == parties || c.scope.str("cara_tanda_tangan") != string(naskah.Basah) {
		return
	}
	c.add(naskah.Finding{
		Code: "KSD-R16", Level: naskah.LevelWarning, Path: "jumlah_rangkap", Norm: p22 + norm,
		Msg:    fmt.Sprintf("Naskah dibuat rangkap %s, sedangkan para pihak ada %s. Setiap pihak memegang satu naskah asli.", naskah.Angka(int64(n)), naskah.Angka(int64(parties))),
		Repair: &naskah.Repair{Label: "Ubah menjadi rangkap " + itoa(parties), Path: "jumlah_rangkap", Value: itoa(parties)},
	})
}

// withinAgreement is rule R22: an agreement of implementation lies within the term of the Kesepakatan Bersama that it implements.
func (c *checker) withinAgreement() {
	if k := c.tpl.Ref.Kode; k != naskah.PKSD && k != naskah.PKSPK {
		return
	}
	start, end := c.scope.term()
	from, until := c.scope.date("ksb_asal.tanggal"), c.scope.date("ksb_asal.berakhir")
	f := naskah.Finding{Code: "KSD-R22", Level: naskah.LevelWarning}
	if !start.IsZero() && !from.IsZero() && start.Before(from) {
		f.Path, f.Msg = "ksb_asal.tanggal", fmt.Sprintf("Perjanjian ini mulai %s, sebelum Kesepakatan Bersama yang dilaksanakannya (%s). Perbaiki tanggalnya, atau tulis alasannya.", start.Panjang(), from.Panjang())
		c.add(f)
	}
	if !end.Date.IsZero() && !until.IsZero() && until.Before(end.Date) {
		f.Path, f.Msg = "ksb_asal.berakhir", fmt.Sprintf("Perjanjian ini berakhir %s, sesudah Kesepakatan Bersama yang dilaksanakannya berakhir (%s). Perpendek jangka waktunya, atau tulis alasannya.", end.Date.Panjang(), until.Panjang())
		c.add(f)
	}
}

// copyToCooperation is rule R23: the Perangkat Daerah in charge of cooperation gets a copy of the surat kuasa [P22 14(3)].
func (c *checker) copyToCooperation() {
	list, ok := follow(c.scope.names, "tembusan").([]any)
	if !ok || len(list) == 0 || slices.ContainsFunc(list, func(x any) bool {
		s, _ := x.(string)
		return strings.Contains(strings.ToLower(s), "kerja sama") || strings.Contains(strings.ToLower(s), "kerjasama")
	}) {
		return
	}
	c.add(naskah.Finding{
		Code: "KSD-R23", Level: naskah.LevelWarning, Path: "tembusan", Norm: p22 + "Pasal 14 ayat (3)",
		Msg: "Tembusan surat kuasa disampaikan kepada Perangkat Daerah yang membidangi kerja sama daerah; tidak satu pun tembusan menyebutnya.",
	})
}

// team is rule R24: who the TKKSD is made of [P22 47].
func (c *checker) team() {
	for _, x := range []struct{ path, want, who string }{
		{"tim.ketua", `(?i)^sekretaris daerah`, "Ketua TKKSD adalah Sekretaris Daerah"},
		{"tim.wakil_ketua", `(?i)^asisten`, "Wakil Ketua TKKSD adalah Asisten yang membidangi pemerintahan"},
		{"tim.sekretaris", `(?i)^kepala (?:biro|bagian)`, "Sekretaris TKKSD adalah Kepala Biro atau Kepala Bagian yang membidangi kerja sama"},
	} {
		if s := c.scope.str(x.path); s != "" && !regexp.MustCompile(x.want).MatchString(s) {
			c.add(naskah.Finding{
				Code: "KSD-R24", Level: naskah.LevelWarning, Path: x.path, Norm: p22 + "Pasal 47 ayat (1)",
				Msg: fmt.Sprintf("%s, sedangkan di sini %q. Perbaiki susunannya, atau tulis alasannya.", x.who, s),
			})
		}
	}
	const least = 6
	if list, ok := follow(c.scope.names, "tim.anggota").([]any); ok && filledItems(list) > 0 && filledItems(list) < least {
		c.add(naskah.Finding{
			Code: "KSD-R24", Level: naskah.LevelWarning, Path: "tim.anggota", Norm: p22 + "Pasal 47 ayat (1)",
			Msg: fmt.Sprintf("Anggota TKKSD sedikitnya %s orang; di sini %s.", naskah.Angka(least), naskah.Angka(int64(filledItems(list)))),
		})
	}
}
