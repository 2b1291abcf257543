package storage

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"

	"naskah/internal/naskah"
)

// An S3Store keeps bytes in a bucket with versions and object lock, on MinIO or another server of the same protocol:
//
//	sha256/9f/9f3c…e21a   the bytes, named by their SHA-256; the version id is the Locator of a Ref
//
// A key is written with If-None-Match, so that nothing is put over what is there. Whoever has stolen a key that can write may plant
// further versions: they neither block nor are accepted, because every read is compared with the digest.
type S3Store struct {
	client    *minio.Client
	bucket    string
	transport http.RoundTripper
	log       *slog.Logger
	planted   func() // rung when foreign bytes stand under a digest
}

// S3Options say where the bucket is. Credentials may be those of a session.
type S3Options struct {
	Endpoint    string // "minio:9000"
	Region      string
	Bucket      string
	Credentials *credentials.Credentials
	TLS         bool
	Transport   http.RoundTripper // nil: the client's own, less patient
	Log         *slog.Logger
}

// What one request may take, and how often the client tries again.
const (
	s3Tries   = 3
	s3Prefix  = "sha256/"
	maxObject = 64 << 20 // no object of ours is larger; what is, was planted
)

// S3 opens the bucket and refuses one that could lose what it keeps: without versions, or without object lock.
func S3(ctx context.Context, o S3Options) (*S3Store, error) {
	if o.Transport == nil {
		var err error
		if o.Transport, err = impatient(o.TLS); err != nil {
			return nil, unavailable(err)
		}
	}
	client, err := minio.New(o.Endpoint, &minio.Options{
		Creds: o.Credentials, Secure: o.TLS, Region: o.Region, Transport: o.Transport, TrailingHeaders: true, MaxRetries: s3Tries, BucketLookup: minio.BucketLookupPath,
	})
	if err != nil {
		return nil, naskah.Errorf(naskah.Invalid, "OBJ-ALAMAT", "Alamat penyimpanan S3 %q tidak dapat dibaca. Tulis host:port tanpa http.", o.Endpoint).Because(err)
	}
	s := &S3Store{client: client, bucket: o.Bucket, transport: o.Transport, log: o.Log, planted: func() {}}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	return s, s.Check(ctx)
}

// Check says whether the bucket is there, keeps versions and has object lock.
func (s *S3Store) Check(ctx context.Context) error {
	ok, err := s.client.BucketExists(ctx, s.bucket)
	switch {
	case refused(err):
		return wrongKey(s.bucket, err)
	case err != nil:
		return unavailable(err)
	case !ok:
		return unfit(s.bucket, "tidak ada, atau tidak dapat dilihat dengan kunci ini")
	}
	v, err := s.client.GetBucketVersioning(ctx, s.bucket)
	switch {
	case refused(err):
		return wrongKey(s.bucket, err)
	case err != nil:
		return unavailable(err)
	case !v.Enabled():
		return unfit(s.bucket, "tidak menyimpan versi. Aktifkan versioning")
	}
	lock, byDefault, _, _, err := s.client.GetObjectLockConfig(ctx, s.bucket)
	if err != nil && s3Code(err) != "ObjectLockConfigurationNotFoundError" {
		return unavailable(err)
	}
	if lock != "Enabled" {
		return unfit(s.bucket, "tidak mempunyai object lock. Buat bucket baru dengan object lock; ia tidak dapat ditambahkan kemudian")
	}
	if byDefault != nil && *byDefault == minio.Governance {
		return unfit(s.bucket, "mempunyai retensi bawaan GOVERNANCE, yang dapat dicabut dan menghalangi penguncian arsip. Hapus retensi bawaan itu")
	}
	return nil
}

func s3Key(d naskah.Digest) string { h := d.Hex(); return s3Prefix + h[:2] + "/" + h }

// s3Digest is the digest that a key names.
func s3Digest(key string) (naskah.Digest, bool) {
	rest, ok := strings.CutPrefix(key, s3Prefix)
	shard, h, ok2 := strings.Cut(rest, "/")
	d := naskah.Digest("sha256:" + h)
	return d, ok && ok2 && d.Valid() && shard == h[:2]
}

// Put writes b under its digest. When the key is there already it answers with the version whose bytes they are; where none is, what
// stands there was planted: it is said in the log, and the bytes become a further version.
func (s *S3Store) Put(ctx context.Context, b []byte, m naskah.Meta) (naskah.Ref, error) {
	if err := ctx.Err(); err != nil {
		return naskah.Ref{}, unavailable(err)
	}
	d := naskah.DigestOf(b)
	r, err := s.write(ctx, d, b, m, true)
	if !taken(err) {
		return r, err
	}
	r, err = s.find(ctx, d)
	if !errors.Is(err, naskah.Corrupt) && !errors.Is(err, naskah.NotFound) {
		return r, err
	}
	if errors.Is(err, naskah.Corrupt) {
		s.log.ErrorContext(ctx, "storage: foreign bytes stand under a digest", slog.String("digest", string(d)))
		s.planted()
	}
	return s.write(ctx, d, b, m, false)
}

// write makes a version and believes the server only when it names the version and the checksum.
func (s *S3Store) write(ctx context.Context, d naskah.Digest, b []byte, m naskah.Meta, onlyNew bool) (naskah.Ref, error) {
	// The digest is known. Sent ahead, it is the payload's in the signature of the request, and the checksum that the server keeps; the
	// client need not take it again on the way.
	opt := minio.PutObjectOptions{
		ContentType: m.ContentType, UserMetadata: map[string]string{minio.ChecksumSHA256.Key(): checksum(d)}, DisableMultipart: true, DisableContentSha256: true,
	}
	if onlyNew {
		opt.SetMatchETagExcept("*")
	}
	info, err := minio.Core{Client: s.client}.PutObject(ctx, s.bucket, s3Key(d), bytes.NewReader(b), int64(len(b)), "", d.Hex(), opt)
	if err != nil {
		if taken(err) {
			return naskah.Ref{}, err
		}
		return naskah.Ref{}, unavailable(err)
	}
	r := naskah.Ref{Digest: d, Locator: info.VersionID}
	if info.VersionID != "" && info.ChecksumSHA256 == checksum(d) {
		return r, nil
	}
	// The answer does not prove anything: look.
	if _, err := s.read(ctx, r); err != nil {
		return naskah.Ref{}, unavailable(err)
	}
	return r, nil
}

// checksum is d as the server writes it.
func checksum(d naskah.Digest) string {
	raw, _ := hex.DecodeString(d.Hex())
	return base64.StdEncoding.EncodeToString(raw)
}

// taken says whether a conditional write was refused because the key exists, or is being written by another.
func taken(err error) bool {
	switch s3Code(err) {
	case "PreconditionFailed", "ConditionalRequestConflict":
		return true
	}
	return false
}

// Get reads the version that r names and compares it with the digest. Where r names none, or that version is gone (restored from a
// backup under another id), any version with these bytes will do.
func (s *S3Store) Get(ctx context.Context, r naskah.Ref) ([]byte, error) {
	if err := look(ctx, r); err != nil {
		return nil, err
	}
	b, err := s.read(ctx, r)
	if err == nil || errors.Is(err, naskah.Unavailable) {
		return b, err
	}
	found, findErr := s.find(ctx, r.Digest)
	if findErr != nil {
		return nil, findErr
	}
	s.log.WarnContext(ctx, "storage: another version than the recorded one was read", slog.String("digest", string(r.Digest)), slog.String("version", found.Locator), slog.Any("why", err))
	return s.read(ctx, found)
}

// read is the bytes of one version (the newest when r names none), compared with their digest.
func (s *S3Store) read(ctx context.Context, r naskah.Ref) ([]byte, error) {
	o, err := s.client.GetObject(ctx, s.bucket, s3Key(r.Digest), minio.GetObjectOptions{VersionID: r.Locator})
	if err != nil {
		return nil, s3Error(r.Digest, err)
	}
	b, err := io.ReadAll(io.LimitReader(o, maxObject+1))
	err = errors.Join(err, o.Close())
	if s3Code(err) == "SlowDownRead" && s.answers(ctx) {
		return nil, damaged(r.Digest).Because(err)
	}
	if err != nil {
		return nil, s3Error(r.Digest, err)
	}
	if naskah.DigestOf(b) != r.Digest {
		return nil, damaged(r.Digest)
	}
	return b, nil
}

// answers says whether the server can be asked about the bucket. A server that can be, and cannot put the pieces of one object together
// even when asked again, has lost the object: MinIO then says the same as when it has lost its drives.
func (s *S3Store) answers(ctx context.Context) bool {
	ok, err := s.client.BucketExists(ctx, s.bucket)
	return ok && err == nil
}

// find is the newest version of the key whose bytes are d: Corrupt when there are versions and none of them is, NotFound when there
// is no version at all.
func (s *S3Store) find(ctx context.Context, d naskah.Digest) (naskah.Ref, error) {
	err := error(notFound(d))
	for v := range s.client.ListObjectsIter(ctx, s.bucket, minio.ListObjectsOptions{Prefix: s3Key(d), WithVersions: true, Recursive: true}) {
		if v.Err != nil {
			return naskah.Ref{}, unavailable(v.Err)
		}
		if v.Key != s3Key(d) || v.IsDeleteMarker {
			continue
		}
		r := naskah.Ref{Digest: d, Locator: v.VersionID}
		switch _, readErr := s.read(ctx, r); {
		case readErr == nil:
			return r, nil
		case errors.Is(readErr, naskah.Unavailable):
			return naskah.Ref{}, readErr
		case errors.Is(readErr, naskah.Corrupt):
			err = readErr
		}
	}
	return naskah.Ref{}, err
}

// Hold extends the retention of a version in COMPLIANCE mode, which nobody can shorten, the owner of the server included.
func (s *S3Store) Hold(ctx context.Context, r naskah.Ref, until time.Time) error {
	r, held, err := s.held(ctx, r)
	until = utcMilli(until)
	if err != nil || !until.After(held) {
		return err
	}
	mode := minio.Compliance
	err = s.client.PutObjectRetention(ctx, s.bucket, s3Key(r.Digest), minio.PutObjectRetentionOptions{VersionID: r.Locator, Mode: &mode, RetainUntilDate: &until})
	if err == nil {
		return nil
	}
	// Somebody may have extended it further in between: the server refuses to shorten.
	if _, now, lookErr := s.held(ctx, r); lookErr == nil && !until.After(now) {
		return nil
	}
	return s3Error(r.Digest, err)
}

// Held says until when r must be kept; zero when nothing was said.
func (s *S3Store) Held(ctx context.Context, r naskah.Ref) (time.Time, error) {
	_, at, err := s.held(ctx, r)
	return at, err
}

// held is the version that r means and its retention. Where r names none, or that version is gone (restored from a backup under another
// id), it is the newest version with these bytes.
func (s *S3Store) held(ctx context.Context, r naskah.Ref) (naskah.Ref, time.Time, error) {
	if err := look(ctx, r); err != nil {
		return r, time.Time{}, err
	}
	if r.Locator != "" {
		at, err := s.retention(ctx, r)
		if !errors.Is(err, naskah.NotFound) {
			return r, at, err
		}
	}
	r, err := s.find(ctx, r.Digest)
	if err != nil {
		return r, time.Time{}, err
	}
	at, err := s.retention(ctx, r)
	return r, at, err
}

// retention is until when a version is held; zero when nothing was said, or only what its owner can take back (GOVERNANCE).
func (s *S3Store) retention(ctx context.Context, r naskah.Ref) (time.Time, error) {
	mode, at, err := s.client.GetObjectRetention(ctx, s.bucket, s3Key(r.Digest), r.Locator)
	switch {
	case err == nil && at != nil && mode != nil && *mode == minio.Compliance:
		return at.UTC(), nil
	case err == nil || s3Code(err) == "NoSuchObjectLockConfiguration":
		return time.Time{}, nil
	}
	return time.Time{}, s3Error(r.Digest, err)
}

// refused says whether the server knew who asked, or did not, and will not answer him.
func refused(err error) bool {
	e, ok := errors.AsType[minio.ErrorResponse](err)
	return ok && (e.StatusCode == http.StatusForbidden || e.Code == "AccessDenied" || e.Code == "RequestTimeTooSkewed")
}

// s3Code is the code with which the server refused; empty when it said none.
func s3Code(err error) string {
	if e, ok := errors.AsType[minio.ErrorResponse](err); ok {
		return e.Code
	}
	return ""
}

// s3Error is the one place where errors of the server become ours.
func s3Error(d naskah.Digest, err error) error {
	if e, ok := errors.AsType[*naskah.Error](err); ok {
		return e
	}
	switch s3Code(err) {
	case "NoSuchKey", "NoSuchVersion", "MethodNotAllowed": // the last: the version is a delete marker
		return notFound(d).Because(err)
	}
	return unavailable(err)
}
