package pdf

import (
	"errors"
	"fmt"
)

// Limits bound what Read accepts, so that time and memory are bounded by the size of the input.
type Limits struct {
	Size      int // bytes of the file
	Revisions int // cross-reference sections
	Entries   int // cross-reference entries, all sections together
	Tokens    int // tokens of one object outside streams
	Depth     int // nesting of arrays and dictionaries, and of the page tree
	Built     int // tokens of all objects that are built, each once, so that memory is bounded too
}

// DefaultLimits are the limits of the office.
func DefaultLimits() Limits {
	return Limits{Size: 20 << 20, Revisions: 64, Entries: 100_000, Tokens: 20_000, Depth: 32, Built: 1_000_000}
}

// The classes of errors, for errors.Is.
var (
	ErrNoHeader    = errors.New("no PDF header")           // not a PDF at all
	ErrLimit       = errors.New("limit exceeded")          // more than Limits allow
	ErrUnsupported = errors.New("not supported")           // legal PDF that this reader does not read
	ErrSyntax      = errors.New("malformed")               // not what ISO 32000-2 §7 demands
	ErrOverlap     = errors.New("overlapping structure")   // two things claim the same bytes
	ErrDuplicate   = errors.New("duplicate key or number") // two readers could take different values
)

// Error says what is wrong where.
type Error struct {
	Class  error // one of the classes above
	Offset int   // byte offset in the file
	Msg    string
}

func (e *Error) Error() string {
	return fmt.Sprintf("pdf: offset %d: %v: %s", e.Offset, e.Class, e.Msg)
}

// Unwrap returns the class.
func (e *Error) Unwrap() error { return e.Class }

func fail(class error, offset int, format string, a ...any) *Error {
	return &Error{Class: class, Offset: offset, Msg: fmt.Sprintf(format, a...)}
}
