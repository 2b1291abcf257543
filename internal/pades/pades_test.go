package pades_test

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"naskah/internal/pades"
	"naskah/internal/pdf"
	"naskah/internal/pdfa"
)

// document is a page with empty fields for some signers and one for a time stamp, as our own files have them.
func document(t *testing.T, signers int) []byte {
	t.Helper()
	var b bytes.Buffer
	var at []int
	obj := func(s string) { at = append(at, b.Len()); fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), s) }
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	obj("<< /Type /Catalog /Pages 2 0 R >>")
	obj("<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>")
	obj("<< /Type /Page /Parent 2 0 R /Resources << >> /Contents 4 0 R >>")
	obj("<< /Length 11 >>\nstream\n0 0 m 9 9 l\nendstream")
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 5\n0000000000 65535 f \n")
	for _, off := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", off)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", start)
	root := pdfa.New("Document")
	d := pdfa.Doc{Title: "Uji", Lang: "id-ID", Root: root, Pages: []pdfa.Tags{{}}}
	for i := range signers {
		e := pdfa.New("Form")
		root.Add(e)
		y := 700 - 90*float64(i)
		d.Fields = append(d.Fields, pdfa.Field{Name: fmt.Sprintf("ttd_%d", i+1), Label: "Tanda tangan", Rect: [4]float64{72, y, 212, y + 60}, Elem: e})
	}
	e := pdfa.New("Form")
	root.Add(e)
	d.Fields = append(d.Fields, pdfa.Field{Name: "waktu_1", Label: "Penanda waktu", Elem: e, Stamp: true})
	out, err := pdfa.Finish(b.Bytes(), d)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// A signer is a key and its chain.
type signer struct {
	key    crypto.Signer
	chain  []*x509.Certificate
	scheme pades.Scheme
}

// authority makes certificates.
type authority struct {
	key  *ecdsa.PrivateKey
	cert *x509.Certificate
	n    int64
}

func newAuthority(t *testing.T) *authority {
	t.Helper()
	key := must(ecdsa.GenerateKey(elliptic.P256(), rand.Reader))
	tpl := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "UJI akar"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageCRLSign,
	}
	der := must(x509.CreateCertificate(rand.Reader, tpl, tpl, key.Public(), key))
	return &authority{key: key, cert: must(x509.ParseCertificate(der)), n: 1}
}

func (a *authority) issue(name string, key crypto.Signer, scheme pades.Scheme, usage ...x509.ExtKeyUsage) signer {
	a.n++
	tpl := &x509.Certificate{
		SerialNumber: big.NewInt(a.n), Subject: pkix.Name{CommonName: name}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment, ExtKeyUsage: usage,
	}
	der := must(x509.CreateCertificate(rand.Reader, tpl, a.cert, key.Public(), a.key))
	return signer{key, []*x509.Certificate{must(x509.ParseCertificate(der)), a.cert}, scheme}
}

func must[T any](x T, err error) T {
	if err != nil {
		panic(err)
	}
	return x
}

// sign appends one signature.
func sign(t *testing.T, file []byte, r pades.Request, s signer) []byte {
	t.Helper()
	base := must(pades.Open(file))
	token, err := base.Prepare(r)
	if err != nil {
		t.Fatal(err)
	}
	in := must(pades.Sign(token.Digest(), s.chain, s.scheme))
	toSign := in.ToSign()
	value := must(in.Signed(must(s.key.Sign(rand.Reader, toSign[:], s.scheme.Options()))))
	return appended(t, file, must(token.Finish(value)))
}

// appended checks what a revision promises of the whole file.
func appended(t *testing.T, file []byte, r pades.Revision) []byte {
	t.Helper()
	out := append(bytes.Clone(file), r.Bytes...)
	if sha256.Sum256(out) != r.Digest {
		t.Fatal("the digest of the revision is not the file's")
	}
	f, err := pdf.Read(out, pdf.DefaultLimits())
	if err != nil || len(f.Problems) > 0 {
		t.Fatal(err, f.Problems)
	}
	return out
}

func kept(t *testing.T, name string, b []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("%s is not installed", name)
		}
		t.Skipf("%s is not installed", name)
	}
	out, err := exec.Command(path, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return string(out)
}

var at = time.Date(2026, 11, 24, 9, 30, 0, 0, time.FixedZone("WIB", 7*3600))

// Three signers with three kinds of keys, each in the field that is there for him: poppler, qpdf and OpenSSL agree with every one.
func TestContractOtherReaders(t *testing.T) {
	ca := newAuthority(t)
	signers := []signer{
		ca.issue("Nana Suryana", must(rsa.GenerateKey(rand.Reader, 2048)), pades.PKCS1),
		ca.issue("Bima Pratama", must(ecdsa.GenerateKey(elliptic.P384(), rand.Reader)), pades.ECDSA),
		ca.issue("José ) (Ĩ", must(rsa.GenerateKey(rand.Reader, 3072)), pades.PSS),
	}
	file := document(t, len(signers))
	look := &pades.Picture{W: 2, H: 1, Pixels: []byte{0, 200}}
	for i, s := range signers {
		r := pades.Request{Field: fmt.Sprintf("ttd_%d", i+1), At: at, Look: look}
		if i == 0 {
			r.Certify = pades.FillAndRaw
		}
		file = sign(t, file, r, s)
		path := kept(t, "f.pdf", file)
		tool(t, "qpdf", "--check", path)
		out := tool(t, "pdfsig", "-nocert", path)
		if n := strings.Count(out, "Signature is Valid."); n != i+1 || strings.Count(out, "ETSI.CAdES.detached") != i+1 || !strings.Contains(out, "Total document signed") {
			t.Fatalf("after %d signers:\n%s", i+1, out)
		}
		opensslVerifies(t, ca, file)
	}
}

// opensslVerifies asks OpenSSL about the newest signature of a file.
func opensslVerifies(t *testing.T, ca *authority, file []byte) {
	t.Helper()
	signed, value := newest(t, file)
	root := kept(t, "root.pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: ca.cert.Raw}))
	tool(t, "openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", kept(t, "v.der", value), "-content", kept(t, "c.bin", signed), "-CAfile", root, "-purpose", "any", "-out", os.DevNull)
}

// newest is what the newest signature is about, and its value.
func newest(t *testing.T, file []byte) (signed, value []byte) {
	t.Helper()
	i := bytes.LastIndex(file, []byte("/ByteRange [0 "))
	var a, b, c int
	if _, err := fmt.Sscan(string(file[i+len("/ByteRange [0 "):i+60]), &a, &b, &c); err != nil || b+c != len(file) {
		t.Fatalf("range 0 %d %d %d of %d bytes (%v)", a, b, c, len(file), err)
	}
	var der []byte
	if _, err := fmt.Sscanf(string(file[a+1:b-1]), "%x", &der); err != nil {
		t.Fatal(err)
	}
	n := 4 + int(der[2])<<8 + int(der[3])
	return append(bytes.Clone(file[:a]), file[b:]...), der[:n]
}

// A time stamp of an authority of its own, by OpenSSL, in the spare field; evidence before it. What was signed stays valid.
func TestContractDocumentTimeStamp(t *testing.T) {
	ca := newAuthority(t)
	who := ca.issue("Nana Suryana", must(ecdsa.GenerateKey(elliptic.P256(), rand.Reader)), pades.ECDSA)
	file := sign(t, document(t, 1), pades.Request{Field: "ttd_1", At: at}, who)
	base := must(pades.Open(file))
	file = appended(t, file, must(base.Store(pades.Evidence{Certs: [][]byte{who.chain[0].Raw, ca.cert.Raw, ca.cert.Raw}})))
	base = must(pades.Open(file))
	if got := base.Fields(); len(got) != 1 || got[0] != "waktu_1" {
		t.Fatalf("empty fields: %v", got)
	}
	token := must(base.Prepare(pades.Request{Field: "waktu_1", Stamp: true}))
	digest := token.Digest()
	file = appended(t, file, must(token.Finish(stamp(t, ca, digest))))
	path := kept(t, "f.pdf", file)
	tool(t, "qpdf", "--check", path)
	if out := tool(t, "pdfsig", "-nocert", path); strings.Count(out, "Signature is Valid.") != 1 || strings.Count(out, "Total document signed") != 1 { // poppler judges no time stamps
		t.Errorf("pdfsig:\n%s", out)
	}
	covered, value := newest(t, file)
	if sha256.Sum256(covered) != digest {
		t.Error("the time stamp is about something else")
	}
	root := kept(t, "root.pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: ca.cert.Raw}))
	tool(t, "openssl", "ts", "-verify", "-digest", fmt.Sprintf("%x", digest), "-in", kept(t, "t.der", value), "-token_in", "-CAfile", root)
	if n := bytes.Count(file, []byte("/Type /DSS")); n != 1 {
		t.Errorf("%d stores", n)
	}
}

// stamp asks OpenSSL for a time stamp token.
func stamp(t *testing.T, ca *authority, digest [32]byte) []byte {
	t.Helper()
	key := must(ecdsa.GenerateKey(elliptic.P256(), rand.Reader))
	ca.n++
	tpl := &x509.Certificate{
		SerialNumber: big.NewInt(ca.n), Subject: pkix.Name{CommonName: "UJI penanda waktu"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		KeyUsage: x509.KeyUsageDigitalSignature, ExtraExtensions: []pkix.Extension{{Id: []int{2, 5, 29, 37}, Critical: true, Value: []byte{0x30, 0x0a, 0x06, 0x08, 0x2b, 6, 1, 5, 5, 7, 3, 8}}},
	}
	cert := must(x509.CreateCertificate(rand.Reader, tpl, ca.cert, key.Public(), ca.key))
	dir := t.TempDir()
	write := func(name string, b []byte) string {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
		return filepath.Join(dir, name)
	}
	conf := write("ts.cnf", []byte("[tsa]\ndefault_tsa=t\n[t]\nserial="+dir+"/serial\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\ness_cert_id_alg=sha256\n"))
	write("serial", []byte("01\n"))
	keyPEM := write("key.pem", pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: must(x509.MarshalECPrivateKey(key))}))
	certPEM := write("cert.pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: cert}))
	query, token := filepath.Join(dir, "q"), filepath.Join(dir, "t")
	tool(t, "openssl", "ts", "-query", "-digest", fmt.Sprintf("%x", digest), "-sha256", "-cert", "-config", conf, "-out", query)
	tool(t, "openssl", "ts", "-reply", "-config", conf, "-section", "t", "-queryfile", query, "-inkey", keyPEM, "-signer", certPEM, "-token_out", "-out", token)
	return must(os.ReadFile(token))
}

func TestRefused(t *testing.T) {
	ca := newAuthority(t)
	who := ca.issue("Nana", must(ecdsa.GenerateKey(elliptic.P256(), rand.Reader)), pades.ECDSA)
	plain := document(t, 1)
	signed := sign(t, plain, pades.Request{Field: "ttd_1", At: at}, who)
	for name, c := range map[string]struct {
		file []byte
		r    pades.Request
		want error
	}{
		"no such field":                 {plain, pades.Request{Field: "ttd_9", At: at}, pades.ErrField},
		"signed already":                {signed, pades.Request{Field: "ttd_1", At: at}, pades.ErrField},
		"a new field of an old name":    {plain, pades.Request{Field: "ttd_1", Page: 1, At: at}, pades.ErrField},
		"a page that is not there":      {plain, pades.Request{Field: "x", Page: 2, At: at}, pades.ErrField},
		"no time":                       {plain, pades.Request{Field: "ttd_1"}, pades.ErrField},
		"a time stamp with a time":      {plain, pades.Request{Field: "waktu_1", Stamp: true, At: at}, pades.ErrField},
		"a second certification":        {signed, pades.Request{Field: "waktu_1", At: at, Certify: pades.FillAndRaw}, pades.ErrField},
		"no room":                       {plain, pades.Request{Field: "ttd_1", At: at, Capacity: 10}, pades.ErrField},
		"a picture that is not whole":   {plain, pades.Request{Field: "ttd_1", At: at, Look: &pades.Picture{W: 2, H: 2, Pixels: []byte{1}}}, pades.ErrField},
		"a picture where nothing shows": {plain, pades.Request{Field: "waktu_1", At: at, Look: &pades.Picture{W: 1, H: 1, Pixels: []byte{1}}}, pades.ErrField},
	} {
		if _, err := must(pades.Open(c.file)).Prepare(c.r); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, file := range map[string][]byte{"not a PDF": []byte("x"), "bytes after the end": append(bytes.Clone(plain), "x\n"...), "cut": plain[:len(plain)-9]} {
		if _, err := pades.Open(file); !errors.Is(err, pades.ErrFile) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A token is used once; an answer of another key, or about something else, is not embedded.
func TestAnswers(t *testing.T) {
	ca := newAuthority(t)
	who := ca.issue("Nana", must(ecdsa.GenerateKey(elliptic.P256(), rand.Reader)), pades.ECDSA)
	token := must(must(pades.Open(document(t, 1))).Prepare(pades.Request{Field: "ttd_1", At: at, Capacity: 4096}))
	in := must(pades.Sign(token.Digest(), who.chain, pades.ECDSA))
	other := sha256.Sum256([]byte("lain"))
	if _, err := in.Signed(must(who.key.Sign(rand.Reader, other[:], crypto.SHA256))); !errors.Is(err, pades.ErrAnswer) {
		t.Errorf("a signature of something else: %v", err)
	}
	if _, err := in.Stamped([]byte{1}); !errors.Is(err, pades.ErrAnswer) {
		t.Errorf("a time stamp before the signature: %v", err)
	}
	if _, err := pades.Sign(token.Digest(), who.chain, pades.PKCS1); !errors.Is(err, pades.ErrAnswer) {
		t.Errorf("another scheme: %v", err)
	}
	for _, weak := range []crypto.Signer{must(rsa.GenerateKey(rand.Reader, 1024)), must(ecdsa.GenerateKey(elliptic.P224(), rand.Reader))} {
		if _, err := pades.SchemeOf(ca.issue("lemah", weak, 0).chain[0], false); !errors.Is(err, pades.ErrAnswer) {
			t.Errorf("a weak key: %v", err)
		}
	}
	if _, err := token.Finish(make([]byte, 4097)); !errors.Is(err, pades.ErrAnswer) {
		t.Errorf("too long: %v", err)
	}
	if _, err := token.Finish([]byte{1}); err != nil {
		t.Error(err)
	}
	if _, err := token.Finish([]byte{1}); !errors.Is(err, pades.ErrDone) {
		t.Errorf("twice: %v", err)
	}
}
