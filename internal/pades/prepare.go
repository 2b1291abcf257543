package pades

import (
	"crypto/sha256"
	"encoding"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"naskah/internal/pdf"
)

// Certification says what may change after a certification signature [ISO 32000-1 12.8.2.2].
type Certification int

// The kinds; an approval certifies nothing.
const (
	Approval   Certification = 0
	NoChange   Certification = 1
	FillAndRaw Certification = 2 // further signatures and the filling of forms
)

// A Request is one signature to prepare.
type Request struct {
	Field    string     // the empty field; or the name of a new one, when Page is set
	Page     int        // from 1: of a new field
	Rect     [4]float64 // of a new field; all zero: invisible
	Label    string     // of a new field, for those who do not see it
	At       time.Time  // /M, in its own zone; zero for a time stamp
	Certify  Certification
	Look     *Picture // nil: nothing is shown
	Capacity int      // bytes for the value; 0 means 16 KiB
	Stamp    bool     // a document time stamp [EN 319 142-1 5.4.3]
}

// A Picture is what a signature shows: 8-bit grey pixels that fill its rectangle.
type Picture struct {
	W, H   int
	Pixels []byte // W×H
}

// Capacity for a signature value with a chain of certificates and a time stamp.
const capacity = 16 << 10

// A Token is a prepared signature: the revision with its value still missing.
type Token struct {
	body   []byte // of the revision
	gap    [2]int
	state  []byte // of SHA-256 after the file before
	digest [32]byte
	done   bool
}

// Digest is what the signature is about: SHA-256 of the file and the revision without the value.
func (t *Token) Digest() [32]byte { return t.digest }

// Prepare writes everything of the revision but the signature value.
func (b *Base) Prepare(r Request) (*Token, error) {
	size := r.Capacity
	if size == 0 {
		size = capacity
	}
	if size < 256 || size > 1<<20 || b.size > maxFile {
		return nil, fault(ErrField, "no room of %d bytes", size)
	}
	a := b.addition()
	sig, err := a.dictionary(r, size)
	if err != nil {
		return nil, err
	}
	a.sig = sig.Num
	if err := a.field(r, sig); err != nil {
		return nil, err
	}
	a.root(r, sig)
	body := a.bytes()
	if b.size+len(body) > maxFile {
		return nil, fault(ErrFile, "larger than %d bytes", maxFile)
	}
	a.fillRange(body)
	h, err := b.resumed()
	if err != nil {
		return nil, err
	}
	h.Write(body[:a.gap[0]])
	h.Write(body[a.gap[1]:])
	return &Token{body: body, gap: a.gap, state: b.state, digest: [32]byte(h.Sum(nil))}, nil
}

// dictionary is the signature dictionary [EN 319 142-1 5.3, 6.3]: no name, place or reason, which no norm asks for.
func (a *addition) dictionary(r Request, size int) (pdf.Ref, error) {
	kind, sub := pdf.Name("Sig"), pdf.Name("ETSI.CAdES.detached")
	if r.Stamp {
		kind, sub = "DocTimeStamp", "ETSI.RFC3161"
	}
	d := pdf.Dict{
		{Key: "Type", Value: kind},
		{Key: "Filter", Value: pdf.Name("Adobe.PPKLite")},
		{Key: "SubFilter", Value: sub},
		{Key: "ByteRange", Value: pdf.Null{}},
		{Key: "Contents", Value: pdf.Integer(size)},
	}
	switch {
	case r.Stamp && (r.Certify != Approval || !r.At.IsZero()):
		return pdf.Ref{}, fault(ErrField, "a time stamp certifies nothing and has no time of its own")
	case !r.Stamp && r.At.IsZero():
		return pdf.Ref{}, fault(ErrField, "no time")
	case !r.Stamp:
		d = append(d, pdf.Pair{Key: "M", Value: pdf.String{Bytes: []byte(date(r.At))}})
	}
	if r.Certify != Approval {
		if a.base.catalog.Get("Perms") != nil || slices.ContainsFunc(a.base.fields, func(f field) bool { return !f.empty() }) {
			return pdf.Ref{}, fault(ErrField, "only the first signature certifies")
		}
		d = append(d, pdf.Pair{Key: "Reference", Value: pdf.Array{pdf.Dict{
			{Key: "Type", Value: pdf.Name("SigRef")},
			{Key: "TransformMethod", Value: pdf.Name("DocMDP")},
			{Key: "TransformParams", Value: pdf.Dict{{Key: "Type", Value: pdf.Name("TransformParams")}, {Key: "P", Value: pdf.Integer(r.Certify)}, {Key: "V", Value: pdf.Name("1.2")}}},
		}}})
	}
	return a.add(d), nil
}

// date is an instant as PDF writes it [ISO 32000-1 7.9.4].
func date(t time.Time) string {
	_, offset := t.Zone()
	sign := '+'
	if offset < 0 {
		sign, offset = '-', -offset
	}
	return fmt.Sprintf("D:%s%c%02d'%02d'", t.Format("20060102150405"), sign, offset/3600, offset%3600/60)
}

// root writes the catalog when the form or the permissions change.
func (a *addition) root(r Request, sig pdf.Ref) {
	catalog, changed := a.base.catalog, false
	form := a.base.form
	if form.Get("SigFlags") != pdf.Object(pdf.Integer(3)) {
		form, changed = form.With("SigFlags", pdf.Integer(3)), true // signatures exist; append only [ISO 32000-1 table 219]
	}
	if fields, ok := a.newFields(); ok {
		form, changed = form.With("Fields", fields), true
	}
	switch {
	case changed && a.base.formRef.Num != 0:
		a.set(a.base.formRef, form)
		changed = false
	case changed:
		catalog = catalog.With("AcroForm", form)
	}
	if r.Certify != Approval {
		catalog, changed = catalog.With("Perms", pdf.Dict{{Key: "DocMDP", Value: sig}}), true
	}
	if changed {
		a.set(a.base.root, catalog)
	}
}

// Finish embeds the value and says what is to be appended, and the digest of the file with it. It does so once.
func (t *Token) Finish(value []byte) (Revision, error) {
	if t.done {
		return Revision{}, ErrDone
	}
	if room := (t.gap[1] - t.gap[0] - 2) / 2; len(value) == 0 || len(value) > room {
		return Revision{}, fault(ErrAnswer, "%d bytes where there is room for %d", len(value), room)
	}
	t.done = true
	hex.Encode(t.body[t.gap[0]+1:], value)
	h := sha256.New()
	if err := h.(encoding.BinaryUnmarshaler).UnmarshalBinary(t.state); err != nil {
		return Revision{}, err
	}
	h.Write(t.body)
	return Revision{Bytes: t.body, Digest: [32]byte(h.Sum(nil))}, nil
}
