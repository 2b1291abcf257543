package docx

import (
	"math"
	"strings"

	"naskah/internal/document"
)

// A grid is a table being written: columns in twips, ruled or not.
type grid struct {
	w     *writer
	cols  []int
	ruled bool
}

// grid opens a table. Two tables that touch would become one, so that a small paragraph stands between.
func (w *writer) grid(what string, ruled bool, cols ...int) *grid {
	if w.inTable {
		w.paragraph(par{style: styleSela}, nil)
	}
	border, total := "nil", 0
	if ruled {
		border = "single"
	}
	for _, c := range cols {
		total += c
	}
	w.b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="` + itoa(total) + `" w:type="dxa"/><w:tblBorders>`)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		w.b.WriteString(`<w:` + side + ` w:val="` + border + `"`)
		if ruled {
			w.b.WriteString(` w:sz="4" w:space="0" w:color="000000"`)
		}
		w.b.WriteString(`/>`)
	}
	w.b.WriteString(`</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar><w:tblCaption w:val="` +
		what + `"/></w:tblPr><w:tblGrid>`)
	for _, c := range cols {
		w.b.WriteString(`<w:gridCol w:w="` + itoa(c) + `"/>`)
	}
	w.b.WriteString(`</w:tblGrid>`)
	return &grid{w, cols, ruled}
}

// row writes one row; a cell is what writes its paragraphs. head: the row is repeated on each page; whole: it does not split.
func (g *grid) row(head, whole bool, cells ...func()) {
	b := &g.w.b
	b.WriteString(`<w:tr><w:trPr>`)
	if whole {
		b.WriteString(`<w:cantSplit/>`)
	}
	if head {
		b.WriteString(`<w:tblHeader/>`)
	}
	b.WriteString(`</w:trPr>`)
	for i, c := range cells {
		b.WriteString(`<w:tc><w:tcPr><w:tcW w:w="` + itoa(g.cols[i]) + `" w:type="dxa"/></w:tcPr>`)
		c()
		b.WriteString(`</w:tc>`)
	}
	b.WriteString(`</w:tr>`)
}

func (g *grid) end() {
	g.w.b.WriteString(`</w:tbl>`)
	g.w.inTable = true
}

// cell is one paragraph in a cell.
func (w *writer) cell(p par, t document.Text) func() { return func() { w.paragraph(p, t) } }

// komparisi writes the parties: numeral and name, colon, text.
func (w *writer) komparisi(b document.Komparisi) {
	name := w.width * 2 / 5
	const colon = 284
	g := w.grid("Para pihak", false, name, colon, w.width-name-colon)
	var l *numList
	for _, r := range b.Rows {
		p := par{style: styleNamaPihak}
		if r.Roman != "" {
			l = w.pasalList(l, r.Roman)
			l.take(0)
			p.list, p.indented, p.left, p.hang = l, true, step, step
		}
		g.row(false, false, w.cell(p, r.Nama), w.cell(par{style: styleTitikDua}, plain(":")), w.cell(par{style: styleKomparisi}, r.Text))
	}
	g.end()
}

// labels writes rows of label, colon and text.
func (w *writer) labels(b document.Labels) {
	longest := 0
	for _, r := range b.Rows {
		longest = max(longest, len([]rune(r.Label)))
	}
	label := min(max(longest*140+200, 1400), w.width*2/5)
	const colon = 284
	if w.column > 0 {
		label = w.column - colon
	}
	g := w.grid("Keterangan", false, label, colon, w.width-label-colon)
	var l *numList
	for _, r := range b.Rows {
		p := par{style: styleIsiLabel}
		if r.Label != "" {
			l = nil
		}
		if r.No != "" {
			if l == nil {
				l = w.newList()
			}
			l, p.level = w.listFor(l, 0, r.No)
			l.take(p.level)
			p.list, p.indented, p.left, p.hang = l, true, step, step
		}
		sep := ":"
		if r.Label == "" {
			sep = ""
		}
		g.row(false, false, w.cell(par{style: styleLabel}, plain(r.Label)), w.cell(par{style: styleTitikDua}, plain(sep)), w.cell(p, r.Text))
	}
	g.end()
}

// table writes ruled rows with a head that repeats; a first column that only counts is counted by Word.
func (w *writer) table(b document.Table) {
	n := len(b.Head)
	for _, r := range b.Rows {
		n = max(n, len(r))
	}
	if n == 0 {
		return
	}
	g := w.grid("Tabel", true, w.columns(b.Widths, n)...)
	cells := func(style string, row []document.Text, number *numList) []func() {
		out := make([]func(), n)
		for i := range n {
			p, t := par{style: style}, document.Text(nil)
			if i < len(row) {
				t = row[i]
			}
			if i == 0 && number != nil {
				number.take(1)
				p.list, p.level, t = number, 1, nil
				p.indented = true
			}
			out[i] = w.cell(p, t)
		}
		return out
	}
	if len(b.Head) > 0 {
		g.row(true, true, cells(styleKepalaTabel, b.Head, nil)...)
	}
	var number *numList
	if countsRows(b.Rows) {
		number = w.newList()
		number.kinds[1] = 3 // "1."
	}
	for _, r := range b.Rows {
		g.row(false, false, cells(styleIsiTabel, r, number)...)
	}
	g.end()
}

// countsRows says whether the first column is "1.", "2." and so on.
func countsRows(rows [][]document.Text) bool {
	for i, r := range rows {
		if len(r) == 0 || r[0].String() != itoa(i+1)+"." {
			return false
		}
	}
	return len(rows) > 0
}

// columns shares the width of the text.
func (w *writer) columns(shares []float64, n int) []int {
	sum := 0.0
	for i := range n {
		if i < len(shares) {
			sum += shares[i]
		}
	}
	out := make([]int, n)
	for i := range out {
		out[i] = w.width / n
		if len(shares) >= n && sum > 0 {
			out[i] = int(math.Floor(float64(w.width) * shares[i] / sum))
		}
	}
	return out
}

// signatures writes the signers in rows of two that stay on one page with the closing above them; one alone stands right.
func (w *writer) signatures(b document.SignatureBlock) {
	half := w.width / 2
	g := w.grid("Tanda tangan", false, half, w.width-half)
	for i := 0; i < len(b.Cells); i += 2 {
		row := b.Cells[i:min(i+2, len(b.Cells))]
		keep := i+2 < len(b.Cells)
		cells := []func(){}
		if len(row) == 1 {
			cells = append(cells, w.cell(par{style: styleJabatan, keep: keep}, nil))
		}
		for _, c := range row {
			cells = append(cells, func() { w.signer(c, keep) })
		}
		g.row(false, true, cells...)
	}
	g.end()
}

func (w *writer) signer(c document.SignatureCell, keep bool) {
	w.paragraph(par{style: styleSebutan, keep: true}, plain(c.Heading))
	room := c.Note
	if c.Repeat {
		room = "lihat tanda tangan pada halaman sebelumnya"
	}
	w.paragraph(par{style: styleRuang, keep: true}, plain(room))
	w.paragraph(par{style: styleNama, keep: keep || strings.TrimSpace(c.Jabatan.String()) != ""}, c.Nama)
	if len(c.Jabatan) > 0 {
		w.paragraph(par{style: styleJabatan, keep: keep}, c.Jabatan)
	}
}
