package web_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"net/http"
	"strings"
	"testing"
	"unicode"

	"naskah/internal/naskah"
	"naskah/internal/office/officetest"
	"naskah/internal/web/webtest"
)

// zipped is a ZIP with a file in it.
func zipped(t *testing.T, name string, content []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	f, err := z.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// with is a PDF with one object more before its cross-reference.
func with(pdf []byte, object string) []byte {
	at := bytes.LastIndex(pdf, []byte("xref\n0 "))
	return append(append(bytes.Clone(pdf[:at]), object+"\n"...), pdf[at:]...)
}

// hugePNG says that it has so many points a side, in a few bytes.
func hugePNG(t *testing.T, side uint32) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewPaletted(image.Rect(0, 0, 1, 1), color.Palette{color.Black})); err != nil {
		t.Fatal(err)
	}
	out := b.Bytes()
	for i, at := range []int{16, 20} {
		_ = i
		out[at], out[at+1], out[at+2], out[at+3] = byte(side>>24), byte(side>>16), byte(side>>8), byte(side)
	}
	return fixCRC(out)
}

// fixCRC puts the checksum of the first chunk right again, so that the size is believed.
func fixCRC(b []byte) []byte {
	var crc uint32 = 0xffffffff
	for _, c := range b[12:29] {
		crc ^= uint32(c)
		for range 8 {
			crc = crc>>1 ^ 0xedb88320&-(crc&1)
		}
	}
	crc ^= 0xffffffff
	b[29], b[30], b[31], b[32] = byte(crc>>24), byte(crc>>16), byte(crc>>8), byte(crc)
	return b
}

// TestBadFiles: a file is what its bytes are. What is no PDF, or no picture, or only says so, is refused with words beside the field,
// by every form that takes one; what was typed is still there, and nothing is stored.
func TestBadFiles(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w)
	good := officetest.ScanPDF(1, w.Stamp())
	page := "<html><script>alert(1)</script>"
	files := map[string][]byte{
		"nothing": nil, "a word": []byte("bukan PDF"), "a program": append([]byte("MZ\x90\x00"), good...), "a page before": append([]byte(page), good...), "a page": []byte(page), "zeros": make([]byte, 4096),
		"half a PDF": good[:len(good)/2], "a head": []byte("%PDF-1.7\n"), "a head and a tail": []byte("%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n0\n%%EOF\n"), "a ZIP": zipped(t, "a.pdf", good),
		"a locked PDF": []byte("%PDF-1.7\n1 0 obj<</Type/Page>>endobj\ntrailer<</Encrypt 5 0 R>>\nstartxref\n0\n%%EOF\n"), "a picture of 4 billion": hugePNG(t, 1<<31-1), "a picture of 100,000": hugePNG(t, 100_000), "SVG": []byte(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`),
		"a PDF that runs a program": with(good, "9 0 obj<</S/Java#53cript/JS(app.alert\\(1\\))>>endobj"), "a PDF that opens a program": with(good, "9 0 obj<</S/Launch/F(cmd.exe)>>endobj"),
		"a PDF with a file in it": with(good, "9 0 obj<</Type/EmbeddedFile>>endobj"), "a PDF and a ZIP": append(bytes.Clone(good), zipped(t, "a.txt", []byte("x"))...), "a PDF and a page": append(bytes.Clone(good), page...),
		"a bomb in XLSX": zipped(t, "xl/worksheets/sheet1.xml", bytes.Repeat([]byte("<row/>"), 4<<20/6)),
	}
	tried := 0
	posts(t, w, s, func(p *post) {
		if p.e.file == nil || strings.HasSuffix(p.key, "/periksa-pindaian") {
			return
		}
		for name, file := range files {
			if strings.HasSuffix(p.key, "/impor") && (name == "a word" || strings.HasPrefix(name, "a page") || name == "SVG" || name == "a program") || p.key == "POST /naskah/catat" && name == "nothing" {
				continue // text is a table of one column; a record may have no scan
			}
			before, all := p.seq(), rows(t, w)
			hung := filesOf(t, w, p.n)
			body := p.body()
			res := p.upload(body, "surat.pdf", file)
			what := p.key + " with " + name
			if res.Code != 422 || p.seq() != before || rows(t, w) != all || filesOf(t, w, p.n) != hung {
				t.Errorf("%s: %d %s %s", what, res.Code, codeOf(res), res.Header().Get("Location"))
				p.fresh()
				continue
			}
			tells(t, what, res.Body.Bytes())
			if text := said(res.Body.Bytes()); !strings.Contains(text, "nggah") && !strings.Contains(text, "Pilih") && !strings.Contains(text, "impan ulang") && !strings.Contains(text, "indai ulang") {
				t.Errorf("%s says nothing to do: %.300s", what, text)
			}
			if nomor := body.Get("nomor"); nomor != "" && !strings.Contains(res.Body.String(), nomor) {
				t.Errorf("%s: what was typed is lost", what)
			}
			tried++
		}
	})
	if tried < 60 {
		t.Fatalf("only %d were tried", tried)
	}
}

// TestBadFileNames: a name is shown, never used: not as a path, not in a header, not as markup; its letters that nobody sees are gone.
func TestBadFileNames(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w)
	p := &post{t: t, w: w, s: s, key: "POST /naskah/:id/berkas", e: errands()["POST /naskah/:id/berkas"], login: "ratna", token: s.Token(t, "ratna")}
	p.csrf = csrfOf(t, s, p.token)
	p.fresh()
	for name, want := range map[string]string{
		"../../etc/passwd": "passwd", `C:\Users\a\surat.pdf`: "surat.pdf", "surat\u202efdp.exe": "suratfdp.exe", "/etc/shadow": "shadow", "CON": "CON", `a".pdf`: `a".pdf`, "a;b=c.pdf": "a;b=c.pdf", "<b>a.pdf": "<b>a.pdf",
		strings.Repeat("n", 4000) + ".pdf": strings.Repeat("n", 100), "=cmd|' /C calc'!A0.pdf": "C calc'!A0.pdf", "..": "Surat", "...": "Surat", "😀.pdf": "😀.pdf",
	} {
		body := p.body()
		res := p.upload(body, name, officetest.ScanPDF(1, w.Stamp()))
		if res.Code != 303 {
			t.Errorf("%q: %d %.200s", name, res.Code, said(res.Body.Bytes()))
			continue
		}
		files := must(w.Store.Attachments(t.Context(), naskah.ScopeSystem(), p.n.ID.Subject()))
		last := files[len(files)-1]
		if !strings.Contains(last.Nama, want) && (want != "<b>a.pdf" || last.Nama != "b>a.pdf") || len([]rune(last.Nama)) > 200 || strings.ContainsFunc(last.Nama, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }) {
			t.Errorf("%q is kept as %q", name, last.Nama)
		}
		at := p.at + "/" + last.ID
		for _, path := range []string{at, at + "/isi", p.at} {
			got := raw(t, s, http.MethodGet, path, p.token, "", nil)
			head := got.Header()
			if got.Code != 200 || strings.ContainsAny(head.Get("Content-Disposition"), "\r\n\u202e") || strings.Contains(head.Get("Content-Disposition"), "..") || strings.Contains(got.Body.String(), "<b>a.pdf") {
				t.Errorf("%q at %s: %d %q", name, path, got.Code, head.Get("Content-Disposition"))
			}
			if strings.HasSuffix(path, "/isi") && (head.Get("Content-Type") != "application/pdf" || head.Get("X-Content-Type-Options") != "nosniff") {
				t.Errorf("%q comes as %s", name, head.Get("Content-Type"))
			}
		}
	}
}

// TestBadSize: an upload over the limit is told so by a page, not by a connection that breaks, whatever its framing and its address.
func TestBadSize(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w).Listen(t)
	n := w.Draft()
	token := s.Token(t, "yuni")
	for _, path := range []string{"/naskah/" + string(n.ID) + "/berkas", "/naskah/impor", "/verifikasi"} {
		for name, length := range map[string]int64{"a length": 22 << 20, "chunks": -1} {
			req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+path, io.NopCloser(io.LimitReader(zeros{}, 22<<20)))
			if err != nil {
				t.Fatal(err)
			}
			req.ContentLength = length
			req.Header.Set("Content-Type", "multipart/form-data; boundary=a")
			req.AddCookie(&http.Cookie{Name: "naskah", Value: token})
			res, err := http.DefaultClient.Do(req)
			if err != nil {
				t.Errorf("%s with %s: %v", path, name, err)
				continue
			}
			as(t, s, "").take(res).want(413, "NSK-KIRIMAN-BESAR", "20 MB", "Pilih berkas yang lebih kecil")
		}
	}
	if files := must(w.Store.Attachments(t.Context(), naskah.ScopeSystem(), n.ID.Subject())); len(files) != 0 {
		t.Errorf("%d files were kept", len(files))
	}
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

// TestBadNames: a name with quotes, brackets, backslashes and the signs of formulas is that name everywhere: on the page, in the search,
// in the exports, and in the file that is signed.
func TestBadNames(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w)
	name := `Sampah (B3) "Maju" \n <b>&amp; 100%_ 'Jaya' =1+1`
	in := officetest.Old(w.Mitra)
	in.Judul = "=HYPERLINK(\"http://jahat.test\") " + name
	old := must(w.Office.Import(w.Ctx(), w.P("ratna"), in))
	signed := w.SignedWith(w.Values().With("judul", name))
	get := func(path string) string {
		t.Helper()
		res := ask(t, s, http.MethodGet, path, "ratna", nil)
		if res.Code != 200 {
			t.Fatalf("%s: %d", path, res.Code)
		}
		return res.Body.String()
	}
	for query, want := range map[string]string{"100%25_": "2 naskah", "%25": "2 naskah", "_": "2 naskah", `%5Cn`: "2 naskah", "%22maju%22": "2 naskah", "100x_": "0 naskah", "'": "2 naskah", "1'='1": "0 naskah", "=hyperlink": "1 naskah"} {
		if page := said([]byte(get("/naskah?q=" + query))); !strings.Contains(page, want) && (want != "0 naskah" || !strings.Contains(page, "idak ada naskah")) {
			t.Errorf("search %s: want %s in %.600s", query, want, page)
		}
	}
	if page := get("/naskah/" + string(signed.ID)); strings.Contains(page, "<b>&amp; 100") || !strings.Contains(strings.ToLower(said([]byte(page))), strings.ToLower(`"Maju" \n <b>&amp; 100%_ 'Jaya'`)) {
		t.Errorf("the page: %.300s", said([]byte(page)))
	}
	for _, path := range []string{"/naskah.csv", fmt.Sprintf("/buku.csv?tahun=%d", old.Tahun)} {
		csv := get(path)
		if !strings.Contains(csv, "'=HYPERLINK(") || strings.Contains(csv, ";=HYPERLINK") || strings.Contains(csv, "\n=HYPERLINK") || strings.Contains(csv, ";\"=HYPERLINK") {
			t.Errorf("%s: a formula: %.400q", path, csv)
		}
	}
	pdf := get("/naskah/" + string(signed.ID) + "/pdf")
	if !strings.HasPrefix(pdf, "%PDF-") || strings.Contains(pdf, "jahat.test") {
		t.Error("the file")
	}
	p := as(t, s.Listen(t), "").get("/verifikasi")
	upload(t, p, []byte(pdf)).want(200, "Tanda tangan uji cocok")
}
