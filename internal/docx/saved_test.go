package docx

import (
	"archive/zip"
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// repacked is a file with its parts changed.
func repacked(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

var (
	aWholeRun  = regexp.MustCompile(`<w:r>(<w:rPr>.*?</w:rPr>)?<w:t xml:space="preserve">([^<]*)</w:t></w:r>`)
	anOpenMark = regexp.MustCompile(`(<w:p>)(<w:pPr>(?:[^p]|p[^>])*?</w:pPr>)(<w:bookmarkStart [^>]*/>)`)
	anAbstract = regexp.MustCompile(`<w:abstractNum w:abstractNumId="(\d+)">`)
	aLevel     = regexp.MustCompile(`<w:lvl w:ilvl="(\d)">`)
	aStyleID   = regexp.MustCompile(`(w:styleId|<w:pStyle w:val|<w:basedOn w:val|<w:next w:val)="([^"]+)"`)
)

// splitRun is a run as Word writes it after its text was typed in two sittings and looked at by the speller: two runs that part within a
// word, each with the revision it came in, a page break that was drawn there last, wrapped in turn in what Word wraps words in.
func splitRun(n *int) func(string) string {
	return func(s string) string {
		m := aWholeRun.FindStringSubmatch(s)
		text := strings.NewReplacer("&amp;", "\x01", "&lt;", "\x02", "&gt;", "\x03", "&quot;", "\x04").Replace(m[2])
		at := len(text) / 2
		for at < len(text) && !utf8.RuneStart(text[at]) {
			at++
		}
		back := strings.NewReplacer("\x01", "&amp;", "\x02", "&lt;", "\x03", "&gt;", "\x04", "&quot;").Replace
		props := m[1]
		if props == "" {
			props = `<w:rPr><w:lang w:val="id-ID"/></w:rPr>`
		}
		part := func(rsid, s string) string {
			if s == "" {
				return ""
			}
			return `<w:r w:rsidRPr="` + rsid + `">` + props + `<w:lastRenderedPageBreak/><w:t xml:space="preserve">` + back(s) + `</w:t></w:r>`
		}
		a, b := part("00A11CE0", text[:at]), part("00B0BCA7", text[at:])
		*n++
		switch *n % 6 {
		case 0:
			b = `<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="place"><w:smartTagPr><w:attr w:name="x" w:val="kata"/></w:smartTagPr>` + b + `</w:smartTag>`
		case 1:
			b = `<w:sdt><w:sdtPr><w:alias w:val="Isian"/><w:id w:val="` + itoa(*n) + `"/><w:text/></w:sdtPr><w:sdtContent>` + b + `</w:sdtContent></w:sdt>`
		case 2:
			b = `<w:hyperlink w:anchor="_Toc1" w:history="1">` + b + `</w:hyperlink>`
		case 3:
			b = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF _Ref1 \r \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + b +
				`<w:r><w:fldChar w:fldCharType="end"/></w:r>`
		}
		return `<w:proofErr w:type="spellStart"/>` + a + `<w:bookmarkStart w:id="9` + itoa(*n) + `" w:name="_Hlk` + itoa(*n) + `"/>` + b + `<w:bookmarkEnd w:id="9` + itoa(*n) + `"/><w:proofErr w:type="spellEnd"/>`
	}
}

// asWordSaves is a file as Word writes it when it was opened and saved: the same text and numbers in other words [ISO/IEC 29500-1 17.2.2,
// 17.3.2, 17.5.1, 17.5.2, 17.13.6, 17.13.8].
func asWordSaves(parts map[string]string) map[string]string {
	out := maps.Clone(parts)
	doc := out["word/document.xml"]
	n := 0
	doc = aWholeRun.ReplaceAllStringFunc(doc, splitRun(&n))
	doc = anOpenMark.ReplaceAllString(doc, "$3$1$2") // a bookmark may begin before the paragraph
	doc = strings.ReplaceAll(doc, "<w:p>", `<w:p w:rsidR="00A11CE0" w:rsidRDefault="00B0BCA7" w:rsidP="00C0FFEE">`)
	doc = strings.ReplaceAll(doc, "</w:pPr>", `<w:rPr><w:lang w:val="id-ID"/></w:rPr><w:pPrChange w:id="1" w:author="A"><w:pPr><w:pStyle w:val="Judul1"/><w:numPr><w:ilvl w:val="3"/><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange></w:pPr>`)
	doc = strings.ReplaceAll(doc, "</w:tblPr>", `<w:tblLook w:val="04A0" w:firstRow="1"/></w:tblPr>`)
	doc = strings.Replace(doc, "<w:tbl>", `<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent><w:tbl>`, 1)
	doc = strings.Replace(doc, "</w:tbl>", `</w:tbl></w:sdtContent></w:sdt>`, 1)
	numbers := anAbstract.ReplaceAllString(out["word/numbering.xml"], `<w:abstractNum w:abstractNumId="$1" w15:restartNumberingAfterBreak="0" xmlns:w15="urn:x"><w:nsid w:val="0A0B0C0$1"/>`)
	numbers = aLevel.ReplaceAllString(numbers, `<w:lvl w:ilvl="$1" w:tplc="04210001" w:tentative="1">`)
	for _, m := range anAbstract.FindAllStringSubmatch(out["word/numbering.xml"], -1) { // "begin anew at" makes another list of the same abstract one
		numbers = strings.Replace(numbers, "</w:numbering>", `<w:num w:numId="9`+m[1]+`"><w:abstractNumId w:val="`+m[1]+`"/></w:num></w:numbering>`, 1)
	}
	half := len(doc) / 2
	for ; doc[half] != '<'; half++ {
	}
	doc = doc[:half] + regexp.MustCompile(`<w:numId w:val="(\d+)"/></w:numPr></w:pPr>`).ReplaceAllString(doc[half:], `<w:numId w:val="9$1"/></w:numPr></w:pPr>`)
	ids := func(s string) string {
		return aStyleID.ReplaceAllStringFunc(s, func(s string) string {
			m := aStyleID.FindStringSubmatch(s)
			id := strings.NewReplacer("Heading1", "Judul1", "Heading2", "Judul2").Replace(m[2])
			if id == m[2] && id != "Normal" && id != "Judul1" {
				id += "Char0"
			}
			return m[1] + `="` + id + `"`
		})
	}
	out["word/document.xml"], out["word/numbering.xml"] = ids(doc), numbers
	out["word/styles.xml"] = strings.NewReplacer(`w:name w:val="heading 2"`, `w:name w:val="Judul 2"`, `<w:qFormat/>`, `<w:uiPriority w:val="9"/><w:qFormat/><w:rsid w:val="00A11CE0"/>`).Replace(ids(out["word/styles.xml"]))
	return out
}

// What Word merely saved proposes nothing.
func TestContractWordSaves(t *testing.T) {
	for _, p := range samples(t) {
		t.Run(p.name, func(t *testing.T) {
			b, err := Write(p.tree, Options{Properties: map[string]string{"naskah": p.name}})
			if err != nil {
				t.Fatal(err)
			}
			parts := unzipped(t, b)
			saved := asWordSaves(parts)
			if len(saved["word/document.xml"]) < 2*len(parts["word/document.xml"]) {
				t.Fatal("Word did not write its own way")
			}
			returns(t, "saved", p.tree, p.name, repacked(t, saved))
		})
	}
}

// A paragraph that was moved away and back, tracked, stands where it stood: it is marked, and proposes nothing; moved away, it is gone
// from where it was and its number with it.
func TestMoved(t *testing.T) {
	all := samples(t)
	tree := all[slices.IndexFunc(all, func(p piece) bool { return p.name == "ksb-pk-contoh" })].tree
	b, _ := wrote(t, tree, Options{})
	parts := unzipped(t, b)
	doc := parts["word/document.xml"]
	at := strings.Index(doc, `<w:p><w:pPr><w:pStyle w:val="Ayat"/>`)
	whole := doc[at : at+strings.Index(doc[at:], "</w:p>")+len("</w:p>")]
	next := doc[at+len(whole):]
	next = next[:strings.Index(next, "</w:p>")+len("</w:p>")]
	tracked := func(s, how string) string {
		who := ` w:id="50" w:author="Bima Pratama" w:date="2026-11-20T02:00:00Z"`
		s = strings.Replace(s, "</w:pPr>", `<w:rPr><w:`+how+who+`/></w:rPr></w:pPr><w:`+how+`RangeStart w:id="51" w:name="move1" w:author="Bima Pratama"/><w:`+how+who+`>`, 1)
		return strings.Replace(s, "</w:p>", `</w:`+how+`><w:`+how+`RangeEnd w:id="51"/></w:p>`, 1)
	}
	unmarked := func(s string) string { return regexp.MustCompile(`<w:bookmark[^>]*>`).ReplaceAllString(s, "") }
	for name, x := range map[string]struct {
		by      string
		changes int
	}{
		"away and back":  {tracked(whole, "moveFrom") + tracked(unmarked(whole), "moveTo") + next, 0},
		"behind another": {tracked(whole, "moveFrom") + next + tracked(unmarked(whole), "moveTo"), 1},
	} {
		t.Run(name, func(t *testing.T) {
			changed := maps.Clone(parts)
			changed["word/document.xml"] = strings.Replace(doc, whole+next, x.by, 1)
			f, err := Read(repacked(t, changed))
			if err != nil {
				t.Fatal(err)
			}
			diff, back, err := Compare(tree, f)
			if err != nil || len(diff) != x.changes {
				t.Fatalf("%v, proposes %+v", err, diff)
			}
			if want, got := labels(tree), labels(back.Tree); want != got {
				t.Errorf("labels\n%s\nbecame\n%s", want, got)
			}
			if len(back.Notes) != 2 || !back.Notes[0].Changes[0].Deleted || back.Notes[1].Changes[0].Deleted || back.Notes[0].Changes[0].Author != "Bima Pratama" {
				t.Errorf("notes %+v", back.Notes)
			}
		})
	}
}

// A list that Word begins anew counts on where it says, and only once.
func TestBegunAnew(t *testing.T) {
	again := strings.Replace(numberingXML, "</w:numbering>", `<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride><w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`, 1)
	body := ""
	for _, x := range [][2]int{{1, 0}, {1, 1}, {1, 1}, {3, 0}, {3, 1}, {3, 1}, {3, 0}, {3, 1}, {1, 0}} {
		body += p(num(x[0], x[1]), r("x"))
	}
	f, err := Read(packed(t, body, "word/numbering.xml", again))
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, p := range f.Paragraphs {
		got += p.Label + " "
	}
	if want := "Pasal 1 (1) (2) Pasal 7 (1) (2) Pasal 8 (1) Pasal 9 "; got != want {
		t.Errorf("counted %s, want %s", got, want)
	}
}
