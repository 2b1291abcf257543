package office_test

import (
	"testing"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
	"naskah/internal/sealer/sealertest"
	"naskah/storage/storagetest"
)

// TestEmbedded is the whole life on the embedded defaults, with a store that fails on the way, and once more from a new process.
func TestEmbedded(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	w := officetest.In(t, dir)
	faulty := &officetest.FaultyStore{Store: w.Store, RegisterStore: w.Store}
	w.Office.Store, w.Office.Register = faulty, faulty
	n := w.Opened()
	// The row of the seal fails and yet persists: the signer is told that it is done.
	faulty.Break(officetest.Advance, 2, storagetest.FailAfter)
	n = must[naskah.Naskah](t)(w.Seal("direktur", n))
	// It fails and does not: it is written again.
	faulty.Break(officetest.Advance, 2, storagetest.FailBefore)
	n = must[naskah.Naskah](t)(w.Seal("walikota", n))
	if n.State != naskah.Signed {
		t.Fatal(n.State)
	}
	w.Imported()
	again := officetest.In(t, dir)
	n = must[naskah.Naskah](t)(again.Archive("arsip", n, office.ArchiveInput{}))
	r := must[office.VerifyResult](t)(again.Office.VerifyKode(again.Ctx(), n.Kode))
	if r.Report.Verdict != "sah" || r.Public.State != naskah.Archived {
		t.Errorf("%+v", r)
	}
	oneSealPerTurn(t, again, n.ID)
	clean(t, again)
	liar := sealertest.NewLiar(t, again.CA, again.Clock)
	again.Office.Sealer = liar
	m := again.Opened()
	liar.Tell(sealertest.TwoSeals)
	_, err := again.Seal("direktur", m)
	check(t, err, naskah.Corrupt, "TTE-JUMLAH")
	clean(t, again)
}
