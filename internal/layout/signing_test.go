package layout

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/pades"
	"naskah/internal/pdf"
)

// signable is how the service prints what is to be signed.
func signable(p Profile) Options {
	return Options{
		Profile: p, Fields: true, Spares: 3, Verify: "https://naskah.banjarkota.example/v/k3jx7q2m9t4c8w5zr1h6y0bnd2",
		Meta: Meta{Naskah: "n-0001 & <2>", Template: naskah.DigestOf([]byte("templat")), Values: naskah.DigestOf([]byte("nilai"))},
	}
}

// The packet names the naskah, its template, its values and what drew it, each in the schema that it declares; what is not known is
// neither said nor declared.
func TestOriginInXMP(t *testing.T) {
	o := signable(A4)
	packet := func(o Options) string {
		_, res := keepPDF(t, sampleTree(false), o)
		_, rest, _ := strings.Cut(string(res.PDF), "<?xpacket begin")
		head, _, ok := strings.Cut(rest, "<?xpacket end")
		if !ok {
			t.Fatal("no packet that can be read as it stands")
		}
		return head
	}
	full := packet(o)
	for name, value := range map[string]string{"id": "n-0001 &amp; &lt;2&gt;", "template": string(o.Meta.Template), "values": string(o.Meta.Values), "renderer": Renderer} {
		if !strings.Contains(full, "<naskah:"+name+">"+value+"</naskah:"+name+">") || strings.Count(full, "<pdfaProperty:name>"+name+"</pdfaProperty:name>") != 1 {
			t.Errorf("%s is not said or not declared once:\n%s", name, full)
		}
	}
	bare := packet(Options{})
	if strings.Contains(bare, "naskah:values") || strings.Contains(bare, "<pdfaProperty:name>values<") || !strings.Contains(bare, "<naskah:renderer>"+Renderer+"<") {
		t.Errorf("without an origin:\n%s", bare)
	}
}

// Every field of the file is empty and where Result says; the spare ones are for RFC 3161 time stamps alone, unseen and locked, as many
// as were asked for and never more than are kept.
func TestEmptyFields(t *testing.T) {
	for _, c := range []struct{ spares, want int }{{-1, 0}, {0, 0}, {3, 3}, {99, maxSpares}} {
		o := signable(F4)
		o.Spares = c.spares
		_, res := keepPDF(t, sampleTree(false), o)
		base, err := pades.Open(res.PDF)
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for _, f := range res.Fields {
			want = append(want, f.Name)
			rect := pdf.Append(nil, pdf.Array{pdf.Real(f.Rect.X), pdf.Real(f.Rect.Y), pdf.Real(points(int(f.Rect.X*pt+.5) + int(f.Rect.W*pt+.5))), pdf.Real(points(int(f.Rect.Y*pt+.5) + int(f.Rect.H*pt+.5)))})
			if !bytes.Contains(res.PDF, append([]byte("/Rect "), rect...)) && !bytes.Contains(res.PDF, append([]byte("/Rect"), rect...)) {
				t.Errorf("no field at %s", rect)
			}
		}
		for i := range c.want {
			want = append(want, spareName(i))
		}
		if got := base.Fields(); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%d spares: fields %v, want %v", c.spares, got, want)
		}
		if n := len(regexp.MustCompile(`/SV <</Type /SV/Ff 2/SubFilter \[/ETSI\.RFC3161\]>>`).FindAll(res.PDF, -1)); n != c.want {
			t.Errorf("%d seed values, want %d", n, c.want)
		}
		if n := len(regexp.MustCompile(`/Rect \[0 0 0 0\]/F 132`).FindAll(res.PDF, -1)); n != c.want {
			t.Errorf("%d unseen fields, want %d", n, c.want)
		}
	}
	if _, res := keepPDF(t, sampleTree(false), Options{}); bytes.Contains(res.PDF, []byte("/AcroForm")) {
		t.Error("fields that nobody asked for")
	}
}

// Both signers of the sample sign in the fields that stand ready, and a time stamp goes into a spare one: poppler and OpenSSL agree with
// each, and the file is PDF/A-2a and PDF/UA-1 to the end.
func TestContractSigningIntoTheFields(t *testing.T) {
	t.Parallel()
	a := newIssuer(t)
	_, res := keepPDF(t, sampleTree(false), signable(A4))
	file, folder := res.PDF, t.TempDir()
	keep := func(name string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	if len(res.Fields) != 2 {
		t.Fatalf("fields %+v", res.Fields)
	}
	look := &pades.Picture{W: 2, H: 1, Pixels: []byte{0, 200}}
	for i, f := range res.Fields {
		file = a.sign(t, file, pades.Request{Field: f.Name, At: time.Date(2026, 11, 24, 9, 30, 0, 0, time.UTC), Look: look})
		out := run(t, "pdfsig", "-nocert", keep(fmt.Sprintf("%d.pdf", i)))
		if strings.Count(out, "Signature is Valid.") != i+1 || !strings.Contains(out, "Total document signed") || strings.Contains(out, "Signature Field Name: "+spareName(0)+"\n  - Signer") {
			t.Fatalf("after %d signers:\n%s", i+1, out)
		}
	}
	base, err := pades.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	token, err := base.Prepare(pades.Request{Field: spareName(0), Stamp: true})
	if err != nil {
		t.Fatal(err)
	}
	digest := token.Digest()
	value := a.stamp(t, digest)
	rev, err := token.Finish(value)
	if err != nil {
		t.Fatal(err)
	}
	file = append(bytes.Clone(file), rev.Bytes...)
	path := keep("waktu.pdf")
	run(t, "qpdf", "--check", path)
	if out := run(t, "pdfsig", "-nocert", path); strings.Count(out, "Signature is Valid.") != 2 {
		t.Errorf("after the time stamp:\n%s", out)
	}
	der := filepath.Join(t.TempDir(), "t.der")
	if err := os.WriteFile(der, value, 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, "openssl", "ts", "-verify", "-digest", fmt.Sprintf("%x", digest), "-in", der, "-token_in", "-CAfile", a.root)
	if base, err = pades.Open(file); err != nil || fmt.Sprint(base.Fields()) != fmt.Sprint([]string{spareName(1), spareName(2)}) {
		t.Errorf("fields left: %v (%v)", base.Fields(), err)
	}
	verapdf(t, folder)
}

// run asks an outside judge.
func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(tool(t, name), args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return string(out)
}

// An issuer is an authority for the test alone, with one signer and one clock.
type issuer struct {
	dir, root string
	key       *ecdsa.PrivateKey
	chain     []*x509.Certificate
}

func newIssuer(t *testing.T) *issuer {
	t.Helper()
	a := &issuer{dir: t.TempDir()}
	top := freshKey(t)
	cert := a.certify(t, &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "UJI akar"}, IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign}, nil, top, top)
	a.key = freshKey(t)
	leaf := a.certify(t, &x509.Certificate{SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: "UJI Nana Suryana"}, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment}, cert, a.key, top)
	a.chain = []*x509.Certificate{leaf, cert}
	clock := freshKey(t)
	only := pkix.Extension{Id: []int{2, 5, 29, 37}, Critical: true, Value: []byte{0x30, 0x0a, 0x06, 0x08, 0x2b, 6, 1, 5, 5, 7, 3, 8}} // time stamping
	stamper := a.certify(t, &x509.Certificate{SerialNumber: big.NewInt(3), Subject: pkix.Name{CommonName: "UJI penanda waktu"}, KeyUsage: x509.KeyUsageDigitalSignature, ExtraExtensions: []pkix.Extension{only}}, cert, clock, top)
	der, err := x509.MarshalECPrivateKey(clock)
	if err != nil {
		t.Fatal(err)
	}
	a.write(t, "ts.key", pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: der}))
	a.write(t, "ts.pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: stamper.Raw}))
	a.write(t, "serial", []byte("01\n"))
	a.write(t, "ts.cnf", []byte("[tsa]\ndefault_tsa=t\n[t]\nserial="+a.dir+"/serial\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\ness_cert_id_alg=sha256\n"))
	a.root = a.write(t, "root.pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: cert.Raw}))
	return a
}

func freshKey(t *testing.T) *ecdsa.PrivateKey {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// certify signs a certificate by parent, or by itself where there is none.
func (a *issuer) certify(t *testing.T, c, parent *x509.Certificate, key, by *ecdsa.PrivateKey) *x509.Certificate {
	t.Helper()
	c.NotBefore, c.NotAfter = time.Now().Add(-time.Hour), time.Now().Add(time.Hour)
	if parent == nil {
		parent = c
	}
	der, err := x509.CreateCertificate(rand.Reader, c, parent, key.Public(), by)
	if err != nil {
		t.Fatal(err)
	}
	out, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func (a *issuer) write(t *testing.T, name string, b []byte) string {
	t.Helper()
	path := filepath.Join(a.dir, name)
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// sign appends one signature.
func (a *issuer) sign(t *testing.T, file []byte, r pades.Request) []byte {
	t.Helper()
	base, err := pades.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	token, err := base.Prepare(r)
	if err != nil {
		t.Fatal(err)
	}
	in, err := pades.Sign(token.Digest(), a.chain, pades.ECDSA)
	if err != nil {
		t.Fatal(err)
	}
	digest := in.ToSign()
	sig, err := a.key.Sign(rand.Reader, digest[:], pades.ECDSA.Options())
	if err != nil {
		t.Fatal(err)
	}
	value, err := in.Signed(sig)
	if err != nil {
		t.Fatal(err)
	}
	rev, err := token.Finish(value)
	if err != nil {
		t.Fatal(err)
	}
	return append(bytes.Clone(file), rev.Bytes...)
}

// stamp asks OpenSSL for a time stamp token.
func (a *issuer) stamp(t *testing.T, digest [32]byte) []byte {
	t.Helper()
	at := func(name string) string { return filepath.Join(a.dir, name) }
	run(t, "openssl", "ts", "-query", "-digest", fmt.Sprintf("%x", digest), "-sha256", "-cert", "-out", at("q.tsq"))
	run(t, "openssl", "ts", "-reply", "-config", at("ts.cnf"), "-queryfile", at("q.tsq"), "-signer", at("ts.pem"), "-inkey", at("ts.key"), "-token_out", "-out", at("t.der"))
	b, err := os.ReadFile(at("t.der"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}
