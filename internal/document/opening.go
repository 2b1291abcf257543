package document

import (
	"maps"

	"naskah/internal/naskah"
)

// SetOpening is v with the values that are filled when signing opens, and only these: tanggal_naskah, tempat, and each party's
// nomor. What is not given is taken away, so that the text shows dots.
func SetOpening(v naskah.Values, tanggal naskah.Date, tempat string, nomor []naskah.Nomor) naskah.Values {
	out := maps.Clone(v)
	if out == nil {
		out = naskah.Values{}
	}
	setText(out, "tanggal_naskah", tanggal.String())
	setText(out, "tempat", tempat)
	byParty := map[int]any{}
	for _, n := range nomor {
		byParty[n.Party] = nomorValue(n)
	}
	list, _ := out["pihak"].([]any)
	parties := make([]any, len(list))
	for i, x := range list {
		parties[i] = x
		m, ok := x.(map[string]any)
		if !ok {
			continue
		}
		m = maps.Clone(m)
		if nv := byParty[i+1]; nv != nil {
			m["nomor"] = nv
		} else {
			delete(m, "nomor")
		}
		parties[i] = m
	}
	if list != nil {
		out["pihak"] = parties
	}
	return out
}

func setText(m map[string]any, key, text string) {
	if text == "" {
		delete(m, key)
		return
	}
	m[key] = text
}

// nomorValue is how a nomor stands in Values: the text itself, or an object that says why there is none.
func nomorValue(n naskah.Nomor) any {
	switch n.Kind {
	case naskah.TidakBernomor, naskah.Menyusul:
		return map[string]any{"jenis": string(n.Kind)}
	}
	if n.Text == "" {
		return nil
	}
	return n.Text
}

// readNomor reads a nomor from Values: a text, a number, or an object {jenis, teks}. Without a text it is bernomor and still empty.
func readNomor(x any) (naskah.NomorKind, string) {
	m, ok := x.(map[string]any)
	if !ok {
		return naskah.Bernomor, scalarText(x)
	}
	kind, _ := m["jenis"].(string)
	switch naskah.NomorKind(kind) {
	case naskah.TidakBernomor:
		return naskah.TidakBernomor, ""
	case naskah.Menyusul:
		return naskah.Menyusul, ""
	}
	return naskah.Bernomor, scalarText(m["teks"])
}
