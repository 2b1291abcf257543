package sealertest

import (
	"bytes"
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"math"
	"strings"
	"sync"
	"testing"

	"naskah/internal/naskah"
	"naskah/internal/verify"
)

// A World is a sealer under test and what the suite needs beside it.
type World struct {
	Sealer  naskah.Sealer
	Anchors []*x509.Certificate
	Clock   naskah.Clock
	// Enroll makes somebody of this name able to seal.
	Enroll func(tb testing.TB, nama string) (naskah.Signer, naskah.Secret)
}

// Names are of the kind that a PDF or a certificate can choke on.
var Names = []string{
	"José )", "Ĩ", "漢字署名", "丨乜 (", `Ni Luh \( Putu`, "O'Brien, S.H. <Plt.>", "%%EOF", ")>>endobj", "Śrī Rāma", "🖋 Tanda", "a/b[c]{d}", "العربية",
}

// Run holds a sealer to the contract of naskah.Sealer. open makes a fresh one each time.
func Run(t *testing.T, open func(tb testing.TB) World) {
	t.Run("pure append, one signature more, at the place", func(t *testing.T) { testSeals(t, open(t)) })
	t.Run("names", func(t *testing.T) { testNames(t, open(t)) })
	t.Run("wrong secret", func(t *testing.T) { testWrongSecret(t, open(t)) })
	t.Run("nobody", func(t *testing.T) { testNobody(t, open(t)) })
	t.Run("context", func(t *testing.T) { testContext(t, open(t)) })
	t.Run("concurrent", func(t *testing.T) { testConcurrent(t, open(t)) })
	t.Run("broken input", func(t *testing.T) { testBroken(t, open(t)) })
}

// seal seals and looks at the result; it returns it.
func (w World) seal(tb testing.TB, r naskah.SealRequest) []byte {
	tb.Helper()
	out, err := w.Sealer.Seal(context.Background(), r)
	if err != nil {
		tb.Fatalf("seal: %v", err)
	}
	w.look(tb, r, out)
	return out
}

// look holds a result to what every seal must be.
func (w World) look(tb testing.TB, r naskah.SealRequest, out []byte) {
	tb.Helper()
	if len(out) <= len(r.PDF) || !bytes.HasPrefix(out, r.PDF) {
		tb.Fatal("the result does not begin with the input")
	}
	before, after := inspect(tb, r.PDF), inspect(tb, out)
	if len(after.Signatures) != len(before.Signatures)+1 {
		tb.Fatalf("%d signatures became %d", len(before.Signatures), len(after.Signatures))
	}
	last := after.Signatures[len(after.Signatures)-1]
	if !last.WholeFile || last.Covered != int64(len(out)) {
		tb.Errorf("the seal covers %d of %d bytes", last.Covered, len(out))
	}
	want := r.Field.Rect
	for i, v := range [4]float64{want.X, want.Y, want.X + want.W, want.Y + want.H} {
		if math.Abs(last.Rect[i]-v) > 0.001 || last.Page != want.Page {
			tb.Errorf("the seal is at %v of page %d, want %+v", last.Rect, last.Page, want)
			break
		}
	}
	report := verify.Judge(after, verify.Terms{Trust: verify.Anchors(w.Anchors...), At: w.Clock()})
	if report.Verdict != verify.Sah || !verify.Accept(report) || !report.UJI {
		tb.Errorf("the judge says %s, uji %v: %+v %+v", report.Verdict, report.UJI, report.Reasons, report.Signatures)
	}
	seen, err := drawn(out)
	if err != nil {
		tb.Fatalf("the picture: %v", err)
	}
	if !bytes.Equal(seen, pixels(tb, r.Picture)) {
		tb.Error("the seal does not show the picture")
	}
}

func inspect(tb testing.TB, b []byte) *verify.Inspection {
	tb.Helper()
	in, err := verify.Inspect(context.Background(), b)
	if err != nil {
		tb.Fatal(err)
	}
	return in
}

func testSeals(t *testing.T, w World) {
	if w.Sealer.Name() == "" {
		t.Error("no name")
	}
	pdf, fields := Document(t, 3)
	fields[2].Rect = naskah.Rect{Page: 1, X: 100.123456, Y: 200.654321, W: 260, H: 120}
	for i, f := range fields {
		who, secret := w.Enroll(t, fmt.Sprintf("Orang %d", i))
		if err := w.Sealer.Ready(context.Background(), who); err != nil {
			t.Fatalf("ready: %v", err)
		}
		r := Request(t, w.Clock, pdf, f, who, secret)
		input := bytes.Clone(r.PDF)
		pdf = w.seal(t, r)
		if !bytes.Equal(r.PDF, input) {
			t.Fatal("the input was changed")
		}
	}
}

func testNames(t *testing.T, w World) {
	base, fields := Document(t, 1)
	for _, name := range Names {
		t.Run(name, func(t *testing.T) {
			who, secret := w.Enroll(t, name)
			out := w.seal(t, Request(t, w.Clock, base, fields[0], who, secret))
			if got := inspect(t, out).Signatures[0].Certificate.Subject.CommonName; got != name {
				t.Errorf("signed by %q", got)
			}
		})
	}
}

func testWrongSecret(t *testing.T, w World) {
	base, fields := Document(t, 1)
	who, secret := w.Enroll(t, "Nana Suryana")
	for _, wrong := range []string{"", "salah-sekali-ini", secret.Reveal() + " ", strings.ToUpper(secret.Reveal())} {
		out, err := w.Sealer.Seal(context.Background(), Request(t, w.Clock, base, fields[0], who, naskah.NewSecret(wrong)))
		if !errors.Is(err, naskah.Denied) || len(out) > 0 {
			t.Errorf("%q: %d bytes, %v", wrong, len(out), err)
		}
		if wrong != "" && strings.Contains(fmt.Sprintf("%v %+v", err, err), wrong) {
			t.Errorf("the error tells the secret: %v", err)
		}
	}
	w.seal(t, Request(t, w.Clock, base, fields[0], who, secret)) // the right one still works
}

func testNobody(t *testing.T, w World) {
	base, fields := Document(t, 1)
	_, secret := w.Enroll(t, "Nana Suryana")
	for _, u := range []naskah.UserID{"", "orang-lain"} {
		who := naskah.Signer{User: u}
		err := w.Sealer.Ready(context.Background(), who)
		if !errors.Is(err, naskah.NotFound) && !errors.Is(err, naskah.Conflict) {
			t.Errorf("ready of %q: %v", u, err)
		}
		if out, err := w.Sealer.Seal(context.Background(), Request(t, w.Clock, base, fields[0], who, secret)); err == nil || len(out) > 0 {
			t.Errorf("%q sealed", u)
		}
	}
}

func testContext(t *testing.T, w World) {
	base, fields := Document(t, 1)
	who, secret := w.Enroll(t, "Nana Suryana")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	out, err := w.Sealer.Seal(ctx, Request(t, w.Clock, base, fields[0], who, secret))
	if !errors.Is(err, context.Canceled) || len(out) > 0 {
		t.Errorf("cancelled: %d bytes, %v", len(out), err)
	}
	if errors.Is(err, naskah.Denied) {
		t.Errorf("a cancelled call is no refusal: %v", err)
	}
	if err := w.Sealer.Ready(ctx, who); !errors.Is(err, context.Canceled) {
		t.Errorf("ready, cancelled: %v", err)
	}
}

func testConcurrent(t *testing.T, w World) {
	base, fields := Document(t, 4)
	const each = 2
	var requests []naskah.SealRequest
	for i, f := range fields {
		who, secret := w.Enroll(t, fmt.Sprintf("Orang %d", i/2)) // in pairs
		for range each {
			requests = append(requests, Request(t, w.Clock, base, f, who, secret))
		}
	}
	outs, errs := make([][]byte, len(requests)), make([]error, len(requests))
	var wg sync.WaitGroup
	for i, r := range requests {
		wg.Go(func() { outs[i], errs[i] = w.Sealer.Seal(context.Background(), r) })
	}
	wg.Wait()
	for i, r := range requests {
		if errs[i] != nil {
			t.Errorf("seal: %v", errs[i])
			continue
		}
		w.look(t, r, outs[i])
	}
}

func testBroken(t *testing.T, w World) {
	base, fields := Document(t, 1)
	who, secret := w.Enroll(t, "Nana Suryana")
	for name, b := range map[string][]byte{"nothing": nil, "no PDF": []byte("halo"), "half": base[:len(base)/2], "no trailer": base[:len(base)-40]} {
		if out, err := w.Sealer.Seal(context.Background(), Request(t, w.Clock, b, fields[0], who, secret)); err == nil || len(out) > 0 {
			t.Errorf("%s was sealed", name)
		}
	}
	r := Request(t, w.Clock, base, fields[0], who, secret)
	r.Field.Rect.Page = Pages + 1
	if out, err := w.Sealer.Seal(context.Background(), r); err == nil || len(out) > 0 {
		t.Error("a page that is not there was sealed")
	}
	r = Request(t, w.Clock, base, fields[0], who, secret)
	r.Picture = []byte("bukan gambar")
	if out, err := w.Sealer.Seal(context.Background(), r); err == nil || len(out) > 0 {
		t.Error("sealed without a picture")
	}
}
