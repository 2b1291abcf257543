// Package docgen writes the pages of docs that follow from tables in code: the life of a naskah and the list of error codes. A test
// holds the committed pages equal to what it writes.
package docgen

import (
	"fmt"
	"strings"

	"naskah/internal/naskah"
)

// onlyIf says in words what each condition of the table asks for; the functions are in internal/naskah/guard*.go.
var onlyIf = map[naskah.Condition]string{
	naskah.IfTemplateCurrent: "the template is the current version of its kind",
	naskah.IfImportFacts:     "kind, at least two parties, title, year; its scan, or none",
	naskah.IfValuesParse:     "the values parse; they may be incomplete",
	naskah.IfSubmittable:     "no finding of level error; a reason for each warning; the newest version was rendered from the current values; at least one pemaraf, each with an account, none of whom wrote in it",
	naskah.IfReason:          "a reason",
	naskah.IfNotLastParaf:    "his turn, and not the last",
	naskah.IfLastParaf:       "his turn, and the last",
	naskah.IfReturnNote:      "a reason, or notes per pasal",
	naskah.IfSamePlace:       "another Pejabat of the same jabatan; the paraf not yet given; a reason",
	naskah.IfNumbers:         "tanggal, tempat, and for each party a nomor or tidak bernomor; menyusul only when signed in ink",
	naskah.IfOpenable:        "tanggal, tempat, nomor; a signer for each party, with account and certificate; what should be on file is there or a reason is kept; basah: the newest version is the full scan of what was printed, and those who signed in ink, with their dates, get no turn",
	naskah.IfPrintable:       "basah; as open, without accounts and certificates",
	naskah.IfRecordable:      "basah; printed since the approval; everybody signed in ink, none before the printed date or after today; who holds each original and where it lies; the full scan, with a reason when its pages are not as many as were printed",
	naskah.IfIntendable:      "his turn; no intent is fresh; the printed date has begun in the zone of the Instansi",
	naskah.IfIntentOwn:       "the intent is his, on these very bytes",
	naskah.IfSealVerifies:    "the intent is his; the seal verifies; others still have to sign",
	naskah.IfLastSeal:        "as seal, and the last turn; every seal of the file verifies",
	naskah.IfReasonNoIntent:  "a reason; no intent is fresh",
	naskah.IfDeadlinePassed:  "the deadline has passed; no intent is fresh",
	naskah.IfScanMissing:     "imported without a scan; the full scan",
	naskah.IfCopyGiven:       "a copy went to a party or unit",
	naskah.IfArchivable:      "sealed: every signature is sah; scanned: the digest was compared; klasifikasi set",
	naskah.IfPureAppend:      "the result begins with the current bytes; no intent is fresh",
	naskah.IfRalat:           "facts of the register only, of a sealed naskah only what is not printed in it; a reason; the old values are kept",
	naskah.IfImportedReason:  "imported only; a reason",
	naskah.IfAlways:          "–",
}

var secondPerson = map[naskah.SecondPerson]string{
	naskah.Alone:         "",
	naskah.Second:        "yes",
	naskah.SecondScanned: "when scanned",
	naskah.SecondArchive: "yes",
}

var roleName = map[naskah.Role]string{
	naskah.RoleAuthor:    "penyusun",
	naskah.RoleReviewer:  "pemaraf",
	naskah.RoleOfficer:   "pengelola kerja sama",
	naskah.RoleSigner:    "penanda tangan",
	naskah.RoleArchivist: "arsiparis",
	naskah.RoleSystem:    "sistem",
}

// Alur is docs/alur.md: the table of moves, and the diagram drawn from it.
func Alur() string {
	var b strings.Builder
	b.WriteString("# The life of a naskah\n\n<!-- Generated from internal/naskah/state.go by `make docs`. Do not edit. -->\n\n")
	b.WriteString("There is no other way to change the state of a naskah than a row of this table (`naskah.Moves`). Who may make a move is\n" +
		"decided by `naskah.Allow`, what must be true for it by `naskah.Guard`. Where the last column says so, a second person confirms the act.\n\n")
	b.WriteString(diagram(naskah.Moves))
	b.WriteString("\n| from | act | to | by | only if | second person |\n|---|---|---|---|---|---|\n")
	for _, m := range naskah.Moves {
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s |\n", stateName(m.From), m.Act, stateName(m.To), roleName[m.By], onlyIf[m.If], secondPerson[m.Second])
	}
	b.WriteString("\nThe text changes only in draft. Tanggal, tempat and nomor change only by number and are printed only by open and print. Every paraf\n" +
		"lapses where a naskah becomes a draft again. Nobody gives a paraf to what he wrote. Archived has no way out but deliver, augment and\nralat; cancelled has none.\n")
	return b.String()
}

// diagram draws the moves between states; acts that stay in one state are listed on one arrow.
func diagram(moves []naskah.Move) string {
	type arrow struct{ from, to naskah.State }
	var order []arrow
	acts := map[arrow][]string{}
	for _, m := range moves {
		a := arrow{m.From, m.To}
		if _, seen := acts[a]; !seen {
			order = append(order, a)
		}
		acts[a] = append(acts[a], string(m.Act))
	}
	var b strings.Builder
	b.WriteString("```mermaid\nstateDiagram-v2\n")
	for _, a := range order {
		from := string(a.from)
		if a.from == naskah.None {
			from = "[*]"
		}
		fmt.Fprintf(&b, "    %s --> %s: %s\n", from, a.to, strings.Join(acts[a], ", "))
	}
	for _, s := range naskah.States {
		if terminal(moves, s) {
			fmt.Fprintf(&b, "    %s --> [*]\n", s)
		}
	}
	b.WriteString("```\n")
	return b.String()
}

// terminal says whether no move leaves s.
func terminal(moves []naskah.Move, s naskah.State) bool {
	for _, m := range moves {
		if m.From == s && m.To != s {
			return false
		}
	}
	return true
}

func stateName(s naskah.State) string {
	if s == naskah.None {
		return "–"
	}
	return string(s)
}
