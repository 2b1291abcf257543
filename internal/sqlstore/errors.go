package sqlstore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"naskah/internal/naskah"
)

// Codes are the permanent codes of this package.
var Codes = []naskah.CodeDoc{
	{Code: "NSK-TIDAK-TERSEDIA", Kind: naskah.Unavailable, Meaning: "Basis data sedang tidak dapat dibaca atau ditulis."},
	{Code: "NSK-DSN", Kind: naskah.Invalid, Meaning: "Alamat basis data tidak dikenali."},
	{Code: "NSK-BASIS-RUSAK", Kind: naskah.Corrupt, Meaning: "Isi basis data tidak terbaca atau rusak."},
	{Code: "NSK-INDEKS", Meaning: "Indeks pencarian tidak sesuai dengan data naskah."},
}

// A fault is what a driver's error means to us.
type fault int

const (
	other fault = iota
	unique
	reference
	check
	appendOnly
	away    // worth trying again
	full    // no room on the disk
	damaged // the database file itself
	text    // a text that the engine cannot keep
)

// faultOf classifies by the driver's code, never by its words.
func faultOf(err error) fault {
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		return sqliteFault(e.Code())
	}
	if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		return postgresFault(e.Code)
	}
	if _, ok := errors.AsType[*pgconn.ConnectError](err); ok {
		return away
	}
	if _, ok := errors.AsType[net.Error](err); ok {
		return away
	}
	for _, is := range []error{context.Canceled, context.DeadlineExceeded, driver.ErrBadConn, sql.ErrConnDone, sql.ErrTxDone} {
		if errors.Is(err, is) {
			return away
		}
	}
	return other
}

func sqliteFault(code int) fault {
	switch code {
	case lib.SQLITE_CONSTRAINT_UNIQUE, lib.SQLITE_CONSTRAINT_PRIMARYKEY, lib.SQLITE_CONSTRAINT_ROWID:
		return unique
	case lib.SQLITE_CONSTRAINT_FOREIGNKEY:
		return reference
	case lib.SQLITE_CONSTRAINT_CHECK:
		return check
	case lib.SQLITE_CONSTRAINT_TRIGGER:
		return appendOnly
	}
	switch code & 0xff {
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED, lib.SQLITE_IOERR, lib.SQLITE_CANTOPEN, lib.SQLITE_READONLY, lib.SQLITE_INTERRUPT, lib.SQLITE_NOMEM:
		return away
	case lib.SQLITE_FULL:
		return full
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB:
		return damaged
	}
	return other
}

// postgresFault: see appendix A of the manual, "PostgreSQL Error Codes".
func postgresFault(code string) fault {
	switch code {
	case "23505":
		return unique
	case "23503":
		return reference
	case "23514":
		return check
	case "23001":
		return appendOnly
	case "22021", "22P05":
		return text
	case "XX001", "XX002":
		return damaged
	case "57014":
		return away
	case "53100":
		return full
	}
	for _, class := range []string{"08", "40", "53", "55", "57", "58"} {
		if strings.HasPrefix(code, class) {
			return away
		}
	}
	return other
}

// translate makes a driver's error ours. What is ours already, or a bug, passes through.
func translate(err error) error {
	if err == nil {
		return nil
	}
	if _, ok := errors.AsType[*naskah.Error](err); ok {
		return err
	}
	switch faultOf(err) {
	case unique:
		return naskah.SeqConflict().Because(err)
	case reference:
		return naskah.Dangling("data").Because(err)
	case away:
		return naskah.Errorf(naskah.Unavailable, "NSK-TIDAK-TERSEDIA", "Basis data sedang tidak tersedia. Coba lagi beberapa saat kemudian.").Because(err)
	case full:
		return naskah.Errorf(naskah.Unavailable, "NSK-TIDAK-TERSEDIA",
			"Ruang penyimpanan basis data penuh, sehingga tidak ada yang dicatat. Minta pengelola sistem menambah ruang, lalu coba lagi.").Because(err)
	case damaged:
		return naskah.Errorf(naskah.Corrupt, "NSK-BASIS-RUSAK", "Basis data rusak. Hentikan layanan dan pulihkan dari cadangan.").Because(err)
	case text:
		return naskah.Errorf(naskah.Invalid, "NSK-PERUBAHAN", "Perubahan tidak dapat disimpan: ada karakter yang tidak dapat disimpan.").Because(err)
	}
	return err
}

// taken is translate, for an insert whose unique key means something else than a lost race.
func taken(err error, means *naskah.Error) error {
	if err != nil && faultOf(err) == unique {
		return means.Because(err)
	}
	return translate(err)
}

// unreadable says that a row holds what was never written there.
func unreadable(what, id string, err error) error {
	return naskah.Errorf(naskah.Corrupt, "NSK-BASIS-RUSAK", "Data %s %s di basis data tidak terbaca. Laporkan kepada pengelola sistem.", what, id).Because(err)
}
