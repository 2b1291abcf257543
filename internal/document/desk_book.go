package document

import "strings"

// A Book is the Buku Register of a year, as it is printed [OP 5].
type Book struct {
	Pemerintah string
	Tahun      int
	Keluarga   string // "Kesepakatan Bersama"; empty: all
	Rows       []BookLine
	Printed    string
}

// A BookLine is one naskah in the book, in the order of its columns.
type BookLine struct {
	No                                                                              int
	Nomor                                                                           []string
	Tanggal, Jenis, Tentang, Pihak, JangkaWaktu, Berakhir, Unit, Lokasi, Keterangan string
}

// BookHead are the columns of the Buku Register [OP 5].
var BookHead = []string{"No.", "Nomor", "Tanggal", "Jenis", "Tentang", "Para pihak", "Jangka waktu", "Berakhir", "Perangkat Daerah", "Lokasi asli", "Keterangan"}

// Tree is the book as it is laid out, on paper lying down.
func (b Book) Tree() Tree {
	title := "BUKU REGISTER KERJA SAMA DAERAH"
	lines := []Text{{{Text: title, Bold: true}}, said(strings.ToUpper(b.Pemerintah)), said("TAHUN " + itoa(b.Tahun))}
	if b.Keluarga != "" {
		lines = append(lines, said(strings.ToUpper(b.Keluarga)))
	}
	t := Tree{Title: "Buku Register Kerja Sama Daerah Tahun " + itoa(b.Tahun), Blocks: []Block{Heading{Lines: lines}}}
	if len(b.Rows) == 0 {
		t.Blocks = append(t.Blocks, Paragraph{Align: Center, Text: said("Tidak ada naskah yang tercatat pada tahun ini.")})
	} else {
		table := Table{Widths: []float64{3.5, 15, 8, 8, 17, 15, 8, 8, 9, 9, 9.5}, Head: heads(BookHead...)}
		for _, r := range b.Rows {
			table.Rows = append(table.Rows, []Text{
				said(itoa(r.No)), said(strings.Join(r.Nomor, "; ")), said(r.Tanggal), said(r.Jenis), said(r.Tentang), said(r.Pihak),
				said(r.JangkaWaktu), said(r.Berakhir), said(r.Unit), said(r.Lokasi), said(r.Keterangan),
			})
		}
		t.Blocks = append(t.Blocks, table)
	}
	t.Blocks = append(t.Blocks, Paragraph{Align: Left, Text: said("Jumlah: " + itoa(len(b.Rows)) + " naskah. Dicetak " + b.Printed + ".")})
	return t
}
