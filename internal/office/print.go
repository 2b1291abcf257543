package office

import (
	"context"
	"slices"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// Print renders the clean text for ink: dots where a number is menyusul, the paraf box of the parties in the foot [OP 1.3, 1.6].
// reasons answer what is not on file (code → reason). It may be done again until the ink is recorded; where nothing has changed since
// the last print, that one stands.
func (o *Office) Print(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int, reasons map[string]string) (naskah.Naskah, error) {
	m, err := o.look(ctx, p, id, seq)
	if err != nil {
		return naskah.Naskah{}, err
	}
	mv, err := o.allow(ctx, m, naskah.ActPrint)
	if err != nil {
		return naskah.Naskah{}, err
	}
	c, vs, err := o.final(ctx, m)
	if err != nil {
		return naskah.Naskah{}, err
	}
	n, f, err := o.complete(ctx, m, m.n, c, reasons)
	if err != nil {
		return naskah.Naskah{}, err
	}
	f.Versions, f.After = vs, after(n, m, mv)
	if err := o.guard(ctx, m, mv, f); err != nil {
		return naskah.Naskah{}, err
	}
	values, err := o.keepValues(ctx, c.values)
	if err != nil {
		return naskah.Naskah{}, err
	}
	version, err := o.rendered(ctx, m, c, values, len(vs)+1)
	if err != nil {
		return naskah.Naskah{}, err
	}
	if last := newestVersion(vs); last.Ref.Digest == version.Ref.Digest && last.Values == values && sameReasons(n.Reasons, m.n.Reasons) {
		return m.n, nil
	}
	n.Current = version.Ref.Digest
	ch := naskah.Change{After: n, Version: &version, Event: naskah.Event{Version: n.Current}}
	return o.record(ctx, m, mv, ch, detail{"values": string(values), "versi": version.No, "halaman": version.Pages, "alasan": reasonDetail(n.Reasons)})
}

// complete is n as it stands when it is put before its signers, on paper or not, with what the guard must know: findings, what is
// not on file, and the reasons kept for both [OP 1.4].
func (o *Office) complete(ctx context.Context, m matter, n naskah.Naskah, c composed, given map[string]string) (naskah.Naskah, naskah.Facts, error) {
	if err := shortReasons(given); err != nil {
		return n, naskah.Facts{}, err
	}
	r, err := o.roster(ctx, m.inst)
	if err != nil {
		return n, naskah.Facts{}, err
	}
	f := naskah.Facts{Findings: o.findings(c, n, r)}
	items, err := o.missing(ctx, m)
	if err != nil {
		return n, f, err
	}
	f.Missing = missingCodes(items)
	n.Reasons = reasons(m.n.Reasons, given, append(warned(f.Findings), f.Missing...), m)
	n.Mulai, n.Berakhir = c.facts.Mulai, c.facts.Berakhir
	return n, f, nil
}

func sameReasons(a, b []naskah.Reason) bool {
	return slices.EqualFunc(a, b, func(x, y naskah.Reason) bool {
		return x.Code == y.Code && x.Text == y.Text && x.By == y.By && x.At.Equal(y.At)
	})
}

// A Printout is what was printed for ink.
type Printout struct {
	Version naskah.Version
	Stale   bool // date, place or a number was set anew since: it must be printed again
}

// Printout gives the newest print of a naskah on paper; NotFound, NSK-CETAK-TIDAK-ADA, when there is none. Its bytes are had from
// Document with Printed.
func (o *Office) Printout(ctx context.Context, p naskah.Principal, id naskah.NaskahID) (Printout, error) {
	m, err := o.see(ctx, p, id)
	if err != nil {
		return Printout{}, err
	}
	vs, err := o.Store.Versions(ctx, naskah.ScopeSystem(), id)
	if err != nil {
		return Printout{}, err
	}
	v, ok := newestPrint(vs, m.n)
	if !ok {
		return Printout{}, naskah.Errorf(naskah.NotFound, "NSK-CETAK-TIDAK-ADA", "Naskah ini belum pernah dicetak untuk ditandatangani dengan tinta.")
	}
	out := Printout{Version: v}
	if m.n.State == naskah.Approved {
		now, err := o.openingValues(ctx, m)
		if err != nil {
			return Printout{}, err
		}
		out.Stale = now.Digest() != v.Values
	}
	return out, nil
}

// openingValues are the parafed values with what is filled when a naskah is put before its signers.
func (o *Office) openingValues(ctx context.Context, m matter) (naskah.Values, error) {
	v, err := o.loadValues(ctx, m.n.Values)
	if err != nil {
		return nil, err
	}
	return document.SetOpening(v, m.n.Tanggal, m.n.Tempat, m.n.Nomor), nil
}

// newestPrint is the newest version that was printed for ink.
func newestPrint(vs []naskah.Version, n naskah.Naskah) (naskah.Version, bool) {
	for _, v := range slices.Backward(vs) {
		if n.Printed(v) {
			return v, true
		}
	}
	return naskah.Version{}, false
}

// printFor is the print whose text is the one that stands now; what was printed before a date or a number was changed does not count.
func printFor(vs []naskah.Version, n naskah.Naskah, values naskah.Digest) (naskah.Version, error) {
	v, ok := newestPrint(vs, n)
	switch {
	case !ok:
		return v, naskah.Errorf(naskah.Conflict, "NSK-BELUM-CETAK", "Naskah belum dicetak untuk ditandatangani.")
	case v.Values != values:
		return v, naskah.Errorf(naskah.Conflict, "NSK-CETAK-LAMA", "Tanggal, tempat, atau nomor diubah sesudah naskah dicetak. Cetak lagi, lalu tandatangani cetakan yang baru; atau kembalikan isian seperti yang tercetak.")
	}
	return v, nil
}

// printout gives the bytes to be signed in ink, without a mark, to who prepares and keeps the naskah: the officer, the author's unit
// once the officer has printed it, and the archivist.
func (o *Office) printout(ctx context.Context, m matter, vs []naskah.Version) ([]byte, string, error) {
	v, ok := newestPrint(vs, m.n)
	if !ok {
		return nil, "", naskah.Errorf(naskah.NotFound, "NSK-CETAK-TIDAK-ADA", "Naskah ini belum pernah dicetak untuk ditandatangani dengan tinta.")
	}
	if k := (keeper{matter: m, instansi: m.n.Instansi, units: []naskah.UnitID{m.n.Unit}}); k.roleFor(naskah.JenisLampiran{}) == "" || m.by.Instansi != m.n.Instansi {
		return o.marked(ctx, m, &v)
	}
	b, err := o.Objects.Get(ctx, v.Ref)
	return b, fileName(m.n, "untuk-ditandatangani"), err
}
