package office

import (
	"context"
	"slices"

	"naskah/internal/document"
	"naskah/internal/layout"
	"naskah/internal/naskah"
)

// MarkContoh is printed across a sample, which nobody made.
const MarkContoh = "CONTOH"

// Sample is the sample of the Kesepakatan Bersama with a third party as the Instansi of p prints its naskah: a PDF that shows what the
// choices in its profile do. It is Denied to who may not see the register.
func (o *Office) Sample(ctx context.Context, p naskah.Principal) ([]byte, error) {
	sub := naskah.Subject{Kind: naskah.SubjectInstansi, ID: string(p.Instansi)}
	if err := o.mayKeep(ctx, p, sub, "lihat", naskah.RoleOfficer, naskah.RoleAdmin, naskah.RoleArchivist); err != nil {
		return nil, err
	}
	inst, err := o.Register.Instansi(ctx, p.Instansi)
	if err != nil {
		return nil, err
	}
	t, err := o.Templates.Current(naskah.KSBPK)
	if err != nil {
		return nil, err
	}
	v := t.Sample()
	if inst.Rupa.Ejaan != "" {
		v["ejaan"] = inst.Rupa.Ejaan
	}
	tree, _, err := t.Compile(v, textOptions(inst))
	if err != nil {
		return nil, err
	}
	res, err := o.Layout.PDF(tree, layout.Options{Profile: layout.ProfileOf(inst.Rupa), Mark: MarkContoh, Images: o.pictures(ctx)})
	return res.PDF, err
}

// textOptions are what an Instansi decides about every text of its own.
func textOptions(i naskah.Instansi) document.Options {
	return document.Options{
		TanpaKataDaerah: i.TanpaKataDaerah, Lambang: i.Lambang, Garuda: i.Garuda, Catatan: i.Catatan,
		SatuNomor: i.Rupa.SatuNomor, Dengan: i.Rupa.Dengan, TukarLambang: i.Rupa.TukarLambang,
	}
}

// pictures fetches emblems for the layout.
func (o *Office) pictures(ctx context.Context) func(naskah.Digest) ([]byte, error) {
	return func(d naskah.Digest) ([]byte, error) { return o.Objects.Get(ctx, naskah.Ref{Digest: d}) }
}

// fitsRupa: each of the choices is one that there is, and a margin leaves room for the text and for the printer.
func fitsRupa(r naskah.Rupa) error {
	bad := func(field, format string, a ...any) error {
		return naskah.Errorf(naskah.Invalid, "NSK-RUPA", format, a...).On("rupa." + field)
	}
	switch {
	case !slices.Contains([]naskah.Kertas{naskah.KertasA4, naskah.KertasF4, naskah.KertasF4Sempit, naskah.KertasLampiran}, r.Kertas):
		return bad("kertas", "Ukuran kertas %q tidak ada. Pilih salah satu dari daftar.", r.Kertas)
	case r.Huruf != naskah.HurufBookman && r.Huruf != naskah.HurufArial:
		return bad("huruf", "Huruf %q tidak ada. Pilih salah satu dari daftar.", r.Huruf)
	case !slices.Contains([]naskah.Halaman{naskah.HalamanTengah, naskah.HalamanJumlah, naskah.HalamanTanpa}, r.Halaman):
		return bad("halaman", "Cara menomori halaman %q tidak ada. Pilih salah satu dari daftar.", r.Halaman)
	case r.Ejaan != "" && r.Ejaan != naskah.EjaanLampiran:
		return bad("ejaan", "Ejaan %q tidak ada. Pilih ejaan baku atau ejaan Lampiran.", r.Ejaan)
	}
	for _, m := range []struct {
		field string
		mm    int
	}{{"atas", r.Atas}, {"kanan", r.Kanan}, {"bawah", r.Bawah}, {"kiri", r.Kiri}} {
		if m.mm != 0 && (m.mm < naskah.MarginMin || m.mm > naskah.MarginMax) {
			return bad(m.field, "Margin %s diisi antara %d dan %d mm; kosong berarti 2,54 cm.", m.field, naskah.MarginMin, naskah.MarginMax)
		}
	}
	return nil
}
