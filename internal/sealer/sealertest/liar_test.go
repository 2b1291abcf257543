package sealertest_test

import (
	"bytes"
	"context"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/sealer/sealertest"
	"naskah/internal/verify"
)

// TestLies: every lie is the one that it says it is, and the truth is none of them.
func TestLies(t *testing.T) {
	u := sealertest.New(t, time.Now)
	liar := sealertest.NewLiar(t, u.CA, u.Clock)
	base, fields := sealertest.Document(t, 2)
	who, secret := u.Enroll(t, "Nana Suryana")
	cert, err := u.CA.Certificate(context.Background(), who.User)
	if err != nil {
		t.Fatal(err)
	}
	first, err := liar.Seal(context.Background(), sealertest.Request(t, u.Clock, base, fields[0], who, secret))
	if err != nil {
		t.Fatal(err)
	}
	// A turn with an earlier seal: what an answer says of the document as a whole.
	r := sealertest.Request(t, u.Clock, first, fields[1], who, secret)
	faults := map[sealertest.Lie]string{
		sealertest.Truth: "", sealertest.Nothing: "no prefix", sealertest.Unchanged: "no seal more", sealertest.OtherBytes: "no prefix",
		sealertest.OtherDocument: "no prefix", sealertest.DroppedByte: "no prefix", sealertest.FlippedBit: "VER-",
		sealertest.CutEnd: "not whole", sealertest.WithTail: "not whole", sealertest.OtherKey: verify.CodeSignature,
		sealertest.OtherSigner: "other signer", sealertest.RogueRoot: "other signer", sealertest.OtherRect: "other place",
		sealertest.OtherPage: "other place", sealertest.WholePage: "other place", sealertest.TwoSeals: "2 seals more",
	}
	for _, lie := range append([]sealertest.Lie{sealertest.Truth}, sealertest.Lies()...) {
		want, answers := faults[lie]
		if answers != (lie.Answers() || lie == sealertest.Truth) {
			t.Errorf("%v: Answers() is %v", lie, lie.Answers())
		}
		if !answers {
			continue
		}
		liar.Tell(lie)
		out, err := liar.Seal(context.Background(), r)
		if err != nil {
			t.Errorf("%v: %v", lie, err)
			continue
		}
		in, err := verify.Inspect(context.Background(), out)
		if err != nil {
			in = nil
		}
		if got := fault(u, in, out, r, naskah.DigestOf(cert.Raw)); !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("%v: found %q, want %q", lie, got, want)
		}
	}
}

// fault is what a careful reader of an answer would find first.
func fault(u *sealertest.Uji, in *verify.Inspection, out []byte, r naskah.SealRequest, mine naskah.Digest) string {
	if !bytes.HasPrefix(out, r.PDF) {
		return "no prefix"
	}
	if len(in.Signatures) != 2 {
		return map[int]string{1: "no seal more", 3: "2 seals more"}[len(in.Signatures)]
	}
	last, want := in.Signatures[1], r.Field.Rect
	if !last.WholeFile {
		return "not whole"
	}
	if last.Fingerprint != string(mine) && last.Fingerprint != "" {
		return "other signer"
	}
	if math.Abs(last.Rect[0]-want.X) > 1 || math.Abs(last.Rect[2]-want.X-want.W) > 1 || last.Page != want.Page {
		return "other place"
	}
	report := verify.Judge(in, verify.Terms{Trust: verify.Anchors(u.Anchors()...), At: u.Clock()})
	for _, s := range report.Signatures {
		for _, why := range s.Reasons {
			return why.Code
		}
	}
	if report.Verdict != verify.Sah {
		return report.Reasons[0].Code
	}
	return ""
}

func TestFailures(t *testing.T) {
	u := sealertest.New(t, time.Now)
	liar := sealertest.NewLiar(t, u.CA, u.Clock)
	base, fields := sealertest.Document(t, 1)
	who, secret := u.Enroll(t, "Nana Suryana")
	r := sealertest.Request(t, u.Clock, base, fields[0], who, secret)
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	tests := []struct {
		lie  sealertest.Lie
		kind error
		made int
	}{
		{sealertest.Refuses, naskah.Denied, 0},
		{sealertest.Unreachable, naskah.Unavailable, 0},
		{sealertest.LosesAnswer, nil, 1},
		{sealertest.TimesOut, context.DeadlineExceeded, 0},
		{sealertest.Hangs, context.DeadlineExceeded, 0},
	}
	for _, tt := range tests {
		liar.Tell(tt.lie)
		before := liar.Seals()
		c := context.Background()
		if tt.lie == sealertest.Hangs {
			c = ctx
		}
		out, err := liar.Seal(c, r)
		if err == nil || len(out) > 0 || tt.kind != nil && !errors.Is(err, tt.kind) {
			t.Errorf("%v: %d bytes, %v", tt.lie, len(out), err)
		}
		if e, ok := errors.AsType[*naskah.Error](err); ok != (tt.lie == sealertest.Refuses || tt.lie == sealertest.Unreachable) {
			t.Errorf("%v: known outcome %v", tt.lie, e)
		}
		if made := liar.Seals() - before; made != tt.made {
			t.Errorf("%v: %d seals made, want %d", tt.lie, made, tt.made)
		}
		if tt.lie.Answers() || tt.lie.Definite() != errors.Is(err, naskah.Denied) {
			t.Errorf("%v: Answers %v, Definite %v", tt.lie, tt.lie.Answers(), tt.lie.Definite())
		}
	}
	if liar.Calls() != len(tests) || liar.Seals() != 1 {
		t.Errorf("%d calls, %d seals", liar.Calls(), liar.Seals())
	}
	if _, err := liar.Seal(context.Background(), r); err != nil {
		t.Errorf("with an empty queue it tells the truth: %v", err)
	}
}

func TestSample(t *testing.T) {
	for _, n := range []int{0, 1, 6} {
		pdf, root := sealertest.Sample(t, n)
		in, err := verify.Inspect(context.Background(), pdf)
		if err != nil {
			t.Fatal(err)
		}
		report := verify.Judge(in, verify.Terms{Trust: verify.Anchors(root), At: time.Now()})
		if want := map[bool]verify.Verdict{true: verify.Sah, false: verify.TidakDapatDipastikan}[n > 0]; report.Verdict != want || len(report.Signatures) != n {
			t.Errorf("%d signers: %s with %d signatures", n, report.Verdict, len(report.Signatures))
		}
	}
}
