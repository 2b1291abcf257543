package document

import (
	"slices"
	"strings"
)

// part reads one block of the body: a map with one key, the block's kind.
func (r *reader) part(y *ynode) bodyPart {
	kinds := []string{"heading", "nomor", "labels", "paragraph", "komparisi", "list", "pasal", "table", "closing", "signatures", "lampiran"}
	if !r.keys(y, kinds...) {
		return bodyPart{}
	}
	if len(y.keys) != 1 {
		r.report(y.line, "TPL-KUNCI", "satu bagian naskah memuat satu kunci saja: %v", kinds)
		return bodyPart{}
	}
	kind := y.keys[0]
	b := bodyPart{kind: kind, line: y.line}
	c, env := y.vals[kind], condEnv{root: r.schema}
	switch kind {
	case "heading":
		for _, l := range c.list {
			b.lines = append(b.lines, r.phrase(l, env))
		}
		if len(b.lines) == 0 {
			r.report(y.line, "TPL-KUNCI", "heading harus berupa daftar baris")
		}
	case "nomor":
		b.text = r.phrase(c, env)
	case "paragraph", "closing":
		r.paragraph(&b, c, env)
	case "komparisi":
		r.komparisi(&b, c, env)
	case "list":
		r.recital(&b, c, env)
	case "pasal":
		b.clause = r.pasal(c, env)
		b.id, b.line = b.clause.id, b.clause.line
	case "labels":
		r.labels(&b, c, env)
	case "table":
		r.table(&b, c, env)
	case "lampiran":
		r.attachment(&b, c, env)
	case "signatures":
		r.signatures(&b, c, env)
	}
	return b
}

func (r *reader) paragraph(b *bodyPart, y *ynode, env condEnv) {
	if !r.keys(y, "id", "when", "memuat", "text", "align", "indent", "keep", "tight", "beside") || y.vals["text"] == nil {
		r.report(y.line, "TPL-KUNCI", "paragraf harus mempunyai text")
		return
	}
	b.id, b.when, b.text = r.id(y, true), r.when(y, env), r.phrase(y.vals["text"], env)
	b.align, b.indent, b.keep, b.tight = Align(r.text(y, "align")), r.bool(y, "indent"), r.bool(y, "keep"), r.bool(y, "tight")
	if b.beside = r.bool(y, "beside"); b.beside {
		b.align = Right
	}
	if b.align == "" {
		b.align = Justify
	}
	if !slices.Contains([]Align{Justify, Center, Left, Right}, b.align) {
		r.report(y.line, "TPL-KUNCI", "perataan %q tidak ada", string(b.align))
	}
	if b.memuat = r.carries(y); b.kind == "closing" {
		b.memuat = append(b.memuat, "penutup")
	}
}

func (r *reader) komparisi(b *bodyPart, y *ynode, env condEnv) {
	if y.kind != yList || len(y.list) < 2 {
		r.report(y.line, "TPL-KUNCI", "komparisi memuat sedikitnya dua pihak")
	}
	b.id, b.memuat = "komparisi", []string{"komparisi", "para-pihak"}
	for _, c := range y.list {
		if !r.keys(c, "when", "nama", "text") || c.vals["nama"] == nil || c.vals["text"] == nil {
			r.report(c.line, "TPL-KUNCI", "baris komparisi harus mempunyai nama dan text")
			continue
		}
		b.rows = append(b.rows, partyText{r.when(c, env), r.phrase(c.vals["nama"], env), r.phrase(c.vals["text"], env)})
	}
}

// recital reads a numbered list outside the pasal: the konsideran, which in an agreement is the only one, or any list of a letter.
func (r *reader) recital(b *bodyPart, y *ynode, env condEnv) {
	if !r.keys(y, "id", "when", "memuat", "each", "text", "items", "polos") {
		return
	}
	b.id, b.when, b.plain, b.memuat = r.id(y, true), r.when(y, env), r.bool(y, "polos"), r.carries(y)
	if len(b.memuat) == 0 {
		b.memuat = []string{"konsideran"}
	}
	for _, c := range r.list(y, "items") {
		b.items = append(b.items, r.phrase(c, env))
	}
	if b.each = r.each(y); b.each != "" && y.vals["text"] != nil {
		b.text = r.phrase(y.vals["text"], r.inside(b.each, env))
	}
	if (b.text == nil) != (b.each == "") || b.text == nil && len(b.items) == 0 {
		r.report(y.line, "TPL-KUNCI", "list memuat each dengan text, items, atau keduanya: butir tetap sesudah butir yang diulang")
	}
}

// each is the list that a repeat runs over; empty when there is none.
func (r *reader) each(y *ynode) string {
	p := r.text(y, "each")
	if p == "" {
		return ""
	}
	n := r.schema.at(p)
	if n == nil || n.kind != sList {
		r.report(y.line, "TPL-ISIAN", "each: %s bukan isian berupa daftar", p)
		return ""
	}
	r.used[p] = true
	return p
}

// inside is the environment within a repeat over the list at path.
func (r *reader) inside(path string, env condEnv) condEnv {
	n := r.schema.at(path)
	if below, ok := strings.CutPrefix(path, "item."); ok && env.item != nil {
		n = env.item.at(below)
	}
	if path != "" && n != nil {
		env.item = n.elem
	}
	return env
}

// eachItem is the list that an ayat or huruf is repeated over: a field, or within a repeat a list of its item (item.bunyi).
func (r *reader) eachItem(y *ynode, env condEnv) string {
	p := r.text(y, "each")
	below, ok := strings.CutPrefix(p, "item.")
	switch {
	case env.item == nil || p == "":
		return r.each(y)
	case !ok:
		r.report(y.line, "TPL-BATAS", "pengulangan di dalam pengulangan hanya atas daftar milik butirnya (each: item.…)")
		return ""
	}
	if n := env.item.at(below); n == nil || n.kind != sList {
		r.report(y.line, "TPL-ISIAN", "each: %s bukan isian berupa daftar", p)
		return ""
	}
	return p
}

func (r *reader) pasal(y *ynode, env condEnv) *clause {
	c := &clause{line: y.line}
	if !r.keys(y, "id", "judul", "memuat", "kelas", "norma", "when", "ayat", "cadangan") {
		return c
	}
	c.id, c.judul, c.norma, c.when = r.id(y, true), r.text(y, "judul"), r.text(y, "norma"), r.when(y, env)
	c.memuat, c.kelas = r.text(y, "memuat"), r.text(y, "kelas")
	if len(r.list(y, "ayat")) == 0 {
		r.report(y.line, "TPL-KUNCI", "pasal %s harus mempunyai ayat", c.id)
	}
	switch {
	case c.kelas == "wajib" && y.vals["when"] != nil:
		r.report(y.line, "TPL-KELAS", "pasal %s wajib, karena itu tidak boleh bersyarat", c.id)
	case c.kelas == "pilihan" && y.vals["when"] == nil:
		r.report(y.line, "TPL-KELAS", "pasal %s pilihan, karena itu harus bersyarat (when)", c.id)
	case c.kelas != "wajib" && c.kelas != "pilihan":
		r.report(y.line, "TPL-KELAS", "kelas pasal %s harus wajib atau pilihan", c.id)
	}
	c.items = r.items(y, "ayat", env, 0)
	for _, x := range r.list(y, "cadangan") {
		if !r.keys(x, "id", "label", "ayat") {
			continue
		}
		v := reserve{r.id(x, true), r.text(x, "label"), r.items(x, "ayat", env, 0)}
		if v.label == "" || len(v.items) == 0 {
			r.report(x.line, "TPL-KUNCI", "teks cadangan harus mempunyai label dan ayat")
		}
		c.cadangan = append(c.cadangan, v)
	}
	return c
}

// maxItemDepth is how deep ayat, huruf, angka … can nest in a template.
const maxItemDepth = 6

// items reads ayat, and below them huruf, angka and so on, to any depth.
func (r *reader) items(y *ynode, key string, env condEnv, depth int) []*clauseItem {
	var out []*clauseItem
	for _, c := range r.list(y, key) {
		if depth >= maxItemDepth {
			r.report(c.line, "TPL-BATAS", "rincian lebih dalam dari %d tingkat", maxItemDepth)
			return nil
		}
		it := &clauseItem{line: c.line}
		if c.kind == yText {
			it.text = r.phrase(c, env)
			out = append(out, it)
			continue
		}
		if !r.keys(c, "id", "when", "each", "text", "rincian", "alinea") {
			continue
		}
		it.plain = r.bool(c, "alinea")
		it.id, it.each = r.id(c, false), r.eachItem(c, env)
		inner := r.inside(it.each, env)
		it.when = r.when(c, inner)
		if t := c.vals["text"]; t != nil {
			it.text = r.phrase(t, inner)
		} else {
			r.report(c.line, "TPL-KUNCI", "ayat atau rincian harus mempunyai text")
		}
		it.items = r.items(c, "rincian", inner, depth+1)
		out = append(out, it)
	}
	return out
}

// signatures reads the signers' places, one per party.
func (r *reader) signatures(b *bodyPart, y *ynode, env condEnv) {
	b.id = "tanda-tangan"
	for i, c := range y.list {
		if !r.keys(c, "when", "judul", "note", "nama", "jabatan") || c.vals["nama"] == nil {
			r.report(c.line, "TPL-KUNCI", "tempat tanda tangan harus mempunyai nama")
			continue
		}
		s := cellText{party: i + 1, when: r.when(c, env), nama: r.phrase(c.vals["nama"], env)}
		if x := c.vals["judul"]; x != nil {
			s.judul = r.phrase(x, env)
		}
		if x := c.vals["note"]; x != nil {
			s.note = r.phrase(x, env)
		}
		if x := c.vals["jabatan"]; x != nil {
			s.jabatan = r.phrase(x, env)
		}
		b.cells = append(b.cells, s)
	}
}
