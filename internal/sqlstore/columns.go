package sqlstore

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"time"

	"naskah/internal/naskah"
)

// milli is an instant as a column holds it: Unix milliseconds, 0 for none.
type milli int64

func toMilli(t time.Time) milli {
	if t.IsZero() {
		return 0
	}
	return milli(t.UnixMilli())
}

func (m milli) time() time.Time {
	if m == 0 {
		return time.Time{}
	}
	return time.UnixMilli(int64(m)).UTC()
}

// flag is a bool as a column holds it: 0 or 1 on both engines.
type flag int64

func toFlag(b bool) flag {
	if b {
		return 1
	}
	return 0
}

// jsonColumn holds a T as JSON text, and "" for what says nothing, so that nil comes back as nil.
type jsonColumn[T any] struct{ v T }

// Value writes the text.
func (c jsonColumn[T]) Value() (driver.Value, error) {
	b, err := json.Marshal(c.v)
	if err != nil {
		return nil, err
	}
	if s := string(b); s != "null" {
		return s, nil
	}
	return "", nil
}

// Scan reads what Value wrote.
func (c *jsonColumn[T]) Scan(src any) error {
	var zero T
	c.v = zero
	var s string
	switch x := src.(type) {
	case string:
		s = x
	case []byte:
		s = string(x)
	default:
		return fmt.Errorf("sqlstore: a JSON column holds %T", src)
	}
	if s == "" {
		return nil
	}
	if err := json.Unmarshal([]byte(s), &c.v); err != nil {
		return naskah.Errorf(naskah.Corrupt, "NSK-BASIS-RUSAK", "Sebuah kolom basis data tidak terbaca. Laporkan kepada pengelola sistem.").Because(err)
	}
	return nil
}

// each makes a list of rows from a list of the domain's, or back; none stays nil.
func each[A, B any](list []A, f func(A) B) []B {
	var out []B
	for _, x := range list {
		out = append(out, f(x))
	}
	return out
}

// dates reads the dates of a row; what is no date was never written there.
func dates(texts ...string) ([]naskah.Date, error) {
	out := make([]naskah.Date, len(texts))
	for i, s := range texts {
		d, err := naskah.ParseDate(s)
		if err != nil {
			return nil, err
		}
		out[i] = d
	}
	return out, nil
}
