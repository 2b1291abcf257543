package main

import (
	"context"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/verify"
)

// verifyCmd judges one file. It needs no database; without --trust it uses the anchors of the data folder, and never the system's.
type verifyCmd struct {
	JSON  bool     `help:"Cetak laporan sebagai JSON."`
	At    string   `help:"Nilai pada waktu ini (RFC 3339 atau tahun-bulan-hari)." placeholder:"WAKTU"`
	Trust []string `help:"Jangkar kepercayaan (PEM); menggantikan yang terpasang. Dapat diulang." placeholder:"ROOT.pem" sep:"none"`
	Data  string   `help:"Folder data; jangkar dibaca dari trust/*.pem di dalamnya." default:"./var"`
	File  string   `arg:"" help:"PDF yang diperiksa." placeholder:"BERKAS.pdf"`
}

// maxFile is the largest file that is looked at, in bytes.
const maxFile = 20 << 20

// Run prints the report; the exit code is the verdict (0 sah, 3 tidak_sah, 7 tidak_dapat_dipastikan, 2 no PDF, 4 no file).
func (c *verifyCmd) Run(ctx context.Context, s streams) error {
	at, err := c.at(time.Now())
	if err != nil {
		return err
	}
	anchors, err := c.anchors()
	if err != nil {
		return err
	}
	pdf, err := readFile(c.File, maxFile)
	if err != nil {
		return err
	}
	in, err := verify.Inspect(ctx, pdf)
	if errors.Is(err, verify.ErrNotPDF) {
		return naskah.Errorf(naskah.Invalid, "VER-BUKAN-PDF", "%s bukan PDF yang dapat dibaca.", c.File).Because(err)
	}
	if err != nil {
		return err
	}
	r := verify.Judge(in, verify.Terms{Trust: verify.Anchors(anchors...), At: at})
	if c.JSON {
		e := json.NewEncoder(s.out)
		e.SetEscapeHTML(false)
		if err := e.Encode(r); err != nil {
			return err
		}
	} else {
		printReport(s.out, c.File, r)
	}
	switch r.Verdict {
	case verify.Sah:
		return nil
	case verify.TidakSah:
		return exitCode(3)
	default:
		return exitCode(7)
	}
}

func (c *verifyCmd) at(now time.Time) (time.Time, error) {
	if c.At == "" {
		return now, nil
	}
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, c.At); err == nil {
			return t, nil
		}
	}
	return time.Time{}, naskah.Errorf(naskah.Invalid, "NSK-WAKTU", "Waktu %q tidak dikenali. Tulis misalnya 2026-11-24T09:00:00+07:00.", c.At).On("--at")
}

func (c *verifyCmd) anchors() ([]*x509.Certificate, error) {
	paths := c.Trust
	if len(paths) == 0 {
		var err error
		if paths, err = filepath.Glob(filepath.Join(c.Data, "trust", "*.pem")); err != nil {
			return nil, err
		}
	}
	return loadAnchors(paths)
}

// loadAnchors reads every certificate of every PEM file.
func loadAnchors(paths []string) ([]*x509.Certificate, error) {
	var out []*x509.Certificate
	for _, p := range paths {
		rest, err := readFile(p, 1<<20)
		if err != nil {
			return nil, err
		}
		found := 0
		for {
			var b *pem.Block
			if b, rest = pem.Decode(rest); b == nil {
				break
			}
			cert, err := x509.ParseCertificate(b.Bytes)
			if err != nil {
				return nil, naskah.Errorf(naskah.Invalid, "VER-JANGKAR", "%s memuat sertifikat yang tidak terbaca.", p).Because(err)
			}
			out, found = append(out, cert), found+1
		}
		if found == 0 {
			return nil, naskah.Errorf(naskah.Invalid, "VER-JANGKAR", "%s tidak memuat sertifikat PEM.", p)
		}
	}
	return out, nil
}

// readFile reads at most limit bytes; a file that is not there is NotFound.
func readFile(path string, limit int64) ([]byte, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, naskah.Errorf(naskah.NotFound, "OBJ-BERKAS", "Berkas %s tidak ada.", path).Because(err)
	}
	if err != nil {
		return nil, naskah.Errorf(naskah.Invalid, "OBJ-BERKAS-BACA", "Berkas %s tidak dapat dibuka.", path).Because(err)
	}
	defer func() { _ = f.Close() }()
	b, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, naskah.Errorf(naskah.Invalid, "OBJ-BERKAS-BACA", "Berkas %s tidak dapat dibaca.", path).Because(err)
	}
	if int64(len(b)) > limit {
		return nil, naskah.Errorf(naskah.Invalid, "OBJ-BESAR", "Berkas %s lebih dari %d MB.", path, limit>>20)
	}
	return b, nil
}

// words of the verdicts for people (ui.md section 5); on the test CA nothing is called valid.
func verdictWords(v verify.Verdict, uji bool) string {
	switch {
	case v == verify.Sah && uji:
		return "Tanda tangan uji cocok. Dokumen ini tanpa kekuatan hukum."
	case v == verify.Sah:
		return "Tanda tangan sah, isi utuh."
	case v == verify.TidakSah:
		return "Tanda tangan tidak sah."
	}
	return "Belum dapat dipastikan."
}

func printReport(w io.Writer, name string, r verify.Report) {
	fmt.Fprintf(w, "%s: %s\n", filepath.Base(name), verdictWords(r.Verdict, r.UJI))
	if r.GoodUntil != nil {
		fmt.Fprintf(w, "Dapat dibuktikan tanpa jaringan sampai %s.\n", r.GoodUntil.Format(time.RFC3339))
	}
	printReasons(w, "", r.Reasons, r.Warnings)
	for i, s := range r.Signatures {
		fmt.Fprintf(w, "%d. %s (%s): %s\n", i+1, s.Signer, s.Field, strings.ReplaceAll(string(s.Verdict), "_", " "))
		if s.TimeClaimed != nil {
			fmt.Fprintf(w, "   Waktu yang dinyatakan: %s (belum berpenanda waktu elektronik)\n", s.TimeClaimed.Format(time.RFC3339))
		}
		printReasons(w, "   ", s.Reasons, s.Warnings)
	}
}

func printReasons(w io.Writer, indent string, lists ...[]verify.Reason) {
	for _, list := range lists {
		for _, why := range list {
			fmt.Fprintf(w, "%s- %s [%s]\n", indent, why.Msg, why.Code)
		}
	}
}
