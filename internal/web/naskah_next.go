package web

import (
	"slices"

	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// life are the states of the stepper, in order.
var life = []naskah.State{naskah.Draft, naskah.Review, naskah.Approved, naskah.Signing, naskah.Signed, naskah.Archived}

// steps is the stepper of a life: what was, where it stands, what comes. What was recorded from older papers has none.
func (k *call) steps(f file) []views.Step {
	if f.n.Imported {
		return nil
	}
	now := slices.Index(life, f.n.State)
	var out []views.Step
	for i, s := range life {
		step := views.Step{Label: k.words.State(s, false), Late: i >= len(life)/2, Line: k.stepLine(f, s)}
		switch {
		case i < now || (i == now && s == naskah.Archived):
			step.Class = "done"
		case i == now:
			step.Class = "now"
		}
		out = append(out, step)
	}
	if f.n.State == naskah.Cancelled {
		last := f.newest(naskah.ActCancel)
		return append(out[:1:1], views.Step{Label: k.words.State(naskah.Cancelled, false), Line: k.dayOf(last), Class: "stop"})
	}
	return out
}

func (f file) newest(acts ...naskah.Act) naskah.Event { e, _ := f.at(acts...); return e }

func (k *call) dayOf(e naskah.Event) string {
	if e.At.IsZero() {
		return ""
	}
	return naskah.DateIn(e.At, k.zone).Panjang()
}

// stepLine is the small line under a step.
func (k *call) stepLine(f file, s naskah.State) string {
	n := f.n
	switch s {
	case naskah.Draft:
		return k.dayOf(f.newest(naskah.ActCreate))
	case naskah.Review:
		if len(n.Parafs) > 0 && n.State != naskah.Draft {
			return k.t("step.parafs", done(n.Parafs), len(n.Parafs))
		}
	case naskah.Approved:
		if n.State == naskah.Approved && len(n.Nomor) == 0 {
			return k.t("step.number")
		}
		if len(n.Nomor) > 0 && !n.Tanggal.IsZero() {
			return k.t("step.numbered")
		}
	case naskah.Signing:
		if isOneOf(n.State, naskah.TurnStates...) && len(f.session.Turns) > 0 {
			return k.t("step.signers", len(f.session.Turns)-f.session.Waiting(), len(f.session.Turns))
		}
	case naskah.Signed:
		return k.dayOf(f.newest(naskah.ActFinish, naskah.ActRecord))
	case naskah.Archived:
		if e := f.newest(naskah.ActArchive); !e.At.IsZero() {
			return k.dayOf(e)
		}
		return k.t("step.permanent")
	}
	return ""
}

// next says what happens now and by whom, and which of it is the reader's.
func (k *call) next(f file) views.NextView {
	n := f.n
	v := views.NextView{}
	switch n.State {
	case naskah.Draft:
		v.Title, v.Text = k.t("next.draft"), k.t("next.draft.other", k.authorName(f))
		if f.may(naskah.ActEdit) {
			v.Text = k.t("next.draft.mine")
		}
		if why := lastReturn(f.events); why != "" {
			v.Blocked = k.t("next.returned", why)
		}
	case naskah.Review:
		k.nextReview(f, &v)
	case naskah.Approved:
		v.Title, v.Text = k.t("next.number"), k.t("next.number.text")
		if len(n.Nomor) > 0 && !n.Tanggal.IsZero() {
			v.Title, v.Text = k.t("next.open"), k.t("next.open.text")
			if n.Cara == naskah.Basah {
				v.Title, v.Text = k.t("next.print"), k.t("next.print.text")
				if f.may(naskah.ActRecord) {
					v.Title, v.Text, v.Blocked = k.t("next.record"), k.t("next.record.text"), f.blocked(naskah.ActRecord)
				}
			}
		}
		v.Mine = f.may(naskah.ActNumber)
	case naskah.Signing:
		k.nextSigning(f, &v)
	case naskah.Signed:
		v.Title, v.Text, v.Mine = k.t("next.signed"), k.t("next.signed.text"), f.may(naskah.ActArchive)
		if n.Imported {
			v.Title, v.Text = k.t("next.imported"), k.t("next.imported.text")
			if n.Current != "" {
				v.Text = k.t("next.imported.scanned")
			}
		} else {
			v.Text = k.archiveText(n, v.Text)
		}
	case naskah.Archived:
		v.Title, v.Text = k.t("next.archived"), k.t("next.archived.text")
	case naskah.Cancelled:
		v.Title, v.Text = k.t("next.cancelled"), k.t("next.cancelled.text")
	}
	k.buttons(f, &v)
	return v
}

// archiveText says before which day a naskah is to be archived, and why; usual is what is said where there is none.
func (k *call) archiveText(n naskah.Naskah, usual string) string {
	until, proven := k.provenUntil(n)
	due, err := k.office.ArchiveBefore(k.ctx, k.p, n.ID)
	known := err == nil && !due.IsZero()
	switch {
	case known && proven && due.Before(until):
		return k.t("next.signed.within", due.Panjang(), until.Panjang())
	case proven:
		return k.t("next.signed.before", until.Panjang())
	case known:
		return k.t("next.signed.by", due.Panjang())
	}
	return usual
}

func (k *call) authorName(f file) string {
	if e, ok := f.at(naskah.ActCreate); ok && e.By.Nama != "" {
		return e.By.Nama
	}
	return k.t("role.author")
}

func (k *call) nextReview(f file, v *views.NextView) {
	n := f.n
	i := n.NextParaf()
	if i < 0 {
		return
	}
	who := n.Parafs[i].Pejabat
	v.Title = k.t("next.review", orJabatan(who))
	v.Text = k.t("next.review.text", done(n.Parafs), len(n.Parafs))
	if f.may(naskah.ActParaf) || f.may(naskah.ActApprove) {
		v.Mine, v.Text = true, k.t("next.review.mine")
		v.Badge = views.Badge{Text: k.t("paraf.turn.mine"), Tone: views.Gold}
	}
	if n.Parafs[i].User == "" {
		v.Blocked = k.t("next.review.stuck")
	}
}

func orJabatan(p naskah.PejabatSnapshot) string {
	if p.Nama == "" {
		return p.Sebutan()
	}
	return p.Nama
}

func (k *call) nextSigning(f file, v *views.NextView) {
	open := f.session.Open()
	names := ""
	for i, t := range open {
		if i > 0 {
			names += ", "
		}
		names += f.session.Turns[t].Signer.Pejabat.Nama
	}
	v.Title = k.t("next.signing", names)
	v.Text = k.t("next.signing.text", len(f.session.Turns)-f.session.Waiting(), len(f.session.Turns), k.when(f.session.Deadline))
	if f.may(naskah.ActIntend) {
		v.Mine = true
		v.Title = k.t("next.signing.mine")
		if i := f.session.TurnOf(k.p.User); i >= 0 {
			v.Text = k.t("next.signing.minetext", f.session.Turns[i].Signer.Pejabat.Sebutan())
		}
		v.Blocked = f.blocked(naskah.ActIntend)
	}
}

// buttons are the acts of the reader: one filled, those that ask for a reason below it.
func (k *call) buttons(f file, v *views.NextView) {
	n := f.n
	at := func(rest string) string { return naskahPath(n.ID, rest) }
	page := func(act naskah.Act, key, icon, rest string) {
		if f.may(act) {
			v.Buttons = append(v.Buttons, views.Button{Act: string(act), Label: k.t(key), Icon: icon, Action: at(rest), Get: true, Seq: n.Seq})
		}
	}
	post := func(act naskah.Act, icon, rest string) {
		if f.may(act) {
			v.Buttons = append(v.Buttons, views.Button{Act: string(act), Label: k.words.Act(act), Icon: icon, Action: at(rest), Seq: n.Seq})
		}
	}
	page(naskah.ActEdit, "act.edit", "pencil", "/draf")
	post(naskah.ActParaf, "stamp", "/paraf")
	post(naskah.ActApprove, "stamp", "/paraf")
	page(naskah.ActReturn, "act.review", "eye", "/periksa")
	page(naskah.ActIntend, "act.intend", "pen-line", "/tanda-tangan")
	if len(n.Nomor) == 0 || n.Tanggal.IsZero() {
		page(naskah.ActNumber, "act.number", "hash", "/nomor")
	} else if f.blocked(naskah.ActRecord) == "" { // what waits for its second person is said above
		if n.Cara == naskah.Basah && f.may(naskah.ActRecord) {
			page(naskah.ActRecord, "act.record", "file-check", "/catat-basah")
			page(naskah.ActPrint, "act.print.again", "printer", "/cetak")
			page(naskah.ActOpen, "act.open.mixed", "pen-line", "/mulai")
		} else {
			page(naskah.ActOpen, "act.open", "pen-line", "/mulai")
			page(naskah.ActPrint, "act.print", "printer", "/cetak")
		}
		page(naskah.ActNumber, "act.number.again", "hash", "/nomor")
	}
	page(naskah.ActScan, "act.scan", "upload", "/pindai")
	if f.blocked(naskah.ActArchive) == "" {
		page(naskah.ActArchive, "act.archive", "archive", "/arsipkan")
	}
	if len(v.Buttons) > 0 {
		v.Buttons[0].Fill = true
	}
	page(naskah.ActAssign, "act.assign", "users", "/ganti-pejabat")
	k.recordButtons(f, v)
	k.reasonButtons(f, v)
}

// reasonButtons are the acts that ask for a reason in place; they are never filled.
func (k *call) reasonButtons(f file, v *views.NextView) {
	for _, a := range []struct {
		act    naskah.Act
		icon   string
		rest   string
		danger bool
	}{
		{naskah.ActReturn, "undo-2", "/kembalikan", false},
		{naskah.ActDecline, "x", "/tolak", true},
		{naskah.ActWithdraw, "undo-2", "/tarik", false},
		{naskah.ActRecall, "x", "/hentikan", true},
		{naskah.ActRevise, "undo-2", "/revisi", false},
		{naskah.ActCancel, "x", "/batal", true},
	} {
		if !f.may(a.act) {
			continue
		}
		b := views.Button{
			Act: string(a.act), Label: k.words.Act(a.act), Icon: a.icon, Action: naskahPath(f.n.ID, a.rest), Seq: f.n.Seq, Danger: a.danger,
			Reason: k.t("reason." + string(a.act)), Help: k.t("reason." + string(a.act) + ".help"),
		}
		if a.act == naskah.ActReturn {
			b.Notes = k.clauses(f.n)
		}
		v.More = append(v.More, b)
	}
}

// parafRows is the reviewers' chain, once the naskah is before them.
func (k *call) parafRows(f file) []views.TurnRow {
	if f.n.State == naskah.Draft || f.n.Imported {
		return nil
	}
	next := f.n.NextParaf()
	var out []views.TurnRow
	for i, p := range f.n.Parafs {
		r := views.TurnRow{Order: itoa(i + 1), Nama: orJabatan(p.Pejabat), Line: p.Pejabat.Sebutan(), Badge: views.Badge{Text: k.t("paraf.wait")}}
		switch {
		case !p.At.IsZero():
			r.Class, r.Badge, r.Line = "sealed", views.Badge{Text: k.t("paraf.done"), Tone: views.OK}, r.Line+" · "+k.when(p.At)
		case i == next && f.n.State == naskah.Review:
			r.Class, r.Badge = "now", views.Badge{Text: k.t("paraf.turn"), Tone: views.Gold}
			if p.User == k.p.User {
				r.Badge.Text = k.t("paraf.turn.mine")
			}
		}
		out = append(out, r)
	}
	return out
}

// turnRows are the signers: their turns once signing has opened, before that whether each is ready.
func (k *call) turnRows(f file) ([]views.TurnRow, views.Badge) {
	if isOneOf(f.n.State, naskah.TurnStates...) && len(f.session.Turns) > 0 {
		return k.sessionRows(f.session), k.orderBadge(signersOf(f.session))
	}
	signers := slices.Clone(f.n.Signers)
	slices.SortStableFunc(signers, func(a, b naskah.Signer) int { return a.Order - b.Order })
	var out []views.TurnRow
	for _, s := range signers {
		r := views.TurnRow{Order: itoa(s.Order), Nama: s.Pejabat.Nama, Line: s.Pejabat.Sebutan() + ", " + ordinalParty(s.Party)}
		if f.n.State == naskah.Approved && f.n.Cara == naskah.Elektronik && !k.p.Outside() {
			r.Badge = k.readiness(s)
		}
		out = append(out, r)
	}
	return out, k.orderBadge(signers)
}

func signersOf(s naskah.SigningSession) []naskah.Signer {
	var out []naskah.Signer
	for _, t := range s.Turns {
		out = append(out, t.Signer)
	}
	return out
}

func (k *call) orderBadge(signers []naskah.Signer) views.Badge {
	if len(signers) < 2 {
		return views.Badge{}
	}
	for _, s := range signers {
		if s.Order != signers[0].Order {
			return views.Badge{Text: k.t("naskah.ordered")}
		}
	}
	return views.Badge{Text: k.t("naskah.parallel")}
}

// readiness says whether a signer has what he needs.
func (k *call) readiness(s naskah.Signer) views.Badge {
	if s.User == "" {
		return views.Badge{Text: k.t("turn.noaccount"), Tone: views.Warn}
	}
	certs, err := k.register.Certificates(k.ctx, k.scope(), s.User)
	if err != nil {
		return views.Badge{}
	}
	if slices.ContainsFunc(certs, func(c naskah.Certificate) bool { return c.Live(k.opt.Clock()) }) {
		return views.Badge{Text: k.t("turn.ready"), Tone: views.OK}
	}
	return views.Badge{Text: k.t("turn.nocert"), Tone: views.Warn}
}

// sessionRows are the turns in the order in which they may seal.
func (k *call) sessionRows(s naskah.SigningSession) []views.TurnRow {
	turns := slices.Clone(s.Turns)
	slices.SortStableFunc(turns, func(a, b naskah.Turn) int { return a.Signer.Order - b.Signer.Order })
	open := s.Open()
	var out []views.TurnRow
	for i, t := range turns {
		r := views.TurnRow{Order: itoa(i + 1), Nama: t.Signer.Pejabat.Nama, Line: t.Signer.Pejabat.Sebutan() + ", " + ordinalParty(t.Signer.Party), Badge: views.Badge{Text: k.t("turn.wait")}}
		now := slices.ContainsFunc(open, func(j int) bool {
			return s.Turns[j].Signer.Party == t.Signer.Party && s.Turns[j].Signer.User == t.Signer.User
		})
		switch {
		case t.State == naskah.TurnSealed:
			r.Class, r.Badge, r.Line = "sealed", views.Badge{Text: k.t("turn.sealed"), Tone: views.OK}, r.Line+" · "+k.when(t.At)
		case t.State == naskah.TurnDeclined:
			r.Badge = views.Badge{Text: k.t("turn.declined"), Tone: views.Bad}
		case s.State == naskah.SessionOpen && now:
			r.Class, r.Badge = "now", views.Badge{Text: k.t("turn.now"), Tone: views.Gold}
			if t.Signer.User == k.p.User && k.p.User != "" {
				r.Badge.Text = k.t("turn.now.mine")
			}
		}
		out = append(out, r)
	}
	return out
}
