package office_test

import (
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
	"naskah/storage/storagetest"
)

var scans atomic.Int64

// anotherScan is a scan that no other is equal to.
func anotherScan() []byte {
	n := int(scans.Add(1))
	return officetest.ScanPDF(4+n/250, byte(n%250))
}

// A proposable is an act that two people do: the first proposes it, the second confirms it; after it, what must be true.
type proposable struct {
	name    string
	propose func() (office.Outcome, error)
	done    func(t *testing.T) int // how often it is done
}

// TestFaultSecondPerson: each call of propose, confirm, refuse and expiry fails, persisting or not; at no time is anything half done,
// and done again it is done once.
func TestFaultSecondPerson(t *testing.T) {
	t.Parallel()
	b := newBreakable(t)
	for name, begin := range map[string]func() proposable{"archive": b.toArchive, "ralat": b.toMend, "annul": b.toAnnul, "undo": b.toUndo} {
		t.Run(name, func(t *testing.T) {
			for _, how := range []string{"propose", "confirm", "refuse"} {
				b.twoPeople(t, how, begin)
			}
		})
	}
	b.mend()
	clean(t, b.World)
}

// twoPeople runs one act to its end under each fault of one of its steps.
func (b breakable) twoPeople(t *testing.T, step string, begin func() proposable) {
	t.Helper()
	try := func(x proposable, pd *naskah.Pending) (*naskah.Pending, error) {
		switch step {
		case "propose":
			out, err := x.propose()
			return out.Pending, err
		case "refuse":
			return pd, b.Office.RefuseProposal(b.Ctx(), b.P(b.other(pd)), pd.ID, "Tidak perlu.")
		}
		_, err := b.Office.Confirm(b.Ctx(), b.P(b.other(pd)), pd.ID)
		return pd, err
	}
	ready := func() (proposable, *naskah.Pending) {
		b.mend()
		x := begin()
		if step == "propose" {
			return x, nil
		}
		return x, must[office.Outcome](t)(x.propose()).Pending
	}
	x, pd := ready()
	b.mend()
	if _, err := try(x, pd); err != nil {
		t.Fatal(err)
	}
	list := b.faultsOf(b.store.Calls(), b.objects.Calls())
	if len(list) < 3 {
		t.Fatalf("only %d faults", len(list))
	}
	want := map[string]int{"confirm": 1}[step]
	for _, f := range thinned(list) {
		x, pd := ready()
		f.set()
		_, err := try(x, pd)
		hit := f.hit()
		b.mend()
		if !hit || err != nil && !errors.Is(err, naskah.Unavailable) && !errors.Is(err, naskah.NotFound) {
			t.Errorf("%s, %s: hit %v, %v", step, f.name, hit, err)
		}
		if got := x.done(t); got > want || err == nil && got != want {
			t.Errorf("%s, %s: done %d times, answered %v", step, f.name, got, err)
		}
		if got, again := try(x, pd); again != nil && !errors.Is(again, naskah.Conflict) {
			t.Errorf("%s, %s, again: %v", step, f.name, again)
		} else if step == "propose" && (again != nil || got == nil) {
			t.Errorf("%s, %s: cannot be proposed again: %v", step, f.name, again)
		}
		if got := x.done(t); got != want {
			t.Errorf("%s, %s: done %d times", step, f.name, got)
		}
	}
}

// other is who did not propose.
func (b breakable) other(pd *naskah.Pending) string {
	if pd.By.User == b.User("ratna").ID {
		return "arsip"
	}
	return "ratna"
}

// counted counts an act of one naskah.
func (b breakable) counted(id naskah.NaskahID, act naskah.Act) func(t *testing.T) int {
	return func(t *testing.T) int { t.Helper(); return b.count(t, id, act) }
}

func (b breakable) toArchive() proposable {
	in := officetest.Old(b.Mitra)
	in.Scan = anotherScan()
	n, err := b.Office.Import(b.Ctx(), b.P("ratna"), in)
	return proposable{"archive", func() (office.Outcome, error) {
		if err != nil {
			return office.Outcome{}, err
		}
		return b.Office.Archive(b.Ctx(), b.P("arsip"), n.ID, n.Seq, office.ArchiveInput{})
	}, b.counted(n.ID, naskah.ActArchive)}
}

func (b breakable) toMend() proposable {
	x := b.toArchive()
	out, err := x.propose()
	if err == nil {
		out.Naskah, err = b.Office.Confirm(b.Ctx(), b.P("ratna"), out.Pending.ID)
	}
	n := out.Naskah
	f := office.FactsOf(n)
	f.Judul = "Judul yang benar"
	return proposable{"ralat", func() (office.Outcome, error) {
		if err != nil {
			return office.Outcome{}, err
		}
		return b.Office.Ralat(b.Ctx(), b.P("ratna"), n.ID, n.Seq, f, "Salah ketik.")
	}, b.counted(n.ID, naskah.ActRalat)}
}

func (b breakable) toAnnul() proposable {
	n, stays := b.Imported(), b.Imported()
	in := officetest.Old(b.Mitra)
	in.Jenis, in.Relasi = naskah.PKSPK, []naskah.Relasi{{Ke: n.ID, Jenis: naskah.Melaksanakan}}
	_, err := b.Office.Import(b.Ctx(), b.P("ratna"), in)
	return proposable{"annul", func() (office.Outcome, error) {
		if err != nil {
			return office.Outcome{}, err
		}
		return b.Office.Annul(b.Ctx(), b.P("ratna"), n.ID, n.Seq, "Tercatat dua kali.", stays.ID)
	}, func(t *testing.T) int {
		t.Helper()
		done := b.count(t, n.ID, naskah.ActAnnul)
		if rel := must[[]naskah.Relasi](t)(b.Store.Relasi(b.Ctx(), naskah.ScopeSystem(), stays.ID)); len(rel) != done {
			t.Errorf("annulled %d times, and the one that stays has %d relations", done, len(rel))
		}
		return done
	}}
}

func (b breakable) toUndo() proposable {
	text := "Jenis;Tentang;Tahun;Mitra\nKSB;A;2021;PT X\nKSB;B;2021;PT X\nKSB;C;2021;PT X " + b.now() + "\n"
	id, s, err := b.Office.KeepSheet(b.Ctx(), b.P("ratna"), "a.csv", []byte(text))
	if err == nil {
		_, err = b.Office.ImportAll(b.Ctx(), b.P("ratna"), id, office.ImportOptions{Columns: office.GuessColumns(s)})
	}
	return proposable{"undo", func() (office.Outcome, error) {
		if err != nil {
			return office.Outcome{}, err
		}
		return b.Office.UndoImport(b.Ctx(), b.P("ratna"), id, "Berkas yang salah.")
	}, func(t *testing.T) int {
		t.Helper()
		page := must[naskah.Page](t)(b.Store.List(b.Ctx(), naskah.ScopeSystem(), naskah.Filter{Batch: id, States: []naskah.State{naskah.Cancelled}}))
		if page.Total != 0 && page.Total != 3 {
			t.Errorf("%d of 3 are cancelled", page.Total)
		}
		return page.Total / 3
	}}
}

// now is a text that is never twice the same.
func (b breakable) now() string {
	b.Turn(time.Second)
	return b.Clock().Format(time.RFC3339)
}

// TestFaultImportAll: each call of reading and recording a sheet fails, persisting or not: all rows stand, or none, and never twice.
func TestFaultImportAll(t *testing.T) {
	t.Parallel()
	b := newBreakable(t)
	sheet := func() (string, office.ImportOptions) {
		t.Helper()
		b.mend()
		text := "Jenis;Tentang;Tahun;Mitra;Nomor KSB;Nomor Perjanjian\nPKS;A;2021;PT X;1/KSB;2/PKS\nKSB;B;2021;PT X;;1/KSB\nKSB;C;2021;PT X " + b.now() + ";;3/KSB\n"
		id, s, err := b.Office.KeepSheet(b.Ctx(), b.P("ratna"), "a.csv", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return id, office.ImportOptions{Columns: office.GuessColumns(s)}
	}
	stand := func(id string) int {
		return must[naskah.Page](t)(b.Store.List(b.Ctx(), naskah.ScopeSystem(), naskah.Filter{Batch: id})).Total
	}
	id, opt := sheet()
	b.mend()
	must[office.ImportBatch](t)(b.Office.ImportAll(b.Ctx(), b.P("ratna"), id, opt))
	list := b.faultsOf(b.store.Calls(), b.objects.Calls())
	if len(list) < 10 {
		t.Fatalf("only %d faults", len(list))
	}
	for _, f := range list {
		id, opt := sheet()
		cooperations := len(must[[]naskah.KerjaSama](t)(b.Store.KerjaSama(b.Ctx(), naskah.ScopeSystem())))
		f.set()
		_, err := b.Office.ImportAll(b.Ctx(), b.P("ratna"), id, opt)
		hit := f.hit()
		b.mend()
		if !hit || !errors.Is(err, naskah.Unavailable) && !errors.Is(err, naskah.NotFound) && !errors.Is(err, naskah.Corrupt) {
			t.Errorf("%s: hit %v, %v", f.name, hit, err)
		}
		if got := stand(id); got != 0 && got != 3 {
			t.Errorf("%s: %d of 3 rows stand", f.name, got)
		}
		if _, err := b.Office.ImportAll(b.Ctx(), b.P("ratna"), id, opt); err != nil && stand(id) != 3 {
			t.Errorf("%s, again: %v", f.name, err)
		}
		if got := stand(id); got != 3 {
			t.Errorf("%s: %d rows in the end", f.name, got)
		}
		if got := len(must[[]naskah.KerjaSama](t)(b.Store.KerjaSama(b.Ctx(), naskah.ScopeSystem()))); got != cooperations+2 {
			t.Errorf("%s: %d kerja sama, want 2 more than %d", f.name, got, cooperations)
		}
	}
	clean(t, b.World)
}

// TestFaultExpiry: a proposal that cannot be ended keeps no other waiting.
func TestFaultExpiry(t *testing.T) {
	t.Parallel()
	b := newBreakable(t)
	for range 2 {
		must[office.Outcome](t)(b.toAnnul().propose())
	}
	b.Turn(naskah.PendingFor + time.Second)
	b.store.Break(officetest.Answer, 1, storagetest.FailBefore)
	if n, err := b.Office.ExpireProposals(b.Ctx()); n != 1 || !errors.Is(err, naskah.Unavailable) {
		t.Errorf("%d, %v", n, err)
	}
	b.mend()
	if n, err := b.Office.ExpireProposals(b.Ctx()); n != 1 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	if n, err := b.Office.ExpireProposals(b.Ctx()); n != 0 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
}
