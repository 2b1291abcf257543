package miniotest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/minio/minio-go/v7"
)

// A Version is one version of a key, as the server's owner sees it.
type Version struct {
	Key, ID, SHA256 string
	Latest          bool
	Size            int64
	Mode            string    // of its retention; empty: none
	Until           time.Time // of its retention
}

func (s *Server) owner() (*minio.Client, error) {
	return minio.New(s.Endpoint, &minio.Options{Creds: s.RootCredentials(), TrailingHeaders: true})
}

// Versions reads every version in a bucket with its bytes and retention.
func (s *Server) Versions(ctx context.Context, bucket string) ([]Version, error) {
	c, err := s.owner()
	if err != nil {
		return nil, err
	}
	var out []Version
	for o := range c.ListObjectsIter(ctx, bucket, minio.ListObjectsOptions{WithVersions: true, Recursive: true}) {
		if o.Err != nil {
			return nil, o.Err
		}
		v := Version{Key: o.Key, ID: o.VersionID, Latest: o.IsLatest, Size: o.Size}
		if v.SHA256, err = digest(ctx, c, bucket, v); err != nil {
			return nil, err
		}
		mode, until, err := c.GetObjectRetention(ctx, bucket, o.Key, o.VersionID)
		if err == nil && mode != nil && until != nil {
			v.Mode, v.Until = mode.String(), *until
		} else if e, ok := errors.AsType[minio.ErrorResponse](err); err != nil && (!ok || e.Code != "NoSuchObjectLockConfiguration") {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

func digest(ctx context.Context, c *minio.Client, bucket string, v Version) (string, error) {
	o, err := c.GetObject(ctx, bucket, v.Key, minio.GetObjectOptions{VersionID: v.ID})
	if err != nil {
		return "", err
	}
	h := sha256.New()
	_, err = io.Copy(h, o)
	return hex.EncodeToString(h.Sum(nil)), errors.Join(err, o.Close())
}

// Plant writes a further version under a key, as whoever stole the owner's key could.
func (s *Server) Plant(ctx context.Context, bucket, key string, b []byte) (id string, err error) {
	c, err := s.owner()
	if err != nil {
		return "", err
	}
	info, err := c.PutObject(ctx, bucket, key, bytes.NewReader(b), int64(len(b)), minio.PutObjectOptions{Checksum: minio.ChecksumSHA256})
	return info.VersionID, err
}

// Uproot takes away a version that nothing holds.
func (s *Server) Uproot(ctx context.Context, bucket, key, id string) error {
	c, err := s.owner()
	if err != nil {
		return err
	}
	return c.RemoveObject(ctx, bucket, key, minio.RemoveObjectOptions{VersionID: id})
}

// Flip changes one bit in the middle of the largest file that a drive keeps of a key; a second Flip puts it right.
func (s *Server) Flip(drive, bucket, key string) error {
	largest, size := "", int64(0)
	err := filepath.WalkDir(filepath.Join(s.Dir, drive, bucket, key), func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil && info.Size() > size {
			largest, size = path, info.Size()
		}
		return err
	})
	if err != nil {
		return err
	}
	b, err := os.ReadFile(largest)
	if err != nil {
		return err
	}
	b[len(b)/2] ^= 1
	return os.WriteFile(largest, b, 0o600)
}

// Program is the path of the server's program.
func (s *Server) Program() string { return s.program }

// PlainBucket makes a bucket without versions and without object lock.
func (s *Server) PlainBucket(ctx context.Context, name string) error {
	c, err := s.owner()
	if err != nil {
		return err
	}
	return c.MakeBucket(ctx, name, minio.MakeBucketOptions{})
}

// An Object is the newest version of a key with its bytes: what a copy of the bucket takes along.
type Object struct {
	Key   string
	Bytes []byte
}

// Objects reads a bucket as a backup does.
func (s *Server) Objects(ctx context.Context, bucket string) ([]Object, error) {
	c, err := s.owner()
	if err != nil {
		return nil, err
	}
	var out []Object
	for o := range c.ListObjectsIter(ctx, bucket, minio.ListObjectsOptions{Recursive: true}) {
		if o.Err != nil {
			return nil, o.Err
		}
		r, err := c.GetObject(ctx, bucket, o.Key, minio.GetObjectOptions{})
		if err != nil {
			return nil, err
		}
		b, err := io.ReadAll(r)
		if err := errors.Join(err, r.Close()); err != nil {
			return nil, err
		}
		out = append(out, Object{Key: o.Key, Bytes: b})
	}
	return out, nil
}
