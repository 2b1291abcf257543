package verify

import (
	"time"

	"naskah/internal/pdf"
)

// sealKeys are the keys of a signature dictionary with the values that never vary; nil is a value that does.
// The engine writes the transform loose, outside any /Reference, where it has no effect [ISO 32000-2 §12.8.2.4].
var sealKeys = []pdf.Pair{
	{Key: "Type", Value: pdf.Name("Sig")},
	{Key: "Filter", Value: pdf.Name("Adobe.PPKLite")},
	{Key: "SubFilter", Value: pdf.Name("adbe.pkcs7.detached")},
	{Key: "Prop_Build", Value: pdf.Dict{{Key: "App", Value: pdf.Dict{{Key: "Name", Value: marker}}}}},
	{Key: "ByteRange"},
	{Key: "Contents"},
	{Key: "TransformMethod", Value: pdf.Name("FieldMDP")},
	{Key: "TransformParams", Value: pdf.Dict{
		{Key: "Type", Value: pdf.Name("TransformParams")}, {Key: "Action", Value: pdf.Name("All")}, {Key: "V", Value: pdf.Name("1.2")},
	}},
	{Key: "DigestMethod", Value: pdf.Name("SHA256")},
	{Key: "M"},
}

// sealValue is what varies in a signature dictionary.
type sealValue struct {
	a, b, c  int64 // ByteRange is [0 a b c]
	contents pdf.String
	time     time.Time // /M
}

// readSeal reads a signature dictionary of our class, which holds exactly the keys of sealKeys.
func readSeal(view pdf.View, d pdf.Dict) (sealValue, bool) {
	var v sealValue
	if !exactly(view, d, sealKeys) {
		return v, false
	}
	r, ok := d.Get("ByteRange").(pdf.Array)
	if !ok || len(r) != 4 || r[0] != pdf.Integer(0) {
		return v, false
	}
	for i, to := range []*int64{&v.a, &v.b, &v.c} {
		n, ok := r[i+1].(pdf.Integer)
		if !ok || n <= 0 {
			return v, false
		}
		*to = int64(n)
	}
	if v.contents, ok = d.Get("Contents").(pdf.String); !ok || !v.contents.Hex {
		return v, false
	}
	m, ok := d.Get("M").(pdf.String)
	if !ok {
		return v, false
	}
	v.time, ok = parseDate(string(m.Bytes))
	return v, ok
}

// exactly reports whether a dictionary has these keys and no other, with these values where they are given. All stands
// in line: a reference is not the same here.
func exactly(view pdf.View, d pdf.Dict, want []pdf.Pair) bool {
	if len(d) != len(want) {
		return false
	}
	for _, w := range want {
		got := d.Get(w.Key)
		if got == nil || w.Value != nil && (isRef(got) || !view.Same(got, w.Value)) {
			return false
		}
	}
	return true
}

func isRef(o pdf.Object) bool { _, ok := o.(pdf.Ref); return ok }

// parseDate reads a date as the engine writes it: D:YYYYMMDDHHmmSS, then the zone as +HH'mm' [ISO 32000-2 §7.9.4].
func parseDate(s string) (time.Time, bool) {
	if len(s) != 23 || s[19] != '\'' || s[22] != '\'' {
		return time.Time{}, false
	}
	t, err := time.Parse("D:20060102150405-0700", s[:19]+s[20:22])
	return t, err == nil
}

// signature inspects one seal: what it covers, its value, and whether both hold.
func (so *sealObject) signature(f *pdf.File, data []byte, pages []pdf.Page, hash *coverage) Signature {
	s := so.outline(f, pages)
	if !so.ours {
		s.add(found(TidakDapatDipastikan, CodeForeign, ""))
		return s
	}
	v, ok := readSeal(f.At(so.rev), so.dict)
	if !ok {
		s.add(found(TidakSah, CodeDictionary, ""))
		return s
	}
	if so.field == nil {
		s.add(found(TidakSah, CodeDictionary, "tidak ada bidang tanda tangan yang menunjuk kepadanya"))
	}
	s.Claimed = v.time
	s.Covered = v.b + v.c
	s.WholeFile = s.Covered == int64(len(data))
	if v.a != int64(v.contents.Start) || v.b != int64(v.contents.End) {
		s.add(found(TidakSah, CodeGap, ""))
		return s
	}
	if s.Covered != int64(f.Sections[so.rev].End) {
		s.add(found(TidakSah, CodeByteRange, "tidak berakhir pada akhir revisinya"))
		return s
	}
	s.checkValue(data[v.a+1:v.b-1], func() [32]byte { return hash.sum(v.a, v.b, s.Covered) })
	return s
}

// checkValue checks the digits of /Contents and what they say against the bytes that are covered.
func (s *Signature) checkValue(digits []byte, digest func() [32]byte) {
	der, ok := unpad(digits)
	if !ok {
		s.add(found(TidakSah, CodeGap, ""))
		return
	}
	c, err := parseCMS(der)
	if err != nil {
		s.add(found(TidakSah, CodeCMS, err.Error()))
		return
	}
	s.Certificate, s.chain = c.chain[0], c.chain
	s.Fingerprint = fingerprint(s.Certificate)
	s.Claimed = c.time
	signed := c.signed()
	if !signed {
		s.add(found(TidakSah, CodeSignature, ""))
	}
	same := digest() == c.digest
	if !same {
		s.add(found(TidakSah, CodeDigest, ""))
	}
	s.intact = signed && same
}

// outline says where a seal is, whatever is in it.
func (so *sealObject) outline(f *pdf.File, pages []pdf.Page) Signature {
	s := Signature{Revision: so.rev}
	view := f.At(so.rev)
	if name, ok := view.Resolve(so.field.Get("T")).(pdf.String); ok {
		s.Field = textString(name.Bytes)
	}
	if r, ok := view.Rectangle(so.field.Get("Rect")); ok {
		s.Rect = r
	}
	if ref, ok := so.field.Get("P").(pdf.Ref); ok {
		s.Page = pageNumber(pages, ref)
	}
	return s
}

// pageNumber returns the number of a page, counted from 1, or 0.
func pageNumber(pages []pdf.Page, ref pdf.Ref) int {
	for i := range pages {
		if pages[i].Ref == ref {
			return i + 1
		}
	}
	return 0
}
