package document

import (
	"slices"

	"naskah/internal/naskah"
)

// Options are what the Instansi decides about a text that is not among its values.
type Options struct {
	TanpaKataDaerah bool            // title line "PEMERINTAH KOTA X"
	Lambang         naskah.Digest   // pictures; empty: a frame with its label is printed. Of PIHAK KESATU
	Logos           []naskah.Digest // of PIHAK KEDUA and those after it, in their order; one that is missing or empty has a frame
	Garuda          naskah.Digest
	Catatan         string // footer of electronically signed pages [OP 2]
	SatuNomor       bool   // one NOMOR line, that of the first party that has one, instead of one for each party
	Dengan          bool   // DENGAN between the parties of the title instead of DAN
	TukarLambang    bool   // the emblems of the head change sides
}

// Compile writes the text of v. It is pure and bounded by the size of template and values. What is missing becomes dots; that the
// values may be incomplete is no error.
func (t *Template) Compile(v naskah.Values, o Options) (Tree, Facts, error) {
	s := t.scope(v, o)
	live := s.clauses()
	s.numbers = number(live, t.gaya)
	f := s.facts()
	tree := Tree{Kode: t.Ref.Kode, Title: s.text(t.title).String(), Kop: s.headed(t.emblems(o, len(f.Parties)))}
	if f.Cara == naskah.Basah {
		if t.paraf {
			tree.Paraf = parafBox(len(f.Parties))
		}
	} else {
		tree.Footer = o.Catatan
	}
	first, last := t.pasalSpan()
	for i, b := range t.body {
		switch {
		case i == first:
			tree.Blocks = append(tree.Blocks, s.allPasal(live, f)...)
		case i < first || i > last:
			tree.Blocks = append(tree.Blocks, s.blocks(t.body[i:i+1], f)...)
		case b.kind != "pasal": // stands after its pasal
		}
	}
	once(tree.Blocks)
	o.manner(&tree)
	return tree, f, nil
}

// pasalSpan is where the pasal of the body begin and end; without any, behind its end.
func (t *Template) pasalSpan() (first, last int) {
	first = slices.IndexFunc(t.body, func(b bodyPart) bool { return b.kind == "pasal" })
	if first < 0 {
		return len(t.body), len(t.body)
	}
	for i, b := range t.body {
		if b.kind == "pasal" {
			last = i
		}
	}
	return first, last
}

// allPasal are the pasal in their order, also those that are no part of the template, each followed by what stands between it and the
// next pasal of the template: the table of a report goes with its section.
func (s *scope) allPasal(live []*liveClause, f Facts) []Block {
	first, last := s.tpl.pasalSpan()
	after := map[string][]bodyPart{}
	id := ""
	for _, b := range s.tpl.body[first : last+1] {
		if b.kind == "pasal" {
			id = b.id
			continue
		}
		after[id] = append(after[id], b)
	}
	var out []Block
	for _, c := range live {
		out = append(out, s.pasal(c))
		if c.src != nil {
			out = append(out, s.blocks(after[c.src.id], f)...)
		}
	}
	return out
}

// blocks are the parts whose condition holds.
func (s *scope) blocks(parts []bodyPart, f Facts) []Block {
	var out []Block
	for _, b := range parts {
		if !b.when.holds(s.names) {
			continue
		}
		if x := s.block(b, f); x != nil {
			out = append(out, x)
		}
	}
	return out
}

// once marks the places of a party that has one already: a lampiran that is signed again is the same turn and the same seal [OP 2].
func once(blocks []Block) {
	seen := map[int]bool{}
	for _, b := range blocks {
		sb, ok := b.(SignatureBlock)
		if !ok {
			continue
		}
		for i := range sb.Cells {
			c := &sb.Cells[i]
			if seen[c.Party] && c.Field != "" {
				c.Field, c.Repeat = "", true
			}
		}
		for _, c := range sb.Cells {
			seen[c.Party] = true
		}
	}
}

// emblems is the head with the pictures that are there. Where the left place is that of the mitra and there are several, all stand
// there, each saying whose it is [P22 43(3)].
func (t *Template) emblems(o Options, parties int) Kop {
	logo := func(i int) naskah.Digest { // of the party with index i
		if i-1 < len(o.Logos) {
			return o.Logos[i-1]
		}
		return ""
	}
	pictures := map[string]naskah.Digest{"lambang_daerah": o.Lambang, slotMitra: logo(1), "garuda": o.Garuda}
	fill := func(e *Emblem) *Emblem {
		if e == nil {
			return nil
		}
		c := *e
		c.Image = pictures[c.Slot]
		return &c
	}
	k := Kop{Kind: t.kop.Kind, Left: fill(t.kop.Left), Center: fill(t.kop.Center), Right: fill(t.kop.Right)}
	if parties < 3 || k.Left == nil || k.Left.Slot != slotMitra {
		return k
	}
	for i := 2; i < parties; i++ {
		k.LeftMore = append(k.LeftMore, &Emblem{Slot: slotMitra, Image: logo(i), Label: k.Left.Label + " PIHAK " + naskah.Ordinal(i+1)})
	}
	k.Left.Label += " PIHAK KEDUA"
	return k
}

// slotMitra is the place of the emblem of the other party or parties.
const slotMitra = "logo_mitra"

// headed is the head with names and address, which are values.
func (s *scope) headed(k Kop) Kop {
	k = s.standing(k)
	for _, p := range s.tpl.names {
		if line := s.text(p).String(); line != "" { // a line may depend on a condition
			k.Names = append(k.Names, line)
		}
	}
	for _, p := range s.tpl.address {
		if line := s.text(p).String(); line != "" { // a line may depend on a condition
			k.Address = append(k.Address, line)
		}
	}
	return k
}

// parafBox is the labels of the paraf box of the parties, left to right as the signature block [OP 1.3].
func parafBox(parties int) []string {
	var out []string
	for i := parties; i > 0; i-- {
		out = append(out, "Paraf Pihak "+titleCase(naskah.Ordinal(i)))
	}
	return out
}

func (s *scope) block(b bodyPart, f Facts) Block {
	switch b.kind {
	case "heading":
		var h Heading
		for _, l := range b.lines {
			if t := s.text(l); len(t) > 0 { // a line may depend on a condition
				h.Lines = append(h.Lines, t)
			}
		}
		return h
	case "nomor":
		return s.nomor(b, f)
	case "paragraph":
		return Paragraph{ID: b.id, Text: s.text(b.text), Align: b.align, Indent: b.indent, KeepNext: b.keep, Tight: b.tight, Beside: b.beside}
	case "komparisi":
		var k Komparisi
		for _, r := range b.rows {
			if !r.when.holds(s.names) {
				continue
			}
			i := len(k.Rows)
			k.Rows = append(k.Rows, KomparisiRow{Roman: naskah.Roman(i+1) + ".", Nama: s.text(r.nama), Text: s.text(r.text)})
		}
		return k
	case "list":
		return s.recital(b)
	case "labels":
		return s.labels(b)
	case "table":
		return s.table(b)
	case "lampiran":
		a := Attachment{ID: b.id}
		for _, l := range b.lines {
			if t := s.text(l); len(t) > 0 {
				a.Lines = append(a.Lines, t)
			}
		}
		return a
	case "closing":
		return Closing{Text: s.text(b.text)}
	case "signatures":
		return s.signatures(b, f)
	}
	return nil
}

// nomor is one line per party, PIHAK KESATU first; none for a party that gives no number, dots while it is not known [OP 1.6].
func (s *scope) nomor(b bodyPart, f Facts) Block {
	var out NomorLines
	for i, n := range f.Nomor {
		if n.Kind == naskah.TidakBernomor {
			continue
		}
		line := s.text(b.text)
		path := "pihak." + itoa(i) + ".nomor"
		if n.Text == "" {
			line = append(line, Run{Text: dots, Blank: true, Path: path})
		} else {
			line = append(line, Run{Text: n.Text, Path: path})
		}
		out.Lines = append(out.Lines, line)
	}
	if len(out.Lines) == 0 {
		return nil
	}
	return out
}

// recital is the konsideran; while it is empty two rows of dots stand there, as in the form.
func (s *scope) recital(b bodyPart) Block {
	list, _ := follow(s.names, b.each).([]any)
	out := List{ID: b.id}
	for i, x := range list {
		path := b.each + "." + itoa(i)
		out.Items = append(out.Items, Item{ID: path, Label: itoa(i+1) + ".", Text: s.within(x, path).text(b.text)})
	}
	for _, p := range b.items {
		if t := s.text(p); len(t) > 0 {
			out.Items = append(out.Items, Item{Label: itoa(len(out.Items)+1) + ".", Text: t})
		}
	}
	if len(out.Items) == 0 {
		return nil
	}
	if !b.plain {
		punctuate(out.Items, ".", false)
	}
	return out
}

// signatures is the block of the signers: PIHAK KEDUA left, PIHAK KESATU right, a comma after both [P22 Lampiran, OP 4]. On the
// electronic path each place has a field.
func (s *scope) signatures(b bodyPart, f Facts) Block {
	var cells []SignatureCell
	for _, c := range b.cells {
		if !c.when.holds(s.names) {
			continue
		}
		cell := SignatureCell{
			Party: c.party, Heading: "PIHAK " + naskah.Ordinal(c.party) + ",", Note: s.text(c.note).String(),
			Nama: s.text(c.nama), Jabatan: s.text(c.jabatan),
		}
		if c.judul != nil {
			cell.Heading = s.text(c.judul).String()
		}
		if f.Cara != naskah.Basah {
			cell.Field = "ttd_" + itoa(c.party)
		}
		cells = append(cells, cell)
	}
	var out SignatureBlock
	for pair := range slices.Chunk(cells, 2) {
		slices.Reverse(pair)
		out.Cells = append(out.Cells, pair...)
	}
	return out
}
