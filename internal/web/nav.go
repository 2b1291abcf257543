package web

import (
	"strings"

	"naskah/internal/web/views"
)

// navFor are the places of one who is signed in; every one of them is built. Somebody from a partner sees no archive and no templates.
func navFor(inside, archive bool, work int) []views.NavItem {
	items := []views.NavItem{
		{Key: "beranda", Href: "/", Icon: "house", Phone: true},
		{Key: "tindakan", Href: "/tindakan", Icon: "inbox", Count: work, Phone: true},
		{Key: "naskah", Href: "/naskah", Icon: "file-text", Phone: true},
	}
	if archive {
		items = append(items, views.NavItem{Key: "arsip", Href: "/arsip", Icon: "archive", Phone: true})
	}
	items = append(items, views.NavItem{Key: "verifikasi", Href: "/verifikasi", Icon: "shield-check", Phone: true, Rule: true})
	if inside {
		items = append(items, views.NavItem{Key: "templat", Href: "/templat", Icon: "layout-template", Phone: !archive})
	}
	return items
}

// menu marks where path is.
func menu(items []views.NavItem, path string) []views.NavItem {
	for i, n := range items {
		items[i].Current = path == n.Href || (n.Href != "/" && strings.HasPrefix(path, n.Href+"/"))
	}
	return items
}
