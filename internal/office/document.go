package office

import (
	"context"
	"fmt"
	"strings"

	"naskah/internal/naskah"
)

// Which says which bytes of a naskah are asked for.
type Which struct {
	Konsep  bool // the text as it stands, marked
	Print   bool // what was printed for ink, without a mark
	Version int  // that version; 0: the current one
}

// The usual ones.
var (
	Konsep  = Which{Konsep: true}
	Current = Which{}
	Printed = Which{Print: true}
)

// VersionNo asks for version no of the history.
func VersionNo(no int) Which { return Which{Version: no} }

// The marks across the pages of what is given out before the last seal [OP 2].
const (
	MarkKonsep = "KONSEP"
	MarkBelum  = "BELUM DITANDATANGANI"
)

// Document gives a PDF of a naskah and a name for it. Before the last seal nobody gets bytes without a mark but the signer whose
// turn it is and the officer: a half-signed file that goes about could be taken for a signed one. Earlier versions of a signed
// naskah go to the officer and the archivist.
func (o *Office) Document(ctx context.Context, p naskah.Principal, id naskah.NaskahID, which Which) ([]byte, string, error) {
	m, err := o.see(ctx, p, id)
	if err != nil {
		return nil, "", err
	}
	vs, err := o.Store.Versions(ctx, naskah.ScopeSystem(), id)
	if err != nil {
		return nil, "", err
	}
	if which.Print {
		return o.printout(ctx, m, vs)
	}
	v, ok := which.of(vs)
	switch {
	case which.Version != 0 && !ok:
		return nil, "", naskah.Errorf(naskah.NotFound, "NSK-VERSI-TIDAK-ADA", "Versi %d tidak ada pada naskah ini.", which.Version)
	case which.Version == 0 && (which.Konsep || !ok || !opened(m.n.State)):
		return o.marked(ctx, m, nil)
	case m.mayHave(v):
		b, err := o.Objects.Get(ctx, v.Ref)
		what := fmt.Sprintf("versi-%d", v.No)
		if done := m.n.State == naskah.Signed || m.n.State == naskah.Archived; done && v.Ref.Digest == m.n.Current {
			what = "bertanda-tangan"
		}
		return b, fileName(m.n, what), err
	}
	return o.marked(ctx, m, &v)
}

// of finds the version asked for.
func (w Which) of(vs []naskah.Version) (naskah.Version, bool) {
	if w.Version == 0 {
		return newestVersion(vs), len(vs) > 0
	}
	if w.Version < 1 || w.Version > len(vs) {
		return naskah.Version{}, false
	}
	return vs[w.Version-1], true
}

// mayHave says whether the one who asks may have the very bytes of v.
func (m matter) mayHave(v naskah.Version) bool {
	officer := m.by.Has(naskah.RoleOfficer) && m.by.Instansi == m.n.Instansi
	archivist := m.by.Has(naskah.RoleArchivist) && m.by.Instansi == m.n.Instansi
	switch m.n.State {
	case naskah.Signed, naskah.Archived:
		return v.Ref.Digest == m.n.Current || officer || archivist
	case naskah.Signing:
		return officer || (v.Ref.Digest == m.n.Current && m.session.TurnOf(m.by.User) >= 0)
	}
	return officer && v.Of == naskah.Sealed // of a session that has ended
}

// marked draws a copy that cannot be taken for the signed naskah. With v it is a copy of that version.
func (o *Office) marked(ctx context.Context, m matter, v *naskah.Version) ([]byte, string, error) {
	mark := MarkKonsep
	if m.n.State == naskah.Approved || opened(m.n.State) {
		mark = MarkBelum
	}
	var vals naskah.Values
	var err error
	digest := m.n.Values
	if v == nil {
		vals, err = o.printed(ctx, m)
	} else {
		digest = v.Values
		vals, err = o.loadValues(ctx, digest)
	}
	if err != nil {
		return nil, "", err
	}
	c, err := o.compose(ctx, m.n, m.inst, vals)
	if err != nil {
		return nil, "", err
	}
	res, err := o.draw(ctx, m, c, digest, mark)
	if err != nil {
		return nil, "", err
	}
	return res.PDF, fileName(m.n, strings.ToLower(strings.ReplaceAll(mark, " ", "-"))), nil
}

// fileName is a name that every file system takes: kind, title, what it is.
func fileName(n naskah.Naskah, what string) string {
	clean := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}, n.Judul)
	for strings.Contains(clean, "--") {
		clean = strings.ReplaceAll(clean, "--", "-")
	}
	if len(clean) > 60 {
		clean = clean[:60]
	}
	parts := []string{string(n.Jenis)}
	for _, s := range []string{strings.Trim(clean, "-"), what} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "_") + ".pdf"
}
