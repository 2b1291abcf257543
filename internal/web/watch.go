package web

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"regexp"
	"time"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
)

// A Watch counts what is answered; its labels are names in the program, never what a visitor typed.
type Watch interface {
	Request(route, method string, status int, took time.Duration)
	Refused(code string)
}

// A Gate knows whether this process should be given requests.
type Gate interface {
	// Failing names the parts that are not ready; none: ready. Its answer is bounded in time.
	Failing(ctx context.Context) []string
	// Stopping says that the process ends as soon as what is under way is done.
	Stopping() bool
}

// unwatched counts nothing.
type unwatched struct{}

func (unwatched) Request(string, string, int, time.Duration) {}
func (unwatched) Refused(string)                             {}

// alwaysOpen is the gate of a site that nobody stops.
type alwaysOpen struct{}

func (alwaysOpen) Failing(context.Context) []string { return nil }
func (alwaysOpen) Stopping() bool                   { return false }

// watched is o with the id of the request on every line of the log, and with somebody at every post.
func (o Options) watched() Options {
	o.Log = slog.New(naskah.Traced(o.Log.Handler()))
	if o.Watch == nil {
		o.Watch = unwatched{}
	}
	if o.Gate == nil {
		o.Gate = alwaysOpen{}
	}
	return o
}

// The addresses for those who watch the process; they are answered also while it stops.
const (
	aliveRoute = "/sehat"
	readyRoute = "/siap"
)

// routesWatch are for health checks and proxies.
func (s *site) routesWatch(app *fiber.App) {
	app.Get(aliveRoute, plain(func(k *call) error { return k.c.SendString("sehat\n") }))
	app.Get(readyRoute, plain(showReady))
}

// plain is a page that asks nobody who is there, and needs nothing but the process.
func plain(h page) fiber.Handler {
	return func(c *fiber.Ctx) error {
		k := callOf(c)
		k.matched()
		return h(k)
	}
}

// matched remembers the pattern of the route that answers.
func (k *call) matched() { k.route = k.c.Route().Path }

// showReady says whether requests should come here, and names the parts that fail, nothing of why.
func showReady(k *call) error {
	failing := k.opt.Gate.Failing(k.ctx)
	out := struct {
		Ready   bool     `json:"ready"`
		Failing []string `json:"failing,omitempty"`
	}{len(failing) == 0, failing}
	b, err := json.Marshal(out)
	if err != nil {
		return err
	}
	if !out.Ready {
		k.c.Status(fiber.StatusServiceUnavailable).Set(fiber.HeaderRetryAfter, "5")
	}
	k.c.Set(fiber.HeaderContentType, fiber.MIMEApplicationJSON)
	return k.c.Send(append(b, '\n'))
}

// stopping refuses what comes after the end has begun, so that nothing new starts that would be cut off.
func (s *site) stopping(c *fiber.Ctx) error {
	if !s.opt.Gate.Stopping() || c.Path() == aliveRoute || c.Path() == readyRoute {
		return nil
	}
	c.Context().SetConnectionClose()
	return naskah.Errorf(naskah.Unavailable, "NSK-BERHENTI", "Layanan sedang dihentikan atau dimulai ulang. Permintaan ini tidak diproses dan tidak ada yang berubah. Coba lagi sebentar lagi.")
}

// wellFormed is what a foreign id may look like to be repeated in the log.
var wellFormed = regexp.MustCompile(`^[A-Za-z0-9._-]{8,64}$`)

// answered is the one line of a request in the log, and its count.
func (k *call) answered(ctx context.Context, start time.Time) {
	took, res := time.Since(start), k.c.Response()
	route := k.route
	if route == "" {
		route = "-"
	}
	line := []slog.Attr{
		slog.String("method", k.c.Method()), slog.String("route", route), slog.Int("status", res.StatusCode()),
		slog.Int64("ms", took.Milliseconds()), slog.Int("bytes", len(res.Body())),
		slog.String("user", string(k.p.User)), slog.String("instansi", string(k.p.Instansi)),
	}
	if acts := k.trace.Acts(); len(acts) > 0 {
		line = append(line, slog.Any("acts", acts))
	}
	if theirs := k.c.Get(fiber.HeaderXRequestID); wellFormed.MatchString(theirs) {
		line = append(line, slog.String("theirs", theirs))
	}
	level := slog.LevelInfo
	if k.route == aliveRoute || k.route == readyRoute {
		level = slog.LevelDebug // every few seconds, for ever
	}
	k.opt.Log.LogAttrs(ctx, level, "request", line...)
	k.opt.Watch.Request(k.route, k.c.Method(), res.StatusCode(), took)
}

// loggable is err as the log may have it: what the router says of an address that it does not know repeats the address.
func loggable(err error) error {
	if e, ok := errors.AsType[*fiber.Error](err); ok {
		return asked(e)
	}
	return err
}
