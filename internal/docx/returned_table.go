package docx

import (
	"strings"

	"naskah/internal/document"
)

// table reads a table as what its styles say it is. Where the text goes on in a pasal is not changed by a table without words.
func (r *returner) table(list []Paragraph) {
	rows := rowsOf(list)
	kind := ""
	for _, p := range list {
		switch p.Style {
		case "Komparisi", "Nama Pihak":
			kind = "komparisi"
		case "Label", "Isi Label":
			kind = "label"
		case "Sebutan Pihak", "Nama Penanda Tangan", "Jabatan Penanda Tangan":
			kind = "tanda tangan"
		}
		if kind != "" {
			break
		}
	}
	said := strings.TrimSpace((File{Paragraphs: content(list)}).Text())
	if said == "" {
		return
	}
	r.close()
	switch kind {
	case "komparisi":
		r.blocks = append(r.blocks, parties(rows))
	case "label":
		r.blocks = append(r.blocks, labelled(rows))
	case "tanda tangan":
		r.blocks = append(r.blocks, signed(rows))
	default:
		r.blocks = append(r.blocks, ruled(rows))
	}
	for _, p := range list {
		r.note(p)
	}
}

// content leaves out furniture and what was deleted.
func content(list []Paragraph) []Paragraph {
	var out []Paragraph
	for _, p := range list {
		if !furniture[p.Style] && !p.Gone {
			out = append(out, p)
		}
	}
	return out
}

// rowsOf sorts the paragraphs of a table into rows and cells; a row whose paragraphs all went is gone.
func rowsOf(list []Paragraph) [][][]Paragraph {
	var out [][][]Paragraph
	row := -1
	for _, p := range list {
		if p.Gone {
			continue
		}
		if p.Cell.Row != row {
			row = p.Cell.Row
			out = append(out, nil)
		}
		cells := &out[len(out)-1]
		for len(*cells) <= p.Cell.Col {
			*cells = append(*cells, nil)
		}
		(*cells)[p.Cell.Col] = append((*cells)[p.Cell.Col], p)
	}
	return out
}

// said is the text of a cell with its numbers.
func said(cell []Paragraph) string {
	var out []string
	for _, p := range cell {
		if s := strings.TrimSpace(p.Label + " " + tidied(strings.ReplaceAll(p.Text, "\n", " "))); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

func at(cells [][]Paragraph, i int) []Paragraph {
	if i < len(cells) {
		return cells[i]
	}
	return nil
}

// numbered is a cell's first number and its text without it.
func numbered(cell []Paragraph) (label, text string) {
	if len(cell) > 0 {
		label = cell[0].Label
	}
	return label, strings.TrimSpace(strings.TrimPrefix(said(cell), label))
}

func parties(rows [][][]Paragraph) document.Block {
	var out document.Komparisi
	for _, cells := range rows {
		roman, name := numbered(at(cells, 0))
		if text := said(at(cells, len(cells)-1)); name+text != "" {
			out.Rows = append(out.Rows, document.KomparisiRow{Roman: roman, Nama: plain(name), Text: plain(text)})
		}
	}
	return out
}

func labelled(rows [][][]Paragraph) document.Block {
	var out document.Labels
	for _, cells := range rows {
		no, text := numbered(at(cells, 2))
		label := said(at(cells, 0))
		if label+text != "" {
			out.Rows = append(out.Rows, document.LabelRow{Label: label, No: no, Text: plain(text)})
		}
	}
	return out
}

func ruled(rows [][][]Paragraph) document.Block {
	var out document.Table
	for _, cells := range rows {
		row := make([]document.Text, 0, len(cells))
		words := ""
		for _, c := range cells {
			row = append(row, plain(said(c)))
			words += said(c)
		}
		switch {
		case words == "":
		case out.Head == nil && len(out.Rows) == 0:
			out.Head = row
		default:
			out.Rows = append(out.Rows, row)
		}
	}
	return out
}

func signed(rows [][][]Paragraph) document.Block {
	var out document.SignatureBlock
	for _, cells := range rows {
		for _, cell := range cells {
			c := document.SignatureCell{}
			for _, p := range content(cell) {
				line := tidied(strings.ReplaceAll(p.Text, "\n", " "))
				switch p.Style {
				case "Sebutan Pihak":
					c.Heading = strings.TrimSpace(c.Heading + " " + line)
				case "Nama Penanda Tangan":
					c.Nama = plain(strings.TrimSpace(c.Nama.String() + " " + line))
				default:
					c.Jabatan = plain(strings.TrimSpace(c.Jabatan.String() + " " + line))
				}
			}
			if c.Heading+c.Nama.String()+c.Jabatan.String() != "" {
				out.Cells = append(out.Cells, c)
			}
		}
	}
	return out
}
