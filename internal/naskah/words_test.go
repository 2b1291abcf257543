package naskah_test

import (
	"testing"
	"time"

	"naskah/internal/naskah"
)

func date(t *testing.T, s string) naskah.Date {
	t.Helper()
	d, err := naskah.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// The ends of terms that the office practice gives, and the borders around them [OP 1.7].
func TestTermEnd(t *testing.T) {
	for _, x := range []struct {
		start  string
		n      int
		satuan string
		want   string
	}{
		{"2021-11-24", 5, "tahun", "2026-11-23"},
		{"2024-02-29", 5, "tahun", "2029-02-28"},
		{"2024-02-29", 4, "tahun", "2028-02-28"},
		{"2024-03-01", 1, "tahun", "2025-02-28"},
		{"2023-03-01", 1, "tahun", "2024-02-29"},
		{"2021-01-01", 1, "tahun", "2021-12-31"},
		{"2021-01-31", 1, "bulan", "2021-02-28"},
		{"2021-01-30", 1, "Bulan", "2021-02-28"},
		{"2021-01-28", 1, "bulan", "2021-02-27"},
		{"2021-08-31", 6, "bulan", "2022-02-28"},
		{"2021-12-15", 1, "bulan", "2022-01-14"},
		{"2021-11-24", 1, "hari", "2021-11-24"},
		{"2021-11-24", 90, "HARI", "2022-02-21"},
		{"", 5, "tahun", ""},
		{"2021-11-24", 0, "tahun", ""},
		{"2021-11-24", -1, "hari", ""},
		{"2021-11-24", 12001, "tahun", ""},
		{"2021-11-24", 1, "abad", ""},
	} {
		if got := naskah.TermEnd(date(t, x.start), x.n, x.satuan).String(); got != x.want {
			t.Errorf("%s + %d %s ends %q, want %q", x.start, x.n, x.satuan, got, x.want)
		}
	}
}

// A term of n years ends on the day before the anniversary, on every day of twelve years.
func TestTermEndEveryDay(t *testing.T) {
	for d := date(t, "2019-12-31"); d.Before(date(t, "2032-01-01")); d = d.AddDays(1) {
		for n := 1; n <= 5; n++ {
			end := naskah.TermEnd(d, n, "tahun")
			next := end.AddDays(1)
			leap := d.Month == time.February && d.Day == 29
			if next.Day == d.Day && next.Month == d.Month && next.Year == d.Year+n {
				continue
			}
			if leap && next == (naskah.Date{Year: d.Year + n, Month: time.March, Day: 1}) {
				continue
			}
			t.Fatalf("%s + %d tahun ends %s", d, n, end)
		}
	}
}

func TestAddMonths(t *testing.T) {
	for _, x := range []struct {
		from string
		n    int
		want string
	}{
		{"2021-01-31", 1, "2021-03-01"},
		{"2020-01-31", 1, "2020-03-01"},
		{"2021-03-31", -1, "2021-03-01"},
		{"2021-05-31", 1, "2021-07-01"},
		{"2021-11-24", 60, "2026-11-24"},
		{"2021-11-24", -11, "2020-12-24"},
		{"2021-12-31", 12, "2022-12-31"},
		{"2021-10-31", 14, "2022-12-31"},
	} {
		if got := date(t, x.from).AddMonths(x.n).String(); got != x.want {
			t.Errorf("%s + %d months is %s, want %s", x.from, x.n, got, x.want)
		}
	}
}

// The weekday, against Zeller's congruence, over four centuries.
func TestHari(t *testing.T) {
	zeller := [...]string{"Sabtu", "Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat"}
	for d := date(t, "1900-01-01"); d.Year < 2300; d = d.AddDays(1) {
		y, m := d.Year, int(d.Month)
		if m < 3 {
			y, m = y-1, m+12
		}
		h := (d.Day + 13*(m+1)/5 + y%100 + y%100/4 + y/100/4 + 5*(y/100)) % 7
		if d.Hari() != zeller[h] {
			t.Fatalf("%s is %s, want %s", d, d.Hari(), zeller[h])
		}
	}
}

func TestDateWordsOfNoDate(t *testing.T) {
	d := naskah.Date{}
	for _, s := range []string{d.Hari(), d.Bulan(), d.Panjang(), d.Angka(), d.Pembuka(), d.String(), naskah.Waktu(time.Time{}, wib)} {
		if s != "" {
			t.Errorf("no date is %q", s)
		}
	}
}

func TestDate(t *testing.T) {
	for _, s := range []string{"2021-02-29", "2021-13-01", "2021-00-10", "21-01-01", "2021-1-1", "24-11-2021", "x", "2021-11-24T00:00:00Z"} {
		_, err := naskah.ParseDate(s)
		refuses(t, err, naskah.Invalid, "NSK-TANGGAL")
	}
	for _, x := range [][3]int{{0, 1, 1}, {10000, 1, 1}, {2021, 2, 29}, {2021, 13, 1}, {2021, 1, 0}} {
		_, err := naskah.NewDate(x[0], time.Month(x[1]), x[2])
		refuses(t, err, naskah.Invalid, "NSK-TANGGAL")
	}
	d := date(t, "2021-11-24")
	b, err := d.MarshalText()
	if err != nil || string(b) != "2021-11-24" {
		t.Errorf("%s, %v", b, err)
	}
	var e naskah.Date
	if err := e.UnmarshalText(b); err != nil || e != d {
		t.Errorf("%v, %v", e, err)
	}
	if err := e.UnmarshalText([]byte("x")); err == nil || e != d {
		t.Errorf("%v, %v", e, err)
	}
	if !d.Before(d.AddDays(1)) || d.Before(d) || d.Compare(date(t, "2021-10-30")) <= 0 || d.DaysUntil(date(t, "2022-11-24")) != 365 || d.DaysUntil(d.AddDays(-3)) != -3 {
		t.Error("dates are not in order")
	}
}

func TestZones(t *testing.T) {
	for _, name := range []string{"UTC", "", "Asia/Singapore", "Local", "../etc"} {
		_, err := naskah.LoadZona(name)
		refuses(t, err, naskah.Invalid, "NSK-ZONA")
	}
	pontianak, err := naskah.LoadZona("Asia/Pontianak")
	if err != nil || naskah.NamaZona(pontianak) != "WIB" {
		t.Errorf("%v, %v", pontianak, err)
	}
	if naskah.NamaZona(nil) != "UTC" || naskah.NamaZona(time.UTC) != "UTC" {
		t.Error("UTC is called otherwise")
	}
	if got := naskah.Waktu(begun, nil); got != "24 November 2021 02.41 UTC" {
		t.Error(got)
	}
}

func TestOrdinalAndRoman(t *testing.T) {
	for n, want := range []string{
		"", "KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH", "KEDELAPAN", "KESEMBILAN", "KESEPULUH", "KESEBELAS", "KEDUA BELAS",
	} {
		if got := naskah.Ordinal(n); got != want {
			t.Errorf("Ordinal(%d) = %q, want %q", n, got, want)
		}
	}
	for n, want := range map[int]string{
		-1: "", 0: "", 1: "I", 4: "IV", 9: "IX", 11: "XI", 12: "XII", 40: "XL", 90: "XC", 400: "CD", 900: "CM", 1994: "MCMXCIV", 2021: "MMXXI", 3999: "MMMCMXCIX", 4000: "",
	} {
		if got := naskah.Roman(n); got != want {
			t.Errorf("Roman(%d) = %q, want %q", n, got, want)
		}
	}
	value := map[byte]int{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100, 'D': 500, 'M': 1000}
	for n := 1; n < 4000; n++ {
		s, sum := naskah.Roman(n), 0
		for i := range len(s) {
			if v := value[s[i]]; i+1 < len(s) && v < value[s[i+1]] {
				sum -= v
			} else {
				sum += v
			}
		}
		if sum != n {
			t.Fatalf("Roman(%d) = %q reads back as %d", n, s, sum)
		}
	}
}

func TestAmounts(t *testing.T) {
	for got, want := range map[string]string{
		naskah.Rupiah(125750000):           "Rp125.750.000,00",
		naskah.Rupiah(0):                   "Rp0,00",
		naskah.Rupiah(999):                 "Rp999,00",
		naskah.Rupiah(1000):                "Rp1.000,00",
		naskah.Rupiah(-1500):               "-Rp1.500,00",
		naskah.RupiahTerbilang(125750000):  "Rp125.750.000,00 (seratus dua puluh lima juta tujuh ratus lima puluh ribu rupiah)",
		naskah.Angka(5):                    "5 (lima)",
		naskah.Angka(1500):                 "1.500 (seribu lima ratus)",
		naskah.Ribuan(-1234567):            "-1.234.567",
		naskah.Title("dua puluh satu"):     "Dua Puluh Satu",
		naskah.Title("PT  émile\nx 2a"):    "PT  Émile\nX 2a",
		naskah.Title(""):                   "",
		naskah.Capitalise("élan vital"):    "Élan vital",
		naskah.Capitalise(""):              "",
		naskah.Digest("sha256:x").Short():  "",
		naskah.DigestOf(nil).Short():       "e3b0 c442 … 7852 b855",
		naskah.Digest("md5:00").Hex():      "",
		string(naskah.DigestOf(nil)[0:12]): "sha256:e3b0c",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
