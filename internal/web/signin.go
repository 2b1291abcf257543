package web

import (
	"errors"
	"log/slog"
	"net/url"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// showSignIn is the sign-in page; in the demo with the nine people.
func showSignIn(k *call) error {
	return k.signInPage(fiber.StatusOK, views.SignInView{Next: localPath(k.c.Query("kembali"))})
}

func (k *call) signInPage(status int, v views.SignInView) error {
	class := "slim"
	if k.opt.Demo {
		cast, err := k.cast()
		if err != nil {
			k.opt.Log.WarnContext(k.ctx, "web: cast", slog.Any("err", err)) // the page is drawn all the same
		}
		if v.Cast = cast; len(cast) > 0 {
			class = "broad"
		}
	}
	return k.public(status, k.t("signin.title"), class, views.SignIn(v))
}

// cast are the demo's people, in their order.
func (k *call) cast() ([]views.CastRow, error) {
	users, err := k.office.Accounts.Users(k.ctx, naskah.ScopeSystem())
	if err != nil {
		return nil, err
	}
	var out []views.CastRow
	for _, login := range k.opt.DemoUsers {
		for _, u := range users {
			if u.Login == login {
				row := views.CastRow{ID: string(u.ID), Nama: u.Nama, Jabatan: k.jabatanOf(u), Role: k.roles(u), Initials: initials(u.Nama)}
				if strings.Contains(strings.ToLower(row.Jabatan), strings.ToLower(row.Role)) {
					row.Role = "" // the office says it already
				}
				out = append(out, row)
			}
		}
	}
	return out, nil
}

// signIn opens a session and goes on where somebody was, with what he had typed.
func signIn(k *call) error {
	v := k.signInAgain()
	in, err := k.accounts.SignIn(k.ctx, k.form.Get("login"), k.form.Get("password"), k.from())
	if e, ok := errors.AsType[*naskah.Error](err); ok && (e.Kind == naskah.Unauthenticated || e.Kind == naskah.Unavailable) {
		v.Login, v.Error = k.form.Get("login"), e.Msg
		a, _ := answerOf(err)
		return k.signInPage(a.status, v)
	}
	if err != nil {
		return err
	}
	k.setDevice(in.Device)
	return k.enter(in.Token)
}

// signInAs is "Masuk sebagai …" of the demo.
func signInAs(k *call) error {
	u, err := k.office.Accounts.User(k.ctx, naskah.UserID(k.form.Get("pengguna")))
	if err != nil || !slices.Contains(k.opt.DemoUsers, u.Login) {
		return notFound()
	}
	token, err := k.accounts.Shortcut(k.ctx, u.ID)
	if err != nil {
		return err
	}
	return k.enter(token)
}

// enter sets the cookie of a new session, ends the one before, and goes on.
func (k *call) enter(token string) error {
	if k.token != "" {
		if err := k.accounts.SignOut(k.ctx, k.token); err != nil {
			return err
		}
	}
	u, in, err := k.accounts.Who(k.ctx, token)
	if err != nil && !mustChange(err) {
		return err
	}
	k.setCookie(k.cookieName(), token, in.Since.Add(k.accounts.Life))
	if mustChange(err) {
		return k.to("/akun/sandi")
	}
	v := k.signInAgain()
	if !v.Kept {
		return k.to(v.Next)
	}
	k.user, k.in, k.p, k.token = &u, in, u.Principal(), token
	return k.public(fiber.StatusOK, k.t("resume.title"), "slim", views.Resume(views.ResumeView{
		Action: v.KeepPath, Label: k.t(resumeKey(v.KeepPath)), Fields: v.Keep, Shown: typedOf(v.Keep),
	}))
}

// signInAgain is the sign-in page with what it already carried.
func (k *call) signInAgain() views.SignInView {
	v := views.SignInView{Next: localPath(k.form.Get("kembali"))}
	path := k.form.Get("tujuan")
	if path == "" || localPath(path) != path {
		return v
	}
	v.Kept, v.KeepPath = true, path
	for _, kv := range kept(k.form) {
		if name, ok := strings.CutPrefix(kv.Key, "isi."); ok && !slices.Contains(secretFields, name) {
			v.Keep = append(v.Keep, views.KV{Key: name, Value: kv.Value})
		}
	}
	return v
}

// askToSignIn sends somebody without a session to the door. What he had sent is kept in the page, when one of our own pages sent it:
// a form survives an expired sign-in. What needs a passphrase is not kept; its page is opened anew.
func (k *call) askToSignIn(why error) error {
	here := k.c.OriginalURL()
	if k.c.Method() == fiber.MethodGet || k.c.Method() == fiber.MethodHead {
		if wantsJSON(k.c) {
			return why
		}
		target := "/masuk"
		if here != "/" {
			target += "?kembali=" + url.QueryEscape(here)
		}
		return k.to(target)
	}
	if wantsJSON(k.c) {
		return why
	}
	v := views.SignInView{Next: k.pageOf(here)}
	form, _, err := parseForm(k.c)
	if err == nil && k.sameOrigin() && !hasSecret(form) && len(form) > 0 && here != "/keluar" {
		v.Kept, v.KeepPath, v.Keep = true, localPath(here), kept(form)
	}
	return k.signInPage(fiber.StatusUnauthorized, v)
}

func hasSecret(form url.Values) bool {
	return form.Has("passphrase") || form.Has("sandi_lama") || form.Get("password") != ""
}

// pageOf is the page from which a post at path came: its own when it has one, else the naskah.
func (k *call) pageOf(path string) string {
	for _, end := range []string{"/draf", "/pasal", "/usulan", "/nomor", "/mulai", "/tanda-tangan", "/arsipkan", "/naskah/baru", "/berkas", "/cetak", "/catat-basah", "/ganti-pejabat", "/penyampaian"} {
		if strings.HasSuffix(path, end) {
			return localPath(path)
		}
	}
	if strings.HasPrefix(path, "/pengaturan/") {
		return localPath(strings.TrimSuffix(path, "/lambang"))
	}
	for _, place := range []string{"/naskah/", "/kerja-sama/"} {
		if rest, ok := strings.CutPrefix(path, place); ok {
			id, _, _ := strings.Cut(rest, "/")
			return localPath(place + id)
		}
	}
	if strings.HasPrefix(path, "/akun") {
		return "/akun"
	}
	return "/"
}

func resumeKey(path string) string {
	switch {
	case strings.HasSuffix(path, "/draf"), strings.HasSuffix(path, "/pasal"):
		return "resume.act.draf"
	case strings.HasSuffix(path, "/naskah/baru"):
		return "resume.act.baru"
	}
	return "resume.act.other"
}

func typedOf(list []views.KV) []views.KV {
	form := url.Values{}
	for _, kv := range list {
		form.Add(kv.Key, kv.Value)
	}
	return typed(form)
}

// signOut ends the session.
func signOut(k *call) error {
	if err := k.accounts.SignOut(k.ctx, k.token); err != nil {
		return err
	}
	k.c.Cookie(&fiber.Cookie{Name: k.cookieName(), Value: "", Path: "/", MaxAge: -1, HTTPOnly: true, Secure: k.secure(), SameSite: fiber.CookieSameSiteLaxMode})
	return k.to("/masuk")
}
