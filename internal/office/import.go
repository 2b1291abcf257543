package office

import (
	"cmp"
	"context"
	"slices"

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
	Mulai       naskah.Date  // zero: Tanggal
	Berakhir    naskah.Akhir // empty: tidak_diketahui
	Parties     []naskah.Party
	Nomor       []naskah.Nomor // what it says of no party: tidak bernomor
	Signers     []naskah.Signer
	Klasifikasi string
	Lokasi      string
	Tingkat     string
	Asli        []naskah.Asli
	Relasi      []naskah.Relasi // Ke, Jenis, Tanggal, Dasar; the rest is filled in
	Scan        []byte          // one PDF with all pages; nil: it comes later, or never

	batch string // the sheet it comes from
}

// Import records a naskah that was signed outside this service. With its scan it can be archived; without, it is "Tercatat, asli
// belum dipindai", counted, and not archivable. Naskah, event, relations, scan and its kerja sama are one transaction.
func (o *Office) Import(ctx context.Context, p naskah.Principal, in ImportInput) (naskah.Naskah, error) {
	m, mv, err := o.beginImport(ctx, p, in)
	if err != nil {
		return naskah.Naskah{}, err
	}
	c, err := o.importing(ctx, m, mv, in, o.knows(m.by))
	if err != nil {
		return naskah.Naskah{}, err
	}
	return o.record(ctx, m, mv, c, nil)
}

// beginImport is the first two beats: a naskah that does not exist yet, and one who may record it.
func (o *Office) beginImport(ctx context.Context, p naskah.Principal, in ImportInput) (matter, naskah.Move, error) {
	m, err := o.blank(ctx, p)
	if err != nil {
		return m, naskah.Move{}, err
	}
	m.n.Unit = cmp.Or(in.Unit, p.Unit, m.inst.UnitKerjaSama)
	mv, err := o.allowNew(ctx, m, naskah.ActImport)
	return m, mv, err
}

// importing is what recording the input writes.
func (o *Office) importing(ctx context.Context, m matter, mv naskah.Move, in ImportInput, k *knowledge) (naskah.Change, error) {
	n := in.naskah(m.n)
	n.Author, n.CreatedAt = m.by.User, m.now
	if _, known := naskah.JenisOf(n.Jenis); !known {
		return naskah.Change{}, naskah.Errorf(naskah.Invalid, "NSK-JENIS", "Pilih jenis naskah.").On("jenis")
	}
	if err := FactsOf(n).check(m.inst, m.now); err != nil {
		return naskah.Change{}, err
	}
	if n.Cara != naskah.Basah && n.Cara != naskah.Elektronik {
		return naskah.Change{}, naskah.Errorf(naskah.Invalid, "NSK-CARA-TANDA-TANGAN", "Pilih cara tanda tangan: basah atau elektronik.").On("cara")
	}
	if err := k.parties(ctx, n.Parties, nil); err != nil {
		return naskah.Change{}, err
	}
	if in.Unit != "" {
		if err := k.unit(ctx, in.Unit); err != nil {
			return naskah.Change{}, err
		}
	}
	c := naskah.Change{}
	shared, err := o.related(ctx, n, in, k, &c)
	if err != nil {
		return naskah.Change{}, err
	}
	if n.Jalur, err = importJalur(ctx, shared, in.Jalur, n.Jenis, k); err != nil {
		return naskah.Change{}, err
	}
	f := naskah.Facts{}
	if len(in.Scan) > 0 {
		m.n.Imported = true // it is a scan of an old record that is looked at
		v, err := o.scanned(ctx, m, nil, in.Scan)
		if err != nil {
			return naskah.Change{}, err
		}
		n.Current, c.Version, f.Versions, f.DigestChecked = v.Ref.Digest, &v, []naskah.Version{v}, true
		m.n.Imported = false
	}
	if n.KerjaSama = shared; shared == "" {
		ks, err := o.freshCooperation(n)
		if err != nil {
			return naskah.Change{}, err
		}
		n.KerjaSama, c.KerjaSama = ks.ID, &ks
	}
	f.After = after(n, m, mv)
	if err := o.guard(ctx, m, mv, f); err != nil {
		return naskah.Change{}, err
	}
	c.After, c.Event.Version = n, n.Current
	return c, nil
}

// naskah is n with what the input says.
func (in ImportInput) naskah(n naskah.Naskah) naskah.Naskah {
	n.Imported, n.Batch = true, in.batch
	n.Jenis, n.Cara = in.Jenis, cmp.Or(in.Cara, naskah.Basah)
	f := RegisterFacts{
		Judul: in.Judul, Tahun: cmp.Or(in.Tahun, in.Tanggal.Year), Tanggal: in.Tanggal, Tempat: in.Tempat, Mulai: cmp.Or(in.Mulai, in.Tanggal),
		Berakhir: in.Berakhir, Parties: in.Parties, Nomor: in.Nomor, Signers: in.Signers, Unit: n.Unit, Klasifikasi: in.Klasifikasi,
		Lokasi: in.Lokasi, Tingkat: in.Tingkat, Asli: in.Asli,
	}.tidied()
	for _, p := range f.Parties {
		if !slices.ContainsFunc(f.Nomor, func(x naskah.Nomor) bool { return x.Party == p.Urut }) {
			f.Nomor = append(f.Nomor, naskah.Nomor{Party: p.Urut, Kind: naskah.TidakBernomor})
		}
	}
	slices.SortStableFunc(f.Nomor, func(a, b naskah.Nomor) int { return cmp.Compare(a.Party, b.Party) })
	for i := range f.Signers {
		f.Signers[i].User = "" // an old record opens itself to nobody
	}
	f.Klasifikasi = cmp.Or(f.Klasifikasi, DefaultKlasifikasi)
	return f.into(n)
}

// related is the cooperation an import belongs to: the one named, or that of the naskah it carries out. Its relations are written
// into c. Each naskah it refers to must be within the scope, or a row of the same sheet.
func (o *Office) related(ctx context.Context, n naskah.Naskah, in ImportInput, k *knowledge, c *naskah.Change) (naskah.KerjaSamaID, error) {
	shared := in.KerjaSama
	for _, r := range in.Relasi {
		other, err := k.naskah(ctx, r.Ke)
		if err != nil {
			return "", err
		}
		r.Dari = n.ID
		r, err = relation(n, other, r)
		if err != nil {
			return "", err
		}
		id, err := o.newID()
		if err != nil {
			return "", err
		}
		r.ID = string(id)
		c.Relasi = append(c.Relasi, r)
		if shared == "" && r.Jenis == naskah.Melaksanakan && other.Instansi == n.Instansi {
			shared = other.KerjaSama
		}
	}
	return shared, nil
}

// jalurOfKind is the way that a kind goes by default where the register says nothing of it.
var jalurOfKind = map[naskah.Kode]naskah.Jalur{
	naskah.KSBD: naskah.KSDDSukarela, naskah.PKSD: naskah.KSDDSukarela, naskah.KSBPK: naskah.KSDPKDaerah, naskah.PKSPK: naskah.KSDPKDaerah,
	naskah.NK: naskah.Sinergi, naskah.RK: naskah.Sinergi,
}

// importJalur is the way of the cooperation it belongs to, or the one asked for, or that of its kind. It must be one that the kind can
// go: a KSB with another region is no cooperation with a third party. KSDPL and KSDLL are kept in the register only, of any kind.
func importJalur(ctx context.Context, id naskah.KerjaSamaID, asked naskah.Jalur, kind naskah.Kode, k *knowledge) (naskah.Jalur, error) {
	if id != "" {
		ks, err := k.kerjaSama(ctx, id)
		return ks.Jalur, err
	}
	asked = cmp.Or(asked, jalurOfKind[kind])
	usual, way := jalurOfKind[kind].Kategori(), asked.Kategori()
	if way == "" || usual != "" && way != usual && way != "KSDPL" && way != "KSDLL" {
		return "", naskah.Errorf(naskah.Invalid, "NSK-JALUR", "Jenis naskah ini tidak dipakai pada jalur kerja sama yang dipilih. Pilih jalur lain.").On("jalur")
	}
	return asked, nil
}
