package main

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"

	"naskah/internal/metrics"
	"naskah/internal/naskah"
)

// watching says where those who watch the process may look.
type watching struct {
	Metrics string `help:"Alamat metrik untuk Prometheus, terpisah dari alamat layanan, misalnya 127.0.0.1:9100. Bawaan: tertutup." placeholder:"ALAMAT:PORT"`
}

// check finds an address that is none, that every interface would answer by oversight, or that is the service's own.
func (w watching) check(service string) error {
	if w.Metrics == "" {
		return nil
	}
	host, port, err := net.SplitHostPort(w.Metrics)
	if err != nil || host == "" || port == "" {
		return setting("--metrics", "Alamat metrik %q harus berbentuk ALAMAT:PORT, misalnya 127.0.0.1:9100; tulis 0.0.0.0 bila memang semua antarmuka. (The metrics address must be HOST:PORT.)", w.Metrics)
	}
	if _, theirs, err := net.SplitHostPort(service); err == nil && port == theirs && port != "0" {
		return setting("--metrics", "Alamat metrik %q memakai port alamat layanan %q. Pilih port lain: metrik tidak boleh terbuka bagi umum. (Metrics need a port of their own.)", w.Metrics, service)
	}
	return nil
}

// serveMetrics answers scrapes at the address until close is called; without an address nothing listens.
func serveMetrics(addr string, m *metrics.Metrics, log *slog.Logger) (at net.Addr, stop func() error, err error) {
	if addr == "" {
		return nil, func() error { return nil }, nil
	}
	ln, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, nil, naskah.Errorf(naskah.Unavailable, "NSK-ALAMAT", "Alamat %s tidak dapat dipakai; mungkin program lain sudah memakainya. Pilih alamat lain dengan --metrics.", addr).On("--metrics").Because(err)
	}
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", m.Handler())
	s := &http.Server{
		Handler: mux, ReadTimeout: 10 * time.Second, WriteTimeout: 20 * time.Second, IdleTimeout: time.Minute, MaxHeaderBytes: 16 << 10,
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ln) }()
	return ln.Addr(), func() error {
		err := s.Close()
		if served := <-ended; !errors.Is(served, http.ErrServerClosed) {
			err = errors.Join(err, served)
		}
		return err
	}, nil
}

// started tells log and metrics what is running; nothing of it is secret.
func (a *app) started(ctx context.Context, listen net.Addr, base string, scraped net.Addr) error {
	s, err := a.db.Schema(ctx)
	if err != nil {
		return err
	}
	engine, pool := a.db.Pool()
	b := metrics.Build{Version: version, Schema: s.Have, Engine: engine, Objects: a.place.Objects, Signing: a.office.Sealer != nil, Anchors: len(a.office.Anchors)}
	a.metrics.Started(b)
	a.metrics.Pool(pool.Stats)
	a.metrics.Ready(a.gate.Parts)
	if a.office.Queue != nil {
		a.metrics.Queue(a.office.Queue, a.db.Now)
	}
	where := ""
	if scraped != nil {
		where = scraped.String()
	}
	a.log.InfoContext(ctx, "start", slog.String("version", b.Version), slog.Int64("schema", b.Schema), slog.String("engine", b.Engine), slog.String("objects", b.Objects),
		slog.Bool("signing", b.Signing), slog.Int("anchors", b.Anchors), slog.String("listen", listen.String()), slog.String("base", base), slog.String("metrics", where))
	return nil
}
