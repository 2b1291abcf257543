package pdfa

import (
	"bytes"
	"encoding/xml"
	"fmt"
)

// Namespace and prefix of the naskah's own properties.
const (
	ownSpace  = "https://naskah.id/ns/1.0/"
	ownPrefix = "naskah"
)

// xmp is the metadata packet: what the file claims to be, its title, and the properties of our own with their declared schema
// [ISO 19005-2 6.6; ISO 14289-1 5]. It has no dates, so that the same naskah gives the same bytes.
func (d Doc) xmp() []byte {
	var b bytes.Buffer
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n")
	about := func(space, body string) {
		fmt.Fprintf(&b, "<rdf:Description rdf:about=\"\" %s>%s</rdf:Description>\n", space, body)
	}
	about(`xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"`, "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>")
	about(`xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"`, "<pdfuaid:part>1</pdfuaid:part>")
	about(`xmlns:dc="http://purl.org/dc/elements/1.1/"`, "<dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">"+escaped(d.Title)+
		"</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>"+escaped(d.Lang)+"</rdf:li></rdf:Bag></dc:language>")
	about(`xmlns:pdf="http://ns.adobe.com/pdf/1.3/"`, "<pdf:Producer>"+producer+"</pdf:Producer>")
	if len(d.Meta) > 0 {
		body := ""
		for _, p := range d.Meta {
			body += fmt.Sprintf("<%s:%s>%s</%s:%s>", ownPrefix, p.Name, escaped(p.Value), ownPrefix, p.Name)
		}
		about(fmt.Sprintf("xmlns:%s=%q", ownPrefix, ownSpace), body)
	}
	b.WriteString("<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"" +
		" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"><pdfaExtension:schemas><rdf:Bag>")
	schema(&b, "PDF/UA identification schema", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid",
		[]Property{{Name: "part", Value: "Integer", Description: "Part of ISO 14289 to which the file conforms"}})
	if len(d.Meta) > 0 {
		var own []Property
		for _, p := range d.Meta {
			own = append(own, Property{Name: p.Name, Value: "Text", Description: p.Description})
		}
		schema(&b, "Naskah kerja sama daerah", ownSpace, ownPrefix, own)
	}
	b.WriteString("</rdf:Bag></pdfaExtension:schemas></rdf:Description>\n</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.Bytes()
}

// schema declares properties that the norm does not know [ISO 19005-2 6.6.2.3.3]; of a declared property, Value is its type.
func schema(b *bytes.Buffer, name, space, prefix string, props []Property) {
	fmt.Fprintf(b, "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>%s</pdfaSchema:schema><pdfaSchema:namespaceURI>%s</pdfaSchema:namespaceURI>"+
		"<pdfaSchema:prefix>%s</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>", name, space, prefix)
	for _, p := range props {
		category := "external"
		if prefix == "pdfuaid" {
			category = "internal"
		}
		fmt.Fprintf(b, "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>%s</pdfaProperty:name><pdfaProperty:valueType>%s</pdfaProperty:valueType>"+
			"<pdfaProperty:category>%s</pdfaProperty:category><pdfaProperty:description>%s</pdfaProperty:description></rdf:li>", p.Name, p.Value, category, escaped(p.Description))
	}
	b.WriteString("</rdf:Seq></pdfaSchema:property></rdf:li>")
}

func escaped(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // into memory
	return b.String()
}
