package office

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"naskah/internal/naskah"
)

// A Fault is one thing that fsck found, located as closely as it can be.
type Fault struct {
	Code    string
	Info    bool // worth knowing, nothing is damaged
	Subject naskah.Subject
	Seq     int           // event; 0: none
	Version int           // version of the naskah; 0: none
	Offset  int64         // first byte in question; -1: not known
	Object  naskah.Digest // the object; empty: none
	Msg     string        // formal Indonesian
}

// Fsck compares everything with everything: each object with its digest, each version with its bytes and each sealed one with its
// base, each event chain, each row with the digest its last event keeps, each move with the table, each seal with the judge. It
// calls report for every fault, also for those that are only information, and returns how many were damage. It changes nothing.
func (o *Office) Fsck(ctx context.Context, report func(Fault)) (int, error) {
	f := &fsck{o: o, objects: map[naskah.Digest]error{}, used: map[naskah.Digest]bool{}, told: map[naskah.Digest]bool{}}
	f.report = func(x Fault) {
		if !x.Info {
			f.damaged++
		}
		report(x)
	}
	for _, step := range []func(context.Context) error{f.walk, f.audit, f.everyNaskah, f.register, f.leftOver} {
		if err := step(ctx); err != nil {
			return f.damaged, err
		}
	}
	return f.damaged, nil
}

// fsck is one run.
type fsck struct {
	o       *Office
	report  func(Fault)
	damaged int
	objects map[naskah.Digest]error // what is stored, with what is wrong with it
	used    map[naskah.Digest]bool  // what rows and events point to
	told    map[naskah.Digest]bool  // damage already reported with its place
	audited bool                    // rows and histories have been compared
}

// walk reads every object and compares it with its digest.
func (f *fsck) walk(ctx context.Context) error {
	return f.o.Objects.Walk(ctx, func(r naskah.Ref, err error) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if r.Digest == "" {
			f.report(Fault{Code: "OBJ-ASING", Offset: -1, Msg: fmt.Sprintf("Gudang berkas memuat sesuatu yang bukan objek: %v.", err)})
			return nil
		}
		f.objects[r.Digest] = err
		return nil
	})
}

// everyNaskah checks each naskah, page by page.
func (f *fsck) everyNaskah(ctx context.Context) error {
	filter := naskah.Filter{Limit: 200}
	for {
		page, err := f.o.Store.List(ctx, naskah.ScopeSystem(), filter)
		if err != nil {
			return err
		}
		for _, n := range page.Naskah {
			if err := f.naskah(ctx, n); err != nil {
				return fmt.Errorf("office: fsck %s: %w", n.ID, err)
			}
		}
		if page.Next == "" {
			return nil
		}
		filter.After = page.Next
	}
}

// leftOver reports damage that belongs to nothing, and objects that nothing points to: litter of acts that did not finish.
func (f *fsck) leftOver(context.Context) error {
	for _, d := range slices.Sorted(maps.Keys(f.objects)) {
		err := f.objects[d]
		switch {
		case err != nil && !f.told[d] && f.used[d]:
			// A store with versions: the right bytes were read, and something else stands beside them.
			f.report(Fault{Code: "OBJ-RUSAK", Object: d, Offset: -1, Msg: fmt.Sprintf("Objek %s masih terbaca utuh, tetapi di bawah namanya ada sesuatu yang bukan ditulis oleh aplikasi ini: %v", d, err)})
		case err != nil && !f.told[d]:
			f.report(Fault{Code: "OBJ-RUSAK", Object: d, Offset: -1, Msg: fmt.Sprintf("Objek %s rusak: isinya tidak sama dengan sidik jarinya. Tidak ada naskah yang menunjuk kepadanya.", d)})
		case err == nil && !f.used[d]:
			f.report(Fault{Code: "OBJ-YATIM", Info: true, Object: d, Offset: -1, Msg: fmt.Sprintf("Objek %s tidak ditunjuk naskah mana pun; sisa tindakan yang tidak selesai. Tidak berbahaya.", d)})
		}
	}
	return nil
}

// object gets what a row or event points to. What cannot be had is reported with its place, and ok is false.
func (f *fsck) object(ctx context.Context, r naskah.Ref, place Fault, what string) (b []byte, ok bool, err error) {
	if r.Digest == "" {
		return nil, false, nil
	}
	f.used[r.Digest] = true
	b, err = f.o.Objects.Get(ctx, r)
	if err == nil && naskah.DigestOf(b) != r.Digest {
		err = naskah.Corrupt // the store did not look
	}
	place.Object, place.Offset = r.Digest, -1
	switch {
	case errors.Is(err, naskah.NotFound):
		place.Code, place.Msg = "OBJ-TIDAK-ADA", fmt.Sprintf("%s tidak ada di gudang berkas.", what)
	case errors.Is(err, naskah.Corrupt):
		place.Code, place.Msg = "OBJ-RUSAK", fmt.Sprintf("%s rusak: isinya tidak sama dengan sidik jarinya.", what)
	case err != nil:
		return nil, false, err
	default:
		return b, true, nil
	}
	f.told[r.Digest] = true
	f.report(place)
	return nil, false, nil
}
