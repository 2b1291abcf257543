package office_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"slices"
	"time"

	"naskah/internal/account"
	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
)

// furnishAccounts gives the office what a test World leaves out: rules for accounts, and a queue.
func furnishAccounts(w *officetest.World) *deadQueue {
	q := &deadQueue{}
	w.Office.AccountRules, w.Office.Queue = account.New(w.Store, w.Clock, rand.Reader), q
	return q
}

// A deadQueue holds one job that failed for good, as often as it is asked for a new one.
type deadQueue struct{ jobs []naskah.Job }

func (q *deadQueue) die(n naskah.NaskahID) int64 {
	id := int64(len(q.jobs) + 1)
	q.jobs = append(q.jobs, naskah.Job{ID: id, Task: naskah.Task{Kind: naskah.TaskEvidence, Subject: n.Subject()}, State: naskah.JobDead})
	return id
}

func (q *deadQueue) Jobs(context.Context, naskah.JobFilter) ([]naskah.Job, error) {
	return slices.Clone(q.jobs), nil
}

func (q *deadQueue) Job(_ context.Context, id int64) (naskah.Job, error) { return q.jobs[id-1], nil }

func (q *deadQueue) Counts(context.Context) (map[naskah.JobState]int, error) {
	return map[naskah.JobState]int{naskah.JobDead: len(q.jobs)}, nil
}

func (q *deadQueue) Replay(_ context.Context, id int64) error {
	if q.jobs[id-1].State != naskah.JobDead {
		return naskah.Errorf(naskah.Conflict, "JOB-TIDAK-MATI", "Pekerjaan itu tidak mati.")
	}
	q.jobs[id-1].State = naskah.JobWaiting
	return nil
}

// on is an act on a naskah in some state, as it stands whenever the act is done.
func (w *shakenWorld) on(state func() naskah.Naskah, do func(n naskah.Naskah) error) func() func() error {
	return func() func() error {
		id := state().ID
		return func() error { return do(w.Get(id)) }
	}
}

// next is a text that is never twice the same.
func (w *shakenWorld) next(what string) string {
	w.serial++
	return fmt.Sprintf("%s %d", what, w.serial)
}

func second[T any](_ T, err error) error { return err }

// moves are every exported act of Office.
func (w *shakenWorld) moves() []move {
	return slices.Concat(w.movesOfDrafts(), w.movesOfSigning(), w.movesOfTwo(), w.movesOfRegister(), w.movesOfDirectory(), w.movesOfTime())
}

func (w *shakenWorld) movesOfDrafts() []move {
	o, ctx := w.Office, w.Ctx()
	type N = naskah.Naskah
	return []move{
		{name: "Create", begin: func() func() error {
			return func() error {
				return second(o.Create(ctx, w.P("yuni"), office.CreateInput{Jenis: naskah.KSBPK, Jalur: naskah.KSDPKMitra, Values: w.Values()}))
			}
		}},
		{name: "Edit", begin: w.on(w.Draft, func(n N) error {
			return second(o.Edit(ctx, w.P("yuni"), n.ID, n.Seq, office.EditInput{Values: w.Values().With("judul", w.next("Judul"))}))
		})},
		{name: "TakeSuggestion", once: true, begin: func() func() error {
			n := w.Draft()
			file := returnedFile(w.t, w.World, n, w.EditWord(w.Word(n), wordDoc, swap(w.t, "setelah dilakukan evaluasi bersama.", "setelah dilakukan evaluasi oleh PARA PIHAK.")))
			return func() error {
				now := w.Get(n.ID)
				return second(o.TakeSuggestion(ctx, w.P("yuni"), n.ID, now.Seq, file, "jangka-waktu"))
			}
		}},
		{name: "Render", begin: w.on(w.Draft, func(n N) error { return second(o.Render(ctx, w.P("yuni"), n.ID, n.Seq)) })},
		{name: "Submit", once: true, parts: true, begin: w.on(w.Draft, func(n N) error {
			return second(o.Submit(ctx, w.P("yuni"), n.ID, n.Seq, office.SubmitInput{Reasons: w.Accept(n)}))
		})},
		{name: "Withdraw", once: true, begin: w.on(w.Submitted, func(n N) error { return second(o.Withdraw(ctx, w.P("yuni"), n.ID, n.Seq, "Salah.")) })},
		{name: "Paraf", once: true, begin: w.on(w.Submitted, func(n N) error { return second(o.Paraf(ctx, w.P("kabagpem"), n.ID, n.Seq)) })},
		{name: "Return", once: true, begin: w.on(w.Submitted, func(n N) error { return second(o.Return(ctx, w.P("kabagpem"), n.ID, n.Seq, "Salah.", nil)) })},
		{name: "Revise", once: true, begin: w.on(w.Approved, func(n N) error { return second(o.Revise(ctx, w.P("ratna"), n.ID, n.Seq, "Salah.")) })},
		{name: "Cancel", once: true, begin: w.on(w.Draft, func(n N) error { return second(o.Cancel(ctx, w.P("yuni"), n.ID, n.Seq, "Batal.")) })},
		{name: "Assign", begin: w.on(func() naskah.Naskah { w.StandIn("asisten"); return w.Submitted() }, func(n N) error {
			old, with := n.Parafs[2].Pejabat.Pejabat, w.StandIn("asisten")
			if old == with {
				with = w.Seat("asisten")
			}
			return second(o.Assign(ctx, w.P("ratna"), n.ID, n.Seq, old, with, "Cuti."))
		})},
	}
}

func (w *shakenWorld) movesOfSigning() []move {
	o, ctx := w.Office, w.Ctx()
	type N = naskah.Naskah
	return []move{
		{name: "Number", begin: w.on(w.Approved, func(n N) error { return second(o.Number(ctx, w.P("ratna"), n.ID, n.Seq, officetest.Numbers())) })},
		{name: "Open", once: true, begin: w.on(w.Numbered, func(n N) error {
			return second(o.Open(ctx, w.P("ratna"), n.ID, n.Seq, office.OpenInput{Reasons: w.Given(n)}))
		})},
		{name: "Seal", once: true, begin: w.on(w.Opened, func(n N) error {
			return second(o.Seal(ctx, w.P("direktur"), n.ID, n.Seq, office.SealInput{Secret: officetest.Secret()}))
		})},
		{name: "Decline", once: true, begin: w.on(w.Opened, func(n N) error { return second(o.Decline(ctx, w.P("direktur"), n.ID, n.Seq, "Tidak.")) })},
		{name: "Recall", once: true, begin: w.on(w.Opened, func(n N) error { return second(o.Recall(ctx, w.P("ratna"), n.ID, n.Seq, "Salah.")) })},
		{name: "Archive", once: true, begin: w.on(w.Signed, func(n N) error {
			return second(o.Archive(ctx, w.P("arsip"), n.ID, n.Seq, office.ArchiveInput{}))
		})},
		{name: "Print", once: true, begin: w.on(w.PaperNumbered, func(n N) error { return second(o.Print(ctx, w.P("ratna"), n.ID, n.Seq, w.Given(n))) })},
		{name: "Record", once: true, begin: func() func() error {
			n := w.Printed()
			in := w.Inked(n)
			return func() error { return second(o.Record(ctx, w.P("ratna"), n.ID, w.Get(n.ID).Seq, in)) }
		}},
		{name: "Enroll", begin: func() func() error {
			return func() error { return second(o.Enroll(ctx, w.P("direktur"), officetest.Secret())) }
		}},
	}
}

// movesOfTwo are the acts of two people, each half on its own.
func (w *shakenWorld) movesOfTwo() []move {
	o, ctx := w.Office, w.Ctx()
	annulled := func() string {
		n := w.Imported()
		return must[office.Outcome](w.t)(o.Annul(ctx, w.P("ratna"), n.ID, n.Seq, "Bukan kerja sama.", "")).Pending.ID
	}
	batch := func() string {
		text := "Jenis;Tentang;Tahun;Mitra\nKSB;A;2021;PT X\nKSB;B;2021;PT X " + w.next("") + "\n"
		id, s, err := o.KeepSheet(ctx, w.P("ratna"), "a.csv", []byte(text))
		if err == nil {
			_, err = o.ImportAll(ctx, w.P("ratna"), id, office.ImportOptions{Columns: office.GuessColumns(s)})
		}
		if err != nil {
			w.t.Fatal(err)
		}
		return id
	}
	answer := func(do func(id string) error) func() func() error {
		return func() func() error {
			id := annulled()
			return func() error { return do(id) }
		}
	}
	return []move{
		{name: "Annul", once: true, begin: w.on(w.Imported, func(n naskah.Naskah) error {
			return second(o.Annul(ctx, w.P("ratna"), n.ID, n.Seq, "Bukan kerja sama.", ""))
		})},
		{name: "UndoImport", once: true, begin: func() func() error {
			id := batch()
			return func() error { return second(o.UndoImport(ctx, w.P("ratna"), id, "Berkas yang salah.")) }
		}},
		{name: "Confirm", once: true, begin: answer(func(id string) error { return second(o.Confirm(ctx, w.P("arsip"), id)) })},
		{name: "RefuseProposal", once: true, begin: answer(func(id string) error { return o.RefuseProposal(ctx, w.P("arsip"), id, "Tidak perlu.") })},
		{name: "TakeBackProposal", once: true, begin: answer(func(id string) error { return o.TakeBackProposal(ctx, w.P("ratna"), id) })},
	}
}

func (w *shakenWorld) movesOfRegister() []move {
	o, ctx := w.Office, w.Ctx()
	type N = naskah.Naskah
	return []move{
		{name: "Import", begin: func() func() error {
			return func() error { return second(o.Import(ctx, w.P("ratna"), officetest.Old(w.Mitra))) }
		}},
		{name: "KeepSheet", begin: func() func() error {
			text := []byte("Jenis;Tentang;Tahun;Mitra\nKSB;A;2021;PT X " + w.next("") + "\n")
			return func() error { _, _, err := o.KeepSheet(ctx, w.P("ratna"), "a.csv", text); return err }
		}},
		{name: "ImportAll", once: true, begin: func() func() error {
			text := "Jenis;Tentang;Tahun;Mitra\nKSB;A;2021;PT X\nKSB;B;2021;PT X " + w.next("") + "\n"
			id, s, err := o.KeepSheet(ctx, w.P("ratna"), "a.csv", []byte(text))
			if err != nil {
				w.t.Fatal(err)
			}
			return func() error {
				return second(o.ImportAll(ctx, w.P("ratna"), id, office.ImportOptions{Columns: office.GuessColumns(s)}))
			}
		}},
		{name: "Scan", begin: w.on(w.Imported, func(n N) error { return second(o.Scan(ctx, w.P("ratna"), n.ID, n.Seq, anotherScan())) })},
		{name: "Ralat", begin: w.on(w.Imported, func(n N) error {
			f := office.FactsOf(n)
			f.Judul = w.next("Judul")
			return second(o.Ralat(ctx, w.P("ratna"), n.ID, n.Seq, f, "Salah ketik."))
		})},
		{name: "LateNomor", once: true, begin: func() func() error {
			in := officetest.Old(w.Mitra)
			in.Nomor[1] = naskah.Nomor{Party: 2, Kind: naskah.Menyusul}
			n := must[naskah.Naskah](w.t)(o.Import(ctx, w.P("ratna"), in))
			return func() error {
				return second(o.LateNomor(ctx, w.P("ratna"), n.ID, w.Get(n.ID).Seq, 2, "012/CDU/2021"))
			}
		}},
		{name: "Deliver", begin: w.on(w.Imported, func(n N) error {
			return second(o.Deliver(ctx, w.P("ratna"), n.ID, n.Seq, office.DeliverInput{Kepada: "PT Contoh Daur Ulang", Cara: "surel"}))
		})},
		{name: "Relate", once: true, begin: func() func() error {
			in := officetest.Old(w.Mitra)
			in.Jenis = naskah.PKSPK
			n := must[naskah.Naskah](w.t)(o.Import(ctx, w.P("ratna"), in))
			r := naskah.Relasi{Dari: n.ID, Ke: w.Imported().ID, Jenis: naskah.Melaksanakan}
			return func() error { return o.Relate(ctx, w.P("ratna"), r) }
		}},
		{name: "Attach", once: true, begin: func() func() error {
			n, scan := w.Submitted(), anotherScan()
			return func() error {
				return second(o.Attach(ctx, w.P("yuni"), office.AttachInput{Subject: n.ID.Subject(), Jenis: "surat", Nama: "surat.pdf", Bytes: scan}))
			}
		}},
		{name: "AnswerDPRD", begin: func() func() error {
			k := w.Submitted().KerjaSama
			w.serial++
			d := office.DPRD{Diajukan: officetest.Today.AddDays(-w.serial)}
			return func() error { return o.AnswerDPRD(ctx, w.P("ratna"), k, d) }
		}},
		{name: "SaveCooperation", begin: func() func() error {
			id := w.Imported().KerjaSama
			return func() error {
				k := must[office.Cooperation](w.t)(w.Whole().Cooperation(ctx, w.P("ratna"), id)).KerjaSama
				k.Judul = w.next("Pengelolaan Taman")
				return o.SaveCooperation(ctx, w.P("ratna"), k)
			}
		}},
	}
}

// movesOfDirectory keep people, offices and accounts.
func (w *shakenWorld) movesOfDirectory() []move {
	o, ctx, by := w.Office, w.Ctx(), w.P("ratna")
	anew := func(do func() error) func() func() error { return func() func() error { return do } }
	return []move{
		{name: "SaveUnit", begin: anew(func() error { return second(o.SaveUnit(ctx, by, naskah.Unit{Nama: w.next("Dinas")})) })},
		{name: "SaveJabatan", begin: anew(func() error { return second(o.SaveJabatan(ctx, by, naskah.Jabatan{Nama: w.next("Kepala")})) })},
		{name: "SaveOrang", begin: anew(func() error { return second(o.SaveOrang(ctx, by, naskah.Orang{Nama: w.next("Asep")})) })},
		{name: "SaveMitra", begin: anew(func() error { return second(o.SaveMitra(ctx, by, naskah.Mitra{Nama: w.next("PT"), Bentuk: "pt"})) })},
		{name: "SavePejabat", begin: func() func() error {
			x := w.seat()
			return func() error { return second(o.SavePejabat(ctx, by, x)) }
		}},
		{name: "Succeed", begin: func() func() error {
			x := w.seat()
			return func() error { return second(o.Succeed(ctx, by, x)) }
		}},
		{name: "SaveInstansi", begin: anew(func() error {
			i := must[naskah.Instansi](w.t)(w.Store.Instansi(ctx, officetest.KotaBanjar))
			w.serial++
			i.Telepon = fmt.Sprintf("(0265) %06d", w.serial)
			return o.SaveInstansi(ctx, by, i)
		})},
		{name: "SaveEmblem", once: true, begin: func() func() error {
			m := must[naskah.MitraID](w.t)(o.SaveMitra(ctx, by, naskah.Mitra{Nama: w.next("PT"), Bentuk: "pt"}))
			return func() error { return o.SaveEmblem(ctx, by, "", m, w.Picture()) }
		}},
		{name: "SaveUser", begin: func() func() error {
			orang := must[naskah.OrangID](w.t)(o.SaveOrang(ctx, by, naskah.Orang{Nama: w.next("Asep")}))
			w.serial++
			in := office.UserInput{
				Login: fmt.Sprintf("pengguna%d", w.serial), Nama: "Asep Sunandar", Orang: orang, Unit: w.User("yuni").Unit, Roles: []naskah.Role{naskah.RoleAuthor},
				Password: "kuda hijau melompat pagar", Active: true,
			}
			return func() error { return second(o.SaveUser(ctx, w.P("admin"), in)) }
		}},
	}
}

// seat is a term that begins, in an office of its own.
func (w *shakenWorld) seat() naskah.Pejabat {
	w.t.Helper()
	o, ctx, by := w.Office, w.Ctx(), w.P("ratna")
	j := must[naskah.JabatanID](w.t)(o.SaveJabatan(ctx, by, naskah.Jabatan{Nama: w.next("Kepala")}))
	x := naskah.Pejabat{Jabatan: j, Orang: w.User("lilis").Orang, Kapasitas: naskah.Definitif, Keputusan: "SK 1", Mulai: officetest.Today.AddDays(-100)}
	must[naskah.PejabatID](w.t)(o.SavePejabat(ctx, by, x))
	return naskah.Pejabat{Jabatan: j, Orang: w.User("ujang").Orang, Kapasitas: naskah.Plt, Keputusan: "SK 2", Mulai: officetest.Today}
}

// An unholding store says that it holds what it does not: what is archived there is as if it came back from a backup without its hold.
type unholding struct{ naskah.ObjectStore }

func (unholding) Hold(context.Context, naskah.Ref, time.Time) error { return nil }

func (f unholding) Held(context.Context, naskah.Ref) (time.Time, error) {
	return officetest.Start.AddDate(100, 0, 0), nil
}

// movesOfTime are what nobody does but the clock and the queue.
func (w *shakenWorld) movesOfTime() []move {
	o, ctx := w.Office, w.Ctx()
	late := func(state func(), do func() error) func() func() error {
		return func() func() error {
			w.Enroll("direktur") // the clock runs far
			w.Enroll("walikota")
			state()
			w.Turn(15*24*time.Hour + naskah.PendingFor)
			return do
		}
	}
	proposed := func() {
		n := w.Imported()
		must[office.Outcome](w.t)(o.Annul(ctx, w.P("ratna"), n.ID, n.Seq, "Bukan kerja sama.", ""))
	}
	return []move{
		{name: "Expire", once: true, begin: late(func() { w.Opened() }, func() error { return second(o.Expire(ctx)) })},
		{name: "ExpireProposals", once: true, begin: late(proposed, func() error { return second(o.ExpireProposals(ctx)) })},
		{name: "Work", once: true, parts: true, begin: late(func() { w.Opened(); proposed() }, func() error {
			return second(o.Work(ctx, naskah.Task{Kind: naskah.TaskSweep}))
		})},
		{name: "Retain", begin: w.on(func() naskah.Naskah { w.Enroll("direktur"); w.Enroll("walikota"); return w.Archived() }, func(n naskah.Naskah) error { return second(o.Retain(ctx, n.ID)) })},
		{name: "RetainSweep", begin: func() func() error {
			w.Enroll("direktur")
			w.Enroll("walikota")
			shaken := o.Objects
			o.Objects = unholding{shaken}
			w.Archived()
			o.Objects = shaken
			return func() error { return second(o.RetainSweep(ctx)) }
		}},
		{name: "ReplayJob", begin: func() func() error {
			id := w.queue.die(w.Draft().ID)
			return func() error { return o.ReplayJob(ctx, w.P("admin"), id) }
		}},
	}
}
