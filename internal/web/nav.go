package web

import (
	"slices"
	"strings"

	"naskah/internal/naskah"
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

// withCooperations adds Kerja sama behind Naskah for those who work with the register; a phone reaches it by the list of naskah.
func withCooperations(items []views.NavItem, p naskah.Principal) []views.NavItem {
	if !readsCooperations(p) {
		return items
	}
	at := slices.IndexFunc(items, func(n views.NavItem) bool { return n.Key == "naskah" }) + 1
	return slices.Insert(items, at, views.NavItem{Key: "kerjasama", Href: "/kerja-sama", Icon: "handshake"})
}

// withSettings adds Pengaturan for those who keep or read people and offices; a phone reaches it by the account.
func withSettings(items []views.NavItem, p naskah.Principal) []views.NavItem {
	if !readsSettings(p) {
		return items
	}
	return append(items, views.NavItem{Key: "pengaturan", Href: "/pengaturan", Icon: "settings"})
}

func readsSettings(p naskah.Principal) bool {
	return p.Has(naskah.RoleOfficer) || p.Has(naskah.RoleAdmin) || p.Has(naskah.RoleArchivist)
}

// menu marks where path is.
func menu(items []views.NavItem, path string) []views.NavItem {
	for i, n := range items {
		items[i].Current = path == n.Href || (n.Href != "/" && strings.HasPrefix(path, n.Href+"/"))
	}
	return items
}
