package web_test

import (
	"testing"

	"naskah/internal/office/officetest"
	"naskah/internal/web/webtest"
)

// TestStoryReviewChromium has a naskah returned twice, a pasal of its own typed with the keyboard alone, connections and sign-ins that
// end in the middle of a sentence, and an Asisten replaced while it is his turn.
func TestStoryReviewChromium(t *testing.T) {
	w := officetest.New(t)
	n := w.Draft()
	s := webtest.New(t, w).Listen(t)
	play(t, "review.mjs", map[string]string{"url": s.URL, "naskah": string(n.ID)})
}
