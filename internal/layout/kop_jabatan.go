package layout

import "naskah/internal/document"

// kopJabatan sets under the Lambang Negara the office whose letter it is, WALI KOTA X, and its address where the Instansi prints one
// [OP 3 (a)].
func (f *flow) kopJabatan(k document.Kop) {
	it := item{h: paraGap, after: bound}
	line := func(s string, bold bool, size float64) {
		leading := size * 1.22
		b := f.l.shrink(plainRun(s, bold), f.p.textWidth(), 2*leading+slop, size, leading)
		it.marks = append(it.marks, b.marks(f.p.Left, it.h, f.tag("P"))...)
		it.h += float64(len(b.lines)) * b.leading
	}
	for _, s := range k.Names {
		line(s, true, kopOffice)
	}
	for _, s := range k.Address {
		line(s, false, kopAddress)
	}
	f.items = append(f.items, it)
}

// Sizes of the words of a kop jabatan, in points.
const (
	kopOffice  = 14
	kopAddress = 9
)
