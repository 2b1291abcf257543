package storage

import (
	"context"
	"errors"
	"os"
	"path/filepath"
)

// Check says whether the folder can be written: not gone, not read-only, not full.
func (d *DirStore) Check(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return unavailable(err)
	}
	f, err := os.CreateTemp(filepath.Join(d.root, tmpDir), "siap-")
	if err != nil {
		return unavailable(err)
	}
	_, err = f.WriteString("siap\n")
	if err := errors.Join(err, f.Close(), os.Remove(f.Name())); err != nil {
		return unavailable(err)
	}
	return nil
}
