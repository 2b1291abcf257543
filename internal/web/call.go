package web

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/a-h/templ"
	"github.com/gofiber/fiber/v2"

	"naskah/internal/document"
	"naskah/internal/naskah"
	"naskah/internal/web/locale"
	"naskah/internal/web/views"
)

// A call is one request while a handler answers it. It never leaves the handler; the office gets ctx, which has our own deadline.
type call struct {
	*site
	c      *fiber.Ctx
	ctx    context.Context // it is the request, and lives as long
	words  locale.Words
	id     string        // of the request
	trace  *naskah.Trace // what it leaves in the log
	route  string        // the pattern that matched; empty: none
	nonce  string
	form   url.Values
	upload []byte
	token  string // of the cookie
	in     naskah.SignIn
	user   *naskah.User // nil: nobody is signed in
	p      naskah.Principal
	inst   naskah.Instansi
	zone   *time.Location

	counted  *int                              // what waits for the user
	trees    map[naskah.NaskahID]document.Tree // composed already for this page
	endedSet map[naskah.NaskahID]bool          // naskah that another one ended
	once     bool                              // the password is for one time
	mend     map[string]string                 // what is wrong with fields whose text was put right
}

const callKey = "naskah"

// A page answers one request.
type page func(k *call) error

func callOf(c *fiber.Ctx) *call { k, _ := c.Locals(callKey).(*call); return k }

// open is for anybody; who is signed in is known all the same.
func (s *site) open(h page) fiber.Handler {
	return func(c *fiber.Ctx) error {
		k := callOf(c)
		k.matched()
		if err := k.whoIsIt(); mustChange(err) {
			k.user, k.in, k.p = nil, naskah.SignIn{}, naskah.Principal{} // nobody yet
		} else if err != nil && !errors.Is(err, naskah.Unauthenticated) {
			return k.unreached(err)
		}
		if err := k.posted(true); err != nil {
			return err
		}
		return h(k)
	}
}

// own is for those who are signed in.
func (s *site) own(h page) fiber.Handler {
	return func(c *fiber.Ctx) error {
		k := callOf(c)
		k.matched()
		if err := k.whoIsIt(); err != nil {
			if errors.Is(err, naskah.Unauthenticated) {
				return k.askToSignIn(err)
			}
			if k.once = mustChange(err) && slices.Contains(free, c.Path()); !k.once {
				return k.askToChange(k.unreached(err))
			}
		}
		if err := k.posted(false); err != nil {
			return err
		}
		return h(k)
	}
}

// whoIsIt finds the user behind the cookie.
func (k *call) whoIsIt() error {
	ctx, cancel := context.WithTimeout(k.ctx, knowIn)
	defer cancel()
	k.token = k.c.Cookies(k.cookieName())
	u, in, err := k.accounts.Who(ctx, k.token)
	if err != nil && !mustChange(err) {
		k.inst = k.instansi(ctx, "")
		k.zone = zone(k.inst)
		return err
	}
	k.user, k.in, k.p = &u, in, u.Principal()
	k.inst = k.instansi(ctx, u.Instansi)
	k.zone = zone(k.inst)
	return err
}

// posted reads the form of an unsafe request and checks its token, before anything else looks at it.
func (k *call) posted(guests bool) error {
	switch k.c.Method() {
	case fiber.MethodGet, fiber.MethodHead, fiber.MethodOptions:
		return nil
	}
	var err error
	if k.form, k.upload, err = parseForm(k.c); err != nil {
		return err
	}
	if err := k.checkToken(k.form.Get("_csrf"), guests); err != nil {
		return err
	}
	return k.checkLetters()
}

func (k *call) t(key string, a ...any) string { return k.words.T(key, a...) }

func (k *call) scope() naskah.Scope { return naskah.ScopeOf(k.p) }

func (k *call) today() naskah.Date { return naskah.DateIn(k.opt.Clock(), k.zone) }

func (k *call) when(t time.Time) string { return naskah.Waktu(t, k.zone) }

// id of the path.
func (k *call) naskahID() (naskah.NaskahID, error) {
	s, err := pathValue(k.c, "id")
	return naskah.NaskahID(s), err
}

// naskah is the naskah of the path as the user sees it.
func (k *call) naskah() (naskah.Naskah, error) {
	id, err := k.naskahID()
	if err != nil {
		return naskah.Naskah{}, err
	}
	return k.store.Naskah(k.ctx, k.scope(), id)
}

// seq is what the form saw of the naskah.
func (k *call) seq() int { n, _ := strconv.Atoi(k.form.Get("seq")); return n }

// to redirects after a post.
func (k *call) to(path string) error {
	return k.c.Redirect(path, fiber.StatusSeeOther)
}

// done keeps a sentence for the next page and goes there.
func (k *call) done(path, flash string) error {
	if flash != "" && k.user != nil {
		if err := k.accounts.SetFlash(k.ctx, k.in, flash); err != nil {
			k.opt.Log.WarnContext(k.ctx, "web: flash", slog.Any("err", err))
		}
	}
	return k.to(path)
}

// show draws a page for somebody who is signed in.
func (k *call) show(title string, view templ.Component) error {
	return k.draw(200, title, false, "", view)
}

// wide is show for pages with a document beside a form.
func (k *call) wide(title string, view templ.Component) error {
	return k.draw(200, title, true, "", view)
}

// public draws a page for anybody.
func (k *call) public(status int, title, class string, view templ.Component) error {
	return k.draw(status, title, false, class+" ", view)
}

// draw renders into a buffer and only then sends.
func (k *call) draw(status int, title string, wide bool, class string, view templ.Component) error {
	f := k.frame(title, wide)
	shell := views.Page(f)
	if class != "" {
		shell = views.Public(f, class)
	}
	var b bytes.Buffer
	if err := shell.Render(templ.WithChildren(views.With(k.ctx, f), view), &b); err != nil {
		return err
	}
	k.c.Status(status).Set(fiber.HeaderContentType, "text/html; charset=utf-8")
	if status == fiber.StatusServiceUnavailable {
		k.c.Set(fiber.HeaderRetryAfter, retryAfter)
	}
	return k.c.Send(b.Bytes())
}

// fragment renders a part of a page.
func (k *call) fragment(view templ.Component) (string, error) {
	var b bytes.Buffer
	f := &views.Frame{Words: k.words, Assets: k.assets, CSRF: k.csrf()}
	err := view.Render(views.With(k.ctx, f), &b)
	return b.String(), err
}

func (k *call) frame(title string, wide bool) *views.Frame {
	f := &views.Frame{Words: k.words, Assets: k.assets, Nonce: k.nonce, CSRF: k.csrf(), Path: k.here(), Title: title, Instansi: k.instansiName(), Demo: k.opt.Demo, Wide: wide, RequestID: k.id}
	if k.user == nil {
		return f
	}
	f.User = &views.User{Nama: k.user.Nama, Role: k.roles(*k.user), Initials: initials(k.user.Nama)}
	f.Nav = menu(withSettings(withCooperations(navFor(!k.p.Outside(), k.p.Has(naskah.RoleArchivist) || k.p.Has(naskah.RoleOfficer), k.workCount()), k.p), k.p), k.c.Path())
	flash, err := k.accounts.TakeFlash(k.ctx, k.in)
	if err != nil {
		k.opt.Log.WarnContext(k.ctx, "web: flash", slog.Any("err", err))
	}
	f.Flash = flash
	return f
}

// here is this page's address, for the language link; the page of a post has no address to come back to.
func (k *call) here() string {
	if k.c.Method() != fiber.MethodGet {
		return "/"
	}
	return k.c.OriginalURL()
}

func (k *call) instansiName() string {
	if k.inst.ID == "" {
		return k.t("brand.line")
	}
	return "Pemerintah " + k.inst.Sebutan()
}
