package layout

import (
	"testing"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// On paper each signer has a room for his ink, as large as a seal, where a seal can be placed later [OP 1.10]; it is no field, and no
// two rooms touch. Only the form's word for cap or stempel may stand in it.
func TestRooms(t *testing.T) {
	l := newLayout(t)
	for n := 1; n <= 8; n++ {
		tree := sampleTree(true)
		var cells []document.SignatureCell
		for i := range n {
			cells = append(cells, document.SignatureCell{Party: n - i, Heading: "PIHAK " + itoa(n-i) + ",", Note: "Tandatangan dan Stempel", Nama: text("NAMA CONTOH")})
		}
		tree.Blocks[len(tree.Blocks)-1] = document.SignatureBlock{Cells: cells}
		res, err := l.PDF(tree, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(res.Fields) != 0 || len(res.Rooms) != n {
			t.Fatalf("%d fields and %d rooms for %d signers", len(res.Fields), len(res.Rooms), n)
		}
		pages, _, err := l.pages(tree, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range res.Rooms {
			if f.Name != "ttd_"+itoa(cells[i].Party) || f.Party != cells[i].Party || f.Kind != naskah.FieldTinta {
				t.Errorf("room %d is %+v, want that of %+v", i, f, cells[i])
			}
			checkField(t, f, A4, len(pages))
			for _, g := range res.Rooms[i+1:] {
				if overlap(f.Rect, g.Rect) {
					t.Errorf("%s and %s overlap: %+v %+v", f.Name, g.Name, f.Rect, g.Rect)
				}
			}
			for _, m := range pages[f.Rect.Page-1].marks {
				b := m.box()
				_, isText := m.(textMark)
				if _, ok := m.(fieldMark); !ok && !isText && overlap(f.Rect, naskah.Rect{Page: f.Rect.Page, X: points(b.x), Y: points(A4.H - b.y - b.h), W: points(b.w), H: points(b.h)}) {
					t.Errorf("%T at %+v is drawn in %s %+v", m, b, f.Name, f.Rect)
				}
			}
		}
	}
}
