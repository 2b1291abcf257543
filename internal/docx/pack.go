package docx

import (
	"archive/zip"
	"bytes"
	"maps"
	"slices"
	"strings"
	"time"

	"naskah/internal/naskah"
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

const (
	typeWord = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	relDoc   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// epoch is the first time that an archive can state; no clock is asked.
var epoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// A part is one file of the package.
type part struct {
	name, mime string // mime: of its content; empty: by its suffix
	body       []byte
}

// pack writes the package: the parts in a fixed order, all of one time.
func (w *writer) pack() ([]byte, error) {
	list := []part{
		{"word/document.xml", typeWord + "document.main+xml", []byte(w.document())},
		{"word/styles.xml", typeWord + "styles+xml", []byte(w.styles())},
		{"word/numbering.xml", typeWord + "numbering+xml", []byte(w.numbering())},
		{"word/fontTable.xml", typeWord + "fontTable+xml", []byte(w.fonts())},
		{"word/settings.xml", typeWord + "settings+xml", []byte(settings)},
		{"word/footer1.xml", typeWord + "footer+xml", []byte(w.foot())},
		{"word/header1.xml", typeWord + "header+xml", []byte(w.top(w.o.Page.Halaman))},
		{"word/_rels/document.xml.rels", "", []byte(w.relations())},
		{"docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", []byte(w.core())},
		{"docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml", []byte(w.custom())},
		{"_rels/.rels", "", []byte(xmlHead + `<Relationships xmlns="` + nsRel + `"><Relationship Id="r1" Type="` + relDoc + `officeDocument" Target="word/document.xml"/>` +
			`<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
			`<Relationship Id="r3" Type="` + relDoc + `custom-properties" Target="docProps/custom.xml"/></Relationships>`)},
	}
	if w.otherFirst() {
		list = append(list, part{"word/footer2.xml", typeWord + "footer+xml", []byte(w.foot())},
			part{"word/header2.xml", typeWord + "header+xml", []byte(w.top(naskah.HalamanTanpa))})
	}
	for i, b := range w.images {
		list = append(list, part{"word/media/gambar" + itoa(i+1) + "." + w.kinds[i], "", b})
	}
	var types strings.Builder
	types.WriteString(xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/>`)
	for _, p := range list {
		if p.mime != "" {
			types.WriteString(`<Override PartName="/` + p.name + `" ContentType="` + p.mime + `"/>`)
		}
	}
	types.WriteString(`</Types>`)
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range append([]part{{"[Content_Types].xml", "", []byte(types.String())}}, list...) {
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: epoch})
		if err != nil {
			return nil, err
		}
		if _, err := f.Write(p.body); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

const namespaces = `xmlns:w="` + nsW + `" xmlns:r="` + nsR + `" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"`

func (w *writer) document() string {
	p := w.o.Page
	refs, first := `<w:headerReference w:type="default" r:id="r5"/><w:footerReference w:type="default" r:id="r4"/>`, ""
	if w.otherFirst() {
		refs, first = refs+`<w:headerReference w:type="first" r:id="r8"/><w:footerReference w:type="first" r:id="r7"/>`, `<w:titlePg/>`
	}
	return xmlHead + `<w:document ` + namespaces + `><w:body>` + w.b.String() + `<w:sectPr>` + refs + `<w:pgSz w:w="` +
		itoa(twips(p.W)) + `" w:h="` + itoa(twips(p.H)) + `"/><w:pgMar w:top="` + itoa(twips(p.Top)) + `" w:right="` + itoa(twips(p.Right)) + `" w:bottom="` + itoa(twips(p.Bottom)) +
		`" w:left="` + itoa(twips(p.Left)) + `" w:header="` + itoa(twips(p.Top)/2) + `" w:footer="` + itoa(twips(p.Bottom)/3) + `" w:gutter="0"/>` + first + `</w:sectPr></w:body></w:document>`
}

func (w *writer) relations() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Relationships xmlns="` + nsRel + `">`)
	list := []string{"styles", "numbering", "settings", "footer1", "header1", "fontTable"}
	if w.otherFirst() {
		list = append(list, "footer2", "header2")
	}
	for i, x := range list {
		b.WriteString(`<Relationship Id="r` + itoa(i+1) + `" Type="` + relDoc + strings.TrimRight(x, "12") + `" Target="` + x + `.xml"/>`)
	}
	for i := range w.images {
		n := itoa(i + 1)
		b.WriteString(`<Relationship Id="gambar` + n + `" Type="` + relDoc + `image" Target="media/gambar` + n + `.` + w.kinds[i] + `"/>`)
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

const settings = xmlHead + `<w:settings xmlns:w="` + nsW + `"><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>` +
	`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="id-ID"/></w:settings>`

func (w *writer) core() string {
	return xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>` +
		w.escaped(w.tree.Title) + `</dc:title><dc:creator>naskah</dc:creator><dc:language>id-ID</dc:language></cp:coreProperties>`
}

func (w *writer) custom() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">`)
	for i, k := range slices.Sorted(maps.Keys(w.o.Properties)) {
		b.WriteString(`<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="` + itoa(i+2) + `" name="` + w.escaped(k) + `"><vt:lpwstr>` + w.escaped(w.o.Properties[k]) + `</vt:lpwstr></property>`)
	}
	b.WriteString(`</Properties>`)
	return b.String()
}
