package naskah

import (
	"slices"
	"strings"
	"time"
)

// What holds for ink: prints, the day of each signature, the scan, the originals [OP 1.6, 1.7, 1.10].

// reviewed is when the text was approved: the newest paraf.
func (n Naskah) reviewed() time.Time {
	var at time.Time
	for _, p := range n.Parafs {
		if p.At.After(at) {
			at = p.At
		}
	}
	return at
}

// Printed says whether v is a print for ink of n: rendered after the approval of the text as it now is, and not for a session of
// seals. Where date, place and numbers were filled in, its values differ from those that were approved; where nothing was to be
// filled, it is the later one.
func (n Naskah) Printed(v Version) bool {
	at := n.reviewed()
	return n.Cara == Basah && v.Of == Rendered && v.Session == "" && !v.At.Before(at) && (v.Values != n.Values || v.At.After(at))
}

// print is the newest print for ink.
func (f Facts) print() (Version, error) {
	for _, v := range slices.Backward(f.Versions) {
		if f.Before.Printed(v) {
			return v, nil
		}
	}
	return Version{}, Errorf(Conflict, "NSK-BELUM-CETAK", "Naskah belum dicetak untuk ditandatangani.")
}

// inkDays: a signature in ink is not older than the printed date, and not of tomorrow where the Instansi is [OP 1.7].
func (f Facts) inkDays() error {
	today := DateIn(f.Now, f.zone())
	for _, s := range f.After.Signers {
		if !s.Tanggal.IsZero() && (s.Tanggal.Before(f.After.Tanggal) || today.Before(s.Tanggal)) {
			return Errorf(Invalid, "NSK-TINTA-TANGGAL", "Tanggal tanda tangan %s (%s) mendahului tanggal naskah (%s) atau belum tiba.",
				s.Pejabat.Nama, s.Tanggal.Panjang(), f.After.Tanggal.Panjang()).On("penanda")
		}
	}
	return nil
}

// unsigned are those who have not signed in ink.
func (n Naskah) unsigned() []Signer {
	return slices.DeleteFunc(slices.Clone(n.Signers), func(s Signer) bool { return !s.Tanggal.IsZero() })
}

// onPaper: the full scan of what was printed, with the day of each signature in ink on it; a scan with another number of pages needs
// a reason, which the second person reads.
func (f Facts) onPaper() error {
	print, err := f.print()
	if err != nil {
		return err
	}
	if err := f.scanned(); err != nil {
		return err
	}
	if f.newest().Pages != print.Pages && strings.TrimSpace(f.Reason) == "" {
		return Errorf(Invalid, "NSK-CATAT-LEMBAR", "Pindaian memuat %d halaman, sedangkan cetakan %d halaman. Pindai semua halaman, atau tulis alasan perbedaannya.",
			f.newest().Pages, print.Pages).On("alasan")
	}
	return f.inkDays()
}

// openableOnPaper: those who seal do so on the scan, after all ink [OP 1.10]. Where nobody signed in ink there is nothing to put
// seals on, and where everybody did nothing is left to seal.
func (f Facts) openableOnPaper() error {
	if f.newest().Of != Scanned {
		return Errorf(Conflict, "NSK-CARA", "Naskah ini ditandatangani dengan tinta. Tanda tangan elektronik dapat menyusul hanya di atas pindaian lengkapnya, sesudah semua tanda tangan basah, stempel, dan meterai dibubuhkan.").On("pindaian")
	}
	switch left := len(f.After.unsigned()); left {
	case 0:
		return Errorf(Conflict, "NSK-TINTA-SEMUA", "Semua pihak sudah menandatangani dengan tinta, sehingga tidak ada lagi yang menandatangani secara elektronik. Catat naskah ini dengan pindaiannya.").On("penanda")
	case len(f.After.Signers):
		return Errorf(Invalid, "NSK-TINTA-TANGGAL", "Isi siapa yang sudah menandatangani dengan tinta dan pada tanggal berapa. Bila semua pihak menandatangani secara elektronik, kembalikan naskah menjadi konsep dan ubah cara tanda tangannya.").On("penanda")
	}
	return f.onPaper()
}

// InkOnCopy is the refusal of whoever brings ink on the print-out of a sealed naskah, word for word [OP 1.10].
func InkOnCopy() *Error {
	return Errorf(Conflict, "NSK-TINTA-SALINAN", "Cetakan naskah bertanda tangan elektronik adalah salinan; tanda tangan basah di atasnya tidak dapat dicatat.")
}

// originals: who holds each original and where it lies [OP 1.8, 8].
func (f Facts) originals() error {
	if len(f.After.Asli) == 0 || slices.ContainsFunc(f.After.Asli, func(a Asli) bool { return strings.TrimSpace(a.Pemegang) == "" || strings.TrimSpace(a.Lokasi) == "" }) {
		return Errorf(Invalid, "NSK-CATAT", "Isi setiap naskah asli: siapa pemegangnya dan di mana disimpan.").On("asli")
	}
	return nil
}

// laterNomor: a number that is learnt after the ink is kept in the register as what it is, and only where one was awaited; of a naskah
// that was printed here it is never said to stand in the page [OP 1.6].
func (f Facts) laterNomor() error {
	for _, x := range f.After.Nomor {
		was := Nomor{}
		for _, b := range f.Before.Nomor {
			if b.Party == x.Party {
				was = b
			}
		}
		awaited := was.Kind == Menyusul || was.Kind == DicatatKemudian
		if x.Kind == DicatatKemudian && (!awaited || strings.TrimSpace(x.Text) == "") || awaited && !f.Before.Imported && x.Kind != DicatatKemudian && x.Kind != Menyusul {
			return Errorf(Invalid, "NSK-NOMOR-KEMUDIAN", "Nomor PIHAK %s hanya dapat dicatat kemudian bila pada naskahnya tertulis menyusul, dan tidak dapat dinyatakan tercetak.", Ordinal(x.Party)).On("nomor")
		}
	}
	return nil
}

// inPage is nomor as they stand in the page: what is learnt later was dots there.
func inPage(nomor []Nomor) []Nomor {
	out := slices.Clone(nomor)
	for i := range out {
		if out[i].Kind == DicatatKemudian {
			out[i].Kind, out[i].Text = Menyusul, ""
		}
	}
	return out
}

// keepInk: the day of a signature in ink is set where ink is recorded, and by nothing else.
func keepInk(m Move, f Facts) error {
	if m.Act == ActRecord || m.Act == ActOpen || m.Act == ActRalat || m.Act == ActImport {
		return nil
	}
	for _, s := range f.After.Signers {
		if !s.Tanggal.IsZero() && !slices.ContainsFunc(f.Before.Signers, func(b Signer) bool { return b.Party == s.Party && b.Tanggal == s.Tanggal }) {
			return Errorf(Conflict, "NSK-TINTA", "Tanggal tanda tangan basah tidak dapat dicatat oleh tindakan ini.")
		}
	}
	return nil
}

// keepBatas: a due date of the paraf is today or later when it is set, and ends with the review.
func keepBatas(m Move, f Facts) error {
	switch due := f.After.Batas; {
	case m.To == Draft && !due.IsZero():
		return Errorf(Conflict, "NSK-BATAS-GUGUR", "Batas waktu paraf harus berakhir ketika naskah kembali menjadi konsep.")
	case due == f.Before.Batas || due.IsZero():
		return nil
	case due.Before(DateIn(f.Now, f.zone())):
		return Errorf(Invalid, "NSK-BATAS-PARAF", "Batas waktu paraf (%s) sudah lewat. Pilih hari ini atau sesudahnya.", due.Panjang()).On("batas")
	}
	return nil
}
