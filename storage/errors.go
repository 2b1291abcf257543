package storage

import (
	"errors"
	"io/fs"
	"syscall"

	"naskah/internal/naskah"
)

// Codes are the permanent codes of this package.
var Codes = []naskah.CodeDoc{
	{Code: "OBJ-TIDAK-ADA", Kind: naskah.NotFound, Meaning: "Berkas tidak ada di penyimpanan."},
	{Code: "OBJ-RUSAK", Kind: naskah.Corrupt, Meaning: "Isi berkas di penyimpanan tidak sesuai dengan sidik jarinya."},
	{Code: "OBJ-ASING", Kind: naskah.Corrupt, Meaning: "Ada berkas di penyimpanan yang bukan ditulis oleh aplikasi ini atau berada di tempat yang salah."},
	{Code: "OBJ-TERSEMBUNYI", Kind: naskah.Corrupt, Meaning: "Seseorang menempatkan penanda hapus pada berkas di penyimpanan S3; versi aslinya masih ada."},
	{Code: "OBJ-ALAMAT", Kind: naskah.Invalid, Meaning: "Alamat penyimpanan S3 tidak dapat dibaca."},
	{Code: "OBJ-BUCKET", Kind: naskah.Invalid, Meaning: "Bucket S3 tidak dapat dipakai: tidak ada, tidak menyimpan versi, atau tidak mempunyai object lock."},
	{Code: "OBJ-KUNCI", Kind: naskah.Invalid, Meaning: "Server penyimpanan S3 menolak kunci aplikasi."},
	{Code: "OBJ-TIDAK-TERSEDIA", Kind: naskah.Unavailable, Meaning: "Penyimpanan berkas sedang tidak dapat dibaca atau ditulis."},
}

func notFound(d naskah.Digest) *naskah.Error {
	return naskah.Errorf(naskah.NotFound, "OBJ-TIDAK-ADA", "Berkas dengan sidik jari %s tidak ada di penyimpanan.", name(d))
}

func damaged(d naskah.Digest) *naskah.Error {
	return naskah.Errorf(naskah.Corrupt, "OBJ-RUSAK",
		"Isi berkas dengan sidik jari %s telah berubah atau rusak. Berkas tidak digunakan; pulihkan dari cadangan.", name(d))
}

func stranger(path string) *naskah.Error {
	return naskah.Errorf(naskah.Corrupt, "OBJ-ASING", "Entri %q di penyimpanan bukan ditulis oleh aplikasi ini.", path)
}

func hidden(d naskah.Digest) *naskah.Error {
	return naskah.Errorf(naskah.Corrupt, "OBJ-TERSEMBUNYI",
		"Berkas dengan sidik jari %s diberi penanda hapus oleh pihak lain. Versi aslinya masih tersimpan; periksa siapa yang memegang kunci penyimpanan.", name(d))
}

func unfit(bucket, why string) *naskah.Error {
	return naskah.Errorf(naskah.Invalid, "OBJ-BUCKET", "Bucket %q %s.", bucket, why)
}

func wrongKey(bucket string, err error) *naskah.Error {
	return naskah.Errorf(naskah.Invalid, "OBJ-KUNCI",
		"Server penyimpanan menolak kunci aplikasi untuk bucket %q. Periksa kunci dan rahasianya, hak kunci itu atas bucket, dan jam mesin.", bucket).Because(err)
}

func unavailable(err error) *naskah.Error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || s3Code(err) == "XMinioStorageFull" {
		return naskah.Errorf(naskah.Unavailable, "OBJ-TIDAK-TERSEDIA",
			"Ruang penyimpanan berkas penuh, sehingga tidak ada yang disimpan. Minta pengelola sistem menambah ruang, lalu coba lagi.").Because(err)
	}
	return naskah.Errorf(naskah.Unavailable, "OBJ-TIDAK-TERSEDIA",
		"Penyimpanan berkas sedang tidak tersedia. Coba lagi beberapa saat kemudian.").Because(err)
}

// translate is the one place where errors of the file system become ours.
func translate(d naskah.Digest, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return notFound(d).Because(err)
	}
	return unavailable(err)
}

// name is how a message calls a digest.
func name(d naskah.Digest) string {
	if s := d.Short(); s != "" {
		return s
	}
	return "yang tidak dikenal"
}
