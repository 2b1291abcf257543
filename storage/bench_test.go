package storage_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/minio/minio-go/v7"

	"naskah/internal/benchtest"
	"naskah/internal/naskah"
	"naskah/storage"
	"naskah/storage/miniotest"
)

// sizes of what is put: a naskah as it is drawn, and the largest file that the office takes.
var sizes = []struct {
	name  string
	bytes int
	each  int // puts of one run
}{
	{"200k", 200_000, 5},
	{"20m", 20_000_000, 1},
}

// fresh gives bytes that nobody has seen, each time others; that they are others costs one byte of them.
func fresh(size int) func() []byte {
	b := make([]byte, size)
	_, _ = rand.Read(b) // never fails
	return func() []byte {
		for i := range b {
			if b[i]++; b[i] != 0 {
				break
			}
		}
		return b
	}
}

// TestBenchPutDir: Put into a folder against the plain calls that make the same promise.
func TestBenchPutDir(t *testing.T) {
	for _, size := range sizes {
		t.Run(size.name, func(t *testing.T) {
			mine, plain := filepath.Join(t.TempDir(), "kita"), filepath.Join(t.TempDir(), "biasa")
			for i := range 256 { // a store that is in use has its folders
				for _, root := range []string{mine, plain} {
					if err := os.MkdirAll(filepath.Join(root, "objects", fmt.Sprintf("%02x", i)), 0o700); err != nil {
						t.Fatal(err)
					}
				}
			}
			d, err := storage.Dir(mine)
			if err == nil {
				err = os.Mkdir(filepath.Join(plain, "tmp"), 0o700)
			}
			if err != nil {
				t.Fatal(err)
			}
			a, b := fresh(size.bytes), fresh(size.bytes)
			benchtest.Race{
				Name: "put-dir-" + size.name, Target: "<=1.25", Each: size.each,
				Ours: func(int) error {
					for range size.each {
						if _, err := d.Put(t.Context(), a(), naskah.Meta{ContentType: "application/pdf"}); err != nil {
							return err
						}
					}
					return nil
				},
				Reference: func(int) error {
					for range size.each {
						if err := plainPut(plain, b()); err != nil {
							return err
						}
					}
					return nil
				},
			}.Run(t)
		})
	}
}

// plainPut is SHA-256, a temporary file, write, fsync, link, fsync of the folder, with nothing asked and nothing explained.
func plainPut(root string, b []byte) error {
	sum := sha256.Sum256(b)
	name := hex.EncodeToString(sum[:])
	f, err := os.CreateTemp(filepath.Join(root, "tmp"), "put-*")
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	dir := filepath.Join(root, "objects", name[:2])
	if err := os.Link(f.Name(), filepath.Join(dir, name)); err != nil {
		return err
	}
	folder, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close(), os.Remove(f.Name()))
}

// TestBenchPutS3: Put into a bucket against the client's own PutObject with the same options on the same server.
func TestBenchPutS3(t *testing.T) {
	s := miniotest.Start(t, 1)
	bucket := s.Bucket(t)
	store, err := storage.S3(t.Context(), storage.S3Options{Endpoint: s.Endpoint, Bucket: bucket, Credentials: s.RootCredentials()})
	if err != nil {
		t.Fatal(err)
	}
	client, err := minio.New(s.Endpoint, &minio.Options{Creds: s.RootCredentials(), TrailingHeaders: true, BucketLookup: minio.BucketLookupPath})
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range sizes {
		t.Run(size.name, func(t *testing.T) {
			a, b := fresh(size.bytes), fresh(size.bytes)
			var last naskah.Ref
			ours := func(int) error {
				for range size.each {
					r, err := store.Put(t.Context(), a(), naskah.Meta{ContentType: "application/pdf"})
					if err != nil {
						return err
					}
					last = r
				}
				return nil
			}
			reference := func(int) error {
				for range size.each {
					if err := plainObject(t.Context(), client, bucket, b()); err != nil {
						return err
					}
				}
				return nil
			}
			if err := errors.Join(ours(0), reference(0)); err != nil { // connections are made
				t.Fatal(err)
			}
			benchtest.Race{Name: "put-s3-" + size.name, Target: "<=1.15", Each: size.each, Ours: ours, Reference: reference}.Run(t)
			if got, err := store.Get(t.Context(), last); err != nil || len(got) != size.bytes {
				t.Errorf("%d bytes read back, %v", len(got), err)
			}
		})
	}
}

// plainObject is PutObject and nothing else: not even the digest that names an object of ours is taken of all its bytes.
func plainObject(ctx context.Context, c *minio.Client, bucket string, b []byte) error {
	sum := sha256.Sum256(b[:32])
	name := hex.EncodeToString(sum[:])
	opt := minio.PutObjectOptions{ContentType: "application/pdf", Checksum: minio.ChecksumSHA256, DisableMultipart: true}
	opt.SetMatchETagExcept("*")
	info, err := c.PutObject(ctx, bucket, "sha256/"+name[:2]+"/"+name, io.Reader(bytes.NewReader(b)), int64(len(b)), opt)
	if err == nil && info.VersionID == "" {
		err = errors.New("no version")
	}
	return err
}
