package verify

import "time"

// Verdict is the three-valued answer about a file or about one signature.
// A verifier that cannot tell says so, and never rounds up [EN 319 102-1 §5.1.3].
type Verdict string

// The verdicts, from best to worst.
const (
	Sah                  Verdict = "sah"                    // TOTAL-PASSED: intact, trusted, and nothing is missing
	TidakDapatDipastikan Verdict = "tidak_dapat_dipastikan" // INDETERMINATE: what is there does not settle it
	TidakSah             Verdict = "tidak_sah"              // TOTAL-FAILED: broken, changed, or not allowed
)

// worse returns the worse of two verdicts: the worst signature decides.
func worse(a, b Verdict) Verdict {
	rank := func(v Verdict) int {
		switch v {
		case Sah:
			return 0
		case TidakDapatDipastikan:
			return 1
		}
		return 2 // also what is not a verdict
	}
	if rank(b) > rank(a) {
		return b
	}
	return a
}

// Level is what a signature really reaches [EN 319 142-1 §6]; a bare CMS signature reaches no PAdES level.
type Level string

// LevelCMS is a CMS signature in a PDF that is no PAdES baseline signature [ISO 32000-2 §12.8.3.3].
const LevelCMS Level = "cms"

// TimeSource says where the proven time of a signature comes from.
type TimeSource string

// TimeNone means that no trusted token covers the signature; it is judged at the judging time.
const TimeNone TimeSource = "tidak_ada"

// ChangeKind says what a revision after a signature added.
type ChangeKind string

// The kinds of change that this judge can name.
const (
	ChangeSeal  ChangeKind = "tanda_tangan" // exactly one further signature
	ChangeOther ChangeKind = "lain"         // anything else
)

// Report is the verdict as `naskah verify --json` prints it. Its JSON is a contract: arrays are never null, times are
// UTC in whole seconds, fields are added and never changed or removed.
type Report struct {
	Verdict    Verdict           `json:"verdict"`
	UJI        bool              `json:"uji"`        // some certificate of a chain, or the anchor, is marked UJI in its organisation
	GoodUntil  *time.Time        `json:"good_until"` // only with sah: when an offline sah ends
	At         time.Time         `json:"at"`         // the judging time
	Judge      Judged            `json:"judge"`
	Reasons    []Reason          `json:"reasons"`  // the file's own: no signature, not understood, trailing bytes
	Warnings   []Reason          `json:"warnings"` // do not change the verdict
	Signatures []SignatureReport `json:"signatures"`
}

// Judged names the rule by which a report was made, so that two reports can be compared.
type Judged struct {
	Version string `json:"version"`
	Policy  string `json:"policy"` // "sha256:<hex>" of the policy file
}

// Reason is one permanent code with its explanation in words.
type Reason struct {
	Code string `json:"code"`
	Msg  string `json:"msg"`
}

// SignatureReport is the verdict on one signature.
type SignatureReport struct {
	Field        string     `json:"field"`       // the field's name
	Signer       string     `json:"signer"`      // common name of the signer's certificate, empty when unreadable
	Fingerprint  string     `json:"fingerprint"` // "sha256:<hex>" of that certificate, empty when unreadable
	Level        Level      `json:"level"`
	Time         *time.Time `json:"time"` // proven time, or null: then it is judged at Report.At
	TimeSource   TimeSource `json:"time_source"`
	TimeClaimed  *time.Time `json:"time_claimed"` // signing-time, else /M: shown, decides nothing
	Verdict      Verdict    `json:"verdict"`
	GoodUntil    *time.Time `json:"good_until"`
	Reasons      []Reason   `json:"reasons"`
	Warnings     []Reason   `json:"warnings"`
	Covers       Coverage   `json:"covers"`
	LaterChanges []Change   `json:"later_changes"`
}

// Coverage is how far a signature reaches into the file.
type Coverage struct {
	Byte     int64 `json:"byte"`     // the last byte covered, counted from 1: equal to the file's size when all is covered
	Revision int   `json:"revision"` // the revision that this byte ends; the document before any signature is revision 0
}

// Change is what one later revision changed.
type Change struct {
	Revision int        `json:"revision"`
	Kind     ChangeKind `json:"kind"`
	Page     *int       `json:"page"` // counted from 1; null where no page can be named
}

// Accept says whether the office may record a fresh seal on this verdict: sah, or not ascertainable only for want of
// revocation data or of time. Everything else, also a reason this function does not know, refuses it.
func Accept(r Report) bool {
	if r.Verdict == Sah {
		return true
	}
	if r.Verdict != TidakDapatDipastikan || len(r.Signatures) == 0 {
		return false
	}
	reasons := r.Reasons
	for _, s := range r.Signatures {
		if s.Verdict == TidakSah {
			return false
		}
		reasons = append(reasons[:len(reasons):len(reasons)], s.Reasons...)
	}
	if len(reasons) == 0 {
		return false
	}
	for _, why := range reasons {
		if f := Family(why.Code); f != FamilyNoRevocation && f != FamilyTime {
			return false
		}
	}
	return true
}
