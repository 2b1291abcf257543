// Package web is the browser's side of the office: server-rendered pages, one file per page or act. A handler parses the form, calls
// the office, and redirects or draws; whether somebody may do a thing is asked of the office and never decided here.
package web

import (
	"context"
	"fmt"
	"io/fs"
	"log/slog"
	"net/netip"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/account"
	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/locale"
	"naskah/internal/web/views"
)

// Options are what main decides.
type Options struct {
	Demo      bool           // "Masuk sebagai …" and "Coba ubah satu huruf"
	DemoUsers []string       // logins offered by the demo, in order
	BaseURL   string         // https: cookies are Secure
	Trusted   []netip.Prefix // reverse proxies whose X-Forwarded-For is believed; empty: nobody's
	Log       *slog.Logger
	Clock     naskah.Clock
	Watch     Watch // nil: nobody counts
	Gate      Gate  // nil: always ready
}

// A site is what every page works with.
type site struct {
	office   *office.Office
	accounts *account.Accounts
	register naskah.RegisterStore
	store    naskah.Store
	opt      Options
	words    map[string]locale.Words
	assets   views.Assets
	files    fs.FS
	uploads  chan struct{} // so many files are judged at once
}

// New makes the fiber app. What is wrong with the program itself (a damaged catalogue, a bad manifest) is a panic at start.
func New(o *office.Office, a *account.Accounts, r naskah.RegisterStore, st naskah.Store, opt Options) *fiber.App {
	words, err := locale.Catalogues()
	if err != nil {
		panic(fmt.Sprintf("web: %v", err))
	}
	found, err := assets(built)
	if err != nil {
		panic(fmt.Sprintf("web: assets: %v", err))
	}
	if opt.Log == nil {
		opt.Log = o.Log
	}
	opt = opt.watched()
	if opt.Clock == nil {
		opt.Clock = o.Clock
	}
	s := &site{office: o, accounts: a, register: r, store: st, opt: opt, words: words, assets: found, files: built, uploads: make(chan struct{}, 4)}
	app := fiber.New(fiber.Config{
		AppName: "naskah", Immutable: true, DisableStartupMessage: true, StreamRequestBody: true, DisablePreParseMultipartForm: true,
		BodyLimit: maxForm, ReadTimeout: 2 * time.Minute, WriteTimeout: 2 * time.Minute, IdleTimeout: 2 * time.Minute,
		ReadBufferSize: 16 << 10, EnableTrustedProxyCheck: true, ErrorHandler: s.answerError, UnescapePath: false, StrictRouting: false, CaseSensitive: true,
	})
	app.Use(s.around, s.bounded, compressed())
	s.routes(app)
	return app
}

// routes is every address there is.
func (s *site) routes(app *fiber.App) {
	app.Get("/aset/:nama", plain(serveAsset(s.files)))
	s.routesWatch(app)

	app.Get("/masuk", s.open(showSignIn))
	app.Post("/masuk", s.open(signIn))
	app.Get("/verifikasi", s.open(showVerify))
	app.Post("/verifikasi", s.open(verifyUpload))
	app.Get("/v/:kode", s.open(verifyKode))
	app.Get("/bahasa/:kode", s.open(setLanguage))
	if s.opt.Demo {
		app.Post("/masuk/sebagai", s.open(signInAs))
		app.Post("/verifikasi/ubah", s.open(verifyTampered))
	}

	s.routesAccount(app)
	app.Get("/", s.own(showHome))
	app.Get("/tindakan", s.own(showWork))
	app.Get("/naskah", s.own(showList))
	app.Get("/naskah.csv", s.own(exportCSV))
	s.routesRegister(app)
	app.Get("/naskah/baru", s.own(showNew))
	app.Post("/naskah/baru", s.own(createNaskah))
	app.Get("/naskah/:id", s.own(showNaskah))
	app.Get("/naskah/:id/baca", s.own(readNaskah))
	app.Get("/naskah/:id/riwayat", s.own(showHistory))
	app.Get("/naskah/:id/pdf", s.own(downloadPDF))
	app.Get("/naskah/:id/konsep.pdf", s.own(downloadKonsep))
	app.Get("/naskah/:id/draf", s.own(showDraft))
	app.Post("/naskah/:id/draf", s.own(saveDraft))
	app.Post("/naskah/:id/tarik", s.own(withdrawNaskah))
	app.Post("/naskah/:id/paraf", s.own(parafNaskah))
	app.Post("/naskah/:id/kembalikan", s.own(returnNaskah))
	app.Post("/naskah/:id/revisi", s.own(reviseNaskah))
	app.Post("/naskah/:id/batal", s.own(cancelNaskah))
	app.Get("/naskah/:id/nomor", s.own(showNumber))
	app.Post("/naskah/:id/nomor", s.own(numberNaskah))
	app.Get("/naskah/:id/mulai", s.own(showOpen))
	app.Post("/naskah/:id/mulai", s.own(openNaskah))
	app.Post("/naskah/:id/hentikan", s.own(recallNaskah))
	app.Get("/naskah/:id/tanda-tangan", s.own(showSign))
	app.Post("/naskah/:id/tanda-tangan", s.own(sealNaskah))
	app.Post("/naskah/:id/tolak", s.own(declineNaskah))
	app.Get("/naskah/:id/arsipkan", s.own(showArchiving))
	app.Post("/naskah/:id/arsipkan", s.own(archiveNaskah))
	app.Get("/arsip", s.own(showArchive))
	s.routesWord(app)
	s.routesAround(app)
	s.routesH(app)
	s.routesQueue(app)
	app.Get("/templat", s.own(showTemplates))
	app.Get("/templat/:kode", s.own(showTemplate))
}

func (s *site) secure() bool { return strings.HasPrefix(s.opt.BaseURL, "https://") }

// zone is the zone of an Instansi.
func zone(i naskah.Instansi) *time.Location {
	loc, err := naskah.LoadZona(i.Zona)
	if err != nil {
		return time.UTC
	}
	return loc
}

// instansi is an Instansi for the head of a page; a page is drawn without a name rather than not at all.
func (s *site) instansi(ctx context.Context, id naskah.InstansiID) naskah.Instansi {
	if id == "" {
		all, err := s.register.AllInstansi(ctx)
		if err == nil && len(all) == 1 {
			return all[0]
		}
		return naskah.Instansi{}
	}
	i, err := s.register.Instansi(ctx, id)
	if err != nil {
		s.opt.Log.WarnContext(ctx, "web: instansi", slog.String("id", string(id)), slog.Any("err", err))
	}
	return i
}
