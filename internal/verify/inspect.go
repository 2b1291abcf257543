package verify

import (
	"context"
	"crypto/x509"
	"errors"
	"time"
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
	chain    []*x509.Certificate // Certificate and what came with it, each issued by the next
}

// finding is a reason with the verdict that it forces.
type finding struct {
	verdict Verdict
	Reason
}

// Inspect reads a file and finds its signatures, what each covers, and what came after it. It decides nothing about
// trust. It returns an error only where it could not look: ErrNotPDF, or the context's error.
func Inspect(ctx context.Context, pdf []byte) (*Inspection, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	in := &Inspection{Size: int64(len(pdf))}
	return in, nil
}
