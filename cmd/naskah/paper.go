package main

import (
	"naskah/internal/layout"
	"naskah/internal/naskah"
)

// paper is what a text is printed on and in.
type paper struct {
	Kertas string `help:"Kertas: a4, f4 (215 × 330 mm), f4-210 (210 × 330 mm), atau lampiran (216 × 330 mm, seperti Lampiran Permendagri 22/2020)." enum:"a4,f4,f4-210,lampiran" default:"a4"`
	Huruf  string `help:"Huruf 12 pt: bookman atau arial." enum:"bookman,arial" default:"bookman"`
}

// profile is the paper and the letters that were asked for.
func (p paper) profile() layout.Profile {
	r := naskah.Rupa{Kertas: naskah.Kertas(p.Kertas), Huruf: naskah.Huruf(p.Huruf)}
	if p.Kertas == "a4" {
		r.Kertas = naskah.KertasA4
	}
	if p.Huruf == "bookman" {
		r.Huruf = naskah.HurufBookman
	}
	return layout.ProfileOf(r)
}
