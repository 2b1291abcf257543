package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"

	"naskah/internal/naskah"
	"naskah/storage"
	"naskah/storage/miniotest"
)

// TestStoryBucket: a new server is prepared, once and again; then the application's key can keep and not take away.
func TestStoryBucket(t *testing.T) {
	server := miniotest.Start(t, 1)
	root, pass := server.RootKeys()
	secret := filepath.Join(t.TempDir(), "rahasia")
	if err := os.WriteFile(secret, []byte("kunci-uji-yang-panjang\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, v := range map[string]string{
		varEndpoint: server.Endpoint, varBucket: "naskah", varKey: "naskah-app", varSecret: "file:" + secret, varRoot: root, varRootPass: pass,
	} {
		t.Setenv(name, v)
	}
	for range 2 {
		if err := run(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	creds := credentials.NewStaticV4("naskah-app", "kunci-uji-yang-panjang", "")
	s, err := storage.S3(t.Context(), storage.S3Options{Endpoint: server.Endpoint, Bucket: "naskah", Credentials: creds})
	if err != nil {
		t.Fatal(err)
	}
	r, err := s.Put(t.Context(), []byte("isi"), naskah.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	c, err := minio.New(server.Endpoint, &minio.Options{Creds: creds})
	if err != nil {
		t.Fatal(err)
	}
	for v := range server.Root(t).ListObjectsIter(t.Context(), "naskah", minio.ListObjectsOptions{WithVersions: true, Recursive: true}) {
		if c.RemoveObject(t.Context(), "naskah", v.Key, minio.RemoveObjectOptions{VersionID: v.VersionID}) == nil || c.RemoveObject(t.Context(), "naskah", v.Key, minio.RemoveObjectOptions{}) == nil {
			t.Error("the application's key could delete")
		}
	}
	if b, err := s.Get(t.Context(), r); err != nil || !bytes.Equal(b, []byte("isi")) {
		t.Fatalf("%q, %v", b, err)
	}
}

// TestSettings: what is missing is named, all of it at once.
func TestSettings(t *testing.T) {
	for _, name := range []string{varEndpoint, varBucket, varKey, varSecret, varRoot, varRootPass} {
		t.Setenv(name, "")
	}
	t.Setenv(varBucket, "naskah")
	t.Setenv(varSecret, "file:/tidak/ada")
	err := run(t.Context())
	for _, want := range []string{varEndpoint, varKey, varSecret + " (open /tidak/ada", varRoot, varRootPass} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v does not name %s", err, want)
		}
	}
}
