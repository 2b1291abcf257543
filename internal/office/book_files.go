package office

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"naskah/internal/document"
	"naskah/internal/layout"
	"naskah/internal/naskah"
)

// BookPDF is the book printed by our own layout, on F4 lying down.
func (o *Office) BookPDF(ctx context.Context, p naskah.Principal, tahun int, keluarga string) ([]byte, string, error) {
	rows, err := o.Book(ctx, p, tahun, keluarga)
	if err != nil {
		return nil, "", err
	}
	inst, err := o.Register.Instansi(ctx, p.Instansi)
	if err != nil {
		return nil, "", err
	}
	b := document.Book{Pemerintah: "Pemerintah " + inst.Sebutan(), Tahun: tahun, Printed: naskah.Waktu(o.now(), zone(inst))}
	if keluarga != "" {
		b.Keluarga = familyName(keluarga)
	}
	for _, r := range rows {
		b.Rows = append(b.Rows, document.BookLine{
			No: r.No, Nomor: r.Nomor, Tanggal: r.Tanggal, Jenis: r.Jenis, Tentang: r.Tentang, Pihak: r.Pihak,
			JangkaWaktu: r.JangkaWaktu, Berakhir: r.Berakhir, Unit: r.Unit, Lokasi: r.Lokasi, Keterangan: r.Keterangan,
		})
	}
	res, err := o.sheet(ctx, b.Tree(), layout.F4Landscape)
	return res.PDF, bookName(tahun, keluarga, "pdf"), err
}

func familyName(keluarga string) string {
	for _, j := range naskah.DaftarJenis {
		if j.Keluarga == keluarga {
			return kindWord(j.Kode)
		}
	}
	return keluarga
}

func bookName(tahun int, keluarga, ext string) string {
	name := fmt.Sprintf("buku-register-%d", tahun)
	if keluarga != "" {
		name += "-" + keluarga
	}
	return name + "." + ext
}

// bookTable is the book as cells, its head first, with the words by which an imported sheet knows its columns, so that it can be read
// back equal.
func (o *Office) bookTable(ctx context.Context, p naskah.Principal, tahun int, keluarga string) ([][]string, error) {
	lines, err := o.bookLines(ctx, p, tahun, keluarga)
	if err != nil {
		return nil, err
	}
	most := 3
	for _, l := range lines {
		most = max(most, len(l.n.Parties))
	}
	table := [][]string{bookHead(most)}
	for i, l := range lines {
		table = append(table, bookCells(i+1, l, most))
	}
	return table, nil
}

func bookHead(parties int) []string {
	head := []string{"No", "Jenis", "Jalur", "Tentang", "Tahun", "Tanggal", "Tempat"}
	for i := range parties {
		head = append(head, fmt.Sprintf("Pihak %d", i+1))
	}
	for i := range parties {
		head = append(head, fmt.Sprintf("Nomor %d", i+1))
	}
	return append(head, "Mulai", "Berakhir", "Perangkat Daerah", "Lokasi asli", "Klasifikasi", "Tingkat perkembangan", "Melaksanakan", "Jangka waktu", "Keterangan")
}

func bookCells(no int, l bookLine, parties int) []string {
	n := l.n
	row := []string{strconv.Itoa(no), string(n.Jenis), string(n.Jalur), n.Judul, strconv.Itoa(n.Tahun), n.Tanggal.String(), n.Tempat}
	for i := range parties {
		name := ""
		for _, p := range n.Parties {
			if p.Urut == i+1 {
				name = p.Nama
			}
		}
		row = append(row, name)
	}
	for i := range parties {
		row = append(row, nomorOf(n, i+1))
	}
	end := ""
	switch n.Berakhir.Kind {
	case naskah.AkhirTanggal:
		end = n.Berakhir.Date.String()
	case naskah.AkhirTanpaBatas:
		end = "tanpa batas"
	case naskah.AkhirTidakTahu:
	}
	return append(row, n.Mulai.String(), end, l.unit, n.Lokasi, n.Klasifikasi, n.Tingkat, strings.Join(l.melaksanakan, "; "), termText(n.Mulai, n.Berakhir), strings.Join(l.keterangan, "; "))
}

// BookCSV is the book as text: UTF-8 with a mark and semicolons, so that a spreadsheet opens it; no cell is taken for a formula.
func (o *Office) BookCSV(ctx context.Context, p naskah.Principal, tahun int, keluarga string) ([]byte, string, error) {
	table, err := o.bookTable(ctx, p, tahun, keluarga)
	if err != nil {
		return nil, "", err
	}
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.Comma = ';'
	for _, row := range table {
		for i := range row {
			row[i] = Harmless(row[i])
		}
	}
	if err := w.WriteAll(table); err != nil {
		return nil, "", err
	}
	return b.Bytes(), bookName(tahun, keluarga, "csv"), nil
}

// Harmless keeps a spreadsheet from taking a text for a formula [CWE-1236].
func Harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// unharmed is the text of a cell that Harmless has written.
func unharmed(s string) string {
	if rest, ok := strings.CutPrefix(s, "'"); ok && Harmless(rest) == s {
		return rest
	}
	return s
}

// BookXLSX is the book as a workbook of one sheet; every cell is a text, so that nothing is a formula and no date is turned round.
func (o *Office) BookXLSX(ctx context.Context, p naskah.Principal, tahun int, keluarga string) ([]byte, string, error) {
	table, err := o.bookTable(ctx, p, tahun, keluarga)
	if err != nil {
		return nil, "", err
	}
	b, err := workbook(fmt.Sprintf("Register %d", tahun), table)
	return b, bookName(tahun, keluarga, "xlsx"), err
}

// maxBookCell is the most that a cell of a workbook holds, in the units in which the format counts.
const maxBookCell = excelize.TotalCellChars

func workbook(sheet string, table [][]string) (out []byte, err error) {
	f := excelize.NewFile()
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	if err := f.SetSheetName("Sheet1", sheet); err != nil {
		return nil, err
	}
	w, err := f.NewStreamWriter(sheet)
	if err != nil {
		return nil, err
	}
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return nil, err
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return nil, err
	}
	for i, row := range table {
		cells := make([]any, len(row))
		for j, s := range row {
			if len(s) > maxBookCell {
				return nil, naskah.Errorf(naskah.Invalid, "NSK-BUKU-SEL", "Satu isian pada baris %d lebih panjang dari yang dapat dimuat buku kerja. Unduh sebagai CSV.", i+1)
			}
			c := excelize.Cell{Value: s}
			if i == 0 {
				c.StyleID = bold
			}
			cells[j] = c
		}
		at, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			return nil, err
		}
		if err := w.SetRow(at, cells); err != nil {
			return nil, err
		}
	}
	if err := w.Flush(); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = f.Write(&b)
	return b.Bytes(), err
}
