package office_test

import (
	"os"
	"testing"

	"naskah/internal/naskah"
	"naskah/internal/office/officetest"
)

// TestEveryKind goes with each kind from its first word into the archive; with NASKAH_LONG on every way that the kind goes.
func TestEveryKind(t *testing.T) {
	t.Parallel()
	for _, tpl := range officetest.New(t).Office.Templates.List() {
		ways := tpl.Jalur
		if os.Getenv("NASKAH_LONG") == "" || tpl.Ref.Kode == naskah.Addendum { // whose sample is of one parent
			ways = ways[:1]
		}
		for _, j := range ways {
			t.Run(string(tpl.Ref.Kode)+"/"+string(j), func(t *testing.T) {
				n := officetest.New(t).GoWholeWay(tpl, j)
				if n.State != naskah.Archived || n.Jenis != tpl.Ref.Kode || n.Jalur != j {
					t.Errorf("%s %s %s", n.State, n.Jenis, n.Jalur)
				}
			})
		}
	}
}
