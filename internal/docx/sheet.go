package docx

import "strings"

// The styles by id. Their names are what the reader knows a paragraph by when it returns: names last, ids do not.
const (
	styleNormal      = "Normal"
	styleJudul       = "Judul"
	styleNomor       = "Nomor"
	styleAlinea      = "Alinea"
	styleRapat       = "AlineaRapat"
	stylePasal       = "Pasal"
	styleBagian      = "Bagian"
	styleDiktum      = "Diktum"
	styleIsi         = "IsiPasal"
	styleAyat        = "Ayat"
	styleHuruf       = "Huruf"
	styleAngka       = "Angka"
	styleHurufKurung = "HurufKurung"
	styleAngkaKurung = "AngkaKurung"
	styleHurufDua    = "HurufDuaKurung"
	styleKutipan     = "Kutipan"
	styleButir       = "Butir"
	styleNamaPihak   = "NamaPihak"
	styleTitikDua    = "TitikDua"
	styleKomparisi   = "Komparisi"
	styleLabel       = "Label"
	styleIsiLabel    = "IsiLabel"
	styleKepalaTabel = "KepalaTabel"
	styleIsiTabel    = "IsiTabel"
	styleSela        = "Sela"
	styleLampiran    = "Lampiran"
	stylePenutup     = "Penutup"
	styleSebutan     = "SebutanPihak"
	styleRuang       = "RuangTandaTangan"
	styleNama        = "NamaPenandaTangan"
	styleJabatan     = "JabatanPenandaTangan"
	styleLambang     = "Lambang"
	styleBingkai     = "BingkaiLambang"
	styleKopNama     = "NamaKop"
	styleKopAlamat   = "AlamatKop"
	styleGaris       = "GarisKop"
	styleKaki        = "KakiNaskah"
	styleKepala      = "KepalaHalaman"
)

// A styleDef is one style: pPr and rPr as they are written.
type styleDef struct{ id, name, based, next, pPr, rPr string }

const (
	centred   = `<w:jc w:val="center"/>`
	justified = `<w:jc w:val="both"/>`
)

func space(before, after string) string {
	return `<w:spacing w:before="` + before + `" w:after="` + after + `"/>`
}

// styleDefs are in the order of the file. The elements of pPr stand in the order of the schema [ISO/IEC 29500-1 17.3.1.26].
var styleDefs = []styleDef{
	{styleNormal, "Normal", "", "", "", ""},
	{"Heading1", "heading 1", styleNormal, styleAlinea, `<w:keepNext/><w:keepLines/>` + space("240", "120") + `<w:outlineLvl w:val="0"/>`, ""},
	{"Heading2", "heading 2", styleNormal, styleAyat, `<w:keepNext/><w:keepLines/>` + space("220", "0") + `<w:outlineLvl w:val="1"/>`, ""},
	{styleJudul, "Judul Naskah", "Heading1", styleNomor, centred, ""},
	{styleNomor, "Nomor Naskah", styleNormal, styleNomor, `<w:keepNext/>` + space("0", "60") + centred, ""},
	{styleAlinea, "Alinea", styleNormal, styleAlinea, space("100", "60") + justified, ""},
	{styleRapat, "Alinea Rapat", styleAlinea, styleRapat, space("0", "0"), ""},
	{stylePasal, "Pasal", "Heading2", styleAyat, centred, ""},
	{styleBagian, "Bagian", "Heading2", styleIsi, "", `<w:b/>`},
	{styleDiktum, "Diktum", styleNormal, styleDiktum, space("160", "60") + justified, ""},
	{styleIsi, "Isi Pasal", styleNormal, styleIsi, space("100", "0") + justified, ""},
	{styleAyat, "Ayat", styleIsi, styleAyat, "", ""},
	{styleHuruf, "Huruf", styleIsi, styleHuruf, "", ""},
	{styleAngka, "Angka", styleIsi, styleAngka, "", ""},
	{styleHurufKurung, "Huruf Kurung", styleIsi, styleHurufKurung, "", ""},
	{styleAngkaKurung, "Angka Kurung", styleIsi, styleAngkaKurung, "", ""},
	{styleHurufDua, "Huruf Dua Kurung", styleIsi, styleHurufDua, "", ""},
	{styleKutipan, "Kutipan", styleIsi, styleKutipan, "", ""},
	{styleButir, "Butir", styleIsi, styleButir, "", ""},
	{styleNamaPihak, "Nama Pihak", styleNormal, styleNamaPihak, space("60", "60") + `<w:jc w:val="left"/>`, ""},
	{styleTitikDua, "Titik Dua", styleNormal, styleTitikDua, space("60", "60"), ""},
	{styleKomparisi, "Komparisi", styleNormal, styleKomparisi, space("60", "60") + justified, ""},
	{styleLabel, "Label", styleNormal, styleLabel, space("40", "40") + `<w:jc w:val="left"/>`, ""},
	{styleIsiLabel, "Isi Label", styleNormal, styleIsiLabel, space("40", "40") + justified, ""},
	{styleKepalaTabel, "Kepala Tabel", styleNormal, styleKepalaTabel, `<w:keepNext/>` + space("40", "40") + centred, `<w:sz w:val="20"/>`},
	{styleIsiTabel, "Isi Tabel", styleNormal, styleIsiTabel, space("40", "40") + `<w:jc w:val="left"/>`, `<w:sz w:val="20"/>`},
	{styleSela, "Sela", styleNormal, styleAlinea, `<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>`, `<w:sz w:val="8"/>`},
	{styleLampiran, "Lampiran", "Heading1", styleAlinea, `<w:pageBreakBefore/>` + centred, ""},
	{stylePenutup, "Penutup", styleAlinea, stylePenutup, `<w:keepNext/><w:keepLines/>` + space("220", "120"), ""},
	{styleSebutan, "Sebutan Pihak", styleNormal, styleRuang, `<w:keepNext/>` + space("120", "0") + centred, ""},
	{styleRuang, "Ruang Tanda Tangan", styleNormal, styleNama, `<w:keepNext/>` + space("480", "960") + centred, `<w:sz w:val="16"/>`},
	{styleNama, "Nama Penanda Tangan", styleNormal, styleJabatan, space("0", "0") + centred, ""},
	{styleJabatan, "Jabatan Penanda Tangan", styleNormal, styleAlinea, space("0", "0") + centred, ""},
	{styleLambang, "Lambang", styleNormal, styleAlinea, space("0", "0"), ""},
	{styleBingkai, "Bingkai Lambang", styleNormal, styleAlinea, `<w:pBdr><w:top w:val="single" w:sz="4" w:space="8" w:color="808080"/><w:left w:val="single" w:sz="4" w:space="2" w:color="808080"/>` +
		`<w:bottom w:val="single" w:sz="4" w:space="8" w:color="808080"/><w:right w:val="single" w:sz="4" w:space="2" w:color="808080"/></w:pBdr>` + space("120", "120") + centred, `<w:sz w:val="16"/>`},
	{styleKopNama, "Nama Kop", styleNormal, styleKopNama, space("0", "0") + centred, `<w:b/>`},
	{styleKopAlamat, "Alamat Kop", styleNormal, styleKopAlamat, space("0", "0") + centred, `<w:sz w:val="18"/>`},
	{styleGaris, "Garis Kop", styleNormal, styleAlinea, `<w:pBdr><w:bottom w:val="thickThinSmallGap" w:sz="18" w:space="1" w:color="000000"/></w:pBdr><w:spacing w:before="0" w:after="160" w:line="120" w:lineRule="exact"/>`, `<w:sz w:val="8"/>`},
	{styleKaki, "Kaki Naskah", styleNormal, styleKaki, space("0", "0") + justified, `<w:sz w:val="15"/>`},
	{styleKepala, "Kepala Halaman", styleNormal, styleKepala, space("0", "0"), ""},
}

// styles is styles.xml.
func (w *writer) styles() string {
	var b strings.Builder
	font := w.escaped(w.o.Page.Font)
	size := itoa(twips(w.o.Page.Size) / 10)
	b.WriteString(xmlHead + `<w:styles xmlns:w="` + nsW + `"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="` + font + `" w:hAnsi="` + font + `" w:cs="` + font +
		`"/><w:sz w:val="` + size + `"/><w:szCs w:val="` + size + `"/><w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="` + itoa(twips(w.o.Page.Size*5/4)) + `" w:lineRule="atLeast"/></w:pPr></w:pPrDefault></w:docDefaults>`)
	for _, s := range styleDefs {
		custom, def := ` w:customStyle="1"`, ""
		if s.id == styleNormal || strings.HasPrefix(s.id, "Heading") {
			custom = ""
		}
		if s.id == styleNormal {
			def = ` w:default="1"`
		}
		b.WriteString(`<w:style w:type="paragraph"` + def + custom + ` w:styleId="` + s.id + `"><w:name w:val="` + s.name + `"/>`)
		if s.based != "" {
			b.WriteString(`<w:basedOn w:val="` + s.based + `"/>`)
		}
		if s.next != "" {
			b.WriteString(`<w:next w:val="` + s.next + `"/>`)
		}
		b.WriteString(`<w:qFormat/>`)
		if s.pPr != "" {
			b.WriteString(`<w:pPr>` + s.pPr + `</w:pPr>`)
		}
		if s.rPr != "" {
			b.WriteString(`<w:rPr>` + s.rPr + `</w:rPr>`)
		}
		b.WriteString(`</w:style>`)
	}
	b.WriteString(`</w:styles>`)
	return b.String()
}

// fonts is fontTable.xml: what stands in for the face where it is not installed, of the same widths, and else one of its kind [ISO/IEC
// 29500-1 17.8.3].
func (w *writer) fonts() string {
	kind, like := "roman", "URW Bookman,TeX Gyre Bonum,Bookman"
	if w.o.Page.Font == "Arial" {
		kind, like = "swiss", "Liberation Sans,Arimo,Helvetica"
	}
	return xmlHead + `<w:fonts xmlns:w="` + nsW + `"><w:font w:name="` + w.escaped(w.o.Page.Font) + `"><w:altName w:val="` + like + `"/><w:charset w:val="00"/><w:family w:val="` + kind +
		`"/><w:pitch w:val="variable"/></w:font></w:fonts>`
}
