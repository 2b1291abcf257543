package document

import (
	"fmt"

	"naskah/internal/naskah"
)

// changes are the rules of an addendum: every change says what it changes and how the text reads then [P22 15(4), 37(3)], and one that
// adds a burden has the approval of the DPRD, rule R21 [P22 15(6), 37(5), 58].
func (c *checker) changes() {
	if c.tpl.Ref.Kode != naskah.Addendum {
		return
	}
	if c.scope.str("varian") == "ubah" {
		list, _ := follow(c.scope.names, "perubahan").([]any)
		for i, x := range list {
			if filled(x) {
				c.change(i)
			}
		}
	}
	if c.scope.str("dprd.membebani") != "ya" {
		return
	}
	for _, path := range []string{"dprd.nomor", "dprd.tanggal"} {
		if c.scope.str(path) == "" && !c.present(path) {
			c.add(naskah.Finding{
				Code: "KSD-R21", Level: naskah.LevelError, Path: path, Clause: "pasal pembebanan", Norm: c.burdenNorm(),
				Msg: c.tpl.called(path) + " belum diisi. Addendum yang menambah pembebanan dimintakan persetujuan DPRD lagi sebelum ditandatangani.",
			})
		}
	}
}

// change checks one change: its manner, what it concerns, and the new text, which only a provision that is taken out has not.
func (c *checker) change(i int) {
	at := "perubahan." + itoa(i)
	cara := c.scope.str(at + ".cara")
	missing := func(key, msg string) {
		if !filled(follow(c.scope.names, at+"."+key)) {
			c.add(naskah.Finding{
				Code: "KSD-KOSONG", Level: naskah.LevelError, Path: at + "." + key, Clause: "pasal materi",
				Norm: p22 + "Pasal 15 ayat (4) dan Pasal 37 ayat (3)", Msg: fmt.Sprintf("Perubahan butir %d %s", i+1, msg),
			})
		}
	}
	missing("cara", "belum menyebut caranya: diubah, disisipkan, atau dihapus.")
	missing("letak", "belum menyebut ketentuan yang diubah.")
	if cara == "disisipkan" {
		missing("antara", "belum menyebut di antara ketentuan mana sisipannya ditempatkan.")
	}
	if cara != "dihapus" {
		missing("bunyi", "belum memuat bunyi yang baru. Isi bunyinya, atau pilih dihapus.")
	}
}

// burdenNorm is where the regulation wants the approval of the DPRD for a change that adds a burden.
func (c *checker) burdenNorm() string {
	switch c.scope.str("induk.kategori") {
	case "KSDD":
		return p22 + "Pasal 15 ayat (6)"
	case "KSDPK":
		return p22 + "Pasal 37 ayat (5)"
	case "SINERGI":
		return p22 + "Pasal 58"
	}
	return p22 + "Pasal 15 ayat (6), Pasal 37 ayat (5), dan Pasal 58"
}
