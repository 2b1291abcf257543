// Package webtest is the whole service over a real listener, with the office in memory of officetest: for tests that need a browser,
// with or without a screen.
package webtest

import (
	"crypto/rand"
	"io"
	"log/slog"
	"net"
	"testing"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/account"
	"naskah/internal/office/officetest"
	"naskah/internal/web"
)

// A Site is the service of one World.
type Site struct {
	World    *officetest.World
	Accounts *account.Accounts
	App      *fiber.App
	URL      string // of the listener; empty before Listen
}

// New makes the service; change may alter the options.
func New(tb testing.TB, w *officetest.World, change ...func(*web.Options)) *Site {
	tb.Helper()
	a := account.New(w.Store, w.Clock, rand.Reader)
	w.Office.AccountRules = a
	opt := web.Options{Demo: true, DemoUsers: w.Logins(), BaseURL: w.Office.BaseURL, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Clock: w.Clock}
	opt.BaseURL = "http://127.0.0.1"
	for _, f := range change {
		f(&opt)
	}
	return &Site{World: w, Accounts: a, App: web.New(w.Office, a, w.Store, w.Store, opt)}
}

// Listen serves on a free loopback port until the test ends.
func (s *Site) Listen(tb testing.TB) *Site {
	tb.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	s.URL = "http://" + ln.Addr().String()
	ended := make(chan error, 1)
	go func() { ended <- s.App.Listener(ln) }()
	tb.Cleanup(func() {
		if err := s.App.Shutdown(); err != nil {
			tb.Errorf("webtest: %v", err)
		}
		<-ended
	})
	return s
}

// Token opens a session for a login, as "Masuk sebagai …" does.
func (s *Site) Token(tb testing.TB, login string) string {
	tb.Helper()
	token, err := s.Accounts.Shortcut(tb.Context(), s.World.User(login).ID)
	if err != nil {
		tb.Fatal(err)
	}
	return token
}
