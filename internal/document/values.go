package document

import (
	"errors"
	"math"
	"strconv"

	"naskah/internal/naskah"
)

// ParseValues reads the values of a naskah from YAML, or from JSON, which is YAML too. Nothing is guessed: whole numbers in their
// plain form become numbers, true and false become truth values, everything else stays the text that was written (007, 1.5 and
// 2026-11-24 are text). Text that does not parse is Invalid, NSK-NILAI, with its line.
func ParseValues(b []byte) (naskah.Values, error) {
	root, err := readYAML(b)
	if err != nil {
		return nil, badValues(err)
	}
	switch root.kind {
	case yNull:
		return naskah.Values{}, nil
	case yMap:
		m, _ := root.value().(map[string]any)
		return m, nil
	}
	return nil, badValues(atLine(root.line, "nilai naskah harus berupa pasangan kunci dan nilai"))
}

func badValues(err error) error {
	msg := "susunannya tidak benar"
	var le *lineError
	if errors.As(err, &le) {
		msg = le.Error()
	}
	return naskah.Errorf(naskah.Invalid, "NSK-NILAI", "Nilai naskah tidak dapat dibaca: %s.", msg).Because(err)
}

// value is the node as Values hold it; what is null is not there.
func (y *ynode) value() any {
	switch y.kind {
	case yBool:
		return y.text == "true"
	case yInt:
		if n, ok := plainInt(y.text); ok {
			return n
		}
		return y.text
	case yText:
		return y.text
	case yList:
		out := make([]any, 0, len(y.list))
		for _, c := range y.list {
			if c.kind == yNull {
				out = append(out, "")
				continue
			}
			out = append(out, c.value())
		}
		return out
	case yMap:
		out := make(map[string]any, len(y.keys))
		for _, k := range y.keys {
			if c := y.vals[k]; c.kind != yNull {
				out[k] = c.value()
			}
		}
		return out
	}
	return nil
}

// plainInt reads a whole number that is spelled as we would spell it, and that every reader of JSON reads alike.
func plainInt(s string) (int64, bool) {
	n, err := strconv.ParseInt(s, 10, 64)
	const safe = 1<<53 - 1
	return n, err == nil && strconv.FormatInt(n, 10) == s && n != math.MinInt64 && max(n, -n) <= safe
}
