package office

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"naskah/internal/naskah"
)

// A saidFact is one fact of a row of the directory in words; empty: it is not there.
type saidFact struct{ fact, words string }

// changed is what row changes of the directory as r read it, each fact as it was and as it becomes; nothing for a new row.
func (r *registrar) changed(row naskah.Record) []naskah.Changed {
	var was, is []saidFact
	switch {
	case row.Instansi != nil:
		chains := maps.Clone(r.inst.RantaiParaf)
		if chains == nil {
			chains = map[naskah.Kode][]naskah.JabatanID{}
		}
		maps.Copy(chains, row.Instansi.RantaiParaf)
		kinds := slices.Sorted(maps.Keys(chains))
		was, is = r.sayInstansi(r.inst, kinds), r.sayInstansi(*row.Instansi, kinds)
	case row.Unit != nil:
		was, is = both(r.units, *row.Unit, func(x naskah.Unit) naskah.UnitID { return x.ID }, r.sayUnit)
	case row.Jabatan != nil:
		was, is = both(r.jabatan, *row.Jabatan, func(x naskah.Jabatan) naskah.JabatanID { return x.ID }, r.sayJabatan)
	case row.Orang != nil:
		was, is = both(r.orang, *row.Orang, func(x naskah.Orang) naskah.OrangID { return x.ID }, r.sayOrang)
	case row.Pejabat != nil:
		was, is = both(r.pejabat, *row.Pejabat, func(x naskah.Pejabat) naskah.PejabatID { return x.ID }, sayPejabat)
	case row.Mitra != nil:
		was, is = both(r.mitra, *row.Mitra, func(x naskah.Mitra) naskah.MitraID { return x.ID }, sayMitra)
	}
	return unlike(was, is)
}

// both are the facts of the row that now replaces, and of now; none when it replaces nothing.
func both[T any, K comparable](list []T, now T, id func(T) K, say func(T) []saidFact) (was, is []saidFact) {
	old, ok := find(list, id(now), id)
	if !ok {
		return nil, nil
	}
	return say(old), say(now)
}

func unlike(was, is []saidFact) []naskah.Changed {
	var out []naskah.Changed
	for i := range was {
		if was[i] != is[i] {
			out = append(out, naskah.Changed{Fakta: was[i].fact, Lama: was[i].words, Baru: is[i].words})
		}
	}
	return out
}

// sayInstansi is the profile, with the chains of the given kinds.
func (r *registrar) sayInstansi(x naskah.Instansi, kinds []naskah.Kode) []saidFact {
	unit, _ := r.unit(x.UnitKerjaSama)
	out := []saidFact{
		{"tempat kedudukan", x.Kedudukan},
		{"alamat", x.Alamat},
		{"kode pos", x.KodePos},
		{"telepon", x.Telepon},
		{"surel", x.Surel},
		{"situs", x.Situs},
		{"Perangkat Daerah yang membidangi kerja sama", unit.Nama},
		{"nama dewan", x.NamaDewan},
		{"baris judul tanpa kata DAERAH", sayYes(x.TanpaKataDaerah)},
		{"catatan kaki", x.Catatan},
		{"zona waktu", x.Zona},
		{"pola nomor", x.PolaNomor},
		{"pola nomor per register", sayPatterns(x.Pola)},
		{"hari untuk memaraf", sayNumber(x.HariParaf)},
		{"hari untuk mengarsipkan", sayNumber(x.HariArsip)},
		{"lambang daerah", x.Lambang.Short()},
		{"Lambang Negara", x.Garuda.Short()},
	}
	for _, kode := range kinds {
		j, _ := naskah.JenisOf(kode)
		out = append(out, saidFact{strings.TrimSpace("rantai paraf " + j.Nama), r.sayChain(x.RantaiParaf[kode])})
	}
	return out
}

// sayChain is a chain of paraf by the names of the offices.
func (r *registrar) sayChain(chain []naskah.JabatanID) string {
	var out []string
	for _, id := range chain {
		seat, _ := r.office(id)
		out = append(out, cmp.Or(seat.Nama, string(id)))
	}
	return strings.Join(out, " – ")
}

func sayPatterns(m map[string]string) string {
	var out []string
	for register, pattern := range m {
		out = append(out, register+": "+pattern)
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}

func (r *registrar) sayUnit(x naskah.Unit) []saidFact {
	next, _ := r.unit(x.Penerus)
	return []saidFact{{"nama", x.Nama}, {"nama singkat", x.Singkat}, {"mulai berlaku", x.Mulai.Panjang()}, {"berakhir", x.Selesai.Panjang()}, {"unit penerus", next.Nama}}
}

func (r *registrar) sayJabatan(x naskah.Jabatan) []saidFact {
	unit, _ := r.unit(x.Unit)
	mitra, _ := r.partner(x.Mitra)
	return []saidFact{{"nama jabatan", x.Nama}, {"Perangkat Daerah", unit.Nama}, {"mitra", mitra.Nama}, {"kepala daerah", sayYes(x.KepalaDaerah)}}
}

// sayOrang shows NIP and NIK as everywhere: masked.
func (r *registrar) sayOrang(x naskah.Orang) []saidFact {
	mitra, _ := r.partner(x.Mitra)
	return []saidFact{
		{"nama", x.Nama},
		{"gelar di depan nama", x.GelarDpn},
		{"gelar di belakang nama", x.GelarBlk},
		{"NIP", naskah.NIP(x.NIP).Masked()},
		{"NIK", naskah.NIK(x.NIK).Masked()},
		{"surel", x.Surel},
		{"mitra", mitra.Nama},
	}
}

func sayPejabat(x naskah.Pejabat) []saidFact {
	return []saidFact{
		{"kapasitas", cmp.Or(x.Kapasitas.Panjang(), "Definitif")},
		{"keputusan pengangkatan", x.Keputusan},
		{"mulai menjabat", x.Mulai.Panjang()},
		{"selesai menjabat", x.Selesai.Panjang()},
	}
}

func sayMitra(x naskah.Mitra) []saidFact {
	return []saidFact{
		{"nama", x.Nama},
		{"bentuk", x.Bentuk},
		{"tempat kedudukan", x.Kedudukan},
		{"alamat", x.Alamat},
		{"data contoh", sayYes(x.Contoh)},
		{"dasar kewenangan", sayDasar(x.Dasar)},
		{"lambang", x.Logo.Short()},
	}
}

// sayDasar names a dasar kewenangan by the digest of its values: they are many, and shown on their own page.
func sayDasar(b []byte) string {
	if len(b) == 0 {
		return ""
	}
	return "isian " + naskah.DigestOf(b).Short()
}

// sayUser is what an account may do and whose it is; of the password only that it was changed.
func (r *registrar) sayUser(u naskah.User) []saidFact {
	orang, _ := r.person(u.Orang)
	unit, _ := r.unit(u.Unit)
	mitra, _ := r.partner(u.Mitra)
	var roles []string
	for _, role := range u.Roles {
		roles = append(roles, role.Sebutan())
	}
	return []saidFact{
		{"nama pengguna", u.Login},
		{"nama", u.Nama},
		{"sapaan", u.Sapaan},
		{"orang", orang.Nama},
		{"Perangkat Daerah", unit.Nama},
		{"mitra", mitra.Nama},
		{"peran", strings.Join(roles, ", ")},
		{"akun aktif", sayYes(u.Active)},
	}
}

func sayYes(b bool) string {
	if b {
		return "ya"
	}
	return "tidak"
}

func sayNumber(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
