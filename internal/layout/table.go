package layout

import (
	"math"

	"naskah/internal/document"
	"naskah/internal/pdfa"
)

// A grid is a table's columns; its head is printed again on every page that the table reaches.
type grid struct {
	x    []int // left edge of each column, and the right edge of the last
	head []item
}

// table sets ruled rows. A row is divided only where it is longer than a page; then it begins where it stands, and not on a new page.
func (f *flow) table(t document.Table) {
	g := &grid{x: f.columns(t)}
	if len(g.x) < 2 {
		return
	}
	table := f.tag("Table")
	if len(t.Head) > 0 {
		g.head = f.tableRow(g, grown(table, "TR"), t.Head, document.Center, 0)
		for i := range g.head {
			g.head[i].after = bound
		}
	}
	rows := append([]item(nil), g.head...)
	for i, r := range t.Rows {
		rows = append(rows, f.tableRow(g, grown(table, "TR"), r, document.Left, i+1)...)
	}
	if len(rows) == 0 {
		return
	}
	rows[0].gap = blockGap
	f.items = append(f.items, rows...)
}

func (f *flow) columns(t document.Table) []int {
	n := len(t.Head)
	for _, r := range t.Rows {
		n = max(n, len(r))
	}
	if n == 0 {
		return nil
	}
	const whole, least = 1_000_000, 200_000 // least: a fifth of an even share
	total, shares := 0, make([]int, n)
	for i := range shares {
		shares[i] = 1000
		if len(t.Widths) == n {
			shares[i] = int(math.Round(min(max(t.Widths[i], 0), 1e6) * 1000))
		}
		total += shares[i]
	}
	sum := 0
	for i := range shares {
		shares[i] = max(shares[i]*whole/max(total, 1), least/n)
		sum += shares[i]
	}
	x, before := []int{f.p.Left}, 0
	for _, s := range shares {
		before += s
		x = append(x, f.p.Left+f.p.textWidth()*before/sum)
	}
	return x
}

func (f *flow) tableRow(g *grid, tr *pdfa.Elem, texts []document.Text, align document.Align, no int) []item {
	size, leading := f.p.table()
	s := setter{f.l, size}
	sub := &flow{l: f.l, p: f.p, spans: f.spans}
	var cells []cell
	for i := range len(g.x) - 1 { // every row has all cells [ISO 14289-1 7.5]
		tag := grown(tr, "TD")
		if no == 0 {
			tag.Type, tag.Scope = "TH", "Column"
		}
		if i < len(texts) {
			cells = append(cells, cell{g.x[i] + cellPad, s.lines(texts[i], align, g.x[i+1]-g.x[i]-2*cellPad, 0), tag})
		}
	}
	sub.place(size, leading, 0, cells...)
	if len(sub.items) == 0 {
		sub.items = []item{{h: leading, lines: 1}}
	}
	for i := range sub.items {
		sub.items[i].after, sub.items[i].grid, sub.items[i].row = row, g, no
	}
	last := len(sub.items) - 1
	if height(sub.items) > f.p.H-f.p.Top-f.p.Bottom {
		for i := 1; i < last-1; i++ { // two lines stay together at either end
			sub.items[i].after = free
		}
	}
	sub.items[last].after = free
	sub.items[0].h += cellPad
	for i, m := range sub.items[0].marks {
		sub.items[0].marks[i] = m.moved(0, cellPad)
	}
	sub.items[last].h += cellPad
	return sub.items
}

// height is that of items one below the other.
func height(items []item) int {
	h := 0
	for _, it := range items {
		h += it.gap + it.h
	}
	return h
}
