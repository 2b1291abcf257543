package document

import "slices"

// labels reads rows of label, colon and text: the head of a letter, who was there.
func (r *reader) labels(b *bodyPart, y *ynode, env condEnv) {
	if !r.keys(y, "id", "when", "memuat", "rows") {
		return
	}
	b.id, b.when, b.memuat = r.id(y, true), r.when(y, env), r.carries(y)
	for _, c := range r.list(y, "rows") {
		if !r.keys(c, "label", "when", "each", "nomor", "text") || c.vals["text"] == nil {
			r.report(c.line, "TPL-KUNCI", "baris label harus mempunyai text")
			continue
		}
		each := r.each(c)
		b.labels = append(b.labels, labelText{
			label: r.text(c, "label"), when: r.when(c, env), each: each, mark: r.mark(c), text: r.phrase(c.vals["text"], r.inside(each, env)),
		})
	}
	if len(b.labels) == 0 {
		r.report(y.line, "TPL-KUNCI", "labels harus mempunyai rows")
	}
}

// table reads ruled rows: one or more for each item of a list, before them and after them rows that are always there.
func (r *reader) table(b *bodyPart, y *ynode, env condEnv) {
	if !r.keys(y, "id", "when", "memuat", "widths", "head", "awal", "each", "row", "rows") {
		return
	}
	b.id, b.when, b.memuat = r.id(y, true), r.when(y, env), r.carries(y)
	t := &tableText{}
	for _, c := range r.list(y, "head") {
		t.head = append(t.head, r.phrase(c, env))
	}
	for _, c := range r.list(y, "widths") {
		n, _ := plainInt(c.text)
		t.widths = append(t.widths, float64(n))
	}
	if len(t.head) == 0 || len(t.widths) != len(t.head) {
		r.report(y.line, "TPL-KUNCI", "tabel harus mempunyai head, dan widths untuk tiap lajurnya")
	}
	if b.each = r.each(y); b.each != "" {
		inner, row := r.inside(b.each, env), r.list(y, "row")
		if len(row) > 0 && row[0].kind == yList {
			t.row = r.tableRows(row, inner)
		} else if len(row) > 0 {
			t.row = [][]*phrase{r.tableRow(row, inner)}
		}
	}
	t.first, t.rows = r.tableRows(r.list(y, "awal"), env), r.tableRows(r.list(y, "rows"), env)
	for _, row := range slices.Concat(t.first, t.row, t.rows) {
		if len(row) != len(t.head) {
			r.report(y.line, "TPL-KUNCI", "baris tabel memuat %d lajur, kepalanya %d", len(row), len(t.head))
		}
	}
	if (b.each == "") != (len(t.row) == 0) || b.each == "" && len(t.rows) == 0 {
		r.report(y.line, "TPL-KUNCI", "tabel memuat each dengan row, atau rows")
	}
	b.table = t
}

func (r *reader) tableRows(rows []*ynode, env condEnv) [][]*phrase {
	var out [][]*phrase
	for _, row := range rows {
		if row.kind != yList {
			r.report(row.line, "TPL-KUNCI", "baris tabel harus berupa daftar lajurnya")
			continue
		}
		out = append(out, r.tableRow(row.list, env))
	}
	return out
}

// tableRow reads the cells of one row; a cell may be empty: of a sum, or of what goes on from the row above.
func (r *reader) tableRow(cells []*ynode, env condEnv) []*phrase {
	var out []*phrase
	for _, c := range cells {
		if c.kind == yText && c.text == "" {
			out = append(out, nil)
			continue
		}
		out = append(out, r.phrase(c, env))
	}
	return out
}

// attachment reads the head of a lampiran, which begins on a page of its own.
func (r *reader) attachment(b *bodyPart, y *ynode, env condEnv) {
	if !r.keys(y, "id", "when", "lines") {
		return
	}
	b.id, b.when = r.id(y, true), r.when(y, env)
	for _, l := range r.list(y, "lines") {
		b.lines = append(b.lines, r.phrase(l, env))
	}
	if len(b.lines) == 0 {
		r.report(y.line, "TPL-KUNCI", "lampiran harus mempunyai lines, judulnya")
	}
}

// unitHead reads the head of what a Perangkat Daerah issues: names, then address [OP 3].
func (r *reader) unitHead(y *ynode, t *Template) {
	env := condEnv{root: t.schema}
	r.kopWhen(y, t)
	for _, c := range r.list(y, "names") {
		t.names = append(t.names, r.phrase(c, env))
	}
	for _, c := range r.list(y, "address") {
		t.address = append(t.address, r.phrase(c, env))
	}
}

// carries are the mandatory contents that a block outside the pasal carries: memuat: [tempat, waktu].
func (r *reader) carries(y *ynode) []string {
	var out []string
	for _, s := range r.texts(y, "memuat") {
		out = append(out, memuatKey(s))
	}
	return out
}

// mark is how the rows of a label are counted: nomor: huruf is "a.", angka is "1.".
func (r *reader) mark(y *ynode) func(int) string {
	switch s := r.text(y, "nomor"); s {
	case "":
		return nil
	case "huruf":
		return func(i int) string { return letters(i) + "." }
	case "angka":
		return func(i int) string { return itoa(i+1) + "." }
	default:
		r.report(y.line, "TPL-KUNCI", "nomor %q tidak ada; yang ada: huruf, angka", s)
		return nil
	}
}
