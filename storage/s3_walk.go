package storage

import (
	"context"
	"errors"

	"github.com/minio/minio-go/v7"

	"naskah/internal/naskah"
)

// Walk visits every digest of the bucket once, in order, and reads it whole. After it each version that is not what its key says is
// reported with the version as Locator, and each delete marker, which only somebody else can have placed: what is wrong with a key is
// the last that is heard of it, whenever it came about.
func (s *S3Store) Walk(ctx context.Context, f func(naskah.Ref, error) error) error {
	if err := ctx.Err(); err != nil {
		return unavailable(err)
	}
	k := keyVisit{visit: f}
	for v := range s.client.ListObjectsIter(ctx, s.bucket, minio.ListObjectsOptions{WithVersions: true, Recursive: true}) {
		if v.Err != nil {
			return unavailable(v.Err)
		}
		if v.Key != k.key {
			if err := k.close(); err != nil {
				return err
			}
			k.key = v.Key
		}
		d, ours := s3Digest(v.Key)
		r := naskah.Ref{Digest: d, Locator: v.VersionID}
		switch {
		case !ours:
			k.fault(naskah.Ref{Locator: v.Key}, stranger(v.Key))
		case v.IsDeleteMarker:
			k.fault(r, hidden(d))
		default:
			_, err := s.read(ctx, r)
			if errors.Is(err, naskah.Unavailable) && ctx.Err() != nil {
				return err
			}
			if err != nil {
				k.fault(r, err)
			} else if err := k.good(r); err != nil {
				return err
			}
		}
	}
	return k.close()
}

// A keyVisit is what Walk has heard of one key: the good version at once, the faults when there are no further versions.
type keyVisit struct {
	visit  func(naskah.Ref, error) error
	key    string
	seen   bool
	faults []keyFault
}

type keyFault struct {
	at  naskah.Ref
	err error
}

func (k *keyVisit) fault(r naskah.Ref, err error) { k.faults = append(k.faults, keyFault{r, err}) }

// good visits r unless another version with the same bytes has been visited.
func (k *keyVisit) good(r naskah.Ref) error {
	if k.seen {
		return nil
	}
	k.seen = true
	return k.visit(r, nil)
}

func (k *keyVisit) close() error {
	for _, x := range k.faults {
		if err := k.visit(x.at, x.err); err != nil {
			return err
		}
	}
	k.seen, k.faults = false, nil
	return nil
}
