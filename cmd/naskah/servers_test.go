package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib"
	"github.com/rogpeppe/go-internal/testscript"

	"naskah/internal/sqlstore/pgtest"
	"naskah/storage/miniotest"
)

// The application's own key in the stories. It is looked for in everything that the program says.
const (
	appKey    = "naskah-aplikasi-uji"
	appSecret = "rahasia-objek-yang-tidak-boleh-terlihat"
	inBucket  = "naskah"
)

// servers are a real PostgreSQL and a real MinIO, prepared as an installation prepares them: the one-shot makes bucket and key.
type servers struct {
	pg   *pgtest.Server
	s3   *miniotest.Server
	dsn  string
	tool string
}

// startServers starts both; without the programs the test is skipped, in CI it fails.
func startServers(t *testing.T) *servers {
	t.Helper()
	pg, err := pgtest.Start(t.Context())
	if errors.Is(err, pgtest.ErrNone) && os.Getenv("CI") == "" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := pg.Close(); err != nil {
			t.Error(err)
		}
	})
	s := &servers{pg: pg, s3: miniotest.Start(t, 1), dsn: pg.DSN("postgres"), tool: filepath.Join(t.TempDir(), "bucket")}
	build := exec.CommandContext(t.Context(), "go", "build", "-o", s.tool, "./bucket")
	build.Dir = filepath.Join("..", "..", "tools")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("tools/bucket: %v\n%s", err, out)
	}
	prepare := exec.CommandContext(t.Context(), s.tool)
	root, pass := s.s3.RootKeys()
	prepare.Env = append(os.Environ(), "NASKAH_S3_ENDPOINT="+s.s3.Endpoint, "NASKAH_S3_BUCKET="+inBucket, "NASKAH_S3_KEY="+appKey, "NASKAH_S3_SECRET="+appSecret,
		"MINIO_ROOT_USER="+root, "MINIO_ROOT_PASSWORD="+pass)
	if out, err := prepare.CombinedOutput(); err != nil {
		t.Fatalf("tools/bucket: %v\n%s", err, out)
	}
	return s
}

// settings are the variables that an installation would set; secrets are files.
func (s *servers) settings(dir string) (map[string]string, error) {
	out := map[string]string{
		"NASKAH_OBJECTS": "s3", "NASKAH_S3_ENDPOINT": s.s3.Endpoint, "NASKAH_S3_BUCKET": inBucket, "NASKAH_S3_TLS": "false",
	}
	for name, v := range map[string]string{"NASKAH_DB": s.dsn, "NASKAH_S3_KEY": appKey, "NASKAH_S3_SECRET": appSecret} {
		path := filepath.Join(dir, strings.ToLower(name))
		if err := os.WriteFile(path, []byte(v+"\n"), 0o600); err != nil {
			return nil, err
		}
		out[name] = "file:" + path
	}
	return out, nil
}

// beside sets the variables of a second office, with LAIN_ for NASKAH_.
func (s *servers) beside(e *testscript.Env) error {
	dir := filepath.Join(e.WorkDir, "rahasia-lain")
	if err := os.Mkdir(dir, 0o700); err != nil {
		return err
	}
	vars, err := s.settings(dir)
	for name, v := range vars {
		e.Setenv(strings.Replace(name, "NASKAH_", "LAIN_", 1), v)
	}
	return err
}

// do runs statements as the owner of the database, who can switch its guards off.
func (s *servers) do(ctx context.Context, f func(*sql.DB) error) error {
	db, err := sql.Open("pgx", s.dsn)
	if err != nil {
		return err
	}
	return errors.Join(f(db), db.Close())
}

// TestStoryServers: the stories on PostgreSQL and MinIO, each on servers of its own.
func TestStoryServers(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"ksb.txtar", "operator.txtar", "pekan.txtar"} {
		t.Run(strings.TrimSuffix(file, ".txtar"), func(t *testing.T) {
			s := startServers(t)
			var second *servers // of a script that works in two offices
			if file == "pekan.txtar" {
				second = startServers(t)
			}
			p := scripts(true)
			p.Dir, p.Files = "", []string{filepath.Join("testdata", "script", file)}
			plain := p.Setup
			p.Setup = func(e *testscript.Env) error {
				vars, err := s.settings(e.WorkDir)
				if err != nil {
					return err
				}
				for name, v := range vars {
					e.Setenv(name, v)
				}
				if second != nil {
					if err := second.beside(e); err != nil {
						return err
					}
				}
				e.Values["servers"] = s
				return plain(e)
			}
			testscript.Run(t, p)
		})
	}
}

// theServers are those of this script.
func theServers(ts *testscript.TestScript) *servers { return ts.Value("servers").(*servers) }

// An archivedRow is what the registry says of one version of a naskah, as the database's owner reads it.
type archivedRow struct {
	id, digest, locator, state, kind string
	endKind, end                     string
	at                               int64  // of the archiving, Unix ms; 0: not archived
	detail                           string // of that event
}

const versionRows = `SELECT n.id, v.digest, v.locator, n.state, v.kind, n.akhir_kind, n.akhir, COALESCE(e.at_ms, 0), COALESCE(e.detail, '')
	FROM version v JOIN naskah n ON n.id = v.naskah_id LEFT JOIN event e ON e.subject_kind = 'naskah' AND e.subject_id = n.id AND e.act = 'archive'`

// lockedUntil is what the retention rules ask for, computed here once more: the shorter of five years after the end and ten years after the
// archiving, through the end of that day in Banjar.
func (r archivedRow) lockedUntil() (time.Time, error) {
	wib := time.FixedZone("WIB", 7*3600)
	at := time.UnixMilli(r.at).In(wib)
	day := time.Date(at.Year()+10, at.Month(), at.Day(), 0, 0, 0, 0, wib)
	if r.endKind == "tanggal" {
		end, err := time.ParseInLocation(time.DateOnly, r.end, wib)
		if err != nil {
			return time.Time{}, err
		}
		if over := end.AddDate(5, 0, 0); over.Before(day) && over.After(at.AddDate(1, 0, 0)) {
			day = over
		}
	}
	return day.AddDate(0, 0, 1), nil
}

// cmdBucket (ember): the registry says that the naskah of alamat is archived; every version that a row names lies in the bucket under the
// version id the row names, and is the bytes of its digest; whatever an archived naskah rests on, its manifest included, is locked in
// COMPLIANCE mode, its signed versions through the very day the rules ask for; nothing has further versions.
func cmdBucket(ts *testscript.TestScript, _ bool, _ []string) {
	s := theServers(ts)
	ctx, cancel := context.WithTimeout(context.Background(), scriptWithin)
	defer cancel()
	found, err := s.s3.Versions(ctx, inBucket)
	ts.Check(err)
	at := map[string]miniotest.Version{}
	for _, v := range found {
		at[v.Key+"#"+v.ID], at[v.Key] = v, v
		if want := "sha256/" + v.SHA256[:2] + "/" + v.SHA256; v.Key != want || !v.Latest {
			ts.Fatalf("%+v is not what its key says, or not the only version", v)
		}
	}
	rows, err := s.versionRows(ctx)
	ts.Check(err)
	locked, mine := 0, strings.TrimPrefix(ts.Getenv("N"), "/naskah/")
	for _, r := range rows {
		v, ok := at[bucketKey(r.digest)+"#"+r.locator]
		if !ok || r.locator == "" {
			ts.Fatalf("no version %q of %s in the bucket", r.locator, r.digest)
		}
		if r.id == mine && r.state != "archived" {
			ts.Fatalf("the row of %s says %s", r.id, r.state)
		}
		if r.state != "archived" {
			continue
		}
		until, err := r.lockedUntil()
		ts.Check(err)
		manifest, ok := at[bucketKey(manifestOf(r.detail))]
		if !ok || manifest.Mode != "COMPLIANCE" || manifest.Until.Before(until) {
			ts.Fatalf("the manifest of %s is held %q until %v, want %v", r.id, manifest.Mode, manifest.Until, until)
		}
		signed := r.kind == "sealed" || r.kind == "scanned"
		if v.Mode != "COMPLIANCE" || v.Until.Before(until) || signed && !v.Until.Equal(until) {
			ts.Fatalf("%s version %s is held %q until %v, want %v", r.kind, r.digest, v.Mode, v.Until, until)
		}
		if signed {
			locked++
		}
	}
	if len(rows) < 20 || locked < 2 {
		ts.Fatalf("%d versions, %d signed ones locked: the story has more", len(rows), locked)
	}
	ts.Logf("%d versions in rows, %d in the bucket, %d signed ones locked through the right day", len(rows), len(found), locked)
}

func (s *servers) versionRows(ctx context.Context) (out []archivedRow, err error) {
	err = s.do(ctx, func(db *sql.DB) error {
		r, err := db.QueryContext(ctx, versionRows)
		if err != nil {
			return err
		}
		for r.Next() {
			var x archivedRow
			if err := r.Scan(&x.id, &x.digest, &x.locator, &x.state, &x.kind, &x.endKind, &x.end, &x.at, &x.detail); err != nil {
				return errors.Join(err, r.Close())
			}
			out = append(out, x)
		}
		return errors.Join(r.Err(), r.Close())
	})
	return out, err
}

// manifestOf is the digest of the manifest that an archiving names.
func manifestOf(detail string) string {
	var d struct{ Manifes string }
	if json.Unmarshal([]byte(detail), &d) != nil {
		return ""
	}
	return d.Manifes
}

func bucketKey(digest string) string {
	h := strings.TrimPrefix(digest, "sha256:")
	if len(h) < 2 {
		return ""
	}
	return "sha256/" + h[:2] + "/" + h
}

// signedDigest is a signed version of an archived naskah, as its row names it.
func (s *servers) signedDigest(ctx context.Context) (digest string, err error) {
	err = s.do(ctx, func(db *sql.DB) error {
		return db.QueryRowContext(ctx, `SELECT v.digest FROM version v JOIN naskah n ON n.id = v.naskah_id WHERE n.state = 'archived' AND v.session_id <> '' ORDER BY v.made_at DESC LIMIT 1`).Scan(&digest)
	})
	return digest, err
}

// signed is the same for a script, which finds it in SIDIK.
func (s *servers) signed(ts *testscript.TestScript) string {
	ctx, cancel := context.WithTimeout(context.Background(), scriptWithin)
	defer cancel()
	digest, err := s.signedDigest(ctx)
	ts.Check(err)
	ts.Setenv("SIDIK", digest)
	return digest
}

// cmdPlant (tanam): the server's owner puts other bytes under the key of a signed version; `! tanam` takes them away again.
func cmdPlant(ts *testscript.TestScript, neg bool, _ []string) {
	s := theServers(ts)
	ctx, cancel := context.WithTimeout(context.Background(), scriptWithin)
	defer cancel()
	key := bucketKey(s.signed(ts))
	if neg {
		ts.Check(s.s3.Uproot(ctx, inBucket, key, ts.Getenv("TANAMAN")))
		return
	}
	id, err := s.s3.Plant(ctx, inBucket, key, []byte("%PDF-1.7 palsu"))
	ts.Check(err)
	ts.Setenv("TANAMAN", id)
}

// cmdFlip (balik): one bit of a signed version is another on the server's drive; twice is as before.
func cmdFlip(ts *testscript.TestScript, _ bool, _ []string) {
	s := theServers(ts)
	ts.Check(s.s3.Flip("d1", inBucket, bucketKey(s.signed(ts))))
}

// cmdRewrite (ubah-riwayat FROM TO): the database's owner switches the guards off and changes the history of the naskah that alamat
// named.
func cmdRewrite(ts *testscript.TestScript, _ bool, args []string) {
	ctx, cancel := context.WithTimeout(context.Background(), scriptWithin)
	defer cancel()
	id := strings.TrimPrefix(ts.Getenv("N"), "/naskah/")
	ts.Check(theServers(ts).do(ctx, func(db *sql.DB) error {
		if _, err := db.ExecContext(ctx, `UPDATE event SET by_nama = by_nama WHERE subject_id = $1`, id); err == nil {
			return errors.New("the guard let an update of an event pass")
		}
		tx, err := db.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		defer tx.Rollback()
		if _, err := tx.ExecContext(ctx, `SET LOCAL session_replication_role = replica`); err != nil {
			return err
		}
		r, err := tx.ExecContext(ctx, `UPDATE event SET by_nama = $1 WHERE subject_id = $2 AND by_nama = $3 AND seq = (SELECT min(seq) FROM event WHERE subject_id = $2 AND by_nama = $3)`, args[1], id, args[0])
		if err != nil {
			return err
		}
		if n, err := r.RowsAffected(); err != nil || n != 1 {
			return fmt.Errorf("%d events changed: %w", n, err)
		}
		return tx.Commit()
	}))
}
