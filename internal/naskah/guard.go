package naskah

import "time"

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
