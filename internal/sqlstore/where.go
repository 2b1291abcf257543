package sqlstore

import (
	"strconv"
	"strings"

	"naskah/internal/naskah"
)

// A where gathers the conditions of a query and their arguments; each ? of a condition stands for the next argument.
type where struct {
	text []string
	args []any
}

func (w *where) and(condition string, args ...any) {
	for _, a := range args {
		w.args = append(w.args, a)
		condition = strings.Replace(condition, "?", "$"+strconv.Itoa(len(w.args)), 1)
	}
	w.text = append(w.text, condition)
}

// or adds one condition of several, of which one must hold.
func (w *where) or(conditions []string, args []any) {
	w.and("("+strings.Join(conditions, ") OR (")+")", args...)
}

// String is the WHERE clause.
func (w *where) String() string {
	if len(w.text) == 0 {
		return ""
	}
	return " WHERE (" + strings.Join(w.text, ") AND (") + ")"
}

// marks is "?, ?, ?" for a list, and its arguments. An empty list matches nothing: NULL is equal to nothing.
func marks[T ~string](list []T) (string, []any) {
	if len(list) == 0 {
		return "NULL", nil
	}
	args := make([]any, len(list))
	for i, x := range list {
		args[i] = string(x)
	}
	return strings.Repeat(", ?", len(list))[2:], args
}

// in narrows column to the list.
func in[T ~string](w *where, column string, list []T) {
	m, args := marks(list)
	w.and(column+" IN ("+m+")", args...)
}

// The states of naskah.SignedStates and naskah.TurnStates; a test holds them equal.
const (
	signedStates = "'signed', 'archived'"
	turnStates   = "'signing', 'signed', 'archived'"
)

// scope is Scope.Sees in SQL, over naskah n; the contract suite holds both equal. With summaries it also lets through what is seen
// only in summary.
func (w *where) scope(s naskah.Scope, summaries bool) {
	if s.IsSystem() {
		return
	}
	if s.IsPublic() {
		w.and("1 = 0")
		return
	}
	var any1 []string
	var args []any
	or := func(condition string, a ...any) {
		any1, args = append(any1, condition), append(args, a...)
	}
	if s.User() != "" {
		or("n.state IN ("+turnStates+") AND EXISTS (SELECT 1 FROM naskah_signer x WHERE x.naskah_id = n.id AND x.user_id = ?)", string(s.User()))
	}
	if !s.Outside() {
		w.house(s, summaries, or)
	}
	if len(any1) == 0 {
		any1 = []string{"1 = 0"}
	}
	w.or(any1, args)
}

func (w *where) house(s naskah.Scope, summaries bool, or func(string, ...any)) {
	m, ours := marks(s.Penuh())
	if s.Wide() {
		or("n.instansi_id IN ("+m+")", ours...)
	} else {
		args := append(append([]any{}, ours...), string(s.User()), string(s.Unit()))
		or("n.instansi_id IN ("+m+") AND (n.author = ? OR n.unit_id = ? OR n.state IN ("+signedStates+"))", args...)
	}
	or("n.instansi_id NOT IN ("+m+") AND n.state IN ("+turnStates+") AND EXISTS (SELECT 1 FROM naskah_party p WHERE p.naskah_id = n.id AND p.instansi_id IN ("+m+"))",
		append(append([]any{}, ours...), ours...)...)
	if r, theirs := marks(s.Ringkasan()); summaries && len(theirs) > 0 {
		or("n.instansi_id NOT IN ("+m+") AND n.instansi_id IN ("+r+") AND n.state IN ("+signedStates+")", append(append([]any{}, ours...), theirs...)...)
	}
}

// register is Scope.SeesInstansi in SQL.
func (w *where) register(s naskah.Scope, column string) {
	switch {
	case s.IsSystem():
	case s.IsPublic() || s.Outside():
		w.and("1 = 0")
	default:
		in(w, column, s.Penuh())
	}
}

// arg is the placeholder of one more argument.
func (w *where) arg(x any) string {
	w.args = append(w.args, x)
	return "$" + strconv.Itoa(len(w.args))
}
