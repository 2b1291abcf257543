package contoh

import (
	"context"
	"fmt"

	"naskah/internal/document"
	"naskah/internal/layout"
	"naskah/internal/naskah"
	"naskah/internal/office"
)

// week is what a week leaves on the desks: a unit that was followed by another, stand-ins in office, files on a naskah and on its
// kerja sama, a naskah in ink that waits for its record, a copy that was given, and a proposal that waits for its second person.
func (k *Kota) week(ctx context.Context) error {
	for _, step := range []struct {
		name string
		run  func(context.Context) error
	}{{"pergantian pejabat", k.succession}, {"berkas", k.files}, {"naskah kertas", k.paper}, {"salinan", k.copies}, {"usul", k.double}} {
		if err := step.run(ctx); err != nil {
			return fmt.Errorf("contoh: %s: %w", step.name, err)
		}
	}
	return nil
}

// succession: the office for the environment was a Badan until 2016, and others have stood in for the Sekda and the Wali Kota.
func (k *Kota) succession(ctx context.Context) error {
	ratna := k.users["ratna"].Principal()
	if _, err := k.Office.SaveUnit(ctx, ratna, naskah.Unit{
		Nama: "Badan Pengelolaan Lingkungan Hidup", Singkat: "BPLH", Mulai: naskah.Date{Year: 2008, Month: 1, Day: 2},
		Selesai: naskah.Date{Year: 2016, Month: 12, Day: 31}, Penerus: k.units["lh"],
	}); err != nil {
		return err
	}
	d, err := k.Office.Directory(ctx, ratna)
	if err != nil {
		return err
	}
	jabatan := map[naskah.PejabatID]naskah.JabatanID{}
	for _, p := range d.Pejabat {
		jabatan[p.ID] = p.Jabatan
	}
	former, err := k.Office.SaveOrang(ctx, ratna, naskah.Orang{Nama: "Engkos Kosasih", GelarDpn: "Drs.", GelarBlk: "M.Si.", NIP: "196208171988031008"})
	if err != nil {
		return err
	}
	for _, p := range []naskah.Pejabat{
		{Orang: former, Jabatan: jabatan[k.seat["walikota"]], Kapasitas: naskah.Pj, Mulai: naskah.Date{Year: 2018, Month: 11, Day: 28}, Selesai: naskah.Date{Year: 2019, Month: 1, Day: 1}, Keputusan: "Keputusan Nomor 131/Contoh/2018 tanggal 27 November 2018"},
		{Orang: k.users["asisten"].Orang, Jabatan: jabatan[k.seat["sekda"]], Kapasitas: naskah.Plh, Mulai: k.today().AddDays(-40), Selesai: k.today().AddDays(-26), Keputusan: "Surat Perintah Nomor 800/Contoh/Setda"},
	} {
		if _, err := k.Office.SavePejabat(ctx, ratna, p); err != nil {
			return err
		}
	}
	return nil
}

// files: what the desk has on file for the naskah that is about to be opened.
func (k *Kota) files(ctx context.Context) error {
	ratna := k.users["ratna"].Principal()
	page, err := k.Office.Store.List(ctx, naskah.ScopeOf(ratna), naskah.Filter{States: []naskah.State{naskah.Approved}})
	if err != nil || len(page.Naskah) == 0 {
		return err
	}
	n := page.Naskah[0]
	for _, f := range []office.AttachInput{
		{Subject: n.ID.Subject(), Jenis: naskah.LampiranPersetujuan, Party: 2, Nama: "persetujuan-rancangan.pdf", Nomor: "118/CDU/Dir", Tanggal: k.today().AddDays(-2)},
		{Subject: naskah.Subject{Kind: naskah.SubjectKerjaSama, ID: string(n.KerjaSama)}, Jenis: "kak", Nama: "kerangka-acuan-kerja.pdf", Tanggal: k.today().AddDays(-60)},
	} {
		kind, _ := naskah.LampiranOf(f.Jenis)
		if f.Bytes, err = k.letter(kind.Nama, n.Judul); err != nil {
			return err
		}
		if _, err := k.Office.Attach(ctx, ratna, f); err != nil {
			return err
		}
	}
	return nil
}

// letter is one page that stands for a file of the partner's or of a unit's.
func (k *Kota) letter(what, about string) ([]byte, error) {
	line := func(s string) document.Text { return document.Text{{Text: s}} }
	r, err := k.Office.Layout.PDF(document.Tree{Title: what, Blocks: []document.Block{
		document.Heading{Lines: []document.Text{line(what), line("tentang"), line(about)}},
		document.Paragraph{Text: line("Halaman ini menggantikan berkas yang sebenarnya pada layanan contoh. Isinya tidak mempunyai kekuatan hukum.")},
	}}, layout.Options{Profile: layout.A4})
	return r.PDF, err
}

// paper brings a naskah in ink to its printed version; the partner's number comes later.
func (k *Kota) paper(ctx context.Context) error {
	n, err := k.bring(ctx, stand{judul: "Pemilahan Sampah Pasar Tradisional", unit: "lh", state: naskah.Approved, paper: true})
	if err != nil {
		return err
	}
	if n, err = k.number(ctx, n, naskah.Menyusul); err != nil {
		return err
	}
	reasons, err := k.onShelf(ctx, n)
	if err != nil {
		return err
	}
	_, err = k.Office.Print(ctx, k.users["ratna"].Principal(), n.ID, n.Seq, reasons)
	return err
}

// copies: the company has received what was signed; the others wait.
func (k *Kota) copies(ctx context.Context) error {
	ratna := k.users["ratna"].Principal()
	page, err := k.Office.Store.List(ctx, naskah.ScopeOf(ratna), naskah.Filter{Text: "Aspal Jalan", States: []naskah.State{naskah.Signed}})
	if err != nil || len(page.Naskah) == 0 {
		return err
	}
	n := page.Naskah[0]
	_, err = k.Office.Deliver(ctx, ratna, n.ID, n.Seq, office.DeliverInput{Kepada: MitraUtama, Cara: "surel", Tanggal: k.today()})
	return err
}

// double: an old record was entered twice, and that the second be annulled waits for the archivist.
func (k *Kota) double(ctx context.Context) error {
	ratna := k.users["ratna"].Principal()
	page, err := k.Office.Store.List(ctx, naskah.ScopeOf(ratna), naskah.Filter{Text: "Pojok Baca Digital", States: []naskah.State{naskah.Signed}})
	if err != nil || len(page.Naskah) == 0 {
		return err
	}
	first := page.Naskah[0]
	twin, err := k.Office.Import(ctx, ratna, office.ImportInput{
		Jenis: first.Jenis, Unit: first.Unit, Jalur: first.Jalur, Cara: naskah.Basah, Judul: "Pojok Baca Digital di Taman Kota", Tanggal: first.Tanggal, Tempat: first.Tempat,
		Mulai: first.Mulai, Berakhir: first.Berakhir, Parties: first.Parties, Nomor: first.Nomor, Klasifikasi: first.Klasifikasi, Tingkat: "salinan", Lokasi: "Bagian Hukum, map 2021",
	})
	if err != nil {
		return err
	}
	_, err = k.Office.Annul(ctx, ratna, twin.ID, twin.Seq, "Tercatat dua kali: salinan dari Bagian Hukum dimasukkan sebagai naskah tersendiri.", first.ID)
	return err
}
