package office

import (
	"context"
	"errors"

	"naskah/internal/naskah"
)

// A detail is what an event keeps beyond its columns; it is written as canonical JSON.
type detail map[string]any

// record is the fourth beat: c.After and the event become the next in the naskah's life, or nothing does.
func (o *Office) record(ctx context.Context, m matter, mv naskah.Move, c naskah.Change, d detail) (naskah.Naskah, error) {
	c, err := m.change(mv, c, d)
	if err != nil {
		return naskah.Naskah{}, err
	}
	err = o.Store.Advance(ctx, c)
	if e, ok := errors.AsType[*naskah.Error](err); ok && e.Kind == naskah.Conflict && e.Code == "NSK-SEQ" {
		return naskah.Naskah{}, o.wasFirst(ctx, m, m.n.Seq)
	}
	if err != nil {
		return naskah.Naskah{}, err
	}
	return c.After, nil
}

// change is c as the step mv of m's naskah, with its event.
func (m matter) change(mv naskah.Move, c naskah.Change, d detail) (naskah.Change, error) {
	c.After.Seq, c.After.State = m.n.Seq+1, mv.To
	c.After.UpdatedAt = m.now
	c.Event.By, c.Event.Act, c.Event.From, c.Event.To = m.by.As(mv.By), mv.Act, mv.From, mv.To
	if d == nil {
		d = detail{}
	}
	var err error
	c.Event.Detail, err = naskah.Canonical(map[string]any(d))
	return c, err
}

// newestVersion is the last of vs; zero when there is none.
func newestVersion(vs []naskah.Version) naskah.Version {
	if len(vs) == 0 {
		return naskah.Version{}
	}
	return vs[len(vs)-1]
}
