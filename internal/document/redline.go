package document

import "strings"

// RedlineMark is printed across the pages of a redline, so that nobody takes it for a naskah.
const RedlineMark = "PERBANDINGAN"

// A PasalMark is what a redline says of a pasal beside its words. It is nil outside of a redline.
type PasalMark struct {
	Name  Text   // "Pasal 4", marked when the whole pasal came or went
	Judul Text   // its title with what changed in it
	Note  string // "dipindahkan dari Pasal 4"; empty: it stands where it stood
}

// Redline is both texts in one, in the shape of b: the words of runs that came or went are marked, what is gone stands where it stood,
// and a pasal that stands elsewhere says from where it was moved. That numbers changed because something came before is no change. It is
// for reading only: it holds no place for a signature.
func Redline(a, b Tree) Tree { return PatchOf(a, b).redline(a) }

// redline draws the difference on the older text.
func (p Patch) redline(a Tree) Tree {
	out := p.head
	out.Footer, out.Paraf = "", nil
	out.Blocks = []Block{legend()}
	if k := kopChange(a, p.head); len(k.Rows) > 0 {
		out.Blocks = append(out.Blocks, k)
	}
	for _, s := range p.steps {
		if s.shell == nil {
			shell, rows := split(a.Blocks[s.was])
			out.Blocks = append(out.Blocks, drawn(shell, whole(rows, DiffOut), gonePasal(shell)))
			continue
		}
		out.Blocks = append(out.Blocks, s.redline(a))
	}
	return out
}

// gonePasal is the mark of a pasal that is gone.
func gonePasal(shell Block) *PasalMark {
	p, ok := shell.(Pasal)
	if !ok {
		return nil
	}
	return &PasalMark{Name: changed(p.nameText(), DiffOut)}
}

// redline is one block with what changed in it.
func (s blockStep) redline(a Tree) Block {
	old := s.old(a)
	var rows []row
	for _, r := range s.rows {
		if r.gone {
			rows = append(rows, whole(old[r.was:r.was+1], DiffOut)...)
			continue
		}
		next := r.shell
		for i, steps := range r.texts {
			next.texts = append(next.texts, redlined(steps, r.text(old, i)))
		}
		rows = append(rows, next)
	}
	var mark *PasalMark
	if p, ok := s.shell.(Pasal); ok {
		mark = &PasalMark{Name: p.nameText()}
		if s.was < 0 {
			mark.Name[0].Change = DiffIn
		} else if before, ok := a.Blocks[s.was].(Pasal); ok && s.moved {
			mark.Note = "dipindahkan dari " + before.Name()
		}
	}
	return drawn(s.shell, rows, mark)
}

// whole marks rows that came or went.
func whole(rows []row, op DiffOp) []row {
	out := make([]row, len(rows))
	for i, r := range rows {
		out[i] = r
		out[i].texts = nil
		for _, t := range r.texts {
			out[i].texts = append(out[i].texts, changed(t, op))
		}
	}
	return out
}

// drawn is a block for reading: the marks of a title and of a signer's heading are kept, and nobody signs here.
func drawn(shell Block, rows []row, mark *PasalMark) Block {
	if _, ok := shell.(Table); ok {
		rows = oneHead(rows)
	}
	b := rebuilt(shell, rows)
	switch b := b.(type) {
	case Pasal:
		for _, r := range rows[:headRows(rows)] {
			mark.Judul = append(spaced(mark.Judul), r.texts[0]...)
		}
		b.Mark = mark
		return b
	case SignatureBlock:
		for i := range b.Cells {
			c := &b.Cells[i]
			c.Field, c.Note, c.Repeat = "", "", false
			if head := rows[i].texts[0]; anyChange(head) {
				c.Heading, c.Nama = "", append(spaced(append(Text{}, head...)), c.Nama...)
			}
		}
		return b
	}
	return b
}

// oneHead leaves a table the head that it has now; another that it had is its first row.
func oneHead(rows []row) []row {
	n := headRows(rows)
	if n < 2 {
		return rows
	}
	out := append([]row{rows[n-1]}, rows[:n-1]...)
	for i := range out[1:] {
		out[i+1].level = 0
	}
	return append(out, rows[n:]...)
}

func anyChange(t Text) bool {
	for _, r := range t {
		if r.Change != DiffSame {
			return true
		}
	}
	return false
}

// kopChange is what changed beside the text: the names and the address of the head, the foot of the pages, the paraf box.
func kopChange(a, b Tree) Labels {
	var out Labels
	for _, x := range []struct {
		label    string
		was, now []string
	}{{"Kepala", append(a.Kop.Names[:len(a.Kop.Names):len(a.Kop.Names)], a.Kop.Address...), append(b.Kop.Names[:len(b.Kop.Names):len(b.Kop.Names)], b.Kop.Address...)}, {"Catatan kaki", []string{a.Footer}, []string{b.Footer}}, {"Kotak paraf", a.Paraf, b.Paraf}} {
		was, now := strings.Join(x.was, ", "), strings.Join(x.now, ", ")
		if was == now {
			continue
		}
		steps, _ := wordSteps(said(was), said(now))
		out.Rows = append(out.Rows, LabelRow{Label: x.label, Text: redlined(steps, said(was))})
	}
	return out
}

// legend says how a redline is read.
func legend() Paragraph {
	return Paragraph{ID: "keterangan-perubahan", Align: Left, Text: Text{
		{Text: "Perbandingan dua versi naskah. Kata yang ", Italic: true},
		{Text: "ditambahkan", Italic: true, Change: DiffIn},
		{Text: " digarisbawahi, kata yang ", Italic: true},
		{Text: "dihapus", Italic: true, Change: DiffOut},
		{Text: " dicoret. Perbandingan ini bukan naskah dan tidak untuk ditandatangani.", Italic: true},
	}}
}

func (p Pasal) nameText() Text {
	if p.Label != "" {
		return said(p.Label)
	}
	return said("Pasal " + itoa(p.No))
}

// Head are the lines above the text of a pasal: how it is called, its title, and in a redline from where it was moved.
func (p Pasal) Head() []Text {
	name, judul, note := p.nameText(), said(p.Judul), ""
	if p.Mark != nil {
		name, judul, note = p.Mark.Name, p.Mark.Judul, p.Mark.Note
	}
	var out []Text
	if p.No > 0 || p.Label != "" {
		out = append(out, name)
	}
	if judul.String() != "" {
		out = append(out, judul)
	}
	if note != "" {
		out = append(out, Text{{Text: "(" + note + ")", Italic: true}})
	}
	return out
}

// labelled is a label as it is set beside its text: struck or underlined when all of the text is.
func labelled(label string, t Text) Text {
	if label == "" {
		return nil
	}
	out := said(label)
	for i, r := range t {
		if i > 0 && r.Change != out[0].Change || r.Change == DiffSame {
			return said(label)
		}
		out[0].Change = r.Change
	}
	return out
}

// LabelText is the label of an item, marked in a redline when the whole item came or went.
func (it Item) LabelText() Text { return labelled(it.Label, it.Text) }

// LabelText is the label of a row, as that of an item.
func (r LabelRow) LabelText() Text { return labelled(r.Label, r.Text) }

// RomanText is the numeral of a party, as the label of an item.
func (r KomparisiRow) RomanText() Text {
	return labelled(r.Roman, append(append(Text{}, r.Nama...), r.Text...))
}

// Marked writes the marks of a redline as signs, for text alone: [-what went-], [+what came+].
func Marked(t Tree) Tree {
	out := t
	out.Blocks = nil
	for _, b := range t.Blocks {
		shell, rows := split(b)
		for i := range rows {
			for j, x := range rows[i].texts {
				rows[i].texts[j] = signed(x)
			}
		}
		next := rebuilt(shell, rows)
		if p, ok := next.(Pasal); ok && p.Mark != nil {
			p.Mark = &PasalMark{Name: signed(p.Mark.Name), Judul: signed(p.Mark.Judul), Note: p.Mark.Note}
			next = p
		}
		out.Blocks = append(out.Blocks, next)
	}
	return out
}

func signed(t Text) Text {
	var out Text
	for i := 0; i < len(t); {
		op, s := t[i].Change, ""
		for ; i < len(t) && t[i].Change == op; i++ {
			s += t[i].Text
		}
		r := Run{Text: s}
		body := strings.TrimRight(s, " ")
		switch {
		case op == DiffOut && body != "":
			r.Text = "[-" + body + "-]" + s[len(body):]
		case op == DiffIn && body != "":
			r.Text = "[+" + body + "+]" + s[len(body):]
		}
		out = append(out, r)
	}
	return out
}
