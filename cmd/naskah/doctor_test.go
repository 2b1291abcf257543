package main

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// told runs the program and gives its exit code and everything it said. A service that starts where it should not is stopped again.
func told(t *testing.T, args ...string) (code int, said string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*scriptWithin)
	defer cancel()
	var out bytes.Buffer
	code = run(ctx, args, &out, &out)
	return code, out.String()
}

// closed is an address at which nobody listens.
func closed(t *testing.T) string {
	t.Helper()
	addr, err := freeAddr()
	if err != nil {
		t.Fatal(err)
	}
	return addr
}

// folder is a data folder whose SQLite is migrated.
func folder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if code, said := told(t, "migrate", "--data", dir); code != 0 {
		t.Fatal(said)
	}
	return dir
}

// TestFaultDoctor: each thing that can be wrong on one machine is named, with what to do about it, and the exit code says so.
func TestFaultDoctor(t *testing.T) {
	file := func(t *testing.T, path, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, x := range []struct {
		name string
		make func(t *testing.T, dir string) (args []string)
		want []string // what is ill, and what to do
	}{
		{"data", func(t *testing.T, dir string) []string {
			file(t, filepath.Join(dir, "berkas"), "")
			return []string{"--data", filepath.Join(dir, "berkas", "data")}
		}, []string{"RUSAK  folder data", "hak tulis"}},
		{"database away", func(t *testing.T, _ string) []string {
			return []string{"--db", "postgres://naskah:sandi-basis@" + closed(t) + "/naskah?sslmode=disable&connect_timeout=2"}
		}, []string{"RUSAK  basis data", "NASKAH_DB", "apakah server itu berjalan"}},
		{"database's secret missing", func(_ *testing.T, dir string) []string {
			return []string{"--db", "file:" + filepath.Join(dir, "tidak-ada")}
		}, []string{"RUSAK  basis data", "NSK-KONFIG", "tidak dapat dibaca"}},
		{"no such database", func(*testing.T, string) []string { return []string{"--db", "mysql://x/y"} }, []string{"RUSAK  basis data", "NSK-DSN"}},
		{"old schema", func(t *testing.T, _ string) []string { return []string{"--data", t.TempDir()} }, []string{"RUSAK  skema", "versi 0", "Jalankan naskah migrate"}},
		{"folder of objects", func(t *testing.T, dir string) []string {
			file(t, filepath.Join(dir, "objek"), "bukan folder")
			return nil
		}, []string{"RUSAK  penyimpanan berkas", "ruang diska"}},
		{"anchor", func(t *testing.T, dir string) []string {
			file(t, filepath.Join(dir, "trust", "akar.pem"), "bukan sertifikat")
			return nil
		}, []string{"RUSAK  jangkar", "keluarkan berkas PEM"}},
		{"object server away", func(t *testing.T, _ string) []string {
			return []string{"--objects", "s3", "--s3-endpoint", closed(t), "--s3-bucket", "naskah", "--s3-key", appKey, "--s3-secret", appSecret, "--no-s3-tls"}
		}, []string{"RUSAK  penyimpanan berkas", "OBJ-TIDAK-TERSEDIA", "dapat dicapai"}},
		{"key's file empty", func(t *testing.T, dir string) []string {
			file(t, filepath.Join(dir, "kosong"), "\n")
			return []string{"--objects", "s3", "--s3-endpoint", closed(t), "--s3-bucket", "naskah", "--s3-key", "file:" + filepath.Join(dir, "kosong"), "--s3-secret", "x", "--no-s3-tls"}
		}, []string{"RUSAK  penyimpanan berkas", "NSK-KONFIG", "kosong"}},
	} {
		t.Run(x.name, func(t *testing.T) {
			dir := folder(t)
			code, said := told(t, append([]string{"doctor", "--data", dir}, x.make(t, dir)...)...)
			if code != 6 || strings.Count(said, "RUSAK") != 1 && x.name != "data" {
				t.Errorf("exit %d, want 6 and one fault", code)
			}
			illness(t, said, x.want...)
		})
	}
	if code, said := told(t, "doctor", "--data", folder(t)); code != 0 || strings.Contains(said, "RUSAK") || strings.Count(said, "baik") < 9 {
		t.Errorf("a healthy machine: exit %d\n%s", code, said)
	}
	if saneClock(time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)) == nil {
		t.Error("a clock of 2020 is called sane")
	}
}

// illness: the report says each of want, and no secret.
func illness(t *testing.T, said string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(said, w) {
			t.Errorf("the report lacks %q:\n%s", w, said)
		}
	}
	for _, secret := range []string{appSecret, appKey, "sandi-basis"} {
		if strings.Contains(said, secret) {
			t.Errorf("the report tells the secret %q:\n%s", secret, said)
		}
	}
}

// TestFaultDoctorServers: what can be wrong with PostgreSQL and MinIO.
func TestFaultDoctorServers(t *testing.T) {
	t.Parallel()
	s := startServers(t)
	dir := t.TempDir()
	with := func(more ...string) []string {
		return append([]string{"--data", dir, "--db", s.dsn, "--objects", "s3", "--s3-endpoint", s.s3.Endpoint, "--s3-bucket", inBucket, "--s3-key", appKey, "--s3-secret", appSecret, "--no-s3-tls"}, more...)
	}
	doctor := func(wantCode int, want []string, more ...string) {
		t.Helper()
		code, said := told(t, append([]string{"doctor"}, with(more...)...)...)
		if code != wantCode {
			t.Errorf("exit %d, want %d\n%s", code, wantCode, said)
		}
		illness(t, said, want...)
	}
	doctor(6, []string{"RUSAK  skema", "Jalankan naskah migrate", "baik   penyimpanan berkas: kunci retensi"})
	if code, said := told(t, append([]string{"serve", "--listen", closed(t)}, with()...)...); code != 5 || !strings.Contains(said, "NSK-SKEMA") {
		t.Errorf("the service starts on an old schema: %d %s", code, said)
	}
	if code, said := told(t, append([]string{"migrate"}, with()...)...); code != 0 {
		t.Fatal(said)
	}
	doctor(0, []string{"baik   skema", "baik   penyimpanan berkas: tulis", "baik   penyimpanan berkas: baca", "baik   penyimpanan berkas: kunci retensi", "baik   jam terhadap server"})
	doctor(6, []string{"RUSAK  penyimpanan berkas", "OBJ-KUNCI", "NASKAH_S3_SECRET"}, "--s3-secret", "bukan-rahasianya")
	doctor(6, []string{"RUSAK  penyimpanan berkas", "OBJ-KUNCI"}, "--s3-key", "bukan-kuncinya")

	key, secret := s.s3.RootKeys()
	if err := s.s3.PlainBucket(t.Context(), "tanpa-kunci"); err != nil {
		t.Fatal(err)
	}
	root := []string{"--s3-key", key, "--s3-secret", secret}
	doctor(6, []string{"RUSAK  penyimpanan berkas", "OBJ-BUCKET", "object lock"}, append(root, "--s3-bucket", "tanpa-kunci")...)
	doctor(6, []string{"RUSAK  penyimpanan berkas", "OBJ-BUCKET", "tidak ada", "siapkan"}, append(root, "--s3-bucket", "tidak-ada")...)
	doctor(6, []string{"RUSAK  jam terhadap server", "NTP"}, "--s3-endpoint", lateClock(t, s.s3.Endpoint, -10*time.Minute))

	later := func(query string) {
		t.Helper()
		if err := s.do(t.Context(), func(db *sql.DB) error {
			_, err := db.ExecContext(t.Context(), query)
			return err
		}); err != nil {
			t.Fatal(err)
		}
	}
	later(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (900, true)`)
	doctor(0, []string{"baik   skema"}) // a newer schema that only adds
	later(`UPDATE schema_floor SET lowest = 900`)
	doctor(6, []string{"RUSAK  skema", "versi 900"})
	s.s3.Stop(t)
	doctor(6, []string{"RUSAK  penyimpanan berkas", "OBJ-TIDAK-TERSEDIA", s.s3.Endpoint})
}

// lateClock stands before a server and tells another time.
func lateClock(t *testing.T, endpoint string, d time.Duration) string {
	t.Helper()
	proxy := httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(&url.URL{Scheme: "http", Host: endpoint})
			r.Out.Host = r.In.Host // it is signed
		},
		ModifyResponse: func(r *http.Response) error {
			r.Header.Set("Date", time.Now().Add(d).UTC().Format(http.TimeFormat))
			return nil
		},
	}
	server := httptest.NewServer(&proxy)
	t.Cleanup(server.Close)
	return server.Listener.Addr().String()
}

// TestSettings: what is missing or contradicts is refused before anything starts, names the option and its variable, in Indonesian and
// in English, and tells no secret.
func TestSettings(t *testing.T) {
	whole := []string{"--objects", "s3", "--s3-endpoint", "minio:9000", "--s3-bucket", "naskah", "--s3-key", appKey, "--s3-secret", appSecret}
	for _, x := range []struct {
		args []string
		want []string
	}{
		{whole[:2], []string{"--s3-endpoint", "NASKAH_S3_ENDPOINT", "NASKAH_S3_BUCKET", "NASKAH_S3_KEY", "NASKAH_S3_SECRET", "belum lengkap", "S3 storage needs"}},
		{whole[:8], []string{"NASKAH_S3_SECRET", "belum lengkap"}},
		{whole[2:], []string{"--objects", "NASKAH_OBJECTS", "kosongkan", "not chosen"}},
		{append(whole, "--objects", "ftp"), []string{"harus salah satu dari", `"ftp"`}},
		{append(whole, "--s3-endpoint", "http://minio:9000"), []string{"host:port"}},
		{append(whole, "--s3-endpoint", ":9000"), []string{"host:port"}},
		{append(whole, "--s3-bucket", "Naskah_Besar"), []string{"Nama bucket"}},
	} {
		for _, command := range [][]string{{"serve"}, {"demo"}, {"migrate"}, {"fsck"}, {"doctor"}, {"user", "list"}, {"buku", "2021", "--sebagai", "ratna"}} {
			dir := filepath.Join(t.TempDir(), "data")
			code, said := told(t, append(append(append([]string{}, command...), x.args...), "--data", dir)...)
			if code != 2 {
				t.Errorf("%v %v: exit %d\n%s", command, x.args, code, said)
			}
			illness(t, said, x.want...)
			if _, err := os.Stat(dir); err == nil {
				t.Errorf("%v: something was started", command)
			}
		}
	}
	for _, endpoint := range []string{"minio:9000", "s3.contoh.go.id", net.JoinHostPort("::1", "9000")} {
		if err := (bucket{Endpoint: endpoint, Bucket: "naskah", Key: "a", Secret: "b"}).check("s3"); err != nil {
			t.Errorf("%s: %v", endpoint, err)
		}
	}
}

// TestHush: a secret hides from printing, logs and encoders, and is there for whom it is for.
func TestHush(t *testing.T) {
	var b bytes.Buffer
	p := place{DB: hush(appSecret), S3: bucket{Key: hush(appSecret), Secret: hush(appSecret)}}
	for _, form := range []string{"text", "json"} {
		newLog(&b, form, "info").Info("mulai", "place", p, "db", p.DB)
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q"} {
		b.WriteString(strings.TrimSpace(fmt.Sprintf(verb, p)))
	}
	if strings.Contains(b.String(), appSecret) || strings.Count(b.String(), "[rahasia]") < 10 {
		t.Errorf("told: %s", b.String())
	}
	if v, err := p.DB.reveal("--db"); err != nil || v != appSecret {
		t.Errorf("%q, %v", v, err)
	}
}
