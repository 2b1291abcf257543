package verify

import (
	"bytes"
	"errors"
	"slices"
	"strconv"
	"strings"

	"naskah/internal/pdf"
)

// written is how the first engine begins a signature dictionary, up to the numbers of its ByteRange.
const written = "\n /Type /Sig\n /Filter /Adobe.PPKLite\n /SubFilter /adbe.pkcs7.detached\n /Prop_Build <<\n   /App << /Name /Digitorus#20PDFSign >>\n >>\n /ByteRange [0 "

const signedBy = "/Digitorus#20PDFSign"

// The bounds of a search through a file that cannot be read.
const (
	maxCandidates = 64
	maxPrefixes   = 4
)

// candidate is a place that reads like a seal of the engine in a file without a structure.
type candidate struct{ a, b, end int }

// salvage looks at a file whose structure cannot be read. It can only make the verdict worse: a seal of ours whose
// digest does not hold says that the file was changed, and a readable file with something unreadable behind it says
// that something was added.
func (in *Inspection) salvage(data []byte) {
	seals := candidates(data)
	tries := 0
	for i := len(seals) - 1; i >= 0 && tries < maxPrefixes; i-- {
		end := seals[i].end
		if end >= len(data) {
			continue
		}
		tries++
		f, err := pdf.Read(data[:end], pdf.DefaultLimits())
		if err != nil || f.End() != end {
			continue
		}
		in.look(f, data[:end])
		for j := range in.Signatures {
			in.Signatures[j].WholeFile = false
		}
		in.tail(data[end:])
		return
	}
	in.add(found(TidakDapatDipastikan, CodeUnreadable, ""))
	hash := newCoverage(data)
	for _, c := range seals {
		s := Signature{Covered: int64(c.end)}
		s.checkValue(data[c.a+1:c.b-1], func() [32]byte { return hash.sum(int64(c.a), int64(c.b), int64(c.end)) })
		s.intact = false
		s.add(found(TidakDapatDipastikan, CodeUnreadable, ""))
		in.Signatures = append(in.Signatures, s)
	}
}

// candidates finds what reads like a seal of the engine, with a range that lies within the file.
func candidates(data []byte) (out []candidate) {
	for at := 0; len(out) < maxCandidates; {
		i := bytes.Index(data[at:], []byte(signedBy)) // short, so that searching is fast
		if i < 0 {
			return out
		}
		at += i + len(signedBy)
		begin := at - strings.Index(written, signedBy) - len(signedBy)
		if begin < 0 || !bytes.HasPrefix(data[begin:], []byte(written)) {
			continue
		}
		if c, err := readCandidate(data, begin+len(written)); err == nil {
			out = append(out, c)
		}
	}
	return out
}

// orphans reports seals of the engine that no revision holds: somebody has led the cross-reference around them. What
// stands inside a stream is data, for example another file.
func (in *Inspection) orphans(f *pdf.File, data []byte, seals []sealObject) {
	for _, c := range candidates(data) {
		held := slices.ContainsFunc(seals, func(s sealObject) bool { return s.entry.Offset < c.a && c.a < s.entry.End })
		if !held && !f.InStream(c.a) {
			in.add(found(TidakSah, CodeDictionary, "sebuah tanda tangan tidak termuat dalam struktur berkas"))
			return
		}
	}
}

var errNoCandidate = errors.New("no seal here")

// readCandidate reads "a b c]", blanks, and /Contents<…>, where a and b must point.
func readCandidate(data []byte, at int) (c candidate, err error) {
	line := data[at:min(len(data), at+64)]
	close := bytes.IndexByte(line, ']')
	if close < 0 {
		return c, errNoCandidate
	}
	var n [3]int
	for i, w := range bytes.Fields(line[:close]) {
		if i == len(n) {
			return c, errNoCandidate
		}
		if n[i], err = strconv.Atoi(string(w)); err != nil || n[i] < 0 || n[i] > len(data) {
			return c, errNoCandidate
		}
	}
	c = candidate{n[0], n[1], n[1] + n[2]}
	if c.a < at || c.b < c.a+2 || c.end > len(data) || c.b > c.end || data[c.a] != '<' || data[c.b-1] != '>' {
		return c, errNoCandidate
	}
	return c, nil
}
