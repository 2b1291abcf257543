// Package miniotest starts a real MinIO server for tests: the program that scripts/minio-build.sh makes, on folders of its own, with
// keys of its own, on a free port of the loopback.
package miniotest

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

// How long a start may take, and how long the program is waited for while it is still being built.
const (
	startWithin = 30 * time.Second
	buildWithin = 15 * time.Minute
)

// A Server is one running MinIO.
type Server struct {
	Endpoint string
	Dir      string // its drives are folders in it
	root     *credentials.Value
	program  string
	cmd      *exec.Cmd
	log      *bytes.Buffer
}

// Start starts a server with so many drives (1 or 4) and ends it with the test. Without the program it skips, in CI it fails.
func Start(t *testing.T, drives int) *Server {
	t.Helper()
	s := &Server{Dir: t.TempDir(), program: program(t), root: &credentials.Value{AccessKeyID: secret(10), SecretAccessKey: secret(20)}}
	s.Endpoint = freeAddress(t)
	s.Run(t, drives)
	t.Cleanup(func() { s.Stop(t) })
	return s
}

// program is .bin/minio above the package that tests; in CI it is waited for, because it is built beside the other tests.
func program(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if b, err := os.ReadFile(filepath.Join(dir, "go.mod")); err == nil && strings.HasPrefix(string(b), "module naskah\n") {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("miniotest: the test is not in the project")
		}
	}
	path := filepath.Join(dir, ".bin", "minio")
	for end := time.Now().Add(buildWithin); ; time.Sleep(time.Second) {
		if _, err := os.Stat(path); err == nil {
			return path
		}
		if os.Getenv("CI") == "" {
			t.Skip("MinIO belum dibangun: jalankan scripts/minio-build.sh")
		}
		if time.Now().After(end) {
			t.Fatal("MinIO belum selesai dibangun (scripts/minio-build.sh)")
		}
	}
}

// Run starts the program again on the same folders and address.
func (s *Server) Run(t *testing.T, drives int) {
	t.Helper()
	args := []string{"server", "--quiet", "--address", s.Endpoint}
	for i := range drives {
		d := filepath.Join(s.Dir, fmt.Sprintf("d%d", i+1))
		if err := os.MkdirAll(d, 0o700); err != nil {
			t.Fatal(err)
		}
		args = append(args, d)
	}
	s.log = &bytes.Buffer{}
	s.cmd = exec.Command(s.program, args...) //nolint:noctx // our own program; it ends with the test
	s.cmd.Stdout, s.cmd.Stderr = s.log, s.log
	s.cmd.Env = append(os.Environ(), "MINIO_ROOT_USER="+s.root.AccessKeyID, "MINIO_ROOT_PASSWORD="+s.root.SecretAccessKey, "MINIO_BROWSER=off", "MINIO_UPDATE=off",
		"MINIO_CI_CD=1", "MINIO_KMS_SECRET_KEY=uji:"+base64.StdEncoding.EncodeToString([]byte(secret(16))), "HOME="+s.Dir)
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	// /minio/health/ready answers before the server is usable; /cluster does not.
	for end := time.Now().Add(startWithin); ; time.Sleep(20 * time.Millisecond) {
		if healthy(s.Endpoint) {
			return
		}
		if time.Now().After(end) {
			s.Kill()
			t.Fatalf("MinIO tidak siap dalam %v:\n%s", startWithin, s.log)
		}
	}
}

func healthy(endpoint string) bool {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+endpoint+"/minio/health/cluster", nil)
	if err != nil {
		return false
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		return false
	}
	return res.Body.Close() == nil && res.StatusCode == http.StatusOK
}

// Stop ends the server as an operator would.
func (s *Server) Stop(t *testing.T) {
	t.Helper()
	if s.cmd == nil {
		return
	}
	_ = s.cmd.Process.Signal(syscall.SIGTERM) // it may have ended already
	done := make(chan error, 1)
	go func() { done <- s.cmd.Wait() }()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		_ = s.cmd.Process.Kill()
		<-done
	}
	s.cmd = nil
}

// Kill ends the server without a word.
func (s *Server) Kill() {
	if s.cmd == nil {
		return
	}
	_ = s.cmd.Process.Kill()
	_ = s.cmd.Wait() // it was killed
	s.cmd = nil
}

// RootKeys are the keys of the server's owner.
func (s *Server) RootKeys() (key, secret string) { return s.root.AccessKeyID, s.root.SecretAccessKey }

// Root is a client with all rights: what an attacker has who owns the server.
func (s *Server) Root(t *testing.T) *minio.Client {
	t.Helper()
	c, err := minio.New(s.Endpoint, &minio.Options{Creds: s.RootCredentials(), TrailingHeaders: true})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// RootCredentials are those of Root.
func (s *Server) RootCredentials() *credentials.Credentials {
	return credentials.NewStaticV4(s.root.AccessKeyID, s.root.SecretAccessKey, "")
}

// Bucket makes a bucket with versions and object lock and gives its name.
func (s *Server) Bucket(t *testing.T) string {
	t.Helper()
	name := "uji-" + strings.ToLower(secret(8))
	if err := s.Root(t).MakeBucket(t.Context(), name, minio.MakeBucketOptions{ObjectLocking: true}); err != nil {
		t.Fatal(err)
	}
	return name
}

// Service are credentials that may do with a bucket what the application does, and nothing else: policy is its JSON.
func (s *Server) Service(t *testing.T, policy string) *credentials.Credentials {
	t.Helper()
	c, err := credentials.NewSTSAssumeRole("http://"+s.Endpoint, credentials.STSAssumeRoleOptions{
		AccessKey: s.root.AccessKeyID, SecretKey: s.root.SecretAccessKey, Policy: policy, DurationSeconds: 3600,
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func secret(n int) string {
	b := make([]byte, n)
	_, _ = rand.Read(b) // never fails
	return hex.EncodeToString(b)
}

func freeAddress(t *testing.T) string {
	t.Helper()
	var lc net.ListenConfig
	l, err := lc.Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := l.Addr().String()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	return addr
}
