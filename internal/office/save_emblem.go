package office

import (
	"context"
	"net/http"

	"naskah/internal/emblem"
	"naskah/internal/naskah"
)

// typePNG is what emblems are kept as.
const typePNG = "image/png"

// The slots of SaveEmblem.
const (
	SlotLambang = "lambang_daerah"
	SlotGaruda  = "garuda" // the state emblem is uploaded, never drawn by us [UU 24/2009 Pasal 57]
)

// SaveEmblem keeps an emblem (slot: lambang_daerah | garuda) or a partner's logo (mitra set): PNG, JPEG or SVG, at most 2 MB. What is
// kept is a plain PNG of it, so that nothing of the upload but what is seen is among the files.
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
	if picture, err = emblem.Normal(picture); err != nil {
		return err
	}
	if *at == naskah.DigestOf(picture) {
		return nil
	}
	ref, err := o.put(ctx, picture, typePNG)
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
	return b, http.DetectContentType(b), nil // PNG; of those kept before they were made plain, JPEG too
}
