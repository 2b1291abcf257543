package office

import (
	"context"
	"slices"

	"naskah/internal/naskah"
)

// registerKinds are the rows of the register whose history is shown, with the role that keeps them.
var registerKinds = map[naskah.SubjectKind]naskah.Role{
	naskah.SubjectInstansi: naskah.RoleOfficer, naskah.SubjectUnit: naskah.RoleOfficer, naskah.SubjectJabatan: naskah.RoleOfficer,
	naskah.SubjectOrang: naskah.RoleOfficer, naskah.SubjectPejabat: naskah.RoleOfficer, naskah.SubjectMitra: naskah.RoleOfficer,
	naskah.SubjectUser: naskah.RoleAdmin,
}

// History is what happened to one row of the register, oldest first; by who may change it.
func (o *Office) History(ctx context.Context, p naskah.Principal, sub naskah.Subject) ([]naskah.Event, error) {
	role, ok := registerKinds[sub.Kind]
	if !ok || sub.Kind == naskah.SubjectInstansi && sub.ID != string(p.Instansi) {
		return nil, naskah.Absent()
	}
	if err := o.mayKeep(ctx, p, sub, "lihat", role); err != nil {
		return nil, err
	}
	events, err := o.Store.Events(ctx, naskah.ScopeOf(p), sub)
	return slices.Clip(events), err
}
