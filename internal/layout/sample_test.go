package layout

import (
	"os"
	"strings"
	"testing"

	"naskah/internal/document"
)

func text(s string) document.Text { return document.Text{{Text: s}} }

// marked makes a text of plain and bold runs: "plain *bold* plain".
func marked(s string) document.Text {
	var out document.Text
	for i, part := range strings.Split(s, "*") {
		out = append(out, document.Run{Text: part, Bold: i%2 == 1})
	}
	return out
}

func ayat(n int, s string) document.Item {
	return document.Item{Label: "(" + itoa(n) + ")", Text: text(s)}
}

// sampleTree is a Kesepakatan Bersama with a third party (form A2 of the Lampiran), electronic or on paper.
func sampleTree(paper bool) document.Tree {
	t := document.Tree{
		Kode:  "ksb-pk",
		Title: "Kesepakatan Bersama antara Pemerintah Daerah Kota Banjar dan PT Contoh Daur Ulang tentang Pengolahan Sampah Plastik Pasar Induk",
		Kop: document.Kop{
			Kind:  document.KopEmblems,
			Left:  &document.Emblem{Slot: "logo_mitra", Label: "tempat Logo Pihak Ketiga"},
			Right: &document.Emblem{Slot: "lambang_daerah", Label: "tempat Lambang Daerah"},
		},
		Footer: "Dokumen ini ditandatangani secara elektronik. Informasi Elektronik dan/atau Dokumen Elektronik dan/atau hasil cetaknya merupakan alat bukti hukum yang sah (Pasal 5 ayat (1) Undang-Undang Informasi dan Transaksi Elektronik). Dokumen uji, tanpa kekuatan hukum.",
	}
	t.Blocks = append(sampleOpening(), samplePasal()...)
	closing := "Demikian Kesepakatan Bersama ini dibuat dan ditandatangani secara elektronik di Banjar pada hari dan tanggal tersebut di atas dalam 1 (satu) dokumen elektronik asli yang mempunyai kekuatan hukum yang sama bagi PARA PIHAK."
	cells := []document.SignatureCell{
		{Party: 2, Heading: "PIHAK KEDUA,", Nama: text("BIMA PRATAMA"), Jabatan: text("Direktur PT Contoh Daur Ulang"), Field: "ttd_2"},
		{Party: 1, Heading: "PIHAK KESATU,", Nama: text("NANA SURYANA"), Jabatan: text("Wali Kota Banjar"), Field: "ttd_1"},
	}
	if paper {
		closing = "Demikian Kesepakatan Bersama ini dibuat dan ditandatangani di Banjar pada hari dan tanggal tersebut di atas dalam rangkap 2 (dua) bermeterai cukup, masing-masing mempunyai kekuatan hukum yang sama."
		t.Footer, t.Paraf = "", []string{"Paraf Pihak Kedua", "Paraf Pihak Kesatu"}
		for i := range cells {
			cells[i].Field, cells[i].Note, cells[i].Jabatan = "", "Tandatangan dan Stempel", nil
		}
	}
	t.Blocks = append(t.Blocks, document.Closing{Text: text(closing)}, document.SignatureBlock{Cells: cells})
	return t
}

func sampleOpening() []document.Block {
	return []document.Block{
		document.Heading{Lines: []document.Text{text("KESEPAKATAN BERSAMA"), text("ANTARA"), text("PEMERINTAH DAERAH KOTA BANJAR"), text("DAN"), text("PT CONTOH DAUR ULANG"), text("TENTANG"), text("PENGOLAHAN SAMPAH PLASTIK PASAR INDUK")}},
		document.NomorLines{Lines: []document.Text{text("NOMOR : 100.3.7.1/12/TAPEM/2021"), text("NOMOR : 015/DIR-CDU/XI/2021")}},
		document.Paragraph{Text: text("Pada hari ini, Rabu, tanggal Dua Puluh Empat bulan November tahun Dua Ribu Dua Puluh Satu (24-11-2021), kami yang bertanda tangan di bawah ini:"), KeepNext: true},
		document.Komparisi{Rows: []document.KomparisiRow{
			{Roman: "I.", Nama: text("NANA SURYANA"), Text: text("Wali Kota Banjar, berkedudukan di Banjar, Jalan Siliwangi Nomor 1, dalam hal ini bertindak untuk dan atas nama Pemerintah Daerah Kota Banjar, selanjutnya disebut PIHAK KESATU.")},
			{Roman: "II.", Nama: text("BIMA PRATAMA"), Text: text("Direktur PT Contoh Daur Ulang, berkedudukan di Banjar, Jalan Contoh Nomor 12, berdasarkan Anggaran Dasar PT Contoh Daur Ulang sebagaimana Akta Pendirian Nomor 7 tanggal 3 Mei 2010 yang dibuat di hadapan Notaris Sinta Contoh, yang telah disahkan oleh Menteri Hukum dan Hak Asasi Manusia, berdasarkan Keputusan Nomor AHU-00012.AH.01.01.Tahun 2010, dalam hal ini bertindak untuk dan atas nama PT Contoh Daur Ulang, selanjutnya disebut PIHAK KEDUA.")},
		}},
		document.Paragraph{Text: text("PIHAK KESATU dan PIHAK KEDUA selanjutnya secara bersama-sama dalam Kesepakatan Bersama ini disebut PARA PIHAK, dan secara sendiri-sendiri disebut PIHAK.")},
		document.Paragraph{Text: text("PARA PIHAK terlebih dahulu menerangkan hal-hal sebagai berikut:"), KeepNext: true},
		document.List{Items: []document.Item{
			{Label: "1.", Text: text("bahwa PIHAK KESATU merupakan penyelenggara urusan pemerintahan daerah yang berwenang melaksanakan pengelolaan sampah di wilayah Kota Banjar;")},
			{Label: "2.", Text: text("bahwa PIHAK KEDUA merupakan badan hukum yang bergerak dalam bidang pengolahan kembali plastik dan memiliki sarana serta tenaga yang diperlukan.")},
		}},
		document.Paragraph{Text: text("Berdasarkan hal-hal tersebut di atas, sesuai dengan kedudukan masing-masing, PARA PIHAK setuju dan sepakat untuk melaksanakan Kesepakatan Bersama tentang Pengolahan Sampah Plastik Pasar Induk, dengan ketentuan dan syarat-syarat sebagai berikut:"), Indent: true, KeepNext: true},
	}
}

func samplePasal() []document.Block {
	return []document.Block{
		document.Pasal{ID: "maksud-tujuan", No: 1, Judul: "MAKSUD DAN TUJUAN", Items: []document.Item{
			ayat(1, "Maksud Kesepakatan Bersama ini adalah sebagai dasar bagi PARA PIHAK untuk bekerja sama dalam pengolahan sampah plastik dari Pasar Induk Kota Banjar."),
			ayat(2, "Tujuan Kesepakatan Bersama ini adalah mengurangi timbulan sampah yang diangkut ke tempat pemrosesan akhir dan meningkatkan nilai guna sampah plastik bagi masyarakat."),
		}},
		document.Pasal{ID: "objek", No: 2, Judul: "OBJEK", Items: []document.Item{{Text: text("Objek Kesepakatan Bersama ini adalah sampah plastik yang dihasilkan oleh pedagang dan pengunjung Pasar Induk Kota Banjar, yang telah dipilah dari sampah lainnya sebelum diserahterimakan.")}}},
		document.Pasal{ID: "ruang-lingkup", No: 3, Judul: "RUANG LINGKUP", Items: []document.Item{{Text: text("Ruang lingkup Kesepakatan Bersama ini meliputi:"), Children: []document.Item{
			{Label: "a.", Text: text("pemilahan dan pengumpulan sampah plastik di Pasar Induk;")},
			{Label: "b.", Text: text("pengangkutan sampah plastik terpilah ke tempat pengolahan:"), Children: []document.Item{
				{Label: "1.", Text: text("setiap hari kerja, paling lambat pukul 09.00 WIB; dan")},
				{Label: "2.", Text: text("dengan kendaraan tertutup yang memenuhi persyaratan teknis;")},
			}},
			{Label: "c.", Text: text("pengolahan sampah plastik menjadi bahan baku; dan")},
			{Label: "d.", Text: text("penyuluhan kepada pedagang dan masyarakat di sekitar Pasar Induk.")},
		}}}},
		document.Pasal{ID: "pelaksanaan", No: 4, Judul: "PELAKSANAAN", Items: []document.Item{
			ayat(1, "Kesepakatan Bersama ini ditindaklanjuti dengan Perjanjian Kerja Sama yang mengatur hak dan kewajiban PARA PIHAK secara rinci."),
			ayat(2, "Perjanjian Kerja Sama sebagaimana dimaksud pada ayat (1) ditandatangani oleh pejabat yang berwenang pada PARA PIHAK sesuai dengan ketentuan peraturan perundang-undangan."),
			ayat(3, "Perangkat Daerah yang melaksanakan Kesepakatan Bersama ini adalah Dinas Lingkungan Hidup Kota Banjar."),
		}},
		document.Pasal{ID: "jangka-waktu", No: 5, Judul: "JANGKA WAKTU", Items: []document.Item{
			ayat(1, "Kesepakatan Bersama ini berlaku untuk jangka waktu 5 (lima) tahun terhitung sejak tanggal 24 November 2021 sampai dengan tanggal 23 November 2026."),
			ayat(2, "Kesepakatan Bersama ini dapat diperpanjang berdasarkan kesepakatan PARA PIHAK setelah dilakukan evaluasi, dengan pemberitahuan tertulis paling lambat 3 (tiga) bulan sebelum jangka waktu berakhir."),
		}},
		document.Pasal{ID: "surat-menyurat", No: 6, Judul: "SURAT-MENYURAT", Items: []document.Item{
			{Text: text("Segala pemberitahuan dalam pelaksanaan Kesepakatan Bersama ini dibuat secara tertulis dan disampaikan kepada alamat PARA PIHAK sebagai berikut:")},
		}},
		document.Table{Widths: []float64{1, 3, 4}, Head: []document.Text{text("Pihak"), text("Unit"), text("Alamat dan surel")}, Rows: [][]document.Text{
			{text("PIHAK KESATU"), text("Bagian Pemerintahan Sekretariat Daerah Kota Banjar"), text("Jalan Siliwangi Nomor 1, Banjar; tapem@banjarkota.example")},
			{text("PIHAK KEDUA"), text("Sekretariat Perusahaan"), text("Jalan Contoh Nomor 12, Banjar; sekretariat@contohdaurulang.example")},
		}},
		document.Pasal{ID: "lain-lain", No: 7, Judul: "LAIN-LAIN", Items: []document.Item{
			ayat(1, "Hal-hal yang belum atau tidak cukup diatur dalam Kesepakatan Bersama ini ditetapkan kemudian atas dasar kesepakatan PARA PIHAK dalam addendum yang merupakan bagian tidak terpisahkan dari Kesepakatan Bersama ini."),
			ayat(2, "Penggantian pejabat pada salah satu PIHAK tidak mengakhiri Kesepakatan Bersama ini."),
		}},
	}
}

// sampleSize is how many random cases a property is tried on: few here, many in `make long`.
func sampleSize(few, many int) int {
	if os.Getenv("NASKAH_LONG") != "" {
		return many
	}
	return few
}

func newLayout(tb testing.TB) *Layout {
	tb.Helper()
	l, err := New()
	if err != nil {
		tb.Fatal(err)
	}
	return l
}

func sampleSeal() Seal {
	return Seal{Nama: "NANA SURYANA", Jabatan: "Wali Kota Banjar", Waktu: "24 November 2021 09.41 WIB", URL: "https://naskah.banjarkota.example/v/k3jx7q2m9t4c8w5zr1h6y0bnd2", Catatan: "Tanda tangan uji"}
}
