package sqlstore_test

import (
	"context"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"naskah/internal/naskah"
	"naskah/internal/naskah/storetest"
	"naskah/internal/sqlstore"
)

var update = flag.Bool("update", false, "rewrite schema.sqlite.sql")

// TestSchemaDump: the whole schema stands in one file, so that people can read it.
func TestSchemaDump(t *testing.T) {
	t.Parallel()
	_, raw := backends(t)[0].open(t, sqlstore.Options{Clock: time.Now})
	var parts []string
	if err := raw.Select(&parts, `SELECT sql || ';' FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND tbl_name NOT LIKE 'goose%'
		ORDER BY tbl_name, CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name`); err != nil {
		t.Fatal(err)
	}
	got := "-- The schema on SQLite, as the migrations leave it. Generated: go test ./internal/sqlstore -run Dump -update\n\n" + strings.Join(parts, "\n\n") + "\n"
	if *update {
		if err := os.WriteFile("schema.sqlite.sql", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("schema.sqlite.sql")
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("schema.sqlite.sql is not what the migrations make (-file +migrations):\n%s", d)
	}
}

var (
	tableText  = regexp.MustCompile(`(?s)CREATE TABLE (\w+) \(\n(.*?)\n\)`)
	columnText = regexp.MustCompile(`ALTER TABLE (\w+) ADD COLUMN (.*);`)
	indexText  = regexp.MustCompile(`CREATE (?:UNIQUE )?INDEX .*`)
	dialectals = strings.NewReplacer(` COLLATE "C"`, "", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "INTEGER PRIMARY KEY AUTOINCREMENT", "BIGINT", "INTEGER")
)

// schemaOf reads the tables (with each column and constraint) and indexes that the migrations of a dialect make.
func schemaOf(t *testing.T, dialect string) map[string][]string {
	t.Helper()
	files, err := filepath.Glob("migrations/" + dialect + "/*.sql")
	if err != nil || len(files) == 0 {
		t.Fatalf("no migrations: %v", err)
	}
	out := map[string][]string{}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(b), "+goose Down") {
			t.Errorf("%s can go back; migrations only go forward", name)
		}
		for _, m := range tableText.FindAllStringSubmatch(string(b), -1) {
			for line := range strings.SplitSeq(m[2], "\n") {
				out[m[1]] = append(out[m[1]], strings.TrimSuffix(strings.TrimSpace(dialectals.Replace(line)), ","))
			}
		}
		for _, m := range columnText.FindAllStringSubmatch(string(b), -1) {
			out[m[1]] = append(out[m[1]], dialectals.Replace(m[2]))
		}
		out["indexes"] = append(out["indexes"], indexText.FindAllString(string(b), -1)...)
	}
	return out
}

// TestDialects: both dialects have the same migrations, tables, columns, constraints and indexes.
func TestDialects(t *testing.T) {
	t.Parallel()
	lite, pg := schemaOf(t, "sqlite"), schemaOf(t, "postgres")
	if d := cmp.Diff(lite, pg); d != "" {
		t.Errorf("the dialects differ (-sqlite +postgres):\n%s", d)
	}
	if len(lite) < 25 {
		t.Errorf("only %d tables were read", len(lite))
	}
	names := func(dialect string) []string {
		files, _ := filepath.Glob("migrations/" + dialect + "/*.sql")
		for i := range files {
			files[i] = filepath.Base(files[i])
		}
		return files
	}
	if d := cmp.Diff(names("sqlite"), names("postgres")); d != "" {
		t.Error(d)
	}
}

// TestStateCheck: the database knows the states that the table of moves knows, and no others.
func TestStateCheck(t *testing.T) {
	t.Parallel()
	quoted := []string{}
	for _, s := range naskah.States {
		quoted = append(quoted, "'"+string(s)+"'")
	}
	want := "state TEXT NOT NULL CHECK (state IN (" + strings.Join(quoted, ", ") + "))"
	for _, dialect := range []string{"sqlite", "postgres"} {
		if !slices.Contains(schemaOf(t, dialect)["naskah"], want) {
			t.Errorf("%s: table naskah has no column %q", dialect, want)
		}
	}
	for _, b := range backends(t) {
		raw, id := living(t, b)
		if _, err := raw.Exec(`UPDATE naskah SET state = 'lain' WHERE id = $1`, string(id)); err == nil {
			t.Errorf("%s keeps an unknown state", b.name)
		}
		for _, s := range naskah.States {
			if _, err := raw.Exec(`UPDATE naskah SET state = $1 WHERE id = $2`, string(s), string(id)); err != nil {
				t.Errorf("%s refuses state %s: %v", b.name, s, err)
			}
		}
	}
}

// TestAppendOnly: the database itself refuses to change or delete what is remembered, and to change a recorded seal.
func TestAppendOnly(t *testing.T) {
	t.Parallel()
	for _, b := range backends(t) {
		t.Run(b.name, func(t *testing.T) {
			raw, id := living(t, b)
			raw.MustExec(`INSERT INTO refusal (subject_kind, subject_id, at_ms, by_user, by_nama, by_role, by_instansi, act, code) VALUES ('naskah', 'x', 1, '', '', '', '', '', '')`)
			for _, text := range []string{
				`UPDATE event SET by_nama = 'lain' WHERE subject_id = '` + string(id) + `' AND seq = 2`, `UPDATE event SET seq = seq + 100`, `DELETE FROM event WHERE seq = 1`, `DELETE FROM event`,
				`UPDATE version SET digest = 'x'`, `UPDATE version SET locator = 'x' WHERE no = 1`, `DELETE FROM version WHERE no = 2`,
				`UPDATE refusal SET code = 'x'`, `DELETE FROM refusal`,
				`UPDATE turn SET sealed = 'x' WHERE sealed <> ''`, `UPDATE turn SET sealed = '' WHERE sealed <> ''`, `DELETE FROM turn WHERE sealed <> ''`,
			} {
				if _, err := raw.Exec(text); err == nil {
					t.Errorf("the database did as it was told: %s", text)
				}
			}
			if got := one(t, raw, `SELECT count(*) FROM event WHERE subject_kind = 'naskah' AND subject_id = $1`, string(id)); got != "7" {
				t.Errorf("%s events", got)
			}
		})
	}
}

// TestOpen: what is no data source is Invalid; a new file is its owner's only; what is no database is Corrupt; what cannot be opened
// is Unavailable.
func TestOpen(t *testing.T) {
	t.Parallel()
	open := func(dsn string) error {
		db, err := sqlstore.Open(t.Context(), dsn, sqlstore.Options{Clock: time.Now})
		if err == nil {
			_, err = db.AllInstansi(t.Context())
			_ = db.Close()
		}
		return err
	}
	for _, dsn := range []string{"", "sqlite:", "mysql://x", "naskah.db", "file:x"} {
		if err := open(dsn); !errors.Is(err, naskah.Invalid) {
			t.Errorf("%q: %v", dsn, err)
		}
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "baru", "naskah.db")
	if err := open("sqlite:" + path); err == nil {
		t.Error("an empty database has a register")
	}
	for p, want := range map[string]fs.FileMode{filepath.Dir(path): 0o700, path: 0o600} {
		if info, err := os.Stat(p); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v; want %v", p, info.Mode().Perm(), err, want)
		}
	}
	bad := filepath.Join(dir, "bukan.db")
	if err := os.WriteFile(bad, []byte(strings.Repeat("ini bukan basis data. ", 500)), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := open("sqlite:" + bad); !errors.Is(err, naskah.Corrupt) {
		t.Errorf("what is no database: %v", err)
	}
	if err := open("sqlite:" + filepath.Join(bad, "x.db")); !errors.Is(err, naskah.Unavailable) {
		t.Errorf("below a file: %v", err)
	}
	if err := open("sqlite:" + dir); !errors.Is(err, naskah.Unavailable) {
		t.Errorf("a folder: %v", err)
	}
	if err := open("postgres://x@127.0.0.1:1/x?sslmode=disable&connect_timeout=2"); !errors.Is(err, naskah.Unavailable) {
		t.Errorf("no server: %v", err)
	}
}

// TestUnavailable: a database that is locked by somebody else, or closed, is worth trying again, and nothing is half-written.
func TestUnavailable(t *testing.T) {
	t.Parallel()
	w := storetest.NewWorld(t, func(t *testing.T, clock naskah.Clock) storetest.Back {
		back, raw := backends(t)[0].back(t, sqlstore.Options{Clock: clock})
		conn, err := raw.Conn(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = conn.Close() })
		if _, err := conn.ExecContext(t.Context(), "BEGIN IMMEDIATE"); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
		defer cancel()
		if err := back.Record(ctx, naskah.Record{Unit: &naskah.Unit{ID: "u", Seq: 1}}); !errors.Is(err, naskah.Unavailable) {
			t.Errorf("a locked database: %v", err)
		}
		if _, err := conn.ExecContext(t.Context(), "ROLLBACK"); err != nil {
			t.Fatal(err)
		}
		return back
	})
	db, ok := w.Store.(*sqlstore.DB)
	if !ok {
		t.Fatal("not our store")
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := db.AllInstansi(t.Context()); err == nil {
		t.Error("a closed database answers")
	}
}
