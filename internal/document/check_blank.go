package document

import (
	"slices"
	"strings"

	"naskah/internal/naskah"
)

// blanks reports what would be printed as dots although no field demands it: a cell of a table, a value that the text uses. What is filled
// when signing opens may still be empty.
func (c *checker) blanks() {
	tree, _, err := c.tpl.Compile(c.scope.raw, Options{})
	if err != nil {
		return
	}
	seen := map[string]bool{}
	for _, r := range dotsIn(tree) {
		if seen[r.Path] || c.opens(r.Path) || c.spokenOf(r.Path) {
			continue
		}
		seen[r.Path] = true
		c.add(naskah.Finding{
			Code: "KSD-KOSONG", Level: naskah.LevelError, Path: r.Path,
			Msg: c.tpl.called(r.Path) + " belum diisi, sehingga tercetak titik-titik. Isi, atau hapus butirnya.",
		})
	}
}

// opens says whether a place is filled when signing opens, or is computed from what is.
func (c *checker) opens(path string) bool {
	for _, x := range computed {
		if x.marks == path {
			return true
		}
	}
	return slices.ContainsFunc(c.tpl.Fields(), func(f Field) bool {
		return (f.Opening || f.Type == TypeNomor) && (path == f.Path || strings.HasPrefix(path, f.Path+"."))
	})
}

// spokenOf says whether a finding is about the place already, or about the list or object that it stands in.
func (c *checker) spokenOf(path string) bool {
	return slices.ContainsFunc(c.out, func(f naskah.Finding) bool {
		return f.Path != "" && (f.Path == path || strings.HasPrefix(path, f.Path+"."))
	})
}

// dotsIn are the runs of a tree that are dots for a value.
func dotsIn(tree Tree) []Run {
	var out []Run
	tree.each(func(t Text) {
		for _, r := range t {
			if r.Blank && r.Path != "" {
				out = append(out, r)
			}
		}
	})
	return out
}

// each calls f with every text of the tree, in its order.
func (t Tree) each(f func(Text)) {
	all := func(list []Text) {
		for _, x := range list {
			f(x)
		}
	}
	for _, b := range t.Blocks {
		switch b := b.(type) {
		case Heading:
			all(b.Lines)
		case NomorLines:
			all(b.Lines)
		case Attachment:
			all(b.Lines)
		case Paragraph:
			f(b.Text)
		case Closing:
			f(b.Text)
		case Komparisi:
			for _, r := range b.Rows {
				f(r.Nama)
				f(r.Text)
			}
		case Labels:
			for _, r := range b.Rows {
				f(r.Text)
			}
		case List:
			eachText(b.Items, f)
		case Pasal:
			eachText(b.Items, f)
		case Table:
			all(b.Head)
			for _, r := range b.Rows {
				all(r)
			}
		case SignatureBlock:
			for _, s := range b.Cells {
				f(s.Nama)
				f(s.Jabatan)
			}
		}
	}
}

func eachText(items []Item, f func(Text)) {
	for _, it := range items {
		f(it.Text)
		eachText(it.Children, f)
	}
}
