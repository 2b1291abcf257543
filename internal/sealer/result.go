package sealer

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"github.com/digitorus/pdf"
)

// written is the range as the library writes it over its place-holder.
var written = regexp.MustCompile(`/ByteRange \[0 (\d+) (\d+) (\d+)\] *\s/Contents<`)

// check looks at what the library made of in: the input's bytes come first, one range covers everything but the digits of the
// signature, and what had to be copied (trailer, catalog, page) reads the same as before.
func check(before *pdf.Reader, in, out []byte, page int) error {
	if len(out) <= len(in) || !bytes.HasPrefix(out, in) {
		return errors.New("the result does not begin with the input")
	}
	if err := covers(out, len(in)); err != nil {
		return err
	}
	after, err := open(out)
	if err != nil {
		return fmt.Errorf("the result cannot be read: %w", err)
	}
	old, now := before.Trailer(), after.Trailer()
	if err := same("trailer", old, now, "Root", "Size", "Prev"); err != nil {
		return err
	}
	old, now = old.Key("Root"), now.Key("Root")
	if err := same("catalog", old, now, "AcroForm", "Version"); err != nil {
		return err
	}
	if err := same("form", old.Key("AcroForm"), now.Key("AcroForm"), "Fields", "SigFlags"); err != nil {
		return err
	}
	if err := oneMore("field", old.Key("AcroForm").Key("Fields"), now.Key("AcroForm").Key("Fields")); err != nil {
		return err
	}
	old, now = before.Page(page).V, after.Page(page).V
	if err := same("page", old, now, "Annots"); err != nil {
		return err
	}
	return oneMore("annotation", old.Key("Annots"), now.Key("Annots"))
}

// oneMore wants a list of references to be the old one with one added at its end.
func oneMore(what string, old, now pdf.Value) error {
	if now.Len() != old.Len()+1 {
		return fmt.Errorf("%d %ss became %d", old.Len(), what, now.Len())
	}
	for i := range old.Len() {
		if old.Index(i).GetPtr() != now.Index(i).GetPtr() {
			return fmt.Errorf("%s %d was changed", what, i)
		}
	}
	return nil
}

// covers finds the one new range and measures it.
func covers(out []byte, from int) error {
	m := written.FindAllSubmatchIndex(out[from:], -1)
	if len(m) != 1 {
		return fmt.Errorf("%d new signatures", len(m))
	}
	var n [3]int
	for i := range n {
		var err error
		if n[i], err = strconv.Atoi(string(out[from+m[0][2+2*i] : from+m[0][3+2*i]])); err != nil {
			return fmt.Errorf("byte range: %w", err)
		}
	}
	a, b, c := n[0], n[1], n[2]
	if a != from+m[0][1]-1 || b <= a+1 || b > len(out) || c != len(out)-b || out[b-1] != '>' {
		return errors.New("the byte range does not cover the whole result")
	}
	if len(bytes.Trim(out[a+1:b-1], "0123456789abcdef")) > 0 {
		return errors.New("the gap holds more than the signature")
	}
	return nil
}

// same compares two dictionaries entry by entry, apart from some keys.
func same(what string, old, now pdf.Value, but ...string) error {
	for _, k := range append(old.Keys(), now.Keys()...) {
		if !slices.Contains(but, k) && old.Key(k).String() != now.Key(k).String() {
			return fmt.Errorf("%s: /%s was changed", what, k)
		}
	}
	return nil
}
