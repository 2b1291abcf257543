package storetest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"naskah/internal/naskah"
)

var scopeTests = []entry{
	{"ScopeEqualsSees", scopeEqualsSees},
	{"ScopeOfParts", scopeOfParts},
	{"ScopeOverdue", scopeOverdue},
}

func pick[T any](r *rand.Rand, list ...T) T { return list[r.IntN(len(list))] }

var people = []naskah.UserID{"yuni", "budi", "ratna", "walikota", "direktur", "sekda", ""}

// populate stores n random naskah of all regions, states and kinds, some with sessions and relations. What is drawn may make no
// sense as a life; a store does not know lives.
func (w *World) populate(t *testing.T, r *rand.Rand, n int) []naskah.Naskah {
	t.Helper()
	var out []naskah.Naskah
	for i := range n {
		if r.IntN(3) > 0 {
			w.Turn(time.Duration(r.IntN(3)) * time.Millisecond)
		}
		d := w.random(r, i)
		c := change(d, naskah.ActCreate, naskah.None)
		if r.IntN(2) == 0 {
			c.Session = w.randomSession(r, d)
		}
		if i > 0 && r.IntN(3) == 0 {
			c.Relasi = append(c.Relasi, naskah.Relasi{
				ID: w.id("rel"), Instansi: d.Instansi, Dari: d.ID, Ke: pick(r, out...).ID, Tanggal: pick(r, naskah.Date{}, day(r)),
				Jenis: pick(r, naskah.Melaksanakan, naskah.Melaksanakan, naskah.Menggantikan, naskah.Mengakhiri, naskah.Mengubah),
			})
		}
		out = append(out, w.advance(t, c))
	}
	return out
}

var today = naskah.Date{Year: 2026, Month: 3, Day: 2}

// day is one near today, so that terms begin and end on every side of it, and on it.
func day(r *rand.Rand) naskah.Date {
	return today.AddDays(pick(r, -800, -200, -1, 0, 1, 100, 179, 180, 181, 900))
}

func (w *World) random(r *rand.Rand, i int) naskah.Naskah {
	d := w.Draft()
	d.Instansi = pick(r, regions...)
	d.Unit, d.KerjaSama = pick(r, unitOf(d.Instansi, 0), unitOf(d.Instansi, 1), unitOf(d.Instansi, 2), ""), kerjaSamaOf(d.Instansi, r.IntN(2))
	d.State, d.Jenis = pick(r, naskah.States...), pick(r, naskah.KSBD, naskah.KSBPK, naskah.PKSD, naskah.PKSPK, naskah.NK, naskah.RK, naskah.Addendum)
	if r.IntN(2) == 0 {
		d.State = pick(r, naskah.Signed, naskah.Archived, naskah.Signing)
	}
	d.Jalur, d.Tahun = pick(r, naskah.DaftarJalur...), 2019+r.IntN(8)
	d.Author = pick(r, people...)
	d.Judul = fmt.Sprintf("%s %s %d", pick(r, "Pengelolaan", "PENANGANAN", "Pertukaran"), pick(r, "Sampah", "data 100%", "Limbah_B3", "É toile", "\\balik"), i)
	d.Parties = nil
	for j := range 1 + r.IntN(3) {
		p := naskah.Party{Urut: j + 1, Peran: naskah.MitraPeran, Nama: pick(r, "PT Contoh Daur Ulang", "Kota Banjar", "Universitas Ééé")}
		if r.IntN(2) == 0 {
			p.Instansi = pick(r, regions...)
		}
		d.Parties = append(d.Parties, p)
		d.Nomor = append(d.Nomor, naskah.Nomor{Party: j + 1, Kind: naskah.Bernomor, Text: fmt.Sprintf("134.4/%02d/KSB", r.IntN(40))})
	}
	for range r.IntN(3) {
		d.Signers = append(d.Signers, naskah.Signer{Party: 1, Order: r.IntN(2), User: pick(r, people...)})
	}
	for range r.IntN(4) {
		p := naskah.Paraf{User: pick(r, people...)}
		if r.IntN(2) == 0 {
			p.At = w.Clock()
		}
		d.Parafs = append(d.Parafs, p)
	}
	if d.Imported = r.IntN(3) == 0; d.Imported {
		d.Batch = pick(r, "", "lembar-1", "lembar-2")
	}
	if r.IntN(2) == 0 {
		d.Current = naskah.DigestOf([]byte(d.ID))
	}
	d.Mulai = pick(r, naskah.Date{}, day(r))
	d.Berakhir = naskah.Akhir{Kind: pick(r, naskah.AkhirTanpaBatas, naskah.AkhirTidakTahu, "")}
	if r.IntN(3) > 0 {
		d.Berakhir = naskah.Akhir{Kind: naskah.AkhirTanggal, Date: day(r)}
	}
	return d
}

func (w *World) randomSession(r *rand.Rand, d naskah.Naskah) *naskah.SigningSession {
	s := naskah.SigningSession{ID: naskah.SessionID(w.id("sesi")), Naskah: d.ID, State: pick(r, naskah.SessionOpen, naskah.SessionOpen, naskah.SessionOpen, naskah.SessionRecalled)}
	s.Deadline = pick(r, time.Time{}, w.Clock().Add(-time.Hour), w.Clock().Add(time.Hour))
	for range r.IntN(4) {
		turn := naskah.Turn{Signer: naskah.Signer{Order: r.IntN(2), User: pick(r, people...)}, State: naskah.TurnWaiting}
		if r.IntN(3) == 0 {
			turn.State, turn.Sealed = naskah.TurnSealed, naskah.DigestOf([]byte(w.id("segel")))
		}
		s.Turns = append(s.Turns, turn)
	}
	return &s
}

// scopes are readers of every sort.
func scopes() map[string]naskah.Scope {
	out := map[string]naskah.Scope{
		"system": system, "public": naskah.ScopePublic(),
		"province":  naskah.ScopeOf(naskah.Principal{User: "gub", Instansi: jabar, Unit: unitOf(jabar, 0), Roles: []naskah.Role{naskah.RoleOfficer}}, banjar, ciamis),
		"nobody":    naskah.ScopeOf(naskah.Principal{}),
		"unitless":  naskah.ScopeOf(naskah.Principal{User: "budi", Instansi: ciamis, Roles: []naskah.Role{naskah.RoleAuthor}}),
		"elsewhere": naskah.ScopeOf(naskah.Principal{User: "lain", Instansi: "99.99", Unit: "x", Roles: naskah.Roles}, ciamis),
	}
	for _, u := range []naskah.UserID{"yuni", "walikota", "direktur", "ratna"} {
		for _, role := range naskah.Roles {
			p := naskah.Principal{User: u, Instansi: banjar, Unit: unitOf(banjar, 1), Roles: []naskah.Role{role}}
			out[fmt.Sprintf("%s as %s", u, role)] = naskah.ScopeOf(p)
			p.Mitra = "m1"
			out[fmt.Sprintf("%s of a partner as %s", u, role)] = naskah.ScopeOf(p)
		}
	}
	return out
}

func size(normal int) int {
	if long() {
		return normal * 10
	}
	return normal
}

// scopeEqualsSees: for a random population and readers of every sort, what the store shows is what Scope.Sees says, read one by one
// and listed.
func scopeEqualsSees(t *testing.T, w *World) {
	all := w.populate(t, rand.New(rand.NewPCG(1, 2)), size(110))
	sights := map[naskah.Sight]int{}
	for name, s := range scopes() {
		var want []naskah.Naskah
		for _, n := range all {
			sight := s.Sees(n)
			sights[sight]++
			switch sight {
			case naskah.SeesPenuh:
				want = append(want, n)
			case naskah.SeesRingkasan:
				want = append(want, n.Ringkas())
			}
			got, err := w.Naskah(t.Context(), s, n.ID)
			switch sight {
			case naskah.SeesNothing:
				wantAbsent(t, err)
			default:
				if err != nil {
					t.Fatalf("%s does not see %s: %v", name, n.ID, err)
				}
				diff(t, name, got, want[len(want)-1])
			}
		}
		slices.SortFunc(want, newestFirst)
		diff(t, "list for "+name, w.all(t, s, naskah.Filter{Limit: 200}), want)
	}
	if len(sights) != 3 || sights[naskah.SeesRingkasan] == 0 {
		t.Errorf("the population does not try every sight: %v", sights)
	}
}

// all pages through a list.
func (w *World) all(t *testing.T, s naskah.Scope, f naskah.Filter) []naskah.Naskah {
	t.Helper()
	var out []naskah.Naskah
	for {
		page, err := w.List(t.Context(), s, f)
		if err != nil {
			t.Fatalf("List %+v: %v", f, err)
		}
		out = append(out, page.Naskah...)
		if len(page.Naskah) > f.Rows() {
			t.Fatalf("a page of %d rows, asked for %d", len(page.Naskah), f.Rows())
		}
		if page.Next == "" {
			if page.Total != len(out) {
				t.Fatalf("%d rows, Total is %d", len(out), page.Total)
			}
			return out
		}
		f.After = page.Next
	}
}

func newestFirst(a, b naskah.Naskah) int {
	if c := b.UpdatedAt.Compare(a.UpdatedAt); c != 0 {
		return c
	}
	if a.ID > b.ID {
		return -1
	}
	return 1
}

// scopeOfParts: versions, sessions and deliveries are for who sees the naskah in full; relations reach only to what is seen.
func scopeOfParts(t *testing.T, w *World) {
	signed, draft := w.Draft(), w.Draft()
	signed.State = naskah.Signed
	signed, draft = w.put(t, signed), w.put(t, draft)
	w.record(t, naskah.Record{Relasi: &naskah.Relasi{ID: "r1", Instansi: banjar, Dari: draft.ID, Ke: signed.ID, Jenis: naskah.Melaksanakan}})
	province := naskah.ScopeOf(naskah.Principal{User: "gub", Instansi: jabar, Roles: []naskah.Role{naskah.RoleOfficer}}, banjar)
	if n, err := w.Naskah(t.Context(), province, signed.ID); err != nil || n.Author != "" {
		t.Fatalf("the province's summary: %+v, %v", n, err)
	}
	_, err := w.Versions(t.Context(), province, signed.ID)
	wantAbsent(t, err)
	_, err = w.Sessions(t.Context(), province, signed.ID)
	wantAbsent(t, err)
	_, err = w.Deliveries(t.Context(), province, signed.ID)
	wantAbsent(t, err)
	_, err = w.Events(t.Context(), province, signed.ID.Subject())
	wantAbsent(t, err)
	for name, c := range map[string]struct {
		s    naskah.Scope
		want int
	}{"system": {system, 1}, "our officer": {naskah.ScopeOf(officer), 1}, "the province": {province, 0}} {
		rel, err := w.Relasi(t.Context(), c.s, signed.ID)
		if err != nil || len(rel) != c.want {
			t.Errorf("%s sees %d relations, %v; want %d", name, len(rel), err, c.want)
		}
	}
	_, err = w.Relasi(t.Context(), province, draft.ID)
	wantAbsent(t, err)
	if page, err := w.List(t.Context(), province, naskah.Filter{Author: author.User}); err != nil || page.Total != 0 {
		t.Errorf("a summary tells who wrote: %+v, %v", page, err)
	}
}

// scopeOverdue lists the naskah in signing whose deadline is past, within the scope.
func scopeOverdue(t *testing.T, w *World) {
	deadline := w.Clock().Add(time.Hour)
	open := func(i naskah.InstansiID, state naskah.SessionState, at naskah.State) naskah.NaskahID {
		d := w.Draft()
		d.Instansi, d.KerjaSama, d.State, d.Parties = i, kerjaSamaOf(i, 0), at, nil
		c := change(d, naskah.ActCreate, naskah.None)
		c.Session = &naskah.SigningSession{ID: naskah.SessionID(w.id("sesi")), Naskah: d.ID, State: state, Deadline: deadline}
		return w.advance(t, c).ID
	}
	ours, theirs := open(banjar, naskah.SessionOpen, naskah.Signing), open(ciamis, naskah.SessionOpen, naskah.Signing)
	open(banjar, naskah.SessionRecalled, naskah.Signing)
	open(banjar, naskah.SessionCompleted, naskah.Signed)
	endless := w.Draft()
	endless.State = naskah.Signing
	c := change(endless, naskah.ActCreate, naskah.None)
	c.Session = &naskah.SigningSession{ID: naskah.SessionID(w.id("sesi")), Naskah: endless.ID, State: naskah.SessionOpen}
	w.advance(t, c)
	deadline = naskah.Milli(deadline)
	for _, c := range []struct {
		name string
		s    naskah.Scope
		now  time.Time
		want []naskah.NaskahID
	}{
		{"before", system, deadline.Add(-time.Millisecond), nil},
		{"on it", system, deadline, []naskah.NaskahID{ours, theirs}},
		{"after", system, deadline.Add(time.Hour), []naskah.NaskahID{ours, theirs}},
		{"ours", naskah.ScopeOf(officer), deadline, []naskah.NaskahID{ours}},
		{"public", naskah.ScopePublic(), deadline, nil},
	} {
		got, err := w.Overdue(t.Context(), c.s, c.now)
		if err != nil {
			t.Fatal(err)
		}
		diff(t, c.name, got, c.want)
	}
}
