package naskah_test

import (
	"strings"
	"testing"

	"naskah/internal/naskah"
)

// The kinds of file: each has a code that is its own, a name, who could bring it, and somewhere to hang; what the law asks for says
// which law.
func TestDaftarLampiran(t *testing.T) {
	seen := map[string]bool{}
	for _, j := range naskah.DaftarLampiran {
		if seen[j.Kode] || j.Kode == "" || strings.ToLower(j.Kode) != j.Kode || strings.ContainsAny(j.Kode, " _/") {
			t.Errorf("code %q", j.Kode)
		}
		seen[j.Kode] = true
		if j.Nama == "" || j.Pembawa == "" || !j.Naskah && !j.KerjaSama {
			t.Errorf("%s: %+v", j.Kode, j)
		}
		if j.Norma != "" && !strings.HasPrefix(j.Norma, "Permendagri Nomor 22 Tahun 2020 ") {
			t.Errorf("%s: norm %q", j.Kode, j.Norma)
		}
		if got, ok := naskah.LampiranOf(j.Kode); !ok || got != j {
			t.Errorf("%s is not found", j.Kode)
		}
		if j.Pada(naskah.SubjectNaskah) != j.Naskah || j.Pada(naskah.SubjectKerjaSama) != j.KerjaSama || j.Pada(naskah.SubjectUnit) {
			t.Errorf("%s hangs where it may not, or does not where it may", j.Kode)
		}
	}
	for _, kode := range []string{
		naskah.LampiranPersetujuan, naskah.LampiranBahas, naskah.LampiranRekomendasi, naskah.LampiranDPRDSetuju, naskah.LampiranDPRDPermintaan,
		naskah.LampiranAkta, naskah.LampiranKuasa, naskah.LampiranProfil, "kak", "penawaran", "tanggapan", "telaahan", "studi-kelayakan", "lainnya",
	} {
		if !seen[kode] {
			t.Errorf("%s is not in the list", kode)
		}
	}
	if _, ok := naskah.LampiranOf("lain"); ok {
		t.Error("an unknown kind is known")
	}
	// consent is of one party to one text [P22 10(1), 13(4), 32(2), 35(4)]
	if j, _ := naskah.LampiranOf(naskah.LampiranPersetujuan); !j.PerPihak || !j.Teks || j.KerjaSama {
		t.Errorf("%+v", j)
	}
}

// Consent of the DPRD is deemed given when 45 days have passed since it received the request, not on the 45th [P22 12(4), 34(6), 56(6)].
func TestDianggapSetuju(t *testing.T) {
	for request, want := range map[string]string{
		"":           "",
		"2026-01-01": "2026-02-16",
		"2026-11-24": "2027-01-09",
		"2024-01-15": "2024-03-01", // a leap year
		"2025-01-15": "2025-03-02",
	} {
		got := naskah.DianggapSetuju(date(t, request))
		if got.String() != want {
			t.Errorf("%s: %s, want %s", request, got, want)
		}
		if want != "" && date(t, request).DaysUntil(got) != 46 {
			t.Errorf("%s: %d days", request, date(t, request).DaysUntil(got))
		}
	}
}
