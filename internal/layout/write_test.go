package layout

import (
	"math"
	"testing"

	"github.com/signintech/gopdf"
)

// The PDF writer measures every letter of both faces as the setting does; a difference would move every justified line.
func TestWriterMeasuresAlike(t *testing.T) {
	l := newLayout(t)
	for _, f := range []*face{l.regular, l.bold} {
		var pdf gopdf.GoPdf
		pdf.Start(gopdf.Config{PageSize: *gopdf.PageSizeA4})
		pdf.AddPage()
		if err := pdf.AddTTFFontData(f.name, f.data); err != nil {
			t.Fatal(err)
		}
		if err := pdf.SetFont(f.name, "", 1000); err != nil {
			t.Fatal(err)
		}
		for r, w := range f.widths {
			got, err := pdf.MeasureTextWidth(string(r))
			if err != nil || math.Abs(got-w*1000) > 0.5 {
				t.Errorf("%s %q: the writer says %g, we say %g (%v)", f.name, r, got, w*1000, err)
			}
			if ok, err := pdf.IsCurrFontContainGlyph(r); !ok || err != nil {
				t.Errorf("%s %q: the writer has no glyph", f.name, r)
			}
		}
	}
}
