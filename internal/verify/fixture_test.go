package verify_test

import (
	"bytes"
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/digitorus/pdf"
	"github.com/digitorus/pdfsign/sign"
	"github.com/signintech/gopdf"
	"golang.org/x/image/font/gofont/goregular"

	"naskah/internal/verify"
)

// The fixture is this package's own and small, so that maker and judge share no code.

var (
	dimulai   = time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	diperiksa = time.Date(2026, 11, 22, 4, 0, 0, 0, time.UTC)
	berakhir  = dimulai.Add(90 * 24 * time.Hour)
)

// identity is one certificate with its key.
type identity struct {
	cert *x509.Certificate
	key  crypto.Signer
}

func newKey(tb testing.TB) *ecdsa.PrivateKey {
	tb.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		tb.Fatal(err)
	}
	return key
}

func newRoot(tb testing.TB, name string) identity {
	tb.Helper()
	key := newKey(tb)
	tmpl := &x509.Certificate{
		SerialNumber:          serial(tb),
		Subject:               pkix.Name{Country: []string{"ID"}, Organization: []string{"UJI Kota Banjar"}, CommonName: name},
		NotBefore:             dimulai.AddDate(-5, 0, 0),
		NotAfter:              dimulai.AddDate(25, 0, 0),
		IsCA:                  true,
		BasicConstraintsValid: true,
		KeyUsage:              x509.KeyUsageCertSign | x509.KeyUsageCRLSign,
	}
	return issue(tb, tmpl, identity{key: key}, key)
}

// leafTemplate is what the UJI root issues: ninety days, noRevAvail (RFC 9608), emailProtection.
func leafTemplate(tb testing.TB, name string) *x509.Certificate {
	return &x509.Certificate{
		SerialNumber:          serial(tb),
		Subject:               pkix.Name{Country: []string{"ID"}, Organization: []string{"UJI Kota Banjar"}, CommonName: name},
		NotBefore:             dimulai,
		NotAfter:              berakhir,
		BasicConstraintsValid: true,
		KeyUsage:              x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment,
		ExtKeyUsage:           []x509.ExtKeyUsage{x509.ExtKeyUsageEmailProtection},
		ExtraExtensions:       []pkix.Extension{{Id: asn1.ObjectIdentifier{2, 5, 29, 56}, Value: []byte{5, 0}}},
	}
}

func newLeaf(tb testing.TB, name string, root identity, change ...func(*x509.Certificate)) identity {
	tb.Helper()
	tmpl := leafTemplate(tb, name)
	for _, f := range change {
		f(tmpl)
	}
	return issue(tb, tmpl, root, newKey(tb))
}

// issue signs tmpl with the issuer; an issuer without certificate means self-signed.
func issue(tb testing.TB, tmpl *x509.Certificate, issuer identity, key crypto.Signer) identity {
	tb.Helper()
	parent := issuer.cert
	if parent == nil {
		parent = tmpl
	}
	der, err := x509.CreateCertificate(rand.Reader, tmpl, parent, key.Public(), issuer.key)
	if err != nil {
		tb.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		tb.Fatal(err)
	}
	return identity{cert, key}
}

func serial(tb testing.TB) *big.Int {
	n, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))
	if err != nil {
		tb.Fatal(err)
	}
	return n.Add(n, big.NewInt(1))
}

// world is a root with two signers and the files that they sealed; made once, for making them costs more than judging.
type world struct {
	root, a, b identity
	picture    []byte
	base       []byte // as laid out, without signature
	one, two   []byte // sealed by a; and by b after that
}

var rectA, rectB = [4]float64{72, 300, 252, 370}, [4]float64{300, 300, 480, 370}

func (w *world) sealA() seal { return seal{who: w.a, page: 2, rect: rectA, picture: w.picture} }
func (w *world) sealB() seal { return seal{who: w.b, page: 2, rect: rectB, picture: w.picture} }

func newWorld(tb testing.TB) *world { return newWorldAt(tb, dimulai) }

// newWorldAt makes certificates that are valid for ninety days from start.
func newWorldAt(tb testing.TB, start time.Time) *world {
	tb.Helper()
	valid := func(c *x509.Certificate) { c.NotBefore, c.NotAfter = start, start.Add(berakhir.Sub(dimulai)) }
	w := &world{root: newRoot(tb, "UJI Root"), picture: greyPicture(tb), base: naskah(tb)}
	w.a, w.b = newLeaf(tb, "Wali Kota", w.root, valid), newLeaf(tb, "Direktur", w.root, valid)
	w.one = sealed(tb, w.base, w.sealA())
	w.two = sealed(tb, w.one, w.sealB())
	return w
}

// judge judges under the world's own root.
func (w *world) judge(tb testing.TB, file []byte) verify.Report {
	tb.Helper()
	return judgeAt(tb, file, diperiksa, w.root.cert)
}

func judgeAt(tb testing.TB, file []byte, at time.Time, trust ...*x509.Certificate) verify.Report {
	tb.Helper()
	in, err := verify.Inspect(context.Background(), file)
	if err != nil {
		tb.Fatal(err)
	}
	return verify.Judge(in, verify.Terms{Trust: verify.Anchors(trust...), At: at})
}

// mustBeSah is asserted of the parent of every attack, so that refusing everything proves nothing.
func (w *world) mustBeSah(tb testing.TB, file []byte) {
	tb.Helper()
	if r := w.judge(tb, file); r.Verdict != verify.Sah {
		tb.Fatalf("parent is %s: %s", r.Verdict, strings.Join(codes(r), " "))
	}
}

// codes returns every code of a report, the file's and the signatures'.
func codes(r verify.Report) []string {
	out := []string{}
	put := func(reasons []verify.Reason) {
		for _, why := range reasons {
			if !slices.Contains(out, why.Code) {
				out = append(out, why.Code)
			}
		}
	}
	put(r.Reasons)
	for _, s := range r.Signatures {
		put(s.Reasons)
	}
	return out
}

// naskah is a document of two pages as gopdf writes it.
func naskah(tb testing.TB) []byte {
	tb.Helper()
	var p gopdf.GoPdf
	p.Start(gopdf.Config{PageSize: *gopdf.PageSizeA4})
	if err := p.AddTTFFontData("go", goregular.TTF); err != nil {
		tb.Fatal(err)
	}
	for _, line := range []string{"KESEPAKATAN BERSAMA", "Pasal 1: para pihak sepakat."} {
		p.AddPage()
		if err := p.SetFont("go", "", 12); err != nil {
			tb.Fatal(err)
		}
		p.SetXY(72, 72)
		if err := p.Cell(nil, line); err != nil {
			tb.Fatal(err)
		}
		p.Line(72, 700, 300, 700)
	}
	out, err := p.GetBytesPdfReturnErr()
	if err != nil {
		tb.Fatal(err)
	}
	return out
}

// greyPicture is the seal's picture: grey without alpha, which the engine writes as RGB.
func greyPicture(tb testing.TB) []byte {
	tb.Helper()
	img := image.NewGray(image.Rect(0, 0, 720, 280))
	for y := range 280 {
		for x := range 720 {
			v := sha256.Sum256([]byte{byte(x / 8), byte(y / 8)})
			img.SetGray(x, y, color.Gray{Y: v[0] & 0x80})
		}
	}
	var buf bytes.Buffer
	if err := png.Encode(&buf, img); err != nil {
		tb.Fatal(err)
	}
	return buf.Bytes()
}

// seal is what one signer asks of the engine.
type seal struct {
	who     identity
	chain   []*x509.Certificate
	page    uint32
	rect    [4]float64
	picture []byte
	change  func(*sign.SignData)
}

// sealed signs pdf with the first engine exactly as the office uses it.
func sealed(tb testing.TB, in []byte, s seal) []byte {
	tb.Helper()
	rdr, err := pdf.NewReader(bytes.NewReader(in), int64(len(in)))
	if err != nil {
		tb.Fatal(err)
	}
	data := sign.SignData{
		Signature: sign.SignDataSignature{
			CertType: sign.ApprovalSignature,
			Info:     sign.SignDataSignatureInfo{Date: diperiksa.Add(-time.Hour).In(time.FixedZone("WIB", 7*3600))},
		},
		Signer:          s.who.key,
		DigestAlgorithm: crypto.SHA256,
		Certificate:     s.who.cert,
		Appearance: sign.Appearance{
			Visible: true, Page: s.page,
			LowerLeftX: s.rect[0], LowerLeftY: s.rect[1], UpperRightX: s.rect[2], UpperRightY: s.rect[3],
			Image: s.picture,
		},
	}
	if s.chain != nil {
		data.CertificateChains = [][]*x509.Certificate{append([]*x509.Certificate{s.who.cert}, s.chain...)}
	}
	if s.change != nil {
		s.change(&data)
	}
	var out bytes.Buffer
	if err := sign.SignWithData(bytes.NewReader(in), &out, rdr, int64(len(in)), data); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

// sealedInvisibly signs without any appearance, which the office never does.
func sealedInvisibly(tb testing.TB, in []byte, s seal) []byte {
	tb.Helper()
	s.change = func(d *sign.SignData) { d.Appearance = sign.Appearance{} }
	return sealed(tb, in, s)
}

// verifyPrint is the fingerprint of a certificate, worked out here and not by the judge.
func verifyPrint(c *x509.Certificate) string {
	return fmt.Sprintf("sha256:%x", sha256.Sum256(c.Raw))
}
