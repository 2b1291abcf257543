package document

import "naskah/internal/naskah"

// A LembarParaf is the sheet of the reviewers' paraf: who, when, note, digest [OP 1.3, 5]. It is no part of the naskah.
type LembarParaf struct {
	Desk    Desk
	Jenis   string // "Kesepakatan Bersama dengan Pihak Ketiga"
	Judul   string
	Pihak   []string
	Nomor   []string
	Versi   int
	Digest  naskah.Digest // of the version that the paraf were given to
	Rows    []ParafRow
	Notes   []ParafNote // what was returned before, oldest first
	Printed string      // when, in words
}

// A ParafRow is one place of the chain.
type ParafRow struct{ Jabatan, Nama, Waktu, Keterangan string }

// A ParafNote is one time that the naskah came back, or one note on a pasal of it.
type ParafNote struct{ Waktu, Oleh, Bagian, Catatan string }

// Tree is the sheet as it is laid out.
func (l LembarParaf) Tree() Tree {
	t := Tree{Title: "Lembar Paraf " + l.Jenis + " tentang " + l.Judul, Kop: l.Desk.kop()}
	facts := Labels{Rows: []LabelRow{{Label: "Jenis", Text: said(l.Jenis)}, {Label: "Tentang", Text: orDots(l.Judul)}}}
	facts.Rows = append(facts.Rows, rowsOf("Para pihak", l.Pihak)...)
	facts.Rows = append(facts.Rows, rowsOf("Nomor", l.Nomor)...)
	if l.Digest != "" {
		facts.Rows = append(facts.Rows, LabelRow{Label: "Versi", Text: said("Versi " + itoa(l.Versi))}, LabelRow{Label: "Sidik digital", Text: said("SHA-256 " + l.Digest.Hex())})
	}
	table := Table{Widths: []float64{7, 29, 24, 24, 16}, Head: heads("No.", "Jabatan", "Nama", "Waktu paraf", "Keterangan")}
	for i, r := range l.Rows {
		table.Rows = append(table.Rows, []Text{said(itoa(i+1) + "."), said(r.Jabatan), said(r.Nama), said(r.Waktu), said(r.Keterangan)})
	}
	t.Blocks = []Block{Heading{Lines: []Text{{{Text: "LEMBAR PARAF", Bold: true}}}}, facts, table}
	if len(l.Rows) == 0 {
		t.Blocks[2] = Paragraph{Text: said("Naskah ini belum diajukan, sehingga belum ada pemaraf.")}
	}
	if len(l.Notes) > 0 {
		notes := Table{Widths: []float64{22, 22, 20, 36}, Head: heads("Waktu", "Oleh", "Bagian", "Catatan")}
		for _, n := range l.Notes {
			notes.Rows = append(notes.Rows, []Text{said(n.Waktu), said(n.Oleh), said(n.Bagian), said(n.Catatan)})
		}
		t.Blocks = append(t.Blocks, Paragraph{Text: Text{{Text: "Catatan saat naskah dikembalikan", Bold: true}}, Align: Left, KeepNext: true}, notes)
	}
	t.Blocks = append(t.Blocks, Paragraph{
		Align: Left,
		Text:  said("Paraf diberikan secara elektronik dan tercatat dalam riwayat naskah; lembar ini bukan bagian dari naskah. Dicetak " + l.Printed + "."),
	})
	return t
}

// rowsOf are several texts under one label.
func rowsOf(label string, list []string) []LabelRow {
	var out []LabelRow
	for i, s := range list {
		if i > 0 {
			label = ""
		}
		out = append(out, LabelRow{Label: label, Text: said(s)})
	}
	return out
}

func heads(list ...string) []Text {
	out := make([]Text, len(list))
	for i, s := range list {
		out[i] = Text{{Text: s, Bold: true}}
	}
	return out
}
