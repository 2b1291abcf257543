package document

import (
	"slices"
	"strings"
)

// condition compiles a condition and marks what it uses.
func (r *reader) condition(src string, line int, env condEnv) *cond {
	c, err := compileCond(src, line, env)
	if err != nil {
		r.report(err.line, "TPL-SYARAT", "%s", err.msg)
		return nil
	}
	for _, p := range c.paths {
		r.used[p] = true
	}
	return c
}

// when is the condition below y, nil when there is none.
func (r *reader) when(y *ynode, env condEnv) *cond {
	c := y.vals["when"]
	if c == nil {
		return nil
	}
	return r.condition(r.text(y, "when"), c.line, env)
}

// phrase reads a text of a template: one text; a list of parts that follow each other; or {choose: […]}, of which the first whose
// condition holds is taken. A part {when, text, else} is a choice of two.
func (r *reader) phrase(y *ynode, env condEnv) *phrase {
	p := &phrase{line: y.line}
	switch y.kind {
	case yText, yInt:
		p.parts = []part{r.plainPart(y, env)}
	case yList:
		for _, c := range y.list {
			if c.kind == yMap {
				p.parts = append(p.parts, r.choicePart(c, env))
				continue
			}
			p.parts = append(p.parts, r.plainPart(c, env))
		}
	case yMap:
		p.parts = []part{r.choicePart(y, env)}
	default:
		r.report(y.line, "TPL-KUNCI", "teks belum diisi")
	}
	if len(p.parts) == 0 {
		r.report(y.line, "TPL-KUNCI", "teks belum diisi")
	}
	return p
}

func (r *reader) plainPart(y *ynode, env condEnv) part {
	if y.kind != yText && y.kind != yInt || y.text == "" {
		r.report(y.line, "TPL-KUNCI", "di sini harus ada teks")
		return part{}
	}
	segs, err := splitText(strings.TrimRight(y.text, "\n"), y.line)
	if err != nil {
		r.report(err.line, "TPL-TEKS", "%s", err.msg)
	}
	for _, g := range segs {
		r.segment(g, env)
	}
	return part{segs: segs}
}

func (r *reader) choicePart(y *ynode, env condEnv) part {
	if y.vals["choose"] == nil {
		return r.whenPart(y, env)
	}
	r.keys(y, "choose")
	var p part
	list := r.list(y, "choose")
	for i, c := range list {
		if !r.keys(c, "when", "text") || c.vals["text"] == nil {
			r.report(c.line, "TPL-KUNCI", "pilihan teks harus mempunyai text")
			continue
		}
		last := i == len(list)-1
		if w := c.vals["when"]; last == (w != nil) {
			r.report(c.line, "TPL-TERJANGKAU", "pilihan teks yang terakhir, dan hanya itu, ditulis tanpa syarat; yang sesudahnya tidak pernah terpakai")
		}
		p.choose = append(p.choose, choice{r.when(c, env), r.phrase(c.vals["text"], env)})
	}
	return p
}

func (r *reader) whenPart(y *ynode, env condEnv) part {
	if !r.keys(y, "when", "text", "else") || y.vals["when"] == nil || y.vals["text"] == nil {
		r.report(y.line, "TPL-KUNCI", "bagian bersyarat harus mempunyai when dan text")
		return part{}
	}
	p := part{choose: []choice{{r.when(y, env), r.phrase(y.vals["text"], env)}}}
	if e := y.vals["else"]; e != nil {
		p.choose = append(p.choose, choice{nil, r.phrase(e, env)})
	}
	return p
}

// segment checks one placeholder against the fields, the filters and the spelling.
func (r *reader) segment(g segment, env condEnv) {
	switch {
	case g.spell != "":
		r.spelt[g.spell] = true
	case g.path != "" || g.item:
		r.placeholder(g, env)
	}
}

func (r *reader) placeholder(g segment, env condEnv) {
	if c, ok := computed[g.path]; ok && !g.item {
		r.filters(g, c.typ)
		return
	}
	node, name := env.root, g.path
	if g.item {
		node, name = env.item, strings.TrimSuffix("item."+g.path, ".")
		if node == nil {
			r.report(g.line, "TPL-ISIAN", "{item} hanya ada di dalam pengulangan (each)")
			return
		}
	}
	target := node
	if g.path != "" {
		target = node.at(g.path)
	}
	if target == nil {
		r.report(g.line, "TPL-ISIAN", "isian {%s} tidak ada", name)
		return
	}
	if g.path != "" && !node.sure(g.path) {
		r.report(g.line, "TPL-ISIAN", "isian {%s} tidak pasti ada: daftarnya dapat lebih pendek", name)
	}
	if !g.item {
		r.used[g.path] = true
	}
	r.target(g, name, target)
}

// target checks that what a placeholder names can be printed, with the filters it asks for.
func (r *reader) target(g segment, name string, target *snode) {
	switch target.kind {
	case sScalar:
		if target.field.Register {
			r.report(g.line, "TPL-ISIAN", "isian {%s} hanya untuk register (register: true), tidak untuk dicetak", name)
		}
		if target.field.Type == TypeBool {
			r.report(g.line, "TPL-JENIS", "isian {%s} adalah ya/tidak; pakai dalam syarat (when)", name)
			return
		}
		r.filters(g, target.field.Type)
	case sList:
		if target.elem.kind != sScalar || !slices.Equal(g.filters, []string{"daftar"}) {
			r.report(g.line, "TPL-JENIS", "daftar {%s} dicetak dengan each, atau sebagai kalimat dengan |daftar", name)
		}
	case sObject:
		if !officialFilters(g.filters) || target.keys["jabatan"] == nil || target.keys["kapasitas"] == nil {
			r.report(g.line, "TPL-JENIS", "{%s} bukan satu isian; hanya pejabat yang dapat dicetak utuh, dengan |jabatan", name)
			return
		}
		r.used[g.path+".jabatan"], r.used[g.path+".kapasitas"] = true, true
	default:
		r.report(g.line, "TPL-JENIS", "{%s} bukan satu isian", name)
	}
}

// filters checks each filter against what it is given: the first the field's type, the others text.
func (r *reader) filters(g segment, typ FieldType) {
	for i, name := range g.filters {
		f, ok := filters[name]
		if !ok {
			r.report(g.line, "TPL-JENIS", "saringan |%s tidak ada", name)
			return
		}
		given := typ
		if i > 0 {
			given = TypeText
		}
		if f.takes != nil && !slices.Contains(f.takes, given) {
			r.report(g.line, "TPL-JENIS", "saringan |%s tidak dapat dipakai untuk isian berjenis %s", name, given)
		}
		if f.takes == nil && !given.isText() {
			r.report(g.line, "TPL-JENIS", "saringan |%s hanya untuk teks, bukan %s", name, given)
		}
	}
	if len(g.filters) == 0 && (typ == TypeDate || typ == TypeMoney) {
		r.report(g.line, "TPL-JENIS", "isian berjenis %s harus dicetak dengan saringan (misalnya |tanggal atau |rupiah)", typ)
	}
}

// officialFilters says whether an official may be printed so: with his capacity, in capitals over the signature of a keputusan.
func officialFilters(names []string) bool {
	return slices.Equal(names, []string{"jabatan"}) || slices.Equal(names, []string{"jabatan", "upper"})
}
