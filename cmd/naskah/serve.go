package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"path/filepath"
	"strings"

	"naskah/internal/naskah"
	"naskah/internal/web"
)

// serveCmd runs the service. Without options: SQLite and a folder under ./var, signing switched off.
type serveCmd struct {
	place    `embed:""`
	network  `embed:""`
	watching `embed:""`
	Trust    []string `help:"Jangkar kepercayaan (PEM). Bawaan: trust/*.pem di folder data." sep:"none" placeholder:"ROOT.pem"`
}

// Validate is called by the command line library before anything starts.
func (c *serveCmd) Validate() error {
	return errors.Join(c.place.Validate(), c.network.Validate(), c.check(c.Listen))
}

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
	trusted, err := c.trusted()
	if err != nil {
		return errors.Join(err, ln.Close())
	}
	base := c.BaseURL
	if base == "" {
		base = "http://" + ln.Addr().String()
	}
	a, err := openApp(ctx, c.place, parts{baseURL: base, anchors: anchors, migrate: strings.HasPrefix(dsn, "sqlite:")}, c.log(s.err))
	if err != nil {
		return errors.Join(err, ln.Close())
	}
	fmt.Fprintf(s.err, "naskah melayani di %s\n", base)
	fmt.Fprintln(s.err, "Penandatanganan dinonaktifkan: belum ada penyedia tanda tangan yang dikonfigurasi.")
	if users, err := a.db.Users(ctx, naskah.ScopeSystem()); err == nil && len(users) == 0 {
		fmt.Fprintln(s.err, "Belum ada pengguna. Buat yang pertama dengan: naskah user add --help")
	}
	return errors.Join(a.serve(ctx, ln, c.Metrics, web.Options{BaseURL: base, Trusted: trusted, Log: a.log, Clock: a.db.Now}), a.Close())
}

func listen(addr string) (net.Listener, error) {
	ln, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, naskah.Errorf(naskah.Unavailable, "NSK-ALAMAT", "Alamat %s tidak dapat dipakai; mungkin program lain sudah memakainya. Pilih alamat lain dengan --listen.", addr).On("--listen").Because(err)
	}
	return ln, nil
}

// serve answers requests and does the follow-up work until ctx ends; then it finishes what is under way. scraped is the address of the
// metrics; empty: they are not shown.
func (a *app) serve(ctx context.Context, ln net.Listener, scraped string, o web.Options) (err error) {
	at, unscrape, err := serveMetrics(scraped, a.metrics, a.log)
	if err != nil {
		return errors.Join(err, ln.Close())
	}
	defer func() { err = errors.Join(err, unscrape()) }()
	if err := a.work(ctx); err != nil {
		return errors.Join(err, ln.Close())
	}
	if err := a.started(ctx, ln.Addr(), o.BaseURL, at); err != nil {
		return errors.Join(err, ln.Close(), a.stopJobs(context.Background()))
	}
	o.Watch, o.Gate = a.metrics, a.gate
	site := web.New(a.office, a.accounts, a.books, a.books, o)
	ended := make(chan error, 1)
	go func() { ended <- site.Listener(ln) }()
	go a.announce(ctx)
	select {
	case err := <-ended:
		return errors.Join(fmt.Errorf("serve: %w", err), a.stopJobs(context.Background()))
	case <-ctx.Done():
	}
	return a.finish(site)
}
