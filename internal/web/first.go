package web

import (
	"strings"

	"naskah/internal/naskah"
)

// codeSeq is the code of whoever came too late.
const codeSeq = "NSK-SEQ"

// standing says to whoever came too late with a naskah what was recorded last, by whom in which office, and where the naskah stands
// now. It names only what the reader's scope shows; empty when that is nothing.
func (k *call) standing(id naskah.NaskahID) string {
	if id == "" || k.user == nil {
		return ""
	}
	n, err := k.store.Naskah(k.ctx, k.scope(), id)
	if err != nil {
		return "" // the page already says what to do
	}
	var out []string
	if events, err := k.store.Events(k.ctx, k.scope(), id.Subject()); err == nil && len(events) > 0 {
		if last := events[len(events)-1]; last.Seq == n.Seq { // of what came after it the reader knows nothing
			out = append(out, k.t("first.done", k.t("event."+string(last.Act)), k.actorOf(n, last.By), k.when(last.At)))
		}
	}
	return strings.Join(append(out, k.t("first.now", k.words.State(n.State, n.Imported))), " ")
}

// actorOf names who acted on n: with the office in which he stands in it, else with his role.
func (k *call) actorOf(n naskah.Naskah, by naskah.Principal) string {
	if by.Nama == "" {
		return k.t("event.system")
	}
	office := k.words.Role(by.Role)
	for _, p := range n.Parafs {
		if p.User == by.User && by.Role == naskah.RoleReviewer {
			office = p.Pejabat.Jabatan
		}
	}
	for _, s := range n.Signers {
		if s.User == by.User && by.Role == naskah.RoleSigner {
			office = s.Pejabat.Jabatan
		}
	}
	return by.Nama + ", " + office
}
