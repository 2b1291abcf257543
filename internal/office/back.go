package office

import (
	"context"
	"maps"
	"slices"
	"strings"

	"naskah/internal/naskah"
)

// back is what the acts share that send a naskah back, or end it, for a reason: they change no text, and every paraf lapses where
// the text becomes a draft again.
func (o *Office) back(ctx context.Context, m matter, act naskah.Act, reason string, notes map[string]string) (naskah.Naskah, error) {
	mv, err := o.allow(ctx, m, act)
	if err != nil {
		return naskah.Naskah{}, err
	}
	n := m.n
	if mv.To == naskah.Draft {
		n = lapsed(n)
	}
	reason, notes = strings.TrimSpace(reason), trimmed(notes)
	if err := shortNotes(reason, notes); err != nil {
		return naskah.Naskah{}, err
	}
	if err := o.guard(ctx, m, mv, naskah.Facts{After: after(n, m, mv), Reason: reason, Notes: notes}); err != nil {
		return naskah.Naskah{}, err
	}
	d := detail{"alasan": reason}
	if len(notes) > 0 {
		kept := map[string]any{}
		for k, v := range notes {
			kept[k] = v
		}
		d["catatan"] = kept
	}
	return o.record(ctx, m, mv, naskah.Change{After: n, Event: naskah.Event{Version: n.Current}}, d)
}

// shortNotes refuses a reason or a note on a pasal that is too long.
func shortNotes(reason string, notes map[string]string) error {
	if err := shortReason("Alasan", "alasan", reason); err != nil {
		return err
	}
	for _, clause := range slices.Sorted(maps.Keys(notes)) {
		if err := shortReason("Catatan", "catatan."+clause, notes[clause]); err != nil {
			return err
		}
	}
	return nil
}

// trimmed is notes without the empty ones.
func trimmed(notes map[string]string) map[string]string {
	out := map[string]string{}
	for k, v := range notes {
		if v = strings.TrimSpace(v); v != "" {
			out[k] = v
		}
	}
	return out
}
