package storage_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/storage"
	"naskah/storage/miniotest"
)

// A mood is what the proxy between store and server does with requests of a method.
type mood struct {
	method string
	with   func(w http.ResponseWriter, r *http.Request, pass http.Handler)
}

// A proxy stands between the store and the server and passes on what comes, except for the first so many requests of its mood.
type proxy struct {
	*httptest.Server
	mood atomic.Pointer[mood]
	left atomic.Int32

	between func(w http.ResponseWriter, r *http.Request, pass http.Handler) // when set, before anything is asked; decides about every request
}

func newProxy(t *testing.T, endpoint string) *proxy {
	t.Helper()
	to := &url.URL{Scheme: "http", Host: endpoint}
	pass := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(to); r.Out.Host = r.In.Host }}
	p := &proxy{}
	p.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if p.between != nil {
			p.between(w, r, pass)
			return
		}
		if m := p.mood.Load(); m != nil && r.Method == m.method && p.left.Add(-1) >= 0 {
			m.with(w, r, pass)
			return
		}
		pass.ServeHTTP(w, r)
	}))
	t.Cleanup(p.Close)
	return p
}

func (p *proxy) be(m *mood, times int32) { p.mood.Store(m); p.left.Store(times) }

// drop closes the connection.
func drop(w http.ResponseWriter) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err == nil {
		_ = conn.Close() // the client sees it
	}
}

var moods = map[string]mood{
	"put is lost": {"PUT", func(w http.ResponseWriter, _ *http.Request, _ http.Handler) { drop(w) }},
	"answer is lost": {"PUT", func(w http.ResponseWriter, r *http.Request, pass http.Handler) {
		pass.ServeHTTP(httptest.NewRecorder(), r)
		drop(w)
	}},
	"success is a lie": {"PUT", func(w http.ResponseWriter, r *http.Request, _ http.Handler) {
		_, _ = io.Copy(io.Discard, r.Body)
		w.Header().Set("ETag", `"0"`)
	}},
	"lie with a version": {"PUT", func(w http.ResponseWriter, r *http.Request, _ http.Handler) {
		_, _ = io.Copy(io.Discard, r.Body)
		w.Header().Set("x-amz-version-id", "6f0a9b86-0000-4000-8000-000000000000")
	}},
	"put is busy": {"PUT", busy}, "get is busy": {"GET", busy},
	"get is lost": {"GET", func(w http.ResponseWriter, _ *http.Request, _ http.Handler) { drop(w) }},
	"get is cut": {"GET", func(w http.ResponseWriter, r *http.Request, pass http.Handler) {
		rec := httptest.NewRecorder()
		pass.ServeHTTP(rec, r)
		copyHead(w, rec)
		_, _ = w.Write(rec.Body.Bytes()[:rec.Body.Len()/2])
		drop(w)
	}},
	"get is short": {"GET", func(w http.ResponseWriter, r *http.Request, pass http.Handler) {
		rec := httptest.NewRecorder()
		pass.ServeHTTP(rec, r)
		half := rec.Body.Bytes()[:rec.Body.Len()/2]
		rec.Header().Set("Content-Length", fmt.Sprint(len(half)))
		copyHead(w, rec)
		_, _ = w.Write(half)
	}},
	"get is of other bytes": {"GET", func(w http.ResponseWriter, r *http.Request, pass http.Handler) {
		rec := httptest.NewRecorder()
		pass.ServeHTTP(rec, r)
		copyHead(w, rec)
		b := bytes.Clone(rec.Body.Bytes())
		if len(b) > 0 {
			b[len(b)/3] ^= 4
		}
		_, _ = w.Write(b)
	}},
	"get is not there": {"GET", func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
		w.WriteHeader(http.StatusNotFound)
		_, _ = io.WriteString(w, `<Error><Code>NoSuchKey</Code></Error>`)
	}},
}

func busy(w http.ResponseWriter, r *http.Request, _ http.Handler) {
	_, _ = io.Copy(io.Discard, r.Body)
	w.WriteHeader(http.StatusServiceUnavailable)
	_, _ = io.WriteString(w, `<Error><Code>SlowDown</Code></Error>`)
}

func copyHead(w http.ResponseWriter, rec *httptest.ResponseRecorder) {
	for k, v := range rec.Header() {
		w.Header()[k] = v
	}
	w.WriteHeader(rec.Code)
}

// TestFaultS3: whatever happens between store and server, the store gives the right bytes or an error, never says that something is
// kept which is not, and the same call works once the fault is over.
func TestFaultS3(t *testing.T) {
	s := miniotest.Start(t, 1)
	p := newProxy(t, s.Endpoint)
	for name, m := range moods {
		for _, times := range []int32{1, 1000} {
			t.Run(fmt.Sprintf("%s/%d", strings.ReplaceAll(name, " ", "-"), times), func(t *testing.T) { faultS3(t, s, p, m, times) })
		}
	}
	t.Run("slow", func(t *testing.T) { slowS3(t, s, p) })
}

func faultS3(t *testing.T, s *miniotest.Server, p *proxy, m mood, times int32) {
	t.Cleanup(func() { p.be(nil, 0) })
	b := newBucket(t, s)
	store, err := storage.S3(t.Context(), storage.S3Options{Endpoint: strings.TrimPrefix(p.URL, "http://"), Bucket: b.name, Credentials: b.service})
	must(t, err)
	old, fresh := bytes.Repeat([]byte("lama "), 500), bytes.Repeat([]byte("baru "), 500)
	kept, err := store.Put(t.Context(), old, naskah.Meta{})
	must(t, err)

	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	p.be(&m, times)
	if got, err := store.Get(ctx, kept); err == nil && !bytes.Equal(got, old) {
		t.Fatalf("Get returned %d wrong bytes", len(got))
	} else if err != nil {
		known(t, err)
	}
	p.be(&m, times)
	r, putErr := store.Put(ctx, fresh, naskah.Meta{})
	p.be(nil, 0)
	if putErr == nil {
		// It was said that they are kept: they are.
		if got, err := b.store.Get(t.Context(), r); err != nil || !bytes.Equal(got, fresh) {
			t.Fatalf("Put said nil, but: %v", err)
		}
	} else {
		known(t, putErr)
	}
	r, err = store.Put(t.Context(), fresh, naskah.Meta{})
	must(t, err)
	for ref, want := range map[naskah.Ref][]byte{r: fresh, kept: old} {
		if got, err := store.Get(t.Context(), ref); err != nil || !bytes.Equal(got, want) {
			t.Fatalf("after the fault: %v", err)
		}
	}
}

// known: an error is one of ours.
func known(t *testing.T, err error) {
	t.Helper()
	if e, ok := errors.AsType[*naskah.Error](err); !ok || e.Msg == "" || !strings.HasPrefix(e.Code, "OBJ-") {
		t.Fatalf("%v is not an error of the port", err)
	}
}

// slowS3: who waits no longer gets an answer, and nothing is half there.
func slowS3(t *testing.T, s *miniotest.Server, p *proxy) {
	t.Cleanup(func() { p.be(nil, 0) })
	b := newBucket(t, s)
	store, err := storage.S3(t.Context(), storage.S3Options{Endpoint: strings.TrimPrefix(p.URL, "http://"), Bucket: b.name, Credentials: b.service})
	must(t, err)
	for _, method := range []string{http.MethodPut, http.MethodGet} {
		p.be(&mood{method, func(w http.ResponseWriter, r *http.Request, pass http.Handler) {
			select {
			case <-time.After(2 * time.Second):
			case <-r.Context().Done():
			}
			pass.ServeHTTP(w, r)
		}}, 1000)
		x := []byte("lambat " + method)
		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		_, err := store.Put(ctx, x, naskah.Meta{})
		if err == nil {
			_, err = store.Get(ctx, naskah.Ref{Digest: naskah.DigestOf(x)})
		}
		cancel()
		refuses(t, err, naskah.Unavailable, "OBJ-TIDAK-TERSEDIA")
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("the cause of %v is not kept", err)
		}
		p.be(nil, 0)
		r, err := store.Put(t.Context(), x, naskah.Meta{})
		must(t, err)
		if got, err := store.Get(t.Context(), r); err != nil || !bytes.Equal(got, x) {
			t.Fatalf("%q, %v", got, err)
		}
	}
}
