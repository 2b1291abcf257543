package document

import (
	"strings"

	"naskah/internal/naskah"
)

// A Desk is what every sheet that the desk hands out says of the office that issues it [OP 3 (b), 5].
type Desk struct {
	Pemerintah string // "PEMERINTAH KOTA BANJAR"
	Unit       string // the Perangkat Daerah in charge of cooperation; empty: none is named
	Address    []string
	Lambang    naskah.Digest
}

// kop is the head of a Perangkat Daerah.
func (d Desk) kop() Kop {
	k := Kop{Kind: KopUnit, Left: &Emblem{Slot: "lambang_daerah", Label: "tempat Lambang Daerah", Image: d.Lambang}, Names: []string{strings.ToUpper(d.Pemerintah)}, Address: d.Address}
	if d.Unit != "" {
		k.Names = append(k.Names, strings.ToUpper(d.Unit))
	}
	return k
}

// DeskOf is the head of an Instansi with the name of the unit that issues the sheet.
func DeskOf(i naskah.Instansi, unit string) Desk {
	d := Desk{Pemerintah: "Pemerintah " + i.Sebutan(), Unit: unit, Lambang: i.Lambang}
	first := i.Alamat
	if i.KodePos != "" && first != "" {
		first += ", " + i.Kedudukan + " " + i.KodePos
	} else if i.Kedudukan != "" && !strings.Contains(first, i.Kedudukan) {
		first = strings.Trim(first+", "+i.Kedudukan, ", ")
	}
	var second []string
	for _, x := range []struct{ label, text string }{{"Telepon ", i.Telepon}, {"Surel ", i.Surel}, {"Laman ", i.Situs}} {
		if x.text != "" {
			second = append(second, x.label+x.text)
		}
	}
	for _, s := range []string{first, strings.Join(second, " · ")} {
		if s != "" {
			d.Address = append(d.Address, s)
		}
	}
	return d
}

func said(s string) Text { return Text{{Text: s}} }

// orDots is s, or dots where nothing is known.
func orDots(s string) Text {
	if s == "" {
		return Text{{Text: dots, Blank: true}}
	}
	return said(s)
}
