package office_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
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

// killEnv tells a process of this test what to do and where to die: a doom as JSON.
const killEnv = "NASKAH_TEST_KILL"

// A doom is one deed in a process of its own, which is killed at its n-th effect.
type doom struct {
	Dir   string            // where the World lies: a folder
	Place *officetest.Place // or servers
	Deed  string
	ID    naskah.NaskahID
	At    int
	After bool
	Looks bool // reads count as well
}

func (d doom) String() string {
	where := "SQLite and folder"
	if d.Place != nil {
		where = "PostgreSQL and MinIO"
	}
	return fmt.Sprintf("%s on %s, killed at %d (after %v, reads %v)", d.Deed, where, d.At, d.After, d.Looks)
}

func (d doom) open(t *testing.T) *officetest.World {
	t.Helper()
	if d.Place != nil {
		return d.Place.Open(t)
	}
	return officetest.In(t, d.Dir)
}

// dies does the deed in this process, which will not see its end, when it was started for that.
func dies(t *testing.T) bool {
	t.Helper()
	spec := os.Getenv(killEnv)
	if spec == "" {
		return false
	}
	var d doom
	if err := json.Unmarshal([]byte(spec), &d); err != nil {
		t.Fatal(err)
	}
	w := d.open(t)
	n := w.Get(d.ID)
	f := &officetest.Fatal{At: d.At, After: d.After, Looks: d.Looks}
	f.Arm(w)
	must[naskah.Naskah](t)(deeds[d.Deed].do(w, n))
	return true
}

// deedNames are the signing cycle, in make long every act.
func deedNames() []string {
	if long() {
		return []string{"seal", "finish", "submit", "number", "open", "archive"}
	}
	return []string{"seal"}
}

// TestKilled kills the process at each effect of the signing cycle (in make long: of every act), right before it and right after,
// and starts again on what is left: the same act goes through, once, and everything agrees.
func TestKilled(t *testing.T) {
	if dies(t) {
		return
	}
	t.Parallel()
	for _, name := range deedNames() {
		first := t.TempDir()
		n := deeds[name].from(officetest.In(t, first))
		everyEffect(t, doom{Deed: name, ID: n.ID}, func(d doom) (doom, func()) {
			d.Dir = t.TempDir()
			copyTree(t, first, d.Dir)
			return d, func() {}
		})
	}
}

// TestKilledOnServers is the same on a real PostgreSQL and a real MinIO. The signing cycle dies at each call that it makes, also where
// it only reads: before and after each of its steps.
func TestKilledOnServers(t *testing.T) {
	if dies(t) {
		return
	}
	t.Parallel()
	s := officetest.StartServers(t)
	for _, name := range deedNames() {
		first := s.Place(t)
		var id naskah.NaskahID
		t.Run("before "+name, func(t *testing.T) { id = deeds[name].from(first.Open(t)).ID })
		if id == "" {
			return
		}
		everyEffect(t, doom{Deed: name, ID: id, Looks: name == "seal" && long()}, func(d doom) (doom, func()) {
			p := s.Fork(t, first)
			d.Place = &p
			return d, func() { s.Drop(t, p) }
		})
	}
}

// everyEffect kills the deed at each of its effects, each time on what copied gives, and starts again there.
func everyEffect(t *testing.T, d doom, copied func(doom) (doom, func())) {
	t.Helper()
	effects, kills := 0, 0
	for k := 1; effects == 0; k++ {
		for _, after := range []bool{false, true} {
			d, done := copied(d)
			d.At, d.After = k, after
			if killed(t, d) {
				kills++
				t.Run(fmt.Sprintf("%s %d %v", d.Deed, k, after), func(t *testing.T) { restarted(t, d) })
			} else {
				effects = k - 1 // there is no k-th: the act was done
			}
			done()
		}
	}
	if effects < 2 || kills != 2*effects {
		t.Errorf("%s: %d effects, %d kills", d.Deed, effects, kills)
	}
	t.Logf("%s: killed %d times at %d points", d.Deed, kills, effects)
}

// killed runs the deed in a process of its own and says whether that was killed; it must end in no other way but well.
func killed(t *testing.T, d doom) bool {
	t.Helper()
	spec, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0], "-test.run=^TestKilled$")
	cmd.Env = append(os.Environ(), killEnv+"="+string(spec))
	out, err := cmd.CombinedOutput()
	if err == nil {
		return false
	}
	exit, ok := errors.AsType[*exec.ExitError](err)
	if !ok {
		t.Fatalf("%s: %v", d, err)
	}
	if status, ok := exit.Sys().(syscall.WaitStatus); !ok || status.Signal() != syscall.SIGKILL {
		t.Fatalf("%s: %v\n%s", d, err, out)
	}
	return true
}

// restarted opens what the killed process left and does the same act again.
func restarted(t *testing.T, doomed doom) {
	t.Helper()
	d, id, w := deeds[doomed.Deed], doomed.ID, doomed.open(t)
	clean(t, w)
	before := count(acts(t, w, id), d.act)
	w.Turn(naskah.LeaseFor)
	_, err := d.do(w, w.Get(id))
	switch {
	case before == 0 && err != nil:
		t.Errorf("%s: again: %v", doomed, err)
	case before > 0 && err == nil && d.act != naskah.ActNumber: // a number may be set again
		t.Errorf("%s: done twice", doomed)
	}
	if got := count(acts(t, w, id), d.act); got != 1 && d.act != naskah.ActNumber {
		t.Errorf("%s: recorded %d times: %v", doomed, got, acts(t, w, id))
	}
	if n := w.Get(id); d.act == naskah.ActNumber && n.Nomor[0].Text != "100.3.7.1/1/KSB/2026" {
		t.Errorf("%s: number %q", doomed, n.Nomor[0].Text)
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
