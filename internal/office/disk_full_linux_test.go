package office_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
	"naskah/storage"
)

// TestFaultDiskFull: no room for bytes, no room for rows. Who acts is told that the disk is full; nothing is half visible; with room again the same
// act goes through. As root the disks are real ones of 2 and 24 MB in memory; without, the ports fail as a full disk would.
func TestFaultDiskFull(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		objects bool   // it is the disk of the objects that is full
		size    string // of that disk
	}{{"objects", true, "2m"}, {"database", false, "24m"}} {
		t.Run(c.name, func(t *testing.T) {
			small := t.TempDir()
			if err := syscall.Mount("tmpfs", small, "tmpfs", 0, "size="+c.size); err != nil {
				t.Logf("no disk of %s can be mounted here (%v): the faulty ports stand in for it", c.size, err)
				fullByFaults(t)
				return
			}
			t.Cleanup(func() {
				if err := syscall.Unmount(small, syscall.MNT_DETACH); err != nil {
					t.Error(err)
				}
			})
			t.Logf("a real disk of %s", c.size)
			roomy := t.TempDir()
			where := map[bool]string{true: small, false: roomy}
			objects := must[*storage.DirStore](t)(storage.Dir(filepath.Join(where[c.objects], "objects")))
			w := officetest.Over(t, "sqlite:"+filepath.Join(where[!c.objects], "naskah.db"), objects, filepath.Join(roomy, "ca"))
			fullDisk(t, w, func() func() { return fill(t, small) }, c.objects)
		})
	}
}

// fullDisk does acts that write bytes and rows while there is no room, and again when there is.
func fullDisk(t *testing.T, w *officetest.World, noRoom func() func(), objects bool) {
	t.Helper()
	draft, approved, sent := w.DraftWith(w.Values().With("judul", "Naskah Yang Belum Pernah Dicetak")), w.Approved(), w.Submitted()
	acts := map[string]func() error{
		"submit": func() error {
			n := w.Get(draft.ID)
			return second(w.Office.Submit(w.Ctx(), w.P("yuni"), n.ID, n.Seq, office.SubmitInput{Reasons: w.Accept(n)}))
		},
		"number": func() error {
			n := w.Get(approved.ID)
			return second(w.Office.Number(w.Ctx(), w.P("ratna"), n.ID, n.Seq, officetest.Numbers()))
		},
		"attach": func() error {
			return second(w.Office.Attach(w.Ctx(), w.P("yuni"), office.AttachInput{Subject: sent.ID.Subject(), Jenis: "surat", Nama: "surat.pdf", Bytes: officetest.ScanPDF(9, 1)}))
		},
	}
	if objects {
		delete(acts, "number") // it writes rows only
	}
	for name, do := range acts {
		before := map[naskah.NaskahID]int{draft.ID: w.Get(draft.ID).Seq, approved.ID: w.Get(approved.ID).Seq, sent.ID: w.Get(sent.ID).Seq}
		room := noRoom()
		err := do()
		e, ours := errors.AsType[*naskah.Error](err)
		switch {
		case !ours || e.Kind != naskah.Unavailable || !strings.Contains(e.Msg, "Ruang penyimpanan") || !strings.Contains(e.Msg, "penuh"):
			t.Errorf("%s: answered %v", name, err)
		case objects != (e.Code == "OBJ-TIDAK-TERSEDIA"):
			t.Errorf("%s: %s", name, e.Code)
		}
		for id, seq := range before {
			if got := w.Get(id).Seq; got != seq {
				t.Errorf("%s: %s moved from %d to %d", name, id, seq, got)
			}
		}
		room()
		if err := do(); err != nil {
			t.Errorf("%s, with room again: %v", name, err)
		}
	}
	clean(t, w)
}

// fill leaves no room on a disk, until the answer is called.
func fill(t *testing.T, dir string) func() {
	t.Helper()
	path := filepath.Join(dir, "penuh")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	block := make([]byte, 4096)
	for err == nil {
		_, err = f.Write(block)
	}
	if err := errors.Join(f.Close()); err != nil || !isFull(dir) {
		t.Fatalf("the disk does not get full: %v", err)
	}
	return func() {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
}

// isFull says whether not one more block fits.
func isFull(dir string) bool {
	err := os.WriteFile(filepath.Join(dir, "satu"), make([]byte, 4096), 0o600)
	return errors.Is(errors.Join(err, os.Remove(filepath.Join(dir, "satu"))), syscall.ENOSPC)
}

// fullByFaults has the ports answer as those of a full disk.
func fullByFaults(t *testing.T) {
	t.Helper()
	b := newBreakable(t)
	n := b.Draft()
	for _, on := range []func(){
		func() { b.objects.Break("put", 1, 1) }, func() { b.store.Break(officetest.Advance, 1, 1) },
	} {
		on()
		if _, err := b.Office.Submit(b.Ctx(), b.P("yuni"), n.ID, b.Get(n.ID).Seq, office.SubmitInput{Reasons: b.Accept(n)}); !errors.Is(err, naskah.Unavailable) {
			t.Errorf("answered %v", err)
		}
		b.mend()
	}
	must[naskah.Naskah](t)(b.Office.Submit(b.Ctx(), b.P("yuni"), n.ID, b.Get(n.ID).Seq, office.SubmitInput{Reasons: b.Accept(n)}))
	clean(t, b.World)
}
