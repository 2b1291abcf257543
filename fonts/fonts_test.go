package fonts

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"strings"
	"testing"
)

func TestDigestsArePinned(t *testing.T) {
	for name, f := range map[string]struct {
		data []byte
		want string
	}{"regular": {Regular, RegularSHA256}, "bold": {Bold, BoldSHA256}} {
		sum := sha256.Sum256(f.data)
		if got := hex.EncodeToString(sum[:]); got != f.want {
			t.Errorf("%s: sha256 %s, pinned %s", name, got, f.want)
		}
	}
}

// The licence asks that a changed font carries another name [GUST-FONT-LICENSE.txt 1].
func TestNamesAreOurs(t *testing.T) {
	for name, data := range map[string][]byte{"NaskahBonum-Regular": Regular, "NaskahBonum-Bold": Bold} {
		if !strings.Contains(string(data), name) {
			t.Errorf("%s: the file does not carry its own PostScript name", name)
		}
	}
	if _, err := os.Stat("GUST-FONT-LICENSE.txt"); err != nil {
		t.Error(err)
	}
}
