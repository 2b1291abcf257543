package document

import (
	"fmt"
	"maps"
	"slices"

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

// terms warns of terms that a typed text explains ("yang selanjutnya disebut Tim Teknis") and that the naskah never uses again.
func (c *checker) terms() {
	var whole string
	for _, f := range c.tpl.Fields() {
		eachTyped(follow(c.scope.names, f.Path), f.Path, func(text, path string) {
			if f.Register || !defined.MatchString(text) {
				return
			}
			if whole == "" {
				tree, _, err := c.tpl.Compile(c.scope.raw, Options{})
				if err != nil {
					return
				}
				whole = Plain(tree)
			}
			unused := Unused(whole)
			for _, m := range defined.FindAllStringSubmatch(text, 20) {
				if slices.Contains(unused, m[1]) {
					c.add(naskah.Finding{
						Code: "KSD-ISTILAH", Level: naskah.LevelWarning, Path: path, Norm: draftingNorm,
						Msg: fmt.Sprintf("Istilah %q didefinisikan tetapi tidak dipakai lagi. Hapus definisinya, atau pakai istilahnya.", m[1]),
					})
				}
			}
		})
	}
}

// eachTyped visits every text of a value with its path, in the order of lists and keys.
func eachTyped(x any, path string, visit func(text, path string)) {
	switch y := x.(type) {
	case string:
		visit(y, path)
	case []any:
		for i, z := range y {
			eachTyped(z, below(path, itoa(i)), visit)
		}
	case map[string]any:
		for _, k := range slices.Sorted(maps.Keys(y)) {
			eachTyped(y[k], below(path, k), visit)
		}
	}
}
