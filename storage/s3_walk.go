package storage

import (
	"context"
	"errors"

	"github.com/minio/minio-go/v7"

	"naskah/internal/naskah"
)

// Walk visits every digest of the bucket once, in order, and reads it whole. Beside it each version that is not what its key says is
// reported with the version as Locator, and each delete marker, which only somebody else can have placed.
func (s *S3Store) Walk(ctx context.Context, f func(naskah.Ref, error) error) error {
	if err := ctx.Err(); err != nil {
		return unavailable(err)
	}
	seen := naskah.Digest("") // the digest that has been visited without fault
	for v := range s.client.ListObjectsIter(ctx, s.bucket, minio.ListObjectsOptions{WithVersions: true, Recursive: true}) {
		if v.Err != nil {
			return unavailable(v.Err)
		}
		d, ours := s3Digest(v.Key)
		var err error
		r := naskah.Ref{Digest: d, Locator: v.VersionID}
		switch {
		case !ours:
			err = f(naskah.Ref{Locator: v.Key}, stranger(v.Key))
		case v.IsDeleteMarker:
			err = f(r, hidden(d))
		default:
			_, fault := s.read(ctx, r)
			if errors.Is(fault, naskah.Unavailable) && ctx.Err() != nil {
				return fault
			}
			if fault == nil && seen == d {
				continue // the same bytes twice
			}
			if fault == nil {
				seen = d
			}
			err = f(r, fault)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
