package office

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"naskah/internal/naskah"
)

func TestHarmless(t *testing.T) {
	packed := func(s string) string {
		var b bytes.Buffer
		z := zlib.NewWriter(&b)
		_, _ = z.Write([]byte(s))
		_ = z.Close()
		return "5 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\n" + b.String() + "\nendstream endobj"
	}
	for _, c := range []struct{ body, code string }{
		{"1 0 obj<</Type/Page>>endobj", ""},
		{"1 0 obj<</Type/Page/Title(JavaScript)>>endobj", ""},
		{"/JavaScripts /Launching /Embedded", ""},
		{"<</S/JavaScript>>", "NSK-PDF-AKTIF"},
		{"<</S /#4a#61vaScript>>", "NSK-PDF-AKTIF"},
		{"<</S/Launch>>", "NSK-PDF-AKTIF"},
		{"<</Names<</EmbeddedFiles 3 0 R>>>>", "NSK-PDF-AKTIF"},
		{packed("<</S/JavaScript/JS(x)>>"), "NSK-PDF-AKTIF"},
		{packed("<</Type/Page>>"), ""},
		{"PK\x05\x06", "NSK-PDF-GANDA"},
	} {
		checkHarmless(t, "%PDF-1.7\n"+c.body+"\n%%EOF\n", c.code)
	}
	checkHarmless(t, "%PDF-1.7\n%%EOF\n\x00\x00 \r\n", "")
	checkHarmless(t, "%PDF-1.7\n%%EOF\n<html>", "NSK-PDF-GANDA")
	// Compressed data holds nothing of this by chance.
	noise := make([]byte, 8<<20)
	r := rand.NewChaCha8([32]byte{1})
	_, _ = r.Read(noise)
	checkHarmless(t, "%PDF-1.7\n"+string(noise)+"\n%%EOF\n", "")
}

func checkHarmless(t *testing.T, b, code string) {
	t.Helper()
	err := harmless([]byte(b))
	e, _ := errors.AsType[*naskah.Error](err)
	if got := fmt.Sprint(err == nil); code == "" && got != "true" || code != "" && (e == nil || e.Code != code) {
		t.Errorf("%.80q: %v, want %q", b, err, code)
	}
}
