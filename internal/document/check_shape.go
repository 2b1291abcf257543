package document

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"naskah/internal/naskah"
)

// shape compares the values with the schema: keys that the template does not have, values of another type, too long, out of bounds.
func (c *checker) shape(n *snode, x any, path string) {
	switch n.kind {
	case sObject:
		m, ok := x.(map[string]any)
		if !ok {
			c.wrong(path, "harus berupa pasangan kunci dan nilai.")
			return
		}
		for _, k := range slices.Sorted(maps.Keys(m)) {
			at := below(path, k)
			switch child := n.keys[k]; {
			case child != nil:
				c.shape(child, m[k], at)
			case path == "" && slices.Contains(c.tpl.ignored, k), strings.HasPrefix(path, "pihak.") && k == "urut":
			default:
				c.unknown(n, path, k)
			}
		}
	case sRow, sList:
		list, ok := x.([]any)
		if !ok {
			c.wrong(path, "harus berupa daftar.")
			return
		}
		c.list(n, list, path)
	default:
		c.scalar(n.field, x, path)
	}
}

func (c *checker) list(n *snode, list []any, path string) {
	limit := len(n.items)
	if n.kind == sList {
		limit = n.field.Max
	}
	if len(list) > limit {
		c.wrong(path, fmt.Sprintf("memuat %d butir; paling banyak %d.", len(list), limit))
	}
	for i, x := range list {
		if child := n.child(itoa(i)); child != nil && i < limit {
			c.shape(child, x, below(path, itoa(i)))
		}
	}
}

func (c *checker) scalar(f *Field, x any, path string) {
	switch y := x.(type) {
	case string:
		c.textValue(f, y, path)
	case int64:
		switch {
		case f.Type == TypeBool || f.Type == TypeDate || f.Type == TypeEnum:
			c.wrong(path, f.expects())
		case f.isNumber() && y < 0, f.isNumber() && f.Min > 0 && y < int64(f.Min) && y != 0, f.isNumber() && f.Max > 0 && y > int64(f.Max):
			c.wrong(path, fmt.Sprintf("harus antara %s dan %s.", naskah.Ribuan(int64(f.Min)), naskah.Ribuan(int64(f.Max))))
		}
	case bool:
		if f.Type != TypeBool {
			c.wrong(path, f.expects())
		}
	case map[string]any:
		if f.Type != TypeNomor {
			c.wrong(path, f.expects())
			return
		}
		c.nomor(y, path)
	case nil:
	default:
		c.wrong(path, f.expects())
	}
}

func (f *Field) isNumber() bool { return f.Type == TypeNumber || f.Type == TypeMoney }

func (c *checker) textValue(f *Field, s, path string) {
	s = strings.TrimSpace(s)
	if s == "" {
		return
	}
	switch {
	case !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' && r != '\r' || r == 0x7f }):
		c.wrong(path, "memuat karakter kendali yang tidak dapat dicetak. Ketik ulang teksnya.")
	case f.isNumber() || f.Type == TypeBool:
		c.wrong(path, f.expects())
	case f.Type == TypeDate:
		if _, err := naskah.ParseDate(s); err != nil {
			c.wrong(path, "harus berupa tanggal yang ada dalam kalender: tahun-bulan-hari, misalnya 2026-11-24.")
		}
	case f.Type == TypeEnum:
		if !f.offers(s) {
			c.wrong(path, f.expects())
		}
	case utf8.RuneCountInString(s) > f.limit():
		c.wrong(path, fmt.Sprintf("memuat %d huruf; paling banyak %d.", utf8.RuneCountInString(s), f.limit()))
	}
}

// nomor checks a nomor that is written as an object; menyusul exists on the paper path only [OP 1.6].
func (c *checker) nomor(m map[string]any, path string) {
	kind, _ := m["jenis"].(string)
	switch naskah.NomorKind(kind) {
	case naskah.Bernomor, naskah.TidakBernomor:
	case naskah.Menyusul:
		if c.scope.str("cara_tanda_tangan") != string(naskah.Basah) {
			c.wrong(path, "tidak dapat menyusul pada tanda tangan elektronik. Isi nomornya, pilih tidak bernomor, atau gunakan tanda tangan basah.")
		}
	default:
		c.wrong(path+".jenis", "harus salah satu dari: bernomor, tidak_bernomor, menyusul.")
	}
}

// wrong reports a value that cannot be used; msg goes on after the field's name.
func (c *checker) wrong(path, msg string) {
	c.add(naskah.Finding{Code: "NSK-NILAI", Level: naskah.LevelError, Path: path, Msg: c.tpl.called(path) + " " + msg})
}

// called is what a value is called: its field's label, with the number of the item.
func (t *Template) called(path string) string {
	for p, rest := path, ""; p != ""; {
		for _, f := range t.Fields() {
			if f.Path == p {
				if first, _, _ := strings.Cut(rest, "."); first != "" {
					var n int
					if _, err := fmt.Sscanf(first, "%d", &n); err == nil {
						return fmt.Sprintf("%s butir %d", f.Label, n+1)
					}
				}
				return t.nameOf(f)
			}
		}
		i := strings.LastIndexByte(p, '.')
		if i < 0 {
			break
		}
		rest = strings.TrimSuffix(p[i+1:]+"."+rest, ".")
		p = p[:i]
	}
	if path == "" {
		return "Nilai naskah"
	}
	return "Nilai " + path
}

// unknown names a key that the template does not have, and the one that may be meant.
func (c *checker) unknown(n *snode, path, key string) {
	msg := fmt.Sprintf("Kunci %q tidak dikenal, sehingga isinya tidak dipakai dalam naskah.", below(path, key))
	if near := nearest(key, n.order); near != "" {
		msg += fmt.Sprintf(" Mungkin yang dimaksud %q.", below(path, near))
	}
	c.add(naskah.Finding{Code: "NSK-NILAI", Level: naskah.LevelWarning, Path: below(path, key), Msg: msg})
}

func below(path, step string) string {
	if path == "" {
		return step
	}
	return path + "." + step
}

// formerKeys are names of older lists of fields and what they are called now.
var formerKeys = map[string]string{"tanggal_ttd": "tanggal_naskah", "tempat_ttd": "tempat", "nomor_naskah": "nomor"}

// nearest is the name in list that differs from key in the fewest letters, if few enough.
func nearest(key string, list []string) string {
	if now, ok := formerKeys[key]; ok && slices.Contains(list, now) {
		return now
	}
	best, at := 3, ""
	for _, name := range list {
		if d := distance(key, name); d < best {
			best, at = d, name
		}
	}
	return at
}

// distance is the number of letters to change, add or leave out; long keys are not compared.
func distance(a, b string) int {
	if len(a) > 40 || len(b) > 40 {
		return 99
	}
	prev := make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := range len(a) {
		next := make([]int, len(b)+1)
		next[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			next[j+1] = min(prev[j]+cost, prev[j+1]+1, next[j]+1)
		}
		prev = next
	}
	return prev[len(b)]
}
