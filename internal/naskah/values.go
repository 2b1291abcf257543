package naskah

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Values are what a template is filled with: strings, int64, bools, []any and map[string]any (and nil, for what is not there).
// Their canonical text is what is stored, and its digest is what a naskah holds. They are never changed in place: With copies.
type Values map[string]any

// Canonical is the one JSON text of v; the canonical text of nil Values is that of an empty object.
func (v Values) Canonical() ([]byte, error) {
	return Canonical(map[string]any(v))
}

// Digest names the canonical text; empty when v has none.
func (v Values) Digest() Digest {
	b, err := v.Canonical()
	if err != nil {
		return ""
	}
	return DigestOf(b)
}

// ParseCanonical reads what Canonical wrote, and nothing else: text that spells the same values in another way (spaces, order,
// duplicate names, escapes, fractions) is Invalid, NSK-NILAI-BAKU.
func ParseCanonical(b []byte) (Values, error) {
	x, err := decode(b)
	if err != nil {
		return nil, Errorf(Invalid, "NSK-NILAI-BAKU", "Isi naskah yang tersimpan tidak terbaca.").Because(err)
	}
	m, ok := x.(map[string]any)
	if !ok {
		return nil, Errorf(Invalid, "NSK-NILAI-BAKU", "Isi naskah yang tersimpan bukan sebuah objek.")
	}
	if m, ok = whole(m).(map[string]any); !ok {
		return nil, Errorf(Invalid, "NSK-NILAI-BAKU", "Isi naskah yang tersimpan memuat bilangan yang bukan bilangan bulat.")
	}
	again, err := Canonical(m)
	if err != nil || !bytes.Equal(again, b) {
		return nil, Errorf(Invalid, "NSK-NILAI-BAKU", "Isi naskah yang tersimpan tidak dalam bentuk baku.").Because(err)
	}
	return m, nil
}

// whole turns every number of x into an int64; nil when there is one that is not.
func whole(x any) any {
	switch y := x.(type) {
	case json.Number:
		n, err := strconv.ParseInt(string(y), 10, 64)
		if err != nil {
			return nil
		}
		return n
	case []any:
		for i := range y {
			z := whole(y[i])
			if z == nil && y[i] != nil {
				return nil
			}
			y[i] = z
		}
	case map[string]any:
		for k := range y {
			z := whole(y[k])
			if z == nil && y[k] != nil {
				return nil
			}
			y[k] = z
		}
	}
	return x
}

// Get finds the value at a dotted path: "pihak.0.pejabat.nama".
func (v Values) Get(path string) (any, bool) {
	var x any = map[string]any(v)
	for step := range strings.SplitSeq(path, ".") {
		switch y := x.(type) {
		case map[string]any:
			z, ok := y[step]
			if !ok {
				return nil, false
			}
			x = z
		case []any:
			i, ok := index(step)
			if !ok || i >= len(y) {
				return nil, false
			}
			x = y[i]
		default:
			return nil, false
		}
	}
	return x, true
}

// Text is the value at path as text: empty when there is none, or when it is a list or an object.
func (v Values) Text(path string) string {
	x, _ := v.Get(path)
	switch y := x.(type) {
	case string:
		return y
	case bool:
		return strconv.FormatBool(y)
	case int64:
		return strconv.FormatInt(y, 10)
	case int:
		return strconv.Itoa(y)
	}
	return ""
}

// maxItems bounds the index that With will make a list long enough for.
const maxItems = 10000

// With is v with x at path; v itself stays as it was. Objects and lists on the way are made (a step of digits into nothing makes
// a list, and a list grows with empty items up to the index). x nil takes the value away; an item of a list is cut out. A path
// that leads through a text or a number, or to an index over 10,000, changes nothing.
func (v Values) With(path string, x any) Values {
	out, ok := with(map[string]any(v), strings.Split(path, "."), plain(x)).(map[string]any)
	if !ok {
		return v
	}
	return out
}

func with(x any, steps []string, leaf any) any {
	if len(steps) == 0 {
		return leaf
	}
	step := steps[0]
	switch y := x.(type) {
	case map[string]any:
		out := maps.Clone(y)
		if out == nil {
			out = map[string]any{}
		}
		put(out, step, with(out[step], steps[1:], leaf))
		return out
	case []any:
		return withItem(y, steps, leaf)
	case nil:
		if leaf == nil {
			return nil
		}
		if _, ok := index(step); ok {
			return withItem(nil, steps, leaf)
		}
		return with(map[string]any{}, steps, leaf)
	}
	return x
}

func put(m map[string]any, name string, x any) {
	if x == nil {
		delete(m, name)
		return
	}
	m[name] = x
}

func withItem(list []any, steps []string, leaf any) any {
	i, ok := index(steps[0])
	if !ok || i > maxItems {
		return list
	}
	if leaf == nil && i >= len(list) {
		return list
	}
	out := slices.Clone(list)
	for len(out) <= i {
		if len(steps) > 1 {
			out = append(out, map[string]any{})
			continue
		}
		out = append(out, "")
	}
	var old any
	if i < len(list) {
		old = out[i]
	}
	if item := with(old, steps[1:], leaf); item != nil {
		out[i] = item
		return out
	}
	return slices.Delete(out, i, i+1)
}

// index reads a step as a place in a list.
func index(step string) (int, bool) {
	if step == "" || len(step) > 6 || strings.Trim(step, "0123456789") != "" {
		return 0, false
	}
	i, err := strconv.Atoi(step)
	return i, err == nil
}

// plain makes x of the types that Values hold; it copies lists and objects, so that nothing is shared with the caller.
func plain(x any) any {
	switch y := x.(type) {
	case int:
		return int64(y)
	case Values:
		return plain(map[string]any(y))
	case map[string]any:
		out := make(map[string]any, len(y))
		for k, z := range y {
			out[k] = plain(z)
		}
		return out
	case []any:
		out := make([]any, len(y))
		for i, z := range y {
			out[i] = plain(z)
		}
		return out
	case []string:
		out := make([]any, len(y))
		for i, z := range y {
			out[i] = z
		}
		return out
	case []map[string]any:
		out := make([]any, len(y))
		for i, z := range y {
			out[i] = plain(z)
		}
		return out
	}
	return x
}
