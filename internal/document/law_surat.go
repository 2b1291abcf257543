package document

import "naskah/internal/naskah"

// lawsSurat are the mandatory contents of letters and of the surat kuasa.
var lawsSurat = map[naskah.Kode]law{}
