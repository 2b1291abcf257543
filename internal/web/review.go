package web

import (
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/document"
	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// diffViews are changed pasal as the page shows them.
func (k *call) diffViews(list []document.ClauseDiff) []views.DiffClause {
	var out []views.DiffClause
	for _, c := range list {
		x := views.DiffClause{Title: c.Title}
		if c.Title == "" {
			x.Title = k.t("diff.outside")
		}
		switch {
		case c.Added:
			x.Badge = views.Badge{Text: k.t("diff.added"), Tone: views.OK}
		case c.Removed:
			x.Badge = views.Badge{Text: k.t("diff.removed"), Tone: views.Bad}
		case c.Moved:
			x.Badge = views.Badge{Text: k.t("diff.moved"), Tone: views.Info}
			if c.From != "" {
				x.Badge.Text = k.t("diff.moved.from", c.From)
			}
		}
		for _, line := range c.Lines {
			var parts []views.DiffPart
			for _, r := range line {
				parts = append(parts, views.DiffPart{Op: string(r.Op), Text: r.Text})
			}
			x.Lines = append(x.Lines, parts)
		}
		out = append(out, x)
	}
	return out
}

// returnNotes are the notes of the newest return, each beside what became of its pasal; write leads to where it is mended.
func (k *call) returnNotes(id naskah.NaskahID, write bool) ([]views.NoteRow, error) {
	notes, err := k.office.ReturnNotes(k.ctx, k.p, id)
	if err != nil {
		return nil, err
	}
	var out []views.NoteRow
	for _, n := range notes {
		r := views.NoteRow{Pasal: n.Pasal, Note: n.Note, Line: joined(n.By, n.At), Diff: k.diffViews(n.Diff)}
		switch {
		case n.Clause == "":
			r.Pasal = k.t("review.whole.note")
		case n.Gone:
			r.State = views.Badge{Text: k.t("review.gone"), Tone: views.Info}
		case len(n.Diff) == 0:
			r.State = views.Badge{Text: k.t("review.unchanged"), Tone: views.Gold}
		default:
			r.State = views.Badge{Text: k.t("review.changed"), Tone: views.OK}
		}
		if write && n.Clause != "" && !n.Gone {
			r.Href, r.Label = pasalPath(id, n.Clause), k.t("review.mend", n.Pasal)
		}
		out = append(out, r)
	}
	return out, nil
}

// showReview is the reading page of the reviewer whose turn it is.
func showReview(k *call) error { return k.drawReview(fiber.StatusOK, nil) }

func (k *call) drawReview(status int, wrong *naskah.Error) error {
	f, err := k.file()
	if err != nil {
		return err
	}
	if f.n.State != naskah.Review { // it has gone on: its page says how far
		return k.to(naskahPath(f.n.ID))
	}
	if !f.may(naskah.ActReturn) {
		return denied()
	}
	v := views.ReviewView{
		ID: string(f.n.ID), Title: k.judul(f.n), Seq: f.n.Seq, Line: joined(jenisShort(f.n), others(f.n), k.t("step.parafs", done(f.n.Parafs), len(f.n.Parafs))),
		Paraf: k.words.Act(naskah.ActParaf), Due: k.dueBadge(f.n), Reason: k.form.Get("alasan"), PDF: naskahPath(f.n.ID, "/konsep.pdf"),
	}
	if f.may(naskah.ActApprove) {
		v.Paraf = k.words.Act(naskah.ActApprove)
	}
	if v.Notes, err = k.returnNotes(f.n.ID, false); err != nil {
		return err
	}
	again, err := k.office.SinceMyParaf(k.ctx, k.p, f.n.ID)
	if err != nil {
		return err
	}
	v.Since, v.Again = again.Since, k.diffViews(again.Diff)
	s, err := k.sheetOf(f.n)
	if err != nil {
		return err
	}
	if s == nil {
		return noText()
	}
	v.Sheet = *s
	for _, c := range k.clauses(f.n) {
		v.Clauses = append(v.Clauses, views.ClauseNote{ID: c.Value, Title: c.Label, Text: k.form.Get("catatan." + c.Value)})
	}
	if wrong != nil {
		v.Said = wrong.Msg
	}
	return k.draw(status, v.Title, true, "", views.Review(v))
}

// dueBadge says until when the paraf are asked for: "paraf diharapkan sebelum …", late in words.
func (k *call) dueBadge(n naskah.Naskah) views.Badge {
	if n.State != naskah.Review || n.Batas.IsZero() {
		return views.Badge{}
	}
	left := k.today().DaysUntil(n.Batas)
	switch {
	case left < 0:
		return views.Badge{Text: k.t("due.late", n.Batas.Panjang(), -left), Tone: views.Bad}
	case left == 0:
		return views.Badge{Text: k.t("due.today"), Tone: views.Warn}
	}
	return views.Badge{Text: k.t("due.before", n.Batas.Panjang()), Tone: views.Gold}
}

// showCompare shows two versions clause by clause.
func showCompare(k *call) error {
	f, err := k.file()
	if err != nil {
		return err
	}
	a, b := number(k.c.Params("a")), number(k.c.Params("b"))
	diff, err := k.office.Compare(k.ctx, k.p, f.n.ID, a, b)
	if err != nil {
		return err
	}
	v := views.CompareView{ID: string(f.n.ID), Title: k.judul(f.n), Diff: k.diffViews(diff), PDF: comparePath(f.n.ID, a, b) + "/perubahan.pdf", A: k.versionChoice(f, a), B: k.versionChoice(f, b)}
	texts := f.texts()
	for i := 1; i < len(texts); i++ {
		from, to := texts[i-1].No, texts[i].No
		v.Versions = append(v.Versions, views.Option{Value: comparePath(f.n.ID, from, to), Label: k.t("compare.of", from, to)})
	}
	return k.wide(k.t("compare.title")+" · "+v.Title, views.Compare(v))
}

// downloadCompare is the whole text with what changed marked in it.
func downloadCompare(k *call) error {
	id, err := k.naskahID()
	if err != nil {
		return err
	}
	b, name, err := k.office.ComparePDF(k.ctx, k.p, id, number(k.c.Params("a")), number(k.c.Params("b")))
	return k.handOut(b, name, err)
}

func (k *call) versionChoice(f file, no int) views.VersionChoice {
	x := byID(f.versions, func(x naskah.Version) bool { return x.No == no })
	return views.VersionChoice{No: no, Line: joined(k.when(x.At), k.t("naskah.pages", x.Pages)), Href: naskahPath(f.n.ID, "/pdf?versi="+itoa(no))}
}

// texts are the versions that differ in their text: a sealed one has the text of the one it extends.
func (f file) texts() []naskah.Version {
	var out []naskah.Version
	for _, v := range f.versions {
		if v.Of == naskah.Rendered && !slices.ContainsFunc(out, func(x naskah.Version) bool { return x.Values == v.Values }) {
			out = append(out, v)
		}
	}
	return out
}

func comparePath(id naskah.NaskahID, a, b int) string {
	return naskahPath(id, "/banding/"+itoa(a)+"/"+itoa(b))
}

// returnAgain is the reading page with what was typed, when a return that came from it did not go through.
func (k *call) returnAgain(err error) error {
	e, ok := worthAsking(err)
	if !ok || k.form.Get("dari") != "periksa" {
		return err
	}
	if e.Code == "NSK-SEQ" || strings.HasPrefix(e.Code, "NSK-STATE") {
		return err
	}
	return k.drawReview(answers[e.Kind].status, e)
}

// compareDoor leads from a version to what changed since the text before it; empty for the first text, and for a seal on the same text.
func (k *call) compareDoor(f file, v naskah.Version) string {
	texts := f.texts()
	for i := 1; i < len(texts); i++ {
		if texts[i].No == v.No {
			return comparePath(f.n.ID, texts[i-1].No, v.No)
		}
	}
	return ""
}

// notesBeside are the notes of the newest return while they are of use: to who mends the text, and to who reads it again.
func (k *call) notesBeside(f file) ([]views.NoteRow, error) {
	if !isOneOf(f.n.State, naskah.Draft, naskah.Review) || k.p.Outside() {
		return nil, nil
	}
	return k.returnNotes(f.n.ID, f.may(naskah.ActEdit))
}
