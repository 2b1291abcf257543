package naskah

import (
	"slices"
	"strings"
)

// guardRecordable: a naskah signed in ink is recorded from the full scan of what was printed: by whom, when, where the originals lie.
func guardRecordable(_ Move, f Facts) error {
	if f.After.Cara != Basah {
		return Errorf(Conflict, "NSK-CARA", "Naskah ini ditandatangani secara elektronik, sehingga tanda tangan tinta tidak dapat dicatat.")
	}
	if err := f.onPaper(); err != nil {
		return err
	}
	if len(f.After.Signers) == 0 || strings.TrimSpace(f.After.Lokasi) == "" {
		return Errorf(Invalid, "NSK-CATAT", "Isi siapa yang menandatangani dan tempat penyimpanan setiap naskah asli.").On("lokasi")
	}
	if left := f.After.unsigned(); len(left) > 0 {
		return Errorf(Invalid, "NSK-CATAT", "Isi tanggal %s membubuhkan tanda tangannya.", left[0].Pejabat.Nama).On("penanda")
	}
	return f.originals()
}

// scanned: the newest version is a scan whose bytes were compared with their digest, and it is the naskah's file from now on.
func (f Facts) scanned() error {
	if v := f.newest(); v.Of != Scanned || v.Ref.Digest != f.After.Current || !f.DigestChecked {
		return Errorf(Invalid, "NSK-PINDAI", "Pindaian lengkap naskah asli belum diunggah.").On("pindaian")
	}
	return nil
}

// guardScanMissing: a scan is attached once, to an old record that came without.
func guardScanMissing(_ Move, f Facts) error {
	if !f.Before.Imported || f.Before.Current != "" {
		return Errorf(Conflict, "NSK-PINDAI-ADA", "Pindaian hanya ditambahkan pada catatan lama yang belum mempunyainya.")
	}
	return f.scanned()
}

// guardCopyGiven: a delivery is recorded when there was one [OP 1.8].
func guardCopyGiven(_ Move, f Facts) error {
	if !f.CopyGiven {
		return Errorf(Invalid, "NSK-SALINAN", "Isi siapa yang menerima salinan dan bagaimana salinan itu disampaikan.").On("kepada")
	}
	return nil
}

// guardArchivable: what is kept for good is proven: every signature is sah, or the scan is the one that was recorded.
func guardArchivable(_ Move, f Facts) error {
	if strings.TrimSpace(f.After.Klasifikasi) == "" {
		return Errorf(Invalid, "NSK-KLASIFIKASI", "Kode klasifikasi arsip belum diisi.").On("klasifikasi")
	}
	switch f.newest().Of {
	case Sealed, Augmented:
		if !f.AllSah {
			return Errorf(Conflict, "NSK-ARSIP-TTE", "Naskah belum dapat diarsipkan karena tidak semua tanda tangannya terbukti sah saat ini.")
		}
	case Scanned:
		if !f.DigestChecked {
			return Errorf(Corrupt, "NSK-ARSIP-SIDIK", "Pindaian naskah tidak sama dengan yang tercatat. Hubungi pengelola sistem.")
		}
	default:
		return Errorf(Conflict, "NSK-ARSIP-PINDAI", "Naskah asli belum dipindai, sehingga belum dapat diarsipkan.")
	}
	return nil
}

// guardPureAppend: proof is added behind the bytes that are there, never into them, and not while a seal is under way.
func guardPureAppend(_ Move, f Facts) error {
	v := f.newest()
	if !f.PureAppend || v.Of != Augmented || v.Base != f.Before.Current || v.Ref.Digest != f.After.Current {
		return Errorf(Corrupt, "NSK-TAMBAHAN", "Tambahan bukti tidak menyambung pada berkas yang tersimpan, sehingga tidak disimpan.")
	}
	return f.unhurried()
}

// guardRalat: facts of the register are corrected with a reason, and their old values kept; of a sealed naskah not what is printed.
func guardRalat(m Move, f Facts) error {
	changed := Changes(f.Before, f.After)
	if len(changed) == 0 {
		return Errorf(Invalid, "NSK-RALAT", "Tidak ada data yang diubah.")
	}
	if err := f.laterNomor(); err != nil {
		return err
	}
	if !f.Before.Imported {
		if err := f.inkDays(); err != nil {
			return err
		}
	}
	sealed := slices.ContainsFunc(f.Versions, func(v Version) bool { return v.Of == Sealed })
	before, after := f.Before, f.After
	before.Nomor, after.Nomor = inPage(before.Nomor), inPage(after.Nomor)
	for _, x := range facts {
		if sealed && x.printed && !x.same(before, after) {
			return Errorf(Conflict, "NSK-RALAT-TERCETAK", "Data %q tercetak dalam naskah yang sudah ditandatangani secara elektronik, sehingga tidak dapat diralat.", x.name)
		}
	}
	if !f.OldKept || !slices.Equal(slices.Sorted(slices.Values(f.Changed)), slices.Sorted(slices.Values(changed))) {
		return Errorf(Conflict, "NSK-RALAT-CATATAN", "Nilai lama dari data yang diralat harus tercatat.")
	}
	return guardReason(m, f)
}

// guardImportedReason: only an old record can be annulled: recorded twice, or no kerja sama at all [OP 1.9].
func guardImportedReason(m Move, f Facts) error {
	if !f.Before.Imported {
		return Errorf(Conflict, "NSK-ANULIR", "Hanya catatan lama yang dapat dianulir. Naskah yang ditandatangani di layanan ini diakhiri dengan naskah lain.")
	}
	return guardReason(m, f)
}
