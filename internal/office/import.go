package office

import (
	"cmp"
	"context"

	"naskah/internal/naskah"
)

// An ImportInput is what the office knows of a naskah signed long ago: facts of the register, as they are [OP 1.9].
type ImportInput struct {
	Jenis       naskah.Kode
	Unit        naskah.UnitID
	KerjaSama   naskah.KerjaSamaID // empty: that of the naskah it carries out, else a new one
	Jalur       naskah.Jalur
	Cara        naskah.Cara // empty: basah
	Judul       string
	Tahun       int // 0: of Tanggal
	Tanggal     naskah.Date
	Tempat      string
	Mulai       naskah.Date
	Berakhir    naskah.Akhir // empty: tidak_diketahui
	Parties     []naskah.Party
	Nomor       []naskah.Nomor
	Signers     []naskah.Signer
	Klasifikasi string
	Lokasi      string
	Tingkat     string
	Relasi      []naskah.Relasi // Ke, Jenis, Tanggal, Dasar; the rest is filled in
}

// Import records a naskah that was signed outside this service, without its scan: "Tercatat, asli belum dipindai". It is counted
// and cannot be archived.
func (o *Office) Import(ctx context.Context, p naskah.Principal, in ImportInput) (naskah.Naskah, error) {
	m, err := o.blank(ctx, p)
	if err != nil {
		return naskah.Naskah{}, err
	}
	m.n.Unit = cmp.Or(in.Unit, p.Unit, m.inst.UnitKerjaSama)
	mv, err := o.allowNew(ctx, m, naskah.ActImport)
	if err != nil {
		return naskah.Naskah{}, err
	}
	n := in.naskah(m.n)
	n.Author, n.CreatedAt = p.User, m.now
	shared, err := o.related(ctx, p, in)
	if err != nil {
		return naskah.Naskah{}, err
	}
	if n.Jalur, err = o.jalurOf(ctx, p, shared, in.Jalur, nil); err != nil {
		return naskah.Naskah{}, err
	}
	if err := o.guard(ctx, m, mv, naskah.Facts{After: after(n, m, mv)}); err != nil {
		return naskah.Naskah{}, err
	}
	if n.KerjaSama, err = o.cooperation(ctx, m.by.As(mv.By), shared, n); err != nil {
		return naskah.Naskah{}, err
	}
	c := naskah.Change{After: n}
	for _, r := range in.Relasi {
		id, err := o.newID()
		if err != nil {
			return naskah.Naskah{}, err
		}
		r.ID, r.Instansi, r.Dari = string(id), n.Instansi, n.ID
		c.Relasi = append(c.Relasi, r)
	}
	return o.record(ctx, m, mv, c, nil)
}

// naskah is n with what the input says.
func (in ImportInput) naskah(n naskah.Naskah) naskah.Naskah {
	n.Imported = true
	n.Jenis, n.Cara, n.Judul = in.Jenis, cmp.Or(in.Cara, naskah.Basah), in.Judul
	n.Tahun, n.Tanggal, n.Tempat = cmp.Or(in.Tahun, in.Tanggal.Year), in.Tanggal, in.Tempat
	n.Mulai, n.Berakhir = cmp.Or(in.Mulai, in.Tanggal), in.Berakhir
	if n.Berakhir.Kind == "" {
		n.Berakhir.Kind = naskah.AkhirTidakTahu
	}
	n.Parties, n.Nomor, n.Signers = in.Parties, in.Nomor, in.Signers
	n.Klasifikasi, n.Lokasi, n.Tingkat = cmp.Or(in.Klasifikasi, DefaultKlasifikasi), in.Lokasi, in.Tingkat
	return n
}

// related is the cooperation an import belongs to: the one named, or that of the naskah it carries out. Each naskah it refers to
// must be within p's scope.
func (o *Office) related(ctx context.Context, p naskah.Principal, in ImportInput) (naskah.KerjaSamaID, error) {
	shared := in.KerjaSama
	for _, r := range in.Relasi {
		other, err := o.Store.Naskah(ctx, naskah.ScopeOf(p), r.Ke)
		if err != nil {
			return "", err
		}
		if shared == "" && r.Jenis == naskah.Melaksanakan {
			shared = other.KerjaSama
		}
	}
	return shared, nil
}
