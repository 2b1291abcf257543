package fonts

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"strings"
	"testing"
)

func faces() []Face {
	var out []Face
	for _, f := range []Family{Bookman(), Arial()} {
		out = append(out, f.Regular, f.Bold, f.Italic, f.BoldItalic)
	}
	return out
}

// The bytes are the pinned ones, each file carries the PostScript name it is called by, and README.md says the same digests.
func TestFacesArePinned(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, f := range faces() {
		sum := sha256.Sum256(f.Data)
		if got := hex.EncodeToString(sum[:]); got != f.SHA256 {
			t.Errorf("%s: sha256 %s, pinned %s", f.Name, got, f.SHA256)
		}
		if !strings.Contains(string(f.Data), f.Name) {
			t.Errorf("%s: the file does not carry its own PostScript name", f.Name)
		}
		if !strings.Contains(string(readme), f.SHA256) {
			t.Errorf("%s: README.md does not say its digest", f.Name)
		}
		names[f.Name] = true
	}
	if len(names) != 8 {
		t.Errorf("%d faces, want 8", len(names))
	}
}

// The licences lie beside the faces; the GUST licence asks that a changed font carries another name [GUST-FONT-LICENSE.txt 1].
func TestLicencesAreKept(t *testing.T) {
	for name, want := range map[string]string{"GUST-FONT-LICENSE.txt": "GUST Font License", "LIBERATION-OFL.txt": "SIL OPEN FONT LICENSE Version 1.1"} {
		b, err := os.ReadFile(name)
		if err != nil || !strings.Contains(string(b), want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, f := range faces()[:4] {
		if strings.Contains(string(f.Data), "TeXGyreBonum-") {
			t.Errorf("%s still carries the name it came under", f.Name)
		}
	}
}
