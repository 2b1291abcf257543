package sealer_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"naskah/internal/sealer"
	"naskah/internal/sealer/sealertest"
)

// TestSpoiltResults: whatever the library might do wrong to a document is found before the result is given away.
func TestSpoiltResults(t *testing.T) {
	u := sealertest.New(t, time.Now)
	base, fields := sealertest.Document(t, 2)
	in := u.SealAll(t, base, fields[:1]) // a second seal, so that there is an older field and annotation to lose
	good := u.SealAll(t, in, fields[1:])
	page := fields[0].Rect.Page
	if err := sealer.Check(in, good, page); err != nil {
		t.Fatalf("a good result: %v", err)
	}
	tail := func(old, new string) func([]byte) []byte {
		return func(b []byte) []byte {
			i := bytes.LastIndex(b, []byte(old))
			if i < len(in) || len(old) != len(new) {
				t.Fatalf("%q cannot become %q", old, new)
			}
			return append(append(bytes.Clone(b[:i]), new...), b[i+len(old):]...)
		}
	}
	ref := func(key string) string { // "/Key 12 0 R" of the new revision
		i := bytes.LastIndex(good, []byte(key+" "))
		end := bytes.IndexByte(good[i:], 'R')
		return string(good[i : i+end+1])
	}
	annots := string(between(t, good, "/Annots [", "]"))
	formFields := string(between(t, good, "/Fields [", "]"))
	contents := string(between(t, good, "/Contents<", ">"))
	tests := []struct {
		name  string
		spoil func([]byte) []byte
		want  string
	}{
		{"input changed", func(b []byte) []byte { b = bytes.Clone(b); b[len(in)/2] ^= 1; return b }, "begin with the input"},
		{"nothing added", func([]byte) []byte { return in }, "begin with the input"},
		{"cut", func(b []byte) []byte { return b[:len(b)-1] }, "cover the whole"},
		{"more at the end", func(b []byte) []byte { return append(bytes.Clone(b), '\n') }, "cover the whole"},
		{"no signature", tail("/ByteRange [", "/ByteRangX ["), "0 new signatures"},
		{"two signatures", func(b []byte) []byte {
			return append(bytes.Clone(b), b[bytes.LastIndex(b, []byte("/ByteRange [")):]...)
		}, "2 new signatures"},
		{"gap with something else", tail(contents, "Z"+contents[1:]), "gap holds more"},
		{"page lost its annotation", tail(annots, strings.Repeat(" ", len(annots))), "annotations became"},
		{"field lost", tail(formFields, strings.Repeat(" ", len(formFields))), "fields became"},
		{"catalog changed", tail(ref("/Pages"), blank(ref("/Pages"))), "catalog"},
		{"page changed", tail(ref("/Parent"), blank(ref("/Parent"))), "page"},
		{"trailer changed", tail("/Size ", "/Siza "), "trailer"},
	}
	for _, tt := range tests {
		if err := sealer.Check(in, tt.spoil(good), page); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
	}
}

func between(tb testing.TB, b []byte, open, end string) []byte {
	tb.Helper()
	i := bytes.LastIndex(b, []byte(open))
	if i < 0 {
		tb.Fatalf("no %s", open)
	}
	i += len(open)
	return b[i : i+bytes.Index(b[i:], []byte(end))]
}

// blank is an entry with another key and no meaning, as long as s.
func blank(s string) string { return fmt.Sprintf("/X%*d", len(s)-2, 0) }
