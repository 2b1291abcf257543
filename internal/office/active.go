package office

import (
	"bytes"

	"naskah/internal/naskah"
)

// active are names that make a PDF do something when it is opened, or carry another file in it [ISO 32000-2 §12.6.4, §7.11.4, §13.7].
// They are long enough not to stand in compressed data by chance.
var active = map[string]string{
	"JavaScript": "program (JavaScript)", "Launch": "perintah membuka program lain", "SubmitForm": "perintah mengirim isian", "ImportData": "perintah mengambil data",
	"EmbeddedFile": "berkas lain di dalamnya", "EmbeddedFiles": "berkas lain di dalamnya", "RichMedia": "media yang dijalankan", "GoToE": "berkas lain di dalamnya",
}

// harmless refuses a PDF that is more than pages: one that runs something, carries files, or is another kind of file as well. What is
// kept as evidence must be the same to everybody who opens it.
func harmless(b []byte) error {
	for _, part := range append([][]byte{b}, objectStreams(b)...) {
		if what := activeName(part); what != "" {
			return naskah.Errorf(naskah.Invalid, "NSK-PDF-AKTIF", "Berkas PDF ini memuat %s, sehingga tidak dapat disimpan sebagai arsip. Cetak ulang ke PDF, atau pindai ulang, lalu unggah lagi.", what).On("berkas")
		}
	}
	end := bytes.LastIndex(b, []byte("%%EOF"))
	rest := b[max(end, 0):]
	if end >= 0 && len(bytes.Trim(rest[len("%%EOF"):], "\r\n\t \x00")) > 0 || bytes.Contains(b[max(0, len(b)-zipTail):], []byte("PK\x05\x06")) {
		return naskah.Errorf(naskah.Invalid, "NSK-PDF-GANDA", "Berkas ini sekaligus PDF dan berkas jenis lain, atau memuat data sesudah akhirnya. Simpan ulang sebagai PDF, lalu unggah lagi.").On("berkas")
	}
	return nil
}

// zipTail is how far before its end a ZIP may have its directory's end: the record and the longest remark.
const zipTail = 22 + 1<<16

// activeName finds the first such name, also one written with escapes (/Java#53cript).
func activeName(b []byte) string {
	for {
		i := bytes.IndexByte(b, '/')
		if i < 0 {
			return ""
		}
		b = b[i+1:]
		if what := active[nameAt(b)]; what != "" {
			return what
		}
	}
}

// nameAt is the name that b begins with, as far as one of ours could be.
func nameAt(b []byte) string {
	var name [16]byte
	n := 0
	for i := 0; i < len(b) && n < len(name); i++ {
		c := b[i]
		if c == '#' && i+2 < len(b) {
			hi, ok1 := nibble(b[i+1])
			lo, ok2 := nibble(b[i+2])
			if ok1 && ok2 {
				c = hi<<4 | lo
				i += 2
			}
		}
		if (c|0x20) < 'a' || (c|0x20) > 'z' {
			break
		}
		name[n] = c
		n++
	}
	return string(name[:n])
}

func nibble(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return c | 0x20 - 'a' + 10, true
	}
	return 0, false
}
