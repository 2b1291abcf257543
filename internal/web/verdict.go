package web

import (
	"slices"
	"strings"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/verify"
	"naskah/internal/web/views"
)

// verdict says what a judgement and the register say, each for itself.
func (k *call) verdict(r office.VerifyResult) views.VerdictView {
	if r.Public != nil { // the page of a naskah is the page of its Instansi
		k.inst = k.instansi(k.ctx, r.Public.Instansi)
		k.zone = zone(k.inst)
	}
	v := views.VerdictView{Judged: r.Judged, Uji: r.Judged && r.Report.UJI}
	k.verdictHead(r, &v)
	for _, n := range r.Notices {
		v.Notices = append(v.Notices, n.Msg)
	}
	if r.Public != nil {
		v.Kode = r.Public.Kode
		k.verdictRegister(r, &v)
	}
	for i, s := range r.Report.Signatures {
		v.Signers = append(v.Signers, k.verdictSigner(r, i, s))
	}
	if len(v.Signers) == 0 && r.Public != nil {
		v.Signers = k.publicSigners(r)
	}
	for _, why := range r.Report.Reasons {
		v.Reasons = append(v.Reasons, why.Msg+" ("+why.Code+")")
	}
	if r.Judged {
		v.File = append(v.File, views.KV{Key: k.t("fact.digest"), Value: r.Digest.Short(), Mono: true}, views.KV{Key: k.t("verdict.checked"), Value: k.when(r.Report.At)})
		if r.Report.GoodUntil != nil {
			v.File = append(v.File, views.KV{Key: k.t("verdict.gooduntil"), Value: k.when(*r.Report.GoodUntil)})
		}
	}
	return v
}

// verdictHead is the one sentence.
func (k *call) verdictHead(r office.VerifyResult, v *views.VerdictView) {
	n := len(r.Report.Signatures)
	known := r.Public == nil || r.Match == naskah.MatchCurrent
	switch {
	case !r.Judged && r.Public != nil && isOneOf(r.Public.State, naskah.SignedStates...):
		v.Tone, v.Icon, v.Head, v.Line = views.Info, "file-check", k.t("verdict.imported"), k.t("verdict.imported.line")
	case !r.Judged:
		v.Tone, v.Icon, v.Head, v.Line = views.Gold, "clock", k.t("verdict.unsigned"), k.t("verdict.unsigned.line")
	case r.Report.Verdict == verify.Sah && !known:
		v.Tone, v.Icon = views.Gold, "shield-question-mark"
		v.Head, v.Line = k.t("verdict.notfinal"), k.t("verdict.notfinal.line", n)
	case r.Report.Verdict == verify.Sah && r.Report.UJI:
		v.Tone, v.Icon, v.Head, v.Line = views.OK, "shield-check", k.t("verdict.uji.head"), k.t("verdict.uji.line", n)
	case r.Report.Verdict == verify.Sah:
		v.Tone, v.Icon, v.Head, v.Line = views.OK, "shield-check", k.t("verdict.sah"), k.t("verdict.sah.line", n)
	case r.Report.Verdict == verify.TidakSah:
		v.Tone, v.Icon, v.Head, v.Line = views.Bad, "shield-x", k.t("verdict.tidak_sah"), k.t("verdict.tidak_sah.line")
	default:
		v.Tone, v.Icon, v.Head, v.Line = views.Gold, "shield-question-mark", k.t("verdict.tidak_dapat_dipastikan"), k.t("verdict.tidak_dapat_dipastikan.line")
	}
}

// verdictRegister is what the register knows, never as if it were about a file that was refused.
func (k *call) verdictRegister(r office.VerifyResult, v *views.VerdictView) {
	p := r.Public
	v.RegisterTitle, v.RegisterLine = k.t("verdict.register"), k.t("verdict.register.line")
	if r.Judged && (r.Report.Verdict == verify.TidakSah || r.Match != naskah.MatchCurrent) {
		v.RegisterTitle, v.RegisterLine = k.t("verdict.register.bad"), k.t("verdict.register.badline")
	}
	v.Facts = []views.KV{{Key: k.t("nav.naskah"), Value: p.Judul, Strong: true}, {Key: k.t("fact.kind"), Value: jenisFull(p.Jenis)}}
	add := func(key, value string) {
		if value != "" {
			v.Facts = append(v.Facts, views.KV{Key: k.t(key), Value: value})
		}
	}
	for _, x := range p.Nomor {
		if x.Kind == naskah.Bernomor {
			add2(&v.Facts, k.t("fact.nomor.of", naskah.Ordinal(x.Party)), x.Text)
		}
	}
	if !p.Tanggal.IsZero() {
		add("fact.tanggal", p.Tanggal.Panjang())
	}
	add("fact.parties", strings.Join(partyNames(p.Parties), " · "))
	if r.Validity == "" {
		v.Validity = k.stateBadge(naskah.Naskah{State: p.State})
		return
	}
	v.Validity = k.validityBadge(r.Validity, p.Berakhir)
	word := k.validityWord(r.Validity, p.Berakhir)
	if r.Validity == naskah.SegeraHabis {
		word = k.t("validity.berlaku")
	}
	switch {
	case p.Berakhir.Kind == naskah.AkhirTanpaBatas:
		word = k.t("validity.open", word)
	case p.Berakhir.Kind == naskah.AkhirTanggal && r.Validity == naskah.BerakhirSudah:
		word = k.t("validity.ended", word, p.Berakhir.Date.Panjang())
	case p.Berakhir.Kind == naskah.AkhirTanggal && r.Validity != naskah.Diakhiri:
		word = k.t("validity.until", word, p.Berakhir.Date.Panjang())
	}
	v.Facts = append(v.Facts, views.KV{Key: k.t("fact.term"), Value: word})
}

func add2(list *[]views.KV, key, value string) {
	if value != "" {
		*list = append(*list, views.KV{Key: key, Value: value})
	}
}

// verdictSigner is one signature: three lines.
func (k *call) verdictSigner(r office.VerifyResult, i int, s verify.SignatureReport) views.VerdictSigner {
	out := views.VerdictSigner{Nama: s.Signer}
	if out.Nama == "" {
		out.Nama = k.t("verdict.field", i+1)
	}
	var at time.Time
	var late string
	out.Line = k.t("verdict.field", i+1)
	if signers := inTime(r.Public); i < len(signers) && r.Report.Verdict != verify.TidakSah {
		out.Nama, out.Line, at = signers[i].Nama, signers[i].Jabatan+", "+ordinalParty(signers[i].Party), signers[i].At
		late = office.Late(r.Public.Tanggal, at, k.zone)
	}
	if at.IsZero() && s.TimeClaimed != nil {
		at = *s.TimeClaimed
	}
	switch s.Verdict {
	case verify.Sah:
		out.Badge = views.Badge{Text: k.t("verdict.ok"), Tone: views.OK}
		if r.Report.UJI {
			out.Badge.Text = k.t("verdict.ok.uji")
		}
		out.Marks = append(out.Marks, views.Mark{Icon: "check", Text: k.t("verdict.intact"), Tone: views.OK})
		cert := k.t("verdict.cert")
		if s.GoodUntil != nil && r.Report.UJI {
			cert = k.t("verdict.cert.uji", naskah.DateIn(*s.GoodUntil, k.zone).Panjang())
		}
		out.Marks = append(out.Marks, views.Mark{Icon: "check", Text: cert, Tone: views.OK})
	case verify.TidakSah:
		out.Badge = views.Badge{Text: k.t("verdict.no"), Tone: views.Bad}
	default:
		out.Badge = views.Badge{Text: k.t("verdict.maybe"), Tone: views.Gold}
	}
	for _, why := range s.Reasons {
		m := views.Mark{Icon: "x", Text: why.Msg + " (" + why.Code + ")", Tone: views.Bad}
		if s.Verdict == verify.TidakDapatDipastikan {
			m.Icon, m.Tone = "circle-alert", views.Gold
		}
		out.Marks = append(out.Marks, m)
	}
	for _, w := range s.Warnings {
		out.Marks = append(out.Marks, views.Mark{Icon: "info", Text: w.Msg + " (" + w.Code + ")", Tone: views.Gold})
	}
	if !at.IsZero() && s.Verdict != verify.TidakSah {
		out.Marks = append(out.Marks, views.Mark{Icon: "clock", Text: k.t("verdict.time", k.when(at)) + ". " + k.t("verdict.notime") + "."})
	}
	if late != "" { // accepted, and said [OP 1.7]
		out.Marks = append(out.Marks, views.Mark{Icon: "info", Text: late})
	}
	return out
}

// inTime are the signers in the order in which they sealed, which is the order of the signatures in the file.
func inTime(p *naskah.PublicView) []naskah.PublicSigner {
	if p == nil {
		return nil
	}
	out := slices.Clone(p.Signers)
	slices.SortStableFunc(out, func(a, b naskah.PublicSigner) int { return a.At.Compare(b.At) })
	return out
}

// publicSigners are the signers of a naskah of which no file was judged.
func (k *call) publicSigners(r office.VerifyResult) []views.VerdictSigner {
	var out []views.VerdictSigner
	for _, s := range r.Public.Signers {
		line := s.Jabatan
		if !s.At.IsZero() {
			line += " · " + k.when(s.At)
		}
		out = append(out, views.VerdictSigner{Nama: s.Nama, Line: line})
	}
	return out
}
