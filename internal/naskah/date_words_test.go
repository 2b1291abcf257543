package naskah_test

import (
	"testing"
	"time"

	"naskah/internal/naskah"
)

func TestPembuka(t *testing.T) {
	for iso, want := range map[string]string{
		"2021-11-23": "Selasa, tanggal Dua Puluh Tiga bulan November tahun Dua Ribu Dua Puluh Satu (23-11-2021)",
		"2021-11-24": "Rabu, tanggal Dua Puluh Empat bulan November tahun Dua Ribu Dua Puluh Satu (24-11-2021)",
		"2024-07-02": "Selasa, tanggal Dua bulan Juli tahun Dua Ribu Dua Puluh Empat (02-07-2024)",
		"2024-12-09": "Senin, tanggal Sembilan bulan Desember tahun Dua Ribu Dua Puluh Empat (09-12-2024)",
		"2023-03-15": "Rabu, tanggal Lima Belas bulan Maret tahun Dua Ribu Dua Puluh Tiga (15-03-2023)",
		"2024-08-08": "Kamis, tanggal Delapan bulan Agustus tahun Dua Ribu Dua Puluh Empat (08-08-2024)",
		"2020-01-01": "Rabu, tanggal Satu bulan Januari tahun Dua Ribu Dua Puluh (01-01-2020)",
		"2025-10-10": "Jumat, tanggal Sepuluh bulan Oktober tahun Dua Ribu Dua Puluh Lima (10-10-2025)",
		"2026-05-11": "Senin, tanggal Sebelas bulan Mei tahun Dua Ribu Dua Puluh Enam (11-05-2026)",
		"2024-02-29": "Kamis, tanggal Dua Puluh Sembilan bulan Februari tahun Dua Ribu Dua Puluh Empat (29-02-2024)",
		"2030-08-17": "Sabtu, tanggal Tujuh Belas bulan Agustus tahun Dua Ribu Tiga Puluh (17-08-2030)",
		"2000-12-31": "Minggu, tanggal Tiga Puluh Satu bulan Desember tahun Dua Ribu (31-12-2000)",
		"2027-01-20": "Rabu, tanggal Dua Puluh bulan Januari tahun Dua Ribu Dua Puluh Tujuh (20-01-2027)",
		"":           "",
	} {
		d, err := naskah.ParseDate(iso)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Pembuka(); got != want {
			t.Errorf("%s: %q, want %q", iso, got, want)
		}
	}
}

// Early in the morning the UTC day is still yesterday, late in the evening it is the same: the civil date must be that of the zone.
func TestDateOfInstant(t *testing.T) {
	for _, x := range []struct{ zone, clock, utc, name, waktu string }{
		{"Asia/Jakarta", "2021-11-24 06:30", "2021-11-23T23:30:00Z", "WIB", "24 November 2021 06.30 WIB"},
		{"Asia/Jakarta", "2021-11-24 23:30", "2021-11-24T16:30:00Z", "WIB", "24 November 2021 23.30 WIB"},
		{"Asia/Makassar", "2021-11-24 06:30", "2021-11-23T22:30:00Z", "WITA", "24 November 2021 06.30 WITA"},
		{"Asia/Makassar", "2021-11-24 23:30", "2021-11-24T15:30:00Z", "WITA", "24 November 2021 23.30 WITA"},
		{"Asia/Jayapura", "2021-11-24 06:30", "2021-11-23T21:30:00Z", "WIT", "24 November 2021 06.30 WIT"},
		{"Asia/Jayapura", "2021-11-24 23:30", "2021-11-24T14:30:00Z", "WIT", "24 November 2021 23.30 WIT"},
	} {
		loc, err := naskah.LoadZona(x.zone)
		if err != nil {
			t.Fatal(err)
		}
		at, err := time.Parse(time.RFC3339, x.utc)
		if err != nil {
			t.Fatal(err)
		}
		if got := at.In(loc).Format("2006-01-02 15:04"); got != x.clock {
			t.Fatalf("%s: the clock in %s shows %s, want %s", x.utc, x.zone, got, x.clock)
		}
		d := naskah.DateIn(at, loc)
		if d.Hari() != "Rabu" || d.Panjang() != "24 November 2021" {
			t.Errorf("%s in %s: %s %s, want Rabu 24 November 2021", x.utc, x.zone, d.Hari(), d.Panjang())
		}
		if got := naskah.NamaZona(loc); got != x.name {
			t.Errorf("NamaZona(%s) = %q, want %q", x.zone, got, x.name)
		}
		if got := naskah.Waktu(at, loc); got != x.waktu {
			t.Errorf("Waktu(%s) = %q, want %q", x.utc, got, x.waktu)
		}
		if start := d.Start(loc); naskah.DateIn(start, loc) != d || naskah.DateIn(start.Add(-time.Millisecond), loc) != d.AddDays(-1) {
			t.Errorf("%s does not start at %s", d, start)
		}
	}
}
