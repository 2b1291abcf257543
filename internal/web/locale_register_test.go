package web

import (
	"strings"

	"naskah/internal/naskah"
	"naskah/internal/office"
)

// madeRegister are the keys that the pages of the register put together.
func madeRegister() []string {
	var out []string
	for _, a := range []naskah.Act{naskah.ActAnnul, naskah.ActArchive, naskah.ActRalat, naskah.ActRecord} {
		out = append(out, "proposal.act."+string(a))
	}
	for _, s := range []naskah.PendingState{naskah.PendingWaiting, naskah.PendingConfirmed, naskah.PendingRefused, naskah.PendingWithdrawn, naskah.PendingExpired} {
		out = append(out, "proposal.state."+string(s))
	}
	for _, x := range nomorKinds {
		out = append(out, "ralat.nomor."+string(x))
	}
	for _, x := range []naskah.AkhirKind{naskah.AkhirTanggal, naskah.AkhirTanpaBatas, naskah.AkhirTidakTahu} {
		out = append(out, "ralat.end."+string(x))
	}
	for _, g := range planGroups {
		out = append(out, "import.group."+g, "import.group."+g+".help")
	}
	for _, c := range office.ImportColumns {
		if !strings.Contains(string(c), "_") {
			out = append(out, "import.col."+string(c))
		}
	}
	for _, j := range []string{"usul", "pejabat"} {
		out = append(out, "work."+j, "work."+j+".help")
	}
	return out
}
