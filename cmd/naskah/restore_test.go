package main

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"naskah/storage/miniotest"
)

// TestStoryRestore: a sample office on servers is backed up as docs/pemasangan.md says, database first, and brought back on other
// servers, where the bucket gives its versions other ids; fsck then finds nothing. One object that the backup lacks is found.
func TestStoryRestore(t *testing.T) {
	t.Parallel()
	from, to := startServers(t), startServers(t)
	data := t.TempDir()
	with := func(s *servers, args ...string) []string {
		return append(args, "--data", data, "--db", s.dsn, "--objects", "s3", "--s3-endpoint", s.s3.Endpoint, "--s3-bucket", inBucket, "--s3-key", appKey, "--s3-secret", appSecret, "--no-s3-tls")
	}
	if code, said := told(t, with(from, "demo", "--seed")...); code != 0 {
		t.Fatal(said)
	}
	pgTool(t, "pg_dump", "-Fc", "-f", filepath.Join(data, "dump"), from.dsn)
	versions, err := from.s3.Objects(t.Context(), inBucket)
	if err != nil || len(versions) < 30 {
		t.Fatalf("%d objects: %v", len(versions), err)
	}
	key := signedKey(t, from)
	lost := slices.IndexFunc(versions, func(o miniotest.Object) bool { return o.Key == key })
	if lost < 0 {
		t.Fatal("the signed version is not in the bucket")
	}
	last := versions[lost]
	versions = slices.Delete(versions, lost, lost+1)
	from.s3.Stop(t)
	from.pg.Stop()

	pgTool(t, "pg_restore", "--clean", "--if-exists", "--no-owner", "-d", to.dsn, filepath.Join(data, "dump"))
	for _, v := range versions {
		if _, err := to.s3.Plant(t.Context(), inBucket, v.Key, v.Bytes); err != nil {
			t.Fatal(err)
		}
	}
	code, said := told(t, with(to, "fsck")...)
	if digest := "sha256:" + last.Key[strings.LastIndexByte(last.Key, '/')+1:]; code != 3 || !strings.Contains(said, "OBJ-TIDAK-ADA") || !strings.Contains(said, digest) {
		t.Errorf("the backup lacks %s: exit %d\n%s", digest, code, said)
	}
	if _, err := to.s3.Plant(t.Context(), inBucket, last.Key, last.Bytes); err != nil {
		t.Fatal(err)
	}
	if code, said := told(t, with(to, "fsck")...); code != 0 || !strings.Contains(said, "Tidak ada kerusakan") {
		t.Errorf("restored: exit %d\n%s", code, said)
	}
	if code, said := told(t, with(to, "doctor")...); code != 0 {
		t.Errorf("restored: exit %d\n%s", code, said)
	}
}

// signedKey is where a signed version of an archived naskah lies.
func signedKey(t *testing.T, s *servers) string {
	t.Helper()
	digest, err := s.signedDigest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return bucketKey(digest)
}

// TestDemoWhere: the demo mixes with nothing: not with a database that holds a schema, nor with a bucket that holds anything, nor does
// it go on elsewhere than where it began.
func TestDemoWhere(t *testing.T) {
	s := startServers(t)
	objects := []string{"--objects", "s3", "--s3-endpoint", s.s3.Endpoint, "--s3-bucket", inBucket, "--s3-key", appKey, "--s3-secret", appSecret, "--no-s3-tls"}
	refused := func(what, data string, args ...string) {
		t.Helper()
		code, said := told(t, append([]string{"demo", "--seed", "--data", data}, args...)...)
		if code != 5 || !strings.Contains(said, "NSK-DEMO-BASIS") {
			t.Errorf("%s: exit %d\n%s", what, code, said)
		}
		illness(t, said)
	}
	if _, err := s.s3.Plant(t.Context(), inBucket, "sha256/aa/lama", []byte("milik orang lain")); err != nil {
		t.Fatal(err)
	}
	fresh := t.TempDir()
	refused("a bucket in use", fresh, objects...)
	refused("a bucket in use, again", fresh, objects...)
	if left, err := filepath.Glob(filepath.Join(fresh, "*.db")); err != nil || len(left) != 0 {
		t.Errorf("a refused demo left %v", left)
	}
	refused("another kind of database", t.TempDir(), "--db", "sqlite:"+filepath.Join(fresh, "lain.db"))
	mark := demoMark{Made: clock(), Sealed: clock(), Whole: true, Where: "db.lain/naskah"}
	if err := (&demoCmd{place: place{Data: fresh}}).saveMark(mark); err != nil {
		t.Fatal(err)
	}
	refused("begun elsewhere", fresh)
	if code, said := told(t, "migrate", "--data", t.TempDir(), "--db", s.dsn); code != 0 {
		t.Fatal(said)
	}
	refused("a database in use", t.TempDir(), "--db", s.dsn)
	if err := s.do(t.Context(), func(db *sql.DB) error {
		var n int
		err := db.QueryRowContext(t.Context(), `SELECT count(*) FROM users`).Scan(&n)
		if n != 0 {
			err = errors.Join(err, errors.New("the refused demo made users"))
		}
		return err
	}); err != nil {
		t.Error(err)
	}
}

// pgTool runs a program of PostgreSQL's own, the newest that is installed.
func pgTool(t *testing.T, name string, args ...string) {
	t.Helper()
	path, err := exec.LookPath(name)
	if found, globErr := filepath.Glob("/usr/lib/postgresql/*/bin/" + name); globErr == nil && len(found) > 0 {
		slices.Sort(found)
		path, err = found[len(found)-1], nil
	}
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), scriptWithin)
	defer cancel()
	var out bytes.Buffer
	cmd := exec.CommandContext(ctx, path, args...)
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out.String())
	}
}
