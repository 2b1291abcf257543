package documenttest

import (
	"strings"

	"naskah/internal/naskah"
)

// pasal is v with pasal of the penyusun's own put in, moved about and referred to, and with optional ones taken out. A template whose
// pasal nobody edits stays as it is.
func (m *maker) pasal(v naskah.Values) naskah.Values {
	if _, ok := m.field("pasal"); !ok {
		return v
	}
	for _, e := range m.t.PasalList(v) {
		if e.Optional && !e.Own && m.r.IntN(2) == 0 {
			v = m.tried(v, func() (naskah.Values, error) { return m.t.RemovePasal(v, e.ID) })
		}
	}
	for range m.r.IntN(3) {
		list := m.t.PasalList(v)
		after := list[m.r.IntN(len(list))]
		if after.Removed {
			continue
		}
		next, id, err := m.t.AddPasal(v, after.ID)
		if err != nil {
			continue
		}
		target := list[m.r.IntN(len(list))]
		next, err = m.t.SetPasal(next, id, strings.ToUpper(m.sentence(2, 60)), "", m.ownText(target.ID, target.Removed))
		if err == nil {
			v = m.tried(next, func() (naskah.Values, error) { return m.t.MovePasal(next, id, 1-2*m.r.IntN(2)) })
		}
	}
	return v
}

// tried is what change makes of v, v itself where it may not.
func (m *maker) tried(v naskah.Values, change func() (naskah.Values, error)) naskah.Values {
	next, err := change()
	if err != nil || len(refusals(m.t.Check(next))) > 0 {
		return v
	}
	return next
}

// ownText is the text of an own pasal, in ayat and items to some depth, that refers to another.
func (m *maker) ownText(target string, removed bool) string {
	var b strings.Builder
	ayat := 1 + m.r.IntN(4)
	for i := range ayat {
		b.WriteString("(" + string(rune('1'+i)) + ") " + m.sentence(5+m.r.IntN(30), 300))
		if !removed && i == 0 {
			b.WriteString(" sebagaimana dimaksud dalam {pasal: " + target + "}")
		}
		b.WriteString(":\n")
		for j := range m.r.IntN(4) {
			b.WriteString(string(rune('a'+j)) + ". " + m.sentence(3+m.r.IntN(12), 200) + "\n")
			for k := range m.r.IntN(3) {
				b.WriteString(string(rune('1'+k)) + ". " + m.sentence(2+m.r.IntN(8), 120) + "\n")
			}
		}
	}
	return b.String()
}
