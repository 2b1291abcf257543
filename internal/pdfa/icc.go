package pdfa

import (
	"encoding/binary"
	"math"
)

// sRGB is a display profile of the colour space IEC 61966-2-1 [ICC.1:2001-04], made here: the primaries adapted to D50 and the
// transfer curve in 1,024 points.
var sRGB = profile()

func profile() []byte {
	be := binary.BigEndian
	fixed := func(x float64) []byte { return be.AppendUint32(nil, uint32(int32(math.Round(x*65536)))) }
	xyz := func(x, y, z float64) []byte {
		b := append([]byte("XYZ "), 0, 0, 0, 0)
		return append(append(append(b, fixed(x)...), fixed(y)...), fixed(z)...)
	}
	curve := append([]byte("curv"), 0, 0, 0, 0)
	const points = 1024
	curve = be.AppendUint32(curve, points)
	for i := range points {
		v := float64(i) / (points - 1)
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		curve = be.AppendUint16(curve, uint16(math.Round(v*65535)))
	}
	const name = "sRGB IEC61966-2.1"
	desc := be.AppendUint32(append([]byte("desc"), 0, 0, 0, 0), uint32(len(name)+1))
	desc = append(append(desc, name...), make([]byte, 1+4+4+2+1+67)...)
	cprt := append(append([]byte("text"), 0, 0, 0, 0), "No copyright, use freely\x00"...)
	tags := []struct {
		sig  string
		data []byte
	}{
		{"desc", desc},
		{"cprt", cprt},
		{"wtpt", xyz(0.9642, 1, 0.8249)},
		{"rXYZ", xyz(0.4360747, 0.2225045, 0.0139322)},
		{"gXYZ", xyz(0.3850649, 0.7168786, 0.0971045)},
		{"bXYZ", xyz(0.1430804, 0.0606169, 0.7141733)},
		{"rTRC", curve},
		{"gTRC", nil},
		{"bTRC", nil}, // one curve for all three
	}
	table, body := be.AppendUint32(nil, uint32(len(tags))), []byte(nil)
	first := 128 + 4 + 12*len(tags)
	at, size := 0, 0
	for _, t := range tags {
		if t.data != nil {
			for len(body)%4 != 0 {
				body = append(body, 0)
			}
			at, size = first+len(body), len(t.data)
			body = append(body, t.data...)
		}
		table = be.AppendUint32(be.AppendUint32(append(table, t.sig...), uint32(at)), uint32(size))
	}
	head := make([]byte, 128)
	be.PutUint32(head[0:], uint32(first+len(body)))
	be.PutUint32(head[8:], 0x02100000)
	copy(head[12:], "mntrRGB XYZ ")
	copy(head[24:], []byte{0x07, 0xd0, 0, 1, 0, 1}) // 1 January 2000: the profile is always the same
	copy(head[36:], "acsp")
	copy(head[68:], append(append(fixed(0.9642), fixed(1)...), fixed(0.8249)...))
	return append(append(head, table...), body...)
}
