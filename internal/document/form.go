package document

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"naskah/internal/naskah"
)

// ParseForm is old with what a form sent: keys are dotted paths with indexes ("pihak.0.pejabat.nama", "ruang_lingkup.3",
// "pasal.2.ayat.0.teks"). Only fields of the template are taken, all others of old stay. A list of which the form holds any key is
// replaced whole by what the form holds of it, empty items left out; a key with the list's own path and no text clears it. What
// cannot be read as the field's type is kept as it was typed, and is a finding.
func (t *Template) ParseForm(old naskah.Values, form map[string][]string) (naskah.Values, []naskah.Finding) {
	v, _ := clone(old).(naskah.Values)
	if v == nil {
		v = naskah.Values{}
	}
	var bad []naskah.Finding
	for _, f := range t.Fields() {
		if f.Type == TypeList {
			if list, ok := f.parseList(form, f.Path, &bad); ok {
				if len(list) == 0 {
					v = setPath(v, f.Path, nil)
					continue
				}
				v = setPath(v, f.Path, list)
			}
			continue
		}
		typed, ok := form[f.Path]
		if !ok {
			continue
		}
		x, ok := f.parse(lastOf(typed))
		if !ok {
			bad = append(bad, f.unreadable(f.Path))
		}
		v = setPath(v, f.Path, x)
	}
	return v, bad
}

// lastOf is the value of a key that a form sends more than once: a hidden "" before a checkbox.
func lastOf(list []string) string {
	out := ""
	for _, s := range list {
		if s != "" {
			out = s
		}
	}
	return out
}

// parseList reads the items of a list at path; ok is false when the form says nothing of it.
func (f *Field) parseList(form map[string][]string, path string, bad *[]naskah.Finding) ([]any, bool) {
	_, said := form[path]
	var indexes []int
	for key := range form {
		rest, ok := strings.CutPrefix(key, path+".")
		if !ok {
			continue
		}
		step, _, _ := strings.Cut(rest, ".")
		if i, err := strconv.Atoi(step); err == nil && i >= 0 && i < 1000 && !slices.Contains(indexes, i) {
			indexes = append(indexes, i)
		}
	}
	if len(indexes) == 0 && !said {
		return nil, false
	}
	slices.Sort(indexes)
	out := []any{}
	for _, i := range indexes {
		if item := f.parseItem(form, path+"."+strconv.Itoa(i), path+"."+strconv.Itoa(len(out)), bad); item != nil {
			out = append(out, item)
		}
	}
	return out, true
}

// parseItem reads one item that the form holds at from and that will stand at to; nil when it is empty.
func (f *Field) parseItem(form map[string][]string, from, to string, bad *[]naskah.Finding) any {
	if len(f.Fields) == 0 {
		if s := clean(lastOf(form[from])); s != "" {
			return s
		}
		return nil
	}
	m := map[string]any{}
	filled := false
	for i := range f.Fields {
		g := &f.Fields[i]
		if g.Type == TypeList {
			if list, ok := g.parseList(form, from+"."+g.Path, bad); ok && len(list) > 0 {
				m[g.Path], filled = list, true
			}
			continue
		}
		typed, ok := form[from+"."+g.Path]
		if !ok {
			continue
		}
		x, ok := g.parse(lastOf(typed))
		if !ok {
			*bad = append(*bad, g.unreadable(to+"."+g.Path))
		}
		if x != nil {
			m[g.Path] = x
			filled = filled || !g.Register || g.Path == keyKunci // an own pasal that is still empty is there
		}
	}
	if !filled {
		return nil
	}
	return m
}

// unreadable is the finding for a value that is not of the field's type.
func (f *Field) unreadable(path string) naskah.Finding {
	return naskah.Finding{Code: "NSK-NILAI", Level: naskah.LevelError, Path: path, Msg: f.Label + " " + f.expects()}
}

// expects says what a field of the type must hold.
func (f *Field) expects() string {
	switch f.Type {
	case TypeNumber:
		return "harus diisi dengan angka, misalnya 5."
	case TypeMoney:
		return "harus diisi dengan jumlah rupiah dalam angka, misalnya 1.500.000."
	case TypeDate:
		return "harus diisi dengan tanggal yang ada dalam kalender: hari-bulan-tahun, misalnya 24-11-2026."
	case TypeBool:
		return "harus diisi dengan ya atau tidak."
	case TypeEnum:
		var words []string
		for _, o := range f.Options {
			words = append(words, o.Value)
		}
		return "harus salah satu dari: " + strings.Join(words, ", ") + "."
	case TypeList:
		return "harus berupa daftar."
	}
	return "harus berupa teks."
}

var (
	dayFirst = regexp.MustCompile(`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$`)
	amount   = regexp.MustCompile(`^(?:Rp\.?\s*)?(\d{1,3}(?:\.\d{3})+|\d+)(?:,00)?$`)
)

// parse reads what was typed into a field. Nil: nothing. When ok is false the value is the text as it was typed.
func (f *Field) parse(s string) (x any, ok bool) {
	s = clean(s)
	if s == "" {
		return nil, true
	}
	switch f.Type {
	case TypeNumber:
		if n, ok := plainInt(s); ok {
			return n, true
		}
		return s, false
	case TypeMoney:
		if m := amount.FindStringSubmatch(s); m != nil {
			if n, ok := plainInt(strings.ReplaceAll(m[1], ".", "")); ok {
				return n, true
			}
		}
		return s, false
	case TypeBool:
		switch strings.ToLower(s) {
		case "true", "on", "ya", "1":
			return true, true
		case "false", "off", "tidak", "0":
			return false, true
		}
		return s, false
	case TypeDate:
		iso := s
		if m := dayFirst.FindStringSubmatch(s); m != nil {
			iso = m[3] + "-" + pad2(m[2]) + "-" + pad2(m[1])
		}
		if d, err := naskah.ParseDate(iso); err == nil {
			return d.String(), true
		}
		return s, false
	case TypeEnum:
		ok := f.offers(s)
		return s, ok
	}
	return s, true
}

func pad2(s string) string { return strings.Repeat("0", 2-len(s)) + s }

// clean is typed text without what nobody types on purpose: control characters, blanks at the ends, the browser's line ends.
func clean(s string) string {
	s = strings.ToValidUTF8(strings.ReplaceAll(s, "\r\n", "\n"), "")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case r < ' ' && r != '\n' && r != '\t', r == 0x7f, r == 0xfeff:
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(s)
}

// FormValue is the value at a dotted path as a form control shows it: dates day-first are not made, controls of dates take ISO.
func (t *Template) FormValue(v naskah.Values, path string) string {
	n := t.schema.at(path)
	x := follow(map[string]any(v), path)
	if n != nil && n.kind == sScalar && n.field.Type == TypeNomor {
		_, text := readNomor(x)
		return text
	}
	switch y := x.(type) {
	case string:
		return y
	case int64:
		return strconv.FormatInt(y, 10)
	case bool:
		if y {
			return "true"
		}
	}
	return ""
}

// FormCount is the number of items that the list at path has.
func (t *Template) FormCount(v naskah.Values, path string) int {
	list, _ := follow(map[string]any(v), path).([]any)
	return len(list)
}

// setPath is v with x at a dotted path, making objects and rows on the way; x nil takes the value away. Only v's own maps change.
func setPath(v naskah.Values, path string, x any) naskah.Values {
	out, _ := putAt(map[string]any(v), strings.Split(path, "."), x).(map[string]any)
	if out == nil {
		return naskah.Values{}
	}
	return out
}

func putAt(x any, steps []string, leaf any) any {
	if len(steps) == 0 {
		return leaf
	}
	if x == nil && leaf == nil {
		return nil
	}
	if i, err := strconv.Atoi(steps[0]); err == nil && i >= 0 && i < 1000 {
		return putItem(x, i, steps[1:], leaf)
	}
	m, _ := x.(map[string]any)
	if m == nil {
		m = map[string]any{}
	}
	if y := putAt(m[steps[0]], steps[1:], leaf); y != nil {
		m[steps[0]] = y
		return m
	}
	delete(m, steps[0])
	if len(m) == 0 {
		return nil
	}
	return m
}

// putItem is putAt for a place in a row; a place that becomes empty stays, because the others keep theirs.
func putItem(x any, i int, rest []string, leaf any) any {
	list, _ := x.([]any)
	if i >= len(list) && leaf == nil {
		return x
	}
	for len(list) <= i {
		list = append(list, map[string]any{})
	}
	list[i] = putAt(list[i], rest, leaf)
	if list[i] == nil {
		list[i] = map[string]any{}
	}
	return list
}
