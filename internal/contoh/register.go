package contoh

import (
	"context"
	"fmt"
	"strings"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/office"
)

// oldRecords enters the register of 2021 and the living part: KSB first, so that a PKS can name the one it carries out.
func (k *Kota) oldRecords(ctx context.Context) error {
	made := map[string]naskah.Naskah{}
	urut := map[string]int{}
	for _, wantPKS := range []bool{false, true} {
		for _, r := range append(append([]row(nil), rowsLiving...), rows2021...) {
			if (r.carries != "") != wantPKS {
				continue
			}
			n, err := k.oldRecord(ctx, r, made, urut)
			if err != nil {
				return fmt.Errorf("contoh: %s: %w", r.judul, err)
			}
			if r.key != "" {
				made[r.key] = n
			}
		}
	}
	return nil
}

// oldRecord imports one row as the pengelola.
func (k *Kota) oldRecord(ctx context.Context, r row, made map[string]naskah.Naskah, urut map[string]int) (naskah.Naskah, error) {
	tanggal, berakhir := k.term(r)
	in := office.ImportInput{
		Jenis: r.jenis, Unit: k.units[r.unit], Jalur: r.jalur, Cara: naskah.Basah, Judul: r.judul,
		Tanggal: tanggal, Mulai: tanggal, Tempat: "Banjar", Berakhir: berakhir, Parties: k.parties(r),
		Klasifikasi: "100.3.7.1", Tingkat: "asli", Lokasi: "Bagian Pemerintahan, lemari kerja sama",
	}
	j, _ := naskah.JenisOf(r.jenis)
	family := fmt.Sprintf("%s/%d", j.Keluarga, tanggal.Year)
	urut[family]++
	for _, p := range in.Parties {
		no := naskah.Nomor{Party: p.Urut, Kind: naskah.TidakBernomor}
		if p.Instansi == KotaBanjar {
			no.Kind, no.Text = naskah.Bernomor, fmt.Sprintf("134.4/%02d/%s-Pem/%d", urut[family], strings.ToUpper(j.Keluarga), tanggal.Year)
		}
		in.Nomor = append(in.Nomor, no)
	}
	if r.carries != "" {
		ksb, ok := made[r.carries]
		if !ok {
			return naskah.Naskah{}, fmt.Errorf("no KSB %q", r.carries)
		}
		in.KerjaSama = ksb.KerjaSama
		in.Relasi = []naskah.Relasi{{Ke: ksb.ID, Jenis: naskah.Melaksanakan, Tanggal: tanggal}}
	}
	return k.Office.Import(ctx, k.users["ratna"].Principal(), in)
}

// term is the date of a row and the end of its term.
func (k *Kota) term(r row) (naskah.Date, naskah.Akhir) {
	tanggal := k.today().AddDays(-r.since)
	if r.month != 0 {
		tanggal = naskah.Date{Year: 2021, Month: time.Month(r.month), Day: r.day}
		if r.year != 0 {
			tanggal.Year = r.year
		}
	}
	switch {
	case r.open:
		return tanggal, naskah.Akhir{Kind: naskah.AkhirTanpaBatas}
	case r.years > 0:
		return tanggal, naskah.Akhir{Kind: naskah.AkhirTanggal, Date: naskah.TermEnd(tanggal, r.years, "tahun")}
	}
	return tanggal, naskah.Akhir{Kind: naskah.AkhirTanggal, Date: k.today().AddDays(r.until)}
}

// parties: the region is PIHAK KESATU, except in a nota kesepakatan, where the kementerian or lembaga is [P22 Lamp. C].
func (k *Kota) parties(r row) []naskah.Party {
	us := naskah.Party{Urut: 1, Peran: naskah.Pemrakarsa, Instansi: KotaBanjar, Nama: "Pemerintah Daerah Kota Banjar"}
	them := naskah.Party{Urut: 2, Peran: naskah.MitraPeran, Mitra: k.mitra[r.mitra], Nama: r.mitra}
	if r.jenis == naskah.NK {
		us.Urut, them.Urut = 2, 1
		return []naskah.Party{them, us}
	}
	return []naskah.Party{us, them}
}
