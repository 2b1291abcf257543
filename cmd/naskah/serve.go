package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"path/filepath"
	"strings"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/web"
)

// serveCmd runs the service. Without options: SQLite and a folder under ./var, signing switched off.
type serveCmd struct {
	place   `embed:""`
	network `embed:""`
	Trust   []string `help:"Jangkar kepercayaan (PEM). Bawaan: trust/*.pem di folder data." sep:"none" placeholder:"ROOT.pem"`
}

// Validate is called by the command line library before anything starts.
func (c *serveCmd) Validate() error { return errors.Join(c.place.Validate(), c.network.Validate()) }

// Run serves until the context ends.
func (c *serveCmd) Run(ctx context.Context, s streams) error {
	if len(c.Trust) == 0 {
		var err error
		if c.Trust, err = filepath.Glob(filepath.Join(c.Data, "trust", "*.pem")); err != nil {
			return err
		}
	}
	anchors, err := loadAnchors(c.Trust)
	if err != nil {
		return err
	}
	dsn, err := c.dsn()
	if err != nil {
		return err
	}
	ln, err := listen(c.Listen)
	if err != nil {
		return err
	}
	base := c.BaseURL
	if base == "" {
		base = "http://" + ln.Addr().String()
	}
	a, err := openApp(ctx, c.place, parts{baseURL: base, anchors: anchors, migrate: strings.HasPrefix(dsn, "sqlite:")}, newLog(s.err, c.Log))
	if err != nil {
		return errors.Join(err, ln.Close())
	}
	fmt.Fprintf(s.err, "naskah melayani di %s\n", base)
	fmt.Fprintln(s.err, "Penandatanganan dinonaktifkan: belum ada penyedia tanda tangan yang dikonfigurasi.")
	if users, err := a.db.Users(ctx, naskah.ScopeSystem()); err == nil && len(users) == 0 {
		fmt.Fprintln(s.err, "Belum ada pengguna. Buat yang pertama dengan: naskah user add --help")
	}
	return errors.Join(a.serve(ctx, ln, web.Options{BaseURL: base, Log: a.log, Clock: clock}), a.Close())
}

func listen(addr string) (net.Listener, error) {
	ln, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, naskah.Errorf(naskah.Unavailable, "NSK-ALAMAT", "Alamat %s tidak dapat dipakai; mungkin program lain sudah memakainya. Pilih alamat lain dengan --listen.", addr).On("--listen").Because(err)
	}
	return ln, nil
}

// serve answers requests and lets deadlines pass until ctx ends; then it finishes what is under way.
func (a *app) serve(ctx context.Context, ln net.Listener, o web.Options) error {
	site := web.New(a.office, a.accounts, a.db, a.db, o)
	tick := make(chan struct{})
	go func() {
		defer close(tick)
		a.expireEvery(ctx, time.Minute)
	}()
	ended := make(chan error, 1)
	go func() { ended <- site.Listener(ln) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	err := site.ShutdownWithContext(stop)
	<-tick
	return err
}

// expireEvery ends the signing sessions, and the proposals, whose deadline has passed.
func (a *app) expireEvery(ctx context.Context, d time.Duration) {
	t := time.NewTicker(d)
	defer t.Stop()
	for {
		if n, err := a.office.Expire(ctx); err != nil && ctx.Err() == nil {
			a.log.ErrorContext(ctx, "expire", slog.Any("err", err))
		} else if n > 0 {
			a.log.InfoContext(ctx, "expire", slog.Int("sessions", n))
		}
		if n, err := a.office.ExpireProposals(ctx); err != nil && ctx.Err() == nil {
			a.log.ErrorContext(ctx, "expire", slog.Any("err", err))
		} else if n > 0 {
			a.log.InfoContext(ctx, "expire", slog.Int("proposals", n))
		}
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		}
	}
}
