package layout

import (
	"math"
	"testing"

	"github.com/signintech/gopdf"
)

// The PDF writer measures every letter of all faces as the setting does; a difference would move every justified line.
func TestWriterMeasuresAlike(t *testing.T) {
	l := newLayout(t)
	arial, err := l.arial()
	if err != nil {
		t.Fatal(err)
	}
	for _, fam := range []*family{l.bookman, arial} {
		for _, f := range fam.faces {
			var pdf gopdf.GoPdf
			pdf.Start(gopdf.Config{PageSize: *gopdf.PageSizeA4})
			pdf.AddPage()
			if err := pdf.AddTTFFontFromFontContainer(f.name, fam.store); err != nil {
				t.Fatal(err)
			}
			if err := pdf.SetFont(f.name, "", 1000); err != nil {
				t.Fatal(err)
			}
			for r := rune(' '); r < 0xFFFD; r++ {
				if !f.has(r) {
					continue
				}
				got, err := pdf.MeasureTextWidth(string(r))
				if want := float64(f.advance(r)); err != nil || math.Abs(got-want) > 0.5 {
					t.Errorf("%s %q: the writer says %g, we say %g (%v)", f.name, r, got, want, err)
				}
				if ok, err := pdf.IsCurrFontContainGlyph(r); !ok || err != nil {
					t.Errorf("%s %q: the writer has no glyph", f.name, r)
				}
			}
		}
	}
}
