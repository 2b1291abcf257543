package pdf

import (
	"math"
	"testing"
)

// What is written is what is read again.
func TestAppend(t *testing.T) {
	for _, c := range []struct {
		o    Object
		want string
	}{
		{nil, "null"},
		{Null{}, "null"},
		{Bool(true), "true"},
		{Integer(-7), "-7"},
		{Real(595.28), "595.28"},
		{Real(1e-7), "0.0000001"},
		{Real(1e21), "1000000000000000000000"},
		{Real(math.NaN()), "0"},
		{Real(math.Inf(-1)), "0"},
		{Name("A B#/é"), "/A#20B#23#2F#C3#A9"},
		{String{Bytes: []byte("a(b)\\\n\xff")}, `(a\(b\)\\\012\377)`},
		{String{Bytes: []byte{0xfe, 0xff}, Hex: true}, "<feff>"},
		{Ref{12, 3}, "12 3 R"},
		{Array{Integer(1), Name("x"), Array{}}, "[1 /x []]"},
		{Dict{{"B", Integer(1)}, {"A", nil}}, "<</B 1/A null>>"},
		{&Stream{Dict: Dict{{"Length", Integer(2)}}, Data: []byte("ab")}, "<</Length 2>>\nstream\nab\nendstream"},
	} {
		if got := string(Append(nil, c.o)); got != c.want {
			t.Errorf("%#v is written %s, want %s", c.o, got, c.want)
		}
	}
}

func TestWith(t *testing.T) {
	d := Dict{{"A", Integer(1)}, {"B", Integer(2)}}
	for _, c := range []struct {
		key   Name
		value Object
		want  string
	}{
		{"A", Integer(3), "<</A 3/B 2>>"}, {"C", Integer(3), "<</A 1/B 2/C 3>>"}, {"A", nil, "<</B 2>>"}, {"C", nil, "<</A 1/B 2>>"},
	} {
		if got := string(Append(nil, d.With(c.key, c.value))); got != c.want {
			t.Errorf("%s: %s, want %s", c.key, got, c.want)
		}
	}
	if got := string(Append(nil, d)); got != "<</A 1/B 2>>" {
		t.Errorf("the dictionary itself became %s", got)
	}
}
