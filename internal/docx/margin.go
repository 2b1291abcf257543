package docx

import "naskah/internal/naskah"

// otherFirst says whether the first page has a head of its own: "- 2 -" begins on the second one.
func (w *writer) otherFirst() bool { return w.o.Page.Halaman == naskah.HalamanTengah }

// foot is the foot of every page: the sentence of electronically signed naskah, or the paraf box of the parties [OP 1.3].
func (w *writer) foot() string {
	in := &writer{o: w.o, width: w.width}
	if n := len(w.tree.Paraf); n > 0 {
		cols, cells := make([]int, n), make([]func(), n)
		for i, s := range w.tree.Paraf {
			cols[i], cells[i] = 1700, in.cell(par{style: styleKaki, align: "center"}, plain(s+"\n\n\n"))
		}
		g := in.grid("Paraf", true, cols...)
		g.row(false, true, cells...)
		g.end()
	}
	in.paragraph(par{style: styleKaki}, plain(w.tree.Footer))
	return xmlHead + `<w:ftr ` + namespaces + `>` + in.b.String() + `</w:ftr>`
}

// top is the head of a page in one line, which no margin is too narrow for: its number in the middle, counted by Word, and the mark of
// a draft at the right.
func (w *writer) top(h naskah.Halaman) string {
	number := ""
	switch h {
	case naskah.HalamanTengah:
		number = aRun("- ") + field("PAGE") + aRun(" -")
	case naskah.HalamanJumlah:
		number = aRun("Halaman ") + field("PAGE") + aRun(" dari ") + field("NUMPAGES")
	case naskah.HalamanTanpa:
	}
	mark := ""
	if w.o.Mark != "" {
		mark = `<w:r><w:rPr><w:b/><w:color w:val="595959"/></w:rPr><w:t>` + w.escaped(w.o.Mark) + `</w:t></w:r>`
	}
	const tab = `<w:r><w:tab/></w:r>`
	return xmlHead + `<w:hdr ` + namespaces + `><w:p><w:pPr><w:pStyle w:val="` + styleKepala + `"/><w:tabs><w:tab w:val="center" w:pos="` + itoa(w.width/2) +
		`"/><w:tab w:val="right" w:pos="` + itoa(w.width) + `"/></w:tabs></w:pPr>` + tab + number + tab + mark + `</w:p></w:hdr>`
}

func aRun(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }

// field is a number that Word computes [ISO/IEC 29500-1 17.16.19]; what stands in it is shown until it has.
func field(code string) string {
	return `<w:fldSimple w:instr=" ` + code + ` "><w:r><w:t>1</w:t></w:r></w:fldSimple>`
}
