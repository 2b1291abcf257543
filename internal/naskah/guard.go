package naskah

import (
	"fmt"
	"strings"
	"time"
)

// Facts are what a guard may look at: all of it gathered by the office before it asks, so that Guard is pure.
type Facts struct {
	Now    time.Time
	Zone   *time.Location // of the Instansi
	By     Principal
	Before Naskah // as it stands
	After  Naskah // as it would stand after the act

	TemplateCurrent bool      // create: the template is the current version of its kind
	ValuesParse     bool      // edit
	Findings        []Finding // submit, open: what the checker says of the values
	Versions        []Version // oldest first
	Reason          string
	Notes           map[string]string // return: notes per pasal (clause id → note)
	Missing         []string          // open, print: codes of what should be on file and is not; each needs a Reason in After.Reasons
	NotReady        []string          // open: names of signers whose certificate is not ready, with why
	Replaced        *Replacement      // assign
	Session         SigningSession    // signing and after
	Turn            int               // intend … finish: index of the turn; -1 none
	SealVerifies    bool              // seal, finish: inspected and accepted
	AllSah          bool              // finish, archive: every seal of the file verifies
	DigestChecked   bool              // archive of a scanned naskah; record, scan: compared
	PureAppend      bool              // augment
	CopyGiven       bool              // deliver
	Changed         []string          // ralat: names of the facts changed
	OldKept         bool              // ralat: old values are in the event
}

// A Replacement is what assign does: one Pejabat for another of the same place.
type Replacement struct{ Old, New PejabatSnapshot }

// Guard says whether what must be true for the move m is true: what, not who (see Allow). It looks at f only. First what holds for
// every move (see keep.go), then the condition of the row.
func Guard(m Move, f Facts) error {
	for _, check := range []func(Move, Facts) error{keepStep, keepFacts, keepParafs, keepWriters, keepInk, keepBatas} {
		if err := check(m, f); err != nil {
			return err
		}
	}
	condition, ok := conditions[m.If]
	if !ok {
		return fmt.Errorf("naskah: condition %q of %s is not known", m.If, m.Act)
	}
	return condition(m, f)
}

// conditions are the guards of the table, one function each.
var conditions = map[Condition]func(Move, Facts) error{
	IfTemplateCurrent: guardTemplateCurrent,
	IfImportFacts:     guardImportFacts,
	IfValuesParse:     guardValuesParse,
	IfSubmittable:     guardSubmittable,
	IfReason:          guardReason,
	IfNotLastParaf:    guardNotLastParaf,
	IfLastParaf:       guardLastParaf,
	IfReturnNote:      guardReturnNote,
	IfSamePlace:       guardSamePlace,
	IfNumbers:         guardNumbers,
	IfOpenable:        guardOpenable,
	IfPrintable:       guardPrintable,
	IfRecordable:      guardRecordable,
	IfIntendable:      guardIntendable,
	IfIntentOwn:       guardIntentOwn,
	IfSealVerifies:    guardSealVerifies,
	IfLastSeal:        guardLastSeal,
	IfReasonNoIntent:  guardReasonNoIntent,
	IfDeadlinePassed:  guardDeadlinePassed,
	IfScanMissing:     guardScanMissing,
	IfCopyGiven:       guardCopyGiven,
	IfArchivable:      guardArchivable,
	IfPureAppend:      guardPureAppend,
	IfRalat:           guardRalat,
	IfImportedReason:  guardImportedReason,
	IfAlways:          guardAlways,
}

// guardAlways asks for nothing more.
func guardAlways(Move, Facts) error { return nil }

// guardReason: who turns a naskah back, or ends it, says why.
func guardReason(_ Move, f Facts) error {
	if strings.TrimSpace(f.Reason) == "" {
		return Errorf(Invalid, "NSK-ALASAN", "Alasan belum diisi. Tulis alasannya, supaya dapat dibaca oleh yang lain.").On("alasan")
	}
	return nil
}

// newest is the newest version, zero when there is none.
func (f Facts) newest() Version {
	if len(f.Versions) == 0 {
		return Version{}
	}
	return f.Versions[len(f.Versions)-1]
}

// names joins what is listed in a message: "A, B, dan C".
func names(list []string) string {
	switch n := len(list); n {
	case 0:
		return ""
	case 1:
		return list[0]
	case 2:
		return list[0] + " dan " + list[1]
	default:
		return strings.Join(list[:n-1], ", ") + ", dan " + list[n-1]
	}
}
