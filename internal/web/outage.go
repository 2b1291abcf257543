package web

import (
	"context"
	"errors"
	"net/url"
	"time"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// knowIn is how long it may take to find out who sent a request, and tellIn how long what stands around an error page may take: whoever
// waits before a server that hangs is told within seconds.
const (
	knowIn = 8 * time.Second
	tellIn = 2 * time.Second
)

// unreached is err, which says that nobody could be asked who sent the request. What one of our own pages had sent is kept all the same,
// so that it is not lost with the answer; it is not acted on.
func (k *call) unreached(err error) error {
	if errors.Is(err, naskah.Unavailable) && k.c.Method() == fiber.MethodPost && k.sameOrigin() {
		if form, file, bad := parseForm(k.c); bad == nil {
			k.form, k.upload = form, file
		}
	}
	return err
}

// briefly bounds what the page of an outage still asks for.
func (k *call) briefly() context.CancelFunc {
	ctx, cancel := context.WithTimeout(k.ctx, tellIn)
	k.ctx = ctx
	return cancel
}

// outage says on the page of an outage that nothing is lost, and has the same thing tried again by one button: the same address, or the
// same form with its own token. A secret and a file cannot be kept in a page; their page is opened anew.
func (k *call) outage(v *views.ErrorView) {
	here := k.c.OriginalURL()
	switch {
	case k.c.Method() != fiber.MethodPost:
		v.Kept, v.Again = k.t("error.kept.safe"), &views.AgainView{Action: localPath(here), Get: true}
	case !k.sameOrigin():
		v.Kept = k.t("error.kept.safe")
	case len(k.upload) > 0:
		v.Kept, v.Again = k.t("error.kept.file"), &views.AgainView{Action: k.fileForm(here), Get: true}
	case hasSecret(k.form):
		v.Kept, v.Again = k.t("error.kept.secret"), &views.AgainView{Action: k.pageOf(here), Get: true}
	case len(k.form) > 0:
		v.Kept = k.t("error.kept.again")
		v.Again = &views.AgainView{Action: localPath(here), Fields: append(kept(k.form), views.KV{Key: "_csrf", Value: k.form.Get("_csrf")})}
	default:
		v.Kept = k.t("error.kept.safe")
	}
}

// fileForm is the page that sent a file: as the browser names it where it is one of ours.
func (k *call) fileForm(here string) string {
	from, err := url.Parse(k.c.Get(fiber.HeaderReferer))
	if err == nil && from.Host == string(k.c.Request().Host()) && from.Path != "" {
		return localPath(from.RequestURI())
	}
	return k.pageOf(here)
}
