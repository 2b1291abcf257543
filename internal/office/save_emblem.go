package office

import (
	"bytes"
	"context"
	"image"

	"naskah/internal/naskah"
)

// The bounds of an emblem: bytes, and pixels a side, so that a small file cannot unpack into a large picture.
const (
	maxEmblem     = 2 << 20
	maxEmblemSide = 5000
)

// The slots of SaveEmblem.
const (
	SlotLambang = "lambang_daerah"
	SlotGaruda  = "garuda" // the state emblem is uploaded, never drawn by us [UU 24/2009 Pasal 57]
)

// SaveEmblem keeps an emblem (slot: lambang_daerah | garuda) or a partner's logo (mitra set): PNG or JPEG, at most 2 MB; the picture
// is checked by decoding.
func (o *Office) SaveEmblem(ctx context.Context, p naskah.Principal, slot string, mitra naskah.MitraID, picture []byte) error {
	done, err := o.Register.Alone(ctx)
	if err != nil {
		return err
	}
	defer done()
	sub := naskah.Subject{Kind: naskah.SubjectInstansi, ID: string(p.Instansi)}
	if mitra != "" {
		sub = naskah.Subject{Kind: naskah.SubjectMitra, ID: string(mitra)}
	}
	r, err := o.registrar(ctx, p, naskah.RoleOfficer, sub)
	if err != nil {
		return err
	}
	row := naskah.Record{}
	at, err := r.slot(slot, mitra, &row)
	if err != nil {
		return err
	}
	tipe, err := lookAtEmblem(picture)
	if err != nil {
		return err
	}
	if *at == naskah.DigestOf(picture) {
		return nil
	}
	ref, err := o.put(ctx, picture, tipe)
	if err != nil {
		return err
	}
	*at = ref.Digest
	return r.keep(ctx, sub, row, false)
}

// slot is where an emblem is kept, in the next state of the row that holds it.
func (r *registrar) slot(slot string, mitra naskah.MitraID, row *naskah.Record) (*naskah.Digest, error) {
	if mitra != "" {
		m, ok := r.partner(mitra)
		if !ok {
			return nil, naskah.Absent()
		}
		m.Seq++
		row.Mitra = &m
		return &m.Logo, nil
	}
	i := r.inst
	i.Seq++
	row.Instansi = &i
	switch slot {
	case SlotLambang:
		return &i.Lambang, nil
	case SlotGaruda:
		return &i.Garuda, nil
	}
	return nil, naskah.Absent()
}

// lookAtEmblem finds what an uploaded emblem is, from its bytes alone.
func lookAtEmblem(b []byte) (string, error) {
	bad := func(why string, err error) error {
		return naskah.Errorf(naskah.Invalid, "NSK-LAMBANG", "%s Unggah berkas PNG atau JPEG, paling besar 2 MB dan %d titik pada tiap sisi.", why, maxEmblemSide).On("berkas").Because(err)
	}
	switch {
	case len(b) == 0:
		return "", bad("Gambar belum dipilih, atau berkasnya kosong.", nil)
	case len(b) > maxEmblem:
		return "", bad("Gambar melebihi 2 MB.", nil)
	}
	c, kind, err := image.DecodeConfig(bytes.NewReader(b))
	switch {
	case err != nil || kind != "png" && kind != "jpeg":
		return "", bad("Berkas ini bukan gambar PNG atau JPEG.", err)
	case c.Width < 1 || c.Height < 1 || c.Width > maxEmblemSide || c.Height > maxEmblemSide:
		return "", bad("Ukuran gambar ini tidak dapat dipakai.", nil)
	}
	if _, _, err := image.Decode(bytes.NewReader(b)); err != nil {
		return "", bad("Gambar ini tidak dapat dibaca sampai selesai.", err)
	}
	return "image/" + kind, nil
}

// Emblem gives the bytes of one, for the screens of the people of the Instansi.
func (o *Office) Emblem(ctx context.Context, p naskah.Principal, slot string, mitra naskah.MitraID) ([]byte, string, error) {
	own := naskah.ScopeOf(p)
	if !own.SeesInstansi(p.Instansi) || p.Instansi == "" {
		return nil, "", naskah.Absent()
	}
	r := &registrar{o: o, by: p}
	var err error
	if r.inst, err = o.Register.Instansi(ctx, p.Instansi); err != nil {
		return nil, "", err
	}
	if r.mitra, err = o.Register.Mitra(ctx, own); err != nil {
		return nil, "", err
	}
	at, err := r.slot(slot, mitra, &naskah.Record{})
	if err != nil {
		return nil, "", err
	}
	if *at == "" {
		return nil, "", naskah.Absent()
	}
	b, err := o.Objects.Get(ctx, naskah.Ref{Digest: *at})
	if err != nil {
		return nil, "", err
	}
	tipe, err := lookAtEmblem(b)
	return b, tipe, err
}
