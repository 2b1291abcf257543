package office

import (
	"context"
	"maps"
	"slices"
	"time"

	"naskah/internal/naskah"
)

// An OpenInput opens a session of signing. Reasons answers what is not on file (code → reason). Order, when given, is the place of
// each signer in the order of naskah.Signers; equal numbers sign in any order. Deadline zero: SessionDays from now. Scan and Ink are
// of a naskah on paper that some of its parties seal: the full scan, and who signed it in ink, when [OP 1.10].
type OpenInput struct {
	Reasons  map[string]string
	Order    []int
	Deadline time.Time
	Scan     []byte
	Ink      []InkSigner
}

// Open renders the final version, from the values that were parafed and the keys "diisi saat pembukaan" only, and puts it before
// the signers. From here on the text cannot change; every signature covers these bytes.
func (o *Office) Open(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int, in OpenInput) (naskah.Naskah, error) {
	m, err := o.look(ctx, p, id, seq)
	if err != nil {
		return naskah.Naskah{}, err
	}
	mv, err := o.allow(ctx, m, naskah.ActOpen)
	if err != nil {
		return naskah.Naskah{}, err
	}
	n, err := in.order(m.n)
	if err != nil {
		return naskah.Naskah{}, err
	}
	if n.Cara == naskah.Basah {
		return o.openMixed(ctx, m, mv, n, in)
	}
	if len(in.Scan) > 0 || len(in.Ink) > 0 {
		return naskah.Naskah{}, naskah.InkOnCopy().On("pindaian")
	}
	c, vs, err := o.final(ctx, m)
	if err != nil {
		return naskah.Naskah{}, err
	}
	n, f, err := o.complete(ctx, m, n, c, in.Reasons)
	if err != nil {
		return naskah.Naskah{}, err
	}
	f.Versions = vs
	if f.NotReady, err = o.notReady(ctx, m, n); err != nil {
		return naskah.Naskah{}, err
	}
	deadline, err := in.deadline(m, o.sessionFor())
	if err != nil {
		return naskah.Naskah{}, err
	}
	f.After = after(n, m, mv)
	if err := o.guard(ctx, m, mv, f); err != nil {
		return naskah.Naskah{}, err
	}
	return o.opening(ctx, m, mv, n, c, len(vs)+1, deadline)
}

// opening stores values and bytes of the final version and records it with its session.
func (o *Office) opening(ctx context.Context, m matter, mv naskah.Move, n naskah.Naskah, c composed, no int, deadline time.Time) (naskah.Naskah, error) {
	values, err := o.keepValues(ctx, c.values)
	if err != nil {
		return naskah.Naskah{}, err
	}
	version, err := o.rendered(ctx, m, c, values, no)
	if err != nil {
		return naskah.Naskah{}, err
	}
	n.Current = version.Ref.Digest
	return o.opens(ctx, m, mv, n, version, deadline, nil)
}

// opens records that a version is put before those of its signers who have not signed in ink.
func (o *Office) opens(ctx context.Context, m matter, mv naskah.Move, n naskah.Naskah, version naskah.Version, deadline time.Time, more detail) (naskah.Naskah, error) {
	sid, err := o.newID()
	if err != nil {
		return naskah.Naskah{}, err
	}
	version.Session = naskah.SessionID(sid)
	s := naskah.SigningSession{ID: version.Session, Naskah: n.ID, State: naskah.SessionOpen, Base: version.Ref.Digest, Deadline: deadline}
	for _, x := range n.Signers {
		if inked(n, x) {
			continue
		}
		s.Turns = append(s.Turns, naskah.Turn{Signer: x, State: naskah.TurnWaiting})
		if _, ok := fieldOf(version, x.Party); !ok {
			return naskah.Naskah{}, naskah.Errorf(naskah.Invalid, "NSK-BIDANG", "Naskah tidak mempunyai tempat tanda tangan elektronik untuk PIHAK %s. Periksa templatnya.", naskah.Ordinal(x.Party))
		}
	}
	ch := naskah.Change{After: n, Version: &version, Session: &s, Event: naskah.Event{Version: n.Current}, Tasks: []naskah.Task{expiry(s)}}
	d := detail{"sesi": string(s.ID), "values": string(version.Values), "batas": deadline.UnixMilli(), "alasan": reasonDetail(n.Reasons), "urutan": orders(n.Signers)}
	if ink := inkDetail(n); len(ink) > 0 {
		d["tinta"] = ink
	}
	maps.Copy(d, more)
	return o.record(ctx, m, mv, ch, d)
}

// inkDetail says who had signed in ink when a naskah was opened or recorded.
func inkDetail(n naskah.Naskah) []any {
	out := []any{}
	for _, s := range n.Signers {
		if inked(n, s) {
			out = append(out, map[string]any{"pihak": s.Party, "nama": s.Pejabat.Nama, "tanggal": s.Tanggal.String()})
		}
	}
	return out
}

// final composes the text as it will be signed.
func (o *Office) final(ctx context.Context, m matter) (composed, []naskah.Version, error) {
	v, err := o.openingValues(ctx, m)
	if err != nil {
		return composed{}, nil, err
	}
	c, err := o.compose(ctx, m.n, m.inst, v)
	if err != nil {
		return composed{}, nil, err
	}
	vs, err := o.Store.Versions(ctx, naskah.ScopeSystem(), m.n.ID)
	return c, vs, err
}

// order is n with the signers' places changed as asked.
func (in OpenInput) order(n naskah.Naskah) (naskah.Naskah, error) {
	if len(in.Order) == 0 {
		return n, nil
	}
	if len(in.Order) != len(n.Signers) || slices.Min(in.Order) < 1 {
		return n, naskah.Errorf(naskah.Invalid, "NSK-URUTAN", "Urutan tanda tangan harus menyebut setiap penanda tangan dengan angka 1 atau lebih.").On("urutan")
	}
	n.Signers = slices.Clone(n.Signers)
	for i := range n.Signers {
		n.Signers[i].Order = in.Order[i]
	}
	return n, nil
}

// deadline is when the session ends by itself; it lies after now and after the printed date has begun.
func (in OpenInput) deadline(m matter, span time.Duration) (time.Time, error) {
	begin := m.now
	if day := m.n.Tanggal.Start(m.zone); !m.n.Tanggal.IsZero() && day.After(begin) {
		begin = day
	}
	if in.Deadline.IsZero() {
		return begin.Add(span).UTC().Truncate(time.Millisecond), nil
	}
	if !in.Deadline.After(begin) {
		return time.Time{}, naskah.Errorf(naskah.Invalid, "NSK-BATAS", "Batas waktu penandatanganan harus sesudah saat ini dan sesudah tanggal naskah dimulai.").On("batas")
	}
	return in.Deadline.UTC().Truncate(time.Millisecond), nil
}

// fieldOf is the place that a version reserves for the signature of a party.
func fieldOf(v naskah.Version, party int) (naskah.Field, bool) {
	for _, f := range v.Fields {
		if f.Party == party && f.Kind == naskah.FieldTTD {
			return f, true
		}
	}
	return naskah.Field{}, false
}

func orders(signers []naskah.Signer) []any {
	out := []any{}
	for _, s := range signers {
		out = append(out, map[string]any{"pihak": s.Party, "urutan": s.Order})
	}
	return out
}
