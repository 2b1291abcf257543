package verify

import (
	"context"
	"crypto/x509"
	"errors"
	"time"

	"naskah/internal/pdf"
)

// ErrNotPDF says that the bytes are not a PDF at all: there is nothing to judge.
var ErrNotPDF = errors.New("verify: not a PDF")

// Inspection is what a file says of itself, before anybody asks whom to trust. It holds no verdict.
type Inspection struct {
	Size       int64
	Revisions  []Revision  // revision 0 is the document before any signature
	Signatures []Signature // in the order in which they were made

	findings []finding // of the file as a whole
}

// Revision is one revision of the file.
type Revision struct {
	End int64 // offset just after its last byte
}

// Signature is one signature as it was found.
type Signature struct {
	Field       string            // name of its field
	Revision    int               // the revision that holds it
	Page        int               // page of its widget, counted from 1; 0 where it has none
	Rect        [4]float64        // its widget's rectangle in points: left, bottom, right, top
	Certificate *x509.Certificate // the signer's, by SignerInfo and ESS; nil where the CMS cannot be read
	Fingerprint string            // "sha256:<hex>" of Certificate, or empty
	Covered     int64             // offset just after the last byte covered
	WholeFile   bool              // nothing follows what it covers
	Claimed     time.Time         // signing-time, else /M; zero where it has none

	findings []finding
	changes  []Change
	intact   bool                // digest and signature value were checked and hold
	chain    []*x509.Certificate // Certificate and what came with it, each issued by the next
}

// finding is a reason with the verdict that it forces.
type finding struct {
	verdict Verdict
	Reason
}

// found makes a finding from a code. The detail, if any, follows the code's own sentence.
func found(v Verdict, code, detail string) finding {
	msg := meaning(code)
	if detail != "" {
		msg = msg[:len(msg)-1] + ": " + detail + "."
	}
	return finding{v, Reason{code, msg}}
}

func (s *Signature) add(f ...finding)   { s.findings = append(s.findings, f...) }
func (in *Inspection) add(f ...finding) { in.findings = append(in.findings, f...) }

// Inspect reads a file and finds its signatures, what each covers, and what came after it. It decides nothing about
// trust. It returns an error only where it could not look: ErrNotPDF, or the context's error.
func Inspect(ctx context.Context, data []byte) (*Inspection, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	in := &Inspection{Size: int64(len(data))}
	f, err := pdf.Read(data, pdf.DefaultLimits())
	switch {
	case err == nil:
		in.look(f, data)
		in.tail(data[f.End():])
	case errors.Is(err, pdf.ErrNoHeader):
		return nil, ErrNotPDF
	case errors.Is(err, pdf.ErrLimit):
		in.add(found(TidakDapatDipastikan, CodeLimit, ""))
	default:
		in.salvage(data)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return in, nil
}

// maxSeals bounds the signatures of one file. One revision of our class holds one.
const maxSeals = 64

// look inspects a file whose structure can be read.
func (in *Inspection) look(f *pdf.File, data []byte) {
	for _, sec := range f.Sections {
		in.Revisions = append(in.Revisions, Revision{End: int64(sec.End)})
	}
	seals := findSeals(f)
	if len(seals) > maxSeals {
		in.add(found(TidakDapatDipastikan, CodeLimit, ""))
		seals = seals[:maxSeals]
	}
	first := firstOfOurs(seals)
	in.brokenSeals(f, data)
	in.orphans(f, data, seals)
	if len(seals) == 0 {
		in.add(found(TidakDapatDipastikan, CodeNoSignature, ""))
	}
	if first < 0 { // nothing here is of the class that this judge understands
		in.foreign(f, seals)
		return
	}
	revisions := in.revisions(f, first)
	hash := newCoverage(data)
	for i := range seals {
		s := seals[i].signature(f, data, revisions.pages, &hash)
		revisions.apply(&s, seals[i].ours)
		in.Signatures = append(in.Signatures, s)
	}
	if f.Exhausted() {
		in.add(found(TidakDapatDipastikan, CodeLimit, ""))
	}
}

// foreign reports a file without any signature of our class.
func (in *Inspection) foreign(f *pdf.File, seals []sealObject) {
	if len(f.Problems) > 0 {
		in.add(found(TidakDapatDipastikan, CodeUnreadable, ""))
	}
	if len(seals) > 0 {
		in.add(found(TidakDapatDipastikan, CodeForeign, ""))
	}
	pages, _ := f.At(len(f.Sections) - 1).Pages() // without pages a signature has no page number
	for i := range seals {
		s := seals[i].outline(f, pages)
		s.add(found(TidakDapatDipastikan, CodeForeign, ""))
		in.Signatures = append(in.Signatures, s)
	}
}

// brokenSeals reports signature dictionaries that cannot be read, for example because a key stands twice in one.
func (in *Inspection) brokenSeals(f *pdf.File, data []byte) {
	for rev := range f.Sections {
		for _, e := range f.InRevision(rev) {
			if e.Err != nil && e.Offset < len(data) && looksLikeSeal(data[e.Offset:]) {
				in.add(found(TidakSah, CodeDictionary, "kamus tidak dapat dibaca"))
			}
		}
	}
}

// tail reports what follows the last revision. What another reader could take for a revision is one that cannot be
// classified; anything else is only not covered.
func (in *Inspection) tail(rest []byte) {
	if len(rest) == 0 {
		return
	}
	if !looksLikeRevision(rest) {
		in.add(found(TidakDapatDipastikan, CodeTrailing, ""))
		return
	}
	in.add(found(TidakSah, CodeRevision, "sesudah revisi terakhir terdapat objek yang tidak dapat digolongkan"))
	for i := range in.Signatures {
		s := &in.Signatures[i]
		s.add(found(TidakSah, CodeRevision, ""))
		s.changes = append(s.changes, Change{Revision: len(in.Revisions), Kind: ChangeOther})
	}
}
