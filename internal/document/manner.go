package document

// manner puts the text in the manner of the Instansi where practice knows more than one [P22 Lampiran; OP 3, 4].
func (o Options) manner(t *Tree) {
	if o.TukarLambang && t.Kop.Kind == KopEmblems && len(t.Kop.LeftMore) == 0 {
		t.Kop.Left, t.Kop.Right = t.Kop.Right, t.Kop.Left
	}
	for i, b := range t.Blocks {
		switch b := b.(type) {
		case Heading:
			if o.Dengan {
				t.Blocks[i] = withDengan(b)
			}
		case NomorLines:
			if o.SatuNomor && len(b.Lines) > 1 {
				t.Blocks[i] = NomorLines{b.Lines[:1]}
			}
		}
	}
}

// withDengan is a title whose parties are joined by DENGAN.
func withDengan(h Heading) Heading {
	out := Heading{Lines: make([]Text, len(h.Lines))}
	for i, l := range h.Lines {
		if l.String() == "DAN" {
			l = Text{{Text: "DENGAN", Bold: l[0].Bold}}
		}
		out.Lines[i] = l
	}
	return out
}
