package layout

import (
	"testing"

	"naskah/internal/document"
)

// TestEmblemPlaces: up to seven emblems on the left and one on the right stand on the text's width and never on each other.
func TestEmblemPlaces(t *testing.T) {
	e := &document.Emblem{Label: "tempat"}
	for _, p := range []Profile{A4, F4} {
		f := &flow{p: p}
		for more := range 7 {
			k := document.Kop{Kind: document.KopEmblems, Left: e, Right: e}
			for range more {
				k.LeftMore = append(k.LeftMore, e)
			}
			var at []rect
			for _, x := range f.emblemPlaces(k) {
				if x.e != nil {
					at = append(at, x.r)
				}
			}
			if len(at) != more+2 || at[0].x != p.Left || more == 0 && at[0].w != emblemSide || at[len(at)-1].w != emblemSide {
				t.Fatalf("%d more: %v", more, at)
			}
			for i := 1; i < len(at); i++ {
				if at[i].x < at[i-1].x+at[i-1].w+6*pt || at[i].w < 40*pt || at[i].y < 0 || at[i].y+at[i].h > emblemSide {
					t.Errorf("%d more: %v", more, at)
				}
			}
			if last := at[len(at)-1]; last.x+last.w > p.Left+p.textWidth() {
				t.Errorf("%d more: %v", more, last)
			}
		}
	}
}
