package main

import (
	"context"
	"fmt"

	"naskah/internal/naskah"
)

// bukuCmd writes the Buku Register of a year to files, as the page of Buku Register does.
type bukuCmd struct {
	place    `embed:""`
	acting   `embed:""`
	Tahun    int    `arg:"" help:"Tahun register." placeholder:"TAHUN"`
	Keluarga string `help:"Hanya satu keluarga naskah." enum:",ksb,pks,nk" default:""`
	CSV      string `help:"Tulis sebagai CSV." placeholder:"HASIL.csv" name:"csv"`
	XLSX     string `help:"Tulis sebagai buku kerja." placeholder:"HASIL.xlsx" name:"xlsx"`
	PDF      string `help:"Tulis sebagai PDF siap cetak." placeholder:"HASIL.pdf" name:"pdf"`
}

// Run writes each form that was asked for, whole or not at all.
func (c *bukuCmd) Run(ctx context.Context, s streams) error {
	if c.CSV == "" && c.XLSX == "" && c.PDF == "" {
		return naskah.Errorf(naskah.Invalid, "NSK-BUKU-BENTUK", "Pilih bentuk Buku Register: --csv, --xlsx, atau --pdf, masing-masing dengan nama berkas.")
	}
	return c.with(ctx, c.place, s, func(a *app, p naskah.Principal) error {
		for _, form := range []struct {
			path  string
			write func(context.Context, naskah.Principal, int, string) ([]byte, string, error)
		}{{c.CSV, a.office.BookCSV}, {c.XLSX, a.office.BookXLSX}, {c.PDF, a.office.BookPDF}} {
			if form.path == "" {
				continue
			}
			b, _, err := form.write(ctx, p, c.Tahun, c.Keluarga)
			if err != nil {
				return err
			}
			if err := writeWhole(form.path, b); err != nil {
				return err
			}
			fmt.Fprintf(s.out, "%s: %d bita, %s\n", form.path, len(b), naskah.DigestOf(b))
		}
		return nil
	})
}
