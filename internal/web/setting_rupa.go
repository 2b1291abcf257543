package web

import (
	"strconv"

	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// rupaFields are how the Instansi prints its naskah.
var rupaFields = []settingField{
	{path: "rupa.kertas", kind: "enum", help: true},
	{path: "rupa.huruf", kind: "enum", help: true},
	{path: "rupa.halaman", kind: "enum"},
	{path: "rupa.ejaan", kind: "enum", help: true},
	{path: "rupa.atas", kind: "number", help: true},
	{path: "rupa.kanan", kind: "number"},
	{path: "rupa.bawah", kind: "number"},
	{path: "rupa.kiri", kind: "number"},
	{path: "rupa.dengan", kind: "bool"},
	{path: "rupa.satu_nomor", kind: "bool"},
	{path: "rupa.tukar_lambang", kind: "bool", help: true},
}

// rupaChoices are the values of each choice, the one that holds where nothing was chosen first; it is kept as an empty value.
var rupaChoices = map[string][]string{
	"rupa.kertas":  {"a4", string(naskah.KertasF4), string(naskah.KertasF4Sempit), string(naskah.KertasLampiran)},
	"rupa.huruf":   {"bookman", string(naskah.HurufArial)},
	"rupa.halaman": {"tengah", string(naskah.HalamanJumlah), string(naskah.HalamanTanpa)},
	"rupa.ejaan":   {"baku", naskah.EjaanLampiran},
}

// profileChoices are the options of a choice in the profile.
func (d *desk) profileChoices(path string) []views.Option {
	values, ok := rupaChoices[path]
	if !ok {
		return d.unitChoices()
	}
	var out []views.Option
	for _, v := range values {
		out = append(out, views.Option{Value: v, Label: d.t("set.profile." + path + "." + v)})
	}
	return out
}

func rupaValues(r naskah.Rupa) map[string]string {
	chosen := func(path, v string) string {
		if v == "" {
			return rupaChoices[path][0]
		}
		return v
	}
	margin := func(mm int) string {
		if mm == 0 {
			return ""
		}
		return itoa(mm)
	}
	return map[string]string{
		"rupa.kertas": chosen("rupa.kertas", string(r.Kertas)), "rupa.huruf": chosen("rupa.huruf", string(r.Huruf)),
		"rupa.halaman": chosen("rupa.halaman", string(r.Halaman)), "rupa.ejaan": chosen("rupa.ejaan", r.Ejaan),
		"rupa.atas": margin(r.Atas), "rupa.kanan": margin(r.Kanan), "rupa.bawah": margin(r.Bawah), "rupa.kiri": margin(r.Kiri),
		"rupa.dengan": yes(r.Dengan), "rupa.satu_nomor": yes(r.SatuNomor), "rupa.tukar_lambang": yes(r.TukarLambang),
	}
}

// rupaField reads the choices of the form. What is no number of millimetres is one that the office refuses.
func (k *call) rupaField() naskah.Rupa {
	chosen := func(path string) string {
		if v := k.field(path); v != rupaChoices[path][0] {
			return v
		}
		return ""
	}
	margin := func(path string) int {
		v := k.field(path)
		if v == "" {
			return 0
		}
		n, err := strconv.Atoi(v)
		if err != nil || n == 0 {
			return -1
		}
		return n
	}
	return naskah.Rupa{
		Kertas: naskah.Kertas(chosen("rupa.kertas")), Huruf: naskah.Huruf(chosen("rupa.huruf")), Halaman: naskah.Halaman(chosen("rupa.halaman")),
		Ejaan: chosen("rupa.ejaan"),
		Atas:  margin("rupa.atas"), Kanan: margin("rupa.kanan"), Bawah: margin("rupa.bawah"), Kiri: margin("rupa.kiri"),
		Dengan: k.ticked("rupa.dengan") != "", SatuNomor: k.ticked("rupa.satu_nomor") != "", TukarLambang: k.ticked("rupa.tukar_lambang") != "",
	}
}

// showSample is what the choices do to a naskah, as they were saved last.
func showSample(k *call) error {
	b, err := k.office.Sample(k.ctx, k.p)
	if err != nil {
		return err
	}
	return k.sendBytes(b, "application/pdf", "inline", "contoh-rupa.pdf")
}
