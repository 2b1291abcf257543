package storage_test

import (
	"hash/fnv"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/storage"
	"naskah/storage/miniotest"
	"naskah/storage/storagetest"
)

// An eighth of all requests meets one of these the first time it comes, and not again: what a bad line does, and a client that tries again
// survives.
var troubles = []func(w http.ResponseWriter, r *http.Request, pass http.Handler){
	func(w http.ResponseWriter, _ *http.Request, _ http.Handler) { drop(w) },
	func(w http.ResponseWriter, r *http.Request, pass http.Handler) { // the answer is lost
		pass.ServeHTTP(httptest.NewRecorder(), r)
		drop(w)
	},
	busy,
	func(w http.ResponseWriter, r *http.Request, pass http.Handler) { // slow
		select {
		case <-time.After(50 * time.Millisecond):
		case <-r.Context().Done():
		}
		pass.ServeHTTP(w, r)
	},
	func(w http.ResponseWriter, r *http.Request, _ http.Handler) { // an error of the line between, not of the server
		_, _ = io.Copy(io.Discard, r.Body)
		w.WriteHeader(http.StatusBadGateway)
	},
}

// TestFaultS3Suite holds the store to its whole contract through a line on which requests and answers get lost, are refused and are slow.
func TestFaultS3Suite(t *testing.T) {
	s := miniotest.Start(t, 1)
	p := newProxy(t, s.Endpoint)
	var mu sync.Mutex
	met, kinds := map[string]bool{}, map[uint32]int{}
	p.between = func(w http.ResponseWriter, r *http.Request, pass http.Handler) {
		name := r.Method + " " + r.URL.RequestURI()
		h := fnv.New32a()
		_, _ = io.WriteString(h, name)
		sum := h.Sum32()
		kind := sum / 8 % uint32(len(troubles))
		mu.Lock()
		first := sum%8 == 0 && !met[name]
		if first {
			met[name] = true
			kinds[kind]++
		}
		mu.Unlock()
		if first {
			troubles[kind](w, r, pass)
			return
		}
		pass.ServeHTTP(w, r)
	}
	storagetest.Run(t, func(t *testing.T) storagetest.World {
		b := newBucket(t, s)
		open := func(t *testing.T) naskah.ObjectStore {
			t.Helper()
			store, err := storage.S3(t.Context(), storage.S3Options{Endpoint: strings.TrimPrefix(p.URL, "http://"), Bucket: b.name, Region: "us-east-1", Credentials: b.service})
			must(t, err) // as main does: without a region the client asks where the bucket is, once and without trying again
			return store
		}
		return storagetest.World{
			Store: open(t), Reopen: open, Versioned: true,
			Damage: func(t *testing.T, r naskah.Ref, x []byte) { b.plant(t, key(r.Digest), x) },
			Lose:   func(t *testing.T, r naskah.Ref) { b.lose(t, key(r.Digest)) },
			Plant:  func(t *testing.T, name string, x []byte) { b.plant(t, name, x) },
		}
	})
	if len(kinds) < 3 || len(met) < 10 {
		t.Errorf("%d requests met trouble, of kinds %v", len(met), kinds)
	}
	t.Logf("%d requests met trouble, of kinds %v", len(met), kinds)
}
