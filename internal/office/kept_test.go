package office_test

import (
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
