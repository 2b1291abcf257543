package office

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"naskah/internal/naskah"
)

// CaraSampai are the ways in which a copy is given, with their words.
var CaraSampai = []struct{ Kode, Nama string }{
	{"surel", "Surel"}, {"pos", "Pos atau kurir"}, {"diambil", "Diambil sendiri"}, {"aplikasi pesan", "Aplikasi pesan"}, {"lainnya", "Cara lain"},
}

// A DeliverInput says that a copy went to somebody.
type DeliverInput struct {
	Kepada  string
	Cara    string // surel | pos | diambil | aplikasi pesan | lainnya
	Tanggal naskah.Date
	Catatan string
}

// Deliver records that somebody received the signed file [OP 1.8].
func (o *Office) Deliver(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int, in DeliverInput) (naskah.Naskah, error) {
	m, err := o.look(ctx, p, id, seq)
	if err != nil {
		return naskah.Naskah{}, err
	}
	mv, err := o.allow(ctx, m, naskah.ActDeliver)
	if err != nil {
		return naskah.Naskah{}, err
	}
	d, err := in.delivery(m)
	if err != nil {
		return naskah.Naskah{}, err
	}
	f := naskah.Facts{After: after(m.n, m, mv), CopyGiven: d.Kepada != "" && d.Cara != ""}
	if err := o.guard(ctx, m, mv, f); err != nil {
		return naskah.Naskah{}, err
	}
	fresh, err := o.newID()
	if err != nil {
		return naskah.Naskah{}, err
	}
	d.ID = string(fresh)
	det := detail{"kepada": d.Kepada, "cara": d.Cara, "tanggal": naskah.DateIn(d.At, m.zone).String()}
	if note := strings.TrimSpace(in.Catatan); note != "" {
		det["catatan"] = note
	}
	return o.record(ctx, m, mv, naskah.Change{After: m.n, Delivery: &d, Event: naskah.Event{Version: m.n.Current}}, det)
}

// delivery checks what is said of a copy.
func (in DeliverInput) delivery(m matter) (naskah.Delivery, error) {
	d := naskah.Delivery{Instansi: m.n.Instansi, Naskah: m.n.ID, Version: m.n.Current, Kepada: strings.TrimSpace(in.Kepada), By: m.by.User, At: m.now}
	for _, x := range []struct {
		label, field, text string
		most               int
	}{{"Nama penerima", "kepada", d.Kepada, 200}, {"Catatan", "catatan", in.Catatan, maxNote}} {
		if n := utf8.RuneCountInString(x.text); n > x.most {
			return d, naskah.Errorf(naskah.Invalid, "NSK-SALINAN-PANJANG", "%s terlalu panjang (%d huruf). Paling banyak %d huruf.", x.label, n, x.most).On(x.field)
		}
	}
	for _, c := range CaraSampai {
		if c.Kode == in.Cara {
			d.Cara = c.Kode
		}
	}
	if in.Tanggal.IsZero() {
		return d, nil
	}
	today, from := naskah.DateIn(m.now, m.zone), m.n.Tanggal
	switch {
	case today.Before(in.Tanggal):
		return d, naskah.Errorf(naskah.Invalid, "NSK-SALINAN-TANGGAL", "Tanggal penyampaian (%s) belum tiba.", in.Tanggal.Panjang()).On("tanggal")
	case in.Tanggal.Before(from):
		return d, naskah.Errorf(naskah.Invalid, "NSK-SALINAN-TANGGAL", "Tanggal penyampaian (%s) mendahului tanggal naskah (%s).", in.Tanggal.Panjang(), from.Panjang()).On("tanggal")
	case in.Tanggal != today:
		d.At = in.Tanggal.Start(m.zone).Add(12 * time.Hour).UTC() // a day, not an hour, is known
	}
	return d, nil
}

// Menteri is who an NK is sent to when it has been signed [P22 57(3)].
const Menteri = "Menteri Dalam Negeri"

// A Recipient is one who must have the signed file: each party, the pemrakarsa, and for an NK the Menteri Dalam Negeri (R12).
type Recipient struct {
	Kepada string
	Why    string
	Given  []naskah.Delivery // empty: waits
}

// Recipients are those of a signed naskah, with what each received; further deliveries come as recipients of their own, without Why.
func (o *Office) Recipients(ctx context.Context, p naskah.Principal, id naskah.NaskahID) ([]Recipient, error) {
	m, err := o.see(ctx, p, id)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(naskah.SignedStates, m.n.State) || p.Outside() || p.Instansi != m.n.Instansi {
		return nil, nil
	}
	units, err := o.Register.Units(ctx, naskah.ScopeSystem())
	if err != nil {
		return nil, err
	}
	given, err := o.Register.Deliveries(ctx, naskah.ScopeSystem(), id)
	if err != nil {
		return nil, err
	}
	return recipients(m.n, units, given), nil
}

func recipients(n naskah.Naskah, units []naskah.Unit, given []naskah.Delivery) []Recipient {
	var out []Recipient
	for _, p := range n.Parties {
		out = append(out, Recipient{Kepada: p.Nama, Why: "PIHAK " + naskah.Ordinal(p.Urut)})
	}
	for _, u := range units {
		if u.ID == n.Unit {
			out = append(out, Recipient{Kepada: u.Nama, Why: "Perangkat Daerah pemrakarsa"})
		}
	}
	if n.Jenis == naskah.NK {
		out = append(out, Recipient{Kepada: Menteri, Why: "Laporan nota kesepakatan yang telah ditandatangani (Permendagri Nomor 22 Tahun 2020 Pasal 57 ayat (3))"})
	}
	for _, d := range given {
		i := slices.IndexFunc(out, func(r Recipient) bool { return strings.EqualFold(r.Kepada, d.Kepada) })
		if i < 0 {
			out = append(out, Recipient{Kepada: d.Kepada})
			i = len(out) - 1
		}
		out[i].Given = append(out[i].Given, d)
	}
	return out
}
