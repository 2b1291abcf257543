package office_test

import (
	"context"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
)

// A doer draws what an act needs and gives the act itself.
type doer func(m *machine, rt *rapid.T, p naskah.Principal, n naskah.Naskah, seq int) func() outcome

var anyAct []naskah.Act

// doers are the acts on a naskah that is there.
var doers map[naskah.Act]doer

func init() {
	doers = map[naskah.Act]doer{
		naskah.ActEdit: doEdit, naskah.ActRender: doRender, naskah.ActSubmit: doSubmit, naskah.ActWithdraw: reasoned((*office.Office).Withdraw),
		naskah.ActParaf: doParaf, naskah.ActApprove: doParaf, naskah.ActReturn: doReturn, naskah.ActAssign: doAssign,
		naskah.ActRevise: reasoned((*office.Office).Revise), naskah.ActNumber: doNumber, naskah.ActOpen: doOpen, naskah.ActPrint: doPrint,
		naskah.ActRecord: doRecord, naskah.ActSeal: doSeal, naskah.ActFinish: doSeal, naskah.ActDecline: reasoned((*office.Office).Decline),
		naskah.ActRecall: reasoned((*office.Office).Recall), naskah.ActScan: doScan, naskah.ActDeliver: doDeliver, naskah.ActArchive: doArchive,
		naskah.ActRalat: doRalat, naskah.ActAnnul: doAnnul, naskah.ActCancel: reasoned((*office.Office).Cancel),
		actUndo: doUndo, naskah.ActConfirm: doConfirm, naskah.ActRefuse: doRefuse, naskah.ActTakeBack: doTakeBack,
	}
	for a := range doers {
		anyAct = append(anyAct, a)
	}
	slices.Sort(anyAct)
}

func doEdit(m *machine, rt *rapid.T, p naskah.Principal, n naskah.Naskah, seq int) func() outcome {
	v := m.w.Values()
	if n.Cara == naskah.Basah {
		v = m.w.PaperValues()
	}
	if rapid.IntRange(0, 4).Draw(rt, "tidak lengkap") == 0 {
		v = v.With("objek", "")
	}
	v = v.With("judul", "Pengolahan Sampah "+rapid.StringMatching(`[A-C]`).Draw(rt, "judul"))
	return func() outcome {
		return since(seq)(m.o.Edit(m.w.Ctx(), p, n.ID, seq, office.EditInput{Values: v}))
	}
}

func doRender(m *machine, _ *rapid.T, p naskah.Principal, n naskah.Naskah, seq int) func() outcome {
	return func() outcome {
		return since(seq)(m.o.Render(m.w.Ctx(), p, n.ID, seq))
	}
}

func doSubmit(m *machine, _ *rapid.T, p naskah.Principal, n naskah.Naskah, seq int) func() outcome {
	reasons := map[string]string{}
	if fs, err := m.w.Office.Check(m.w.Ctx(), m.w.P("ratna"), n.ID); err == nil {
		for _, f := range fs {
			reasons[f.Code] = "Sudah diperiksa Bagian Hukum."
		}
	}
	return func() outcome {
		return since(seq)(m.o.Submit(m.w.Ctx(), p, n.ID, seq, office.SubmitInput{Reasons: reasons}))
	}
}

// reasoned is an act that asks for nothing but a reason.
func reasoned(act func(*office.Office, context.Context, naskah.Principal, naskah.NaskahID, int, string) (naskah.Naskah, error)) doer {
	return func(m *machine, rt *rapid.T, p naskah.Principal, n naskah.Naskah, seq int) func() outcome {
		reason := rapid.SampledFrom([]string{"Ada perubahan.", "Ada perubahan.", "Ada perubahan.", " "}).Draw(rt, "alasan")
		return func() outcome { return since(seq)(act(m.o, m.w.Ctx(), p, n.ID, seq, reason)) }
	}
}

func doParaf(m *machine, _ *rapid.T, p naskah.Principal, n naskah.Naskah, seq int) func() outcome {
	return func() outcome { return since(seq)(m.o.Paraf(m.w.Ctx(), p, n.ID, seq)) }
}

func doReturn(m *machine, rt *rapid.T, p naskah.Principal, n naskah.Naskah, seq int) func() outcome {
	reason := rapid.SampledFrom([]string{"Perjelas objeknya.", ""}).Draw(rt, "alasan")
	return func() outcome { return since(seq)(m.o.Return(m.w.Ctx(), p, n.ID, seq, reason, nil)) }
}

func doAssign(m *machine, rt *rapid.T, p naskah.Principal, n naskah.Naskah, seq int) func() outcome {
	seats := []naskah.PejabatID{m.w.Seat("sekda"), m.plh, m.w.Seat("kabaghukum"), m.w.Seat("walikota")}
	old, with := rapid.SampledFrom(seats).Draw(rt, "diganti"), rapid.SampledFrom(seats).Draw(rt, "pengganti")
	return func() outcome { return since(seq)(m.o.Assign(m.w.Ctx(), p, n.ID, seq, old, with, "Cuti tahunan.")) }
}

func doNumber(m *machine, rt *rapid.T, p naskah.Principal, n naskah.Naskah, seq int) func() outcome {
	in := office.NumberInput{Tempat: "Banjar", Tanggal: naskah.DateIn(m.w.Clock(), wib).AddDays(rapid.SampledFrom([]int{0, 0, 0, 1}).Draw(rt, "hari"))}
	own := office.NomorInput{Party: 1, Kind: naskah.Bernomor, FromRegister: rapid.IntRange(0, 2).Draw(rt, "dari register") > 0}
	if !own.FromRegister {
		own.Text = rapid.SampledFrom([]string{"21.a", "100.3.7.1/1/KSB/2026", "100.3.7.1/2/KSB/2026", "Khusus/7"}).Draw(rt, "nomor")
	}
	other := office.NomorInput{Party: 2, Kind: rapid.SampledFrom([]naskah.NomorKind{naskah.Bernomor, naskah.TidakBernomor, naskah.Menyusul}).Draw(rt, "nomor mitra")}
	if other.Kind == naskah.Bernomor {
		other.Text = "012/CDU-KSB/XI/2026"
	}
	in.Nomor = []office.NomorInput{own, other}
	return func() outcome { return since(seq)(m.o.Number(m.w.Ctx(), p, n.ID, seq, in)) }
}

// given are reasons for what is not on file.
func (m *machine) given(n naskah.Naskah) map[string]string {
	out := map[string]string{}
	if list, err := m.w.Office.Missing(m.w.Ctx(), m.w.P("ratna"), n.ID); err == nil {
		for _, x := range list {
			out[x.Code] = "Ada pada map fisik."
		}
	}
	return out
}

func doOpen(m *machine, _ *rapid.T, p naskah.Principal, n naskah.Naskah, seq int) func() outcome {
	reasons := m.given(n)
	return func() outcome {
		return since(seq)(m.o.Open(m.w.Ctx(), p, n.ID, seq, office.OpenInput{Reasons: reasons}))
	}
}

func doPrint(m *machine, _ *rapid.T, p naskah.Principal, n naskah.Naskah, seq int) func() outcome {
	reasons := m.given(n)
	return func() outcome { return since(seq)(m.o.Print(m.w.Ctx(), p, n.ID, seq, reasons)) }
}

func doRecord(m *machine, rt *rapid.T, p naskah.Principal, n naskah.Naskah, seq int) func() outcome {
	pages := 3
	if vs := must[[]naskah.Version](m.t)(m.w.Store.Versions(m.w.Ctx(), naskah.ScopeSystem(), n.ID)); len(vs) > 0 {
		pages = vs[len(vs)-1].Pages + rapid.SampledFrom([]int{0, 0, 0, 1}).Draw(rt, "halaman lebih")
	}
	on := naskah.DateIn(m.w.Clock(), wib)
	in := office.RecordInput{
		Scan: m.scan(pages), Signers: []office.InkSigner{{Party: 1, Tanggal: on}, {Party: 2, Tanggal: on}}, Lokasi: "Lemari 2",
		Asli: []naskah.Asli{{Pemegang: "Pemerintah Kota Banjar", Lokasi: "Lemari 2"}, {Pemegang: "PT Contoh Daur Ulang", Lokasi: "Kantor"}},
	}
	return func() outcome { return came(m.o.Record(m.w.Ctx(), p, n.ID, seq, in)) }
}

func doSeal(m *machine, rt *rapid.T, p naskah.Principal, n naskah.Naskah, seq int) func() outcome {
	secret := officetest.Secret()
	if rapid.IntRange(0, 5).Draw(rt, "salah ketik") == 0 {
		secret = naskah.NewSecret("bukan passphrase-nya")
	}
	return func() outcome { return since(seq)(m.o.Seal(m.w.Ctx(), p, n.ID, seq, office.SealInput{Secret: secret})) }
}

func doScan(m *machine, _ *rapid.T, p naskah.Principal, n naskah.Naskah, seq int) func() outcome {
	b := m.scan(4)
	return func() outcome { return since(seq)(m.o.Scan(m.w.Ctx(), p, n.ID, seq, b)) }
}

func doDeliver(m *machine, _ *rapid.T, p naskah.Principal, n naskah.Naskah, seq int) func() outcome {
	in := office.DeliverInput{Kepada: "PT Contoh Daur Ulang", Cara: "surel", Tanggal: naskah.DateIn(m.w.Clock(), wib)}
	return func() outcome { return since(seq)(m.o.Deliver(m.w.Ctx(), p, n.ID, seq, in)) }
}

func doArchive(m *machine, _ *rapid.T, p naskah.Principal, n naskah.Naskah, seq int) func() outcome {
	return func() outcome {
		return came(m.o.Archive(m.w.Ctx(), p, n.ID, seq, office.ArchiveInput{Klasifikasi: office.DefaultKlasifikasi, Lokasi: "Depo", Tingkat: "asli"}))
	}
}

func doRalat(m *machine, rt *rapid.T, p naskah.Principal, n naskah.Naskah, seq int) func() outcome {
	facts := office.FactsOf(n)
	if rapid.Bool().Draw(rt, "judul") {
		facts.Judul = strings.TrimSpace(n.Judul + " Baru")
	} else {
		facts.Lokasi = "Lemari " + rapid.StringMatching(`[1-3]`).Draw(rt, "lemari")
	}
	return func() outcome { return came(m.o.Ralat(m.w.Ctx(), p, n.ID, seq, facts, "Salah ketik.")) }
}

func doAnnul(m *machine, _ *rapid.T, p naskah.Principal, n naskah.Naskah, seq int) func() outcome {
	return func() outcome { return came(m.o.Annul(m.w.Ctx(), p, n.ID, seq, "Bukan kerja sama daerah.", "")) }
}

func doUndo(m *machine, _ *rapid.T, p naskah.Principal, n naskah.Naskah, _ int) func() outcome {
	return func() outcome { return came(m.o.UndoImport(m.w.Ctx(), p, n.Batch, "Berkas yang salah.")) }
}

// answer is what somebody does with the proposal that waits on n, or with one that has ended.
func (m *machine) answer(rt *rapid.T, n naskah.Naskah) string {
	if p, ok := m.waits(n.ID); ok {
		return p.ID
	}
	if len(m.pendings) == 0 {
		return "tidak-ada"
	}
	return rapid.SampledFrom(m.pendings).Draw(rt, "usul")
}

func doConfirm(m *machine, rt *rapid.T, p naskah.Principal, n naskah.Naskah, _ int) func() outcome {
	id := m.answer(rt, n)
	return func() outcome { return since(0)(m.o.Confirm(m.w.Ctx(), p, id)) }
}

func doRefuse(m *machine, rt *rapid.T, p naskah.Principal, n naskah.Naskah, _ int) func() outcome {
	id := m.answer(rt, n)
	return func() outcome { return outcome{err: m.o.RefuseProposal(m.w.Ctx(), p, id, "Belum tepat.")} }
}

func doTakeBack(m *machine, rt *rapid.T, p naskah.Principal, n naskah.Naskah, _ int) func() outcome {
	id := m.answer(rt, n)
	return func() outcome { return outcome{err: m.o.TakeBackProposal(m.w.Ctx(), p, id)} }
}
