package storage

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"naskah/internal/naskah"
)

// A DirStore keeps bytes in a folder, the embedded default:
//
//	objects/9f/9f3c…e21a   the bytes, named by their SHA-256
//	holds/9f/9f3c…e21a/1893430800000   an empty file per retention, named by its end in Unix milliseconds; the latest holds
//	tmp/…                  what is being written; a leftover of a crash is swept when it is older than an hour
//
// A file becomes an object by a hard link made after its bytes are on the disk. Link and not rename, because a rename would replace
// silently what is already there.
type DirStore struct{ root string }

const (
	objectsDir = "objects"
	holdsDir   = "holds"
	tmpDir     = "tmp"
	staleAfter = time.Hour
)

// Dir opens the folder at path, making it if need be, and sweeps what a crash left behind.
func Dir(path string) (*DirStore, error) {
	root, err := filepath.Abs(path)
	if err != nil {
		return nil, unavailable(err)
	}
	d := &DirStore{root: root}
	for _, sub := range []string{objectsDir, holdsDir, tmpDir} {
		if err := makeDir(filepath.Join(root, sub)); err != nil {
			return nil, unavailable(err)
		}
	}
	return d, d.sweep(time.Now().Add(-staleAfter))
}

// sweep removes temporary files older than before. Younger ones may belong to a process that is still writing.
func (d *DirStore) sweep(before time.Time) error {
	entries, err := os.ReadDir(filepath.Join(d.root, tmpDir))
	if err != nil {
		return unavailable(err)
	}
	for _, e := range entries {
		info, err := e.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue // its writer has just finished
		}
		if err != nil {
			return unavailable(err)
		}
		if !info.Mode().IsRegular() || !info.ModTime().Before(before) {
			continue
		}
		if err := os.Remove(filepath.Join(d.root, tmpDir, e.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return unavailable(err)
		}
	}
	return nil
}

func (d *DirStore) object(g naskah.Digest) string {
	h := g.Hex()
	return filepath.Join(d.root, objectsDir, h[:2], h)
}

func (d *DirStore) holds(g naskah.Digest) string {
	h := g.Hex()
	return filepath.Join(d.root, holdsDir, h[:2], h)
}

// Put writes b under its digest: temporary file, fsync, link, fsync of the folder. A crash before the link leaves a temporary
// file, a crash after it an object that nobody refers to yet; putting the same bytes again completes both.
func (d *DirStore) Put(ctx context.Context, b []byte, _ naskah.Meta) (naskah.Ref, error) {
	if err := ctx.Err(); err != nil {
		return naskah.Ref{}, unavailable(err)
	}
	r := naskah.Ref{Digest: naskah.DigestOf(b)}
	path := d.object(r.Digest)
	if _, err := os.Lstat(path); err == nil {
		return d.again(r)
	}
	if err := makeDir(filepath.Dir(path)); err != nil {
		return naskah.Ref{}, unavailable(err)
	}
	tmp, err := writeTemp(filepath.Join(d.root, tmpDir), b)
	if err != nil {
		return naskah.Ref{}, unavailable(err)
	}
	defer func() { _ = os.Remove(tmp) }() // after the link it is only a second name; a leftover is swept
	switch err := os.Link(tmp, path); {
	case errors.Is(err, fs.ErrExist):
		return d.again(r)
	case err != nil:
		return naskah.Ref{}, unavailable(err)
	}
	if err := syncDir(filepath.Dir(path)); err != nil {
		return naskah.Ref{}, unavailable(err)
	}
	return r, nil
}

// again is Put of bytes that are there already: whole, or it is said; and made durable, since whoever wrote them may have crashed
// before the folder was.
func (d *DirStore) again(r naskah.Ref) (naskah.Ref, error) {
	if _, err := d.read(r.Digest); err != nil {
		return naskah.Ref{}, err
	}
	if err := syncDir(filepath.Dir(d.object(r.Digest))); err != nil {
		return naskah.Ref{}, unavailable(err)
	}
	return r, nil
}

// Get reads the bytes of r and checks their digest.
func (d *DirStore) Get(ctx context.Context, r naskah.Ref) ([]byte, error) {
	if err := look(ctx, r); err != nil {
		return nil, err
	}
	return d.read(r.Digest)
}

func (d *DirStore) read(g naskah.Digest) ([]byte, error) {
	b, err := os.ReadFile(d.object(g))
	if err != nil {
		return nil, translate(g, err)
	}
	if naskah.DigestOf(b) != g {
		return nil, damaged(g)
	}
	return b, nil
}

// Hold extends the retention of r: each call leaves a file of its own, so that none can shorten it.
func (d *DirStore) Hold(ctx context.Context, r naskah.Ref, until time.Time) error {
	held, err := d.Held(ctx, r)
	if err != nil || !utcMilli(until).After(held) {
		return err
	}
	dir := d.holds(r.Digest)
	if err := makeDir(dir); err != nil {
		return unavailable(err)
	}
	f, err := os.OpenFile(filepath.Join(dir, strconv.FormatInt(until.UnixMilli(), 10)), os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return unavailable(err)
	}
	if err := errors.Join(f.Sync(), f.Close(), syncDir(dir)); err != nil {
		return unavailable(err)
	}
	return nil
}

// Held says until when r must be kept; zero when nothing was said.
func (d *DirStore) Held(ctx context.Context, r naskah.Ref) (time.Time, error) {
	if err := look(ctx, r); err != nil {
		return time.Time{}, err
	}
	if _, err := os.Lstat(d.object(r.Digest)); err != nil {
		return time.Time{}, translate(r.Digest, err)
	}
	entries, err := os.ReadDir(d.holds(r.Digest))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return time.Time{}, unavailable(err)
	}
	var latest time.Time
	for _, e := range entries {
		ms, err := strconv.ParseInt(e.Name(), 10, 64)
		if err != nil {
			continue // Walk reports it
		}
		if t := time.UnixMilli(ms).UTC(); t.After(latest) {
			latest = t
		}
	}
	return latest, nil
}

// Walk visits every entry in the order of digests and reads it whole. A damaged object is reported under its digest; what does not
// belong there is reported with an empty digest and its path as Locator. Temporary files are no entries.
func (d *DirStore) Walk(ctx context.Context, f func(naskah.Ref, error) error) error {
	for _, part := range []string{objectsDir, holdsDir} {
		err := filepath.WalkDir(filepath.Join(d.root, part), func(path string, e fs.DirEntry, err error) error {
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				return unavailable(err)
			}
			rel, err := filepath.Rel(d.root, path)
			if err != nil {
				return unavailable(err)
			}
			rel = filepath.ToSlash(rel)
			if part == holdsDir {
				return d.visitHold(rel, e, f)
			}
			return d.visit(rel, e, f)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// visit answers for one entry below objects.
func (d *DirStore) visit(rel string, e fs.DirEntry, f func(naskah.Ref, error) error) error {
	parts := strings.Split(rel, "/")
	if e.IsDir() {
		if len(parts) == 1 || len(parts) == 2 && isShard(parts[1]) {
			return nil
		}
		return skip(f(naskah.Ref{Locator: rel}, stranger(rel)))
	}
	digest := naskah.Digest("sha256:" + parts[len(parts)-1])
	if len(parts) != 3 || !e.Type().IsRegular() || !digest.Valid() || digest.Hex()[:2] != parts[1] {
		return f(naskah.Ref{Locator: rel}, stranger(rel))
	}
	_, err := d.read(digest)
	return f(naskah.Ref{Digest: digest}, err)
}

// visitHold reports what does not belong below holds, and a hold whose object is gone.
func (d *DirStore) visitHold(rel string, e fs.DirEntry, f func(naskah.Ref, error) error) error {
	parts := strings.Split(rel, "/")
	digest := naskah.Digest("sha256:" + parts[len(parts)-1])
	switch {
	case e.IsDir() && (len(parts) == 1 || len(parts) == 2 && isShard(parts[1])):
		return nil
	case e.IsDir() && len(parts) == 3 && digest.Valid() && digest.Hex()[:2] == parts[1]:
		if _, err := os.Lstat(d.object(digest)); err != nil {
			return f(naskah.Ref{Digest: digest}, translate(digest, err))
		}
		return nil
	case e.IsDir():
		return skip(f(naskah.Ref{Locator: rel}, stranger(rel)))
	}
	if _, err := strconv.ParseInt(parts[len(parts)-1], 10, 64); err != nil || len(parts) != 4 || !e.Type().IsRegular() {
		return f(naskah.Ref{Locator: rel}, stranger(rel))
	}
	return nil
}

func isShard(s string) bool { return len(s) == 2 && strings.Trim(s, "0123456789abcdef") == "" }

// skip goes on after a foreign folder without looking into it.
func skip(err error) error {
	if err != nil {
		return err
	}
	return fs.SkipDir
}

// writeTemp writes b to a new file in dir and brings it to the disk.
func writeTemp(dir string, b []byte) (path string, err error) {
	f, err := os.CreateTemp(dir, "put-*") // mode 0600
	if err != nil {
		return "", err
	}
	defer func() {
		if err = errors.Join(err, f.Close()); err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	n, err := f.Write(b)
	if err == nil && n < len(b) {
		err = io.ErrShortWrite
	}
	if err == nil {
		err = f.Sync()
	}
	return f.Name(), err
}

// makeDir makes dir and its parents, each durable in its own parent.
func makeDir(dir string) error {
	if info, err := os.Stat(dir); err == nil {
		if !info.IsDir() {
			return &fs.PathError{Op: "mkdir", Path: dir, Err: fs.ErrExist}
		}
		return nil
	}
	if parent := filepath.Dir(dir); parent != dir {
		if err := makeDir(parent); err != nil {
			return err
		}
	}
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return syncDir(filepath.Dir(dir))
}

// syncDir brings the names in dir to the disk.
func syncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
