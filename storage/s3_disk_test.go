package storage_test

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/storage/miniotest"
)

// TestFaultS3Disk: one flipped bit on a drive is repaired where there is parity, and noticed and located where there is none. Small
// files lie inside the server's own metadata, large ones in files of their own.
func TestFaultS3Disk(t *testing.T) {
	for _, drives := range []int{1, 4} {
		s := miniotest.Start(t, drives)
		b := newBucket(t, s)
		for _, size := range []int{4_000, 400_000} {
			hurt := bytes.Repeat([]byte("naskah asli "), size/12)
			whole := append(bytes.Clone(hurt), '.')
			r, err := b.store.Put(t.Context(), hurt, naskah.Meta{})
			must(t, err)
			other, err := b.store.Put(t.Context(), whole, naskah.Meta{})
			must(t, err)
			must(t, s.Flip("d1", b.name, key(r.Digest)))
			ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
			got, err := b.store.Get(ctx, r)
			switch {
			case drives > 1 && (err != nil || !bytes.Equal(got, hurt)):
				t.Errorf("%d drives, %d bytes: not repaired: %v", drives, size, err)
			case drives == 1 && err == nil:
				t.Errorf("%d bytes: the flipped bit was not noticed", size)
			case drives == 1:
				refuses(t, err, naskah.Corrupt, "OBJ-RUSAK")
			}
			var bad []string
			must(t, b.store.Walk(ctx, func(x naskah.Ref, err error) error {
				if err != nil {
					bad = append(bad, string(x.Digest))
				}
				return nil
			}))
			if drives == 1 && !strings.Contains(strings.Join(bad, " "), string(r.Digest)) {
				t.Errorf("%d bytes: Walk did not locate it: %v", size, bad)
			}
			if strings.Contains(strings.Join(bad, " "), string(other.Digest)) {
				t.Errorf("Walk blamed the wrong object")
			}
			cancel()
		}
	}
}
