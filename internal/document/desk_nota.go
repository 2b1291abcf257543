package document

import "strings"

// A NotaDinas brings a naskah to the Kepala Daerah: a letter of the unit, and on its page the summary by which he can sign
// [OP 3 (b), 5].
type NotaDinas struct {
	Desk         Desk
	Kepada       string // "Wali Kota Banjar"
	Melalui      string // "Sekretaris Daerah"; empty: nobody
	Dari         string // "Kepala Bagian Pemerintahan"
	Nama, NIP    string // of the sender
	Tempat       string
	Tanggal      string // in words; empty: dots
	Jenis        string // "Kesepakatan Bersama"
	Judul        string
	Pihak        []string // "Pemerintah Kota Banjar, diwakili oleh Nana Suryana, Wali Kota Banjar"
	Objek        string
	JangkaWaktu  string
	Pembiayaan   string
	CatatanHukum string
	Paraf        []string // who has given his paraf, and when
	Mohon        string   // "menandatangani"
	Limit        int      // letters of one part of the summary; 0: 360. The nota is one page: who lays it out makes it less where it must
}

const maxSummary = 360

// Tree is the letter as it is laid out.
func (n NotaDinas) Tree() Tree {
	t := Tree{Title: "Nota Dinas Pengantar " + n.Jenis + " tentang " + n.Judul, Kop: n.Desk.kop()}
	head := Labels{Rows: []LabelRow{{Label: "Yth.", Text: orDots(n.Kepada)}}}
	if n.Melalui != "" {
		head.Rows = append(head.Rows, LabelRow{Label: "Melalui", Text: said(n.Melalui)})
	}
	head.Rows = append(head.Rows, LabelRow{Label: "Dari", Text: orDots(n.Dari)}, LabelRow{Label: "Tanggal", Text: orDots(n.Tanggal)}, LabelRow{Label: "Nomor", Text: orDots("")},
		LabelRow{Label: "Sifat", Text: said("Biasa")}, LabelRow{Label: "Lampiran", Text: said("1 (satu) berkas")},
		LabelRow{Label: "Hal", Text: said("Penyampaian " + n.Jenis + " tentang " + n.short(n.Judul))})
	sum := Labels{}
	sum.Rows = append(sum.Rows, rowsOf("Pihak", n.shortened())...)
	for _, x := range []struct{ label, text string }{{"Objek", n.Objek}, {"Jangka waktu", n.JangkaWaktu}, {"Pembiayaan", n.Pembiayaan}} {
		text := n.short(x.text)
		if text == "" {
			text = "Tidak diatur tersendiri dalam naskah."
		}
		sum.Rows = append(sum.Rows, LabelRow{Label: x.label, Text: said(text)})
	}
	note := n.short(n.CatatanHukum)
	if note == "" {
		note = "Tidak ada catatan."
	}
	sum.Rows = append(sum.Rows, LabelRow{Label: "Catatan Bagian Hukum", Text: said(note)})
	if len(n.Paraf) > 0 {
		sum.Rows = append(sum.Rows, LabelRow{Label: "Telah diparaf", Text: said(strings.Join(n.Paraf, "; "))})
	}
	t.Blocks = []Block{
		Heading{Lines: []Text{{{Text: "NOTA DINAS", Bold: true}}}},
		head,
		Paragraph{
			Align: Justify, Indent: true, KeepNext: true,
			Text: said("Bersama ini disampaikan dengan hormat naskah " + n.Jenis + " tentang " + n.short(n.Judul) + ". Mohon berkenan " + n.Mohon + ". Ringkasannya sebagai berikut:"),
		},
		sum,
		Paragraph{Align: Justify, Indent: true, Text: said("Demikian disampaikan, atas perkenan Bapak/Ibu diucapkan terima kasih.")},
		SignatureBlock{Cells: []SignatureCell{{Heading: strings.TrimSuffix(n.Dari, ",") + ",", Nama: orDots(n.Nama), Jabatan: nip(n.NIP)}}},
	}
	if n.Dari == "" {
		t.Blocks[5] = SignatureBlock{Cells: []SignatureCell{{Heading: dots + ",", Nama: orDots(n.Nama), Jabatan: nip(n.NIP)}}}
	}
	return t
}

func nip(s string) Text {
	if s == "" {
		return nil
	}
	return said("NIP " + s)
}

// short is s as the summary holds it: whole words, and what is left out is said.
func (n NotaDinas) short(s string) string {
	limit := n.Limit
	if limit <= 0 {
		limit = maxSummary
	}
	r := []rune(tidy(s))
	if len(r) <= limit {
		return string(r)
	}
	cut := string(r[:limit])
	if i := strings.LastIndexByte(cut, ' '); i > limit/2 {
		cut = cut[:i]
	}
	cut = strings.TrimRight(cut, " ,;.") + " …"
	if limit < maxSummary/2 {
		return cut
	}
	return cut + " (selengkapnya dalam naskah)"
}

// shortened are the first of a long list, each short.
func (n NotaDinas) shortened() []string {
	most := 8
	if n.Limit > 0 && n.Limit < maxSummary/2 {
		most = 4
	}
	var out []string
	for i, s := range n.Pihak {
		if i == most {
			return append(out, "dan "+itoa(len(n.Pihak)-i)+" pihak lain")
		}
		out = append(out, n.short(s))
	}
	return out
}

// Summary is what the nota dinas says of a text: the pasal on its object, its term and its cost, by the content that they carry, and
// for the cost any ayat that speaks of it [P22 40-42].
func Summary(t Tree) (objek, jangka, biaya string) {
	first := func(p Pasal) string {
		var out []string
		for _, it := range p.Items {
			out = append(out, spoken(it))
			break
		}
		return strings.Join(out, " ")
	}
	for _, b := range t.Blocks {
		p, ok := b.(Pasal)
		if !ok {
			continue
		}
		switch {
		case strings.HasPrefix(p.Memuat, "objek"):
			objek = first(p)
		case p.Memuat == "jangka-waktu":
			jangka = first(p)
		case p.Memuat == "pembiayaan":
			biaya = first(p)
		}
		for _, it := range p.Items {
			if biaya == "" && strings.Contains(strings.ToLower(it.Text.String()), "pembiayaan") {
				biaya = spoken(it)
			}
		}
	}
	return objek, jangka, biaya
}

// spoken is an item with its parts in one sentence.
func spoken(it Item) string {
	out := it.Text.String()
	for _, c := range it.Children {
		out += " " + c.Label + " " + spoken(c)
	}
	return out
}
