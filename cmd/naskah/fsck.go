package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"naskah/internal/naskah"
	"naskah/internal/office"
)

// fsckCmd compares every byte, event and row with what vouches for it.
type fsckCmd struct {
	place `embed:""`
	JSON  bool `help:"Satu objek JSON per temuan."`
}

// Run prints each fault where it lies; exit 3 when something is damaged. What is only told (litter, expired certificates) is no damage.
func (c *fsckCmd) Run(ctx context.Context, s streams) error {
	anchors, err := (&verifyCmd{Data: c.Data}).anchors()
	if err != nil {
		return err
	}
	a, err := openApp(ctx, c.place, parts{baseURL: "http://localhost", anchors: anchors}, c.log(s.err))
	if err != nil {
		return err
	}
	enc := json.NewEncoder(s.out)
	enc.SetEscapeHTML(false)
	var writeErr error
	n, err := a.office.Fsck(ctx, func(f office.Fault) {
		if c.JSON {
			writeErr = errors.Join(writeErr, enc.Encode(f))
			return
		}
		fmt.Fprintln(s.out, faultLine(f))
	})
	if err = errors.Join(err, writeErr, a.Close()); err != nil {
		return err
	}
	if n > 0 {
		fmt.Fprintf(s.err, "%d kerusakan ditemukan di %s.\n", n, filepath.Clean(c.Data))
		return exitCode(exitOf(naskah.Corrupt))
	}
	fmt.Fprintln(s.err, "Tidak ada kerusakan.")
	return nil
}

// faultLine is a fault as one line: code, where it lies, what it is.
func faultLine(f office.Fault) string {
	parts := []string{f.Code}
	if f.Subject.ID != "" {
		parts = append(parts, string(f.Subject.Kind)+" "+f.Subject.ID)
	}
	if f.Seq > 0 {
		parts = append(parts, fmt.Sprintf("kejadian %d", f.Seq))
	}
	if f.Version > 0 {
		parts = append(parts, fmt.Sprintf("versi %d", f.Version))
	}
	if f.Object != "" {
		parts = append(parts, string(f.Object))
	}
	if f.Offset >= 0 {
		parts = append(parts, fmt.Sprintf("bita %d", f.Offset))
	}
	return strings.Join(append(parts, f.Msg), "\t")
}
