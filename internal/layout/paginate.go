package layout

// paginate fills pages of the given height. Where the next item does not fit it goes back to the least hurtful break that the page
// has, and among equals to the last. An item higher than a page stands alone on one.
func paginate(items []item, height int) []page {
	var pages []page
	for len(items) > 0 {
		n := fill(items, height)
		pages = append(pages, newPage(items[:n]))
		if rest := items[n:]; len(rest) > 0 && rest[0].grid != nil && items[n-1].grid == rest[0].grid {
			if rest[0].row == items[n-1].row {
				rest[0] = padded(rest[0])
			}
			items = repeatHead(rest, height)
			continue
		}
		items = items[n:]
	}
	if len(pages) == 0 {
		pages = []page{{}}
	}
	return pages
}

// fill says how many of the items go on the page that begins with them; at least one.
func fill(items []item, height int) int {
	used, fits := 0, 0
	for i, it := range items {
		if i > 0 {
			used += it.gap
		}
		used += it.h
		if used > height {
			break
		}
		fits = i + 1
		if it.ends {
			return fits
		}
	}
	if fits == len(items) {
		return fits
	}
	best := 0
	for n := fits; n > headLength(items); n-- { // more than the repeated head of a table
		if best == 0 || items[n-1].after < items[best-1].after {
			best = n
		}
	}
	if best > 0 {
		return best
	}
	return max(fits, 1)
}

// headLength counts the items of a table's head with which a page begins.
func headLength(items []item) int {
	n := 0
	for n < len(items) && items[n].grid != nil && items[n].row == 0 {
		n++
	}
	return n
}

// repeatHead puts a table's head above the rows that go on a new page, where it leaves room for them.
func repeatHead(rest []item, height int) []item {
	head := rest[0].grid.head
	total := 0
	for _, it := range head {
		total += it.h
	}
	if rest[0].row == 0 || total > height/3 {
		return rest
	}
	out := make([]item, 0, len(head)+len(rest))
	for _, it := range head {
		out = append(out, untagged(it))
	}
	return append(out, rest...)
}

// untagged is a repetition: it is printed again and not read again [ISO 32000-1 14.8.2.2].
func untagged(it item) item {
	marks := make([]mark, len(it.marks))
	for i, m := range it.marks {
		if t, ok := m.(textMark); ok {
			t.tag = nil
			m = t
		}
		marks[i] = m
	}
	it.marks = marks
	return it
}

// padded is the line with which a divided row goes on, kept off the rule above it.
func padded(it item) item {
	marks := make([]mark, len(it.marks))
	for i, m := range it.marks {
		marks[i] = m.moved(0, cellPad)
	}
	it.marks, it.h = marks, it.h+cellPad
	return it
}

// newPage stacks items, y from the top of the text area.
func newPage(items []item) page {
	var pg page
	y := 0
	for i, it := range items {
		if i > 0 {
			y += it.gap
		}
		for _, m := range it.marks {
			pg.marks = append(pg.marks, m.moved(0, y))
		}
		if it.grid != nil {
			pg.addBand(band{it.grid, it.row, y, y + it.h})
		}
		y += it.h
	}
	pg.ruleTables()
	return pg
}
