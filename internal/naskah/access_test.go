package naskah_test

import (
	"fmt"
	"testing"

	"naskah/internal/naskah"
)

// Every role × state × act: the table says what is possible, Allow lets exactly its role do it, and everybody else is Denied.
func TestAccessMatrix(t *testing.T) {
	granted := 0
	for _, s := range allStates {
		for _, act := range allActs {
			want, possible := expected(s, act)
			m, err := naskah.Next(s, act)
			if possible != (err == nil) {
				t.Errorf("%q %s: %v", s, act, err)
			}
			if !possible || err != nil {
				continue
			}
			for _, role := range allRoles {
				err := naskah.Allow(actor(role), m, inState(s), session())
				if role == want.By {
					granted++
					refuses(t, err, "", "")
					continue
				}
				reason := "NSK-AKSES-PERAN"
				if role == naskah.RoleSystem || want.By == naskah.RoleSystem {
					reason = "NSK-AKSES-SISTEM"
				}
				t.Run(fmt.Sprintf("%s/%s/%s", s, act, role), func(t *testing.T) { refuses(t, err, naskah.Denied, reason) })
			}
		}
	}
	if granted != len(life) {
		t.Errorf("%d rows are open to their role, want %d", granted, len(life))
	}
}

// Each rule of Allow, one step away from what it allows.
func TestAllow(t *testing.T) {
	with := func(p naskah.Principal, change func(*naskah.Principal)) naskah.Principal { change(&p); return p }
	for _, x := range []struct {
		name  string
		p     naskah.Principal
		state naskah.State
		act   naskah.Act
		n     func(*naskah.Naskah)
		s     func(*naskah.SigningSession)
		want  string
	}{
		{name: "author", p: yuni, state: "draft", act: "edit"},
		{name: "a colleague of his unit", p: person("budi", "author"), state: "draft", act: "edit"},
		{name: "who holds two roles acts in one", p: with(yuni, func(p *naskah.Principal) { p.Roles = []naskah.Role{"officer", "author"} }), state: "draft", act: "edit"},
		{name: "role held, not acted in", p: with(yuni, func(p *naskah.Principal) { p.Role = "officer" }), state: "draft", act: "edit", want: "PERAN"},
		{name: "role acted in, not held", p: with(ratna, func(p *naskah.Principal) { p.Role = "author" }), state: "draft", act: "edit", want: "PERAN"},
		{name: "nobody", p: naskah.Principal{}, state: "draft", act: "edit", want: "PERAN"},
		{name: "a person as the system", p: with(ratna, func(p *naskah.Principal) { p.Role = "system"; p.Roles = []naskah.Role{"system"} }), state: "signing", act: "expire", want: "SISTEM"},
		{name: "a person for the system", p: ratna, state: "signing", act: "expire", want: "SISTEM"},
		{name: "the system as a person", p: naskah.System(), state: "draft", act: "edit", want: "SISTEM"},
		{name: "the system in a role", p: naskah.System().As("author"), state: "draft", act: "edit", want: "PERAN"},
		{name: "no account in a role", p: naskah.Principal{Role: "system"}, state: "signing", act: "expire", want: "PERAN"},
		{name: "the system in another Instansi", p: naskah.System(), state: "signing", act: "expire"},

		{name: "officer of another Instansi", p: with(ratna, func(p *naskah.Principal) { p.Instansi = tasik }), state: "approved", act: "number", want: "INSTANSI"},
		{name: "author of another Instansi, same unit id", p: with(yuni, func(p *naskah.Principal) { p.Instansi = tasik }), state: "draft", act: "edit", want: "INSTANSI"},
		{name: "archivist of another Instansi", p: with(arsip, func(p *naskah.Principal) { p.Instansi = tasik }), state: "signed", act: "archive", want: "INSTANSI"},
		{name: "officer of a partner", p: with(ratna, func(p *naskah.Principal) { p.Mitra = "pt-contoh" }), state: "approved", act: "number", want: "INSTANSI"},
		{name: "no Instansi on either side", p: with(ratna, func(p *naskah.Principal) { p.Instansi = "" }), state: "approved", act: "number", n: func(n *naskah.Naskah) { n.Instansi = "" }, want: "INSTANSI"},
		{name: "reviewer of another Instansi in the chain", p: with(kabag, func(p *naskah.Principal) { p.Instansi = tasik }), state: "review", act: "paraf", want: "INSTANSI"},

		{name: "author of another unit", p: with(yuni, func(p *naskah.Principal) { p.Unit = "hukum" }), state: "draft", act: "submit", want: "UNIT"},
		{name: "author of another unit creates", p: with(yuni, func(p *naskah.Principal) { p.Unit = "hukum" }), state: "", act: "create", want: "UNIT"},
		{name: "no unit on either side", p: with(yuni, func(p *naskah.Principal) { p.Unit = "" }), state: "draft", act: "submit", n: func(n *naskah.Naskah) { n.Unit = "" }, want: "UNIT"},
		{name: "officer of another unit", p: with(ratna, func(p *naskah.Principal) { p.Unit = "hukum" }), state: "approved", act: "number"},

		{name: "next reviewer", p: kabag, state: "review", act: "paraf"},
		{name: "next reviewer returns", p: kabag, state: "review", act: "return"},
		{name: "reviewer after next", p: sekda, state: "review", act: "paraf", want: "GILIRAN"},
		{name: "reviewer after next returns", p: sekda, state: "review", act: "return", want: "GILIRAN"},
		{name: "reviewer of no chain", p: person("asisten", "reviewer"), state: "review", act: "approve", want: "GILIRAN"},
		{name: "reviewer who has given his", p: kabag, state: "review", act: "paraf", n: func(n *naskah.Naskah) { n.Parafs[0].At = begun }, want: "GILIRAN"},
		{name: "all have given theirs", p: sekda, state: "review", act: "approve", n: func(n *naskah.Naskah) { n.Parafs[0].At, n.Parafs[1].At = begun, begun }, want: "GILIRAN"},
		{name: "no chain", p: kabag, state: "review", act: "approve", n: func(n *naskah.Naskah) { n.Parafs = nil }, want: "GILIRAN"},
		{name: "place without account", p: with(kabag, func(p *naskah.Principal) { p.User, p.Orang = "", "" }), state: "review", act: "paraf", n: func(n *naskah.Naskah) { n.Parafs[0].User = "" }, want: "GILIRAN"},

		{name: "reviewer who is the author", p: kabag, state: "review", act: "paraf", n: func(n *naskah.Naskah) { n.Author = "kabag" }, want: "SENDIRI"},
		{name: "approver who wrote", p: kabag, state: "review", act: "approve", n: func(n *naskah.Naskah) { n.Writers = append(n.Writers, naskah.Writer{User: "kabag"}) }, want: "SENDIRI"},
		{name: "author under another account", p: with(kabag, func(p *naskah.Principal) { p.Orang = "o-yuni" }), state: "review", act: "approve", want: "SENDIRI"},
		{name: "two unknown persons are not one", p: with(kabag, func(p *naskah.Principal) { p.Orang = "" }), state: "review", act: "paraf", n: func(n *naskah.Naskah) { n.Writers = []naskah.Writer{{User: "yuni"}} }},

		{name: "first signer", p: direktur, state: "signing", act: "intend"},
		{name: "first signer declines", p: direktur, state: "signing", act: "decline"},
		{name: "second signer", p: walikota, state: "signing", act: "intend", want: "GILIRAN-TTD"},
		{name: "second signer declines", p: walikota, state: "signing", act: "decline", want: "GILIRAN-TTD"},
		{name: "second signer in his turn", p: walikota, state: "signing", act: "finish", s: func(s *naskah.SigningSession) { s.Turns[1].State = naskah.TurnSealed }},
		{name: "first signer again", p: direktur, state: "signing", act: "seal", s: func(s *naskah.SigningSession) { s.Turns[1].State = naskah.TurnSealed }, want: "GILIRAN-TTD"},
		{name: "both at once", p: walikota, state: "signing", act: "intend", s: func(s *naskah.SigningSession) { s.Turns[0].Signer.Order = 1 }},
		{name: "signer of another Instansi in his turn", p: with(direktur, func(p *naskah.Principal) { p.Mitra = ""; p.Instansi = tasik }), state: "signing", act: "intend"},
		{name: "signer of no turn", p: person("wakil", "signer"), state: "signing", act: "intend", want: "GILIRAN-TTD"},
		{name: "turn without account", p: with(direktur, func(p *naskah.Principal) { p.User = "" }), state: "signing", act: "intend", s: func(s *naskah.SigningSession) { s.Turns[1].Signer.User = "" }, want: "GILIRAN-TTD"},
		{name: "session that ended", p: direktur, state: "signing", act: "intend", s: func(s *naskah.SigningSession) { s.State = naskah.SessionRecalled }, want: "GILIRAN-TTD"},
		{name: "session of another naskah", p: direktur, state: "signing", act: "intend", s: func(s *naskah.SigningSession) { s.Naskah = "n2" }, want: "GILIRAN-TTD"},
	} {
		t.Run(x.name, func(t *testing.T) {
			n, s := inState(x.state), session()
			if x.n != nil {
				x.n(&n)
			}
			if x.s != nil {
				x.s(&s)
			}
			m, ok := expected(x.state, x.act)
			if !ok {
				t.Fatalf("no move %q %s", x.state, x.act)
			}
			want := ""
			if x.want != "" {
				want = "NSK-AKSES-" + x.want
			}
			refuses(t, naskah.Allow(x.p, m, n, s), naskah.Denied, want)
		})
	}
}

func TestAllowSecond(t *testing.T) {
	n := inState(naskah.Signed)
	other := person("dewi", naskah.RoleOfficer)
	twin := person("ratna2", naskah.RoleArchivist)
	twin.Orang = ratna.Orang
	far, out := arsip, arsip
	far.Instansi, out.Mitra = tasik, "pt-contoh"
	nobody := naskah.Principal{Roles: []naskah.Role{naskah.RoleOfficer}, Instansi: banjar}
	stranger := n
	stranger.Instansi = ""
	lost := arsip
	lost.Instansi = ""
	unknown, unknown2 := arsip, ratna
	unknown.Orang, unknown2.Orang = "", ""
	moved := ratna
	moved.Orang = "o-lain"
	for name, x := range map[string]struct {
		p, by naskah.Principal
		n     naskah.Naskah
		want  string
	}{
		"himself, linked anew": {moved, ratna, n, "KEDUA"},
		"archivist":            {arsip, ratna, n, ""},
		"another officer":      {other, ratna, n, ""},
		"nobody is known":      {unknown, unknown2, n, "KEDUA"},
		"he is not known":      {unknown, ratna, n, "KEDUA"},
		"the other is unknown": {arsip, unknown2, n, "KEDUA"},
		"himself":              {ratna, ratna, n, "KEDUA"},
		"himself as another":   {twin, ratna, n, "KEDUA"},
		"himself, unknown":     {unknown2, unknown2, n, "KEDUA"},
		"reviewer":             {sekda, ratna, n, "PERAN"},
		"no account":           {nobody, ratna, n, "PERAN"},
		"another Instansi":     {far, ratna, n, "INSTANSI"},
		"a partner":            {out, ratna, n, "INSTANSI"},
		"no Instansi anywhere": {lost, ratna, stranger, "INSTANSI"},
	} {
		t.Run(name, func(t *testing.T) {
			want := ""
			if x.want != "" {
				want = "NSK-AKSES-" + x.want
			}
			refuses(t, naskah.AllowSecond(x.p, x.by, x.n), naskah.Denied, want)
		})
	}
}
