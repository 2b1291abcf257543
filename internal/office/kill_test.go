package office_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
)

// A deed is an act that is done in a process of its own.
type deed struct {
	from func(*officetest.World) naskah.Naskah
	do   func(*officetest.World, naskah.Naskah) (naskah.Naskah, error)
	act  naskah.Act // what is recorded once when it is done
}

// deeds are the acts with more than one effect outside; seal is the whole signing cycle.
var deeds = map[string]deed{
	"seal": {(*officetest.World).Opened, func(w *officetest.World, n naskah.Naskah) (naskah.Naskah, error) {
		return w.Seal("direktur", n)
	}, naskah.ActSeal},
	"finish": {(*officetest.World).HalfSigned, func(w *officetest.World, n naskah.Naskah) (naskah.Naskah, error) {
		return w.Seal("walikota", n)
	}, naskah.ActFinish},
	"submit": {(*officetest.World).Draft, func(w *officetest.World, n naskah.Naskah) (naskah.Naskah, error) {
		return w.Office.Submit(w.Ctx(), w.P("yuni"), n.ID, n.Seq, office.SubmitInput{Reasons: w.Accept(n)})
	}, naskah.ActSubmit},
	"number": {(*officetest.World).Approved, func(w *officetest.World, n naskah.Naskah) (naskah.Naskah, error) {
		return w.Office.Number(w.Ctx(), w.P("ratna"), n.ID, n.Seq, officetest.Numbers())
	}, naskah.ActNumber},
	"open": {(*officetest.World).Numbered, func(w *officetest.World, n naskah.Naskah) (naskah.Naskah, error) {
		return w.Office.Open(w.Ctx(), w.P("ratna"), n.ID, n.Seq, office.OpenInput{Reasons: w.Given(n)})
	}, naskah.ActOpen},
	"archive": {(*officetest.World).Signed, func(w *officetest.World, n naskah.Naskah) (naskah.Naskah, error) {
		return w.Archive("arsip", n, office.ArchiveInput{})
	}, naskah.ActArchive},
}

// killEnv tells a process of this test what to do and where to die: "dir|deed|naskah|effect|after".
const killEnv = "NASKAH_TEST_KILL"

// TestKilled kills the process at each effect of the signing cycle (in make long: of every act), right before it and right after,
// and starts again on what is left: the same act goes through, once, and everything agrees.
func TestKilled(t *testing.T) {
	if spec := os.Getenv(killEnv); spec != "" {
		die(t, strings.Split(spec, "|"))
		return
	}
	t.Parallel()
	names := []string{"seal"}
	if long() {
		names = []string{"seal", "finish", "submit", "number", "open", "archive"}
	}
	for _, name := range names {
		d, first := deeds[name], t.TempDir()
		n := d.from(officetest.In(t, first))
		effects := 0
		for k := 1; effects == 0 || k <= effects; k++ {
			for _, after := range []bool{false, true} {
				dir := t.TempDir()
				copyTree(t, first, dir)
				spec := fmt.Sprintf("%s|%s|%s|%d|%v", dir, name, n.ID, k, after)
				if !killed(t, spec) {
					effects = k - 1 // there is no k-th: the act was done
					continue
				}
				restarted(t, spec, d, dir, n.ID)
			}
		}
		if effects < 2 {
			t.Errorf("%s: only %d effects", name, effects)
		}
	}
}

// die does the deed in this process, which will not see its end.
func die(t *testing.T, spec []string) {
	t.Helper()
	at, err := strconv.Atoi(spec[3])
	if err != nil {
		t.Fatal(err)
	}
	w := officetest.In(t, spec[0])
	f := &officetest.Fatal{At: at, After: spec[4] == "true"}
	f.Arm(w)
	must[naskah.Naskah](t)(deeds[spec[1]].do(w, w.Get(naskah.NaskahID(spec[2]))))
}

// killed runs the deed in a process of its own and says whether that was killed; it must end in no other way but well.
func killed(t *testing.T, spec string) bool {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestKilled$")
	cmd.Env = append(os.Environ(), killEnv+"="+spec)
	out, err := cmd.CombinedOutput()
	if err == nil {
		return false
	}
	exit, ok := errors.AsType[*exec.ExitError](err)
	if !ok {
		t.Fatalf("%s: %v", spec, err)
	}
	if status, ok := exit.Sys().(syscall.WaitStatus); !ok || status.Signal() != syscall.SIGKILL {
		t.Fatalf("%s: %v\n%s", spec, err, out)
	}
	return true
}

// restarted opens what the killed process left and does the same act again.
func restarted(t *testing.T, spec string, d deed, dir string, id naskah.NaskahID) {
	t.Helper()
	w := officetest.In(t, dir)
	clean(t, w)
	before := count(acts(t, w, id), d.act)
	w.Turn(naskah.LeaseFor)
	_, err := d.do(w, w.Get(id))
	switch {
	case before == 0 && err != nil:
		t.Errorf("%s: again: %v", spec, err)
	case before > 0 && err == nil && d.act != naskah.ActNumber: // a number may be set again
		t.Errorf("%s: done twice", spec)
	}
	if got := count(acts(t, w, id), d.act); got != 1 && d.act != naskah.ActNumber {
		t.Errorf("%s: recorded %d times: %v", spec, got, acts(t, w, id))
	}
	if n := w.Get(id); d.act == naskah.ActNumber && n.Nomor[0].Text != "100.3.7.1/1/KSB/2026" {
		t.Errorf("%s: number %q", spec, n.Nomor[0].Text)
	}
	oneSealPerTurn(t, w, id)
	clean(t, w)
}

func count(all []naskah.Act, act naskah.Act) int {
	n := 0
	for _, a := range all {
		if a == act {
			n++
		}
	}
	return n
}

// copyTree copies a folder with its permissions.
func copyTree(t *testing.T, from, to string) {
	t.Helper()
	err := filepath.WalkDir(from, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		target := to + strings.TrimPrefix(path, from)
		if e.IsDir() {
			return os.MkdirAll(target, 0o700)
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(target, b, 0o600)
	})
	if err != nil {
		t.Fatal(err)
	}
}
