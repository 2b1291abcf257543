package office_test

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"strings"
	"testing"
	"time"

	"naskah/internal/memstore"
	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
	"naskah/storage/storagetest"
)

// tasksOf are the tasks of a kind that were enqueued for n.
func tasksOf(w *officetest.World, id naskah.NaskahID, kind naskah.TaskKind) (out []naskah.Task) {
	for _, t := range w.Store.(*memstore.Store).Tasks() {
		if t.Kind == kind && t.Subject == id.Subject() {
			out = append(out, t)
		}
	}
	return out
}

// heldUntil is until when every object that n rests on is held at the least.
func heldUntil(t *testing.T, w *officetest.World, n naskah.Naskah) (least time.Time) {
	t.Helper()
	digests := map[naskah.Digest]bool{n.Values: true, named(t, w, n)["manifes"]: true}
	for _, v := range must[[]naskah.Version](t)(w.Store.Versions(w.Ctx(), naskah.ScopeSystem(), n.ID)) {
		digests[v.Ref.Digest], digests[v.Values] = true, true
	}
	delete(digests, "")
	if len(digests) < 5 {
		t.Fatalf("%d objects: an archived naskah rests on more", len(digests))
	}
	for d := range digests {
		at := must[time.Time](t)(w.Objects.Held(w.Ctx(), naskah.Ref{Digest: d}))
		if least.IsZero() || at.Before(least) {
			least = at
		}
	}
	return least
}

// endless is a world of a naskah without end, archived: its hold rolls on for ten years at a time.
func endless(t *testing.T) (*officetest.World, naskah.Naskah) {
	t.Helper()
	w := officetest.New(t)
	n := w.Archived()
	n.Berakhir = naskah.Akhir{Kind: naskah.AkhirTanpaBatas}
	w.Office.Store = &officetest.Edited{Store: w.Store, Change: func(x naskah.Naskah) naskah.Naskah {
		x.Berakhir = n.Berakhir
		return x
	}}
	return w, n
}

// TestRetainTask: archiving enqueues, with its event, the question of the retention in good time before the hold lapses; done then, and
// done twice, the hold is longer and the next question later. For eighty years nothing lapses.
func TestRetainTask(t *testing.T) {
	t.Parallel()
	w, n := endless(t)
	tasks := tasksOf(w, n.ID, naskah.TaskRetain)
	if len(tasks) != 1 {
		t.Fatalf("%d tasks", len(tasks))
	}
	task, held := tasks[0], heldUntil(t, w, n)
	if lead := held.Sub(task.RunAt); lead < 150*24*time.Hour || lead > 200*24*time.Hour {
		t.Fatalf("held until %v, asked on %v", held, task.RunAt)
	}
	for range 9 {
		w.Turn(task.RunAt.Sub(w.Clock()))
		again := must[time.Time](t)(w.Office.Work(w.Ctx(), task))
		now := heldUntil(t, w, n)
		if want := w.Clock().AddDate(10, 0, 0); now.Before(want) || now.After(want.AddDate(0, 0, 2)) {
			t.Fatalf("on %v held until %v", w.Clock(), now)
		}
		if twice := must[time.Time](t)(w.Office.Work(w.Ctx(), task)); !twice.Equal(again) || !heldUntil(t, w, n).Equal(now) {
			t.Fatalf("done twice: again on %v, then on %v", again, twice)
		}
		if !again.After(w.Clock()) || !again.Before(now.AddDate(0, -5, 0)) {
			t.Fatalf("held until %v, asked again on %v", now, again)
		}
		task.RunAt = again
	}
	if w.Clock().Year() < 2100 {
		t.Fatalf("the clock shows %v", w.Clock())
	}
}

// TestRetainOnly: what is not archived is held by nothing and asked about no more.
func TestRetainOnly(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Signed()
	again, err := w.Office.Retain(w.Ctx(), n.ID)
	if err != nil || !again.IsZero() {
		t.Fatalf("again on %v, %v", again, err)
	}
	if at := must[time.Time](t)(w.Objects.Held(w.Ctx(), naskah.Ref{Digest: n.Current})); !at.IsZero() {
		t.Fatalf("a signed naskah is held until %v", at)
	}
	if tasks := tasksOf(w, n.ID, naskah.TaskRetain); len(tasks) != 0 {
		t.Fatalf("%v", tasks)
	}
	if at := must[time.Time](t)(w.Office.HeldUntil(w.Ctx(), w.P("arsip"), n.ID)); !at.IsZero() {
		t.Fatalf("said to be held until %v", at)
	}
}

// TestRetentionOfCooperation: the end that counts is that of the cooperation: an addendum extends it, obligations may outlive it, and both
// are asked for when the hold is extended, not only when the naskah is archived.
func TestRetentionOfCooperation(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	old := must[naskah.Naskah](t)(w.Office.Import(w.Ctx(), w.P("ratna"), officetest.Old(w.Mitra))) // until 23 November 2026
	shift := func(years int) naskah.Akhir {
		return naskah.Akhir{Kind: naskah.AkhirTanggal, Date: old.Berakhir.Date.AddMonths(12 * years)}
	}
	record := func(r naskah.Record) {
		t.Helper()
		r.By, r.Act = naskah.System(), naskah.ActCreate
		if err := w.Store.Record(w.Ctx(), r); err != nil {
			t.Fatal(err)
		}
	}
	scan := must[naskah.Naskah](t)(w.Office.Scan(w.Ctx(), w.P("ratna"), old.ID, old.Seq, officetest.ScanPDF(2, w.Stamp())))
	var addenda []naskah.Naskah
	for i := range 2 {
		in := officetest.Old(w.Mitra)
		in.Judul = []string{"Adendum kesatu taman kota", "Adendum kedua taman kota"}[i]
		in.Nomor[0].Text = []string{"134.4/08/KSB-Pem/2021", "134.4/09/KSB-Pem/2021"}[i]
		in.Berakhir = shift(2 + 2*i)
		addenda = append(addenda, must[naskah.Naskah](t)(w.Office.Import(w.Ctx(), w.P("ratna"), in)))
	}
	retained := func(want naskah.Date) {
		t.Helper()
		out := must[office.Outcome](t)(w.Office.Archive(w.Ctx(), w.P("arsip"), scan.ID, scan.Seq, office.ArchiveInput{Lokasi: "Depo"}))
		if out.Pending == nil {
			t.Fatal("a scan was archived by one person")
		}
		day := retentionNow(t, w, scan.ID)
		if day != want {
			t.Errorf("retention through %v, want %v", day, want)
		}
	}
	retained(shift(5).Date)
	record(naskah.Record{Relasi: &naskah.Relasi{ID: "r1", Instansi: old.Instansi, Dari: addenda[0].ID, Ke: old.ID, Jenis: naskah.Memperpanjang}})
	retained(shift(7).Date)
	record(naskah.Record{Relasi: &naskah.Relasi{ID: "r2", Instansi: old.Instansi, Dari: addenda[1].ID, Ke: addenda[0].ID, Jenis: naskah.Mengubah}}) // an addendum to the addendum
	retained(shift(9).Date)
	fact := naskah.Fakta{ID: "f1", Instansi: old.Instansi, KerjaSama: old.KerjaSama, Jenis: naskah.FaktaKewajibanSelesai, Tanggal: shift(4).Date.AddDays(10), Nilai: "ya"}
	if old.KerjaSama == "" {
		t.Fatal("an old record belongs to no cooperation")
	}
	record(naskah.Record{Fakta: &fact})
	retained(fact.Tanggal.AddMonths(60))
	owed := fact
	owed.ID, owed.Tanggal, owed.Nilai = "f2", fact.Tanggal.AddDays(1), "tidak"
	record(naskah.Record{Fakta: &owed})
	retained(officetest.Today.AddMonths(120))
}

// retentionNow is through which day the bytes of a naskah would be held if it were archived now.
func retentionNow(t *testing.T, w *officetest.World, id naskah.NaskahID) naskah.Date {
	t.Helper()
	o := *w.Office
	o.Store = &officetest.Edited{Store: w.Store, Change: func(n naskah.Naskah) naskah.Naskah {
		if n.ID == id {
			n.State = naskah.Archived
		}
		return n
	}}
	objects := &watchedHolds{ObjectStore: w.Objects}
	o.Objects = objects
	if _, err := o.Retain(w.Ctx(), id); err != nil {
		t.Fatal(err)
	}
	wib := must[*time.Location](t)(time.LoadLocation("Asia/Jakarta"))
	return naskah.DateIn(objects.asked, wib).AddDays(-1)
}

// TestRetainSweep: whatever became of the tasks, the sweep extends what lapses soon or lost its hold, and nothing else; one that cannot be
// extended does not keep the others waiting.
func TestRetainSweep(t *testing.T) {
	t.Parallel()
	w, first := endless(t)
	second := w.Archived()
	sweep := func(want int) {
		t.Helper()
		if n, err := w.Office.RetainSweep(w.Ctx()); err != nil || n != want {
			t.Fatalf("%d extended, %v, want %d", n, err, want)
		}
	}
	sweep(0)
	before := heldUntil(t, w, first)
	w.Turn(before.AddDate(0, -7, 0).Sub(w.Clock()))
	sweep(0)
	w.Turn(40 * 24 * time.Hour)
	objects := &storagetest.Faulty{ObjectStore: w.Objects}
	w.Office.Objects = objects
	objects.Break(storagetest.Hold, 1, storagetest.FailBefore)
	if n, err := w.Office.RetainSweep(w.Ctx()); err == nil || n != 1 {
		t.Fatalf("%d extended beside a failure, %v", n, err)
	}
	sweep(1)
	sweep(0)
	for _, n := range []naskah.Naskah{first, second} {
		if at := heldUntil(t, w, n); at.Before(before.AddDate(9, 0, 0)) {
			t.Errorf("held until %v", at)
		}
	}
	objects.Break(storagetest.Held, 1, storagetest.Stale) // a version brought back from a backup, which nothing holds
	sweep(1)
}

// TestFaultHoldLies: a store that says yes and holds nothing archives nothing, and extends nothing silently.
func TestFaultHoldLies(t *testing.T) {
	t.Parallel()
	var w *officetest.World
	var n naskah.Naskah
	for _, at := range []int{1, 4, 7} {
		w = officetest.New(t)
		n = w.Signed()
		w.Office.Objects = &forgetful{ObjectStore: w.Objects, at: at}
		_, err := w.Archive("arsip", n, office.ArchiveInput{})
		check(t, err, naskah.Corrupt, "NSK-RETENSI-TIDAK-BERDIRI")
		if got := w.Get(n.ID); got.State != naskah.Signed || got.Seq != n.Seq {
			t.Fatalf("hold %d was a lie, and the naskah is %s", at, got.State)
		}
	}
	w.Office.Objects = w.Objects
	n = must[naskah.Naskah](t)(w.Archive("arsip", n, office.ArchiveInput{}))
	w.Turn(9 * 366 * 24 * time.Hour)
	w.Office.Objects = &forgetful{ObjectStore: w.Objects, at: 3}
	_, err := w.Office.Retain(w.Ctx(), n.ID)
	check(t, err, naskah.Corrupt, "NSK-RETENSI-TIDAK-BERDIRI")
}

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

// TestHeldUntil: what a page says of the hold is what the store answers when asked.
func TestHeldUntil(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Archived()
	at := must[time.Time](t)(w.Office.HeldUntil(w.Ctx(), w.P("arsip"), n.ID))
	if !at.Equal(heldUntil(t, w, n)) || at.IsZero() {
		t.Fatalf("said %v, held until %v", at, heldUntil(t, w, n))
	}
	faulty := &storagetest.Faulty{ObjectStore: w.Objects}
	w.Office.Objects = faulty
	faulty.Break(storagetest.Held, 2, storagetest.Lie)
	if at := must[time.Time](t)(w.Office.HeldUntil(w.Ctx(), w.P("arsip"), n.ID)); !at.IsZero() {
		t.Fatalf("one file is not held, and it says %v", at)
	}
	stranger := w.P("arsip")
	stranger.Instansi = "63.03"
	if _, err := w.Office.HeldUntil(w.Ctx(), stranger, n.ID); err == nil {
		t.Fatal("another region was told")
	}
}
