package office

import (
	"encoding/csv"
	"errors"
	"io"
	"strconv"
	"strings"

	"naskah/internal/naskah"
)

func itoa(n int) string { return strconv.Itoa(n) }

// csv reads comma-, semicolon- or tab-separated text; it stops where the file has more rows than a sheet may have.
func (r *rawRows) csv(text string) error {
	skipped := 0
	if first, rest, ok := strings.Cut(text, "\n"); ok && strings.HasPrefix(strings.ToLower(first), "sep=") { // what Excel writes for itself
		text, skipped = rest, 1
	}
	c := csv.NewReader(strings.NewReader(text))
	c.Comma, c.FieldsPerRecord, c.LazyQuotes = separator(text), -1, true
	for {
		row, err := c.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			line, _ := c.FieldPos(0)
			return naskah.Errorf(naskah.Invalid, "NSK-IMPOR-RUSAK", "Berkas CSV tidak terbaca di sekitar baris %d. Buka dengan program lembar kerja, lalu simpan ulang.", line+skipped).On("berkas").Because(err)
		}
		line, _ := c.FieldPos(0)
		for i, x := range row {
			if isFormula(x) {
				r.formula[line+skipped] = append(r.formula[line+skipped], i)
			}
			row[i] = unharmed(x)
		}
		if err := r.add(line+skipped, row); err != nil {
			return err
		}
	}
}

// isFormula says whether a program would take the text of a cell for a formula.
func isFormula(s string) bool {
	s = strings.TrimSpace(s)
	if len(s) < 2 || !strings.ContainsRune("=+-@", rune(s[0])) {
		return false
	}
	letter := s[1] >= 'A' && s[1] <= 'Z' || s[1] >= 'a' && s[1] <= 'z'
	return s[0] == '=' || letter && strings.ContainsAny(s, "(!") || s[0] == '@'
}

// separator is what parts the cells: what the first lines have most of, outside quotation marks.
func separator(text string) rune {
	count, quoted, lines := map[rune]int{}, false, 0
	for _, c := range text[:min(len(text), 1<<14)] {
		switch {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\n':
			lines++
		case c == ',' || c == ';' || c == '\t':
			count[c]++
		}
		if lines > headRows {
			break
		}
	}
	best := ','
	for _, c := range []rune{';', '\t'} {
		if count[c] > count[best] {
			best = c
		}
	}
	return best
}
