package office_test

import (
	"context"
	"errors"
	"flag"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
	"naskah/internal/sqlstore"
)

// TestInvariants does any acts by anybody in any order, also one act in the middle of another, and looks after each whether what the
// domain model promises still holds. A failure is shrunk to the shortest sequence that still fails, and its seed is printed.
func TestInvariants(t *testing.T) {
	checkWith(t, pickSize(16, 600), 40, func(rt *rapid.T) { newMachine(t, officetest.New(t)).live(rt) })
}

// TestInvariantsSQL is the same, smaller, on a database.
func TestInvariantsSQL(t *testing.T) {
	checkWith(t, pickSize(2, 60), 30, func(rt *rapid.T) {
		dir := t.TempDir()
		w := officetest.NewOn(t, func(clock naskah.Clock) officetest.Stores {
			db := must[*sqlstore.DB](t)(officetest.Books(t.Context(), "sqlite:"+filepath.Join(dir, "naskah.db"), clock))
			rt.Cleanup(func() { _ = db.Close() })
			return db
		})
		newMachine(t, w).live(rt)
	})
}

func pickSize(normal, large int) int {
	if long() {
		return large
	}
	return normal
}

// checkWith runs a property so many times with so many steps, unless the command line says otherwise.
func checkWith(t *testing.T, checks, steps int, prop func(*rapid.T)) {
	t.Helper()
	given := map[string]bool{}
	flag.Visit(func(f *flag.Flag) { given[f.Name] = true })
	for name, value := range map[string]string{"rapid.checks": strconv.Itoa(checks), "rapid.steps": strconv.Itoa(steps), "rapid.nofailfile": "true"} {
		f := flag.Lookup(name)
		if before := f.Value.String(); !given[name] {
			if err := f.Value.Set(value); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = f.Value.Set(before) })
		}
	}
	rapid.Check(t, prop)
}

// A machine is an office, everybody who may try something in it, and what was seen of it so far.
type machine struct {
	t     *testing.T
	w     *officetest.World
	o     *office.Office // as people reach it: through the turnstile
	turn  *turnstile
	hands map[string]naskah.Principal
	names []string // of hands, sorted

	ids       []naskah.NaskahID
	pendings  []string
	proposed  map[string]naskah.Digest // what each proposal asked for when it was made
	seen      map[naskah.NaskahID]sight
	numbers   map[string]naskah.NaskahID // our numbers, whoever had them first
	bytesSeen map[naskah.Digest]bool
	turned    time.Duration
	plh       naskah.PejabatID
	scans     byte
	tried     map[naskah.Act]int // what succeeded
}

// A sight is a naskah as it was last looked at.
type sight struct {
	n      naskah.Naskah
	events int
}

func newMachine(t *testing.T, w *officetest.World) *machine {
	m := &machine{
		t: t, w: w, turn: &turnstile{Stores: w.Store}, hands: map[string]naskah.Principal{}, proposed: map[string]naskah.Digest{},
		seen: map[naskah.NaskahID]sight{}, numbers: map[string]naskah.NaskahID{}, bytesSeen: map[naskah.Digest]bool{}, tried: map[naskah.Act]int{},
	}
	w.Office.Random = rand.NewChaCha8([32]byte{}) // the same sequence of acts makes the same office again
	o := *w.Office
	o.Store, o.Register, o.Accounts = m.turn, m.turn, m.turn
	m.o = &o
	for _, login := range w.Logins() {
		m.hands[login] = w.P(login)
	}
	m.second("ratna2", "ratna", naskah.RoleArchivist)                   // another account of the officer
	m.second("sekda2", "sekda", naskah.RoleAuthor, naskah.RoleReviewer) // a pemaraf who may write
	for name := range m.hands {
		m.names = append(m.names, name)
	}
	slices.Sort(m.names)
	return m
}

// second is another account of somebody.
func (m *machine) second(login, of string, roles ...naskah.Role) {
	u := m.w.User(of)
	u.ID, u.Login, u.Roles = naskah.UserID("zz-"+login), login, roles
	if u.Unit = m.w.User("yuni").Unit; m.w.Store.SaveUser(m.w.Ctx(), naskah.System(), u) != nil {
		m.t.Fatal("no second account")
	}
	m.hands[login] = u.Principal()
}

// shortChain leaves two in the paraf chain, so that more naskah come through it, and gives the Sekda a Plh.
func (m *machine) shortChain() {
	ctx, ratna := m.w.Ctx(), m.w.P("ratna")
	d := must[office.Directory](m.t)(m.w.Office.Directory(ctx, ratna))
	d.Instansi.RantaiParaf = map[naskah.Kode][]naskah.JabatanID{"": {seatOf(d, m.w.Seat("kabaghukum")).Jabatan, seatOf(d, m.w.Seat("sekda")).Jabatan}}
	if err := m.w.Office.SaveInstansi(ctx, ratna, d.Instansi); err != nil {
		m.t.Fatal(err)
	}
	m.plh = must[naskah.PejabatID](m.t)(m.w.Office.SavePejabat(ctx, ratna, naskah.Pejabat{
		Orang: m.w.User("asisten").Orang, Jabatan: seatOf(d, m.w.Seat("sekda")).Jabatan, Kapasitas: naskah.Plh, Mulai: day(2023, 12, 1), Keputusan: "SP 800/1/Setda/2023",
	}))
}

// live lets things happen, and closes the books at the end.
func (m *machine) live(rt *rapid.T) {
	m.head(rt)
	rt.Repeat(map[string]func(*rapid.T){
		"tindakan": m.act, "sela": m.interrupt, "waktu": m.wait, "": m.check,
	})
	m.closing(rt)
}

// head brings up to two naskah some of the way, so that what comes late is tried as often as what comes first.
func (m *machine) head(rt *rapid.T) {
	stages := []func() naskah.Naskah{nil, m.w.Imported, m.w.Numbered, m.w.Printed, m.w.Opened, m.w.HalfSigned, m.w.Signed, m.w.Recorded, m.w.Archived}
	for range 2 {
		if stage := stages[rapid.IntRange(0, len(stages)-1).Draw(rt, "mulai dari")]; stage != nil {
			m.ids = append(m.ids, stage().ID)
		}
	}
	m.shortChain()
}

// act is one act by one person.
func (m *machine) act(rt *rapid.T) {
	t := m.draw(rt, "")
	m.judge(rt, t, t.run())
}

// interrupt is two people who loaded the same page: the second acts in the middle of the first's act. Not both may change the naskah.
func (m *machine) interrupt(rt *rapid.T) {
	if len(m.ids) == 0 {
		rt.Skip("nothing on the table")
	}
	id := m.pick(rt)
	first, second := m.draw(rt, id), m.draw(rt, id)
	at := rapid.IntRange(1, 14).Draw(rt, "sela pada")
	var inner outcome
	m.turn.arm(at, func() { inner = second.run() })
	outer := first.run()
	if m.turn.disarm() {
		inner = second.run()
	}
	m.judge(rt, first, outer)
	m.judge(rt, second, inner)
	if outer.moved && inner.moved && first.seq == second.seq && first.id == second.id {
		rt.Fatalf("%s by %s and %s by %s both changed %s from its event %d", first.act, first.who, second.act, second.who, id, first.seq)
	}
}

// wait turns the clock, now and then past a deadline; the ticker then does its work.
func (m *machine) wait(rt *rapid.T) {
	d := time.Duration(rapid.SampledFrom([]int{1, 1, 5, 26, 24 * 15}).Draw(rt, "jam")) * time.Hour
	if m.turned+d > 60*24*time.Hour { // the test certificates live ninety days
		rt.Skip("late enough")
	}
	m.turned += d
	m.w.Turn(d)
	for name, tick := range map[string]func(context.Context) (int, error){"sesi": m.o.Expire, "usul": m.o.ExpireProposals} {
		if _, err := tick(m.w.Ctx()); err != nil {
			rt.Fatalf("%s: %v", name, err)
		}
	}
}

func (m *machine) pick(rt *rapid.T) naskah.NaskahID {
	return m.ids[rapid.IntRange(0, len(m.ids)-1).Draw(rt, "naskah")]
}

// judge: an act is done or refused in words that are meant for people; nothing goes wrong.
func (m *machine) judge(rt *rapid.T, t try, out outcome) {
	if out.err == nil {
		m.tried[t.act]++
		for _, id := range out.made {
			if !slices.Contains(m.ids, id) {
				m.ids = append(m.ids, id)
			}
		}
		if out.pending != nil && m.proposed[out.pending.ID] == "" {
			m.pendings = append(m.pendings, out.pending.ID)
			m.proposed[out.pending.ID] = out.pending.Digest
		}
		return
	}
	e, ok := errors.AsType[*naskah.Error](out.err)
	if !ok {
		rt.Fatalf("%s by %s: %v is not for people", t.act, t.who, out.err)
	}
	switch e.Kind {
	case naskah.Invalid, naskah.Conflict, naskah.Denied, naskah.NotFound, naskah.Expired:
	default:
		rt.Fatalf("%s by %s: %s %s: %s (%v)", t.act, t.who, e.Kind, e.Code, e.Msg, e.Err)
	}
}

// A turnstile lets somebody else through in the middle of an act: before its n-th call of the store.
type turnstile struct {
	officetest.Stores
	left int
	then func()
}

func (s *turnstile) arm(at int, then func()) { s.left, s.then = at, then }

// disarm says whether nobody went through.
func (s *turnstile) disarm() bool {
	waiting := s.then != nil
	s.then = nil
	return waiting
}

func (s *turnstile) pass() {
	if s.left--; s.left == 0 && s.then != nil {
		then := s.then
		s.then = nil
		then()
	}
}

func (s *turnstile) Naskah(ctx context.Context, sc naskah.Scope, id naskah.NaskahID) (naskah.Naskah, error) {
	s.pass()
	return s.Stores.Naskah(ctx, sc, id)
}

func (s *turnstile) Versions(ctx context.Context, sc naskah.Scope, id naskah.NaskahID) ([]naskah.Version, error) {
	s.pass()
	return s.Stores.Versions(ctx, sc, id)
}

func (s *turnstile) Sessions(ctx context.Context, sc naskah.Scope, id naskah.NaskahID) ([]naskah.SigningSession, error) {
	s.pass()
	return s.Stores.Sessions(ctx, sc, id)
}

func (s *turnstile) Pendings(ctx context.Context, sc naskah.Scope, f naskah.PendingFilter) ([]naskah.Pending, error) {
	s.pass()
	return s.Stores.Pendings(ctx, sc, f)
}

func (s *turnstile) Pejabat(ctx context.Context, sc naskah.Scope) ([]naskah.Pejabat, error) {
	s.pass()
	return s.Stores.Pejabat(ctx, sc)
}

func (s *turnstile) ReserveNomor(ctx context.Context, sc naskah.Scope, k naskah.RegisterKey, n naskah.NaskahID, write func(int) string) (naskah.NomorRegister, error) {
	s.pass()
	return s.Stores.ReserveNomor(ctx, sc, k, n, write)
}

func (s *turnstile) UseNomor(ctx context.Context, sc naskah.Scope, k naskah.RegisterKey, n naskah.NaskahID, text string) error {
	s.pass()
	return s.Stores.UseNomor(ctx, sc, k, n, text)
}

func (s *turnstile) Propose(ctx context.Context, p naskah.Pending) error {
	s.pass()
	return s.Stores.Propose(ctx, p)
}

func (s *turnstile) Answer(ctx context.Context, id string, to naskah.PendingState, a naskah.Answer) error {
	s.pass()
	return s.Stores.Answer(ctx, id, to, a)
}

func (s *turnstile) Advance(ctx context.Context, c naskah.Change) error {
	s.pass()
	return s.Stores.Advance(ctx, c)
}
