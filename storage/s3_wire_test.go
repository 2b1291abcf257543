package storage_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"log/slog"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/storage"
	"naskah/storage/miniotest"
)

// A put is one request that writes an object, as it went over the wire.
type put struct {
	path, ifNoneMatch string
	signed            bool // the condition is among the headers that the signature covers
	checksum          bool
	status            int
}

// A noting answer keeps its status.
type noting struct {
	http.ResponseWriter
	status int
}

func (n *noting) WriteHeader(status int) {
	n.status = status
	n.ResponseWriter.WriteHeader(status)
}

// TestContractS3Wire: every put carries If-None-Match, signed, and a checksum; only when bytes of somebody else stand under the digest, and
// the server has refused for that, does one further put of that very key go without, and the log raises an alarm.
func TestContractS3Wire(t *testing.T) {
	s := miniotest.Start(t, 1)
	p, b := newProxy(t, s.Endpoint), newBucket(t, s)
	var mu sync.Mutex
	var puts []put
	p.be(&mood{http.MethodPut, func(w http.ResponseWriter, r *http.Request, pass http.Handler) {
		q := r.URL.Query()
		if q.Has("retention") {
			pass.ServeHTTP(w, r)
			return
		}
		_, signed, _ := strings.Cut(r.Header.Get("Authorization"), "SignedHeaders=")
		signed, _, _ = strings.Cut(signed, ",")
		x := put{path: r.URL.Path, ifNoneMatch: r.Header.Get("If-None-Match"), signed: slices.Contains(strings.Split(signed, ";"), "if-none-match")}
		x.checksum = r.Header.Get("X-Amz-Checksum-Sha256") != "" || strings.EqualFold(r.Header.Get("X-Amz-Trailer"), "x-amz-checksum-sha256")
		n := &noting{w, http.StatusOK}
		pass.ServeHTTP(n, r)
		x.status = n.status
		mu.Lock()
		puts = append(puts, x)
		mu.Unlock()
	}}, 1<<20)
	var log bytes.Buffer
	store, err := storage.S3(t.Context(), storage.S3Options{
		Endpoint: strings.TrimPrefix(p.URL, "http://"), Bucket: b.name, Credentials: b.service, Log: slog.New(slog.NewJSONHandler(&log, nil)),
	})
	must(t, err)
	var wg sync.WaitGroup
	for i := range 8 { // new ones, the same again, and several at once
		wg.Go(func() {
			x := fmt.Appendf(nil, "isi %d", i%3)
			r, err := store.Put(t.Context(), x, naskah.Meta{})
			if err == nil {
				err = store.Hold(t.Context(), r, time.Now().Add(time.Hour))
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	_, err = store.Put(t.Context(), bytes.Repeat([]byte("besar "), 1<<20), naskah.Meta{})
	must(t, err)
	wg.Wait()
	if len(puts) < 9 {
		t.Fatalf("%d puts were seen", len(puts))
	}
	for _, x := range puts {
		if x.ifNoneMatch != "*" || !x.signed || !x.checksum {
			t.Errorf("%+v", x)
		}
	}
	if log.Len() > 0 {
		t.Errorf("the log says %s", log.String())
	}
	planted(t, b, store, &puts, &log)
}

// planted: foreign bytes lie under the key before its own are put.
func planted(t *testing.T, b bucket, store *storage.S3Store, puts *[]put, log *bytes.Buffer) {
	t.Helper()
	good := []byte("naskah yang belum disimpan")
	d := naskah.DigestOf(good)
	b.plant(t, key(d), []byte("tanaman"))
	*puts = nil
	r, err := store.Put(t.Context(), good, naskah.Meta{})
	must(t, err)
	if got, err := store.Get(t.Context(), r); err != nil || !bytes.Equal(got, good) {
		t.Fatalf("%q, %v", got, err)
	}
	path := "/" + b.name + "/" + key(d)
	want := []put{{path, "*", true, true, http.StatusPreconditionFailed}, {path, "", false, true, http.StatusOK}}
	if !slices.Equal(*puts, want) {
		t.Errorf("over foreign bytes: %+v, want %+v", *puts, want)
	}
	if s := log.String(); !strings.Contains(s, `"level":"ERROR"`) || !strings.Contains(s, string(d)) {
		t.Errorf("no alarm: %s", s)
	}
	*puts = nil
	log.Reset()
	again, err := store.Put(t.Context(), good, naskah.Meta{}) // now its own version is found by digest
	if err != nil || again != r {
		t.Errorf("put again: %+v, %v, want %+v", again, err, r)
	}
	if len(*puts) != 1 || (*puts)[0].ifNoneMatch != "*" || (*puts)[0].status != http.StatusPreconditionFailed {
		t.Errorf("put again: %+v", *puts)
	}
}

// TestNoPresignedLinks: a link signed in advance shows the access key to who has it, and on this server that is enough to write. No source
// that speaks to the object store makes one.
func TestNoPresignedLinks(t *testing.T) {
	root, sources := filepath.Join(".."), 0
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() {
			if path != root && strings.HasPrefix(e.Name(), ".") || e.Name() == "node_modules" || e.Name() == "var" {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil // the compiler says so
		}
		if !slices.ContainsFunc(f.Imports, func(i *ast.ImportSpec) bool { return strings.Contains(i.Path.Value, "github.com/minio/minio-go") }) {
			return nil
		}
		sources++
		ast.Inspect(f, func(n ast.Node) bool {
			if x, ok := n.(*ast.SelectorExpr); ok && (strings.Contains(x.Sel.Name, "Presign") || strings.HasPrefix(x.Sel.Name, "PreSign")) {
				t.Errorf("%s: %s", path, x.Sel.Name)
			}
			return true
		})
		return nil
	})
	if err != nil || sources < 3 {
		t.Fatalf("%d sources speak to the object store, %v", sources, err)
	}
}
