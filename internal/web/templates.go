package web

import (
	"naskah/internal/document"
	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// showTemplates lists the templates.
func showTemplates(k *call) error {
	if k.p.Outside() {
		return denied()
	}
	var v views.TemplatesView
	for _, r := range naskah.DaftarRumpun {
		part := views.TemplatePart{ID: string(r), Title: k.t("rumpun." + string(r))}
		for _, t := range k.office.Templates.List() {
			if j, _ := naskah.JenisOf(t.Ref.Kode); j.Rumpun == r {
				part.Tiles = append(part.Tiles, views.TemplateTile{Href: "/templat/" + string(t.Ref.Kode), Nama: t.Nama, Kode: string(t.Ref.Kode), Line: k.t("template.version", t.Ref.Versi), Help: t.Keterangan})
			}
		}
		if len(part.Tiles) > 0 {
			v.Parts = append(v.Parts, part)
		}
	}
	return k.show(k.t("nav.templat"), views.Templates(v))
}

// showTemplate is one template: the text it makes of its sample, and what it asks for.
func showTemplate(k *call) error {
	if k.p.Outside() {
		return denied()
	}
	code, err := pathValue(k.c, "kode")
	if err != nil {
		return err
	}
	t, err := k.office.Templates.Current(naskah.Kode(code))
	if err != nil {
		return err
	}
	tree, _, err := t.Compile(t.Sample(), document.Options{TanpaKataDaerah: k.inst.TanpaKataDaerah, Catatan: k.inst.Catatan})
	if err != nil {
		return err
	}
	v := views.TemplateView{Nama: t.Nama, Line: string(t.Ref.Kode) + " · " + k.t("template.version", t.Ref.Versi), Help: t.Norma}
	if v.Sheet, err = k.sheet(tree, k.t("template.mark")); err != nil {
		return err
	}
	for _, g := range t.Groups {
		for _, f := range g.Fields {
			if f.Register || f.Type == document.TypeInstansi || f.Type == document.TypeMitra || f.Type == document.TypeFile {
				continue
			}
			key := "template.optional"
			switch {
			case f.Opening:
				key = "template.opening"
			case f.Required:
				key = "template.required"
			}
			v.Fields = append(v.Fields, views.KV{Key: f.Label, Value: k.t(key)})
		}
	}
	if k.p.Has(naskah.RoleAuthor) {
		v.Create = "/naskah/baru?jenis=" + string(t.Ref.Kode)
	}
	return k.wide(t.Nama, views.Template(v))
}
