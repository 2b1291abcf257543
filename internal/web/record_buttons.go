package web

import (
	"net/url"
	"slices"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// recordButtons are the acts on what the register says of a naskah; they are never filled. What stands in the way is said beside them.
func (k *call) recordButtons(f file, v *views.NextView) {
	n := f.n
	link := func(act naskah.Act, key, icon, rest string, danger bool) {
		if f.may(act) && f.blocked(act) == "" {
			v.More = append(v.More, views.Button{Act: key, Label: k.t(key), Icon: icon, Action: naskahPath(n.ID, rest), Get: true, Danger: danger})
		}
	}
	if slices.ContainsFunc(n.Nomor, func(x naskah.Nomor) bool { return x.Kind == naskah.Menyusul }) {
		link(naskah.ActRalat, "act.late", "hash", "/nomor-kemudian", false)
	}
	link(naskah.ActRalat, "act.ralat", "file-pen-line", "/ralat", false)
	if f.may(naskah.ActRalat) {
		v.More = append(v.More, views.Button{Act: "hubungan", Label: k.t("relate.title"), Icon: "link", Action: naskahPath(n.ID, "/hubungan"), Get: true})
	}
	if carriedOutBy(n.Jenis) != "" && f.may(naskah.ActRalat) {
		v.More = append(v.More, k.pksButton(n))
	}
	link(naskah.ActAnnul, "act.annul", "x", "/anulir", true)
	for _, act := range []naskah.Act{naskah.ActArchive, naskah.ActRalat, naskah.ActAnnul} {
		if why := f.blocked(act); why != "" && v.Blocked == "" {
			v.Blocked = why
		}
	}
}

// pksButton leads to the form of an old record, filled with what carries out n.
func (k *call) pksButton(n naskah.Naskah) views.Button {
	q := url.Values{"jenis": {string(carriedOutBy(n.Jenis))}, "melaksanakan": {naskahLabel(n)}, "pihak_2": {others(n)}}
	return views.Button{Act: "pelaksana", Label: k.t("old.pks"), Icon: "file-plus", Action: withQuery("/naskah/catat", q), Get: true}
}

// carriedOutBy is the kind that carries out one of kind; "" when none does.
func carriedOutBy(kind naskah.Kode) naskah.Kode {
	switch kind {
	case naskah.KSBPK:
		return naskah.PKSPK
	case naskah.KSBD:
		return naskah.PKSD
	}
	return ""
}

// scanOf is the address of the scan that proves n, where it is a scan that does.
func (f file) scanOf() string {
	if f.n.Current == "" || len(f.versions) == 0 || f.versions[len(f.versions)-1].Of != naskah.Scanned {
		return ""
	}
	return naskahPath(f.n.ID, "/pindaian.pdf")
}

// showPDF gives the file of a naskah to be looked at within our own pages.
func showPDF(k *call) error {
	f, err := k.file()
	if err != nil {
		return err
	}
	if f.scanOf() == "" {
		return notFound()
	}
	b, name, err := k.office.Document(k.ctx, k.p, f.n.ID, office.Current)
	return k.handOut(b, name, err)
}
