package document

import (
	"slices"
	"strings"
)

// group reads one fieldset.
func (r *reader) group(y *ynode) Group {
	if !r.keys(y, "id", "judul", "bantuan", "clause", "when", "fields") {
		return Group{}
	}
	g := Group{ID: r.id(y, true), Judul: r.text(y, "judul"), Bantuan: r.text(y, "bantuan"), Clause: r.text(y, "clause"), src: r.text(y, "when"), line: y.line}
	if g.Judul == "" {
		r.report(y.line, "TPL-KUNCI", "kelompok isian %s belum berjudul", g.ID)
	}
	for _, f := range r.list(y, "fields") {
		g.Fields = append(g.Fields, r.field(f, 0))
	}
	return g
}

// field reads one field; depth counts lists around it.
func (r *reader) field(y *ynode, depth int) Field {
	if !r.keys(y, "path", "label", "bantuan", "contoh", "norma", "type", "required", "required_when", "opening", "register", "options", "min", "max", "fields", "default") {
		return Field{}
	}
	f := Field{
		Path: r.text(y, "path"), Label: r.text(y, "label"), Bantuan: r.text(y, "bantuan"), Contoh: r.text(y, "contoh"), Norma: r.text(y, "norma"),
		Type: FieldType(r.text(y, "type")), Required: r.bool(y, "required"), Opening: r.bool(y, "opening"), Register: r.bool(y, "register"),
		Min: r.int(y, "min"), Max: r.int(y, "max"), Default: r.text(y, "default"),
		needsSrc: r.text(y, "required_when"), line: y.line,
	}
	if f.Type == "" {
		f.Type = TypeText
	}
	if f.Path == "" || f.Label == "" {
		r.report(y.line, "TPL-ISIAN", "isian harus mempunyai path dan label")
	}
	if strings.HasPrefix(f.Path, "item") || strings.HasPrefix(f.Path, "hitung") {
		r.report(y.line, "TPL-ISIAN", "nama isian %s dipakai bahasa templat", f.Path)
	}
	if !slices.Contains(FieldTypes, f.Type) {
		r.report(y.line, "TPL-ISIAN", "jenis isian %q tidak ada", string(f.Type))
	}
	r.options(y, &f)
	for _, c := range r.list(y, "fields") {
		if depth > 2 {
			r.report(c.line, "TPL-BATAS", "daftar di dalam daftar terlalu dalam")
			break
		}
		f.Fields = append(f.Fields, r.field(c, depth+1))
	}
	if f.Type == TypeList && f.Max == 0 {
		f.Max = 100
	}
	if f.Type == TypeList && (f.Max > 200 || f.Min > f.Max) || f.Type != TypeList && len(f.Fields) > 0 {
		r.report(y.line, "TPL-ISIAN", "batas atau isi daftar %s tidak benar", f.Path)
	}
	if f.Default != "" && f.Type != TypeList {
		if _, ok := f.parse(f.Default); !ok {
			r.report(y.line, "TPL-JENIS", "nilai awal %q tidak cocok dengan jenis isian %s", f.Default, f.Path)
		}
	}
	return f
}

func (r *reader) options(y *ynode, f *Field) {
	for _, c := range r.list(y, "options") {
		if !r.keys(c, "value", "label") {
			continue
		}
		o := Option{r.text(c, "value"), r.text(c, "label")}
		if f.offers(o.Value) || o.Value == "" || o.Label == "" {
			r.report(c.line, "TPL-ISIAN", "pilihan %q kosong atau ditulis dua kali", o.Value)
		}
		f.Options = append(f.Options, o)
	}
	if (f.Type == TypeEnum) != (len(f.Options) > 0) {
		r.report(y.line, "TPL-ISIAN", "isian %s: pilihan (options) ditulis untuk jenis enum, dan hanya untuk itu", f.Path)
	}
}

// needs compiles the conditions under which groups are asked for and fields are required, once all fields are known.
func (r *reader) needs(t *Template) {
	for i := range t.Groups {
		g := &t.Groups[i]
		if g.src != "" {
			g.when = r.condition(g.src, g.line, condEnv{root: t.schema})
		}
		for j := range g.Fields {
			f := &g.Fields[j]
			f.asked = g.when
			if f.needsSrc != "" {
				f.needs = r.condition(f.needsSrc, f.line, condEnv{root: t.schema})
			}
		}
	}
}
