package office

import (
	"context"
	"encoding/json"
	"slices"

	"naskah/internal/naskah"
)

// PasswordHistory is what became of the password of the one who asks, newest first: his own changes, and each time that somebody else
// set it. A reset that he did not ask for cannot be hidden from him.
func (o *Office) PasswordHistory(ctx context.Context, p naskah.Principal) ([]naskah.Event, error) {
	if p.User == "" {
		return nil, naskah.Absent()
	}
	events, err := o.Store.Events(ctx, naskah.ScopeSystem(), naskah.Subject{Kind: naskah.SubjectUser, ID: string(p.User)})
	if err != nil {
		return nil, err
	}
	var out []naskah.Event
	for _, e := range slices.Backward(events) {
		if _, ok := PasswordBecame(e); ok {
			out = append(out, e)
		}
	}
	return out, nil
}

// PasswordBecame is what an event says became of a password: naskah.PasswordOwn or naskah.PasswordOnce.
func PasswordBecame(e naskah.Event) (string, bool) {
	var d struct {
		Perubahan []naskah.Changed `json:"perubahan"`
	}
	if json.Unmarshal(e.Detail, &d) != nil {
		return "", false
	}
	for _, c := range d.Perubahan {
		if c.Fakta == naskah.FactPassword {
			return c.Baru, true
		}
	}
	return "", false
}
