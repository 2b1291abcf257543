package web

import (
	"crypto/sha256"
	"encoding/base64"
	"net/url"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/account"
	"naskah/internal/naskah"
)

// The names of the cookies; __Host- binds them to this host where HTTPS allows it.
func (s *site) cookieName() string { return s.cookie("naskah") }
func (s *site) guestName() string  { return s.cookie("naskah_tamu") }
func (s *site) deviceName() string { return s.cookie("naskah_kenal") }

func (s *site) cookie(name string) string {
	if s.secure() {
		return "__Host-" + name
	}
	return name
}

// setCookie sends a cookie that lasts until then by our clock, whatever the browser's says; for the zero time until the browser closes.
func (k *call) setCookie(name, value string, until time.Time) {
	left := 0
	if !until.IsZero() {
		left = max(1, int(until.Sub(k.opt.Clock()).Seconds()))
	}
	k.c.Cookie(&fiber.Cookie{Name: name, Value: value, Path: "/", MaxAge: left, HTTPOnly: true, Secure: k.secure(), SameSite: fiber.CookieSameSiteLaxMode})
}

// csrf is the token for the forms of this page, masked anew each time. Somebody who is not signed in gets a cookie whose digest is
// the token: who cannot read the cookie cannot make it.
func (k *call) csrf() string {
	if k.user != nil {
		return mask(k.in.CSRF)
	}
	guest := k.c.Cookies(k.guestName())
	if len(guest) < 22 {
		guest = randomText(16)
		k.c.Request().Header.SetCookie(k.guestName(), guest) // one page, one cookie
		k.setCookie(k.guestName(), guest, time.Time{})
	}
	return mask(guestToken(guest))
}

func guestToken(cookie string) string {
	sum := sha256.Sum256([]byte("naskah csrf " + cookie))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

// checkToken is Denied (AKN-CSRF) unless sent came from a page of this session.
func (k *call) checkToken(sent string, guests bool) error {
	sent = unmask(sent)
	if k.foreign() {
		sent = ""
	}
	if guests {
		if guest := k.c.Cookies(k.guestName()); guest != "" && account.CheckCSRF(naskah.SignIn{CSRF: guestToken(guest)}, sent) == nil {
			return nil
		}
	}
	return account.CheckCSRF(k.in, sent)
}

// mask hides a token behind random bits of its own length, so that compressed pages do not tell it.
func mask(token string) string {
	pad := randomBytes(len(token))
	out := make([]byte, len(token))
	for i := range pad {
		out[i] = token[i] ^ pad[i]
	}
	return base64.RawURLEncoding.EncodeToString(append(pad, out...))
}

// unmask is the token behind mask; empty for anything else.
func unmask(s string) string {
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil || len(b)%2 != 0 {
		return ""
	}
	half := len(b) / 2
	out := make([]byte, half)
	for i := range out {
		out[i] = b[i] ^ b[half+i]
	}
	return string(out)
}

// foreign says whether the browser tells that another site sent the request, a sibling of ours included: the second line behind the
// token. A browser that tells nothing is judged by the token alone.
func (k *call) foreign() bool {
	if site := k.c.Get("Sec-Fetch-Site"); site != "" {
		return site != "same-origin" && site != "none"
	}
	origin := k.c.Get("Origin")
	return origin != "" && origin != k.opt.BaseURL && !k.sameOrigin()
}

// sameOrigin says whether one of our own pages sent the request: only then is what was typed worth keeping.
func (k *call) sameOrigin() bool {
	if site := k.c.Get("Sec-Fetch-Site"); site != "" {
		return site == "same-origin"
	}
	origin, err := url.Parse(k.c.Get("Origin"))
	return err == nil && origin.Host != "" && origin.Host == string(k.c.Request().Host())
}

// localPath is where to go after signing in: a path of this service and nothing else.
func localPath(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Host != "" || u.Scheme != "" || u.Opaque != "" || !strings.HasPrefix(s, "/") || strings.HasPrefix(s, "//") || strings.ContainsAny(s, "\\\r\n\t") {
		return "/"
	}
	to := u.RequestURI()
	// A path that does not read as it was written is written anew, without its escapes: /%2f%2fhost must not become ///host.
	if strings.HasPrefix(to, "//") || strings.HasPrefix(to, "/\\") {
		return "/"
	}
	return to
}

// language is the catalogue somebody chose.
func language(c *fiber.Ctx) string {
	if c.Cookies("bahasa") == "en" {
		return "en"
	}
	return "id"
}

// setLanguage remembers a language and goes back.
func setLanguage(k *call) error {
	code, err := pathValue(k.c, "kode")
	if err != nil || k.words.Lang == "" {
		return notFound()
	}
	if _, ok := k.site.words[code]; !ok {
		return notFound()
	}
	k.setCookie("bahasa", code, k.opt.Clock().AddDate(1, 0, 0))
	return k.to(localPath(k.c.Query("kembali")))
}
