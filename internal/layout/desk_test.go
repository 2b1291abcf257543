package layout

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

func sampleDesk() document.Desk {
	return document.DeskOf(naskah.Instansi{
		Jenis: "kota", Nama: "Banjar", Kedudukan: "Banjar", Alamat: "Jalan Siliwangi Nomor 112", KodePos: "46311",
		Telepon: "(0265) 000100", Surel: "pemerintahan@kotabanjar.example", Situs: "kotabanjar.example",
	}, "Sekretariat Daerah")
}

func sampleNota() document.NotaDinas {
	return document.NotaDinas{
		Desk: sampleDesk(), Kepada: "Wali Kota Banjar", Melalui: "Sekretaris Daerah", Dari: "Kepala Bagian Pemerintahan", Nama: "Rudi Hartono", NIP: "19750812 200003 1 004",
		Tempat: "Banjar", Tanggal: "24 November 2026", Jenis: "Kesepakatan Bersama", Judul: "Pengolahan Sampah Plastik Pasar Induk",
		Pihak:       []string{"PIHAK KESATU: Pemerintah Daerah Kota Banjar, diwakili Nana Suryana, Wali Kota Banjar", "PIHAK KEDUA: PT Contoh Daur Ulang, diwakili Bima Pratama, Direktur"},
		Objek:       "Objek Kesepakatan Bersama ini adalah sampah plastik dari kegiatan perdagangan di Pasar Induk Kota Banjar, yang pengelolaannya termasuk dalam urusan pemerintahan bidang lingkungan hidup.",
		JangkaWaktu: "Kesepakatan Bersama ini berlaku untuk jangka waktu 5 (lima) tahun, terhitung sejak tanggal 24 November 2026 sampai dengan tanggal 23 November 2031.",
		Pembiayaan:  "Pembiayaan pelaksanaan Kesepakatan Bersama ini diatur dalam perjanjian kerja sama.", CatatanHukum: "Rumusan pasal telah sesuai dengan Permendagri Nomor 22 Tahun 2020; tidak ada keberatan.",
		Paraf: []string{"Kepala Bagian Hukum, 20 November 2026 09.12 WIB", "Asisten Pemerintahan, 21 November 2026 10.00 WIB", "Sekretaris Daerah, 23 November 2026 08.00 WIB"}, Mohon: "menandatanganinya",
	}
}

func sampleLembar() document.LembarParaf {
	return document.LembarParaf{
		Desk: sampleDesk(), Jenis: "Kesepakatan Bersama dengan Pihak Ketiga", Judul: "Pengolahan Sampah Plastik Pasar Induk", Pihak: []string{"Pemerintah Daerah Kota Banjar", "PT Contoh Daur Ulang"},
		Versi: 3, Digest: naskah.DigestOf([]byte("x")), Printed: "24 November 2026 09.00 WIB",
		Rows:  []document.ParafRow{{Jabatan: "Kepala Bagian Pemerintahan", Nama: "Rudi Hartono", Waktu: "20 November 2026 09.12 WIB", Keterangan: "Diparaf"}, {Jabatan: "Kepala Bagian Hukum", Nama: "Siti Aminah", Waktu: "21 November 2026 10.00 WIB", Keterangan: "Diparaf"}, {Jabatan: "Sekretaris Daerah", Nama: "Ade Setiana", Keterangan: "Menunggu"}},
		Notes: []document.ParafNote{{Waktu: "18 November 2026 14.00 WIB", Oleh: "Siti Aminah, Kepala Bagian Hukum", Bagian: "Pasal 4 · Pelaksanaan", Catatan: "Sebutkan Perangkat Daerah yang mengoordinasikan pelaksanaannya."}},
	}
}

func sampleBook(rows int) document.Book {
	b := document.Book{Pemerintah: "Pemerintah Kota Banjar", Tahun: 2021, Printed: "24 November 2026 09.00 WIB"}
	for i := range rows {
		b.Rows = append(b.Rows, document.BookLine{
			No: i + 1, Nomor: []string{"KESATU: 100.3.7.1/" + itoa(i+1) + "/KSB/2021", "KEDUA: 014/CDU-DIR/XI/2021"}, Tanggal: "24 November 2021", Jenis: "KSB-PK",
			Tentang: "Pengolahan Sampah Plastik Pasar Induk", Pihak: "Pemerintah Kota Banjar; PT Contoh Daur Ulang", JangkaWaktu: "5 (lima) tahun", Berakhir: "23 November 2026", Unit: "Dinas Lingkungan Hidup",
			Lokasi: "Lemari 2, map KSB 2021", Keterangan: "Dicatat dari arsip",
		})
	}
	return b
}

// What the desk hands out is one page where it must be, on every paper, and holds all that it was given.
func TestDeskSheets(t *testing.T) {
	l := newLayout(t)
	long := strings.Repeat("uraian yang sangat panjang ", 400) // 10,000 letters and more
	hostileNota := sampleNota()
	hostileNota.Judul, hostileNota.Objek, hostileNota.CatatanHukum, hostileNota.JangkaWaktu = long, long, long, long
	hostileNota.Pihak = []string{long, long, long, long, long, long, long, long, long, long, long}
	cutNota := hostileNota
	cutNota.Limit = 45
	hostileBook := sampleBook(2)
	hostileBook.Rows[0].Tentang, hostileBook.Rows[1].Lokasi = long, strings.Repeat("x", 10_000)
	empty := document.NotaDinas{Mohon: "menandatanganinya"}
	for name, tt := range map[string]struct {
		tree     document.Tree
		p        Profile
		min, max int
	}{
		"nota":            {sampleNota().Tree(), A4Letter, 1, 1},
		"nota of nothing": {empty.Tree(), A4Letter, 1, 1},
		"nota, hostile":   {hostileNota.Tree(), A4Letter, 2, 6},
		"nota, cut":       {cutNota.Tree(), A4Letter, 1, 1},
		"lembar":          {sampleLembar().Tree(), A4, 1, 1},
		"lembar empty":    {document.LembarParaf{Desk: sampleDesk()}.Tree(), A4, 1, 1},
		"book":            {sampleBook(24).Tree(), F4Landscape, 2, 4},
		"book on A4":      {sampleBook(24).Tree(), A4Landscape, 2, 5},
		"book of nothing": {sampleBook(0).Tree(), F4Landscape, 1, 1},
		"book of 500":     {sampleBook(500).Tree(), F4Landscape, 30, 80},
		"book, hostile":   {hostileBook.Tree(), F4Landscape, 10, 80},
	} {
		o := Options{Profile: tt.p}
		pages, _, err := l.pages(tt.tree, o)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if n := len(pages); n < tt.min || n > tt.max {
			t.Errorf("%s: %d pages", name, n)
		}
		if fs := l.Missing(tt.tree); len(fs) > 0 {
			t.Errorf("%s: %v", name, fs)
		}
		foot, err := l.bookman.foot(tt.tree, Options{Profile: tt.p})
		if err != nil {
			t.Fatal(err)
		}
		for i, pg := range pages {
			for _, m := range pg.marks {
				checkInside(t, name, i+1, m, tt.p, foot)
			}
		}
		look(t, l, name, tt.tree, o)
	}
}

// look draws the pages as pictures into the folder that NASKAH_LOOK names, for eyes.
func look(t *testing.T, l *Layout, name string, tree document.Tree, o Options) {
	t.Helper()
	dir := os.Getenv("NASKAH_LOOK")
	if dir == "" {
		return
	}
	res, err := l.PDF(tree, o)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, strings.ReplaceAll(name, " ", "-")+".pdf")
	if err := os.WriteFile(file, res.PDF, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(tool(t, "pdftoppm"), "-r", "60", "-l", "3", "-png", file, strings.TrimSuffix(file, ".pdf")).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}
