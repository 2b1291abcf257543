package naskah

import (
	"fmt"
	"slices"
	"strings"
)

// guardTemplateCurrent: a new naskah begins from the newest version of its template, and keeps it.
func guardTemplateCurrent(_ Move, f Facts) error {
	if !f.TemplateCurrent || f.After.Template.Kode != f.After.Jenis {
		return Errorf(Conflict, "NSK-TEMPLAT", "Templat yang dipilih bukan versi terbaru. Muat ulang halaman, lalu mulai lagi.").On("jenis")
	}
	if _, known := JenisOf(f.After.Jenis); !known {
		return Errorf(Invalid, "NSK-JENIS", "Jenis naskah %q tidak dikenal.", string(f.After.Jenis)).On("jenis")
	}
	return nil
}

// guardImportFacts: an old record comes as it is [OP 1.9], but never without kind, parties, title and year.
func guardImportFacts(_ Move, f Facts) error {
	n := f.After
	if _, known := JenisOf(n.Jenis); !known {
		return Errorf(Invalid, "NSK-JENIS", "Jenis naskah %q tidak dikenal.", string(n.Jenis)).On("jenis")
	}
	if strings.TrimSpace(n.Judul) == "" {
		return Errorf(Invalid, "NSK-IMPOR-JUDUL", "Judul naskah belum diisi.").On("judul")
	}
	if now := DateIn(f.Now, f.zone()).Year; n.Tahun < 1945 || n.Tahun > now {
		return Errorf(Invalid, "NSK-IMPOR-TAHUN", "Tahun naskah harus antara 1945 dan %d.", now).On("tahun")
	}
	if len(n.Parties) < n.Jenis.LeastParties() || slices.ContainsFunc(n.Parties, func(p Party) bool { return strings.TrimSpace(p.Nama) == "" }) {
		return Errorf(Invalid, "NSK-IMPOR-PIHAK", "Nama sekurang-kurangnya %s pihak harus diisi.", Terbilang(int64(n.Jenis.LeastParties()))).On("pihak")
	}
	if !n.Imported {
		return Errorf(Conflict, "NSK-IMPOR", "Naskah ini tidak ditandai sebagai catatan lama.")
	}
	if slices.ContainsFunc(n.Nomor, func(x Nomor) bool { return x.Kind == DicatatKemudian }) {
		return Errorf(Invalid, "NSK-NOMOR-KEMUDIAN", "Nomor catatan lama dicatat sebagaimana tercantum, bukan sebagai nomor yang dicatat kemudian.").On("nomor")
	}
	if n.Current == "" && len(f.Versions) == 0 {
		return nil // without its scan: "Tercatat, asli belum dipindai"
	}
	return f.scanned()
}

// guardValuesParse: what is stored can be read again; it may be incomplete.
func guardValuesParse(_ Move, f Facts) error {
	if !f.ValuesParse || !f.After.Values.Valid() {
		return Errorf(Invalid, "NSK-NILAI-BAKU", "Isian tidak terbaca, sehingga tidak disimpan. Periksa kembali isiannya.")
	}
	return nil
}

// guardSubmittable: reviewers get a text without errors, with a reason for each warning, rendered as it is, and there is a reviewer.
func guardSubmittable(_ Move, f Facts) error {
	if err := f.clean(); err != nil {
		return err
	}
	if v := f.newest(); v.Of != Rendered || v.Values != f.After.Values || v.Ref.Digest != f.After.Current || f.After.Values == "" {
		return Errorf(Conflict, "NSK-KONSEP-LAMA", "Konsep yang tersimpan bukan dari isian terbaru. Buat konsepnya lagi, lalu ajukan.")
	}
	if len(f.After.Parafs) == 0 {
		return Errorf(Invalid, "NSK-PEMARAF", "Rantai paraf untuk jenis naskah ini belum ditetapkan. Minta pengelola kerja sama menetapkannya.")
	}
	for i, p := range f.After.Parafs {
		if p.User == "" {
			return Errorf(Invalid, "NSK-PEMARAF-AKUN", "Pemaraf ke-%d (%s) belum mempunyai akun.", i+1, p.Pejabat.Sebutan())
		}
		if f.After.Wrote(Principal{User: p.User, Orang: p.Pejabat.Orang}) {
			return Errorf(Invalid, "NSK-PEMARAF-PENULIS", "Pemaraf ke-%d (%s) ikut menyusun naskah ini, sehingga tidak dapat memeriksanya.", i+1, p.Pejabat.Nama)
		}
	}
	return nil
}

// clean: no finding is an error, and every warning has a reason that is kept.
func (f Facts) clean() error {
	var wrong, unanswered []string
	for _, x := range f.Findings {
		switch {
		case x.Level == LevelError:
			wrong = append(wrong, x.Code)
		case x.Level == LevelWarning && !f.After.reasoned(x.Code) && !slices.Contains(unanswered, x.Code):
			unanswered = append(unanswered, x.Code)
		}
	}
	if len(wrong) > 0 {
		return Errorf(Invalid, "NSK-TEMUAN", "Masih ada %d temuan yang harus diperbaiki terlebih dahulu (%s). Penjelasannya ada di samping isian.",
			len(wrong), names(slices.Compact(slices.Sorted(slices.Values(wrong)))))
	}
	if len(unanswered) > 0 {
		return Errorf(Invalid, "NSK-TEMUAN-ALASAN", "Peringatan berikut belum diberi alasan: %s. Perbaiki isiannya, atau tulis alasannya.",
			names(unanswered)).On("alasan." + unanswered[0])
	}
	return nil
}

// guardNotLastParaf: others follow in the chain.
func guardNotLastParaf(_ Move, f Facts) error {
	if f.Before.NextParaf() == len(f.Before.Parafs)-1 {
		return Errorf(Conflict, "NSK-PARAF-TERAKHIR", "Paraf ini yang terakhir dalam rantai, sehingga berarti persetujuan. Muat ulang halaman, lalu setujui.")
	}
	return nil
}

// guardLastParaf: all others have given theirs, so this one is the approval.
func guardLastParaf(_ Move, f Facts) error {
	if f.Before.NextParaf() != len(f.Before.Parafs)-1 {
		return Errorf(Conflict, "NSK-PARAF-BELUM", "Masih ada pemaraf sesudah giliran ini, sehingga naskah belum dapat disetujui.")
	}
	return nil
}

// guardReturnNote: who returns a naskah says why, for the whole or for single pasal.
func guardReturnNote(_ Move, f Facts) error {
	for _, note := range f.Notes {
		if strings.TrimSpace(note) != "" {
			return nil
		}
	}
	if strings.TrimSpace(f.Reason) == "" {
		return Errorf(Invalid, "NSK-CATATAN", "Tulis alasan pengembalian, atau catatan pada sekurang-kurangnya satu pasal.").On("alasan")
	}
	return nil
}

// guardSamePlace: another Pejabat comes in the place of one, in the chain or among the signers; the office is the same.
func guardSamePlace(m Move, f Facts) error {
	r := f.Replaced
	if r == nil || r.New.Pejabat == "" || r.Old.Pejabat == r.New.Pejabat {
		return Errorf(Invalid, "NSK-GANTI", "Pilih pejabat pengganti yang berbeda.").On("pejabat")
	}
	if !strings.EqualFold(r.Old.Jabatan, r.New.Jabatan) {
		return Errorf(Invalid, "NSK-GANTI-JABATAN", "Pengganti harus pejabat pada jabatan yang sama (%s).", r.Old.Jabatan).On("pejabat")
	}
	if !f.Before.names(r.Old.Pejabat) || !f.After.names(r.New.Pejabat) || len(f.Before.Signers) != len(f.After.Signers) {
		return Errorf(Conflict, "NSK-GANTI-TEMPAT", "Pejabat yang diganti bukan pemaraf atau penanda tangan naskah ini.").On("pejabat")
	}
	return guardReason(m, f)
}

// names says whether an official is in the chain or among the signers.
func (n Naskah) names(id PejabatID) bool {
	return slices.ContainsFunc(n.Parafs, func(p Paraf) bool { return p.Pejabat.Pejabat == id }) ||
		slices.ContainsFunc(n.Signers, func(s Signer) bool { return s.Pejabat.Pejabat == id })
}

// guardNumbers: the act number sets all that is printed when signing opens.
func guardNumbers(_ Move, f Facts) error { return f.numbered() }

// maxNomor is the longest text of a nomor.
const maxNomor = 100

// numbered: tanggal, tempat, and for each party a nomor or the word that it has none; dots only where ink fills them [OP 1.6].
func (f Facts) numbered() error {
	n := f.After
	if n.Tanggal.IsZero() {
		return Errorf(Invalid, "NSK-TANGGAL-KOSONG", "Tanggal naskah belum diisi.").On("tanggal")
	}
	if strings.TrimSpace(n.Tempat) == "" {
		return Errorf(Invalid, "NSK-TEMPAT-KOSONG", "Tempat penandatanganan belum diisi.").On("tempat")
	}
	if least := n.Jenis.LeastParties(); len(n.Parties) < least {
		return Errorf(Invalid, "NSK-PIHAK", "Naskah belum mempunyai %s pihak.", Terbilang(int64(least))).On("pihak")
	}
	for i, p := range n.Parties {
		if err := n.numberedBy(p, fmt.Sprintf("nomor.%d", i)); err != nil {
			return err
		}
	}
	if len(n.Nomor) != len(n.Parties) {
		return Errorf(Invalid, "NSK-NOMOR-PIHAK", "Setiap pihak mempunyai tepat satu keterangan nomor.").On("nomor")
	}
	return nil
}

// numberedBy checks what stands on the NOMOR line of one party.
func (n Naskah) numberedBy(p Party, field string) error {
	i := slices.IndexFunc(n.Nomor, func(x Nomor) bool { return x.Party == p.Urut })
	x := Nomor{}
	if i >= 0 {
		x = n.Nomor[i]
	}
	text := strings.TrimSpace(x.Text)
	switch {
	case len(text) > maxNomor || strings.ContainsAny(text, "\r\n\t"):
		return Errorf(Invalid, "NSK-NOMOR-BENTUK", "Nomor PIHAK %s harus satu baris dan paling panjang %d huruf.", Ordinal(p.Urut), maxNomor).On(field)
	case x.Kind != Bernomor && text != "":
		return Errorf(Invalid, "NSK-NOMOR-BENTUK", "Nomor PIHAK %s diisi, tetapi dinyatakan tidak bernomor atau menyusul. Pilih salah satu.", Ordinal(p.Urut)).On(field)
	case text != "", x.Kind == TidakBernomor, x.Kind == Menyusul && n.Cara == Basah:
		return nil
	}
	return Errorf(Invalid, "NSK-NOMOR-KOSONG", "Nomor PIHAK %s belum diisi. Isi nomornya, pilih tidak bernomor, atau gunakan tanda tangan basah.", Ordinal(p.Urut)).On(field)
}
