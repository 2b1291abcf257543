package document

import (
	"fmt"

	"naskah/internal/naskah"
)

// items reports the required fields of list items that are empty, printed or not. An item that holds nothing at all is none.
func (c *checker) items() {
	for _, f := range c.tpl.Fields() {
		if f.Type == TypeList && f.Path != keyPasal && !f.Opening && f.asked.holds(c.scope.names) && !c.settled(f) {
			c.itemsOf(f, follow(c.scope.names, f.Path), f.Path, f.Norma)
		}
	}
}

// itemsOf looks at the items of one list, and at the lists in them.
func (c *checker) itemsOf(f Field, x any, path, norm string) {
	list, _ := x.([]any)
	for i, item := range list {
		m, ok := item.(map[string]any)
		if !ok || !filled(m) {
			continue
		}
		for _, g := range f.Fields {
			at := below(below(path, itoa(i)), g.Path)
			switch y := follow(m, g.Path); {
			case g.Type == TypeList && filled(y):
				c.itemsOf(g, y, at, norm)
			case g.Required && !filled(y) && g.Type != TypeBool && !c.present(at) && !c.spokenOf(at):
				c.add(naskah.Finding{
					Code: "KSD-KOSONG", Level: naskah.LevelError, Path: at, Norm: norm,
					Msg: fmt.Sprintf("%s pada %s butir %d belum diisi. Isi, atau hapus butirnya.", g.Label, c.tpl.nameOf(f), i+1),
				})
			}
		}
	}
}
