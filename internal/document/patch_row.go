package document

import "slices"

// A row is one line of a block with what it is called: an item, a party, a line of a table, a signer. Level is its depth; headRow is the
// title of a pasal or the head of a table, of which there is at most one.
type row struct {
	level     int
	id, label string
	no        string // LabelRow.No
	cell      SignatureCell
	texts     []Text
}

const headRow = -1

// split takes a block apart: the shell keeps all but the rows, and rebuilt puts the same rows back.
func split(b Block) (shell Block, rows []row) {
	one := func(t Text) []row { return []row{{texts: []Text{t}}} }
	many := func(list []Text) []row {
		out := make([]row, len(list))
		for i, t := range list {
			out[i].texts = []Text{t}
		}
		return out
	}
	switch b := b.(type) {
	case Heading:
		return Heading{}, many(b.Lines)
	case NomorLines:
		return NomorLines{}, many(b.Lines)
	case Attachment:
		rows = many(b.Lines)
		b.Lines = nil
		return b, rows
	case Paragraph:
		rows = one(b.Text)
		b.Text = nil
		return b, rows
	case Closing:
		return Closing{}, one(b.Text)
	case Komparisi:
		for _, r := range b.Rows {
			rows = append(rows, row{label: r.Roman, texts: []Text{r.Nama, r.Text}})
		}
		return Komparisi{}, rows
	case Labels:
		for _, r := range b.Rows {
			rows = append(rows, row{label: r.Label, no: r.No, texts: []Text{r.Text}})
		}
		b.Rows = nil
		return b, rows
	case List:
		rows = itemRows(b.Items, 0)
		b.Items = nil
		return b, rows
	case Pasal:
		if b.Judul != "" {
			rows = []row{{level: headRow, texts: []Text{{{Text: b.Judul}}}}}
		}
		rows = append(rows, itemRows(b.Items, 0)...)
		b.Judul, b.Items = "", nil
		return b, rows
	case Table:
		if b.Head != nil {
			rows = []row{{level: headRow, texts: b.Head}}
		}
		for _, r := range b.Rows {
			rows = append(rows, row{texts: r})
		}
		b.Head, b.Rows = nil, nil
		return b, rows
	case SignatureBlock:
		for _, c := range b.Cells {
			r := row{cell: c, texts: []Text{{{Text: c.Heading}}, c.Nama, c.Jabatan}}
			r.cell.Heading, r.cell.Nama, r.cell.Jabatan = "", nil, nil
			rows = append(rows, r)
		}
		return SignatureBlock{}, rows
	}
	return b, nil
}

func itemRows(items []Item, level int) []row {
	var out []row
	for _, it := range items {
		out = append(out, row{level: level, id: it.ID, label: it.Label, texts: []Text{it.Text}})
		out = append(out, itemRows(it.Children, level+1)...)
	}
	return out
}

// rebuilt puts rows into a shell; what split took apart is the same again.
func rebuilt(shell Block, rows []row) Block {
	var lines []Text
	for _, r := range rows {
		if len(r.texts) > 0 { // a row of a table may have no cell
			lines = append(lines, r.texts[0])
		}
	}
	switch b := shell.(type) {
	case Heading:
		return Heading{lines}
	case NomorLines:
		return NomorLines{lines}
	case Attachment:
		b.Lines = lines
		return b
	case Paragraph:
		b.Text = slices.Concat(lines...)
		return b
	case Closing:
		return Closing{slices.Concat(lines...)}
	case Komparisi:
		for _, r := range rows {
			b.Rows = append(b.Rows, KomparisiRow{r.label, r.texts[0], r.texts[1]})
		}
		return b
	case Labels:
		for _, r := range rows {
			b.Rows = append(b.Rows, LabelRow{Label: r.label, Text: r.texts[0], No: r.no})
		}
		return b
	case List:
		b.Items = nested(rows, 0)
		return b
	case Pasal:
		if n := headRows(rows); n > 0 {
			b.Judul = slices.Concat(lines[:n]...).String()
			rows = rows[n:]
		}
		b.Items = nested(rows, 0)
		return b
	case Table:
		n := headRows(rows)
		for i, r := range rows {
			if i < n {
				b.Head = r.texts
				continue
			}
			b.Rows = append(b.Rows, r.texts)
		}
		return b
	case SignatureBlock:
		for _, r := range rows {
			c := r.cell
			c.Heading, c.Nama, c.Jabatan = r.texts[0].String(), r.texts[1], r.texts[2]
			b.Cells = append(b.Cells, c)
		}
		return b
	}
	return shell
}

// headRows counts the rows of the head.
func headRows(rows []row) int {
	n := slices.IndexFunc(rows, func(r row) bool { return r.level != headRow })
	if n < 0 {
		return len(rows)
	}
	return n
}

// nested makes items of rows; one that stands deeper than there is an item for belongs to the one above it.
func nested(rows []row, level int) []Item {
	var out []Item
	for i := 0; i < len(rows); {
		end := i + 1
		for end < len(rows) && rows[end].level > level {
			end++
		}
		r := rows[i]
		out = append(out, Item{ID: r.id, Label: r.label, Text: r.texts[0], Children: nested(rows[i+1:end], level+1)})
		i = end
	}
	return out
}
