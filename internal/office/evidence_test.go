package office_test

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"strings"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
	"naskah/storage/storagetest"
)

// evidenceLog is what an office says while it works.
func evidenceLog(w *officetest.World) *bytes.Buffer {
	var b bytes.Buffer
	w.Office.Log = slog.New(slog.NewJSONHandler(&b, nil))
	return &b
}

// TestEvidenceTask: the last seal enqueues one look at the evidence, archiving a look every ninety days; what is whole is whole also years
// later, when the certificates are over, and the log says of the latter that it cannot be ascertained any more.
func TestEvidenceTask(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.HalfSigned()
	if tasks := tasksOf(w, n.ID, naskah.TaskEvidence); len(tasks) != 0 {
		t.Fatalf("before the last seal: %v", tasks)
	}
	n = must[naskah.Naskah](t)(w.Seal("walikota", n))
	tasks := tasksOf(w, n.ID, naskah.TaskEvidence)
	if len(tasks) != 1 || !tasks[0].RunAt.IsZero() {
		t.Fatalf("after the last seal: %v", tasks)
	}
	if again, err := w.Office.Work(w.Ctx(), tasks[0]); err != nil || !again.IsZero() {
		t.Fatalf("again on %v, %v", again, err)
	}
	n = must[naskah.Naskah](t)(w.Archive("arsip", n, office.ArchiveInput{}))
	tasks = tasksOf(w, n.ID, naskah.TaskEvidence)
	if len(tasks) != 2 || !tasks[1].RunAt.Equal(w.Clock().AddDate(0, 0, 90)) {
		t.Fatalf("after archiving: %v", tasks)
	}
	said := evidenceLog(w)
	for range 20 {
		w.Turn(90 * 24 * time.Hour)
		again, err := w.Office.Work(w.Ctx(), tasks[1])
		if err != nil || !again.Equal(w.Clock().AddDate(0, 0, 90)) {
			t.Fatalf("on %v: again on %v, %v", w.Clock(), again, err)
		}
	}
	if !strings.Contains(said.String(), "NSK-FSCK-KEDALUWARSA") || strings.Contains(said.String(), `"level":"ERROR"`) {
		t.Errorf("said: %s", said)
	}
	bad := tasks[1]
	bad.Args = json.RawMessage(`{"Hari":`)
	_, err := w.Office.Work(w.Ctx(), bad)
	check(t, err, naskah.Invalid, "NSK-PEKERJAAN-ISI")
	if got := w.Get(n.ID); got.Seq != n.Seq {
		t.Error("looking changed the naskah")
	}
}

// TestFaultEvidence: each kind of damage to what an archived naskah rests on is Corrupt, with an alarm that names the object; the naskah
// stays as it is; put right, the same task finds nothing. A store that cannot be asked is no damage.
func TestFaultEvidence(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Archived()
	vs := must[[]naskah.Version](t)(w.Store.Versions(w.Ctx(), naskah.ScopeSystem(), n.ID))
	task := tasksOf(w, n.ID, naskah.TaskEvidence)[1]
	objects := map[string]naskah.Digest{"values": n.Values, "manifest": named(t, w, n)["manifes"], "signed": n.Current, "first version": vs[0].Ref.Digest, "half signed": vs[2].Ref.Digest}
	for name, d := range objects {
		good := must[[]byte](t)(w.Objects.Get(w.Ctx(), naskah.Ref{Digest: d}))
		bad := bytes.Clone(good)
		bad[len(bad)/2] ^= 1
		w.Objects.Damage(naskah.Ref{Digest: d}, bad)
		said := evidenceLog(w)
		_, err := w.Office.Work(w.Ctx(), task)
		if e := check(t, err, naskah.Corrupt, "NSK-BUKTI-RUSAK"); !strings.Contains(e.Msg, "OBJ-RUSAK") {
			t.Errorf("%s: %s", name, e.Msg)
		}
		if s := said.String(); !strings.Contains(s, `"level":"ERROR"`) || !strings.Contains(s, string(d)) || !strings.Contains(s, string(n.ID)) {
			t.Errorf("%s: the log says %s", name, s)
		}
		w.Objects.Damage(naskah.Ref{Digest: d}, good)
		must[time.Time](t)(w.Office.Work(w.Ctx(), task))
	}
	for name, c := range map[string]struct {
		on    storagetest.Call
		at    int
		fault storagetest.Fault
		kind  naskah.Kind
		says  string
	}{
		"missing":            {storagetest.Get, 3, storagetest.Stale, naskah.Corrupt, "OBJ-TIDAK-ADA"},
		"other bytes":        {storagetest.Get, 3, storagetest.Lie, naskah.Corrupt, "OBJ-RUSAK"},
		"not held any more":  {storagetest.Held, 2, storagetest.Lie, naskah.Corrupt, "NSK-RETENSI-TIDAK-BERDIRI"},
		"bytes not at hand":  {storagetest.Get, 3, storagetest.FailBefore, naskah.Unavailable, ""},
		"locks not at hand":  {storagetest.Held, 2, storagetest.FailBefore, naskah.Unavailable, ""},
		"last lock vanishes": {storagetest.Held, 7, storagetest.Lie, naskah.Corrupt, "NSK-RETENSI-TIDAK-BERDIRI"},
	} {
		faulty := &storagetest.Faulty{ObjectStore: w.Objects}
		w.Office.Objects = faulty
		faulty.Break(c.on, c.at, c.fault)
		_, err := w.Office.Work(w.Ctx(), task)
		code := "NSK-BUKTI-RUSAK"
		if c.kind == naskah.Unavailable {
			code = "OBJ-TIDAK-TERSEDIA"
		}
		if e := check(t, err, c.kind, code); !strings.Contains(e.Msg, c.says) || !faulty.Hit() {
			t.Errorf("%s: %s", name, e.Msg)
		}
		must[time.Time](t)(w.Office.Work(w.Ctx(), task))
	}
	w.Office.Objects = &shortened{w.Objects}
	_, err := w.Office.Work(w.Ctx(), task)
	if e := check(t, err, naskah.Corrupt, "NSK-BUKTI-RUSAK"); !strings.Contains(e.Msg, "hanya terkunci sampai") {
		t.Errorf("shortened: %s", e.Msg)
	}
	if got := w.Get(n.ID); got.Seq != n.Seq || got.State != naskah.Archived {
		t.Errorf("the naskah is now %s, %d", got.State, got.Seq)
	}
}

// TestEvidenceOfSigners: the seals are judged against the signers whom the session recorded, and the row against its history.
func TestEvidenceOfSigners(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Archived()
	edited := &officetest.Edited{Store: w.Store}
	w.Office.Store = edited
	for name, set := range map[string]func(){
		"another signer": func() {
			edited.Turns = func(ss []naskah.SigningSession) []naskah.SigningSession {
				ss = append([]naskah.SigningSession(nil), ss...)
				last := &ss[len(ss)-1]
				last.Turns = append([]naskah.Turn(nil), last.Turns...)
				last.Turns[0].Signer.User = w.User("sekda").ID
				return ss
			}
		},
		"a title changed": func() { edited.Change = func(n naskah.Naskah) naskah.Naskah { n.Judul += "!"; return n } },
		"an event gone":   func() { edited.History = func(es []naskah.Event) []naskah.Event { return es[:len(es)-1] } },
		"a version gone":  func() { edited.Files = func(vs []naskah.Version) []naskah.Version { return vs[:len(vs)-1] } },
	} {
		edited.Turns, edited.Change, edited.History, edited.Files = nil, nil, nil, nil
		if err := w.Office.Reprove(w.Ctx(), n.ID); err != nil {
			t.Fatalf("before %s: %v", name, err)
		}
		set()
		check(t, w.Office.Reprove(w.Ctx(), n.ID), naskah.Corrupt, "NSK-BUKTI-RUSAK")
	}
}
