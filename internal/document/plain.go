package document

import "strings"

// Plain is the tree as plain text: for search, and for the golden texts that are typed from the forms. Blocks are separated by an
// empty line; what is not text stands in brackets.
func Plain(t Tree) string {
	var p plainText
	p.kop(t.Kop)
	for _, b := range t.Blocks {
		p.block(b)
	}
	if len(t.Paraf) > 0 {
		p.add("[paraf: " + strings.Join(t.Paraf, " | ") + "]")
	}
	if t.Footer != "" {
		p.add("[kaki: " + t.Footer + "]")
	}
	return strings.Join(p.blocks, "\n\n") + "\n"
}

type plainText struct{ blocks []string }

func (p *plainText) add(lines ...string) { p.blocks = append(p.blocks, strings.Join(lines, "\n")) }

func (p *plainText) kop(k Kop) {
	var places []string
	for _, x := range k.Places() {
		what := x.Label
		if x.Image != "" {
			what = x.Slot
		}
		places = append(places, x.Side+": "+what)
	}
	if len(places) > 0 {
		p.add("[" + strings.Join(places, " | ") + "]")
	}
	if len(k.Names)+len(k.Address) > 0 {
		p.add(append(append([]string{}, k.Names...), k.Address...)...)
	}
}

func (p *plainText) block(b Block) {
	switch b := b.(type) {
	case Heading:
		p.add(lines(b.Lines)...)
	case NomorLines:
		p.add(lines(b.Lines)...)
	case Paragraph:
		p.add(b.Text.String())
	case Komparisi:
		var out []string
		for _, r := range b.Rows {
			out = append(out, r.Roman+" "+r.Nama.String()+" : "+r.Text.String())
		}
		p.add(out...)
	case Labels:
		var out []string
		for _, r := range b.Rows {
			out = append(out, strings.TrimSpace(r.Label+" : "+strings.TrimSpace(r.No+" "+r.Text.String())))
		}
		p.add(out...)
	case List:
		p.add(items(b.Items, "")...)
	case Pasal:
		head := []string{b.Name(), b.Judul}
		if b.Label != "" {
			head = []string{strings.TrimSpace(b.Label + " " + b.Judul)}
		}
		if b.Mark != nil {
			head = lines(b.Head())
		}
		p.add(append(head, items(b.Items, "")...)...)
	case Attachment:
		p.add(append([]string{"[halaman baru]"}, lines(b.Lines)...)...)
	case Table:
		p.table(b)
	case Closing:
		p.add(b.Text.String())
	case SignatureBlock:
		p.signatures(b)
	}
}

func lines(list []Text) []string {
	var out []string
	for _, t := range list {
		out = append(out, t.String())
	}
	return out
}

func items(list []Item, indent string) []string {
	var out []string
	for _, it := range list {
		out = append(out, indent+strings.TrimSpace(it.Label+" "+it.Text.String()))
		out = append(out, items(it.Children, indent+"    ")...)
	}
	return out
}

func (p *plainText) table(b Table) {
	var out []string
	for _, row := range append([][]Text{b.Head}, b.Rows...) {
		out = append(out, strings.Join(lines(row), " | "))
	}
	p.add(out...)
}

// signatures prints the cells in rows of two; a row that is empty in both is left out.
func (p *plainText) signatures(b SignatureBlock) {
	for i := 0; i < len(b.Cells); i += 2 {
		row := b.Cells[i:min(i+2, len(b.Cells))]
		var out []string
		for _, part := range []func(SignatureCell) string{
			func(c SignatureCell) string { return c.Heading },
			func(c SignatureCell) string {
				switch {
				case c.Repeat:
					return "[lihat tanda tangan pihak " + itoa(c.Party) + "]"
				case c.Field == "":
					return c.Note
				}
				return "[" + c.Field + "]"
			},
			func(c SignatureCell) string { return c.Nama.String() },
			func(c SignatureCell) string { return c.Jabatan.String() },
		} {
			var words []string
			for _, c := range row {
				words = append(words, part(c))
			}
			if line := strings.Join(words, " | "); strings.Trim(line, " |") != "" {
				out = append(out, line)
			}
		}
		p.add(out...)
	}
}
