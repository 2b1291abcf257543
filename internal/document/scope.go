package document

import (
	"strconv"
	"strings"

	"naskah/internal/naskah"
)

// A scope is what texts are written with: normal values, computed values, numbers, and the item of a repeat.
type scope struct {
	tpl     *Template
	opt     Options
	raw     naskah.Values
	names   map[string]any    // normal values; "item" inside a repeat
	sums    map[string]string // computed values
	profile int               // of the spelling: 0 baku, 1 lampiran
	numbers *numbering

	clause   string // id of the clause being written
	item     any
	itemPath string
	asTokens bool // references and values of the opening as tokens: the text will be the penyusun's
}

// computed are the values that are never typed, by the name a template writes.
var computed = map[string]struct {
	typ   FieldType
	marks string // the field that a page marks
}{
	"hitung.mulai":    {TypeDate, "jangka_waktu.mulai"},
	"hitung.berakhir": {TypeDate, "jangka_waktu.n"},
	"urut":            {TypeText, ""}, // of a table's row
}

func (t *Template) scope(v naskah.Values, o Options) *scope {
	names, _ := t.schema.normal(map[string]any(v)).(map[string]any)
	s := &scope{tpl: t, opt: o, raw: v, names: names}
	if s.str("ejaan") == "lampiran" {
		s.profile = 1
	}
	mulai, akhir := s.term()
	s.sums = map[string]string{"hitung.mulai": mulai.String(), "hitung.berakhir": akhir.Date.String()}
	return s
}

// within is s inside a repeat.
func (s *scope) within(item any, path string) *scope {
	c := *s
	c.item, c.itemPath = item, path
	c.names = make(map[string]any, len(s.names)+1)
	for k, x := range s.names {
		c.names[k] = x
	}
	c.names["item"] = item
	return &c
}

// str is a text among the normal values.
func (s *scope) str(path string) string {
	x, _ := follow(s.names, path).(string)
	return x
}

// num is a number among the normal values.
func (s *scope) num(path string) int {
	x, _ := follow(s.names, path).(int)
	return x
}

// date is a date among the normal values; zero when there is none or it does not parse.
func (s *scope) date(path string) naskah.Date {
	d, err := naskah.ParseDate(s.str(path))
	if err != nil {
		return naskah.Date{}
	}
	return d
}

// keyParties is the field that says how many of the template's places for parties are taken; without it all are.
const keyParties = "jumlah_pihak"

// parties counts the parties; while their number is not filled in, as many as the template offers.
func (s *scope) parties() int {
	list, _ := s.names["pihak"].([]any)
	n := s.num(keyParties)
	if f := s.tpl.schema.at(keyParties); n == 0 && f != nil && f.kind == sScalar {
		n, _ = strconv.Atoi(f.field.Default)
	}
	if n > 0 && n < len(list) {
		return n
	}
	return len(list)
}

// follow walks a dotted path through maps and lists.
func follow(x any, path string) any {
	for step := range strings.SplitSeq(path, ".") {
		switch y := x.(type) {
		case map[string]any:
			x = y[step]
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i < 0 || i >= len(y) {
				return nil
			}
			x = y[i]
		default:
			return nil
		}
	}
	return x
}

func itoa(n int) string { return strconv.Itoa(n) }

func asKapasitas(s string) naskah.Kapasitas {
	if s == "" {
		return naskah.Definitif
	}
	return naskah.Kapasitas(s)
}
