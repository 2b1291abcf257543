package web

import (
	"errors"
	"net/url"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/document"
	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// routesWord are a draft as Word, and what came back of it.
func (s *site) routesWord(app *fiber.App) {
	app.Get("/naskah/:id/konsep.docx", s.own(downloadWord))
	app.Get("/naskah/:id/usulan", s.own(showSuggested))
	app.Post("/naskah/:id/usulan", s.own(takeSuggestion))
}

// downloadWord is the text of a draft for the other side to write into.
func downloadWord(k *call) error {
	id, err := k.naskahID()
	if err != nil {
		return err
	}
	b, name, err := k.office.Word(k.ctx, k.p, id)
	if err != nil {
		return err
	}
	return k.sendBytes(b, wordType, "attachment", name)
}

const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// showSuggested is the page on which a Word file that came back stands beside the draft: the newest, or the one that is asked for.
func showSuggested(k *call) error {
	d, err := k.draft()
	if errors.Is(err, naskah.Conflict) { // it has gone on: its page says how far
		id, _ := k.naskahID()
		return k.to(naskahPath(id))
	}
	if err != nil {
		return err
	}
	return k.suggestedPage(fiber.StatusOK, d.n, k.c.Query("lampiran"), "")
}

func (k *call) suggestedPage(status int, n naskah.Naskah, file, said string) error {
	v := views.SuggestedView{
		ID: string(n.ID), Title: k.judul(n), Seq: n.Seq, Word: naskahPath(n.ID, "/konsep.docx"), Said: said, Close: naskahPath(n.ID, "/draf"),
	}
	files, err := k.office.Attachments(k.ctx, k.p, n.ID.Subject())
	if err != nil {
		return err
	}
	for _, f := range files {
		if f.Jenis != naskah.LampiranWord || f.Replaced {
			continue
		}
		if file == "" {
			file = f.ID
		}
		v.Files = append(v.Files, views.SuggestedFile{
			Href: suggestedPath(n.ID, f.ID), Nama: f.Nama, Line: joinDots([]string{f.By, k.when(f.At)}), Now: f.ID == file,
		})
	}
	if file != "" {
		got, err := k.office.Suggested(k.ctx, k.p, n.ID, file)
		switch e, ok := errors.AsType[*naskah.Error](err); {
		case err == nil:
			v.File, v.Guessed = file, got.Guessed
			k.suggestions(&v, got)
		case ok && (e.Kind == naskah.Invalid || e.Kind == naskah.Conflict): // the others may still be looked at
			v.Said = e.Msg
		default:
			return err
		}
	}
	return k.draw(status, k.t("word.title")+" · "+v.Title, true, "", views.Suggested(v))
}

func suggestedPath(id naskah.NaskahID, file string) string {
	return naskahPath(id, "/usulan?lampiran="+url.QueryEscape(file))
}

// suggestions are the clauses that differ, each with what was marked in it; what was marked elsewhere stands below.
func (k *call) suggestions(v *views.SuggestedView, got office.Suggested) {
	changed := map[string]int{}
	for i, s := range got.Changes {
		v.Rows = append(v.Rows, views.SuggestionRow{Key: s.Key, Diff: k.diffViews([]document.ClauseDiff{s.ClauseDiff})[0], Taken: s.Taken, Why: s.Why})
		if s.ID != "" {
			changed[s.ID] = i + 1
		}
	}
	for _, n := range got.Notes {
		var list []views.SuggestedNote
		for _, c := range n.Changes {
			key := "word.note.in"
			if c.Deleted {
				key = "word.note.out"
			}
			list = append(list, views.SuggestedNote{Who: k.whoWhen(c.Author, c.At), Text: k.t(key, strings.TrimSpace(c.Text))})
		}
		for _, c := range n.Comments {
			list = append(list, views.SuggestedNote{Who: k.whoWhen(c.Author, c.At), Text: k.t("word.note.comment", c.Text), Quote: n.Quote})
		}
		if i := changed[n.Clause]; i > 0 {
			v.Rows[i-1].Notes = append(v.Rows[i-1].Notes, list...)
			continue
		}
		for i := range list {
			list[i].Quote = joinDots([]string{n.Title, n.Quote})
		}
		v.Loose = append(v.Loose, list...)
	}
}

// whoWhen is the author of a remark; a Word file need not name one.
func (k *call) whoWhen(author string, at time.Time) string {
	if author == "" {
		author = k.t("word.nobody")
	}
	if at.IsZero() {
		return author
	}
	return author + " · " + k.when(at)
}

// takeSuggestion writes one suggestion into the draft; nothing else changes.
func takeSuggestion(k *call) error {
	d, err := k.draft()
	if err != nil {
		return err
	}
	file, key := k.form.Get("lampiran"), k.form.Get("usul")
	n, err := k.office.TakeSuggestion(k.ctx, k.p, d.n.ID, k.seq(), file, key)
	if err == nil {
		return k.done(suggestedPath(n.ID, file)+"#usul-"+url.PathEscape(key), k.t("flash.word.take"))
	}
	e, ok := worthAsking(err)
	if !ok {
		return err
	}
	return k.suggestedPage(answers[e.Kind].status, d.n, file, e.Msg)
}
