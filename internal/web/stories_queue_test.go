package web

import (
	"fmt"

	"naskah/internal/web/views"
)

// queueStories are the page of failed work, with nothing and with much.
func queueStories() []story {
	many := views.QueueView{}
	for i := range 12 {
		row := views.QueueRow{
			Title: "Memperpanjang penyimpanan arsip", Subject: "Naskah xwknd7bj3uc2pz5iolvppsxblq", Line: "3 kali dicoba, terakhir 24 November 2026 09.00 WIB",
			Error: "Penyimpanan berkas tidak menyimpan naskah ini dengan benar. Periksa penyimpanannya, lalu jalankan ulang.", Code: "OBJ-TAHAN-TIDAK-SAMA",
			Badge: views.Badge{Text: "Gagal", Tone: views.Bad}, Again: views.Button{Label: "Jalankan ulang", Icon: "rotate-ccw", Action: fmt.Sprintf("/pengaturan/antrean/%d/ulang", i+1)},
		}
		if i%2 == 1 {
			row.Subject, row.Href = longTitle+" · Nomor 100.3.7.1/12/KSB/2026", "/naskah/1"
		}
		if i > 8 {
			row.Badge, row.Again, row.Line = views.Badge{Text: "Dicoba lagi", Tone: views.Gold}, views.Button{}, row.Line+" · dicoba lagi 24 November 2026 10.00 WIB"
		}
		many.Rows = append(many.Rows, row)
	}
	return []story{
		{name: "antrean-kosong", view: views.Queue(views.QueueView{})},
		{name: "antrean-gagal", view: views.Queue(many)},
	}
}
