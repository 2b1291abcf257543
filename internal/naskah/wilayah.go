package naskah

import (
	_ "embed"
	"encoding/csv"
	"slices"
	"strings"
	"sync"
)

// wilayahCSV is described in wilayah.md.
//
//go:embed wilayah.csv
var wilayahCSV string

// A WilayahRow is one region of the country, by its kode [Kepmendagri 300.2.2-2430/2025].
type WilayahRow struct {
	Kode     InstansiID // "32.79"
	Jenis    string     // provinsi | kabupaten | kota
	Nama     string     // "Banjar"
	Provinsi string     // "Jawa Barat"
	Zona     string     // IANA name
}

var wilayah = sync.OnceValue(func() []WilayahRow {
	records, err := csv.NewReader(strings.NewReader(wilayahCSV)).ReadAll()
	if err != nil {
		panic("naskah: wilayah.csv: " + err.Error()) // embedded, and read by a test
	}
	out := make([]WilayahRow, 0, len(records)-1)
	for _, r := range records[1:] {
		out = append(out, WilayahRow{InstansiID(r[0]), r[1], strings.TrimSpace(r[2]), r[3], r[4]})
	}
	return out
})

// Wilayah lists every region, in the order of their codes.
func Wilayah() []WilayahRow { return slices.Clone(wilayah()) }

// WilayahByKode finds a region by its kode.
func WilayahByKode(kode string) (WilayahRow, bool) {
	i := slices.IndexFunc(wilayah(), func(w WilayahRow) bool { return string(w.Kode) == kode })
	if i < 0 {
		return WilayahRow{}, false
	}
	return wilayah()[i], true
}

// WilayahByNama lists the regions called so, with or without their jenis, whatever the case: "Banjar" is two (Kota Banjar in Jawa
// Barat and Kabupaten Banjar in Kalimantan Selatan), "kota banjar" is one.
func WilayahByNama(nama string) []WilayahRow {
	nama = strings.Join(strings.Fields(nama), " ")
	var out []WilayahRow
	for _, w := range wilayah() {
		if strings.EqualFold(nama, w.Nama) || strings.EqualFold(nama, w.Sebutan()) {
			out = append(out, w)
		}
	}
	return out
}

// Sebutan is how the region is called: "Kota Banjar", "Provinsi Jawa Barat".
func (w WilayahRow) Sebutan() string { return sebutanWilayah(w.Jenis, w.Nama) }

// Lengkap tells regions of one name apart: "Kota Banjar, Jawa Barat".
func (w WilayahRow) Lengkap() string {
	if w.Jenis == "provinsi" {
		return w.Sebutan()
	}
	return w.Sebutan() + ", " + w.Provinsi
}

// Otonom says whether the region has a government of its own that can make a kerja sama daerah; the kota and the kabupaten of
// Jakarta are administrative.
func (w WilayahRow) Otonom() bool {
	return w.Jenis == "provinsi" || !strings.HasPrefix(string(w.Kode), "31.")
}

// sebutanWilayah is how a region is called: "Kota Banjar", "Provinsi Jawa Barat".
func sebutanWilayah(jenis, nama string) string {
	switch jenis {
	case "provinsi":
		return "Provinsi " + nama
	case "kabupaten":
		return "Kabupaten " + nama
	case "kota":
		return "Kota " + nama
	}
	return nama
}
