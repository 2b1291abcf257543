package naskah_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"naskah/internal/naskah"
)

func TestSebutan(t *testing.T) {
	for _, x := range []struct {
		kapasitas naskah.Kapasitas
		jabatan   string
		want      string
	}{
		{naskah.Definitif, "Wali Kota Banjar", "Wali Kota Banjar"},
		{naskah.Pj, "Wali Kota Banjar", "Penjabat Wali Kota Banjar"},
		{naskah.Pjs, "Bupati Ciamis", "Penjabat Sementara Bupati Ciamis"},
		{naskah.Plt, "Kepala Dinas", "Pelaksana Tugas Kepala Dinas"},
		{naskah.Plh, "Sekretaris Daerah", "Pelaksana Harian Sekretaris Daerah"},
		{naskah.Pj, "Penjabat Wali Kota Banjar", "Penjabat Wali Kota Banjar"},
		{naskah.Pj, "PENJABAT WALI KOTA BANJAR", "PENJABAT WALI KOTA BANJAR"},
		{naskah.Pj, "", ""},
		{"", "Direktur", "Direktur"},
	} {
		p := naskah.PejabatSnapshot{Jabatan: x.jabatan, Kapasitas: x.kapasitas}
		if got := p.Sebutan(); got != x.want {
			t.Errorf("%s %q is %q, want %q", x.kapasitas, x.jabatan, got, x.want)
		}
	}
	for _, k := range naskah.DaftarKapasitas {
		if !k.Valid() {
			t.Errorf("%s is no capacity", k)
		}
	}
	if naskah.Kapasitas("x").Valid() || naskah.Kapasitas("").Valid() {
		t.Error("anything is a capacity")
	}
	p := naskah.PejabatSnapshot{Nama: "Nana Suryana", GelarDpn: "Dr. H.", GelarBlk: "S.H., M.Si."}
	if got := p.NamaLengkap(); got != "Dr. H. Nana Suryana, S.H., M.Si." {
		t.Error(got)
	}
	if got := (naskah.PejabatSnapshot{Nama: "Bima"}).NamaLengkap(); got != "Bima" {
		t.Error(got)
	}
}

// H., Hj., Dr., S.H. are gelar; Andi, Tengku, I Gusti are names; R. is asked [OP 4].
func TestUraikanNama(t *testing.T) {
	for in, want := range map[string]string{
		"Nana Suryana":                         " | Nana Suryana |  | ",
		"H. Nana Suryana":                      "H. | Nana Suryana |  | ",
		"Hj. Ratna Dewi":                       "Hj. | Ratna Dewi |  | ",
		"Dr. H. Nana Suryana, S.H., M.Si.":     "Dr. H. | Nana Suryana | S.H. M.Si. | ",
		"Drs. Agus Hermawan, M.AP":             "Drs. | Agus Hermawan | M.AP | ",
		"Prof. Dr. Ir. Siti Aminah, M.Sc, PhD": "Prof. Dr. Ir. | Siti Aminah | M.Sc PhD | ",
		"H Nana Suryana":                       "H | Nana Suryana |  | ",
		"KH. Ahmad Dahlan":                     "KH. | Ahmad Dahlan |  | ",
		"K.H. Ahmad Dahlan":                    "K.H. | Ahmad Dahlan |  | ",
		"Dedi Supriadi SH":                     " | Dedi Supriadi | SH | ",
		"Dedi Supriadi S.H. M.H.":              " | Dedi Supriadi | S.H. M.H. | ",
		"Rina Marlina A.Md.Kom":                " | Rina Marlina | A.Md.Kom | ",
		"Andi Mappanyukki":                     " | Andi Mappanyukki |  | ",
		"Tengku Amir Hamzah":                   " | Tengku Amir Hamzah |  | ",
		"I Gusti Ngurah Rai":                   " | I Gusti Ngurah Rai |  | ",
		"Ida Bagus Putra":                      " | Ida Bagus Putra |  | ",
		"R. Soekardi":                          " | R. Soekardi |  | R.",
		"Rd. Soekardi":                         " | Rd. Soekardi |  | Rd.",
		"R Soekardi":                           " | R Soekardi |  | ",
		"Dr. R. Soekardi, S.E.":                "Dr. | R. Soekardi | S.E. | R.",
		"M. Yusuf":                             " | M. Yusuf |  | ",
		"Moh. Hatta":                           " | Moh. Hatta |  | ",
		"Bima P.":                              " | Bima P. |  | ",
		"Ahmad M.Nur":                          " | Ahmad M.Nur |  | ",
		"Maria Se":                             " | Maria Se |  | ",
		"Dr.":                                  " | Dr. |  | ",
		"S.H.":                                 " | S.H. |  | ",
		"Dewi,":                                " | Dewi |  | ",
		"  Agus   Salim ":                      " | Agus Salim |  | ",
		"":                                     " |  |  | ",
		"drg. Lestari":                         "drg. | Lestari |  | ",
		"dr. Lestari, Sp.A":                    "dr. | Lestari | Sp.A | ",
		"Hendra Gunawan":                       " | Hendra Gunawan |  | ",
	} {
		n := naskah.UraikanNama(in)
		got := strings.Join([]string{strings.Join(n.Depan, " "), n.Nama, strings.Join(n.Belakang, " "), strings.Join(n.Ragu, " ")}, " | ")
		if got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
		if n.Bergelar() != (len(n.Depan) > 0 || len(n.Belakang) > 0) {
			t.Errorf("%q: Bergelar %v", in, n.Bergelar())
		}
	}
}

func TestIdentityNumbers(t *testing.T) {
	for s, want := range map[string]string{
		"3201010101900001": "3201********0001", "3201 0141 0190 0001": "3201********0001", "3279014101900001": "3279********0001",
		"3279012902000001": "3279********0001", "": "", "320101010190000": "", "32010101019000011": "", "3201010101900000": "",
		"0001010101900001": "", "3201013201900001": "", "3201010113900001": "", "3201010001900001": "", "3201017201900001": "",
		"3201010101x00001": "", "3201013002900001": "", "3201-0101-0190-0001": "", "٣201010101900001": "",
	} {
		n, err := naskah.ParseNIK(s)
		if n.Masked() != want || (err != nil) != (want == "") {
			t.Errorf("NIK %q: %q, %v; want %q", s, n.Masked(), err, want)
		}
		if err != nil {
			refuses(t, err, naskah.Invalid, "NSK-NIK")
		}
	}
	for s, want := range map[string]string{
		"19700102 199503 1 001": "1970**********1001", "198512312010122003": "1985**********2003", "199001012022211004": "1990**********1004",
		"": "", "19700102199503100": "", "197013021995031001": "", "197002301995031001": "", "197001021995131001": "", "197001021995003001": "",
		"197001021995033001": "", "197001021995031x01": "",
	} {
		n, err := naskah.ParseNIP(s)
		if n.Masked() != want || (err != nil) != (want == "") {
			t.Errorf("NIP %q: %q, %v; want %q", s, n.Masked(), err, want)
		}
		if err != nil {
			refuses(t, err, naskah.Invalid, "NSK-NIP")
		}
	}
	for s, want := range map[string]string{
		"01.234.567.8-901.000": "0123*******1000", "3201010101900001": "3201********0001", "1234": "", "": "", "01,234,567,8-901,000": "",
	} {
		n, err := naskah.ParseNPWP(s)
		if n.Masked() != want || (err != nil) != (want == "") {
			t.Errorf("NPWP %q: %q, %v; want %q", s, n.Masked(), err, want)
		}
		if err != nil {
			refuses(t, err, naskah.Invalid, "NSK-NPWP")
		}
	}
	if got := naskah.NIK("12345678").Masked(); got != "********" {
		t.Errorf("a short number shows %q", got)
	}
}

func TestWilayah(t *testing.T) {
	all, count := naskah.Wilayah(), map[string]int{}
	for i, w := range all {
		count[w.Jenis]++
		if w.Nama == "" || w.Nama != strings.TrimSpace(w.Nama) || w.Provinsi == "" {
			t.Errorf("%+v", w)
		}
		if _, err := naskah.LoadZona(w.Zona); err != nil {
			t.Errorf("%s: %v", w.Kode, err)
		}
		if i > 0 && all[i-1].Kode >= w.Kode {
			t.Errorf("%s after %s", w.Kode, all[i-1].Kode)
		}
		if got, ok := naskah.WilayahByKode(string(w.Kode)); !ok || got != w {
			t.Errorf("%s is found as %+v", w.Kode, got)
		}
	}
	if count["provinsi"] != 38 || count["kabupaten"] != 416 || count["kota"] != 98 || len(count) != 3 {
		t.Errorf("counts %v", count)
	}
	csv, err := os.ReadFile("wilayah.csv")
	if err != nil {
		t.Fatal(err)
	}
	note, err := os.ReadFile("wilayah.md")
	if err != nil || !strings.Contains(string(note), naskah.DigestOf(csv).Hex()) {
		t.Errorf("wilayah.md does not name the digest of wilayah.csv, %s (%v)", naskah.DigestOf(csv).Hex(), err)
	}
	if _, ok := naskah.WilayahByKode("99.99"); ok {
		t.Error("a kode of nothing is found")
	}
	for nama, want := range map[string][]string{
		"Banjar":            {"Kota Banjar, Jawa Barat", "Kabupaten Banjar, Kalimantan Selatan"},
		"kota  banjar":      {"Kota Banjar, Jawa Barat"},
		"KABUPATEN BANJAR":  {"Kabupaten Banjar, Kalimantan Selatan"},
		"Banjarbaru":        {"Kota Banjarbaru, Kalimantan Selatan"},
		"Jawa Barat":        {"Provinsi Jawa Barat"},
		"Banj":              nil,
		"Kabupaten Banjar ": {"Kabupaten Banjar, Kalimantan Selatan"},
	} {
		var got []string
		for _, w := range naskah.WilayahByNama(nama) {
			got = append(got, w.Lengkap())
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q is %v, want %v", nama, got, want)
		}
	}
	all[0].Nama = "x"
	if naskah.Wilayah()[0].Nama == "x" {
		t.Error("the list is shared with the caller")
	}
	for kode, want := range map[string]bool{"31": true, "31.71": false, "31.01": false, "32.79": true, "63.03": true} {
		if w, ok := naskah.WilayahByKode(kode); !ok || w.Otonom() != want {
			t.Errorf("%s: %+v, want otonom %v", kode, w, want)
		}
	}
	for kode, zone := range map[string]string{"32.79": "WIB", "63.03": "WITA", "91.71": "WIT", "61.71": "WIB", "11": "WIB"} {
		w, ok := naskah.WilayahByKode(kode)
		loc, err := naskah.LoadZona(w.Zona)
		if !ok || err != nil || naskah.NamaZona(loc) != zone {
			t.Errorf("%s is in %s, want %s", kode, w.Zona, zone)
		}
	}
	i := naskah.Instansi{Jenis: "kota", Nama: "Banjar"}
	if i.Sebutan() != "Kota Banjar" || (naskah.Instansi{Jenis: "x", Nama: "Banjar"}).Sebutan() != "Banjar" {
		t.Error("an Instansi is called otherwise")
	}
}

func TestNewID(t *testing.T) {
	clock := func() time.Time { return time.UnixMilli(0x0123456789ab) }
	id, err := naskah.NewID(bytes.NewReader(bytes.Repeat([]byte{0xff}, 10)), clock)
	if err != nil || id != "01234567-89ab-7fff-bfff-ffffffffffff" {
		t.Errorf("%s, %v", id, err)
	}
	id, err = naskah.NewID(bytes.NewReader(make([]byte, 10)), clock)
	if err != nil || id != "01234567-89ab-7000-8000-000000000000" {
		t.Errorf("%s, %v", id, err)
	}
	later, _ := naskah.NewID(bytes.NewReader(make([]byte, 10)), func() time.Time { return clock().Add(time.Millisecond) })
	if later <= id {
		t.Errorf("%s is not after %s", later, id)
	}
	kode, err := naskah.NewKode(bytes.NewReader([]byte("0123456789abcdef")))
	if err != nil || !naskah.ValidKode(kode) || !regexp.MustCompile(`^[a-z2-7]{26}$`).MatchString(kode) {
		t.Errorf("%q, %v", kode, err)
	}
	for _, s := range []string{"", "x", strings.ToUpper(kode), kode + "a", kode[1:], "1" + kode[1:], "/" + kode[1:]} {
		if naskah.ValidKode(s) {
			t.Errorf("%q is a kode", s)
		}
	}
	short := errors.New("no more")
	for _, r := range []io.Reader{bytes.NewReader(make([]byte, 9)), failing{short}} {
		if id, err := naskah.NewID(r, clock); err == nil {
			t.Errorf("an id %s from too few bits", id)
		}
		if kode, err := naskah.NewKode(r); err == nil {
			t.Errorf("a kode %s from too few bits", kode)
		}
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }
