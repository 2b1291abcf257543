package layout

import "naskah/internal/document"

// kopJabatan sets under the Lambang Negara the office whose letter it is, WALI KOTA X, and its address where the Instansi prints one
// [OP 3 (a)].
func (f *flow) kopJabatan(k document.Kop) {
	it := item{h: paraGap, after: bound}
	line := func(s string, strong bool, size int) {
		leading := size * 122 / 100
		b := f.l.shrink(plainRun(s, strong), f.p.textWidth(), 2*leading, size, leading)
		it.marks = append(it.marks, b.marks(f.p.Left, it.h, f.tag("P"))...)
		it.h += len(b.lines) * b.leading
	}
	for _, s := range k.Names {
		line(s, true, kopOffice)
	}
	for _, s := range k.Address {
		line(s, false, kopAddress)
	}
	f.items = append(f.items, it)
}

// Sizes of the words of a kop jabatan.
const (
	kopOffice  = 14 * pt
	kopAddress = 9 * pt
)
