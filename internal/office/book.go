package office

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"naskah/internal/naskah"
)

// A BookRow is one line of the Buku Register [OP 5].
type BookRow struct {
	No                                                                              int
	Nomor                                                                           []string // one per party: "PIHAK KESATU: 100.3.7.1/12/KSB/2021"
	Tanggal, Jenis, Tentang, Pihak, JangkaWaktu, Berakhir, Unit, Lokasi, Keterangan string
	ID                                                                              naskah.NaskahID
}

// A bookLine is a naskah in the book with what stands around it.
type bookLine struct {
	n            naskah.Naskah
	unit         string
	melaksanakan []string // the numbers (or titles) of what it carries out
	keterangan   []string
}

// Book is the register of a year (keluarga "": all), by date and number: what is signed and what is archived.
func (o *Office) Book(ctx context.Context, p naskah.Principal, tahun int, keluarga string) ([]BookRow, error) {
	lines, err := o.bookLines(ctx, p, tahun, keluarga)
	out := make([]BookRow, 0, len(lines))
	for i, l := range lines {
		j, _ := naskah.JenisOf(l.n.Jenis)
		out = append(out, BookRow{
			No: i + 1, Nomor: nomorLines(l.n), Tanggal: l.n.Tanggal.Panjang(), Jenis: j.Nama, Tentang: l.n.Judul, Pihak: strings.Join(partyNames(l.n), "; "),
			JangkaWaktu: termText(l.n.Mulai, l.n.Berakhir), Berakhir: endText(l.n.Berakhir), Unit: l.unit, Lokasi: locations(l.n),
			Keterangan: strings.Join(l.keterangan, "; "), ID: l.n.ID,
		})
	}
	return out, err
}

// locations says where each original lies.
func locations(n naskah.Naskah) string {
	var out []string
	if n.Lokasi != "" {
		out = append(out, n.Lokasi)
	}
	for _, a := range n.Asli {
		if s := strings.Trim(a.Pemegang+": "+a.Lokasi, ": "); s != "" && a.Lokasi != n.Lokasi {
			out = append(out, s)
		}
	}
	return strings.Join(out, "; ")
}

func (o *Office) bookLines(ctx context.Context, p naskah.Principal, tahun int, keluarga string) ([]bookLine, error) {
	if p.Outside() || p.Instansi == "" {
		return nil, o.refused(ctx, p, naskah.Subject{Kind: naskah.SubjectInstansi, ID: string(p.Instansi)}, naskah.ActDeliver,
			naskah.Errorf(naskah.Denied, "NSK-AKSES-INSTANSI", "Buku Register dibuka oleh pemerintah daerah yang mengelolanya."))
	}
	if tahun < 1945 || tahun > 9999 {
		return nil, naskah.Errorf(naskah.Invalid, "NSK-BUKU-TAHUN", "Pilih tahun Buku Register, misalnya 2021.").On("tahun")
	}
	units, err := o.units(ctx)
	if err != nil {
		return nil, err
	}
	var out []bookLine
	f := naskah.Filter{Tahun: tahun, Keluarga: keluarga, States: []naskah.State{naskah.Signed, naskah.Archived}, Limit: 200}
	for {
		page, err := o.Store.List(ctx, naskah.ScopeOf(p), f)
		if err != nil {
			return nil, err
		}
		for _, n := range page.Naskah {
			if n.Instansi == p.Instansi { // a province sees those of its regions too; the book is one Instansi's
				out = append(out, bookLine{n: n, unit: units[n.Unit]})
			}
		}
		if f.After = page.Next; f.After == "" {
			break
		}
	}
	slices.SortStableFunc(out, func(a, b bookLine) int { return bookOrder(a.n, b.n) })
	for i := range out {
		if err := o.remark(ctx, &out[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// bookOrder: by date, those without one last, then by the numbers as people count (12 before 100), then by title.
func bookOrder(a, b naskah.Naskah) int {
	if a.Tanggal.IsZero() != b.Tanggal.IsZero() {
		if a.Tanggal.IsZero() {
			return 1
		}
		return -1
	}
	return cmp.Or(a.Tanggal.Compare(b.Tanggal), counted(nomorOf(a, 1), nomorOf(b, 1)), cmp.Compare(a.Judul, b.Judul), cmp.Compare(a.ID, b.ID))
}

// counted compares texts with runs of digits by their value.
func counted(a, b string) int {
	digits := func(s string) int {
		n := 0
		for n < len(s) && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		return n
	}
	for a != "" && b != "" {
		i, j := digits(a), digits(b)
		if i > 0 && j > 0 {
			x, y := strings.TrimLeft(a[:i], "0"), strings.TrimLeft(b[:j], "0")
			if c := cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y)); c != 0 {
				return c
			}
			a, b = a[i:], b[j:]
			continue
		}
		if a[0] != b[0] {
			return cmp.Compare(a[0], b[0])
		}
		a, b = a[1:], b[1:]
	}
	return cmp.Compare(len(a), len(b))
}

// relationWords are a relation as the book says it, of the one that does it and of the one to which it is done.
var relationWords = map[naskah.RelasiJenis][2]string{
	naskah.Melaksanakan: {"Melaksanakan", "Dilaksanakan dengan"}, naskah.Mengubah: {"Mengubah", "Diubah dengan"},
	naskah.Memperpanjang: {"Memperpanjang", "Diperpanjang dengan"}, naskah.Menggantikan: {"Menggantikan", "Digantikan oleh"},
	naskah.Mengakhiri: {"Mengakhiri", "Diakhiri dengan"},
}

// remark fills in what a line says of other naskah, of its file, and of where it came from.
func (o *Office) remark(ctx context.Context, l *bookLine) error {
	if l.n.Imported {
		l.keterangan = append(l.keterangan, "Dicatat dari arsip")
		if l.n.Current == "" {
			l.keterangan = append(l.keterangan, "asli belum dipindai")
		}
	}
	list, err := o.Register.Relasi(ctx, naskah.ScopeSystem(), l.n.ID)
	if err != nil {
		return err
	}
	for _, r := range list {
		words, ok := relationWords[r.Jenis]
		if !ok {
			continue
		}
		other, word := r.Ke, words[0]
		if r.Ke == l.n.ID {
			other, word = r.Dari, words[1]
		}
		to, err := o.Store.Naskah(ctx, naskah.ScopeSystem(), other)
		if err != nil {
			return err
		}
		if to.State == naskah.Cancelled {
			continue
		}
		name := cmp.Or(ownNomor(to), to.Judul)
		if r.Jenis == naskah.Melaksanakan && r.Dari == l.n.ID {
			l.melaksanakan = append(l.melaksanakan, name)
		}
		l.keterangan = append(l.keterangan, word+" "+name)
	}
	return nil
}

// ownNomor is a number that a naskah really has: that of its own Instansi first.
func ownNomor(n naskah.Naskah) string {
	found := ""
	for _, p := range n.Parties {
		for _, x := range n.Nomor {
			if x.Party == p.Urut && x.Text != "" && (found == "" || p.Instansi == n.Instansi && p.Instansi != "") {
				found = x.Text
			}
		}
	}
	return found
}
