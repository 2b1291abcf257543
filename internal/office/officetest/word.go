package officetest

import (
	"archive/zip"
	"bytes"
	"io"

	"naskah/internal/naskah"
)

// Word is the Word file of a draft as Yuni downloads it.
func (w *World) Word(n naskah.Naskah) []byte {
	w.tb.Helper()
	b, _, err := w.Office.Word(w.Ctx(), w.P("yuni"), n.ID)
	w.must(err)
	return b
}

// EditWord changes one part of a Word file, as somebody at the other side would.
func (w *World) EditWord(b []byte, part string, change func(string) string) []byte {
	w.tb.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	w.must(err)
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, f := range z.File {
		r, err := f.Open()
		w.must(err)
		body, err := io.ReadAll(r)
		w.must(err)
		if f.Name == part {
			body = []byte(change(string(body)))
		}
		part, err := to.Create(f.Name)
		w.must(err)
		_, err = part.Write(body)
		w.must(err)
	}
	w.must(to.Close())
	return out.Bytes()
}
