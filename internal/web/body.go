package web

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/url"
	"strings"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
)

// readUpTo reads r to its end, or says that there is more than limit.
func readUpTo(r io.Reader, limit int) (b []byte, more bool, err error) {
	b, err = io.ReadAll(io.LimitReader(r, int64(limit)+1))
	return b, len(b) > limit, err
}

// drain reads a bounded rest of a body that is too large, so that the browser sees the answer and not a reset connection.
func drain(c *fiber.Ctx, r io.Reader) {
	_, _ = io.CopyN(io.Discard, r, drainUpTo)
	c.Context().SetConnectionClose()
}

// parseForm is the fields of a posted form; of a multipart form also its one file.
func parseForm(c *fiber.Ctx) (url.Values, []byte, error) {
	kind, params, err := mime.ParseMediaType(c.Get(fiber.HeaderContentType))
	switch {
	case len(c.Body()) == 0:
		return url.Values{}, nil, nil
	case err != nil:
		return nil, nil, unreadable(err)
	case kind == fiber.MIMEApplicationForm:
		form, err := url.ParseQuery(string(c.Body()))
		if err != nil {
			return nil, nil, unreadable(err)
		}
		return wholeText(form), nil, nil
	case kind == fiber.MIMEMultipartForm:
		return parseMultipart(bytes.NewReader(c.Body()), params["boundary"])
	}
	return nil, nil, unreadable(nil)
}

// fileRoutes are the ends of the addresses whose posts may bring a file of up to 20 MB.
var fileRoutes = []string{"/verifikasi", "/berkas", "/catat-basah", "/periksa-pindaian", "/mulai", "/lambang", "/catat", "/impor", "/pindai"}

// fileName is the field in which a form carries what its file was called.
const fileName = "berkas.nama"

// parseMultipart takes many small fields and one file; where two inputs offer one (a picker and a camera), that which was used.
func parseMultipart(body io.Reader, boundary string) (url.Values, []byte, error) {
	form, r := url.Values{}, multipart.NewReader(body, boundary)
	var file []byte
	for range 200 {
		part, err := r.NextPart()
		if errors.Is(err, io.EOF) {
			return wholeText(form), file, nil
		}
		if err != nil {
			return nil, nil, unreadable(err)
		}
		limit := 32 << 10
		if part.FormName() == "berkas" {
			limit = maxFile
		}
		b, more, err := readUpTo(part, limit)
		switch {
		case err != nil:
			return nil, nil, unreadable(err)
		case more && part.FormName() == "berkas":
			return nil, nil, naskah.Errorf(naskah.Invalid, "NSK-KIRIMAN-BESAR", "Berkas melebihi 20 MB. Pilih berkas PDF yang lebih kecil.").On("berkas")
		case more:
			return nil, nil, unreadable(nil)
		case part.FormName() == "berkas":
			if len(b) > 0 {
				file = b
				form.Set(fileName, part.FileName())
			}
		default:
			form.Add(part.FormName(), string(b))
		}
	}
	return nil, nil, unreadable(nil)
}

// pathValue is a value of the path as it was meant: decoded once, without what no identifier has.
func pathValue(c *fiber.Ctx, name string) (string, error) {
	s, err := url.PathUnescape(c.Params(name))
	if err != nil || s == "" || len(s) > 128 || strings.ContainsFunc(s, func(r rune) bool {
		return r != '-' && r != '_' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	}) {
		return "", notFound()
	}
	return s, nil
}
