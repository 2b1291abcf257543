package document

import (
	"strings"

	"naskah/internal/naskah"
)

// names is rule R8: names stand in the komparisi and in the signature block without gelar [P22 Lampiran]. It is a warning whose
// reason is kept [OP 4].
func (c *checker) names() {
	for i := range c.scope.parties() {
		path := "pihak." + itoa(i) + ".pejabat.nama"
		name := naskah.UraikanNama(c.scope.str(path))
		f := naskah.Finding{Code: "KSD-R8", Level: naskah.LevelWarning, Path: path, Clause: "komparisi", Norm: c.law.nameNorm + " (nama tanpa gelar)"}
		switch {
		case name.Bergelar():
			f.Msg = "Nama ditulis tanpa gelar: " + quoted(append(name.Depan, name.Belakang...)) + " adalah gelar. Tulis \"" + name.Nama +
				"\", atau tulis alasan jika itu bagian dari nama."
			f.Repair = &naskah.Repair{Label: "Tulis tanpa gelar: " + name.Nama, Path: path, Value: name.Nama}
		case len(name.Ragu) > 0:
			f.Msg = quoted(name.Ragu) + " dapat berupa gelar (misalnya Raden) atau singkatan nama. Hapus jika itu gelar, atau tulis alasan jika itu bagian dari nama."
		default:
			continue
		}
		c.add(f)
	}
}

func quoted(list []string) string { return "\"" + strings.Join(list, "\", \"") + "\"" }
