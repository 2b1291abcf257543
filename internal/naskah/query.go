package naskah

import (
	"cmp"
	"encoding/base64"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The words of a query that every store reads alike.

// Absent is the answer for what is not there, or not for the reader to see: the same words, so that nobody learns which.
func Absent() *Error {
	return Errorf(NotFound, "NSK-TIDAK-ADA", "Data yang diminta tidak ada atau tidak dapat Anda lihat.")
}

// Dangling is the answer to a row that refers to one which is not there.
func Dangling(what string) *Error {
	return Errorf(Invalid, "NSK-RUJUKAN", "Data tidak dapat disimpan karena %s yang dirujuknya tidak ada.", what)
}

// Twice is the answer to a row that only ever comes and has come already.
func Twice() *Error {
	return Errorf(Conflict, "NSK-SUDAH-ADA", "Data ini sudah tercatat dan tidak dapat diganti. Muat ulang halaman untuk melihatnya.")
}

// Nameless is the answer to an account without identity or login.
func Nameless() *Error {
	return Errorf(Invalid, "AKN-NAMA", "Nama pengguna belum diisi.").On("login")
}

// NomorTaken is the answer to a number that another naskah holds.
func NomorTaken(text string) *Error {
	return Errorf(Conflict, "NSK-NOMOR-PAKAI", "Nomor %q sudah dipakai naskah lain pada register dan tahun ini. Periksa kembali nomornya.", text).On("nomor")
}

// CheckNomor refuses a number that says nothing.
func CheckNomor(text string) error {
	if strings.TrimSpace(text) == "" {
		return Errorf(Invalid, "NSK-NOMOR-KOSONG", "Nomor belum diisi.").On("nomor")
	}
	return nil
}

// NomorStuck is the answer to a pattern that writes the same text for every number.
func NomorStuck() *Error {
	return Errorf(Invalid, "NSK-NOMOR-POLA", "Pola nomor Instansi tidak memuat nomor urut sehingga nomor baru tidak dapat dibentuk. Perbaiki pola nomornya.")
}

// NomorTries bounds how many numbers that somebody typed are passed over for the next free one.
const NomorTries = 1000

// VersionGap is the answer to a version that is not the next.
func VersionGap(no, have int) *Error {
	return Errorf(Conflict, "NSK-VERSI-URUT", "Versi %d tidak dapat disimpan karena versi terakhir naskah ini adalah versi %d.", no, have)
}

// LoginTaken is the answer to an account whose login another has.
func LoginTaken(login string) *Error {
	return Errorf(Conflict, "AKN-LOGIN", "Nama pengguna %q sudah dipakai akun lain. Pilih nama pengguna yang lain.", login).On("login")
}

// PasswordMoved is the answer to a change of a password that is not the stored one any more.
func PasswordMoved() *Error {
	return Errorf(Conflict, "AKN-SANDI-BERUBAH", "Kata sandi akun ini baru saja diganti dari tempat lain. Masuk kembali, lalu ulangi bila masih perlu.")
}

// FoldLogin is a login as it is compared: without regard to case.
func FoldLogin(login string) string { return strings.ToLower(strings.TrimSpace(login)) }

// A Cursor is the place of a row in a list: newest first, by the instant of the last change and then by ID.
type Cursor struct {
	At time.Time
	ID NaskahID
}

// Cursor is the place of n.
func (n Naskah) Cursor() Cursor { return Cursor{Milli(n.UpdatedAt), n.ID} }

// Before says whether a row at c comes before one at d, in a list that has the newest first.
func (c Cursor) Before(d Cursor) bool {
	if !c.At.Equal(d.At) {
		return c.At.After(d.At)
	}
	return c.ID > d.ID
}

// String is the cursor as a URL carries it.
func (c Cursor) String() string {
	return base64.RawURLEncoding.EncodeToString([]byte(strconv.FormatInt(c.At.UnixMilli(), 36) + ":" + string(c.ID)))
}

// ParseCursor reads what String wrote; Invalid, NSK-KURSOR.
func ParseCursor(s string) (Cursor, error) {
	raw, err := base64.RawURLEncoding.DecodeString(s)
	at, id, ok := strings.Cut(string(raw), ":")
	ms, numErr := strconv.ParseInt(at, 36, 64)
	if err != nil || numErr != nil || !ok || id == "" || strings.ContainsFunc(id, func(r rune) bool { return r <= ' ' || r >= 0x7f }) {
		return Cursor{}, Errorf(Invalid, "NSK-KURSOR", "Alamat halaman daftar ini tidak lengkap. Buka daftar dari awal.")
	}
	return Cursor{time.UnixMilli(ms).UTC(), NaskahID(id)}, nil
}

// Rows is how many rows a page has: Limit between 1 and 200, 50 when it is not set.
func (f Filter) Rows() int { return clampRows(f.Limit) }

func clampRows(limit int) int {
	switch {
	case limit <= 0:
		return 50
	case limit > 200:
		return 200
	}
	return limit
}

// RecentRows bounds the limit of Recent as Filter.Rows does.
func RecentRows(limit int) int { return clampRows(limit) }

// maxWords bounds how many words of a search are looked for.
const maxWords = 8

// Words are the words that Text asks for; a row must have every one of them, in whatever case, in its SearchText.
func (f Filter) Words() []string {
	words := strings.Fields(strings.ToLower(f.Text))
	return words[:min(len(words), maxWords)]
}

// SearchText is what a search looks through: judul, nomor and the names of the parties, in lower case.
func (n Naskah) SearchText() string {
	parts := []string{n.Judul}
	for _, x := range n.Nomor {
		parts = append(parts, x.Text)
	}
	for _, p := range n.Parties {
		parts = append(parts, p.Nama)
	}
	return strings.ToLower(strings.Join(parts, "\n"))
}

// Families are the families of the cross-table: the naskah that are cooperations of their own.
var Families = []string{"ksb", "pks", "nk"}

func (n Naskah) keluarga() string {
	j, _ := JenisOf(n.Jenis)
	return j.Keluarga
}

// KodeOf lists the kinds of a family of the cross-table (ksb, pks, nk).
func KodeOf(keluarga string) []Kode {
	var out []Kode
	for _, j := range DaftarJenis {
		if j.Keluarga == keluarga && keluarga != "" {
			out = append(out, j.Kode)
		}
	}
	return out
}

// JalurOf lists the ways of a column of the cross-table (KSDD, KSDPK …).
func JalurOf(kategori string) []Jalur {
	var out []Jalur
	for _, j := range DaftarJalur {
		if j.Kategori() == kategori {
			out = append(out, j)
		}
	}
	return out
}

// Ended says whether r, made by a naskah in state dari, has ended what it points to on day d: only a signed naskah ends another, and
// not before the day the relation names.
func (r Relasi) Ended(dari State, d Date) bool {
	return (r.Jenis == Menggantikan || r.Jenis == Mengakhiri) && (dari == Signed || dari == Archived) && !d.Before(r.Tanggal)
}

// SortCells puts the cells of the cross-table in order: newest year first, then family and kategori.
func SortCells(cells []Cell) {
	slices.SortFunc(cells, func(a, b Cell) int {
		return cmp.Or(cmp.Compare(b.Tahun, a.Tahun), cmp.Compare(a.Keluarga, b.Keluarga), cmp.Compare(a.Kategori, b.Kategori))
	})
}
