package storage_test

import (
	"bytes"
	"errors"
	"testing"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"

	"naskah/internal/naskah"
	"naskah/storage"
	"naskah/storage/miniotest"
	"naskah/storage/storagetest"
)

// A bucket is an empty one, with the store that the application would have on it.
type bucket struct {
	name    string
	root    *minio.Client
	service *credentials.Credentials
	store   *storage.S3Store
	server  *miniotest.Server
}

func newBucket(t *testing.T, s *miniotest.Server) bucket {
	t.Helper()
	b := bucket{name: s.Bucket(t), root: s.Root(t), server: s}
	b.service = s.Service(t, storage.S3Policy(b.name))
	b.store = b.open(t)
	return b
}

func (b bucket) open(t *testing.T) *storage.S3Store {
	t.Helper()
	s, err := storage.S3(t.Context(), storage.S3Options{Endpoint: b.server.Endpoint, Bucket: b.name, Credentials: b.service})
	must(t, err)
	return s
}

func key(d naskah.Digest) string { return "sha256/" + d.Hex()[:2] + "/" + d.Hex() }

// plant writes a further version behind the store's back.
func (b bucket) plant(t *testing.T, name string, x []byte) minio.UploadInfo {
	t.Helper()
	info, err := b.root.PutObject(t.Context(), b.name, name, bytes.NewReader(x), int64(len(x)), minio.PutObjectOptions{Checksum: minio.ChecksumSHA256})
	must(t, err)
	return info
}

// lose takes every version of a key away, as a disk would.
func (b bucket) lose(t *testing.T, name string) {
	t.Helper()
	for v := range b.root.ListObjectsIter(t.Context(), b.name, minio.ListObjectsOptions{Prefix: name, WithVersions: true, Recursive: true}) {
		must(t, v.Err)
		must(t, b.root.RemoveObject(t.Context(), b.name, v.Key, minio.RemoveObjectOptions{VersionID: v.VersionID}))
	}
}

func TestContractS3(t *testing.T) {
	s := miniotest.Start(t, 1)
	storagetest.Run(t, func(t *testing.T) storagetest.World {
		b := newBucket(t, s)
		return storagetest.World{
			Store:     b.store,
			Reopen:    func(t *testing.T) naskah.ObjectStore { return b.open(t) },
			Damage:    func(t *testing.T, r naskah.Ref, x []byte) { b.plant(t, key(r.Digest), x) },
			Lose:      func(t *testing.T, r naskah.Ref) { b.lose(t, key(r.Digest)) },
			Plant:     func(t *testing.T, name string, x []byte) { b.plant(t, name, x) },
			Versioned: true,
		}
	})
	t.Run("Lock", func(t *testing.T) { lock(t, newBucket(t, s)) })
	t.Run("Service", func(t *testing.T) { service(t, newBucket(t, s)) })
	t.Run("Markers", func(t *testing.T) { markers(t, newBucket(t, s)) })
	t.Run("Unfit", func(t *testing.T) { unfit(t, s) })
	t.Run("Time", func(t *testing.T) {
		at, err := newBucket(t, s).store.Time(t.Context())
		if d := time.Since(at).Abs(); err != nil || d > time.Minute {
			t.Errorf("%v, %v away: %v", at, d, err)
		}
	})
}

// lock: what is held cannot be taken away or shortened, also not by who owns the server.
func lock(t *testing.T, b bucket) {
	x := []byte("naskah bertanda tangan")
	r, err := b.store.Put(t.Context(), x, naskah.Meta{ContentType: "application/pdf"})
	must(t, err)
	until := time.Now().Add(24 * time.Hour).UTC().Truncate(time.Millisecond)
	must(t, b.store.Hold(t.Context(), r, until))
	governance, compliance := minio.Governance, minio.Compliance
	sooner := until.Add(-time.Hour)
	for _, who := range []struct {
		name   string
		client *minio.Client
	}{{"root", b.root}, {"service", client(t, b)}} {
		for _, try := range []struct {
			name string
			do   func() error
		}{
			{"delete version", func() error {
				return who.client.RemoveObject(t.Context(), b.name, key(r.Digest), minio.RemoveObjectOptions{VersionID: r.Locator})
			}},
			{"delete version, bypass", func() error {
				return who.client.RemoveObject(t.Context(), b.name, key(r.Digest), minio.RemoveObjectOptions{VersionID: r.Locator, GovernanceBypass: true})
			}},
			{"shorten", func() error {
				return who.client.PutObjectRetention(t.Context(), b.name, key(r.Digest), minio.PutObjectRetentionOptions{VersionID: r.Locator, Mode: &compliance, RetainUntilDate: &sooner})
			}},
			{"shorten, bypass", func() error {
				return who.client.PutObjectRetention(t.Context(), b.name, key(r.Digest), minio.PutObjectRetentionOptions{VersionID: r.Locator, Mode: &compliance, RetainUntilDate: &sooner, GovernanceBypass: true})
			}},
			{"to governance", func() error {
				return who.client.PutObjectRetention(t.Context(), b.name, key(r.Digest), minio.PutObjectRetentionOptions{VersionID: r.Locator, Mode: &governance, RetainUntilDate: &until, GovernanceBypass: true})
			}},
			{"away with it", func() error {
				return who.client.PutObjectRetention(t.Context(), b.name, key(r.Digest), minio.PutObjectRetentionOptions{VersionID: r.Locator, GovernanceBypass: true})
			}},
			{"remove bucket", func() error {
				return who.client.RemoveBucketWithOptions(t.Context(), b.name, minio.RemoveBucketOptions{ForceDelete: true})
			}},
		} {
			if err := try.do(); err == nil {
				t.Errorf("%s could %s", who.name, try.name)
			}
			got, err := b.store.Get(t.Context(), r)
			if err != nil || !bytes.Equal(got, x) {
				t.Fatalf("after %s by %s: %v", try.name, who.name, err)
			}
			if at, err := b.store.Held(t.Context(), r); err != nil || !at.Equal(until) {
				t.Fatalf("after %s by %s: held until %v, %v", try.name, who.name, at, err)
			}
		}
	}
}

func client(t *testing.T, b bucket) *minio.Client {
	t.Helper()
	c, err := minio.New(b.server.Endpoint, &minio.Options{Creds: b.service, TrailingHeaders: true})
	must(t, err)
	return c
}

// service: the application's own key can do nothing but what the application does.
func service(t *testing.T, b bucket) {
	x := []byte("isi")
	r, err := b.store.Put(t.Context(), x, naskah.Meta{})
	must(t, err)
	c := client(t, b)
	off := minio.LegalHoldDisabled
	for _, try := range []struct {
		name string
		do   func() error
	}{
		{"delete a version", func() error {
			return c.RemoveObject(t.Context(), b.name, key(r.Digest), minio.RemoveObjectOptions{VersionID: r.Locator})
		}},
		{"place a delete marker", func() error { return c.RemoveObject(t.Context(), b.name, key(r.Digest), minio.RemoveObjectOptions{}) }},
		{"remove a legal hold", func() error {
			return c.PutObjectLegalHold(t.Context(), b.name, key(r.Digest), minio.PutObjectLegalHoldOptions{VersionID: r.Locator, Status: &off})
		}},
		{"suspend versions", func() error { return c.SuspendVersioning(t.Context(), b.name) }},
		{"change the lock", func() error { return c.SetObjectLockConfig(t.Context(), b.name, nil, nil, nil) }},
		{"make a bucket", func() error { return c.MakeBucket(t.Context(), b.name+"-lain", minio.MakeBucketOptions{}) }},
		{"write elsewhere", func() error {
			_, err := c.PutObject(t.Context(), b.name, "lain/isi", bytes.NewReader(x), int64(len(x)), minio.PutObjectOptions{Checksum: minio.ChecksumSHA256})
			return err
		}},
		{"set a policy", func() error { return c.SetBucketPolicy(t.Context(), b.name, `{"Version":"2012-10-17","Statement":[]}`) }},
	} {
		if err := try.do(); err == nil {
			t.Errorf("the service's key could %s", try.name)
		}
	}
	if got, err := b.store.Get(t.Context(), r); err != nil || !bytes.Equal(got, x) {
		t.Fatalf("%q, %v", got, err)
	}
}

// markers: a delete marker hides nothing from who knows the version, is located, and does not keep anybody from putting.
func markers(t *testing.T, b bucket) {
	x := []byte("isi")
	r, err := b.store.Put(t.Context(), x, naskah.Meta{})
	must(t, err)
	must(t, b.root.RemoveObject(t.Context(), b.name, key(r.Digest), minio.RemoveObjectOptions{}))
	for _, ref := range []naskah.Ref{r, {Digest: r.Digest}} {
		if got, err := b.store.Get(t.Context(), ref); err != nil || !bytes.Equal(got, x) {
			t.Fatalf("%+v: %q, %v", ref, got, err)
		}
	}
	var good, bad int
	must(t, b.store.Walk(t.Context(), func(_ naskah.Ref, err error) error {
		if err == nil {
			good++
			return nil
		}
		refuses(t, err, naskah.Corrupt, "OBJ-TERSEMBUNYI")
		bad++
		return nil
	}))
	if good != 1 || bad != 1 {
		t.Fatalf("%d good, %d bad entries", good, bad)
	}
	if _, err := b.store.Put(t.Context(), x, naskah.Meta{}); err != nil {
		t.Fatal(err)
	}
}

// unfit: a bucket that could lose what it keeps is not opened.
func unfit(t *testing.T, s *miniotest.Server) {
	root := s.Root(t)
	plain, versions := "uji-polos", "uji-versi"
	must(t, root.MakeBucket(t.Context(), plain, minio.MakeBucketOptions{}))
	must(t, root.MakeBucket(t.Context(), versions, minio.MakeBucketOptions{}))
	must(t, root.EnableVersioning(t.Context(), versions))
	for _, name := range []string{plain, versions, "uji-tidak-ada"} {
		_, err := storage.S3(t.Context(), storage.S3Options{Endpoint: s.Endpoint, Bucket: name, Credentials: s.RootCredentials()})
		refuses(t, err, naskah.Invalid, "OBJ-BUCKET")
	}
	_, err := storage.S3(t.Context(), storage.S3Options{Endpoint: "http://x/y", Bucket: plain, Credentials: s.RootCredentials()})
	refuses(t, err, naskah.Invalid, "OBJ-ALAMAT")
	user, _ := s.RootKeys()
	for _, c := range []*credentials.Credentials{
		storage.S3Key("salah", "salahsalah"), storage.S3Key(user, "salahsalah"), s.Service(t, storage.S3Policy("bucket-lain")),
	} {
		_, err := storage.S3(t.Context(), storage.S3Options{Endpoint: s.Endpoint, Bucket: plain, Credentials: c})
		refuses(t, err, naskah.Invalid, "OBJ-KUNCI")
	}
}

func refuses(t *testing.T, err error, kind naskah.Kind, code string) {
	t.Helper()
	e, ok := errors.AsType[*naskah.Error](err)
	if !ok || e.Kind != kind || e.Code != code || e.Msg == "" {
		t.Fatalf("error is %v, want %s %s", err, kind, code)
	}
}
