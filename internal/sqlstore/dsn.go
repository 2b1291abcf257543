package sqlstore

import (
	"database/sql"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/pressly/goose/v3"

	"naskah/internal/naskah"
)

// An engine is what differs between the two databases, apart from the schema.
type engine struct {
	name     string
	driver   string
	dialect  goose.Dialect
	conns    int
	path     string             // of SQLite: the file
	snapshot sql.IsolationLevel // of a reader that must see one picture
}

// pragmas of every SQLite connection. Writers take their lock when they begin (_txlock=immediate), so that none is told that it was
// too late in the middle of its work.
const pragmas = "_pragma=journal_mode(WAL)&_pragma=busy_timeout(5000)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)&_txlock=immediate"

// parseDSN reads "sqlite:var/naskah.db" or "postgres://…". A new SQLite file is made for its owner only.
func parseDSN(dsn string) (engine, string, error) {
	if path, ok := strings.CutPrefix(dsn, "sqlite:"); ok && path != "" {
		if err := makeFile(path); err != nil {
			return engine{}, "", naskah.Errorf(naskah.Unavailable, "NSK-TIDAK-TERSEDIA", "Basis data %s tidak dapat dibuka.", path).Because(err)
		}
		return engine{name: "sqlite", driver: "sqlite", dialect: goose.DialectSQLite3, conns: 8, path: path}, fileURL(path) + "?" + pragmas, nil
	}
	if strings.HasPrefix(dsn, "postgres://") || strings.HasPrefix(dsn, "postgresql://") {
		return engine{name: "postgres", driver: "pgx", dialect: goose.DialectPostgres, conns: 16, snapshot: sql.LevelRepeatableRead}, impatient(dsn), nil
	}
	return engine{}, "", naskah.Errorf(naskah.Invalid, "NSK-DSN", "Alamat basis data harus berbentuk sqlite:berkas.db atau postgres://….")
}

// limits are what a PostgreSQL server is asked not to exceed, unless the address says otherwise: whoever waits for a page is told within
// seconds that the server cannot be reached (s), no statement waits long for what another process holds (ms), and what a process that
// is gone began is undone (ms). How long a statement itself may take is the deadline of whoever asks.
var limits = map[string]string{
	"connect_timeout":                     "5",
	"lock_timeout":                        "20000",
	"idle_in_transaction_session_timeout": "60000",
}

// impatient is a PostgreSQL address with limits.
func impatient(dsn string) string {
	u, err := url.Parse(dsn)
	if err != nil {
		return dsn // what cannot be read is told by the driver
	}
	q := u.Query()
	for name, limit := range limits {
		if !q.Has(name) && (name != "connect_timeout" || os.Getenv("PGCONNECT_TIMEOUT") == "") {
			q.Set(name, limit)
		}
	}
	u.RawQuery = q.Encode()
	return u.String()
}

// fileURL is the address of a SQLite file under any name.
func fileURL(path string) string { return "file:" + (&url.URL{Path: path}).EscapedPath() }

func makeFile(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return f.Close()
}
