package web_test

import (
	"context"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
	"naskah/internal/web/webtest"
)

// An outage is one way in which a server is away.
type outage struct {
	name      string
	away      func()
	back      func()
	code      string // of the message
	essential bool   // no page does without it
}

// outages are all of them: in make long each of them meets each step, else one of the first two, in turn.
func outages(t *testing.T, s *officetest.Servers) []outage {
	t.Helper()
	runPG := func() {
		if err := s.PG.Run(context.WithoutCancel(t.Context())); err != nil {
			t.Fatal(err)
		}
	}
	runS3 := func() { s.S3.Run(t, 1) }
	return []outage{
		{"PostgreSQL killed", s.PG.Kill, runPG, "NSK-TIDAK-TERSEDIA", true},
		{"MinIO killed", s.S3.Kill, runS3, "OBJ-TIDAK-TERSEDIA", false},
		{"PostgreSQL stopped", s.PG.Stop, runPG, "NSK-TIDAK-TERSEDIA", true},
		{"MinIO stopped", func() { s.S3.Stop(t) }, runS3, "OBJ-TIDAK-TERSEDIA", false},
	}
}

// thisTime are the outages of one step.
func (x *shaken) thisTime() []outage {
	if os.Getenv("NASKAH_LONG") != "" {
		return x.outages
	}
	x.turn++
	return x.outages[x.turn%2 : x.turn%2+1]
}

// A shaken story is one naskah from the form to the archive, while servers go away and come back at each of its steps.
type shaken struct {
	t        *testing.T
	s        *webtest.Site
	servers  *officetest.Servers
	outages  []outage
	people   map[string]*person
	page     string // of the naskah
	turn     int
	away, ok int // posts that met an outage, and those that did not need what was away
}

// A scene is one post of the story.
type scene struct {
	who, page, action string
	fields            map[string]string
	all               func(url.Values) // further changes of the form
	want              []string
}

// TestStoryServersAway: at each step of the story a server is away. Whoever waits is told so, in words, with what he typed; nothing is lost;
// when the server is back the same form works, once.
func TestStoryServersAway(t *testing.T) {
	t.Parallel()
	servers := officetest.StartServers(t)
	w := servers.Place(t).Open(t)
	x := &shaken{t: t, s: webtest.New(t, w).Listen(t), servers: servers, outages: outages(t, servers), people: map[string]*person{}}
	for _, login := range w.Logins() {
		x.people[login] = as(t, x.s, login)
	}
	x.people[""] = as(t, x.s, "")
	x.create()
	for _, c := range x.scenes() {
		if c.action == "/tanda-tangan" {
			x.torn(c)
		}
		x.play(c)
	}
	n := w.Get(naskah.NaskahID(strings.TrimPrefix(x.page, "/naskah/")))
	if n.State != naskah.Archived {
		t.Fatalf("the story ended at %s", n.State)
	}
	once(t, w, n.ID)
	x.visitors(n)
	sound(t, w)
	if x.away < 8 {
		t.Errorf("only %d posts met an outage", x.away)
	}
	t.Logf("%d posts met a server that was away, %d did not need it", x.away, x.ok)
}

// create makes the draft and fills it in.
func (x *shaken) create() {
	w := x.s.World
	x.play(scene{"yuni", "/naskah/baru?jenis=ksb-pk", "/naskah/baru", map[string]string{"mitra": string(w.Mitra), "judul": "Pengolahan Sampah Plastik Pasar Induk", "jenis": "ksb-pk", "jalur": "ksdpk_mitra"}, nil, []string{"Rancangan dibuat"}})
	x.page = strings.TrimSuffix(x.people["yuni"].at.Path, "/draf")
	x.play(scene{"yuni", x.page + "/draf", "/draf", nil, func(form url.Values) { values(form, w) }, []string{"JANGKA WAKTU"}})
}

// values are those of the sample, as somebody would type them.
func values(form url.Values, w *officetest.World) {
	v := w.Values()
	for key := range form {
		if text := v.Text(key); text != "" && key != "judul" {
			form.Set(key, text)
		}
	}
	for _, list := range []string{"recital", "ruang_lingkup"} {
		items, _ := v[list].([]any)
		for i, item := range items {
			form.Set(list+"."+string(rune('0'+i)), item.(string))
		}
	}
}

func (x *shaken) scenes() []scene {
	p := x.page
	pass := map[string]string{"passphrase": officetest.Passphrase}
	reasons := func(form url.Values) {
		for key := range form {
			if strings.HasPrefix(key, "alasan.") {
				form.Set(key, "Ada pada map fisik Bagian Pemerintahan.")
			}
		}
	}
	return []scene{
		{"yuni", p + "/draf", "/draf", map[string]string{"ajukan": "ya"}, nil, []string{"diajukan kepada"}},
		{"kabagpem", p, "/paraf", nil, nil, []string{"diteruskan kepada Rina Marlina"}},
		{"kabaghukum", p, "/kembalikan", map[string]string{"alasan": "Lengkapi alamat surat."}, nil, []string{"dikembalikan kepada penyusun"}},
		{"yuni", p + "/draf", "/draf", map[string]string{"ajukan": "ya"}, nil, []string{"diajukan"}},
		{"kabagpem", p, "/paraf", nil, nil, []string{"diteruskan"}},
		{"kabaghukum", p, "/paraf", nil, nil, []string{"diteruskan"}},
		{"asisten", p, "/paraf", nil, nil, []string{"diteruskan"}},
		{"sekda", p, "/paraf", nil, nil, []string{"Paraf lengkap"}},
		{"ratna", p + "/nomor", "/nomor", map[string]string{"cara.2": "ketik", "nomor.2": "045/CDU-KSB/XI/2026"}, nil, []string{"100.3.7.1/1/KSB/2026"}},
		{"ratna", p + "/mulai", "/mulai", nil, reasons, []string{"Penandatanganan dimulai"}},
		{"direktur", p + "/tanda-tangan", "/tanda-tangan", pass, nil, []string{"Berikutnya Nana Suryana"}},
		{"walikota", p + "/tanda-tangan", "/tanda-tangan", pass, nil, []string{"Tanda tangan lengkap"}},
		{"arsip", p + "/arsipkan", "/arsipkan", map[string]string{"lokasi": "Penyimpanan arsip elektronik"}, nil, []string{"Naskah diarsipkan"}},
	}
}

// play fills in the form of a scene, sends it while each server is away in turn, and at last while all are there.
func (x *shaken) play(c scene) {
	x.t.Helper()
	p := x.people[c.who].get(c.page).want(200)
	form, action := p.form(c.action), p.action(c.action)
	for k, v := range c.fields {
		form.Set(k, v)
	}
	if c.all != nil {
		c.all(form)
	}
	for _, o := range x.thisTime() {
		before := x.seq()
		o.away()
		p.post(action, form)
		if !o.essential && (p.status != 503 || x.seq() != before) {
			x.done(o, p, c)
			return
		}
		x.told(o, p, form)
		if o.essential {
			x.told(o, p.get(c.page), nil)
			p.post(action, form)
		}
		again := againForm(p)
		o.back()
		x.away++
		if again != nil && form.Get("passphrase") == "" {
			form = again // what the page of the outage has kept
		}
	}
	p.post(action, form).want(200, c.want...)
}

// A tearing sealer seals, and something happens before its answer is looked at.
type tearing struct {
	naskah.Sealer
	then func()
}

// Seal seals.
func (s tearing) Seal(ctx context.Context, r naskah.SealRequest) ([]byte, error) {
	b, err := s.Sealer.Seal(ctx, r)
	s.then()
	return b, err
}

// torn seals while a server goes away between the seal and its record: the signer is told that nothing was recorded, and seals again.
func (x *shaken) torn(c scene) {
	x.t.Helper()
	w, p := x.s.World, x.people[c.who]
	for _, o := range x.outages[:2] {
		form := p.get(c.page).want(200).form(c.action)
		form.Set("passphrase", officetest.Passphrase)
		w.Office.Sealer = tearing{w.Sealer, o.away}
		p.post(p.action(c.action), form).want(503, "Tanda tangan sudah dibuat tetapi belum dapat disimpan", "Coba lagi sesudah").lacks(officetest.Passphrase, "pgx", "dial ")
		if p.header.Get("Retry-After") == "" {
			x.t.Errorf("%s: 503 without Retry-After", o.name)
		}
		w.Office.Sealer = w.Sealer
		o.back()
		x.away++
		w.Turn(naskah.LeaseFor)
	}
}

// seq is where the naskah stands; 0 while there is none.
func (x *shaken) seq() int {
	x.t.Helper()
	if x.page == "" {
		return 0
	}
	return x.s.World.Get(naskah.NaskahID(strings.TrimPrefix(x.page, "/naskah/"))).Seq
}

// done: the act did not need what is away; the page after it may, and is there when that is back.
func (x *shaken) done(o outage, p *person, c scene) {
	x.t.Helper()
	x.ok++
	if p.status == 503 {
		x.told(o, p, nil)
		said := string(p.body)
		o.back()
		p.get(p.at.RequestURI()).want(200)
		for _, text := range c.want {
			if !strings.Contains(said+string(p.body)+p.text(), text) {
				x.t.Errorf("%s, %s: nobody said %q", o.name, c.action, text)
			}
		}
		return
	}
	o.back()
	p.want(200, c.want...)
}

// told: the page of an outage.
func (x *shaken) told(o outage, p *person, form url.Values) {
	x.t.Helper()
	p.want(503, "Layanan sedang terganggu", "Tidak ada yang hilang", "Coba lagi", "Yang tersimpan")
	p.lacks("pgx", "dial ", "127.0.0.1:", "/tmp/", ".s.PGSQL", "connect:", "SQLSTATE", "goroutine", "minio", "bucket", "sql:", " EOF", officetest.Passphrase)
	if p.header.Get("Retry-After") == "" {
		x.t.Errorf("%s: 503 without Retry-After", o.name)
	}
	p.want(503, o.code)
	if form.Get("passphrase") != "" {
		return
	}
	kept := againForm(p)
	for key, list := range form {
		if !slices.Equal(kept[key], list) && key != "_csrf" {
			x.t.Errorf("%s: %s keeps %q as %q, typed was %q", o.name, p.at, key, kept[key], list)
		}
	}
}

// againForm is the form by which an outage page has the same thing tried again; nil when there is none.
func againForm(p *person) url.Values {
	out := url.Values(nil)
	p.each(func(n *html.Node) {
		if n.Data != "input" || at(n, "type") != "hidden" || n.Parent.Data != "form" || strings.HasPrefix(at(n.Parent, "action"), "/keluar") {
			return
		}
		if out == nil {
			out = url.Values{}
		}
		out.Add(at(n, "name"), at(n, "value"))
	})
	if !out.Has("_csrf") || len(out) < 2 {
		return nil
	}
	return out
}

// once: no act of the story is recorded more often than it was done.
func once(t *testing.T, w *officetest.World, id naskah.NaskahID) {
	t.Helper()
	events, err := w.Store.Events(w.Ctx(), naskah.ScopeSystem(), id.Subject())
	if err != nil {
		t.Fatal(err)
	}
	if err := naskah.VerifyHistory(w.Get(id), events); err != nil {
		t.Error(err)
	}
	got := map[naskah.Act]int{}
	for _, e := range events {
		got[e.Act]++
	}
	for act, want := range map[naskah.Act]int{
		naskah.ActCreate: 1, naskah.ActSubmit: 2, naskah.ActParaf: 4, naskah.ActApprove: 1, naskah.ActReturn: 1, naskah.ActNumber: 1, naskah.ActOpen: 1, naskah.ActSeal: 1, naskah.ActFinish: 1, naskah.ActArchive: 1,
	} {
		if got[act] != want {
			t.Errorf("%s is recorded %d times, want %d", act, got[act], want)
		}
	}
}

// sound: fsck finds nothing but what an act that failed left without a row.
func sound(t *testing.T, w *officetest.World) {
	t.Helper()
	if _, err := w.Whole().Fsck(w.Ctx(), func(f office.Fault) {
		if !f.Info {
			t.Errorf("fsck: %+v", f)
		}
	}); err != nil {
		t.Error(err)
	}
}

// visitors: the sign-in page and the public verification while each server is away. Nobody is told that a good file is bad or unknown.
func (x *shaken) visitors(n naskah.Naskah) {
	x.t.Helper()
	signed, err := x.s.World.Whole().Objects.Get(x.t.Context(), naskah.Ref{Digest: n.Current})
	if err != nil {
		x.t.Fatal(err)
	}
	guest := x.people[""]
	for _, o := range x.outages[:2] {
		guest.get("/verifikasi").want(200)
		door := guest.get("/masuk").want(200).form("/masuk")
		door.Set("login", "yuni")
		door.Set("password", "bukan kata sandi siapa pun")
		guest.get("/verifikasi").want(200)
		o.away()
		if upload(x.t, guest, signed); o.essential {
			guest.want(503, "Register kami sedang tidak dapat dihubungi", "tidak berarti naskahnya tidak sah").lacks("tidak tercatat", "Tanda tangan tidak sah")
			guest.get("/masuk").want(200, "Masuk")
			if guest.post("/masuk", door).want(503).lacks("bukan kata sandi siapa pun"); guest.header.Get("Retry-After") == "" {
				x.t.Errorf("%s: sign-in without Retry-After", o.name)
			}
			guest.want(503, "yuni")
		} else {
			guest.want(200, "Tanda tangan uji cocok")
		}
		guest.get("/v/"+n.Kode).want(503, "Layanan sedang terganggu", "Tidak ada yang hilang").lacks("tidak dikenal")
		guest.get("/verifikasi").want(200)
		o.back()
		upload(x.t, guest.get("/verifikasi"), signed).want(200, "Tanda tangan uji cocok")
		guest.get("/v/"+n.Kode).want(200, "Tanda tangan uji cocok")
	}
}
