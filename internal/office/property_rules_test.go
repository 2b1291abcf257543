package office_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"pgregory.net/rapid"

	"naskah/internal/naskah"
	"naskah/internal/office"
)

var wib = time.FixedZone("WIB", 7*3600)

// check looks at every naskah that has changed since it was last looked at.
func (m *machine) check(rt *rapid.T) {
	all := naskah.ScopeSystem()
	for i, id := range m.ids {
		n := m.w.Get(id)
		before := m.seen[id]
		if before.n.Seq == n.Seq && before.events > 0 {
			continue
		}
		events := must[[]naskah.Event](m.t)(m.w.Store.Events(m.w.Ctx(), all, id.Subject()))
		if err := m.kept(n, before, events); err != nil {
			rt.Fatalf("naskah %d (%s): %v", i, history(events), err)
		}
		m.seen[id] = sight{n, len(events)}
	}
	if err := m.proposals(); err != nil {
		rt.Fatal(err)
	}
}

func history(events []naskah.Event) string {
	var out []string
	for _, e := range events {
		out = append(out, string(e.Act)+"/"+e.By.Nama)
	}
	return strings.Join(out, " ")
}

// kept are the invariants of the domain model, over one naskah and its history.
func (m *machine) kept(n naskah.Naskah, before sight, events []naskah.Event) error {
	if len(events) != n.Seq || len(events) < before.events {
		return fmt.Errorf("%d events, and the naskah stands at %d", len(events), n.Seq)
	}
	for i, e := range events {
		if e.Seq != i+1 {
			return fmt.Errorf("event %d has number %d", i+1, e.Seq)
		}
	}
	if err := naskah.VerifyHistory(n, events); err != nil {
		return err
	}
	fresh := events[before.events:]
	for _, e := range fresh {
		if err := m.lawful(n, e); err != nil {
			return fmt.Errorf("event %d (%s): %w", e.Seq, e.Act, err)
		}
	}
	if err := changes(n, before.n, fresh); err != nil {
		return err
	}
	if err := m.nomor(n); err != nil {
		return err
	}
	return m.files(n)
}

// lawful: the event is a row of the table, by somebody who may; nobody approves what he wrote; a second person is another person;
// terminal means terminal.
func (m *machine) lawful(n naskah.Naskah, e naskah.Event) error {
	mv, err := naskah.Next(e.From, e.Act)
	if err != nil || mv.To != e.To {
		return fmt.Errorf("%s → %s is no move of the table", e.From, e.To)
	}
	if e.By.Role != mv.By {
		return fmt.Errorf("done as %s", e.By.Role)
	}
	u, known := m.account(e.By.User)
	switch {
	case mv.By == naskah.RoleSystem:
		if e.By.User != "" {
			return fmt.Errorf("%s acted as the system", e.By.Nama)
		}
	case !known || !u.Has(mv.By):
		return fmt.Errorf("%s does not hold %s", e.By.Nama, mv.By)
	case mv.By != naskah.RoleSigner && (u.Instansi != n.Instansi || u.Outside()):
		return fmt.Errorf("%s is of another house", e.By.Nama)
	case mv.By == naskah.RoleAuthor && u.Unit != n.Unit:
		return fmt.Errorf("%s is of another unit", e.By.Nama)
	case mv.By == naskah.RoleReviewer && slices.ContainsFunc(n.Writers, func(w naskah.Writer) bool { return w.User == u.User || w.Orang == u.Orang }):
		return fmt.Errorf("%s reviews what he wrote", e.By.Nama)
	}
	if e.From == naskah.Cancelled || e.From == naskah.Archived && e.Act != naskah.ActRalat && e.Act != naskah.ActDeliver {
		return fmt.Errorf("after the end")
	}
	needs := mv.Second == naskah.Second || mv.Second == naskah.SecondArchive || mv.Second == naskah.SecondScanned && m.onPaper(n, e)
	if (e.Second != nil) != needs {
		return fmt.Errorf("second person: %v, needed: %v", e.Second, needs)
	}
	if e.Second == nil {
		return nil
	}
	s, known := m.account(e.Second.User)
	if !known || s.User == u.User || s.Orang == u.Orang || s.Orang == "" || s.Instansi != n.Instansi || !s.Has(naskah.RoleOfficer) && !s.Has(naskah.RoleArchivist) {
		return fmt.Errorf("%s confirmed what %s proposed", e.Second.Nama, e.By.Nama)
	}
	return nil
}

func (m *machine) account(id naskah.UserID) (naskah.Principal, bool) {
	for _, p := range m.hands {
		if p.User == id && id != "" {
			return p, true
		}
	}
	return naskah.Principal{}, false
}

// onPaper says whether what n was at e is proved by a scan, and not by seals.
func (m *machine) onPaper(n naskah.Naskah, e naskah.Event) bool {
	vs := must[[]naskah.Version](m.t)(m.w.Store.Versions(m.w.Ctx(), naskah.ScopeSystem(), n.ID))
	return len(vs) == 0 || vs[len(vs)-1].Of == naskah.Scanned
}

// changes: the text changes only in draft; nomor, date and place only by number; of what is signed only what ralat may touch.
func changes(n, was naskah.Naskah, fresh []naskah.Event) error {
	if was.Seq == 0 {
		return nil
	}
	by := func(acts ...naskah.Act) bool {
		return slices.ContainsFunc(fresh, func(e naskah.Event) bool { return slices.Contains(acts, e.Act) })
	}
	draft := slices.ContainsFunc(fresh, func(e naskah.Event) bool { return e.Act == naskah.ActEdit && e.From == naskah.Draft })
	switch {
	case n.Values != was.Values && !draft:
		return fmt.Errorf("the text changed outside draft")
	case (n.Tanggal != was.Tanggal || n.Tempat != was.Tempat || !slices.Equal(n.Nomor, was.Nomor)) && !by(naskah.ActNumber, naskah.ActRalat):
		return fmt.Errorf("number, date or place changed")
	case n.Judul != was.Judul && !draft && !by(naskah.ActRalat, naskah.ActSubmit):
		return fmt.Errorf("the title changed")
	case n.Kode != was.Kode || n.Template != was.Template || n.Instansi != was.Instansi || n.Jenis != was.Jenis || n.Author != was.Author || n.Imported != was.Imported:
		return fmt.Errorf("what it is changed")
	}
	sealed := n.Cara == naskah.Elektronik && (n.State == naskah.Signed || n.State == naskah.Archived)
	if sealed && by(naskah.ActRalat) && (n.Judul != was.Judul || !slices.Equal(n.Nomor, was.Nomor)) {
		return fmt.Errorf("what is printed under a seal was corrected")
	}
	return nil
}

// nomor: a number once had by a naskah is never another's, also when that one was cancelled or got another number.
func (m *machine) nomor(n naskah.Naskah) error {
	if n.Imported {
		return nil
	}
	for _, x := range n.Nomor {
		own := slices.ContainsFunc(n.Parties, func(p naskah.Party) bool { return p.Urut == x.Party && p.Instansi == n.Instansi })
		if !own || x.Kind != naskah.Bernomor {
			continue
		}
		key := fmt.Sprintf("%d %s", n.Tahun, x.Text)
		if first, ok := m.numbers[key]; ok && first != n.ID {
			return fmt.Errorf("number %q was another's", x.Text)
		}
		m.numbers[key] = n.ID
	}
	return nil
}

// files: a digest names its bytes, what was sealed begins with its base, and no turn has two seals.
func (m *machine) files(n naskah.Naskah) error {
	all := naskah.ScopeSystem()
	vs := must[[]naskah.Version](m.t)(m.w.Store.Versions(m.w.Ctx(), all, n.ID))
	got := map[naskah.Digest][]byte{}
	for i, v := range vs {
		if v.No != i+1 {
			return fmt.Errorf("version %d is called %d", i+1, v.No)
		}
		if m.bytesSeen[v.Ref.Digest] && v.Base == "" {
			continue
		}
		b, err := m.w.Office.Objects.Get(m.w.Ctx(), v.Ref)
		if err != nil || naskah.DigestOf(b) != v.Ref.Digest {
			return fmt.Errorf("version %d: %w", v.No, err)
		}
		got[v.Ref.Digest], m.bytesSeen[v.Ref.Digest] = b, true
		if v.Base == "" {
			continue
		}
		base, ok := got[v.Base]
		if !ok {
			if base, err = m.w.Office.Objects.Get(m.w.Ctx(), naskah.Ref{Digest: v.Base}); err != nil {
				return err
			}
		}
		if !bytes.HasPrefix(b, base) || len(b) <= len(base) {
			return fmt.Errorf("version %d does not begin with its base", v.No)
		}
	}
	if len(vs) > 0 && n.Current != vs[len(vs)-1].Ref.Digest {
		return fmt.Errorf("the newest version is not the current one")
	}
	for _, s := range must[[]naskah.SigningSession](m.t)(m.w.Store.Sessions(m.w.Ctx(), all, n.ID)) {
		seals := map[naskah.Digest]int{}
		for _, v := range vs {
			if v.Of == naskah.Sealed && v.Session == s.ID {
				seals[v.Ref.Digest]++
			}
		}
		turns := 0
		for _, t := range s.Turns {
			if t.Sealed == "" {
				continue
			}
			if turns++; seals[t.Sealed] != 1 {
				return fmt.Errorf("a turn's seal is recorded %d times", seals[t.Sealed])
			}
		}
		if turns != len(seals) {
			return fmt.Errorf("%d turns are sealed, %d seals are recorded", turns, len(seals))
		}
	}
	return nil
}

// proposals: what was confirmed is what was proposed, on the state for which it was proposed; one waits on a naskah at a time.
func (m *machine) proposals() error {
	waiting := map[naskah.Subject]int{}
	for _, id := range m.pendings {
		list := must[[]naskah.Pending](m.t)(m.w.Store.Pendings(m.w.Ctx(), naskah.ScopeSystem(), naskah.PendingFilter{ID: id}))
		if len(list) != 1 {
			return fmt.Errorf("proposal %s is gone", id)
		}
		p := list[0]
		if p.Digest != m.proposed[id] || p.Digest != naskah.DigestOf(p.Change) {
			return fmt.Errorf("proposal %s to %s is not what was proposed", id, p.Act)
		}
		switch p.State {
		case naskah.PendingWaiting:
			if waiting[p.Subject]++; waiting[p.Subject] > 1 {
				return fmt.Errorf("two proposals wait on one naskah")
			}
		case naskah.PendingConfirmed:
			if err := m.carriedOut(p); err != nil {
				return err
			}
		case naskah.PendingRefused, naskah.PendingWithdrawn, naskah.PendingExpired:
		}
	}
	return nil
}

// carriedOut: the event right after the state for which p was proposed is its act, by who proposed, with who answered.
func (m *machine) carriedOut(p naskah.Pending) error {
	if p.Subject.Kind == naskah.SubjectImpor {
		return m.undone(p)
	}
	events := must[[]naskah.Event](m.t)(m.w.Store.Events(m.w.Ctx(), naskah.ScopeSystem(), p.Subject))
	if len(events) <= p.Seq {
		return fmt.Errorf("confirmed, and not carried out")
	}
	e := events[p.Seq]
	if e.Act != p.Act || e.By.User != p.By.User || e.Second == nil || p.Answer == nil || e.Second.User != p.Answer.By.User || p.Answer.By.Orang == p.By.Orang {
		return fmt.Errorf("%s was confirmed, and event %d is %s by %s", p.Act, e.Seq, e.Act, e.By.Nama)
	}
	return nil
}

// undone: every naskah of the batch that was named ended by the same two people.
func (m *machine) undone(p naskah.Pending) error {
	var change struct {
		Naskah []struct{ ID naskah.NaskahID }
	}
	if err := json.Unmarshal(p.Change, &change); err != nil || len(change.Naskah) == 0 {
		return fmt.Errorf("the undoing names nothing: %w", err)
	}
	for _, x := range change.Naskah {
		events := must[[]naskah.Event](m.t)(m.w.Store.Events(m.w.Ctx(), naskah.ScopeSystem(), x.ID.Subject()))
		e := events[len(events)-1]
		if e.Act != naskah.ActAnnul || e.By.User != p.By.User || e.Second == nil || e.Second.User != p.Answer.By.User || p.Answer.By.Orang == p.By.Orang {
			return fmt.Errorf("%s was to be undone, and its last event is %s", x.ID, e.Act)
		}
	}
	return nil
}

// closing compares what is counted with the rows, and has fsck look at everything.
func (m *machine) closing(rt *rapid.T) {
	ctx, all := m.w.Ctx(), naskah.ScopeSystem()
	today := naskah.DateIn(m.w.Clock(), wib)
	s := must[naskah.Summary](m.t)(m.w.Store.Summary(ctx, all, naskah.Period{Today: today}))
	count := func(f naskah.Filter) int {
		f.Today = today
		return must[naskah.Page](m.t)(m.w.Store.List(ctx, all, f)).Total
	}
	states := map[naskah.State]int{}
	for _, id := range m.ids {
		states[m.w.Get(id).State]++
	}
	if !reflect.DeepEqual(states, s.ByState) {
		rt.Fatalf("by state %v, rows %v", s.ByState, states)
	}
	for name, pair := range map[string][2]int{
		"berlaku":  {s.Berlaku, count(naskah.Filter{Validity: naskah.Berlaku})},
		"segera":   {s.Segera, count(naskah.Filter{Validity: naskah.SegeraHabis})},
		"berakhir": {s.Berakhir, count(naskah.Filter{Validity: naskah.BerakhirSudah})},
		"tanpaPKS": {s.KSBTanpaPKS, count(naskah.Filter{TanpaPKS: true})},
	} {
		if pair[0] != pair[1] {
			rt.Fatalf("%s: counted %d, rows %d", name, pair[0], pair[1])
		}
	}
	cells := 0
	for _, c := range s.Cells {
		cells += c.N
	}
	if cells != states[naskah.Signed]+states[naskah.Archived] {
		rt.Fatalf("the table counts %d, signed are %d", cells, states[naskah.Signed]+states[naskah.Archived])
	}
	if _, err := m.w.Whole().Fsck(ctx, func(f office.Fault) {
		if !f.Info {
			rt.Errorf("fsck: %+v", f)
		}
	}); err != nil {
		rt.Fatal(err)
	}
	rt.Logf("done: %v, states %v", m.tried, states)
}
