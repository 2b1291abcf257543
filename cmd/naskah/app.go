package main

import (
	"context"
	"crypto/rand"
	"crypto/x509"
	"errors"
	"io"
	"log/slog"
	"os"
	"time"

	"naskah/internal/account"
	"naskah/internal/document"
	"naskah/internal/layout"
	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/sqlstore"
	"naskah/templates"
)

// An app is the whole service wired together, read from top to bottom in openApp. Close undoes it in reverse.
type app struct {
	place    place
	log      *slog.Logger
	db       *sqlstore.DB
	objects  naskah.ObjectStore
	accounts *account.Accounts
	office   *office.Office
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
	a := &app{place: p, log: log}
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
		err = a.db.Migrate(ctx)
	}
	if err == nil {
		err = requireSchema(ctx, a.db)
	}
	if err != nil {
		return nil, err
	}
	if a.objects, err = openObjects(ctx, p, log); err != nil {
		return nil, err
	}
	lib, err := document.Load(templates.FS)
	if err != nil {
		return nil, err
	}
	pages, err := layout.New()
	if err != nil {
		return nil, err
	}
	a.accounts = account.New(a.db, clock, rand.Reader)
	a.office = &office.Office{
		Store: a.db, Register: a.db, Accounts: a.db, AccountRules: a.accounts, Objects: a.objects,
		Sealer: w.sealer, Enroller: w.enroller, Anchors: w.anchors,
		Templates: lib, Layout: pages, Clock: clock, Random: rand.Reader, BaseURL: w.baseURL, Log: log,
	}
	return a, a.office.Ready()
}

func openDB(ctx context.Context, p place) (*sqlstore.DB, error) {
	dsn, err := p.dsn()
	if err != nil {
		return nil, err
	}
	return sqlstore.Open(ctx, dsn, sqlstore.Options{Clock: clock})
}

// requireSchema refuses a database on which this program cannot run: one that still has to be migrated, or one from which something is
// gone that the program asks for. A later schema that only adds is none of these: the release before runs on it.
func requireSchema(ctx context.Context, db *sqlstore.DB) error {
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

// newLog writes text to a terminal and JSON elsewhere, unless told.
func newLog(w io.Writer, form string) *slog.Logger {
	if form == "auto" {
		form = "json"
		if f, ok := w.(*os.File); ok {
			if st, err := f.Stat(); err == nil && st.Mode()&os.ModeCharDevice != 0 {
				form = "text"
			}
		}
	}
	if form == "text" {
		return slog.New(slog.NewTextHandler(w, nil))
	}
	return slog.New(slog.NewJSONHandler(w, nil))
}
