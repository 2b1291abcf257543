package naskah_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"naskah/internal/naskah"
)

// life is the life of a naskah as the design note tells it, typed by hand and never derived from Moves: from, act, to, by, only if,
// second person.
var life = [][6]string{
	{"", "create", "draft", "author", "template_current", ""},
	{"", "import", "signed", "officer", "import_facts", ""},
	{"draft", "edit", "draft", "author", "values_parse", ""},
	{"draft", "render", "draft", "author", "always", ""},
	{"draft", "submit", "review", "author", "submittable", ""},
	{"review", "withdraw", "draft", "author", "reason", ""},
	{"review", "paraf", "review", "reviewer", "not_last_paraf", ""},
	{"review", "approve", "approved", "reviewer", "last_paraf", ""},
	{"review", "return", "draft", "reviewer", "return_note", ""},
	{"review", "assign", "review", "officer", "same_place", ""},
	{"approved", "assign", "approved", "officer", "same_place", ""},
	{"approved", "revise", "draft", "officer", "reason", ""},
	{"approved", "number", "approved", "officer", "numbers", ""},
	{"approved", "open", "signing", "officer", "openable", ""},
	{"approved", "print", "approved", "officer", "printable", ""},
	{"approved", "record", "signed", "officer", "recordable", "always"},
	{"signing", "intend", "signing", "signer", "intendable", ""},
	{"signing", "release", "signing", "signer", "intent_own", ""},
	{"signing", "seal", "signing", "signer", "seal_verifies", ""},
	{"signing", "finish", "signed", "signer", "last_seal", ""},
	{"signing", "decline", "draft", "signer", "reason_no_intent", ""},
	{"signing", "expire", "approved", "system", "deadline_passed", ""},
	{"signing", "recall", "approved", "officer", "reason_no_intent", ""},
	{"signed", "scan", "signed", "officer", "scan_missing", ""},
	{"signed", "deliver", "signed", "officer", "copy_given", ""},
	{"archived", "deliver", "archived", "officer", "copy_given", ""},
	{"signed", "archive", "archived", "archivist", "archivable", "scanned"},
	{"signing", "augment", "signing", "system", "pure_append", ""},
	{"signed", "augment", "signed", "system", "pure_append", ""},
	{"archived", "augment", "archived", "system", "pure_append", ""},
	{"signed", "ralat", "signed", "officer", "ralat", ""},
	{"archived", "ralat", "archived", "officer", "ralat", "archived"},
	{"signed", "annul", "cancelled", "officer", "imported_reason", "always"},
	{"draft", "cancel", "cancelled", "author", "reason", ""},
	{"review", "cancel", "cancelled", "author", "reason", ""},
	{"approved", "cancel", "cancelled", "officer", "reason", ""},
}

// allActs are typed by hand too, so that an act that the table loses is still asked for.
var allActs = []naskah.Act{
	"create", "import", "edit", "render", "submit", "withdraw", "paraf", "approve", "return", "assign", "revise", "number", "open",
	"print", "record", "intend", "release", "seal", "finish", "decline", "expire", "recall", "scan", "deliver", "archive", "augment",
	"ralat", "annul", "cancel",
}

var allStates = []naskah.State{"", "draft", "review", "approved", "signing", "signed", "archived", "cancelled"}

var allRoles = []naskah.Role{"author", "reviewer", "officer", "signer", "archivist", "system"}

// expected finds what the note says of act in state s.
func expected(s naskah.State, act naskah.Act) (naskah.Move, bool) {
	for _, x := range life {
		if x[0] == string(s) && x[1] == string(act) {
			return naskah.Move{
				From: s, Act: act, To: naskah.State(x[2]), By: naskah.Role(x[3]), If: naskah.Condition(x[4]), Second: naskah.SecondPerson(x[5]),
			}, true
		}
	}
	return naskah.Move{}, false
}

// movesProblems walks every state and act and says where Next is not what the note says.
func movesProblems() []string {
	var out []string
	for _, s := range allStates {
		for _, act := range allActs {
			got, err := naskah.Next(s, act)
			want, ok := expected(s, act)
			switch {
			case !ok && err == nil:
				out = append(out, fmt.Sprintf("%q %s leads to %s", s, act, got.To))
			case !ok:
				e, is := errors.AsType[*naskah.Error](err)
				if !is || e.Kind != naskah.Conflict || e.Code != "NSK-STATE" {
					out = append(out, fmt.Sprintf("%q %s: %v", s, act, err))
				}
			case err != nil || got != want:
				out = append(out, fmt.Sprintf("%q %s: %+v, %v; want %+v", s, act, got, err, want))
			}
		}
	}
	return out
}

func TestMoves(t *testing.T) {
	for _, p := range movesProblems() {
		t.Error(p)
	}
	if len(life) != len(naskah.Moves) {
		t.Errorf("%d rows, want %d", len(naskah.Moves), len(life))
	}
}

// Whatever row is taken away or altered, the walk notices it.
func TestMovesMutations(t *testing.T) {
	whole := naskah.Moves
	defer func() { naskah.Moves = whole }()
	noticed := func(what string, moves []naskah.Move) {
		naskah.Moves = moves
		if len(movesProblems()) == 0 {
			t.Errorf("%s is not noticed", what)
		}
	}
	for i, m := range whole {
		name := fmt.Sprintf("%s %s", m.From, m.Act)
		noticed("without "+name, slices.Delete(slices.Clone(whole), i, i+1))
		for field, altered := range map[string]naskah.Move{
			"from":   {From: naskah.Cancelled, Act: m.Act, To: m.To, By: m.By, If: m.If, Second: m.Second},
			"act":    {From: m.From, Act: "other", To: m.To, By: m.By, If: m.If, Second: m.Second},
			"to":     {From: m.From, Act: m.Act, To: naskah.None, By: m.By, If: m.If, Second: m.Second},
			"by":     {From: m.From, Act: m.Act, To: m.To, By: "other", If: m.If, Second: m.Second},
			"if":     {From: m.From, Act: m.Act, To: m.To, By: m.By, If: "other", Second: m.Second},
			"second": {From: m.From, Act: m.Act, To: m.To, By: m.By, If: m.If, Second: "other"},
		} {
			moves := slices.Clone(whole)
			moves[i] = altered
			noticed("other "+field+" of "+name, moves)
		}
	}
	for _, s := range allStates {
		noticed(fmt.Sprintf("a way back from archived to %q", s), append(slices.Clone(whole), naskah.Move{From: naskah.Archived, Act: "cancel", To: s, By: "officer", If: "reason"}))
	}
}

// What is closed stays closed: nothing leaves cancelled, and nothing leaves archived for another state.
func TestTerminal(t *testing.T) {
	for _, act := range allActs {
		if m, err := naskah.Next(naskah.Cancelled, act); err == nil {
			t.Errorf("cancelled naskah can %s to %s", act, m.To)
		}
		if m, err := naskah.Next(naskah.Archived, act); err == nil && m.To != naskah.Archived {
			t.Errorf("archived naskah can %s to %s", act, m.To)
		}
	}
	if got, want := naskah.States, allStates[1:]; !slices.Equal(got, want) {
		t.Errorf("States = %v, want %v", got, want)
	}
	if got, want := naskah.Roles, append(slices.Clone(allRoles[:5]), naskah.RoleAdmin); !slices.Equal(got, want) {
		t.Errorf("Roles = %v, want %v", got, want)
	}
}

func TestNeedsSecond(t *testing.T) {
	for _, x := range life {
		m, _ := expected(naskah.State(x[0]), naskah.Act(x[1]))
		for _, scanned := range []bool{false, true} {
			want := x[1] == "record" || x[1] == "annul" || x[1] == "archive" && scanned || x[0] == "archived" && x[1] == "ralat"
			if got := naskah.NeedsSecond(m, scanned); got != want {
				t.Errorf("%s %s (scanned %v): %v, want %v", x[0], x[1], scanned, got, want)
			}
		}
	}
}
