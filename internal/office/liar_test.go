package office_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/office/officetest"
	"naskah/internal/sealer/sealertest"
)

// refusedWith is the code with which the office refuses each lie.
var refusedWith = map[sealertest.Lie]string{
	sealertest.Nothing:       "TTE-SAMBUNGAN",
	sealertest.Unchanged:     "TTE-SAMBUNGAN",
	sealertest.OtherBytes:    "TTE-SAMBUNGAN",
	sealertest.OtherDocument: "TTE-SAMBUNGAN",
	sealertest.DroppedByte:   "TTE-SAMBUNGAN",
	sealertest.FlippedBit:    "TTE-PUTUSAN",
	sealertest.CutEnd:        "TTE-CAKUPAN",
	sealertest.WithTail:      "TTE-CAKUPAN",
	sealertest.OtherKey:      "TTE-PUTUSAN",
	sealertest.OtherSigner:   "TTE-SERTIFIKAT-LAIN",
	sealertest.RogueRoot:     "TTE-SERTIFIKAT-LAIN",
	sealertest.OtherRect:     "TTE-LETAK",
	sealertest.OtherPage:     "TTE-LETAK",
	sealertest.WholePage:     "TTE-LETAK",
	sealertest.TwoSeals:      "TTE-JUMLAH",
	sealertest.Refuses:       "TTE-PASSPHRASE",
	sealertest.Unreachable:   "TTE-TIDAK-PASTI",
	sealertest.LosesAnswer:   "TTE-TIDAK-PASTI",
	sealertest.TimesOut:      "TTE-TIDAK-PASTI",
	sealertest.Hangs:         "TTE-TIDAK-PASTI",
}

// TestLies: whatever a sealer answers, for the first signer and for the second, nothing wrong is recorded; the code says why; after
// the lease (or at once, after a definite no) the same act again goes through.
func TestLies(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	liar := sealertest.NewLiar(t, w.CA, w.Clock)
	w.Office.Sealer = liar
	n := w.Opened()
	for _, login := range []string{"direktur", "walikota"} {
		for _, lie := range sealertest.Lies() {
			n = oneLie(t, w, liar, lie, login, n)
		}
		w.Office.SealWithin = 20 * time.Second
		n = must[naskah.Naskah](t)(w.Seal(login, n))
	}
	if n.State != naskah.Signed {
		t.Fatal(n.State)
	}
	oneSealPerTurn(t, w, n.ID)
	clean(t, w)
}

func oneLie(t *testing.T, w *officetest.World, liar *sealertest.Liar, lie sealertest.Lie, login string, n naskah.Naskah) naskah.Naskah {
	t.Helper()
	code, ok := refusedWith[lie]
	if !ok {
		t.Fatalf("%s: no code is expected of it", lie)
	}
	w.Office.SealWithin = 20 * time.Second
	if lie == sealertest.Hangs {
		w.Office.SealWithin = 50 * time.Millisecond
	}
	liar.Tell(lie)
	_, err := w.Seal(login, n)
	if e, ok := errors.AsType[*naskah.Error](err); !ok || e.Code != code || strings.Contains(e.Msg, "sealertest") {
		t.Errorf("%s, %s: %v, want %s", login, lie, err, code)
	}
	got := w.Get(n.ID)
	if got.Current != n.Current || got.State != n.State {
		t.Fatalf("%s, %s: something was recorded", login, lie)
	}
	if !lie.Definite() {
		if _, err := w.Seal(login, got); err == nil {
			t.Fatalf("%s, %s: sealed under another's lease", login, lie)
		}
		w.Turn(naskah.LeaseFor)
	}
	return w.Get(n.ID)
}
