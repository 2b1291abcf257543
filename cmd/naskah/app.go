package main

import (
	"context"
	"crypto/rand"
	"crypto/x509"
	"errors"
	"log/slog"
	"os"
	"time"

	"naskah/internal/account"
	"naskah/internal/document"
	"naskah/internal/jobs"
	"naskah/internal/layout"
	"naskah/internal/metrics"
	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/sqlstore"
	"naskah/storage"
	"naskah/templates"
)

// An app is the whole service wired together, read from top to bottom in openApp. Close undoes it in reverse.
type app struct {
	place    place
	log      *slog.Logger
	metrics  *metrics.Metrics
	db       *sqlstore.DB
	books    *metrics.Books     // db, counted
	objects  naskah.ObjectStore // not counted: the office has it counted
	accounts *account.Accounts
	office   *office.Office
	gate     *gate
	jobs     *jobs.Runner // the durable work of this process; nil: none
	closers  []func() error
}

// parts are what differs between serve and demo.
type parts struct {
	baseURL  string
	sealer   naskah.Sealer   // nil: signing is switched off
	enroller naskah.Enroller // nil: certificates are not issued here
	anchors  []*x509.Certificate
	migrate  bool // bring the schema up first
}

// openApp opens store, objects, templates, fonts and roots and makes the office. It returns an error for anything missing; nothing
// is looked up later.
func openApp(ctx context.Context, p place, w parts, log *slog.Logger) (_ *app, err error) {
	a := &app{place: p, metrics: metrics.New()}
	a.log = slog.New(naskah.Traced(a.metrics.Logs(log.Handler())))
	defer func() {
		if err != nil {
			err = errors.Join(err, a.Close())
		}
	}()
	if err := os.MkdirAll(p.Data, 0o700); err != nil {
		return nil, naskah.Errorf(naskah.Invalid, "NSK-FOLDER", "Folder data %s tidak dapat dibuat.", p.Data).On("--data").Because(err)
	}
	if a.db, err = openDB(ctx, p); err != nil {
		return nil, err
	}
	a.closers = append(a.closers, a.db.Close)
	if w.migrate {
		err = migrate(ctx, a.db)
	}
	if err == nil {
		err = requireSchema(ctx, a.db)
	}
	if err != nil {
		return nil, err
	}
	if a.objects, err = openObjects(ctx, p, a.log); err != nil {
		return nil, err
	}
	if s, ok := a.objects.(*storage.S3Store); ok {
		s.OnPlanted(a.metrics.Planted)
	}
	lib, err := document.Load(templates.FS)
	if err != nil {
		return nil, err
	}
	pages, err := layout.New()
	if err != nil {
		return nil, err
	}
	queue, err := openQueue(a.db)
	if err != nil {
		return nil, err
	}
	a.books = a.metrics.Books(a.db)
	a.accounts = account.New(a.books, a.db.Now, rand.Reader)
	a.office = &office.Office{
		Store: a.books, Register: a.books, Accounts: a.books, AccountRules: a.accounts, Objects: a.metrics.Objects(a.objects), Queue: queue,
		Seals: &office.SealCount{}, Sealer: a.metrics.Sealer(w.sealer), Enroller: w.enroller, Anchors: w.anchors,
		Templates: lib, Layout: pages, Clock: a.db.Now, Random: rand.Reader, BaseURL: w.baseURL, Log: a.log,
	}
	a.gate = newGate(a.log, a.parts()...)
	return a, a.office.Ready()
}

// requireTables refuses a database on whose tables this program cannot run: one that still has to be migrated, or one from which something is
// gone that the program asks for. A later schema that only adds is none of these: the release before runs on it.
func requireTables(ctx context.Context, db *sqlstore.DB) error {
	s, err := db.Schema(ctx)
	switch {
	case err != nil:
		return err
	case s.TooOld():
		return naskah.Errorf(naskah.Conflict, "NSK-SKEMA", "Skema basis data versi %d; program ini membutuhkan paling rendah versi %d. Jalankan naskah migrate.", s.Have, s.Low)
	case s.TooNew():
		return naskah.Errorf(naskah.Conflict, "NSK-SKEMA", "Skema basis data versi %d menuntut program yang mengenal skema versi %d; program ini hanya mengenal sampai versi %d. Pasang rilis naskah yang lebih baru.", s.Have, s.Floor, s.High)
	}
	return nil
}

// Close releases everything, in reverse order of opening.
func (a *app) Close() error {
	var errs []error
	for i := len(a.closers) - 1; i >= 0; i-- {
		errs = append(errs, a.closers[i]())
	}
	return errors.Join(errs...)
}

// clock is the real time in the precision that the registry keeps.
func clock() time.Time { return time.Now().UTC().Truncate(time.Millisecond) }
