package web

import (
	"net/url"

	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// bookAsked is the year and the family that the address asks for.
func (k *call) bookAsked() (int, string) {
	year, family := number(k.c.Query("tahun")), k.c.Query("keluarga")
	if year == 0 {
		year = k.today().Year
	}
	if !isOneOf(family, families...) {
		family = ""
	}
	return year, family
}

// showBook is the Buku Register of a year on the screen [OP 5]; it is printed, or taken into a spreadsheet.
func showBook(k *call) error {
	year, family := k.bookAsked()
	rows, err := k.office.Book(k.ctx, k.p, year, family)
	if err != nil {
		return err
	}
	sum, err := k.store.Summary(k.ctx, k.scope(), naskah.Period{})
	if err != nil {
		return err
	}
	q := url.Values{"tahun": {itoa(year)}}
	if family != "" {
		q.Set("keluarga", family)
	}
	v := views.BookView{Year: year, PDF: withQuery("/buku.pdf", q), CSV: withQuery("/buku.csv", q), XLSX: withQuery("/buku.xlsx", q), Officer: k.p.Has(naskah.RoleOfficer)}
	years := sum.Years
	if !isOneOf(year, years...) {
		years = append([]int{year}, years...)
	}
	for _, y := range years {
		v.Years = append(v.Years, views.Option{Value: itoa(y), Label: itoa(y), Selected: y == year})
	}
	for _, f := range families {
		v.Families = append(v.Families, views.Option{Value: f, Label: k.t("keluarga." + f), Selected: f == family})
	}
	for _, r := range rows {
		v.Rows = append(v.Rows, views.BookLine{
			No: r.No, Href: naskahPath(r.ID), Nomor: r.Nomor, Tanggal: r.Tanggal, Jenis: r.Jenis, Tentang: r.Tentang, Pihak: r.Pihak, Jangka: r.JangkaWaktu,
			Berakhir: r.Berakhir, Unit: r.Unit, Lokasi: r.Lokasi, Keterangan: r.Keterangan,
		})
	}
	return k.wide(k.t("book.title", year), views.Book(v))
}

// bookPDF is the book printed by our own layout.
func bookPDF(k *call) error {
	year, family := k.bookAsked()
	b, name, err := k.office.BookPDF(k.ctx, k.p, year, family)
	return k.handOut(b, name, err)
}

func bookCSV(k *call) error {
	year, family := k.bookAsked()
	b, name, err := k.office.BookCSV(k.ctx, k.p, year, family)
	if err != nil {
		return err
	}
	return k.sendBytes(b, "text/csv; charset=utf-8", "attachment", name)
}

func bookXLSX(k *call) error {
	year, family := k.bookAsked()
	b, name, err := k.office.BookXLSX(k.ctx, k.p, year, family)
	if err != nil {
		return err
	}
	return k.sendBytes(b, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "attachment", name)
}
