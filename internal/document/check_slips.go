package document

import (
	"fmt"

	"naskah/internal/naskah"
)

// slips looks at what people typed, not at what is computed: weekdays that do not fit their date (R17), pasal that do not exist
// (R18), PIHAK PERTAMA, instructions of the form left in, and misspellings that printed naskah have had.
func (c *checker) slips() {
	for _, f := range c.tpl.Fields() {
		c.slipsIn(c.tpl.schema.at(f.Path), follow(c.scope.names, f.Path), f.Path)
	}
}

func (c *checker) slipsIn(n *snode, x any, path string) {
	switch y := x.(type) {
	case string:
		if n != nil && n.kind == sScalar && (n.field.Type == TypeText || n.field.Type == TypeLong) && !n.field.Register {
			for _, f := range Slips(y, c.pasalMeant()) {
				c.slip(f, path)
			}
		}
	case []any:
		for i, z := range y {
			c.slipsIn(n.child(itoa(i)), z, path+"."+itoa(i))
		}
	case map[string]any:
		for _, k := range n.order {
			c.slipsIn(n.keys[k], y[k], path+"."+k)
		}
	}
}

// slip keeps a finding about the text that stands at a path; a machine that can mend the text offers it.
func (c *checker) slip(f naskah.Finding, path string) {
	f.Path = path
	switch f.Code {
	case "KSD-PIHAK":
		f.Norm = c.law.nameNorm
	case "KSD-SISA":
		f.Msg += fmt.Sprintf(" Tanggal dan nomor yang baru ditetapkan saat pembukaan ditulis tidak langsung, misalnya \"sejak tanggal %s ini\".", c.tpl.Sebutan)
	}
	if f.Repair != nil {
		f.Repair.Path = path
	}
	c.add(f)
}

// pasalMeant is how many pasal a typed "Pasal 5" can mean; 0 where it means those of another naskah, as in an addendum.
func (c *checker) pasalMeant() int {
	if c.tpl.Ref.Kode == naskah.Addendum {
		return 0
	}
	return len(c.live)
}
