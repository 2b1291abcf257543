package office_test

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
)

// A try is one act that somebody is about to do; everything about it has been drawn.
type try struct {
	act naskah.Act
	who string
	id  naskah.NaskahID // empty: it makes a naskah
	seq int             // as his page carried it
	run func() outcome
}

// An outcome is what came of a try.
type outcome struct {
	err     error
	id      naskah.NaskahID // made by it
	moved   bool            // the naskah went on
	pending *naskah.Pending
}

// since is what came of an act that was done from a page of event seq; some acts, done again, change nothing.
func since(seq int) func(naskah.Naskah, error) outcome {
	return func(n naskah.Naskah, err error) outcome { return outcome{err: err, moved: err == nil && n.Seq > seq} }
}

func came(out office.Outcome, err error) outcome {
	return outcome{err: err, pending: out.Pending, moved: err == nil && out.Pending == nil}
}

// maxNaskah is how many naskah are on the table at most.
const maxNaskah = 5

// draw draws an act. Most are what somebody in his right mind would do next; the others are anything by anybody from any page. With
// id it is about that naskah.
func (m *machine) draw(rt *rapid.T, id naskah.NaskahID) try {
	if id == "" && (len(m.ids) == 0 || len(m.ids) < maxNaskah && rapid.IntRange(0, 9).Draw(rt, "baru") == 0) {
		return m.begin(rt)
	}
	if id == "" {
		id = m.pick(rt)
	}
	n := m.w.Get(id)
	t := try{id: id, seq: n.Seq}
	if rapid.IntRange(0, 9).Draw(rt, "wajar") < 8 {
		t.act, t.who = m.sensible(rt, n)
	} else {
		t.act = rapid.SampledFrom(anyAct).Draw(rt, "apa")
		t.who = rapid.SampledFrom(m.names).Draw(rt, "siapa")
		t.seq -= rapid.IntRange(0, min(2, n.Seq)).Draw(rt, "halaman lama")
	}
	run := doers[t.act](m, rt, m.hands[t.who], n, t.seq)
	seq := t.seq
	t.run = func() outcome {
		at := m.w.Get(id).Seq
		out := run()
		if out.moved && at != seq && !answers(t.act) {
			out.err = fmt.Errorf("%s ran from a page of event %d while the naskah stood at %d", t.act, seq, at)
		}
		return out
	}
	return t
}

// answers says whether an act is about a proposal, which names the state it is for, and not about a page.
func answers(a naskah.Act) bool {
	return a == naskah.ActConfirm || a == naskah.ActRefuse || a == naskah.ActTakeBack
}

// begin makes a naskah: a draft, or an old record.
func (m *machine) begin(rt *rapid.T) try {
	if rapid.Bool().Draw(rt, "lama") {
		who := m.oneOf(rt, "ratna", "ratna", "ratna2", "yuni", "asing2")
		in := officetest.Old(m.w.Mitra)
		in.Judul = fmt.Sprintf("Pengelolaan Taman %d", len(m.ids))
		if rapid.Bool().Draw(rt, "dengan pindaian") {
			in.Scan = m.scan(3)
		}
		return try{act: naskah.ActImport, who: who, run: func() outcome {
			n, err := m.o.Import(m.w.Ctx(), m.hands[who], in)
			return outcome{err: err, id: n.ID}
		}}
	}
	who := m.oneOf(rt, "yuni", "yuni", "ujang", "sekda2", "ratna")
	v := m.w.Values()
	if rapid.IntRange(0, 2).Draw(rt, "di atas kertas") > 0 {
		v = m.w.PaperValues()
	}
	return try{act: naskah.ActCreate, who: who, run: func() outcome {
		n, err := m.o.Create(m.w.Ctx(), m.hands[who], office.CreateInput{Jenis: naskah.KSBPK, Jalur: naskah.KSDPKMitra, Values: v})
		return outcome{err: err, id: n.ID}
	}}
}

func (m *machine) oneOf(rt *rapid.T, names ...string) string {
	return rapid.SampledFrom(names).Draw(rt, "siapa")
}

// scan is another scan each time.
func (m *machine) scan(pages int) []byte {
	m.scans++
	return officetest.ScanPDF(pages, m.scans)
}

// ends are acts that end a naskah or set it back; they are drawn seldom, so that others are reached.
var ends = []naskah.Act{naskah.ActCancel, naskah.ActRevise, naskah.ActReturn, naskah.ActWithdraw, naskah.ActDecline, naskah.ActRecall, naskah.ActAnnul}

// sensible is an act that the table knows for the state of n, by who may do it.
func (m *machine) sensible(rt *rapid.T, n naskah.Naskah) (naskah.Act, string) {
	if p, ok := m.waits(n.ID); ok && rapid.Bool().Draw(rt, "jawab") {
		switch rapid.IntRange(0, 5).Draw(rt, "jawaban") {
		case 0:
			return naskah.ActRefuse, m.oneOf(rt, "arsip", "ratna")
		case 1:
			return naskah.ActTakeBack, m.login(p.By.User)
		}
		return naskah.ActConfirm, m.oneOf(rt, "arsip", "ratna", "ratna2")
	}
	var some []naskah.Move
	for _, mv := range naskah.Moves {
		if mv.From == n.State && doers[mv.Act] != nil && (!slices.Contains(ends, mv.Act) || rapid.IntRange(0, 5).Draw(rt, "mundur") == 0) {
			some = append(some, mv)
			if mv.To != mv.From || mv.Second != naskah.Alone || mv.By == naskah.RoleSigner {
				some = append(some, mv, mv) // what leads on is drawn more often than what can be done again and again
			}
		}
	}
	if len(some) == 0 {
		return naskah.ActDeliver, "ratna"
	}
	mv := rapid.SampledFrom(some).Draw(rt, "langkah")
	return mv.Act, m.whose(n, mv)
}

// whose is a person who may make the move.
func (m *machine) whose(n naskah.Naskah, mv naskah.Move) string {
	switch mv.By {
	case naskah.RoleAuthor:
		return m.login(n.Author)
	case naskah.RoleReviewer:
		if i := n.NextParaf(); i >= 0 {
			return m.login(n.Parafs[i].User)
		}
	case naskah.RoleSigner:
		for _, s := range must[[]naskah.SigningSession](m.t)(m.w.Store.Sessions(m.w.Ctx(), naskah.ScopeSystem(), n.ID)) {
			for _, x := range s.Turns {
				if s.State == naskah.SessionOpen && s.TurnOf(x.Signer.User) >= 0 {
					return m.login(x.Signer.User)
				}
			}
		}
	case naskah.RoleArchivist:
		return "arsip"
	}
	return "ratna"
}

// login is who has the account.
func (m *machine) login(u naskah.UserID) string {
	for _, name := range m.names {
		if m.hands[name].User == u {
			return name
		}
	}
	return "yuni"
}

// waits is the proposal that waits on a naskah.
func (m *machine) waits(id naskah.NaskahID) (naskah.Pending, bool) {
	list := must[[]naskah.Pending](m.t)(m.w.Store.Pendings(m.w.Ctx(), naskah.ScopeSystem(), naskah.PendingFilter{Subject: id.Subject(), State: naskah.PendingWaiting}))
	if len(list) == 0 {
		return naskah.Pending{}, false
	}
	return list[0], true
}

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
		naskah.ActConfirm: doConfirm, naskah.ActRefuse: doRefuse, naskah.ActTakeBack: doTakeBack,
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
