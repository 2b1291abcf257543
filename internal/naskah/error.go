package naskah

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
)

// A Kind says what the caller can do about an error. It is itself an error, so errors.Is(err, naskah.NotFound) works.
type Kind string

// The kinds. Only the edges (web, cmd) translate them into HTTP statuses and exit codes.
const (
	Invalid         Kind = "invalid"         // the request is wrong; change it
	Unauthenticated Kind = "unauthenticated" // say who you are
	Denied          Kind = "denied"          // not you
	NotFound        Kind = "not_found"       // not there, or not for you to see
	Conflict        Kind = "conflict"        // somebody was first, or the state forbids it; reload
	Expired         Kind = "expired"         // it was there; its time has passed
	Unavailable     Kind = "unavailable"     // a dependency failed; the same call may work later
	Corrupt         Kind = "corrupt"         // stored bytes are not their digest, or a seal does not verify
)

// Kinds lists every Kind, in the order of the documentation.
var Kinds = []Kind{Invalid, Unauthenticated, Denied, NotFound, Conflict, Expired, Unavailable, Corrupt}

// Error makes a Kind an error.
func (k Kind) Error() string { return string(k) }

// An Error is what crosses a package boundary when something expected went wrong.
type Error struct {
	Kind  Kind
	Code  string // stable, never reassigned: "NSK-STATE"
	Msg   string // formal Indonesian, safe to show: what is wrong, where, what to do
	Field string // the value it is about: "pihak.0.nip"
	Err   error  // the cause; for the log, never shown
}

// Error is for logs; people are shown Msg.
func (e *Error) Error() string {
	s := e.Code + ": " + e.Msg
	if e.Field != "" {
		s += " (" + e.Field + ")"
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap returns the Kind and the cause.
func (e *Error) Unwrap() []error {
	if e.Err == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Err}
}

// Errorf makes an Error whose message is formatted. What is quoted with %q is shown as people write it: between quotation marks, its
// beginning only, without escapes and without letters that cannot be seen.
func Errorf(k Kind, code, format string, a ...any) *Error {
	return &Error{Kind: k, Code: code, Msg: fmt.Sprintf(format, quotes(format, a)...)}
}

// maxQuoted is how many letters of a text a message repeats.
const maxQuoted = 80

// A quoted text is what %q shows of a text in a message.
type quoted string

// Format writes the text between quotation marks.
func (q quoted) Format(f fmt.State, _ rune) {
	shown := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, strings.ToValidUTF8(string(q), ""))
	if r := []rune(shown); len(r) > maxQuoted {
		shown = string(r[:maxQuoted]) + "…"
	}
	_, _ = io.WriteString(f, `"`+shown+`"`)
}

// quotes are the arguments of format, with those of a plain %q as quoted.
func quotes(format string, a []any) []any {
	out, arg := slices.Clone(a), 0
	for i := 0; i+1 < len(format) && arg < len(out); i++ {
		if format[i] != '%' {
			continue
		}
		i++
		for i < len(format)-1 && strings.IndexByte("+-# 0123456789.", format[i]) >= 0 {
			i++
		}
		if s, ok := out[arg].(string); ok && format[i] == 'q' {
			out[arg] = quoted(s)
		}
		if format[i] != '%' {
			arg++
		}
	}
	return out
}

// On names the field the error is about.
func (e *Error) On(field string) *Error { c := *e; c.Field = field; return &c }

// Because keeps the cause.
func (e *Error) Because(err error) *Error { c := *e; c.Err = err; return &c }

// A CodeDoc documents one permanent code; docs/galat.md is generated from these.
type CodeDoc struct {
	Code    string
	Kind    Kind // empty for findings
	Meaning string
}

// Level is the weight of a Finding.
type Level string

// An error blocks submit, a warning asks for a reason that is kept, info only tells.
const (
	LevelError   Level = "error"
	LevelWarning Level = "warning"
	LevelInfo    Level = "info"
)

// A Finding is one result of a check, with a permanent code. All findings come at once, never the first only.
type Finding struct {
	Code   string // "KSD-R2"
	Level  Level
	Path   string // the value: "jangka_waktu.n"
	Clause string // where in the text: "pasal jangka-waktu", or empty
	Norm   string // "Permendagri Nomor 22 Tahun 2020 Pasal 32 ayat (3)"
	Msg    string // what is wrong and what to do
	Repair *Repair
}

// A Repair is a change that would settle a finding, offered as a button.
type Repair struct {
	Label string // "Ubah menjadi 5 tahun"
	Path  string
	Value string
}
