package jobs

import (
	"context"
	"database/sql"
	sqldriver "database/sql/driver"
	"errors"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/riverqueue/river/rivertype"
	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"naskah/internal/naskah"
)

// Codes are the permanent codes of this package.
var Codes = []naskah.CodeDoc{
	{Code: "JOB-MESIN", Kind: naskah.Invalid, Meaning: "Mesin basis data tidak dikenal oleh antrean pekerjaan."},
	{Code: "JOB-SKEMA", Kind: naskah.Conflict, Meaning: "Tabel antrean pekerjaan belum ada atau belum lengkap di basis data."},
	{Code: "JOB-TIDAK-ADA", Kind: naskah.NotFound, Meaning: "Pekerjaan tidak ada di antrean."},
	{Code: "JOB-TIDAK-MATI", Kind: naskah.Conflict, Meaning: "Pekerjaan belum gagal untuk seterusnya, sehingga tidak dapat dijalankan ulang."},
	{Code: "JOB-SUDAH-ADA", Kind: naskah.Conflict, Meaning: "Pekerjaan yang sama sudah menunggu di antrean."},
	{Code: "JOB-TIDAK-TERSEDIA", Kind: naskah.Unavailable, Meaning: "Antrean pekerjaan sedang tidak dapat dibaca atau ditulis."},
	{Code: "JOB-GALAT", Meaning: "Pekerjaan gagal karena sebab yang tidak terduga; sebabnya ada di log."},
	{Code: "JOB-TERPUTUS", Meaning: "Proses yang mengerjakannya berhenti sebelum pekerjaan selesai."},
}

// A failure is why an attempt failed, as it is kept with the job: code and message, never the cause, which may name what no operator of
// an office needs to read.
type failure struct {
	code, msg string
	err       error
}

func (f *failure) Error() string { return f.code + ": " + f.msg }
func (f *failure) Unwrap() error { return f.err }

// failed makes a failure of whatever Work answered.
func failed(err error) *failure {
	if e, ok := errors.AsType[*naskah.Error](err); ok {
		return &failure{e.Code, e.Msg, err}
	}
	return &failure{"JOB-GALAT", "Pekerjaan gagal karena sebab yang tidak terduga. Sebabnya ada di log layanan.", err}
}

// said reads what failed was kept with a job. What River itself says of a job is said in our words.
func said(text string) (code, msg string) {
	code, msg, ok := strings.Cut(strings.TrimPrefix(text, "JobCancelError: "), ": ")
	switch {
	case strings.HasPrefix(text, "Stuck job rescued"):
		return "JOB-TERPUTUS", "Proses yang mengerjakannya berhenti sebelum selesai."
	case !ok || strings.ContainsAny(code, " \n") || code != strings.ToUpper(code):
		return "JOB-GALAT", "Pekerjaan gagal karena sebab yang tidak terduga. Sebabnya ada di log layanan."
	}
	return code, msg
}

// translate makes an error of River, or of the database below it, ours. A bug passes through.
func translate(err error) error {
	if err == nil {
		return nil
	}
	if _, ok := errors.AsType[*naskah.Error](err); ok {
		return err
	}
	if errors.Is(err, rivertype.ErrNotFound) {
		return naskah.Errorf(naskah.NotFound, "JOB-TIDAK-ADA", "Pekerjaan itu tidak ada di antrean.").Because(err)
	}
	if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		switch {
		case e.Code == "23505":
			return already(err)
		case strings.HasPrefix(e.Code, "42") || strings.HasPrefix(e.Code, "22"):
			return err
		}
		return away(err)
	}
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		switch e.Code() {
		case lib.SQLITE_CONSTRAINT_UNIQUE, lib.SQLITE_CONSTRAINT_PRIMARYKEY:
			return already(err)
		case lib.SQLITE_ERROR:
			return err
		}
		return away(err)
	}
	if _, ok := errors.AsType[*pgconn.ConnectError](err); ok {
		return away(err)
	}
	if _, ok := errors.AsType[net.Error](err); ok {
		return away(err)
	}
	for _, is := range []error{context.Canceled, context.DeadlineExceeded, sqldriver.ErrBadConn, sql.ErrConnDone, sql.ErrTxDone} {
		if errors.Is(err, is) {
			return away(err)
		}
	}
	return err
}

func already(err error) error {
	return naskah.Errorf(naskah.Conflict, "JOB-SUDAH-ADA", "Pekerjaan yang sama sudah menunggu di antrean, sehingga tidak perlu dijalankan ulang.").Because(err)
}

func away(err error) error {
	return naskah.Errorf(naskah.Unavailable, "JOB-TIDAK-TERSEDIA", "Antrean pekerjaan sedang tidak tersedia. Coba lagi beberapa saat kemudian.").Because(err)
}
