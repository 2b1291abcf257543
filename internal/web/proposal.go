package web

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// showProposal is one act that waits for its second person: who, when, until, why, what it changes, and the scan beside it.
func showProposal(k *call) error {
	x, err := k.proposal()
	if err != nil {
		return err
	}
	return k.proposalPage(fiber.StatusOK, x, "", "")
}

func (k *call) proposal() (office.Proposal, error) {
	id, err := pathValue(k.c, "usul")
	if err != nil {
		return office.Proposal{}, err
	}
	return k.office.Proposal(k.ctx, k.p, id)
}

func (k *call) proposalPage(status int, x office.Proposal, reason, said string) error {
	v := k.proposalView(x)
	v.Reason, v.Error = reason, said
	if v.PDF != "" {
		k.framed()
	}
	return k.draw(status, v.What, v.PDF != "", "", views.Proposal(v))
}

func (k *call) proposalView(x office.Proposal) views.ProposalView {
	at := "/usul/" + x.ID
	v := views.ProposalView{ID: x.ID, What: k.proposalWhat(x), Mine: x.Mine, Waits: x.State == naskah.PendingWaiting, Badge: k.proposalBadge(x.Pending)}
	v.Facts = []views.KV{
		{Key: k.t("proposal.by"), Value: joinDots([]string{x.By.Nama, k.words.Role(x.By.Role)})},
		{Key: k.t("proposal.at"), Value: k.when(x.At)},
		{Key: k.t("proposal.until"), Value: k.when(x.Until)},
		{Key: k.t("proposal.reason"), Value: x.Reason},
	}
	if a := x.Answer; a != nil {
		v.Facts = append(v.Facts, views.KV{Key: k.t("proposal.answer"), Value: joinDots([]string{k.actorName(a.By), k.when(a.At)})})
		if a.Reason != "" {
			v.Facts = append(v.Facts, views.KV{Key: k.t("proposal.answer.reason"), Value: a.Reason})
		}
	}
	for _, c := range x.Changes {
		v.Changes = append(v.Changes, views.ChangeRow{Label: c.Label, Old: c.Old, New: c.New})
	}
	switch {
	case x.Batch != nil:
		v.Title, v.Href = x.Batch.File.Nama, "/naskah/impor/"+x.Batch.ID
		v.Crumb = views.Crumb{Label: k.t("import.title"), Href: "/naskah/impor"}
	default:
		v.Title, v.Href = k.judul(x.Naskah), naskahPath(x.Naskah.ID)
		v.Crumb = views.Crumb{Label: k.t("nav.naskah"), Href: "/naskah"}
		if k.hasScan(x) {
			v.PDF = at + "/pindaian.pdf"
		}
	}
	if v.Waits && x.May != nil && !x.Mine {
		_, e := answerOf(x.May)
		v.Why = e.Msg
	}
	v.May = v.Waits && x.May == nil
	v.Refuse = v.Waits && !x.Mine && (x.May == nil || errors.Is(x.May, naskah.Conflict)) && (k.p.Has(naskah.RoleOfficer) || k.p.Has(naskah.RoleArchivist))
	return v
}

func (k *call) actorName(p naskah.Principal) string {
	if p.Nama == "" {
		return k.t("event.system")
	}
	return p.Nama
}

// hasScan says whether there is a file to be looked at: that which the proposal brings, or that of the naskah.
func (k *call) hasScan(x office.Proposal) bool { return x.Scan != nil || x.Naskah.Current != "" }

// proposalWhat is what is proposed: "Ralat data", "Catat tanda tangan basah".
func (k *call) proposalWhat(x office.Proposal) string {
	if x.Batch != nil {
		return k.t("proposal.undo")
	}
	return k.t("proposal.act." + string(x.Act))
}

func (k *call) proposalBadge(p naskah.Pending) views.Badge {
	b := views.Badge{Text: k.t("proposal.state." + string(p.State))}
	switch p.State {
	case naskah.PendingWaiting:
		b.Tone = views.Gold
	case naskah.PendingConfirmed:
		b.Tone = views.OK
	case naskah.PendingRefused:
		b.Tone = views.Bad
	}
	return b
}

// proposalScan is the scan that the proposal brings, or the file of its naskah: to be compared before it is confirmed.
func proposalScan(k *call) error {
	x, err := k.proposal()
	if err != nil {
		return err
	}
	if x.Scan != nil {
		b, name, err := k.office.ProposalScan(k.ctx, k.p, x.ID)
		return k.handOut(b, name, err)
	}
	if x.Batch != nil || x.Naskah.Current == "" {
		return notFound()
	}
	b, name, err := k.office.Document(k.ctx, k.p, x.Naskah.ID, office.Current)
	return k.handOut(b, name, err)
}

// confirmProposal runs the act as its second person.
func confirmProposal(k *call) error {
	x, err := k.proposal()
	if err != nil {
		return err
	}
	n, bad := k.office.Confirm(k.ctx, k.p, x.ID)
	if bad == nil {
		if x.Batch != nil {
			return k.done("/naskah/impor/"+x.Batch.ID, k.t("flash.proposal.confirm"))
		}
		return k.done(k.after(n.ID), k.t("flash.proposal.confirm"))
	}
	return k.proposalAgain(bad, "")
}

// refuseProposal ends it with a reason.
func refuseProposal(k *call) error {
	x, err := k.proposal()
	if err != nil {
		return err
	}
	if bad := k.office.RefuseProposal(k.ctx, k.p, x.ID, k.form.Get("alasan")); bad != nil {
		return k.proposalAgain(bad, k.form.Get("alasan"))
	}
	return k.done("/tindakan", k.t("flash.proposal.refuse"))
}

// takeBackProposal ends it by who made it.
func takeBackProposal(k *call) error {
	x, err := k.proposal()
	if err != nil {
		return err
	}
	if bad := k.office.TakeBackProposal(k.ctx, k.p, x.ID); bad != nil {
		return k.proposalAgain(bad, "")
	}
	if x.Batch != nil {
		return k.done("/naskah/impor/"+x.Batch.ID, k.t("flash.proposal.takeback"))
	}
	return k.done(naskahPath(x.Naskah.ID), k.t("flash.proposal.takeback"))
}

// proposalAgain is the proposal as it stands now, with what stood in the way.
func (k *call) proposalAgain(bad error, reason string) error {
	e, ok := errors.AsType[*naskah.Error](bad)
	if !ok || (e.Kind != naskah.Invalid && e.Kind != naskah.Conflict) {
		return bad
	}
	x, err := k.proposal()
	if err != nil {
		return err
	}
	return k.proposalPage(answers[e.Kind].status, x, reason, e.Msg)
}
