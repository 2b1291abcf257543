package naskah

import (
	"slices"
	"strings"
	"time"
)

// zone is the zone of the facts; UTC when none was given.
func (f Facts) zone() *time.Location {
	if f.Zone == nil {
		return time.UTC
	}
	return f.Zone
}

// guardOpenable: what is put before the signers is complete, and each of them could seal now. Of a naskah on paper they are those who
// did not sign in ink.
func guardOpenable(_ Move, f Facts) error {
	if f.After.Cara == Basah {
		if err := f.openableOnPaper(); err != nil {
			return err
		}
	}
	if err := f.final(); err != nil {
		return err
	}
	left := f.After.unsigned()
	if f.After.Cara != Basah && len(left) < len(f.After.Signers) {
		return InkOnCopy()
	}
	if i := slices.IndexFunc(left, func(s Signer) bool { return s.User == "" }); i >= 0 {
		return Errorf(Invalid, "NSK-PENANDA-BELUM-AKUN", "Penanda tangan %s belum mempunyai akun.", left[i].Pejabat.Nama).On("penanda")
	}
	if len(f.NotReady) > 0 {
		return Errorf(Invalid, "NSK-SERTIFIKAT", "Belum semua penanda tangan siap. %s", strings.Join(f.NotReady, " ")).On("penanda")
	}
	return nil
}

// guardPrintable: as guardOpenable, for ink: nobody needs a certificate.
func guardPrintable(_ Move, f Facts) error {
	if f.After.Cara != Basah {
		return Errorf(Conflict, "NSK-CARA", "Naskah ini ditandatangani secara elektronik, sehingga tidak dicetak untuk ditandatangani dengan tinta.")
	}
	return f.final()
}

// final: numbers, a signer for each party, no error, and a reason for whatever is passed over [OP 1.4].
func (f Facts) final() error {
	if err := f.numbered(); err != nil {
		return err
	}
	for _, p := range f.After.Parties {
		if !slices.ContainsFunc(f.After.Signers, func(s Signer) bool { return s.Party == p.Urut && s.Pejabat.Nama != "" }) {
			return Errorf(Invalid, "NSK-PENANDA", "Penanda tangan PIHAK %s belum ada.", Ordinal(p.Urut)).On("penanda")
		}
	}
	if err := f.clean(); err != nil {
		return err
	}
	for _, code := range f.Missing {
		if !f.After.reasoned(code) {
			return Errorf(Invalid, "NSK-BERKAS", "Ada dokumen yang belum tersedia dan belum diberi alasan. Lengkapi dokumennya, atau tulis alasan mengapa penandatanganan tetap dilanjutkan.").On("alasan." + code)
		}
	}
	return nil
}

// guardIntendable: one at a time, and never before the printed date begins where the Instansi is [OP 1.7].
func guardIntendable(_ Move, f Facts) error {
	if f.Turn < 0 || f.Session.TurnOf(f.By.User) != f.Turn {
		return Errorf(Conflict, "NSK-NIAT-GILIRAN", "Saat ini bukan giliran Anda untuk menandatangani. Muat ulang halaman untuk melihat keadaan terbarunya.")
	}
	if begin := f.Before.Tanggal.Start(f.zone()); f.Before.Tanggal.IsZero() || f.Now.Before(begin) {
		return Errorf(Conflict, "NSK-TANGGAL-BELUM", "Naskah bertanggal %s. Tanda tangan baru dapat dibubuhkan mulai tanggal itu pukul 00.00 %s.",
			f.Before.Tanggal.Panjang(), NamaZona(f.zone()))
	}
	return f.unhurried()
}

// unhurried: nobody's seal is under way.
func (f Facts) unhurried() error {
	if f.Session.Intent.Fresh(f.Now) {
		return Errorf(Conflict, "NSK-NIAT", "Sebuah tanda tangan sedang dibubuhkan. Coba lagi sesudah %s.", Waktu(f.Session.Intent.Until, f.zone()))
	}
	return nil
}

// guardIntentOwn: what was begun is ended by whom it was begun, on the bytes for which it was begun.
func guardIntentOwn(_ Move, f Facts) error {
	i := f.Session.Intent
	if i == nil || i.By != f.By.User || i.Turn != f.Turn || i.Input != f.Before.Current {
		return Errorf(Conflict, "NSK-NIAT-LAIN", "Penandatanganan ini tidak lagi berlangsung atas nama Anda. Muat ulang halaman untuk melihat keadaan terbarunya.")
	}
	return nil
}

// guardSealVerifies: a good seal by whose turn it was, and others follow.
func guardSealVerifies(m Move, f Facts) error {
	if err := f.sealed(m); err != nil {
		return err
	}
	if f.Session.Waiting() < 2 {
		return Errorf(Conflict, "NSK-SEGEL-TERAKHIR", "Tanda tangan ini yang terakhir, sehingga menyelesaikan naskah. Muat ulang halaman.")
	}
	return nil
}

// guardLastSeal: a good seal, the last one, and every seal of the file is good.
func guardLastSeal(m Move, f Facts) error {
	if err := f.sealed(m); err != nil {
		return err
	}
	if f.Session.Waiting() != 1 {
		return Errorf(Conflict, "NSK-SEGEL-BELUM", "Masih ada pihak yang belum menandatangani, sehingga naskah belum selesai. Muat ulang halaman.")
	}
	if !f.AllSah {
		return Errorf(Corrupt, "NSK-SEGEL-SEMUA", "Salah satu tanda tangan pada berkas ini tidak terverifikasi, sehingga naskah tidak dapat diselesaikan. Hubungi pengelola sistem.")
	}
	return nil
}

// sealed: the turn waits, the seal was looked at and is good, and it made new bytes.
func (f Facts) sealed(m Move) error {
	if err := guardIntentOwn(m, f); err != nil {
		return err
	}
	if !slices.Contains(f.Session.Open(), f.Turn) {
		return Errorf(Conflict, "NSK-SEGEL-GANDA", "Tanda tangan untuk giliran ini sudah tercatat.")
	}
	if !f.SealVerifies || !f.After.Current.Valid() || f.After.Current == f.Before.Current {
		return Errorf(Corrupt, "NSK-SEGEL", "Tanda tangan yang dibuat tidak terverifikasi, sehingga tidak disimpan. Hubungi pengelola sistem.")
	}
	return nil
}

// guardReasonNoIntent: nobody is cut short while his seal is under way.
func guardReasonNoIntent(m Move, f Facts) error {
	if err := guardReason(m, f); err != nil {
		return err
	}
	return f.unhurried()
}

// guardDeadlinePassed: time is up, and nobody's seal is under way.
func guardDeadlinePassed(_ Move, f Facts) error {
	if f.Session.Deadline.IsZero() || f.Now.Before(f.Session.Deadline) {
		return Errorf(Conflict, "NSK-BATAS-BELUM", "Batas waktu penandatanganan belum lewat.")
	}
	return f.unhurried()
}
