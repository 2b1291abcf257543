// Package pades makes the signatures of PAdES baseline [ETSI EN 319 142-1]: revisions that are appended to a PDF and nothing else. It
// knows no keys, no network and no clock; what a signature is worth is asked of internal/verify, which shares only the parser.
//
// Signing takes two steps, because a key may be far away and think for minutes: Prepare gives a Token with what is to be signed,
// Finish embeds the answer, once. Neither holds the file: a Base remembers of the revision that it ends with the state of its SHA-256
// and the few objects that change, so that one more signature costs the same on a small and on a large file.
package pades

import (
	"errors"
	"fmt"
)

// Errors of this package; the caller says them in his own words.
var (
	// ErrFile: this file cannot take a further revision without harm.
	ErrFile = errors.New("pades: the file does not take a further revision")
	// ErrField: the field is not there, is signed already, or is no place on the page.
	ErrField = errors.New("pades: the field cannot be signed")
	// ErrAnswer: what came back does not fit what was prepared.
	ErrAnswer = errors.New("pades: the answer does not fit what was prepared")
	// ErrDone: a token is used once.
	ErrDone = errors.New("pades: the token was used already")
)

func fault(kind error, format string, a ...any) error {
	return fmt.Errorf("%w: %s", kind, fmt.Sprintf(format, a...))
}
