package web

import (
	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// A shelf is what files hang on: one naskah or one kerja sama, as the reader sees it.
type shelf struct {
	sub     naskah.Subject
	path    string // its page
	title   string
	place   views.Crumb // the list it is in
	parties []naskah.Party
}

// A shelfOf finds the shelf of the path.
type shelfOf func(k *call) (shelf, error)

func naskahShelf(k *call) (shelf, error) {
	n, err := k.naskah()
	if err != nil {
		return shelf{}, err
	}
	return k.shelfOfNaskah(n), nil
}

func (k *call) shelfOfNaskah(n naskah.Naskah) shelf {
	return shelf{sub: n.ID.Subject(), path: naskahPath(n.ID), title: k.judul(n), place: views.Crumb{Label: k.t("nav.naskah"), Href: "/naskah"}, parties: n.Parties}
}

func kerjaSamaShelf(k *call) (shelf, error) {
	c, err := k.cooperation()
	if err != nil {
		return shelf{}, err
	}
	return k.shelfOfKerjaSama(c.KerjaSama), nil
}

func (k *call) shelfOfKerjaSama(ks naskah.KerjaSama) shelf {
	return shelf{
		sub: kerjaSamaSubject(ks.ID), path: kerjaSamaPath(ks.ID), title: k.kerjaSamaTitle(ks),
		place: views.Crumb{Label: k.t("nav.kerjasama"), Href: "/kerja-sama"},
	}
}

func kerjaSamaSubject(id naskah.KerjaSamaID) naskah.Subject {
	return naskah.Subject{Kind: naskah.SubjectKerjaSama, ID: string(id)}
}

// crumbs is the way to a page below the shelf's own.
func (s shelf) crumbs(rest ...views.Crumb) []views.Crumb {
	return append([]views.Crumb{s.place, {Label: s.title, Href: s.path}}, rest...)
}

// pathOf is the page of what a subject names.
func pathOf(sub naskah.Subject) string {
	if sub.Kind == naskah.SubjectKerjaSama {
		return kerjaSamaPath(naskah.KerjaSamaID(sub.ID))
	}
	return naskahPath(naskah.NaskahID(sub.ID))
}
