package web

import (
	"bytes"
	"encoding/csv"
	"strings"

	"naskah/internal/naskah"
	"naskah/internal/office"
)

// exportRows bounds an export; a register of a region has some thousands.
const exportRows = 20000

// exportCSV is what the list shows, all pages of it, for a spreadsheet: UTF-8 with a mark, so that Excel reads it.
func exportCSV(k *call) error {
	f, _ := k.filter()
	f.Limit = 200
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.Comma = ';'
	if err := w.Write([]string{"Judul", "Jenis", "Kategori", "Keadaan", "Para pihak", "Nomor", "Tanggal", "Mulai", "Berakhir", "Masa berlaku", "Tahun", "Perangkat Daerah"}); err != nil {
		return err
	}
	units := map[naskah.UnitID]string{}
	for n := 0; n < exportRows; {
		page, err := k.store.List(k.ctx, k.scope(), f)
		if err != nil {
			return err
		}
		for _, row := range page.Naskah {
			if _, ok := units[row.Unit]; !ok {
				units[row.Unit] = k.unitName(row.Unit)
			}
			if err := w.Write(k.csvRow(row, units[row.Unit])); err != nil {
				return err
			}
			n++
		}
		if f.After = page.Next; f.After == "" {
			break
		}
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return err
	}
	return k.sendBytes(b.Bytes(), "text/csv; charset=utf-8", "attachment", "naskah-"+k.today().String()+".csv")
}

func (k *call) csvRow(n naskah.Naskah, unit string) []string {
	term := ""
	if v := n.ValidityOn(k.today(), k.isEnded(n.ID)); v != "" {
		term = k.validityWord(v, n.Berakhir)
	}
	row := []string{
		n.Judul, jenisFull(n.Jenis), n.Jalur.Kategori(), k.words.State(n.State, n.Imported), strings.Join(partyNames(n.Parties), "; "), nomorText(n.Nomor),
		n.Tanggal.String(), n.Mulai.String(), csvEnd(n.Berakhir), term, itoa(n.Tahun), unit,
	}
	for i, s := range row {
		row[i] = office.Harmless(s)
	}
	return row
}

func csvEnd(e naskah.Akhir) string {
	switch e.Kind {
	case naskah.AkhirTanggal:
		return e.Date.String()
	case naskah.AkhirTanpaBatas:
		return "tanpa batas waktu"
	}
	return ""
}
