package naskah_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"naskah/internal/naskah"
)

// Who sees how much of the naskah of Kota Banjar, in each state: p all of it, r a summary, - nothing.
func TestScopeSees(t *testing.T) {
	in := func(p naskah.Principal, unit naskah.UnitID, i naskah.InstansiID) naskah.Principal {
		p.Unit, p.Instansi = unit, i
		return p
	}
	province := in(person("prov", naskah.RoleOfficer), "biro", "32")
	neighbour := in(person("tasik", naskah.RoleOfficer), "x", tasik)
	for _, x := range []struct {
		name  string
		scope naskah.Scope
		want  string // draft review approved signing signed archived cancelled
	}{
		{"system", naskah.ScopeSystem(), "ppppppp"},
		{"system by its principal", naskah.ScopeOf(naskah.System()), "ppppppp"},
		{"public", naskah.ScopePublic(), "-------"},
		{"nobody", naskah.Scope{}, "-------"},
		{"author", naskah.ScopeOf(yuni), "ppppppp"},
		{"author who moved to another unit", naskah.ScopeOf(in(yuni, "hukum", banjar)), "ppppppp"},
		{"colleague of the unit", naskah.ScopeOf(person("budi", naskah.RoleAuthor)), "ppppppp"},
		{"author of another unit", naskah.ScopeOf(in(person("budi", naskah.RoleAuthor), "hukum", banjar)), "----pp-"},
		{"officer of another unit", naskah.ScopeOf(in(ratna, "hukum", banjar)), "ppppppp"},
		{"reviewer of another unit", naskah.ScopeOf(in(kabag, "hukum", banjar)), "ppppppp"},
		{"archivist of another unit", naskah.ScopeOf(in(arsip, "hukum", banjar)), "ppppppp"},
		{"signer of another unit, of this naskah", naskah.ScopeOf(in(walikota, "setda", banjar)), "---ppp-"},
		{"signer of another unit, of no turn", naskah.ScopeOf(in(person("wakil", naskah.RoleSigner), "setda", banjar)), "----pp-"},
		{"outside signer", naskah.ScopeOf(direktur), "---ppp-"},
		{"another outside signer", naskah.ScopeOf(naskah.Principal{User: "z", Mitra: "pt-z", Instansi: banjar, Roles: []naskah.Role{naskah.RoleSigner}}), "-------"},
		{"outside signer with a role of the house", naskah.ScopeOf(naskah.Principal{User: "z", Mitra: "pt-z", Instansi: banjar, Unit: "pem", Roles: []naskah.Role{naskah.RoleOfficer}}), "-------"},
		{"another Instansi", naskah.ScopeOf(neighbour), "-------"},
		{"province, as summary", naskah.ScopeOf(province, banjar), "----rr-"},
	} {
		t.Run(x.name, func(t *testing.T) {
			got := ""
			for _, s := range naskah.States {
				got += map[naskah.Sight]string{naskah.SeesNothing: "-", naskah.SeesRingkasan: "r", naskah.SeesPenuh: "p"}[x.scope.Sees(inState(s))]
			}
			if got != x.want {
				t.Errorf("sees %s, want %s", got, x.want)
			}
		})
	}

	// A region that is a party sees it from signing on, and of its history only what happened from then on.
	shared := inState(naskah.Signing)
	shared.Parties[1] = naskah.Party{Urut: 2, Instansi: tasik, Nama: "PEMERINTAH DAERAH KOTA TASIKMALAYA"}
	partner := naskah.ScopeOf(neighbour)
	if partner.Sees(shared) != naskah.SeesPenuh || partner.Inside(shared) {
		t.Error("a partner region does not see what it signs")
	}
	shared.State = naskah.Approved
	if partner.Sees(shared) != naskah.SeesNothing {
		t.Error("a partner region sees a naskah before signing")
	}
	_, events := history(t)
	for _, e := range events {
		want := e.Act != "create" && e.Act != "edit" && e.Act != "render" && e.Act != "submit" && e.Act != "paraf" && e.Act != "approve" && e.Act != "number"
		if got := partner.SeesEvent(shared, e); got != want {
			t.Errorf("a partner sees %s: %v", e.Act, got)
		}
		if !naskah.ScopeOf(yuni).SeesEvent(shared, e) || !naskah.ScopeSystem().SeesEvent(shared, e) {
			t.Errorf("the house does not see %s", e.Act)
		}
	}
	for name, want := range map[string]bool{"yuni": true, "tasik": false, "direktur": false, "system": true, "public": false} {
		s := map[string]naskah.Scope{"yuni": naskah.ScopeOf(yuni), "tasik": partner, "direktur": naskah.ScopeOf(direktur), "system": naskah.ScopeSystem(), "public": naskah.ScopePublic()}[name]
		if s.SeesInstansi(banjar) != want {
			t.Errorf("%s sees the register: %v", name, !want)
		}
	}
	s := naskah.ScopeOf(province, banjar, tasik)
	if s.User() != "prov" || s.Unit() != "biro" || !s.Wide() || s.Outside() || s.IsSystem() || s.IsPublic() ||
		!slices.Equal(s.Penuh(), []naskah.InstansiID{"32"}) || !slices.Equal(s.Ringkasan(), []naskah.InstansiID{banjar, tasik}) {
		t.Errorf("%+v", s)
	}
}

func TestRingkas(t *testing.T) {
	n := fullNaskah(t).Ringkas()
	text := fmt.Sprintf("%+v", n)
	for _, secret := range []string{"walikota", "yuni", "kabag", "sekda", "nama", "Depo", string(hash([]byte("v"))), string(hash([]byte("pdf")))} {
		if strings.Contains(text, secret) {
			t.Errorf("a summary tells %q", secret)
		}
	}
	if n.Judul == "" || n.Nomor == nil || n.Parties == nil || n.Tanggal.IsZero() {
		t.Error("a summary lacks facts of the register")
	}
}

func TestValidity(t *testing.T) {
	n := inState(naskah.Signed)
	n.Mulai = date(t, "2021-11-24")
	n.Berakhir = naskah.Akhir{Kind: naskah.AkhirTanggal, Date: date(t, "2026-11-23")}
	for day, want := range map[string]naskah.Validity{
		"2021-11-23": naskah.BelumBerlaku, "2021-11-24": naskah.Berlaku, "2026-05-27": naskah.Berlaku, "2026-05-28": naskah.SegeraHabis,
		"2026-11-23": naskah.SegeraHabis, "2026-11-24": naskah.BerakhirSudah,
	} {
		if got := n.ValidityOn(date(t, day), false); got != want {
			t.Errorf("on %s: %s, want %s", day, got, want)
		}
		if got := n.ValidityOn(date(t, day), true); got != naskah.Diakhiri {
			t.Errorf("ended, on %s: %s", day, got)
		}
	}
	day := date(t, "2100-01-01")
	for kind, want := range map[naskah.AkhirKind]naskah.Validity{naskah.AkhirTanpaBatas: naskah.Berlaku, naskah.AkhirTidakTahu: naskah.Berlaku} {
		n.Berakhir = naskah.Akhir{Kind: kind}
		if got := n.ValidityOn(day, false); got != want {
			t.Errorf("%s: %s, want %s", kind, got, want)
		}
	}
	for _, s := range []naskah.State{naskah.Draft, naskah.Review, naskah.Approved, naskah.Signing, naskah.Cancelled} {
		if got := inState(s).ValidityOn(day, false); got != "" {
			t.Errorf("%s is %s", s, got)
		}
	}
	n = naskah.Naskah{Jenis: naskah.KSBD, State: naskah.Archived}
	if got := n.ValidityOn(day, false); got != naskah.Berlaku {
		t.Errorf("an old record without dates is %s", got)
	}
	for _, j := range naskah.DaftarJenis { // what belongs to a cooperation does not run beside it
		n.Jenis = j.Kode
		runs := j.Kode == naskah.KSBD || j.Kode == naskah.KSBPK || j.Kode == naskah.PKSD || j.Kode == naskah.PKSPK || j.Kode == naskah.NK
		if got := n.ValidityOn(day, false); (got == naskah.Berlaku) != runs || (got == "") == runs {
			t.Errorf("a signed %s is %q", j.Kode, got)
		}
		if got := n.ValidityOn(day, true); (got == naskah.Diakhiri) != runs {
			t.Errorf("an ended %s is %q", j.Kode, got)
		}
	}
}

// Only a signed naskah ends another, by replacing or ending it, from the day that the relation names.
func TestRelasiEnded(t *testing.T) {
	for _, jenis := range []naskah.RelasiJenis{naskah.Melaksanakan, naskah.Mengubah, naskah.Memperpanjang, naskah.Menggantikan, naskah.Mengakhiri, naskah.RelasiLampiran, naskah.RelasiKuasa} {
		for _, s := range naskah.States {
			r := naskah.Relasi{Jenis: jenis, Tanggal: date(t, "2022-01-01")}
			want := (jenis == naskah.Menggantikan || jenis == naskah.Mengakhiri) && (s == naskah.Signed || s == naskah.Archived)
			if got := r.Ended(s, date(t, "2022-01-01")); got != want {
				t.Errorf("%s by a %s naskah: %v", jenis, s, got)
			}
			if r.Ended(s, date(t, "2021-12-31")) {
				t.Errorf("%s by a %s naskah holds the day before", jenis, s)
			}
		}
	}
}

// The pengelola akun keeps accounts: of naskah he sees what everybody of his Instansi sees, and he does nothing to them.
func TestAdminSees(t *testing.T) {
	admin := person("admin", naskah.RoleAdmin)
	admin.Unit = "kominfo"
	nobody := admin
	nobody.Roles = nil
	for _, s := range naskah.States {
		n := inState(s)
		if a, b := naskah.ScopeOf(admin).Sees(n), naskah.ScopeOf(nobody).Sees(n); a != b {
			t.Errorf("%s: the admin sees %v, who has no role %v", s, a, b)
		}
		if s != naskah.Signed && s != naskah.Archived && naskah.ScopeOf(admin).Sees(n) != naskah.SeesNothing {
			t.Errorf("the admin sees a naskah in %s", s)
		}
	}
	if naskah.ScopeOf(admin).Wide() || naskah.ScopeOf(admin).Second() {
		t.Error("the admin sees more than others")
	}
	for _, m := range naskah.Moves {
		if m.By == naskah.RoleAdmin || naskah.Allow(admin.As(m.By), m, inState(m.From), session()) == nil {
			t.Errorf("the admin may %s", m.Act)
		}
	}
	if err := naskah.AllowSecond(admin, ratna, inState(naskah.Signed)); code(err) != "NSK-AKSES-PERAN" {
		t.Errorf("the admin confirms: %v", err)
	}
	m := naskah.Move{By: naskah.RoleAdmin}
	if err := naskah.Allow(ratna.As(naskah.RoleAdmin), m, inState(naskah.Draft), session()); err == nil || !strings.Contains(err.Error(), "pengelola akun") {
		t.Errorf("%v does not say what the role is called", err)
	}
}
