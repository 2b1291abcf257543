// Package views draws the pages: templ components over plain view structs. It knows words, addresses and what a page shows, and
// nothing of the office; every struct here is made in package web.
package views

import (
	"context"

	"naskah/internal/web/locale"
)

// Assets are the addresses of what the browser fetches beside the page; all empty while they are not built.
type Assets struct{ CSS, JS, Icons, Favicon string }

// A Frame is what every page has around its own content.
type Frame struct {
	Words     locale.Words
	Assets    Assets
	Nonce     string // of the content security policy
	CSRF      string // token for every form of the page
	Path      string // of this page, for the link that changes the language
	Title     string
	Instansi  string
	User      *User // nil: nobody is signed in
	Nav       []NavItem
	Flash     string
	Demo      bool
	Wide      bool
	RequestID string
}

// A User is who is signed in.
type User struct{ Nama, Role, Initials string }

// A NavItem is one place of the menu. No entry leads to a page that is not built.
type NavItem struct {
	Key, Href, Icon string
	Count           int
	Current         bool
	Phone           bool // among the five places at the bottom
	Rule            bool // a line above
}

type frameKey struct{}

// With puts the frame where the components find it.
func With(ctx context.Context, f *Frame) context.Context {
	return context.WithValue(ctx, frameKey{}, f)
}

// frame is the page's frame; an empty one outside a page, so that a component can be drawn alone.
func frame(ctx context.Context) *Frame {
	if f, ok := ctx.Value(frameKey{}).(*Frame); ok {
		return f
	}
	return &Frame{}
}

// t is the text of key in the page's language.
func t(ctx context.Context, key string, a ...any) string { return frame(ctx).Words.T(key, a...) }

// title is what the browser's tab says.
func title(f *Frame) string {
	if f.Title == "" {
		return "naskah"
	}
	return f.Title + " · naskah"
}

// mainClass widens the pages that show a document beside a form.
func mainClass(f *Frame) string {
	if f.Wide {
		return "wide"
	}
	return ""
}

// other is the language the page is not in.
func other(f *Frame) string {
	if f.Words.Lang == "en" {
		return "id"
	}
	return "en"
}
