package storage_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/lifecycle"

	"naskah/internal/naskah"
	"naskah/storage"
	"naskah/storage/miniotest"
)

// TestContractS3Lock: what the owner of the server, and a thief of the service's key, can do about locks.
func TestContractS3Lock(t *testing.T) {
	s := miniotest.Start(t, 1)
	t.Run("Lifecycle", func(t *testing.T) { rules(t, newBucket(t, s)) })
	t.Run("Thief", func(t *testing.T) { thief(t, newBucket(t, s)) })
	t.Run("Governance", func(t *testing.T) { governance(t, newBucket(t, s)) })
	t.Run("Restored", func(t *testing.T) { restored(t, newBucket(t, s)) })
}

// aged writes a version as root that claims to have been made months ago, as a rule that counts days needs it.
func (b bucket) aged(t *testing.T, name string, x []byte, months int) naskah.Ref {
	t.Helper()
	info, err := b.root.PutObject(t.Context(), b.name, name, bytes.NewReader(x), int64(len(x)), minio.PutObjectOptions{
		Checksum: minio.ChecksumSHA256, Internal: minio.AdvancedPutOptions{SourceMTime: time.Now().AddDate(0, -months, 0), ReplicationRequest: true},
	})
	must(t, err)
	return naskah.Ref{Digest: naskah.DigestOf(x), Locator: info.VersionID}
}

// has says whether the version is still in the bucket.
func (b bucket) has(t *testing.T, r naskah.Ref) bool {
	t.Helper()
	for v := range b.root.ListObjectsIter(t.Context(), b.name, minio.ListObjectsOptions{Prefix: key(r.Digest), WithVersions: true, Recursive: true}) {
		must(t, v.Err)
		if v.VersionID == r.Locator && !v.IsDeleteMarker {
			return true
		}
	}
	return false
}

// rules: a lifecycle rule of the owner's that takes versions away takes away what nobody holds, and nothing that is held. The server applies
// its rules to a version that is asked for, so that nothing has to be waited for.
func rules(t *testing.T, b bucket) {
	x, free := []byte("naskah yang diarsipkan"), []byte("konsep yang tidak dikunci")
	held, loose := b.aged(t, key(naskah.DigestOf(x)), x, 3), b.aged(t, key(naskah.DigestOf(free)), free, 3)
	until := time.Now().Add(time.Hour).UTC().Truncate(time.Millisecond)
	must(t, b.store.Hold(t.Context(), held, until))
	for _, r := range []naskah.Ref{held, loose} { // other bytes stand before them, so that both are noncurrent
		b.aged(t, key(r.Digest), []byte("tanaman"), 2)
	}
	set := func(rule lifecycle.Rule) error {
		c := lifecycle.NewConfiguration()
		rule.Status = "Enabled"
		c.Rules = []lifecycle.Rule{rule}
		return b.root.SetBucketLifecycle(t.Context(), b.name, c)
	}
	for _, rule := range []lifecycle.Rule{
		{ID: "versi-lama", NoncurrentVersionExpiration: lifecycle.NoncurrentVersionExpiration{NoncurrentDays: 1}},
		{ID: "sejak-2020", Expiration: lifecycle.Expiration{Date: lifecycle.ExpirationDate{Time: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)}}},
	} {
		must(t, set(rule))
		for range 2 {
			_, _ = b.store.Get(t.Context(), loose) // gone or not: the rule is applied
			if got, err := b.store.Get(t.Context(), held); err != nil || !bytes.Equal(got, x) {
				t.Fatalf("%s: %q, %v", rule.ID, got, err)
			}
		}
		if at, err := b.store.Held(t.Context(), held); err != nil || !at.Equal(until) || !b.has(t, held) {
			t.Fatalf("%s: held until %v, %v", rule.ID, at, err)
		}
	}
	if set(lifecycle.Rule{ID: "semua-versi", Expiration: lifecycle.Expiration{DeleteAll: true, Days: 1}}) == nil {
		t.Error("a rule that takes all versions away was accepted on a bucket with locks")
	}
	if b.has(t, loose) {
		t.Fatal("the rules took nothing away: nothing is shown")
	}
}

// thief: the service's key, stolen, cannot lock for longer than the rules ask, nor in the mode that keeps the archive from being locked.
func thief(t *testing.T, b bucket) {
	r, err := b.store.Put(t.Context(), []byte("isi"), naskah.Meta{})
	must(t, err)
	c, now := client(t, b), time.Now().UTC()
	governance, compliance := minio.Governance, minio.Compliance
	soon, far := now.Add(time.Hour), now.AddDate(11, 0, 0)
	lock := func(mode minio.RetentionMode, until time.Time) func() error {
		return func() error {
			return c.PutObjectRetention(t.Context(), b.name, key(r.Digest), minio.PutObjectRetentionOptions{VersionID: r.Locator, Mode: &mode, RetainUntilDate: &until})
		}
	}
	put := func(mode minio.RetentionMode, until time.Time) func() error {
		return func() error {
			x := []byte("lain")
			_, err := c.PutObject(t.Context(), b.name, key(naskah.DigestOf(x)), bytes.NewReader(x), int64(len(x)), minio.PutObjectOptions{Checksum: minio.ChecksumSHA256, Mode: mode, RetainUntilDate: until})
			return err
		}
	}
	for name, do := range map[string]func() error{
		"lock for eleven years": lock(compliance, far), "lock in governance": lock(governance, soon),
		"put a version locked for eleven years": put(compliance, far), "put a version in governance": put(governance, soon),
	} {
		if do() == nil {
			t.Errorf("the service's key could %s", name)
		}
	}
	if at, err := b.store.Held(t.Context(), r); err != nil || !at.IsZero() {
		t.Fatalf("held until %v, %v", at, err)
	}
	most := now.AddDate(10, 0, 1)
	must(t, b.store.Hold(t.Context(), r, most)) // what the rules ask for at the most
	if at, err := b.store.Held(t.Context(), r); err != nil || !at.Equal(most.Truncate(time.Millisecond)) {
		t.Fatalf("held until %v, %v, want %v", at, err, most)
	}
}

// governance: what the owner can take back does not count as held, and a bucket that does so by default is not opened.
func governance(t *testing.T, b bucket) {
	r, err := b.store.Put(t.Context(), []byte("isi"), naskah.Meta{})
	must(t, err)
	mode, until := minio.Governance, time.Now().Add(time.Hour).UTC()
	must(t, b.root.PutObjectRetention(t.Context(), b.name, key(r.Digest), minio.PutObjectRetentionOptions{VersionID: r.Locator, Mode: &mode, RetainUntilDate: &until}))
	if at, err := b.store.Held(t.Context(), r); err != nil || !at.IsZero() {
		t.Errorf("held until %v, %v", at, err)
	}
	if err := b.store.Hold(t.Context(), r, until.Add(time.Hour)); err == nil {
		if at, err := b.store.Held(t.Context(), r); err != nil || at.Before(until) {
			t.Errorf("said to be held, and held until %v, %v", at, err)
		}
	} else {
		known(t, err)
	}
	days, unit := uint(30), minio.Days
	must(t, b.root.SetObjectLockConfig(t.Context(), b.name, &mode, &days, &unit))
	_, err = storage.S3(t.Context(), storage.S3Options{Endpoint: b.server.Endpoint, Bucket: b.name, Credentials: b.service})
	refuses(t, err, naskah.Invalid, "OBJ-BUCKET")
}

// restored: a bucket brought back from a backup gives its versions other ids and has no locks. What a row names under the old id is read,
// is said to be held by nothing, and can be held again.
func restored(t *testing.T, b bucket) {
	x := []byte("dipulihkan dari cadangan")
	r, err := b.store.Put(t.Context(), x, naskah.Meta{})
	must(t, err)
	b.lose(t, key(r.Digest))
	b.plant(t, key(r.Digest), x)
	if at, err := b.store.Held(t.Context(), r); err != nil || !at.IsZero() {
		t.Fatalf("held until %v, %v", at, err)
	}
	until := time.Now().Add(time.Hour).UTC().Truncate(time.Millisecond)
	must(t, b.store.Hold(t.Context(), r, until))
	if at, err := b.store.Held(t.Context(), r); err != nil || !at.Equal(until) {
		t.Fatalf("held until %v, %v", at, err)
	}
	b.plant(t, key(r.Digest), []byte("lain")) // and bytes planted over it change nothing
	if at, err := b.store.Held(t.Context(), r); err != nil || !at.Equal(until) {
		t.Fatalf("with other bytes over it: held until %v, %v", at, err)
	}
}
