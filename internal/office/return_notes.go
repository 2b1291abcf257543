package office

import (
	"context"
	"encoding/json"
	"maps"
	"slices"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// A PasalNote is a note on one pasal from the newest return, beside what became of it since.
type PasalNote struct {
	Clause string // id
	Pasal  string // "Pasal 4 · Pelaksanaan"; as it is called now
	Note   string
	By     string
	At     string                // when, in words, in the zone
	Diff   []document.ClauseDiff // what changed in this pasal since the return; empty: nothing
	Gone   bool                  // the pasal is not in the text any more
}

// ReturnNotes are the notes of the newest return (or decline, or revision) of a naskah, whole-text reason first with Clause "", each
// beside what changed since; empty when it was never returned.
func (o *Office) ReturnNotes(ctx context.Context, p naskah.Principal, id naskah.NaskahID) ([]PasalNote, error) {
	m, err := o.see(ctx, p, id)
	if err != nil || m.n.Values == "" {
		return nil, err
	}
	events, err := o.Store.Events(ctx, naskah.ScopeOf(p), id.Subject())
	if err != nil {
		return nil, err
	}
	for _, e := range slices.Backward(events) {
		switch e.Act {
		case naskah.ActReturn, naskah.ActDecline, naskah.ActRevise:
			return o.notesOf(ctx, m, e)
		}
	}
	return nil, nil
}

// notesOf are the notes that an event keeps, in the order of the text, those on what is gone last.
func (o *Office) notesOf(ctx context.Context, m matter, e naskah.Event) ([]PasalNote, error) {
	var kept struct {
		Alasan  string            `json:"alasan"`
		Catatan map[string]string `json:"catatan"`
	}
	if err := json.Unmarshal(e.Detail, &kept); err != nil {
		return nil, unreadNotes(err)
	}
	then, now, diff, err := o.changeSince(ctx, m, e.Version)
	if err != nil {
		return nil, err
	}
	note := PasalNote{By: actor(e.By), At: naskah.Waktu(e.At, m.zone)}
	var out []PasalNote
	if kept.Alasan != "" {
		n := note
		n.Note, n.Diff = kept.Alasan, diff
		out = append(out, n)
	}
	add := func(clause, title string, gone bool) {
		text, ok := kept.Catatan[clause]
		if !ok {
			return
		}
		delete(kept.Catatan, clause)
		n := note
		n.Clause, n.Pasal, n.Note, n.Gone = clause, title, text, gone
		n.Diff = slices.DeleteFunc(slices.Clone(diff), func(d document.ClauseDiff) bool { return d.ID != clause })
		out = append(out, n)
	}
	for _, x := range []struct {
		tree document.Tree
		gone bool
	}{{now, false}, {then, true}} {
		for _, b := range x.tree.Blocks {
			if pasal, ok := b.(document.Pasal); ok {
				add(pasal.ID, document.PasalTitle(pasal), x.gone)
			}
		}
	}
	for _, clause := range slices.Sorted(maps.Keys(kept.Catatan)) { // a part that is no pasal
		add(clause, "", false)
	}
	return out, nil
}
