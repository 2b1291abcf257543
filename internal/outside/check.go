// Package outside reads a document that others made (PDF or Word) and says what a naskah of its kind must hold and it does not, and what
// is wrong with its words: for the draft that a partner's lawyer sends. It judges words, not signatures; see package verify for those.
package outside

import (
	"bytes"
	"errors"
	"strings"

	"naskah/internal/document"
	"naskah/internal/docx"
	"naskah/internal/naskah"
	"naskah/internal/pdftext"
)

// A Report is what was found in a document.
type Report struct {
	Kode     naskah.Kode // of the kind its title says; empty: none that is known
	Kind     string      // the kind's name
	Headings []Heading
	Contents []Content
	Findings []naskah.Finding // Path is the place: "halaman 3", "Pasal 5"
}

// A Heading is one pasal, bab or part.
type Heading struct {
	Label   string // "Pasal 3", "BAB II", "C."
	Title   string
	Content string // the mandatory content that it carries; empty: none
}

// A Content is one mandatory content of the kind.
type Content struct {
	Label, Norm string
	Where       string // "Pasal 3", "pembukaan"; empty: it is missing
}

// Check reads a document. What is no PDF and no Word document, is locked, or has no words in it is Invalid, with a code that begins with
// CEK or NSK-WORD; what is wrong with its text is a finding.
func Check(b []byte) (Report, error) {
	d, err := read(b)
	if err != nil {
		return Report{}, err
	}
	r := Report{}
	title := d.title()
	r.Kode, r.Kind = kindOf(title)
	parts := d.parts()
	for _, p := range parts[1:] {
		r.Headings = append(r.Headings, Heading{Label: p.label, Title: p.title})
	}
	c := &check{report: &r, doc: d, parts: parts, title: title}
	if r.Kode == "" {
		c.add(naskah.Finding{
			Code: "CEK-JENIS", Level: naskah.LevelWarning, Path: "judul",
			Msg: "Jenis naskah tidak dikenali dari judulnya, sehingga isi wajibnya tidak dapat diperiksa. Periksa apakah judul seperti \"KESEPAKATAN BERSAMA\" atau \"PERJANJIAN KERJA SAMA\" ada pada halaman pertama.",
		})
	}
	c.contents()
	c.numbers()
	c.opening()
	c.names()
	c.term()
	c.definitions()
	c.slips()
	return r, nil
}

// A check collects findings about one document.
type check struct {
	report *Report
	doc    text
	parts  []part // the first is what stands before the first heading
	title  string
}

func (c *check) add(f naskah.Finding) { c.report.Findings = append(c.report.Findings, f) }

// read is the words of a file, line by line.
func read(b []byte) (text, error) {
	if bytes.HasPrefix(b, []byte("PK\x03\x04")) {
		f, err := docx.Read(b)
		if err != nil {
			return text{}, err
		}
		return fromWord(f)
	}
	d, err := pdftext.Read(b)
	switch {
	case errors.Is(err, pdftext.ErrNotPDF):
		return text{}, naskah.Errorf(naskah.Invalid, "CEK-BERKAS", "Berkas ini bukan PDF atau dokumen Word (.docx). Simpan naskahnya dalam salah satu bentuk itu.")
	case errors.Is(err, pdftext.ErrEncrypted):
		return text{}, naskah.Errorf(naskah.Invalid, "CEK-KUNCI", "PDF ini dikunci dengan kata sandi atau pembatasan. Minta berkas yang tidak dikunci.")
	case errors.Is(err, pdftext.ErrLimit):
		return text{}, naskah.Errorf(naskah.Invalid, "CEK-BESAR", "PDF ini terlalu besar atau terlalu rumit untuk diperiksa. Simpan ulang naskahnya tanpa gambar dan lampiran.")
	case err != nil:
		return text{}, naskah.Errorf(naskah.Invalid, "CEK-RUSAK", "PDF ini rusak: tidak ada halaman yang dapat dibaca. Minta berkasnya sekali lagi.").Because(err)
	}
	return fromPDF(d)
}

func fromPDF(d pdftext.Document) (text, error) {
	var out text
	letters := 0
	for i, p := range d.Pages {
		for line := range strings.SplitSeq(p, "\n") {
			letters += len(line)
			if line = strings.TrimSpace(line); line != "" && !isPageNumber(line) {
				out = append(out, textLine{page: i + 1, text: line, wrapped: true})
			}
		}
	}
	switch {
	case letters < 40*len(d.Pages) && d.Pictures > 0 && letters < 400:
		return nil, naskah.Errorf(naskah.Invalid, "CEK-PINDAIAN", "PDF ini hasil pindaian (gambar) tanpa teks, sehingga isinya tidak dapat diperiksa. Minta berkas .docx, atau PDF yang dibuat langsung dari pengolah kata.")
	case d.Unreadable > letters/4:
		return nil, naskah.Errorf(naskah.Invalid, "CEK-HURUF", "Huruf dalam PDF ini tidak dapat dibaca karena fonnya tidak menyebut hurufnya. Minta berkas .docx.")
	case letters == 0:
		return nil, naskah.Errorf(naskah.Invalid, "CEK-KOSONG", "PDF ini tidak memuat teks.")
	}
	return out, nil
}

func fromWord(f docx.File) (text, error) {
	var out text
	for _, p := range f.Paragraphs {
		whole := strings.TrimSpace(p.Label + " " + p.Text)
		for line := range strings.SplitSeq(whole, "\n") {
			if line = strings.Join(strings.Fields(line), " "); line != "" {
				out = append(out, textLine{text: line})
			}
		}
	}
	if len(out) == 0 {
		return nil, naskah.Errorf(naskah.Invalid, "CEK-KOSONG", "Dokumen ini tidak memuat teks.")
	}
	return out, nil
}

// contents is rule R1 [P22 40-42].
func (c *check) contents() {
	for _, want := range document.MandatoryOf(c.report.Kode, c.jalur()) {
		where, judged := c.find(want)
		if !judged {
			continue
		}
		c.report.Contents = append(c.report.Contents, Content{Label: want.Label, Norm: want.Norm, Where: where})
		if where == "" {
			c.add(naskah.Finding{
				Code: "KSD-R1", Level: naskah.LevelError, Path: "naskah", Norm: want.Norm,
				Msg: "Isi wajib \"" + want.Label + "\" tidak ditemukan dalam naskah. Minta agar bagian ini ditambahkan.",
			})
		}
	}
}

// jalur is the kind of cooperation where the mandatory contents depend on it.
func (c *check) jalur() string {
	all := ""
	for line := range strings.SplitSeq(c.title, "\n") {
		if isCapitals(line) {
			all += line + " "
		}
	}
	switch {
	case strings.Contains(all, "SINERGI"):
		return "sinergi"
	case strings.Contains(all, "PIHAK KETIGA") || strings.Contains(all, "KSDPK"):
		return "ksdpk"
	}
	return "ksdd"
}
