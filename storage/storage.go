// Package storage keeps the bytes of naskah: immutable, under their own SHA-256, write-once. It implements naskah.ObjectStore.
//
// The contract, which storagetest holds every implementation to:
//
//   - Put returns nil only when the bytes are durable and would be read back whole. Putting the same bytes again is not an error.
//     What is already there is never overwritten: if it is damaged, Put says Corrupt and leaves it as evidence.
//   - Get checks the digest of what it read. Bytes that are not their digest are Corrupt (OBJ-RUSAK) and are not returned.
//   - There is no way to delete. Hold only ever extends the retention.
//   - Walk visits every entry once, in the order of digests, reads it whole, and reports what is damaged or does not belong there.
//   - The caller may keep or change the slices he gave or got; the store keeps its own.
package storage

import (
	"context"
	"time"

	"naskah/internal/naskah"
)

// Interface checks.
var (
	_ naskah.ObjectStore = (*DirStore)(nil)
	_ naskah.ObjectStore = (*MemStore)(nil)
	_ naskah.ObjectStore = (*S3Store)(nil)
)

// look answers for a reference before anything is read: a cancelled call, or a digest that names nothing.
func look(ctx context.Context, r naskah.Ref) error {
	if err := ctx.Err(); err != nil {
		return unavailable(err)
	}
	if !r.Digest.Valid() {
		return notFound(r.Digest)
	}
	return nil
}

// utcMilli is how instants are kept.
func utcMilli(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }
