package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// An answer is what one kind of error looks like: the only place that knows statuses.
type answer struct {
	status    int
	title, do string // keys of the catalogue
	kept      string
	whom      string
	icon      string
	tone      views.Tone
	log       slog.Level
}

//
//exhaustive:enforce
var answers = map[naskah.Kind]answer{
	naskah.Invalid:         {422, "error.invalid", "error.do.fix", "error.kept.nothing", "", "circle-alert", views.Warn, slog.LevelInfo},
	naskah.Unauthenticated: {401, "error.unauthenticated", "error.do.role", "error.kept.nothing", "", "log-in", views.Info, slog.LevelInfo},
	naskah.Denied:          {403, "error.denied", "error.do.role", "error.kept.nothing", "error.whom.officer", "lock", views.Warn, slog.LevelWarn},
	naskah.NotFound:        {404, "error.notfound", "error.do.back", "", "", "circle-help", views.Info, slog.LevelInfo},
	naskah.Conflict:        {409, "error.conflict", "error.do.reload", "error.kept.nothing", "error.whom.officer", "triangle-alert", views.Warn, slog.LevelInfo},
	naskah.Expired:         {410, "error.expired", "error.do.reload", "error.kept.nothing", "error.whom.officer", "clock", views.Warn, slog.LevelInfo},
	naskah.Unavailable:     {503, "error.unavailable", "error.do.retry", "error.kept.nothing", "error.whom.admin", "clock", views.Gold, slog.LevelWarn},
	naskah.Corrupt:         {500, "error.corrupt", "error.do.tell", "error.kept.nothing", "error.whom.admin", "shield-alert", views.Bad, slog.LevelError},
}

var unforeseen = answer{500, "error.internal", "error.do.tell", "error.kept.unknown", "error.whom.admin", "circle-alert", views.Bad, slog.LevelError}

// asked translates what fiber itself says into our own words.
func asked(e *fiber.Error) error {
	switch {
	case e.Code == fiber.StatusRequestEntityTooLarge:
		return tooLarge("1 MB")
	case e.Code == fiber.StatusNotFound, e.Code == fiber.StatusMethodNotAllowed:
		return notFound()
	case e.Code >= 400 && e.Code < 500:
		return unreadable(e)
	}
	return e
}

// answerOf finds what err looks like, and its words.
func answerOf(err error) (answer, *naskah.Error) {
	if e, ok := errors.AsType[*fiber.Error](err); ok {
		err = asked(e)
	}
	e, ok := errors.AsType[*naskah.Error](err)
	if !ok {
		if errors.Is(err, context.DeadlineExceeded) {
			return answers[naskah.Unavailable], &naskah.Error{}
		}
		return unforeseen, &naskah.Error{}
	}
	a, ok := answers[e.Kind]
	if !ok {
		return unforeseen, &naskah.Error{}
	}
	switch e.Code {
	case "NSK-KIRIMAN-BESAR":
		a.status, a.title, a.do = fiber.StatusRequestEntityTooLarge, "error.toolarge", "error.do.smaller"
	case "NSK-FORMULIR":
		a.status, a.do = fiber.StatusBadRequest, "error.do.csrf"
	case "AKN-CSRF":
		a.do, a.whom = "error.do.csrf", ""
	}
	return a, e
}

// retryAfter is when an outage is worth another look, in seconds.
const retryAfter = "30"

// answerError draws the page of an error; it never fails.
func (s *site) answerError(c *fiber.Ctx, err error) error {
	a, e := answerOf(err)
	k := callOf(c)
	if k == nil { // before around: a request that is not even HTTP
		return c.Status(fiber.StatusBadRequest).SendString("Permintaan tidak dapat dibaca.\n")
	}
	s.opt.Log.LogAttrs(k.ctx, a.log, "refused", slog.String("code", e.Code), slog.String("route", k.route), slog.Any("err", loggable(err)))
	s.opt.Watch.Refused(e.Code)
	if a.status == fiber.StatusServiceUnavailable {
		c.Set(fiber.HeaderRetryAfter, retryAfter)
	}
	if wantsJSON(c) {
		return problem(k, a, e)
	}
	if k.mendable(e) && a.status == fiber.StatusUnprocessableEntity && k.drawMend(a, e) == nil {
		return nil
	}
	if drawn := s.drawError(k, a, e); drawn != nil {
		s.opt.Log.ErrorContext(k.ctx, "web: error page", slog.Any("err", drawn))
		return c.Status(a.status).SendString(fmt.Sprintf("%s (%s)\n", e.Msg, k.id))
	}
	return nil
}

func (s *site) drawError(k *call, a answer, e *naskah.Error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("web: panic in error page: %v", r)
		}
	}()
	v := views.ErrorView{
		Title: k.t(a.title), What: e.Msg, Do: k.t(a.do), RequestID: k.id, Code: e.Code, Icon: a.icon, Tone: a.tone, Fields: typed(k.form),
		Links: []views.Button{{Act: "home", Label: k.t("act.home"), Icon: "house", Action: "/", Get: true}},
	}
	if a.kept != "" {
		v.Kept = k.t(a.kept)
	}
	if v.What == "" {
		v.What = k.t("error.internal.what")
		v.Code = ""
	}
	if e.Code == codeSeq {
		v.What = strings.TrimSpace(v.What + " " + k.standing(naskah.NaskahID(k.c.Params("id"))))
	}
	if len(v.Fields) > 0 {
		v.Kept = k.t("error.kept.form")
	}
	if a.status == fiber.StatusServiceUnavailable {
		defer k.briefly()()
		k.outage(&v)
	}
	if a.whom != "" {
		v.Whom = k.t(a.whom, k.instansiName())
	}
	if id := k.c.Params("id"); id != "" && a.status != fiber.StatusNotFound && k.user != nil {
		v.Links = append([]views.Button{{Act: "reload", Label: k.t("error.reload"), Icon: "rotate-ccw", Action: "/naskah/" + url.PathEscape(id), Get: true}}, v.Links...)
	}
	if k.user == nil {
		return k.public(a.status, v.Title, "slim", views.Failure(v))
	}
	return k.draw(a.status, v.Title, false, "", views.Failure(v))
}

// wantsJSON says whether a script asked.
func wantsJSON(c *fiber.Ctx) bool {
	return strings.HasPrefix(c.Get(fiber.HeaderAccept), fiber.MIMEApplicationJSON)
}

// problem is an error for a script [RFC 9457].
func problem(k *call, a answer, e *naskah.Error) error {
	b, err := json.Marshal(map[string]any{"title": k.t(a.title), "status": a.status, "detail": e.Msg, "code": e.Code, "field": e.Field, "request": k.id})
	if err != nil {
		return err
	}
	k.c.Status(a.status).Set(fiber.HeaderContentType, "application/problem+json")
	return k.c.Send(b)
}

// secretFields are never kept, shown or sent back.
var secretFields = []string{"_csrf", "passphrase", "ulangi", "password", "sandi_lama", "sandi_baru", "sandi_ulangi"}

// typed is what somebody wrote into a form, to be shown again: texts, not what the page itself sent along.
func typed(form url.Values) []views.KV {
	var out []views.KV
	for _, kv := range kept(form) {
		if kv.Value != "" && !slices.Contains([]string{"seq", "kembali", "ajukan", "tambah", "hapus", "perbaiki", "tujuan", "login", "kode", "pengguna"}, kv.Key) && !strings.HasPrefix(kv.Key, "isi.") {
			out = append(out, kv)
		}
	}
	return out
}

// kept is everything of a form but its secrets, in a fixed order.
func kept(form url.Values) []views.KV {
	var keys []string
	for key := range form {
		if !slices.Contains(secretFields, key) {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	var out []views.KV
	for _, key := range keys {
		for _, v := range form[key] {
			out = append(out, views.KV{Key: key, Value: v})
		}
	}
	return out
}
