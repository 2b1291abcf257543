package document

// pasalDepth is how many levels a pasal that the penyusun writes has: ayat, and five below it, one for each kind of mark. The
// practice of drafting knows four below the ayat [UU 12/2011 Lampiran II]; more is a warning.
const (
	pasalDepth = 6
	usualDepth = 5
)

// The keys of an entry of pasal[], beside those that a template's field list names.
const (
	keyPasal   = "pasal"
	keyRemoved = "pasal_dihapus"
	keyKunci   = "kunci"
	keyAfter   = "sesudah"
	keyButir   = "butir"
)

// extendPasal adds to the field of the pasal what every template has: a lasting name for a pasal of the penyusun's own, its place,
// and parts that nest. The language does it, not the template: a naskah is pinned to the bytes of its template.
func extendPasal(groups []Group) {
	for i := range groups {
		for j := range groups[i].Fields {
			f := &groups[i].Fields[j]
			if f.Path != keyPasal || f.Type != TypeList {
				continue
			}
			f.Fields = append(f.Fields,
				Field{Path: keyKunci, Label: "Kunci pasal tambahan", Type: TypeText, Register: true, Max: 20, line: f.line},
				Field{Path: keyAfter, Label: "Ditempatkan sesudah", Type: TypeText, Register: true, Max: 60, line: f.line})
			for k := range f.Fields {
				if ayat := &f.Fields[k]; ayat.Path == "ayat" && ayat.Type == TypeList {
					ayat.Fields = append(ayat.Fields, partsField(pasalDepth-1, f.line))
				}
			}
		}
	}
}

// partsField is the list of parts below an ayat, down to the given number of levels.
func partsField(levels, line int) Field {
	f := Field{
		Path: keyButir, Label: "Rincian", Type: TypeList, Max: 60, line: line,
		Fields: []Field{{Path: "teks", Label: "Teks rincian", Type: TypeLong, Max: 4000, line: line}},
	}
	if levels > 1 {
		f.Fields = append(f.Fields, partsField(levels-1, line))
	}
	return f
}

// removedNode is the schema of pasal_dihapus: ids of the clauses that the penyusun has taken out, and kunci that were given once and
// are not given again. No form shows it, so it is no field.
func removedNode() *snode {
	f := &Field{Path: keyRemoved, Label: "Pasal yang dihapus", Type: TypeList, Register: true, Max: 200}
	return leafOf(f)
}

// depthOf counts the levels of an entry's ayat as they were typed, also those that no schema holds.
func depthOf(list []any) int {
	most := 0
	for _, x := range list {
		m, _ := x.(map[string]any)
		below, _ := m[keyButir].([]any)
		if n := 1 + depthOf(below); n > most {
			most = n
		}
		if huruf, _ := m["huruf"].([]any); len(huruf) > 0 && most < 2 {
			most = 2
		}
	}
	return most
}
