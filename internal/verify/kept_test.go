package verify_test

import (
	"crypto/x509"
	"encoding/pem"
	"flag"
	"os"
	"testing"

	"naskah/internal/verify"
)

var renew = flag.Bool("update", false, "write the kept file anew")

const (
	keptFile = "testdata/dua-penanda-tangan.pdf"
	keptRoot = "testdata/akar-uji.pem"
)

// kept returns the file of two signers that is kept in the repository, and its root.
func kept(tb testing.TB) ([]byte, *x509.Certificate) {
	tb.Helper()
	file, err := os.ReadFile(keptFile)
	if err != nil {
		tb.Fatal(err)
	}
	text, err := os.ReadFile(keptRoot)
	if err != nil {
		tb.Fatal(err)
	}
	block, _ := pem.Decode(text)
	root, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		tb.Fatal(err)
	}
	return file, root
}

// TestKept: a file that was sah when it was made is sah under the same terms for ever; a new judge may know more, but
// not think otherwise of what was good.
func TestKept(t *testing.T) {
	if *renew {
		w := newWorld(t)
		write(t, keptFile, w.two)
		write(t, keptRoot, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: w.root.cert.Raw}))
	}
	file, root := kept(t)
	if r := judgeAt(t, file, diperiksa, root); r.Verdict != verify.Sah || len(r.Signatures) != 2 {
		t.Errorf("%s %v", r.Verdict, codes(r))
	}
}
