package web

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/compress"

	"naskah/internal/naskah"
)

// answerIn is the deadline of one request; the office's signing cycle has its own, which a closed browser does not end.
const answerIn = 60 * time.Second

// around is about every request: an id, a nonce, security headers, a deadline, the log, and no panic that gets away.
func (s *site) around(c *fiber.Ctx) (err error) {
	start := time.Now()
	k := &call{c: c, site: s, trace: &naskah.Trace{ID: randomHex(8)}, nonce: randomText(16), words: s.words[language(c)]}
	k.id = k.trace.ID
	ctx, cancel := context.WithTimeout(naskah.WithTrace(context.Background(), k.trace), answerIn)
	defer cancel()
	k.ctx = ctx
	c.Locals(callKey, k)
	s.headers(c, k.nonce)
	c.Set(fiber.HeaderXRequestID, k.id)
	plainQuery(c)
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("web: panic: %v\n%s", r, debug.Stack())
		}
		if err != nil {
			err = s.answerError(c, err)
		}
		k.answered(ctx, start)
	}()
	if err := s.stopping(c); err != nil {
		return err
	}
	return c.Next()
}

// headers keep the page to itself: only its own files, no inline code or style, no frame, no guessing of types.
func (s *site) headers(c *fiber.Ctx, nonce string) {
	c.Set("Content-Security-Policy", "default-src 'none'; script-src 'nonce-"+nonce+"'; style-src 'self'; img-src 'self' data:; font-src 'self'; "+
		"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'")
	c.Set("X-Content-Type-Options", "nosniff")
	c.Set("X-Frame-Options", "DENY")
	c.Set("Referrer-Policy", "same-origin")
	c.Set("Cross-Origin-Opener-Policy", "same-origin")
	c.Set("Cross-Origin-Resource-Policy", "same-origin")
	c.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()")
	c.Set(fiber.HeaderCacheControl, "no-store")
	if s.secure() {
		c.Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
	}
}

// compressed shrinks pages; PDFs are compressed already. The tokens of a page are masked anew each time, so that their length under
// compression tells nothing.
func compressed() fiber.Handler {
	return compress.New(compress.Config{Level: compress.LevelBestSpeed, Next: func(c *fiber.Ctx) bool {
		return strings.HasSuffix(c.Path(), "pdf") || strings.HasSuffix(c.Path(), ".woff2") || strings.HasSuffix(c.Path(), "/isi")
	}})
}

// The two sizes of a body: forms, and the routes that take a file.
const (
	maxForm   = 1 << 20
	maxFile   = 20 << 20
	maxUpload = maxFile + 256<<10
	drainUpTo = 32 << 20
)

// bounded reads the body within the limit of its route, whatever its framing; nobody after it sees a stream.
func (s *site) bounded(c *fiber.Ctx) error {
	limit, words := maxForm, "1 MB"
	if slices.ContainsFunc(fileRoutes, func(end string) bool { return strings.HasSuffix(c.Path(), end) }) {
		limit, words = maxUpload, "20 MB"
	}
	stream := c.Context().RequestBodyStream()
	declared := c.Request().Header.ContentLength()
	if stream == nil {
		if len(c.Body()) > limit {
			return tooLarge(words)
		}
		return c.Next()
	}
	if declared > limit {
		drain(c, stream)
		return tooLarge(words)
	}
	b, more, err := readUpTo(stream, limit)
	if err != nil {
		c.Context().SetConnectionClose()
		return unreadable(err)
	}
	if more {
		drain(c, stream)
		return tooLarge(words)
	}
	c.Request().SetBodyRaw(b)
	return c.Next()
}

func randomBytes(n int) []byte {
	b := make([]byte, n)
	if _, err := rand.Read(b); err != nil {
		panic(err) // crypto/rand never fails on the systems we run on
	}
	return b
}

func randomHex(n int) string  { return hex.EncodeToString(randomBytes(n)) }
func randomText(n int) string { return base64.RawURLEncoding.EncodeToString(randomBytes(n)) }

// denied is the answer to somebody who opens the page of an act that is not his.
func denied() error {
	return naskah.Errorf(naskah.Denied, "NSK-BUKAN-TINDAKAN", "Tindakan ini bukan kewenangan Anda pada keadaan naskah sekarang.")
}
