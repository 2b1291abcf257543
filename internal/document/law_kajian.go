package document

import "naskah/internal/naskah"

// lawsKajian are the mandatory contents of kajian, berita acara, keputusan and reports.
var lawsKajian = map[naskah.Kode]law{}
