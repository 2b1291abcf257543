package layout

import (
	"rsc.io/qr"

	"naskah/internal/naskah"
)

// A codeMark is a QR code, drawn as vectors: on the paper it is as sharp as the printer, and it takes no picture in the file.
type codeMark struct {
	rect
	code *qr.Code
}

func (m codeMark) moved(dx, dy int) mark { m.rect = m.rect.moved(dx, dy); return m }
func (m codeMark) box() rect             { return m.rect }

// module is the side of one square of the code in a page's foot: 0.35 mm, which a telephone still reads from paper.
const module = pt

// footCode is the code of a public address and its side; without an address there is none.
func footCode(url string) (side int, code *qr.Code, err error) {
	if url == "" {
		return 0, nil, nil
	}
	if code, err = qr.Encode(url, qr.L); err != nil || code.Size > 57 {
		return 0, nil, naskah.Errorf(naskah.Invalid, codeSeal, "Alamat verifikasi tidak dapat dijadikan kode QR pada kaki halaman: paling banyak 200 huruf.").Because(err)
	}
	return code.Size * module, code, nil
}

// runs are the dark stretches of the code, row by row: from x to the end before to.
func runs(code *qr.Code, visit func(x, to, y int)) {
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			if !code.Black(x, y) {
				continue
			}
			from := x
			for x+1 < code.Size && code.Black(x+1, y) {
				x++
			}
			visit(from, x+1, y)
		}
	}
}
