package document

import (
	"fmt"
	"slices"

	"naskah/internal/naskah"
)

// mandatory is rule R1: the text carries every content that the regulation wants [P22 40-42]; of a Nota Kesepakatan without its
// Rencana Kerja it is rule R11 [P22 52(2)c, 57]. The template has a place for each;
// what can be missing is what stands in it.
func (c *checker) mandatory() {
	carried := map[string]*liveClause{}
	for _, l := range c.live {
		if key := c.scope.carries(l); key != "" && (carried[key] == nil || blank(carried[key])) {
			carried[key] = l
		}
	}
	for _, want := range c.law.contents {
		path, clause, missing := c.lacks(want.key, carried[want.key])
		if !missing {
			continue
		}
		code := "KSD-R1"
		if want.key == "rencana-kerja" && c.tpl.Ref.Kode == naskah.NK {
			code = "KSD-R11"
		}
		c.add(naskah.Finding{
			Code: code, Level: naskah.LevelError, Path: path, Clause: clause, Norm: want.norm,
			Msg: fmt.Sprintf("Isi wajib %q belum ada dalam naskah. Isi bagian ini sebelum naskah diajukan.", want.label),
		})
	}
}

// lacks says whether a mandatory content is missing, and where it should stand. l is the pasal that carries it, nil when it is no
// pasal's.
func (c *checker) lacks(key string, l *liveClause) (path, clause string, missing bool) {
	parties := slices.ContainsFunc(c.tpl.body, func(b bodyPart) bool { return b.kind == "komparisi" })
	switch {
	case key == "komparisi" && parties:
		return c.firstEmpty("pejabat.nama")
	case key == "para-pihak" && parties:
		return c.firstEmpty("nama_kop")
	case l == nil:
		for _, b := range c.tpl.body {
			if !slices.Contains(b.memuat, key) || !b.when.holds(c.scope.names) {
				continue
			}
			if b.each != "" {
				list, _ := follow(c.scope.names, b.each).([]any)
				return b.each, b.id, filledItems(list) == 0
			}
			if f, ok := c.firstRequired(b.id); ok {
				return f.Path, b.id, !filled(follow(c.scope.names, f.Path)) && !c.present(f.Path)
			}
		}
		return "", "", !c.inBody(key)
	case l.own >= 0:
		return "pasal." + itoa(l.own), "pasal " + l.id, blank(l)
	}
	for _, id := range append([]string{l.id}, c.tpl.Carriers(key)...) { // pasal of several cases share the fields of one of them
		if f, ok := c.firstRequired(id); ok {
			return f.Path, "pasal " + l.id, !filled(follow(c.scope.names, f.Path)) && !c.present(f.Path)
		}
	}
	return "", "", false
}

// firstRequired is the field whose emptiness leaves a part of the text without its content: the first that must be filled with words,
// numbers, dates or items; else the first that must be chosen; else the first that these values demand.
func (c *checker) firstRequired(clause string) (Field, bool) {
	ranks := []func(f Field) bool{
		func(f Field) bool { return f.Required && f.Type != TypeEnum && f.Type != TypeBool },
		func(f Field) bool { return f.Required },
		func(f Field) bool { return f.needs != nil && f.needs.holds(c.scope.names) },
	}
	for _, wanted := range ranks {
		for _, f := range c.tpl.fieldsOf(clause) {
			if wanted(f) && !f.Opening && f.asked.holds(c.scope.names) {
				return f, true
			}
		}
	}
	return Field{}, false
}

// firstEmpty is the first party whose value is empty.
func (c *checker) firstEmpty(key string) (path, clause string, missing bool) {
	for i := range c.scope.parties() {
		path = "pihak." + itoa(i) + "." + key
		if c.scope.str(path) == "" && !c.present(path) {
			return path, "komparisi", true
		}
	}
	return "", "", false
}

// fieldsOf are the fields that fill a part of the text.
func (t *Template) fieldsOf(clause string) []Field {
	var out []Field
	for _, g := range t.Groups {
		if g.Clause == clause {
			out = append(out, g.Fields...)
		}
	}
	return out
}

// inBody says whether a block outside the pasal carries the content.
func (c *checker) inBody(key string) bool {
	return slices.ContainsFunc(c.tpl.body, func(b bodyPart) bool { return slices.Contains(b.memuat, key) && b.when.holds(c.scope.names) })
}

// blank says whether a pasal that the penyusun wrote has no text at all.
func blank(l *liveClause) bool {
	if l.own < 0 {
		return false
	}
	for _, it := range l.items {
		if it.text != nil || it.typed != "" {
			return false
		}
		if !emptyItems(it.children) {
			return false
		}
	}
	return true
}

func emptyItems(items []*liveItem) bool {
	return !slices.ContainsFunc(items, func(it *liveItem) bool { return it.typed != "" || !emptyItems(it.children) })
}

// capacity warns of a Pelaksana Harian as signer: he keeps the office going and should not bind it for years [OP 4].
func (c *checker) capacity() {
	for i := range c.scope.parties() {
		path := "pihak." + itoa(i) + ".pejabat.kapasitas"
		if naskah.Kapasitas(c.scope.str(path)) == naskah.Plh {
			c.add(naskah.Finding{
				Code: "KSD-PLH", Level: naskah.LevelWarning, Path: path,
				Msg: "Penanda tangan PIHAK " + naskah.Ordinal(i+1) + " adalah Pelaksana Harian. Pastikan kewenangannya untuk menandatangani naskah kerja sama, atau tunggu pejabat definitif, lalu tulis alasannya.",
			})
		}
	}
}

// paper tells of a paper naskah without the words on meterai that the form has.
func (c *checker) paper() {
	if c.scope.str("cara_tanda_tangan") != string(naskah.Basah) || c.tpl.schema.at("meterai") == nil {
		return
	}
	if with, _ := c.scope.names["meterai"].(bool); !with {
		c.add(naskah.Finding{
			Code: "KSD-METERAI", Level: naskah.LevelInfo, Path: "meterai", Norm: c.law.nameNorm,
			Msg:    "Formulir naskah bertanda tangan basah memuat kata \"bermeterai cukup\" dalam penutup. Naskah ini tidak memuatnya.",
			Repair: &naskah.Repair{Label: "Muat kata bermeterai", Path: "meterai", Value: "true"},
		})
	}
}
