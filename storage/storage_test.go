package storage_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/storage"
	"naskah/storage/storagetest"
)

func TestContractMem(t *testing.T) {
	storagetest.Run(t, func(t *testing.T) storagetest.World {
		m := storage.Mem()
		return storagetest.World{Store: m, Damage: func(_ *testing.T, r naskah.Ref, b []byte) { m.Damage(r, b) }}
	})
}

func TestContractDir(t *testing.T) {
	storagetest.Run(t, func(t *testing.T) storagetest.World {
		root := filepath.Join(t.TempDir(), "objek", "di sini")
		return storagetest.World{
			Store:  openDir(t, root),
			Reopen: func(t *testing.T) naskah.ObjectStore { return openDir(t, root) },
			Damage: func(t *testing.T, r naskah.Ref, b []byte) { must(t, os.WriteFile(objectPath(root, r), b, 0o600)) },
			Lose:   func(t *testing.T, r naskah.Ref) { must(t, os.Remove(objectPath(root, r))) },
			Plant: func(t *testing.T, name string, b []byte) {
				must(t, os.WriteFile(filepath.Join(root, "objects", name), b, 0o600))
			},
		}
	})
}

func openDir(t *testing.T, root string) *storage.DirStore {
	t.Helper()
	d, err := storage.Dir(root)
	must(t, err)
	return d
}

func objectPath(root string, r naskah.Ref) string {
	return filepath.Join(root, "objects", r.Digest.Hex()[:2], r.Digest.Hex())
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestDirModes: nobody else on the machine reads a naskah.
func TestDirModes(t *testing.T) {
	root := filepath.Join(t.TempDir(), "objek")
	d := openDir(t, root)
	r, err := d.Put(t.Context(), []byte("isi"), naskah.Meta{})
	must(t, err)
	must(t, d.Hold(t.Context(), r, time.Now().Add(time.Hour)))
	files := 0
	must(t, filepath.Walk(root, func(path string, info os.FileInfo, err error) error {
		if err != nil {
			return err
		}
		want := os.FileMode(0o600)
		if info.IsDir() {
			want = 0o700
		} else {
			files++
		}
		if info.Mode().Perm() != want {
			t.Errorf("%s has mode %v, want %v", path, info.Mode().Perm(), want)
		}
		return nil
	}))
	if files != 2 {
		t.Fatalf("%d files, want the object and its hold, and no temporary file", files)
	}
}

// TestDirSweep: what a crash left half-written is no entry; it goes when it is old, and stays while somebody may be writing it.
func TestDirSweep(t *testing.T) {
	root := t.TempDir()
	d := openDir(t, root)
	old, young := filepath.Join(root, "tmp", "put-1"), filepath.Join(root, "tmp", "put-2")
	for _, p := range []string{old, young} {
		must(t, os.WriteFile(p, []byte("setengah"), 0o600))
	}
	past := time.Now().Add(-2 * time.Hour)
	must(t, os.Chtimes(old, past, past))
	must(t, d.Walk(t.Context(), func(r naskah.Ref, err error) error {
		t.Errorf("a temporary file is an entry: %+v %v", r, err)
		return nil
	}))
	openDir(t, root)
	if _, err := os.Lstat(old); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the old leftover is still there: %v", err)
	}
	if _, err := os.Lstat(young); err != nil {
		t.Errorf("the young one is gone: %v", err)
	}
}

// TestDirStrangers: each way in which something can lie at the wrong place is located.
func TestDirStrangers(t *testing.T) {
	root := t.TempDir()
	d := openDir(t, root)
	r, err := d.Put(t.Context(), []byte("isi"), naskah.Meta{})
	must(t, err)
	h := r.Digest.Hex()
	wrong := "00"
	if h[:2] == wrong {
		wrong = "01"
	}
	for _, rel := range []string{
		"objects/asing", "objects/" + wrong + "/" + h, "objects/" + h[:2] + "/" + h + ".bak", "objects/" + h[:2] + "/dalam/x",
		"objects/xyz/" + h, "holds/asing", "holds/" + h[:2] + "/" + h + "/bukan-angka",
	} {
		path := filepath.Join(root, filepath.FromSlash(rel))
		must(t, os.MkdirAll(filepath.Dir(path), 0o700))
		must(t, os.WriteFile(path, []byte("isi"), 0o600))
	}
	link := "objects/" + h[:2] + "/" + naskah.DigestOf([]byte("tautan")).Hex()
	must(t, os.Symlink(objectPath(root, r), filepath.Join(root, filepath.FromSlash(link))))
	want := map[string]bool{
		"objects/asing": true, "objects/" + wrong + "/" + h: true, "objects/" + h[:2] + "/" + h + ".bak": true,
		"objects/" + h[:2] + "/dalam": true, "objects/xyz": true, link: true,
		"holds/asing": true, "holds/" + h[:2] + "/" + h + "/bukan-angka": true,
	}
	must(t, d.Walk(t.Context(), func(got naskah.Ref, err error) error {
		if got == r && err == nil {
			return nil
		}
		e, ok := errors.AsType[*naskah.Error](err)
		if !ok || e.Code != "OBJ-ASING" || !want[got.Locator] {
			t.Errorf("unexpected: %+v %v", got, err)
		}
		delete(want, got.Locator)
		return nil
	}))
	if len(want) != 0 {
		t.Errorf("not located: %v", want)
	}
}

// TestDirLostObjectOfHold: a retention whose object is gone is reported under the object's digest.
func TestDirLostObjectOfHold(t *testing.T) {
	root := t.TempDir()
	d := openDir(t, root)
	r, err := d.Put(t.Context(), []byte("isi"), naskah.Meta{})
	must(t, err)
	must(t, d.Hold(t.Context(), r, time.Now().Add(time.Hour)))
	must(t, os.Remove(objectPath(root, r)))
	var faults []error
	must(t, d.Walk(t.Context(), func(got naskah.Ref, err error) error {
		if got.Digest != r.Digest {
			t.Errorf("unexpected %+v", got)
		}
		faults = append(faults, err)
		return nil
	}))
	if len(faults) != 1 || !errors.Is(faults[0], naskah.NotFound) {
		t.Fatalf("faults: %v", faults)
	}
}

// TestDirUnavailable: what the disk refuses is said to be worth retrying, and leaves no half-made object.
func TestDirUnavailable(t *testing.T) {
	root := t.TempDir()
	d := openDir(t, root)
	b := []byte("isi")
	shard := filepath.Join(root, "objects", naskah.DigestOf(b).Hex()[:2])
	must(t, os.WriteFile(shard, nil, 0o600)) // a file where the folder must be
	_, err := d.Put(t.Context(), b, naskah.Meta{})
	if !errors.Is(err, naskah.Unavailable) {
		t.Fatalf("Put: %v", err)
	}
	must(t, os.Remove(shard))
	if _, err := d.Put(t.Context(), b, naskah.Meta{}); err != nil {
		t.Fatalf("Put again: %v", err)
	}
	if _, err := storage.Dir(filepath.Join(objectPath(root, naskah.Ref{Digest: naskah.DigestOf(b)}), "x")); !errors.Is(err, naskah.Unavailable) {
		t.Fatalf("Dir below a file: %v", err)
	}
}

// TestFaulty: the store that breaks on demand breaks as it says, once, and then works.
func TestTheFaultyStore(t *testing.T) {
	ctx := t.Context()
	for _, c := range []struct {
		fault    storagetest.Fault
		fails    bool
		persists bool
	}{
		{storagetest.Never, false, true}, {storagetest.FailBefore, true, false}, {storagetest.FailAfter, true, true}, {storagetest.Lie, false, false},
	} {
		m := storage.Mem()
		f := &storagetest.Faulty{ObjectStore: m}
		f.Break(storagetest.Put, 2, c.fault)
		first, err := f.Put(ctx, []byte("satu"), naskah.Meta{})
		must(t, err)
		_, err = f.Put(ctx, []byte("dua"), naskah.Meta{})
		if (err != nil) != c.fails || err != nil && !errors.Is(err, naskah.Unavailable) {
			t.Errorf("fault %d: Put answers %v", c.fault, err)
		}
		second := naskah.Ref{Digest: naskah.DigestOf([]byte("dua"))}
		if _, err := m.Get(ctx, second); (err == nil) != c.persists {
			t.Errorf("fault %d: the bytes are there: %v", c.fault, err == nil)
		}
		if f.Hit() != (c.fault != storagetest.Never) || len(f.Calls()) != 2 {
			t.Errorf("fault %d: hit %v, calls %v", c.fault, f.Hit(), f.Calls())
		}
		_, err = f.Put(ctx, []byte("dua"), naskah.Meta{})
		must(t, err)
		_, err = f.Get(ctx, second)
		must(t, err)
		f.Break(storagetest.Get, 1, storagetest.Lie)
		if b, err := f.Get(ctx, first); err != nil || naskah.DigestOf(b) == first.Digest {
			t.Errorf("a lying Get answers %q, %v", b, err)
		}
		f.Break(storagetest.Hold, 1, c.fault)
		until := time.UnixMilli(2e12).UTC()
		if err := f.Hold(ctx, first, until); (err != nil) != c.fails {
			t.Errorf("fault %d: Hold answers %v", c.fault, err)
		}
		if at, err := m.Held(ctx, first); err != nil || at.Equal(until) != c.persists {
			t.Errorf("fault %d: held until %v, %v", c.fault, at, err)
		}
	}
}
