package office_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"naskah/internal/memstore"
	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
)

// TestFailedJobs: the admin sees the failed work of his own Instansi and runs it again; what is of another Instansi, or of none, is not
// there for him; and everybody else is refused, which is kept.
func TestFailedJobs(t *testing.T) {
	w := officetest.New(t)
	admin := w.P("admin")
	if list, err := w.Office.FailedJobs(t.Context(), admin); err != nil || len(list) != 0 {
		t.Fatalf("without a queue: %v, %v", list, err)
	}
	if err := w.Office.ReplayJob(t.Context(), admin, 1); kodeOf(err) != "JOB-TIDAK-ADA" {
		t.Errorf("replay without a queue: %v", err)
	}
	draft, signed := w.Draft(), w.Signed()
	lane := w.Lane()
	why := naskah.Errorf(naskah.Corrupt, "OBJ-UJI", "Berkasnya rusak.").Because(errors.New("/var/rahasia"))
	first := lane.Fail(naskah.Task{Kind: naskah.TaskEvidence, Subject: signed.ID.Subject()}, why)
	second := lane.Fail(naskah.Task{Kind: naskah.TaskRetain, Subject: draft.ID.Subject()}, why)
	gone := lane.Fail(naskah.Task{Kind: naskah.TaskRetain, Subject: naskah.NaskahID("tidak-ada").Subject()}, why)
	noNaskah := lane.Fail(naskah.Task{Kind: naskah.TaskRetain, Subject: naskah.Subject{Kind: naskah.SubjectMitra, ID: string(w.Mitra)}}, why)
	list, err := w.Office.FailedJobs(t.Context(), admin)
	if err != nil {
		t.Fatal(err)
	}
	var got []office.FailedJob
	for _, x := range list {
		got = append(got, office.FailedJob{Job: naskah.Job{ID: x.ID, State: x.State, Code: x.Code, Error: x.Error}, Kode: x.Kode, Judul: x.Judul})
	}
	want := []office.FailedJob{
		{Job: naskah.Job{ID: second, State: naskah.JobDead, Code: "OBJ-UJI", Error: "Berkasnya rusak."}, Kode: draft.Kode}, // who keeps accounts reads no drafts
		{Job: naskah.Job{ID: first, State: naskah.JobDead, Code: "OBJ-UJI", Error: "Berkasnya rusak."}, Kode: signed.Kode, Judul: signed.Judul},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	for _, login := range w.Logins() {
		if p := w.P(login); !p.Has(naskah.RoleAdmin) {
			if _, err := w.Office.FailedJobs(t.Context(), p); !errors.Is(err, naskah.Denied) {
				t.Errorf("%s: %v", login, err)
			}
			if err := w.Office.ReplayJob(t.Context(), p, first); !errors.Is(err, naskah.Denied) {
				t.Errorf("%s replays: %v", login, err)
			}
		}
	}
	foreign := w.P("asing")
	foreign.Roles = []naskah.Role{naskah.RoleAdmin}
	if list, err := w.Office.FailedJobs(t.Context(), foreign); err != nil || len(list) != 0 {
		t.Errorf("of another Instansi: %v, %v", list, err)
	}
	for id, p := range map[int64]naskah.Principal{first: foreign, gone: admin, noNaskah: admin, 999: admin} {
		if err := w.Office.ReplayJob(t.Context(), p, id); !errors.Is(err, naskah.NotFound) || kodeOf(err) != "JOB-TIDAK-ADA" {
			t.Errorf("replay of job %d: %v", id, err)
		}
	}
	if err := w.Office.ReplayJob(t.Context(), admin, first); err != nil {
		t.Fatal(err)
	}
	if j, err := lane.Queue.Job(t.Context(), first); err != nil || j.State != naskah.JobWaiting {
		t.Errorf("replayed: %+v, %v", j, err)
	}
	if err := w.Office.ReplayJob(t.Context(), admin, first); kodeOf(err) != "JOB-TIDAK-MATI" {
		t.Errorf("twice: %v", err)
	}
}

// TestWorkExpire: the task of a session waits for its deadline, for a seal under way longer, ends it then and only then, and is nothing
// to an earlier or later session of the same naskah, or to one that has ended.
func TestWorkExpire(t *testing.T) {
	w := officetest.New(t)
	n := w.Opened()
	task := taskOf(t, w, n.ID)
	list, err := w.Store.Sessions(t.Context(), naskah.ScopeSystem(), n.ID)
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	deadline := list[0].Deadline
	if !task.RunAt.Equal(deadline) {
		t.Errorf("the task waits until %v, the deadline is %v", task.RunAt, deadline)
	}
	if again, err := w.Office.Work(t.Context(), task); err != nil || !again.Equal(deadline) {
		t.Errorf("too early: again %v, %v", again, err)
	}
	w.Turn(deadline.Sub(w.Clock()))
	other := task
	other.Args = []byte(`{"sesi":"lain"}`)
	if again, err := w.Office.Work(t.Context(), other); err != nil || !again.IsZero() || w.Get(n.ID).State != naskah.Signing {
		t.Errorf("of another session: %v, %v, %s", again, err, w.Get(n.ID).State)
	}
	if again, err := w.Office.Work(t.Context(), task); err != nil || !again.IsZero() || w.Get(n.ID).State == naskah.Signing {
		t.Errorf("in time: %v, %v, %s", again, err, w.Get(n.ID).State)
	}
	seq := w.Get(n.ID).Seq
	if again, err := w.Office.Work(t.Context(), task); err != nil || !again.IsZero() || w.Get(n.ID).Seq != seq {
		t.Errorf("twice: %v, %v", again, err)
	}
	if _, err := w.Office.Work(t.Context(), naskah.Task{Kind: "mail"}); kodeOf(err) != "NSK-PEKERJAAN" {
		t.Errorf("unknown: %v", err)
	}
	n = w.Opened()
	w.Turn(31 * 24 * time.Hour)
	if _, err := w.Office.Work(t.Context(), naskah.Task{Kind: naskah.TaskSweep}); err != nil || w.Get(n.ID).State == naskah.Signing {
		t.Errorf("swept: %v, %s", err, w.Get(n.ID).State)
	}
}

// taskOf is the newest task about a naskah.
func taskOf(t *testing.T, w *officetest.World, id naskah.NaskahID) naskah.Task {
	t.Helper()
	books, ok := w.Store.(*memstore.Store)
	if !ok {
		t.Fatal("the books are not in memory")
	}
	for _, x := range slices.Backward(books.Tasks()) {
		if x.Kind == naskah.TaskExpire && x.Subject == id.Subject() {
			return x
		}
	}
	t.Fatal("no task")
	return naskah.Task{}
}

func kodeOf(err error) string {
	if e, ok := errors.AsType[*naskah.Error](err); ok {
		return e.Code
	}
	return ""
}
