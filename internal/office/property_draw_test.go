package office_test

import (
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
	made    []naskah.NaskahID // by it
	moved   bool              // the naskah went on
	pending *naskah.Pending
}

// since is what came of an act that was done from a page of event seq; some acts, done again, change nothing.
func since(seq int) func(naskah.Naskah, error) outcome {
	return func(n naskah.Naskah, err error) outcome { return outcome{err: err, moved: err == nil && n.Seq > seq} }
}

func made(err error, ids ...naskah.NaskahID) outcome {
	if err != nil {
		ids = nil
	}
	return outcome{err: err, made: ids}
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
	return a == naskah.ActConfirm || a == naskah.ActRefuse || a == naskah.ActTakeBack || a == actUndo
}

// begin makes a naskah: a draft, or an old record.
func (m *machine) begin(rt *rapid.T) try {
	kind := rapid.IntRange(0, 4).Draw(rt, "yang baru")
	if kind == 4 {
		return m.sheet(rt)
	}
	if kind < 2 {
		who := m.oneOf(rt, "ratna", "ratna", "ratna2", "yuni", "asing2")
		in := officetest.Old(m.w.Mitra)
		in.Judul = fmt.Sprintf("Pengelolaan Taman %d", len(m.ids))
		if rapid.Bool().Draw(rt, "dengan pindaian") {
			in.Scan = m.scan(3)
		}
		return try{act: naskah.ActImport, who: who, run: func() outcome {
			n, err := m.o.Import(m.w.Ctx(), m.hands[who], in)
			return made(err, n.ID)
		}}
	}
	who := m.oneOf(rt, "yuni", "yuni", "ujang", "sekda2", "ratna")
	v := m.w.Values()
	if rapid.IntRange(0, 2).Draw(rt, "di atas kertas") > 0 {
		v = m.w.PaperValues()
	}
	return try{act: naskah.ActCreate, who: who, run: func() outcome {
		n, err := m.o.Create(m.w.Ctx(), m.hands[who], office.CreateInput{Jenis: naskah.KSBPK, Jalur: naskah.KSDPKMitra, Values: v})
		return made(err, n.ID)
	}}
}

// actUndo stands for the undoing of an import.
const actUndo naskah.Act = "undo"

// sheet records a register of two rows, of which the second carries out the first.
func (m *machine) sheet(rt *rapid.T) try {
	who := m.oneOf(rt, "ratna", "ratna", "arsip", "asing2")
	k := len(m.ids)
	text := fmt.Sprintf("Jenis;Tentang;Tanggal;Pihak Kesatu;Pihak Kedua;Nomor Pihak Kesatu;Melaksanakan\n"+
		"KSB-PK;Parkir %d;18-01-2021;Pemerintah Daerah Kota Banjar;PT Contoh Daur Ulang;KSB/%d/2021;\n"+
		"PKS-PK;Karcis %d;22-03-2021;Pemerintah Daerah Kota Banjar;PT Contoh Daur Ulang;PKS/%d/2021;KSB/%d/2021\n", k, k, k, k, k)
	return try{act: naskah.ActImport, who: who, run: func() outcome {
		p := m.hands[who]
		batch, s, err := m.o.KeepSheet(m.w.Ctx(), p, "register.csv", []byte(text))
		if err != nil {
			return made(err)
		}
		if _, err = m.o.ImportAll(m.w.Ctx(), p, batch, office.ImportOptions{Columns: office.GuessColumns(s)}); err != nil {
			return made(err)
		}
		page, err := m.w.Store.List(m.w.Ctx(), naskah.ScopeSystem(), naskah.Filter{Batch: batch})
		out := made(err)
		for _, n := range page.Naskah {
			out.made = append(out.made, n.ID)
		}
		slices.SortFunc(out.made, func(a, b naskah.NaskahID) int { return strings.Compare(m.w.Get(a).Judul, m.w.Get(b).Judul) })
		return out
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
	if n.Batch != "" && rapid.IntRange(0, 5).Draw(rt, "urungkan") == 0 {
		return actUndo, "ratna"
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
	subjects := []naskah.Subject{id.Subject()}
	if batch := m.w.Get(id).Batch; batch != "" {
		subjects = append(subjects, naskah.Subject{Kind: naskah.SubjectImpor, ID: batch})
	}
	for _, sub := range subjects {
		list := must[[]naskah.Pending](m.t)(m.w.Store.Pendings(m.w.Ctx(), naskah.ScopeSystem(), naskah.PendingFilter{Subject: sub, State: naskah.PendingWaiting}))
		if len(list) > 0 {
			return list[0], true
		}
	}
	return naskah.Pending{}, false
}
