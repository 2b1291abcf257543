package uji

import "naskah/internal/naskah"

// Codes are the permanent codes of this package. TTE-PASSPHRASE and TTE-SERTIFIKAT, which a keeper of keys answers too, belong to
// the sealer's contract and are documented there.
var Codes = []naskah.CodeDoc{
	{Code: "TTE-UJI-PASSPHRASE", Kind: naskah.Invalid, Meaning: "Passphrase baru tidak memenuhi aturan passphrase sertifikat uji."},
	{Code: "TTE-UJI-NAMA", Kind: naskah.Invalid, Meaning: "Nama pengguna tidak dapat dimuat dalam sertifikat uji."},
	{Code: "TTE-UJI-INDUK", Kind: naskah.Expired, Meaning: "Sertifikat induk UJI berakhir sebelum masa berlaku sertifikat yang diminta."},
	{Code: "TTE-UJI-IZIN", Kind: naskah.Invalid, Meaning: "Berkas kunci UJI dapat dibaca pihak lain; izin berkas harus 0600."},
	{Code: "TTE-UJI-BERKAS", Kind: naskah.Corrupt, Meaning: "Berkas kunci atau sertifikat UJI rusak atau bukan pasangannya."},
}
