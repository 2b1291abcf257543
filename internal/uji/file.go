package uji

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"naskah/internal/naskah"
)

// folder is where the files of one user lie. Letters, digits and hyphens stand for themselves, every other byte is written in hex,
// so that no identifier leads out of the directory and no two share one.
func (c *CA) folder(u naskah.UserID) (string, error) {
	if u == "" || len(u) > 80 {
		return "", noCertificate()
	}
	var b strings.Builder
	for _, x := range []byte(u) {
		if x >= '0' && x <= '9' || x >= 'a' && x <= 'z' || x == '-' {
			b.WriteByte(x)
		} else {
			fmt.Fprintf(&b, "_%02x", x)
		}
	}
	return filepath.Join(c.dir, "pengguna", b.String()), nil
}

// writeFile writes b beside path, makes it durable, and renames it: path holds either what it held or all of b. Only the owner may
// read it.
func writeFile(path string, b []byte) error {
	dir := filepath.Dir(path)
	f, err := os.CreateTemp(dir, ".baru-*") // 0600
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(f.Name()) }() // after the rename it is not there
	_, err = f.Write(b)
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return err
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer func() { _ = d.Close() }()
	return d.Sync()
}
