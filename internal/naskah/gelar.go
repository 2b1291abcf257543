package naskah

import (
	"slices"
	"strings"
)

// A NamaTerurai is a written name taken apart: komparisi and block print the name without gelar [P22 Lampiran].
type NamaTerurai struct {
	Depan    []string // gelar before the name: "H.", "Dr."
	Nama     string   // what is left: "Nana Suryana"
	Belakang []string // gelar after the name: "S.H.", "M.Si."
	Ragu     []string // parts of Nama that may be a gelar and are asked about: "R."
}

// Bergelar says whether anything in the name is surely a gelar.
func (n NamaTerurai) Bergelar() bool { return len(n.Depan)+len(n.Belakang) > 0 }

// gelarDepan are the titles that stand before a name, as they are written without their points. Andi, Tengku, I Gusti are names.
var gelarDepan = []string{"H", "Hj", "KH", "Dr", "Drs", "Dra", "Ir", "Prof", "Apt", "Ns", "TGH", "Drg", "Drh"}

// gelarRagu may be a title (raden) or an initial; they are asked about and never taken off.
var gelarRagu = []string{"R", "Rd", "Rr", "Tgk"}

// gelarBelakang are the degrees that stand after a name, as they are written without their points.
var gelarBelakang = []string{
	"AMd", "AMdKom", "AMdKeb", "AMdKep", "SAB", "SAg", "SAP", "SArs", "SE", "SFarm", "SH", "SHI", "SHut", "SI", "SIKom", "SIP", "SIKom",
	"SKed", "SKep", "SKes", "SKM", "SKom", "SP", "SPd", "SPdI", "SPi", "SPsi", "SPt", "SSi", "SSn", "SSos", "SST", "SSTP", "ST", "STP",
	"STr", "STh", "MA", "MAB", "MAg", "MAk", "MAP", "MARS", "MBA", "ME", "MEng", "MH", "MHum", "MIKom", "MIP", "MKes", "MKn", "MKom", "MM",
	"MP", "MPA", "MPd", "MPSi", "MSc", "MSi", "MSP", "MSn", "MT", "MTI", "LLM", "PhD", "SpA", "SpB", "SpOG", "SpPD", "Ak", "CA", "CPA",
}

// UraikanNama takes a written name apart. After the first comma everything is gelar; before it only what is known as one, at either
// end of the name. The checker's rule R8 is built on it.
func UraikanNama(s string) NamaTerurai {
	var out NamaTerurai
	name, after, _ := strings.Cut(s, ",")
	words := strings.Fields(name)
	for len(words) > 1 && known(gelarDepan, words[0]) {
		out.Depan = append(out.Depan, words[0])
		words = words[1:]
	}
	if len(words) > 1 && strings.HasSuffix(words[0], ".") && known(gelarRagu, words[0]) {
		out.Ragu = append(out.Ragu, words[0])
	}
	for len(words) > 1 && known(gelarBelakang, words[len(words)-1]) {
		out.Belakang = append(out.Belakang, words[len(words)-1])
		words = words[:len(words)-1]
	}
	slices.Reverse(out.Belakang)
	for part := range strings.SplitSeq(after, ",") {
		if part = strings.TrimSpace(part); part != "" {
			out.Belakang = append(out.Belakang, part)
		}
	}
	out.Nama = strings.Join(words, " ")
	return out
}

// known says whether w is in the list: with points in any case, without them only as it is written there, because "SE" is a degree
// and "Se" a name.
func known(list []string, w string) bool {
	bare := strings.ReplaceAll(w, ".", "")
	return slices.ContainsFunc(list, func(x string) bool {
		return x == bare || bare != w && strings.EqualFold(x, bare)
	})
}
