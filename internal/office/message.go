package office

import (
	"context"
	"fmt"
	"strings"

	"naskah/internal/naskah"
)

// A Message is what is sent by the messenger that everybody uses: no secret, no text of the naskah [OP 5].
type Message struct {
	To   string // "Sekretaris Daerah"
	Text string
}

// Messages are those for whoever's turn it is now; empty when it is nobody's. They are for the people of the Instansi.
func (o *Office) Messages(ctx context.Context, p naskah.Principal, id naskah.NaskahID) ([]Message, error) {
	m, err := o.see(ctx, p, id)
	if err != nil {
		return nil, err
	}
	if p.Outside() || p.Instansi != m.n.Instansi {
		return nil, nil
	}
	var out []Message
	switch m.n.State {
	case naskah.Review:
		if i := m.n.NextParaf(); i >= 0 {
			out = append(out, o.message(m.n, m.n.Parafs[i].Pejabat, "memaraf"))
		}
	case naskah.Signing:
		for _, i := range m.session.Open() {
			out = append(out, o.message(m.n, m.session.Turns[i].Signer.Pejabat, "menandatangani"))
		}
	}
	return out, nil
}

// message is the text of OP 5, word for word.
func (o *Office) message(n naskah.Naskah, to naskah.PejabatSnapshot, act string) Message {
	var partners []string
	for _, p := range n.Parties {
		if p.Instansi != n.Instansi || p.Instansi == "" {
			partners = append(partners, p.Nama)
		}
	}
	return Message{To: to.Sebutan(), Text: fmt.Sprintf("Yth. Bapak/Ibu %s, mohon berkenan %s %s tentang %s dengan %s. Tautan: %s",
		to.Sebutan(), act, kindWord(n.Jenis), oneLine(n.Judul), listed(partners), o.PageURL(n.ID))}
}

// PageURL is the address of the page of a naskah.
func (o *Office) PageURL(id naskah.NaskahID) string {
	return strings.TrimSuffix(o.BaseURL, "/") + "/naskah/" + string(id)
}

// kindWord is what a kind is called in a sentence that names the partner by itself.
func kindWord(k naskah.Kode) string {
	j, _ := naskah.JenisOf(k)
	switch j.Keluarga {
	case "ksb":
		return "Kesepakatan Bersama"
	case "pks":
		return "Perjanjian Kerja Sama"
	case "nk":
		return "Nota Kesepakatan Sinergi"
	}
	return j.Nama
}

// listed joins names as a sentence does: "A, B, dan C".
func listed(names []string) string {
	switch n := len(names); n {
	case 0:
		return "mitra"
	case 1:
		return names[0]
	case 2:
		return names[0] + " dan " + names[1]
	default:
		return strings.Join(names[:n-1], ", ") + ", dan " + names[n-1]
	}
}
