package web

import (
	"bytes"
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/a-h/templ"
	"github.com/gofiber/fiber/v2"
	"github.com/valyala/fasthttp"

	"naskah/internal/account"
	"naskah/internal/benchtest"
	"naskah/internal/document"
	"naskah/internal/layout"
	"naskah/internal/naskah"
	"naskah/internal/naskah/storetest"
	"naskah/internal/office"
	"naskah/internal/sqlstore"
	"naskah/internal/sqlstore/pgtest"
	"naskah/internal/web/views"
	"naskah/storage"
	"naskah/templates"
)

// What one run of the race asks for, and how many ask at once.
const (
	listPages = 12
	listAsks  = 4
)

// listRows is how many naskah the register holds.
func listRows() int {
	if benchtest.Measured() {
		return 3000
	}
	return 60
}

// TestBenchListPage: the list as a signed-in official gets it, over HTTP, against a bare handler that sends the very statements of the
// page to the same pool and renders the same component. The target counts on the embedded database, where the work of the database and
// ours share the process; on PostgreSQL it is told.
func TestBenchListPage(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) {
		listRace(t, "sqlite:"+filepath.Join(t.TempDir(), "naskah.db"), benchtest.Race{Name: "list-page", Target: ">=0.60"})
	})
	t.Run("postgres", func(t *testing.T) {
		pg, err := pgtest.Start(t.Context())
		if errors.Is(err, pgtest.ErrNone) && os.Getenv("CI") == "" {
			t.Skip(err)
		}
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := pg.Close(); err != nil {
				t.Error(err)
			}
		})
		listRace(t, pg.DSN("postgres"), benchtest.Race{Name: "list-page-pg"})
	})
}

func listRace(t *testing.T, dsn string, race benchtest.Race) {
	var rec benchtest.Recorder
	filled, _ := register(t, dsn, rec.Open)
	shown := captured(t, filled, &rec)
	var pool *sql.DB
	ours, token := register(t, dsn, func(driver, source string) (db *sql.DB, err error) {
		pool, err = sql.Open(driver, source)
		return pool, err
	})
	app := listening(t, ours.app)
	bare := listening(t, bareApp(pool, shown))
	get := func(base string) func(int) error {
		return func(int) error { return ask(base+"/naskah", token, len(shown.page)) }
	}
	if err := errors.Join(get(app)(0), get(bare)(0)); err != nil {
		t.Fatal(err)
	}
	race.Each, race.Ours, race.Reference = listPages, get(app), get(bare)
	race.Run(t)
}

// A book is a register with its service.
type book struct {
	app   *fiber.App
	token string
}

// register opens the database, fills it the first time, and makes the service over it and the session of an official.
func register(t *testing.T, dsn string, connect func(string, string) (*sql.DB, error)) (book, string) {
	t.Helper()
	ctx, clock := t.Context(), func() time.Time { return time.Now().UTC().Truncate(time.Millisecond) }
	db, err := sqlstore.Open(ctx, dsn, sqlstore.Options{Clock: clock, Connect: connect})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	if err := db.Migrate(ctx); err != nil {
		t.Fatal(err)
	}
	if users, err := db.Users(ctx, naskah.ScopeSystem()); err != nil {
		t.Fatal(err)
	} else if len(users) == 0 {
		w := storetest.NewWorld(t, func(*testing.T, naskah.Clock) storetest.Back { return storetest.Back{Store: db} })
		sheet := w.Sheet(listRows())
		for i := range sheet {
			sheet[i].After.Tanggal = naskah.Date{Year: 2021, Month: time.Month(1 + i%12), Day: 1 + i%28}
		}
		u := naskah.User{ID: "u-ratna", Login: "ratna", Nama: "Ratna Dewi", Instansi: "32.79", Roles: []naskah.Role{naskah.RoleOfficer}, Active: true}
		if err := errors.Join(db.AdvanceAll(ctx, sheet), db.SaveUser(ctx, naskah.System(), u)); err != nil {
			t.Fatal(err)
		}
	}
	accounts, log := account.New(db, clock, rand.Reader), slog.New(slog.NewJSONHandler(io.Discard, nil))
	lib, libErr := document.Load(templates.FS)
	pages, pagesErr := layout.New()
	token, tokenErr := accounts.Shortcut(ctx, "u-ratna")
	if err := errors.Join(libErr, pagesErr, tokenErr); err != nil {
		t.Fatal(err)
	}
	o := &office.Office{
		Store: db, Register: db, Accounts: db, AccountRules: accounts, Objects: storage.Mem(), Templates: lib, Layout: pages,
		Clock: clock, Random: rand.Reader, BaseURL: "http://127.0.0.1", Log: log,
	}
	if err := o.Ready(); err != nil {
		t.Fatal(err)
	}
	return book{New(o, accounts, db, db, Options{BaseURL: "http://127.0.0.1", Log: log, Clock: clock}), token}, token
}

// What the list was when it was asked for once: its statements, what was drawn of it, and the page.
type shownList struct {
	sent  []benchtest.Statement
	frame *views.Frame
	view  views.ListView
	page  []byte
}

// captured asks for the list once, and for what its page is drawn from.
func captured(t *testing.T, b book, rec *benchtest.Recorder) shownList {
	t.Helper()
	var out shownList
	b.app.Get("/uji/daftar", func(c *fiber.Ctx) error {
		return callOf(c).own(func(k *call) (err error) {
			if out.view, err = k.listView(); err == nil {
				out.frame = k.frame(k.t("nav.naskah"), false)
			}
			return err
		})(c)
	})
	base := listening(t, b.app)
	rec.Take()
	if err := ask(base+"/uji/daftar", b.token, 0); err != nil {
		t.Fatal(err)
	}
	rec.Take()
	status, page, err := once(base+"/naskah", b.token)
	if err != nil || status != fiber.StatusOK {
		t.Fatalf("%d, %v", status, err)
	}
	out.page = page
	for _, s := range rec.Take() {
		if s.Query || strings.HasPrefix(s.Text, "SELECT") {
			s.Query = true
			out.sent = append(out.sent, s)
		}
	}
	if len(out.view.Rows) != 50 || len(out.sent) < 8 || !bytes.Contains(page, []byte("register lama")) {
		t.Fatalf("%d rows, %d statements, %d bytes: not the list", len(out.view.Rows), len(out.sent), len(page))
	}
	return out
}

// bareApp answers with the same page: the same statements on the same pool, the same component, and nothing besides.
func bareApp(pool *sql.DB, l shownList) *fiber.App {
	app := fiber.New(fiber.Config{DisableStartupMessage: true})
	app.Get("/naskah", func(c *fiber.Ctx) error {
		ctx := context.Background()
		if err := benchtest.Replay(ctx, pool, l.sent); err != nil {
			return err
		}
		var b bytes.Buffer
		if err := views.Page(l.frame).Render(templ.WithChildren(views.With(ctx, l.frame), views.List(l.view)), &b); err != nil {
			return err
		}
		c.Set(fiber.HeaderContentType, fiber.MIMETextHTMLCharsetUTF8)
		return c.Send(b.Bytes())
	})
	return app
}

// listening serves an app on the loopback and gives its address.
func listening(t *testing.T, app *fiber.App) string {
	t.Helper()
	var lc net.ListenConfig
	ln, err := lc.Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- app.Listener(ln) }()
	t.Cleanup(func() {
		if err := errors.Join(app.ShutdownWithTimeout(5*time.Second), <-ended); err != nil {
			t.Error(err)
		}
	})
	return "http://" + ln.Addr().String()
}

// listClient keeps its connections, as a browser does.
var listClient = fasthttp.Client{MaxConnsPerHost: listAsks, ReadTimeout: time.Minute}

// once asks for a page with a session.
func once(url, token string) (int, []byte, error) {
	q, r := fasthttp.AcquireRequest(), fasthttp.AcquireResponse()
	defer fasthttp.ReleaseRequest(q)
	defer fasthttp.ReleaseResponse(r)
	q.SetRequestURI(url)
	q.Header.SetCookie("naskah", token)
	err := listClient.Do(q, r)
	return r.StatusCode(), bytes.Clone(r.Body()), err
}

// ask asks for a page as often as one run does, and looks at each answer's size.
func ask(url, token string, size int) error {
	times := listPages
	if size == 0 {
		times = 1
	}
	errs := make([]error, listAsks)
	var all sync.WaitGroup
	for i := range min(listAsks, times) {
		all.Go(func() {
			for range max(times/listAsks, 1) {
				status, b, err := once(url, token)
				if err == nil && (status != fiber.StatusOK || size > 0 && (len(b) < size*9/10 || len(b) > size*11/10)) {
					err = fmt.Errorf("%s: %d, %d bytes of %d", url, status, len(b), size)
				}
				if err != nil {
					errs[i] = err
					return
				}
			}
		})
	}
	all.Wait()
	return errors.Join(errs...)
}
