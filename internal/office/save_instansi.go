package office

import (
	"cmp"
	"context"
	"maps"
	"regexp"
	"slices"
	"strings"

	"naskah/internal/naskah"
)

// maxRantai is how long a paraf chain may be.
const maxRantai = 20

// SaveInstansi keeps the profile: seat, address, unit in charge, council, footer, numbering patterns, paraf chains, days. Which region
// it is never changes, and its emblems are kept by SaveEmblem.
func (o *Office) SaveInstansi(ctx context.Context, p naskah.Principal, x naskah.Instansi) error {
	done, err := o.Register.Alone(ctx)
	if err != nil {
		return err
	}
	defer done()
	sub := naskah.Subject{Kind: naskah.SubjectInstansi, ID: string(p.Instansi)}
	r, err := o.registrar(ctx, p, naskah.RoleOfficer, sub)
	if err != nil {
		return err
	}
	x.ID, x.Jenis, x.Nama, x.Lambang, x.Garuda = r.inst.ID, r.inst.Jenis, r.inst.Nama, r.inst.Lambang, r.inst.Garuda
	x = x.Normal()
	if err := cmp.Or(r.fitsAddress(&x), fitsPatterns(&x), r.fitsChains(x), fitsRupa(x.Rupa)); err != nil {
		return err
	}
	x.Seq++
	return r.keep(ctx, sub, naskah.Record{Instansi: &x}, false)
}

var (
	kodePos = regexp.MustCompile(`^[1-9][0-9]{4}$`)
	telepon = regexp.MustCompile(`^[0-9+()/ .,-]*$`)
)

func (r *registrar) fitsAddress(x *naskah.Instansi) error {
	if err := lines(
		typed{&x.Kedudukan, "Tempat kedudukan", "kedudukan", 120, true}, typed{&x.Alamat, "Alamat", "alamat", maxNama, false},
		typed{&x.KodePos, "Kode pos", "kodepos", 10, false}, typed{&x.Telepon, "Telepon", "telepon", 60, false}, typed{&x.Surel, "Surel", "surel", 254, false},
		typed{&x.Situs, "Situs", "situs", 120, false}, typed{&x.NamaDewan, "Nama dewan", "nama_dewan", 120, false}, typed{&x.Catatan, "Catatan kaki", "catatan", 500, false},
	); err != nil {
		return err
	}
	if _, err := naskah.LoadZona(x.Zona); err != nil {
		return on(err, "zona")
	}
	unit, ok := r.unit(x.UnitKerjaSama)
	switch {
	case x.KodePos != "" && !kodePos.MatchString(x.KodePos):
		return naskah.Errorf(naskah.Invalid, "NSK-KODE-POS", "Kode pos terdiri atas lima angka.").On("kodepos")
	case !telepon.MatchString(x.Telepon):
		return naskah.Errorf(naskah.Invalid, "NSK-TELEPON", "Nomor telepon hanya memuat angka dan tanda baca, misalnya (0265) 123456.").On("telepon")
	case x.UnitKerjaSama != "" && !ok:
		return naskah.Errorf(naskah.Invalid, "NSK-RUJUKAN", "Pilih Perangkat Daerah yang membidangi kerja sama dari daftar.").On("unit_kerja_sama")
	case ok && x.UnitKerjaSama != r.inst.UnitKerjaSama && unit.Penerus != "":
		return naskah.Errorf(naskah.Invalid, "NSK-RUJUKAN", "%s sudah diteruskan oleh Perangkat Daerah lain. Pilih penerusnya.", unit.Nama).On("unit_kerja_sama")
	case x.HariParaf < 0 || x.HariParaf > 3650:
		return naskah.Errorf(naskah.Invalid, "NSK-HARI", "Jumlah hari untuk memaraf antara 1 dan 3650.").On("hari_paraf")
	case x.HariArsip < 0 || x.HariArsip > 3650:
		return naskah.Errorf(naskah.Invalid, "NSK-HARI", "Jumlah hari untuk mengarsipkan antara 1 dan 3650.").On("hari_arsip")
	}
	return surel(x.Surel)
}

// patternKeys are what a numbering pattern may name.
var patternKeys = []string{"{klasifikasi}", "{urut}", "{jenis}", "{tahun}", "{bulan}", "{bulan_romawi}"}

var patternKey = regexp.MustCompile(`\{[^{}]*\}?`)

// fitsPatterns: a pattern holds the running number, because two naskah would get the same number without it, and names nothing that
// is not known.
func fitsPatterns(x *naskah.Instansi) error {
	if err := fitsPattern(&x.PolaNomor, "pola"); err != nil {
		return err
	}
	for _, register := range slices.Sorted(maps.Keys(x.Pola)) {
		pola := x.Pola[register]
		if err := fitsPattern(&pola, "pola."+register); err != nil {
			return err
		}
		x.Pola[register] = pola
	}
	return nil
}

func fitsPattern(pola *string, field string) error {
	if err := lines(typed{pola, "Pola nomor", field, 120, true}); err != nil {
		return err
	}
	if !strings.Contains(*pola, "{urut}") {
		return naskah.Errorf(naskah.Invalid, "NSK-NOMOR-POLA", "Pola nomor harus memuat {urut}, supaya setiap naskah mendapat nomor yang berbeda.").On(field)
	}
	for _, key := range patternKey.FindAllString(*pola, -1) {
		if !slices.Contains(patternKeys, key) {
			return naskah.Errorf(naskah.Invalid, "NSK-NOMOR-POLA", "%s tidak dikenal dalam pola nomor. Yang dikenal: %s.", key, strings.Join(patternKeys, ", ")).On(field)
		}
	}
	return nil
}

// fitsChains: a chain names offices of the Instansi, each once; the default chain is never empty, because nothing could be submitted.
func (r *registrar) fitsChains(x naskah.Instansi) error {
	for _, kode := range slices.Sorted(maps.Keys(x.RantaiParaf)) {
		chain, field := x.RantaiParaf[kode], "rantai."+string(kode)
		if _, ok := naskah.JenisOf(kode); kode != "" && !ok {
			return naskah.Errorf(naskah.Invalid, "NSK-JENIS", "Jenis naskah %q tidak dikenal.", kode).On(field)
		}
		switch {
		case len(chain) == 0:
			return naskah.Errorf(naskah.Invalid, "NSK-RANTAI-KOSONG", "Rantai paraf memuat sekurang-kurangnya satu jabatan.").On(field)
		case len(chain) > maxRantai:
			return naskah.Errorf(naskah.Invalid, "NSK-RANTAI-PANJANG", "Rantai paraf memuat paling banyak %d jabatan.", maxRantai).On(field)
		}
		for i, id := range chain {
			j, ok := r.office(id)
			if !ok || j.Mitra != "" {
				return naskah.Errorf(naskah.Invalid, "NSK-RUJUKAN", "Tempat ke-%d rantai paraf bukan jabatan pada pemerintah daerah ini. Pilih dari daftar.", i+1).On(field)
			}
			if slices.Contains(chain[:i], id) {
				return naskah.Errorf(naskah.Invalid, "NSK-RANTAI-GANDA", "Jabatan %q dua kali dalam rantai paraf yang sama.", j.Nama).On(field)
			}
		}
	}
	if len(r.inst.RantaiParaf[""]) > 0 && len(x.RantaiParaf[""]) == 0 {
		return naskah.Errorf(naskah.Invalid, "NSK-RANTAI-KOSONG", "Rantai paraf bawaan memuat sekurang-kurangnya satu jabatan.").On("rantai.")
	}
	return nil
}
