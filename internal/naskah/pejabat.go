package naskah

import "strings"

// DaftarKapasitas lists the capacities.
var DaftarKapasitas = []Kapasitas{Definitif, Pj, Pjs, Plt, Plh}

// Panjang is the capacity in full, as it is printed [OP 4]; empty for Definitif and for what is no capacity.
func (k Kapasitas) Panjang() string {
	switch k {
	case Pj:
		return "Penjabat"
	case Pjs:
		return "Penjabat Sementara"
	case Plt:
		return "Pelaksana Tugas"
	case Plh:
		return "Pelaksana Harian"
	}
	return ""
}

// Valid says whether k is one of DaftarKapasitas.
func (k Kapasitas) Valid() bool { return k == Definitif || k.Panjang() != "" }

// Sebutan is the office with the capacity in full [OP 4]: "Penjabat Wali Kota Banjar". A jabatan that already says it stays as it is.
func (p PejabatSnapshot) Sebutan() string {
	full := p.Kapasitas.Panjang()
	if full == "" || p.Jabatan == "" || strings.HasPrefix(strings.ToLower(p.Jabatan), strings.ToLower(full)+" ") {
		return p.Jabatan
	}
	return full + " " + p.Jabatan
}

// NamaLengkap is the name with its gelar: for letters and screens, never for the komparisi or the block [P22 Lampiran].
func (p PejabatSnapshot) NamaLengkap() string {
	s := p.Nama
	if p.GelarDpn != "" {
		s = p.GelarDpn + " " + s
	}
	if p.GelarBlk != "" {
		s += ", " + p.GelarBlk
	}
	return s
}
