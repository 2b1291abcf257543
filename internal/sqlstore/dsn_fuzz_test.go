package sqlstore

import (
	"errors"
	"strings"
	"testing"

	"naskah/internal/naskah"
)

// FuzzDSN: the address of a database. No panic; what is no address is refused in words that do not repeat it, for it may hold a
// password; a PostgreSQL address keeps all that it says.
func FuzzDSN(f *testing.F) {
	for _, s := range []string{"", "postgres://a:b@c/d", "postgresql://a:b%40@c:5432/d?sslmode=verify-full", "postgres://", "postgres://%zz", "mysql://a", "sqlit:a", "postgres://a/d?connect_timeout=3", "POSTGRES://a", "\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if strings.HasPrefix(s, "sqlite:") {
			return // makes a file
		}
		e, out, err := parseDSN(s)
		if err != nil {
			if x, ok := errors.AsType[*naskah.Error](err); !ok || x.Code != "NSK-DSN" || len(s) > 24 && strings.Contains(err.Error(), s) {
				t.Fatalf("%q: %v", s, err)
			}
			return
		}
		if e.name != "postgres" || !strings.HasPrefix(out, "postgres") {
			t.Fatalf("%q is %q on %s", s, out, e.name)
		}
		if impatient(out) != out && strings.Contains(out, "connect_timeout=") {
			t.Fatalf("%q is told twice how long to wait: %q", s, impatient(out))
		}
	})
}
