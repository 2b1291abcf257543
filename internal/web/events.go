package web

import (
	"encoding/json"
	"slices"
	"strings"

	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// eventRow says in words what happened, who did it and when; the reason stands as a quotation.
func (k *call) eventRow(e naskah.Event) views.EventRow {
	who := e.By.Nama
	if who == "" {
		who = k.t("event.system")
	} else if e.By.Role != "" && e.By.Role != naskah.RoleSystem {
		who += ", " + k.words.Role(e.By.Role)
	}
	row := views.EventRow{Text: k.t("event." + string(e.Act)), Line: who + " · " + k.when(e.At), Quote: quoteOf(e.Detail), Changes: changesOf(e.Detail)}
	if e.Second != nil && e.Second.Nama != "" {
		row.Line += " · " + k.t("event.second", e.Second.Nama, k.words.Role(e.Second.Role))
	}
	if e.Version.Valid() {
		row.Digest = k.t("fact.digest") + " " + e.Version.Short()
	}
	return row
}

// quoteOf is the reason, and the notes per pasal, that an event keeps.
func quoteOf(detail json.RawMessage) string {
	var d struct {
		Alasan  json.RawMessage   `json:"alasan"`
		Catatan map[string]string `json:"catatan"`
	}
	if json.Unmarshal(detail, &d) != nil {
		return ""
	}
	var out []string
	var reason string
	if json.Unmarshal(d.Alasan, &reason) == nil && reason != "" {
		out = append(out, reason)
	}
	var clauses []string
	for c := range d.Catatan {
		clauses = append(clauses, c)
	}
	slices.Sort(clauses)
	for _, c := range clauses {
		out = append(out, naskah.Capitalise(strings.ReplaceAll(c, "-", " "))+": "+d.Catatan[c])
	}
	return strings.Join(out, " · ")
}

// changesOf are the facts that a ralat changed, each as it was and as it became.
func changesOf(detail json.RawMessage) []views.ChangeRow {
	var d struct {
		Perubahan []struct {
			Fakta string `json:"fakta"`
			Lama  string `json:"lama"`
			Baru  string `json:"baru"`
		} `json:"perubahan"`
	}
	if json.Unmarshal(detail, &d) != nil {
		return nil
	}
	var out []views.ChangeRow
	for _, x := range d.Perubahan {
		out = append(out, views.ChangeRow{Label: naskah.Capitalise(x.Fakta), Old: x.Lama, New: x.Baru})
	}
	return out
}

// history is the events of a naskah, newest first. A draft that one person saved many times in a row is one line with its count.
func (k *call) history(events []naskah.Event, limit int) []views.EventRow {
	var out []views.EventRow
	for i := len(events) - 1; i >= 0 && len(out) < limit; i-- {
		e, n := events[i], 1
		for e.Act == naskah.ActEdit && i > 0 && events[i-1].Act == naskah.ActEdit && events[i-1].By.User == e.By.User {
			i--
			n++
		}
		row := k.eventRow(e)
		if n > 1 {
			row.Text = k.t("event.edits", n)
		}
		out = append(out, row)
	}
	return out
}

// lastReturn is the newest reason for which a naskah went back to draft, empty when it has been submitted since.
func lastReturn(events []naskah.Event) string {
	for i := len(events) - 1; i >= 0; i-- {
		switch events[i].Act {
		case naskah.ActReturn, naskah.ActDecline, naskah.ActRevise:
			return quoteOf(events[i].Detail)
		case naskah.ActSubmit:
			return ""
		}
	}
	return ""
}

// showHistory is everything that happened to one naskah, and whether the chain of it holds.
func showHistory(k *call) error {
	n, err := k.naskah()
	if err != nil {
		return err
	}
	events, err := k.store.Events(k.ctx, k.scope(), n.ID.Subject())
	if err != nil {
		return err
	}
	v := views.HistoryView{ID: string(n.ID), Title: k.judul(n)}
	v.Events = k.history(events, len(events))
	v.Chain, v.ChainText = k.chain(n, events)
	return k.show(k.t("naskah.history"), views.History(v))
}

// chain judges the events that the reader sees. Somebody from outside sees a part, which cannot be judged.
func (k *call) chain(n naskah.Naskah, events []naskah.Event) (views.Badge, string) {
	if !k.scope().Inside(n) || len(events) == 0 {
		return views.Badge{Text: k.t("naskah.chain.part"), Tone: views.Info}, ""
	}
	if err := naskah.VerifyHistory(n, events); err != nil {
		return views.Badge{Text: k.t("naskah.chain.broken"), Tone: views.Bad}, k.t("naskah.chain.brokentext")
	}
	return views.Badge{Text: k.t("naskah.chain"), Tone: views.OK}, k.t("naskah.chain.text", len(events), events[len(events)-1].Hash.Short())
}
