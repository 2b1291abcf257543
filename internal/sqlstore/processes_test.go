package sqlstore_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"naskah/internal/naskah"
	"naskah/internal/naskah/storetest"
	"naskah/internal/sqlstore"
)

// What each of the processes does.
const (
	processes = 4
	wins      = 6 // steps of the naskah that all of them edit
	saves     = 4 // of the account that all of them keep
	counts    = 8 // of a number that is right only when one is alone with the directory
)

// A job is what one process is told to do on a database; it answers what it saw in a report.
type job struct {
	DSN    string
	Name   string
	Shared naskah.NaskahID   // all of them edit it
	Own    []naskah.NaskahID // it takes a number for each of these
	Tally  string            // a file with a number in it
	Hold   bool              // only be alone with the directory until it is killed
}

type report struct {
	Urut      []int // the numbers that it took
	Conflicts int   // how often another was first
}

const jobVar = "NASKAH_STORE_JOB"

// work does a job in a process of its own: it says when it is ready, begins when its input ends, and prints its report.
func work(text string) error {
	ctx := context.Background()
	var j job
	if err := json.Unmarshal([]byte(text), &j); err != nil {
		return err
	}
	db, err := sqlstore.Open(ctx, j.DSN, sqlstore.Options{})
	if err != nil {
		return err
	}
	if j.Hold {
		if _, err := db.Alone(ctx); err != nil {
			return err
		}
	}
	fmt.Println("siap")
	if _, err := io.Copy(io.Discard, os.Stdin); err != nil {
		return err
	}
	if err := db.Migrate(ctx); err != nil {
		return err
	}
	var r report
	if j.Shared != "" {
		for _, f := range []func(context.Context, *sqlstore.DB, *report) error{j.number, j.edit, j.account, j.tally} {
			if err := f(ctx, db, &r); err != nil {
				return err
			}
		}
	}
	return errors.Join(json.NewEncoder(os.Stdout).Encode(r), db.Close())
}

func (j job) number(ctx context.Context, db *sqlstore.DB, r *report) error {
	key := naskah.RegisterKey{Instansi: "32.79", Register: "kerja-sama", Tahun: 2026}
	for _, id := range j.Own {
		n, err := db.ReserveNomor(ctx, naskah.ScopeSystem(), key, id, func(urut int) string { return strconv.Itoa(urut) })
		if err != nil {
			return err
		}
		r.Urut = append(r.Urut, n.Urut)
	}
	return nil
}

func (j job) edit(ctx context.Context, db *sqlstore.DB, r *report) error {
	for won := 0; won < wins; {
		n, err := db.Naskah(ctx, naskah.ScopeSystem(), j.Shared)
		if err != nil {
			return err
		}
		n.Seq++
		n.Judul = fmt.Sprint(j.Name, " ", won)
		err = db.Advance(ctx, naskah.Change{After: n, Event: naskah.Event{By: naskah.Principal{User: naskah.UserID(j.Name), Role: naskah.RoleAuthor}, Act: naskah.ActEdit, From: n.State, To: n.State}})
		switch {
		case err == nil:
			won++
		case errors.Is(err, naskah.Conflict):
			r.Conflicts++
		default:
			return err
		}
	}
	return nil
}

func (j job) account(ctx context.Context, db *sqlstore.DB, r *report) error {
	for i := range saves {
		u := naskah.User{ID: "bersama", Login: "bersama", Nama: fmt.Sprint(j.Name, " ", i), Instansi: "32.79", Active: true}
		err := db.SaveUser(ctx, naskah.System(), u)
		for errors.Is(err, naskah.Conflict) {
			r.Conflicts++
			err = db.SaveUser(ctx, naskah.System(), u)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// tally adds to a number that nothing guards but being alone.
func (j job) tally(ctx context.Context, db *sqlstore.DB, _ *report) error {
	for range counts {
		done, err := db.Alone(ctx)
		if err != nil {
			return err
		}
		b, err := os.ReadFile(j.Tally)
		n, bad := strconv.Atoi(string(b))
		if err = errors.Join(err, bad); err == nil {
			err = os.WriteFile(j.Tally, []byte(strconv.Itoa(n+1)), 0o600)
		}
		done()
		if err != nil {
			return err
		}
	}
	return nil
}

// A process is this test binary again, doing a job.
type process struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
	err strings.Builder
}

func startProcess(t *testing.T, j job) *process {
	t.Helper()
	text, err := json.Marshal(j)
	if err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	p := &process{cmd: exec.CommandContext(t.Context(), self)}
	p.cmd.Env = append(os.Environ(), jobVar+"="+string(text))
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	p.cmd.Stderr = &p.err
	out, err := p.cmd.StdoutPipe()
	if err == nil {
		p.in, err = p.cmd.StdinPipe()
	}
	if err == nil {
		err = p.cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	p.out = bufio.NewReader(out)
	if line, err := p.out.ReadString('\n'); err != nil || line != "siap\n" {
		t.Fatalf("%s: %q, %v\n%v\n%s", j.Name, line, err, p.cmd.Wait(), p.err.String())
	}
	return p
}

// together starts a process for each job, lets all go at once, and returns what they report.
func together(t *testing.T, jobs ...job) []report {
	t.Helper()
	var all []*process
	for _, j := range jobs {
		all = append(all, startProcess(t, j))
	}
	for _, p := range all {
		if err := p.in.Close(); err != nil {
			t.Fatal(err)
		}
	}
	out := make([]report, len(jobs))
	for i, p := range all {
		bad := json.NewDecoder(p.out).Decode(&out[i])
		if err := errors.Join(p.cmd.Wait(), bad); err != nil {
			t.Errorf("%s: %v\n%s", jobs[i].Name, err, p.err.String())
		}
	}
	return out
}

// TestContractProcesses: several processes of one database migrate it from nothing at once; then they take numbers of one register
// without a gap or a double, edit one naskah and one account one after the other with every step in the history, and are alone with
// the directory one at a time, also when one that was alone is killed.
func TestContractProcesses(t *testing.T) {
	t.Parallel()
	for _, b := range backends(t) {
		t.Run(b.name, func(t *testing.T) {
			dsn, raw := b.empty(t)
			jobs := make([]job, processes)
			for i := range jobs {
				jobs[i] = job{DSN: dsn, Name: fmt.Sprint("proses", i)}
			}
			together(t, jobs...)
			if got := one(t, raw, `SELECT count(*) - count(DISTINCT version_id) FROM goose_db_version`); got != "0" {
				t.Errorf("%s migrations were made twice", got)
			}
			w := storetest.NewWorld(t, func(t *testing.T, clock naskah.Clock) storetest.Back {
				db, err := sqlstore.Open(t.Context(), dsn, sqlstore.Options{Clock: clock})
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { _ = db.Close() })
				if s, err := db.Schema(t.Context()); err != nil || s.Have != s.High {
					t.Fatalf("many migrated to %+v, %v", s, err)
				}
				return storetest.Back{Store: db, Tasks: tasks(raw)}
			})
			race(t, w, jobs)
			killedAlone(t, jobs[0])
			if got := storetest.Findings(t, w); len(got) != 0 {
				t.Errorf("out of order afterwards: %v", got)
			}
		})
	}
}

func race(t *testing.T, w *storetest.World, jobs []job) {
	t.Helper()
	draft := func() naskah.NaskahID {
		n := w.Draft()
		n.Seq = 1
		if err := w.Advance(t.Context(), naskah.Change{After: n, Event: naskah.Event{Act: naskah.ActCreate, To: n.State}}); err != nil {
			t.Fatal(err)
		}
		return n.ID
	}
	shared, tally := draft(), filepath.Join(t.TempDir(), "hitungan")
	if err := os.WriteFile(tally, []byte("0"), 0o600); err != nil {
		t.Fatal(err)
	}
	for i := range jobs {
		jobs[i].Shared, jobs[i].Tally = shared, tally
		for range 5 {
			jobs[i].Own = append(jobs[i].Own, draft())
		}
	}
	var numbers, want []int
	conflicts := 0
	for _, r := range together(t, jobs...) {
		numbers = append(numbers, r.Urut...)
		conflicts += r.Conflicts
	}
	for i := range 5 * len(jobs) {
		want = append(want, i+1)
	}
	if slices.Sort(numbers); !slices.Equal(numbers, want) {
		t.Errorf("numbers %v", numbers)
	}
	n, err := w.Naskah(t.Context(), naskah.ScopeSystem(), shared)
	if err != nil || n.Seq != 1+wins*len(jobs) {
		t.Errorf("the naskah of all is at %d, %v; want %d", n.Seq, err, 1+wins*len(jobs))
	}
	for sub, steps := range map[naskah.Subject]int{shared.Subject(): n.Seq, {Kind: naskah.SubjectUser, ID: "bersama"}: saves * len(jobs)} {
		events, err := w.Events(t.Context(), naskah.ScopeSystem(), sub)
		if err != nil || len(events) != steps || naskah.VerifyChain(events) != nil {
			t.Errorf("%v: %d events, want %d, %v", sub, len(events), steps, errors.Join(err, naskah.VerifyChain(events)))
		}
	}
	if b, err := os.ReadFile(tally); err != nil || string(b) != strconv.Itoa(counts*len(jobs)) {
		t.Errorf("counted %s, %v; want %d", b, err, counts*len(jobs))
	}
	t.Logf("%d conflicts", conflicts)
}

// killedAlone: the directory is free again when the process that was alone with it is killed.
func killedAlone(t *testing.T, j job) {
	t.Helper()
	db, err := sqlstore.Open(t.Context(), j.DSN, sqlstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	p := startProcess(t, job{DSN: j.DSN, Name: "pemegang", Hold: true})
	got := make(chan error, 1)
	go func() {
		done, err := db.Alone(t.Context())
		if err == nil {
			done()
		}
		got <- err
	}()
	select {
	case err := <-got:
		t.Fatalf("alone beside another process: %v", err)
	default:
	}
	if err := p.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = p.cmd.Wait() // killed
	if err := <-got; err != nil {
		t.Errorf("after the holder was killed: %v", err)
	}
}
