// Package pgtest starts a real PostgreSQL for tests, as an unprivileged user, on a folder of its own and without a port: it is reached
// through a socket, and ends with the process that started it.
package pgtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

const startWithin = 60 * time.Second

// ErrNone says that no PostgreSQL is installed.
var ErrNone = errors.New("PostgreSQL belum terpasang: pasanglah paket postgresql")

// A Server is one running cluster.
type Server struct {
	dir  string
	bin  string
	cred *syscall.Credential
	cmd  *exec.Cmd
	done chan error
	log  bytes.Buffer
}

// Start makes a cluster and starts it. ErrNone: there is no program for it.
func Start(ctx context.Context) (*Server, error) {
	bin, err := programs()
	if err != nil {
		return nil, err
	}
	// Short and outside of anybody's home: the socket's name is limited to 107 bytes, and the server's user must reach it.
	dir, err := os.MkdirTemp("/tmp", "pg")
	if err != nil {
		return nil, err
	}
	s := &Server{dir: dir, bin: bin}
	if err := s.own(); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	init := s.command(ctx, "initdb", "-D", s.data(), "-U", "naskah", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8")
	if out, err := init.CombinedOutput(); err != nil {
		return nil, errors.Join(fmt.Errorf("initdb: %w: %s", err, out), os.RemoveAll(dir))
	}
	if err := s.Run(ctx); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	return s, nil
}

// programs is the folder of the newest PostgreSQL.
func programs() (string, error) {
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil {
		return "", err
	}
	if len(found) == 0 {
		if path, err := exec.LookPath("initdb"); err == nil {
			return filepath.Dir(path), nil
		}
		return "", ErrNone
	}
	version := func(path string) int {
		n, _ := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(path))))
		return n
	}
	return filepath.Dir(slices.MaxFunc(found, func(a, b string) int { return version(a) - version(b) })), nil
}

// own gives the folder to an unprivileged user when we are root, for whom PostgreSQL refuses to run.
func (s *Server) own() error {
	if os.Getuid() != 0 {
		return nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		return err
	}
	uid, uidErr := strconv.ParseUint(u.Uid, 10, 32)
	gid, gidErr := strconv.ParseUint(u.Gid, 10, 32)
	if err := errors.Join(uidErr, gidErr); err != nil {
		return err
	}
	s.cred = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	return os.Chown(s.dir, int(uid), int(gid))
}

func (s *Server) data() string { return filepath.Join(s.dir, "data") }

func (s *Server) command(ctx context.Context, name string, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, filepath.Join(s.bin, name), args...)
	c.Dir, c.Env = s.dir, []string{"LC_ALL=C.UTF-8", "PATH=" + s.bin + ":/usr/bin:/bin"}
	c.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGINT, Credential: s.cred}
	return c
}

// Run starts the server on its folder, also again after Stop or Kill, and waits until it answers.
func (s *Server) Run(ctx context.Context) error {
	s.done = make(chan error, 1)
	started := make(chan error, 1)
	go func() {
		runtime.LockOSThread() // Pdeathsig is sent when the thread ends that started it, so this one stays until then
		defer runtime.UnlockOSThread()
		s.cmd = s.command(context.WithoutCancel(ctx), "postgres", "-D", s.data(), "-k", s.dir, "-c", "listen_addresses=", "-c", "max_connections=200")
		s.cmd.Stdout, s.cmd.Stderr = &s.log, &s.log
		err := s.cmd.Start()
		started <- err
		if err == nil {
			s.done <- s.cmd.Wait()
		}
	}()
	if err := <-started; err != nil {
		return err
	}
	for end := time.Now().Add(startWithin); ; time.Sleep(20 * time.Millisecond) {
		if s.command(ctx, "pg_isready", "-q", "-h", s.dir, "-U", "naskah").Run() == nil {
			return nil
		}
		select {
		case err := <-s.done:
			return fmt.Errorf("postgres: %w: %s", err, s.log.String())
		default:
		}
		if time.Now().After(end) {
			s.Kill()
			return fmt.Errorf("postgres: not ready within %v: %s", startWithin, s.log.String())
		}
	}
}

// DSN is the address of a database of the server.
func (s *Server) DSN(database string) string {
	q := url.Values{"host": {s.dir}, "user": {"naskah"}, "sslmode": {"disable"}}
	return "postgres:///" + url.PathEscape(database) + "?" + q.Encode()
}

// Stop ends the server as an operator would; Run starts it again.
func (s *Server) Stop() {
	if s.cmd == nil {
		return
	}
	_ = s.cmd.Process.Signal(syscall.SIGINT) // fast shutdown; it may have ended already
	select {
	case <-s.done:
	case <-time.After(20 * time.Second):
		_ = s.cmd.Process.Kill()
		<-s.done
	}
	s.cmd = nil
}

// Kill ends the server without a word, as a power cut would.
func (s *Server) Kill() {
	if s.cmd == nil {
		return
	}
	pids := s.children()
	_ = s.cmd.Process.Kill()
	<-s.done
	for _, pid := range pids {
		_ = syscall.Kill(pid, syscall.SIGKILL) // those that the first did not take along
	}
	s.cmd = nil
}

// children are the server's own processes.
func (s *Server) children() []int {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", s.cmd.Process.Pid, s.cmd.Process.Pid))
	if err != nil {
		return nil
	}
	var out []int
	for _, f := range strings.Fields(string(b)) {
		if pid, err := strconv.Atoi(f); err == nil {
			out = append(out, pid)
		}
	}
	return out
}

// Close ends the server and removes its folder.
func (s *Server) Close() error {
	s.Stop()
	return os.RemoveAll(s.dir)
}
