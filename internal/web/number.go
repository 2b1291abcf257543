package web

import (
	"cmp"
	"errors"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// showNumber is "Isi nomor dan tanggal".
func showNumber(k *call) error {
	f, err := k.actOn(naskah.ActNumber)
	if err != nil {
		return err
	}
	v := k.numberView(f.n)
	tanggal := f.n.Tanggal
	if tanggal.IsZero() {
		tanggal = k.today()
	}
	v.Tanggal, v.Words, v.Tempat = tanggal.String(), dayText(tanggal), cmp.Or(f.n.Tempat, k.inst.Kedudukan)
	for i, p := range f.n.Parties {
		v.Parties[i].Kind = "ketik"
		if v.Parties[i].Own {
			v.Parties[i].Kind = "register"
		}
		for _, x := range f.n.Nomor {
			if x.Party == p.Urut {
				v.Parties[i].Text, v.Parties[i].Kind = x.Text, "ketik"
				switch x.Kind {
				case naskah.TidakBernomor:
					v.Parties[i].Kind = "tidak"
				case naskah.Menyusul:
					v.Parties[i].Kind = "menyusul"
				}
			}
		}
	}
	return k.show(k.t("act.number"), views.Number(v))
}

func (k *call) numberView(n naskah.Naskah) views.NumberView {
	v := views.NumberView{ID: string(n.ID), Title: k.judul(n), Seq: n.Seq, Back: naskahPath(n.ID), Errors: map[string]string{}}
	for _, p := range n.Parties {
		v.Parties = append(v.Parties, views.NomorForm{
			Party: p.Urut, Label: ordinalParty(p.Urut), Nama: p.Nama, Own: p.Instansi != "" && p.Instansi == n.Instansi,
			Register: k.t("number.register.help", k.pattern(n)), Paper: n.Cara == naskah.Basah,
		})
	}
	return v
}

// pattern shows what our register's next number will look like, with dots where its place in the row stands.
func (k *call) pattern(n naskah.Naskah) string {
	j, _ := naskah.JenisOf(n.Jenis)
	day := k.today()
	if !n.Tanggal.IsZero() {
		day = n.Tanggal
	}
	return strings.NewReplacer(
		"{klasifikasi}", cmp.Or(n.Klasifikasi, office.DefaultKlasifikasi), "{urut}", "…", "{jenis}", cmp.Or(strings.ToUpper(j.Keluarga), strings.ToUpper(string(n.Jenis))),
		"{tahun}", itoa(day.Year), "{bulan}", pad2(int(day.Month)), "{bulan_romawi}", naskah.Roman(int(day.Month)),
	).Replace(cmp.Or(k.inst.Pola[cmp.Or(j.Keluarga, string(n.Jenis))], k.inst.PolaNomor, "{klasifikasi}/{urut}/{jenis}/{tahun}"))
}

// numberNaskah sets number, date and place.
func numberNaskah(k *call) error {
	id, err := k.naskahID()
	if err != nil {
		return err
	}
	in, bad := k.numberInput()
	if bad == nil {
		_, bad = k.office.Number(k.ctx, k.p, id, k.seq(), in)
	}
	if bad == nil {
		return k.done(naskahPath(id), k.t("flash.number"))
	}
	e, ok := errors.AsType[*naskah.Error](bad)
	if !ok || (e.Kind != naskah.Invalid && e.Kind != naskah.Conflict) || e.Code == "NSK-SEQ" || e.Code == "NSK-STATE" {
		return bad
	}
	n, err := k.store.Naskah(k.ctx, k.scope(), id)
	if err != nil {
		return err
	}
	return k.numberAgain(n, e)
}

// numberInput reads the form: per party the choice, and the number that was typed.
func (k *call) numberInput() (office.NumberInput, error) {
	in := office.NumberInput{Tempat: k.form.Get("tempat")}
	var err error
	if in.Tanggal, err = naskah.ParseDate(k.form.Get("tanggal")); err != nil {
		if e, ok := errors.AsType[*naskah.Error](err); ok {
			return in, e.On("tanggal")
		}
		return in, err
	}
	for urut := 1; urut <= 20; urut++ {
		key := strconv.Itoa(urut)
		if !k.form.Has("cara." + key) {
			continue
		}
		x := office.NomorInput{Party: urut, Kind: naskah.Bernomor, Text: k.form.Get("nomor." + key)}
		switch k.form.Get("cara." + key) {
		case "register":
			x.FromRegister = true
		case "tidak":
			x.Kind, x.Text = naskah.TidakBernomor, ""
		case "menyusul":
			x.Kind, x.Text = naskah.Menyusul, ""
		}
		in.Nomor = append(in.Nomor, x)
	}
	return in, nil
}

// numberAgain is the form as it was sent, with what is wrong beside the field.
func (k *call) numberAgain(n naskah.Naskah, e *naskah.Error) error {
	v := k.numberView(n)
	v.Seq = k.seq()
	v.Tanggal, v.Tempat = k.form.Get("tanggal"), k.form.Get("tempat")
	if d, err := naskah.ParseDate(v.Tanggal); err == nil && !d.IsZero() {
		v.Words = dayText(d)
	}
	for i, p := range v.Parties {
		key := itoa(p.Party)
		v.Parties[i].Kind, v.Parties[i].Text = k.form.Get("cara."+key), k.form.Get("nomor."+key)
	}
	if rest, ok := strings.CutPrefix(e.Field, "nomor."); ok {
		if i, err := strconv.Atoi(rest); err == nil && i >= 0 && i < len(v.Parties) {
			v.Parties[i].Error = e.Msg
			return k.draw(fiber.StatusUnprocessableEntity, k.t("act.number"), false, "", views.Number(v))
		}
	}
	if e.Field == "tanggal" || e.Field == "tempat" {
		v.Errors[e.Field] = e.Msg
	} else {
		v.Errors[""] = e.Msg
	}
	return k.draw(fiber.StatusUnprocessableEntity, k.t("act.number"), false, "", views.Number(v))
}

// actOn is the naskah of the path for the page of an act: Denied when the act is not the reader's, whatever the state.
func (k *call) actOn(act naskah.Act) (file, error) {
	f, err := k.file()
	if err != nil {
		return f, err
	}
	if f.may(act) {
		return f, nil
	}
	if _, err := naskah.Next(f.n.State, act); err != nil {
		return f, err
	}
	return f, denied()
}
