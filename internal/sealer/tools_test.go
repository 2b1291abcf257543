package sealer_test

import (
	"bytes"
	"context"
	"encoding/pem"
	"fmt"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/sealer/sealertest"
)

// Other people's tools look at what this engine makes: poppler's pdfsig with a database that trusts the root alone, qpdf, OpenSSL.
// Their agreement is the test; each of them is known to miss something that another sees.

// tool is the path of a program; a test that lacks one is skipped, and fails in CI.
func tool(tb testing.TB, name string) string {
	tb.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("CI") != "" {
			tb.Fatalf("%s is not installed", name)
		}
		tb.Skipf("%s is not installed", name)
	}
	return path
}

// do runs a program and returns what it prints.
func do(tb testing.TB, name string, args ...string) (stdout, stderr string) {
	tb.Helper()
	var out, errs bytes.Buffer
	cmd := exec.Command(tool(tb, name), args...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	if err := cmd.Run(); err != nil {
		tb.Fatalf("%s: %v\n%s%s", name, err, out.String(), errs.String())
	}
	return out.String(), errs.String()
}

// judges are the tools, ready to judge below one root.
type judges struct {
	dir  string // of this test
	nss  string // sql:… database that trusts the root
	root string // root.pem
}

func newJudges(tb testing.TB, rootPEM []byte) judges {
	tb.Helper()
	j := judges{dir: tb.TempDir()}
	j.root, j.nss = filepath.Join(j.dir, "root.pem"), "sql:"+filepath.Join(j.dir, "nss")
	write(tb, j.root, rootPEM)
	if err := os.Mkdir(filepath.Join(j.dir, "nss"), 0o700); err != nil {
		tb.Fatal(err)
	}
	do(tb, "certutil", "-N", "-d", j.nss, "--empty-password")
	do(tb, "certutil", "-A", "-d", j.nss, "-n", "root", "-t", "CT,C,C", "-i", j.root)
	return j
}

func write(tb testing.TB, path string, b []byte) {
	tb.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		tb.Fatal(err)
	}
}

// judge has every tool look at one file with some signatures.
func (j judges) judge(tb testing.TB, pdf []byte, signers []string) {
	tb.Helper()
	path := filepath.Join(j.dir, "naskah.pdf")
	write(tb, path, pdf)
	j.pdfsig(tb, path, signers)
	if out, errs := do(tb, "qpdf", "--check", path); errs != "" || !strings.Contains(out, "No syntax or stream encoding errors found") {
		tb.Errorf("qpdf: %s%s", out, errs)
	}
	j.openssl(tb, pdf, len(signers))
}

// pdfsig: without -no-ocsp, so that noRevAvail is taken for what it is.
func (j judges) pdfsig(tb testing.TB, path string, signers []string) {
	tb.Helper()
	out, errs := do(tb, "pdfsig", "-nssdir", j.nss, path)
	if errs != "" {
		tb.Errorf("pdfsig complains: %s", errs)
	}
	for what, want := range map[string]int{
		"Signature Validation: Signature is Valid.": len(signers), "Certificate Validation: Certificate is Trusted.": len(signers), "Total document signed": 1,
	} {
		if n := strings.Count(out, what); n != want {
			tb.Errorf("pdfsig says %q %d times, want %d:\n%s", what, n, want, out)
		}
	}
	for _, name := range signers {
		shown := strings.ReplaceAll(name, `\`, `\\`) // NSS escapes it
		if !strings.Contains(out, "Signer Certificate Common Name: "+shown+"\n") {
			tb.Errorf("pdfsig does not name %q:\n%s", name, out)
		}
	}
}

var byteRange = regexp.MustCompile(`/ByteRange \[0 (\d+) (\d+) (\d+)\]`)

// openssl verifies each CMS over the bytes that its range names, for any purpose and for that of the certificate.
func (j judges) openssl(tb testing.TB, pdf []byte, want int) {
	tb.Helper()
	ranges := byteRange.FindAllSubmatch(pdf, -1)
	if len(ranges) != want {
		tb.Fatalf("%d byte ranges, want %d", len(ranges), want)
	}
	for i, m := range ranges {
		var n [3]int
		for k := range n {
			var err error
			if n[k], err = strconv.Atoi(string(m[k+1])); err != nil {
				tb.Fatal(err)
			}
		}
		content := append(bytes.Clone(pdf[:n[0]]), pdf[n[1]:n[1]+n[2]]...)
		der, err := unhex(pdf[n[0]+1 : n[1]-1])
		if err != nil {
			tb.Fatal(err)
		}
		cms, over := filepath.Join(j.dir, "cms.der"), filepath.Join(j.dir, "content")
		write(tb, cms, der)
		write(tb, over, content)
		for _, purpose := range []string{"any", "smimesign"} {
			_, errs := do(tb, "openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", cms, "-content", over, "-CAfile", j.root, "-no-CApath", "-purpose", purpose, "-out", os.DevNull)
			if !strings.Contains(errs, "CMS Verification successful") && !strings.Contains(errs, "Verification successful") {
				tb.Errorf("openssl, signature %d, purpose %s: %s", i+1, purpose, errs)
			}
		}
	}
}

// unhex decodes the digits of Contents without their padding.
func unhex(digits []byte) ([]byte, error) {
	var b []byte
	if _, err := fmt.Sscanf(string(digits), "%x", &b); err != nil {
		return nil, err
	}
	return b[:4+int(b[2])<<8+int(b[3])], nil
}

func TestToolsAgree(t *testing.T) {
	for _, n := range []int{1, 2, 6} {
		t.Run(fmt.Sprint(n, " signers"), func(t *testing.T) {
			pdf, root := sealertest.Sample(t, n)
			j := newJudges(t, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: root.Raw}))
			var names []string
			for i := range n {
				names = append(names, fmt.Sprintf("Penanda Tangan %d", i+1))
			}
			j.judge(t, pdf, names)
		})
	}
}

// TestToolsAgreeOnNames: a name that is hard to write breaks nothing, and every tool reads it as it is.
func TestToolsAgreeOnNames(t *testing.T) {
	u := sealertest.New(t, time.Now)
	j := newJudges(t, u.CA.RootPEM())
	pdf, fields := sealertest.Document(t, len(sealertest.Names))
	for i, name := range sealertest.Names {
		who, secret := u.Enroll(t, name)
		var err error
		if pdf, err = u.Seal(context.Background(), sealertest.Request(t, u.Clock, pdf, fields[i], who, secret)); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	j.judge(t, pdf, sealertest.Names)
}

// TestToolsRefuse: the tools see what they are asked for; a changed byte, and another root, they refuse.
func TestToolsRefuse(t *testing.T) {
	pdf, root := sealertest.Sample(t, 1)
	j := newJudges(t, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: root.Raw}))
	changed := bytes.Clone(pdf)
	changed[bytes.Index(changed, []byte("/MediaBox"))+1] ^= 0x20
	path := filepath.Join(j.dir, "berubah.pdf")
	write(t, path, changed)
	if out, _ := do(t, "pdfsig", "-nssdir", j.nss, path); strings.Contains(out, "Signature is Valid.") {
		t.Errorf("pdfsig accepts a changed file:\n%s", out)
	}
	other := newJudges(t, sealertest.New(t, time.Now).CA.RootPEM())
	write(t, path, pdf)
	if out, _ := do(t, "pdfsig", "-nssdir", other.nss, path); strings.Contains(out, "Certificate is Trusted.") {
		t.Errorf("pdfsig trusts the certificate below another root of the same name:\n%s", out)
	}
}

// TestPictureIsDrawn renders a sealed page: the field's rectangle shows the picture, and what is outside of it stays as it was.
func TestPictureIsDrawn(t *testing.T) {
	u := sealertest.New(t, time.Now)
	base, fields := sealertest.Document(t, 2)
	sealed := u.SealAll(t, base, fields)
	page := fmt.Sprint(sealertest.Pages - 1)
	before, after := render(t, base, "dasar", page), render(t, sealed, "bertanda-tangan", page)
	const scale = 100.0 / 72
	height := 841.89
	inside, outside := 0, 0
	for y := range after.height {
		for x := range after.width {
			px, py := float64(x)/scale, height-float64(y)/scale
			in := false
			for _, f := range fields {
				r := f.Rect
				in = in || px > r.X-1 && px < r.X+r.W+1 && py > r.Y-1 && py < r.Y+r.H+1
			}
			if before.grey[y*before.width+x] != after.grey[y*after.width+x] {
				if in {
					inside++
				} else {
					outside++
				}
			}
		}
	}
	if area := 2 * 200 * 80 * scale * scale; outside > 0 || float64(inside) < area/5 {
		t.Errorf("%d pixels differ inside the two fields, %d outside", inside, outside)
	}
}

type picture struct {
	width, height int
	grey          []byte
}

// render draws one page at 100 dpi. With NASKAH_LOOK set the picture stays there to be looked at.
func render(tb testing.TB, pdf []byte, name, page string) picture {
	tb.Helper()
	dir := os.Getenv("NASKAH_LOOK")
	if dir == "" {
		dir = tb.TempDir()
	}
	in, out := filepath.Join(dir, name+".pdf"), filepath.Join(dir, name)
	write(tb, in, pdf)
	if _, errs := do(tb, "pdftoppm", "-r", "100", "-gray", "-png", "-singlefile", "-f", page, "-l", page, in, out); errs != "" {
		tb.Errorf("pdftoppm: %s", errs)
	}
	f, err := os.Open(out + ".png")
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		tb.Fatal(err)
	}
	p := picture{width: img.Bounds().Dx(), height: img.Bounds().Dy()}
	for y := range p.height {
		for x := range p.width {
			r, _, _, _ := img.At(x, y).RGBA()
			p.grey = append(p.grey, byte(r>>8))
		}
	}
	return p
}

// TestKeyFileOpens: the key of a signer is an ordinary PKCS#12 file that only his passphrase opens.
func TestKeyFileOpens(t *testing.T) {
	dir := t.TempDir()
	user := naskah.User{ID: "u-1", Nama: "José )"}
	u := sealertest.NewIn(t, dir, time.Now)
	if _, err := u.CA.Enroll(context.Background(), user, naskah.NewSecret(sealertest.Passphrase)); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "pengguna", "u-1", "*.p12"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%v, %v", files, err)
	}
	out, _ := do(t, "openssl", "pkcs12", "-in", files[0], "-passin", "pass:"+sealertest.Passphrase, "-nodes", "-info")
	if strings.Count(out, "BEGIN CERTIFICATE") != 2 || strings.Count(out, "BEGIN PRIVATE KEY") != 1 {
		t.Errorf("openssl pkcs12: %s", out)
	}
	if err := exec.Command(tool(t, "openssl"), "pkcs12", "-in", files[0], "-passin", "pass:salah-sekali-ini", "-nodes").Run(); err == nil {
		t.Error("openssl opens the file with another passphrase")
	}
}
