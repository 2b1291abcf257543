package sqlstore

import (
	"slices"
	"strings"
	"testing"

	"naskah/internal/naskah"
)

// TestStateLists: the lists of states that stand in queries are those of the domain.
func TestStateLists(t *testing.T) {
	for _, c := range []struct {
		text string
		want []naskah.State
	}{{signedStates, naskah.SignedStates}, {turnStates, naskah.TurnStates}} {
		var got []naskah.State
		for s := range strings.SplitSeq(c.text, ", ") {
			got = append(got, naskah.State(strings.Trim(s, "'")))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s, want %v", c.text, c.want)
		}
	}
}
