package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"naskah/internal/document"
	"naskah/internal/layout"
	"naskah/internal/naskah"
	"naskah/templates"
)

// doctorCmd looks at everything the service needs and says what to do for each fault.
type doctorCmd struct {
	place `embed:""`
	Probe string `help:"Hanya tanyai layanan yang sedang berjalan di alamat ini." placeholder:"URL"`
}

// A symptom is one thing that was looked at.
type symptom struct {
	what, advice string
	err          error
}

// doctorWithin is how long one server may take to answer.
const doctorWithin = 20 * time.Second

// Run prints one line per check; exit 6 when the service could not run.
func (c *doctorCmd) Run(ctx context.Context, s streams) error {
	if c.Probe != "" {
		return probe(ctx, c.Probe)
	}
	bad := 0
	for _, x := range c.examine(ctx) {
		if x.err == nil {
			fmt.Fprintf(s.out, "baik   %s\n", x.what)
			continue
		}
		bad++
		fmt.Fprintf(s.out, "RUSAK  %s\n       %s\n       %v\n", x.what, x.advice, x.err)
	}
	if bad > 0 {
		return exitCode(exitOf(naskah.Unavailable))
	}
	return nil
}

func (c *doctorCmd) examine(ctx context.Context) []symptom {
	out := []symptom{{"folder data " + c.Data, "Buat folder itu dan beri pengguna layanan hak tulis.", os.MkdirAll(c.Data, 0o700)}}
	out = append(out, c.database(ctx)...)
	out = append(out, c.store(ctx)...)
	_, err := document.Load(templates.FS)
	out = append(out, symptom{"templat naskah", "Pasang ulang program; templat ada di dalamnya.", err})
	_, err = layout.New()
	out = append(out, symptom{"huruf", "Pasang ulang program; huruf ada di dalamnya.", err})
	out = append(out, symptom{"jam", "Setel jam mesin (NTP); tanda tangan memuat waktu.", saneClock(time.Now())})
	return append(out, c.trust())
}

func (c *doctorCmd) database(ctx context.Context) []symptom {
	ctx, cancel := context.WithTimeout(ctx, doctorWithin)
	defer cancel()
	db, err := openDB(ctx, c.place)
	out := []symptom{{"basis data", "Periksa alamat pada --db (NASKAH_DB), apakah server itu berjalan, serta nama pengguna dan hak aksesnya.", err}}
	if err != nil {
		return out
	}
	out = append(out, symptom{"skema basis data", "Jalankan naskah migrate; bila program ini yang terlalu lama, pasang rilis naskah yang lebih baru.", requireSchema(ctx, db)})
	out = append(out, symptom{"jam terhadap basis data", "Setel jam mesin ini dan jam server basis data (NTP): layanan memakai jam basis data, tanda tangan memuat jam mesin.", sameTime(ctx, db, "server basis data")})
	if err := db.Close(); err != nil {
		out = append(out, symptom{"penutupan basis data", "Periksa ruang diska.", err})
	}
	return out
}

// trust: without an anchor nothing can be sah, which is worth knowing and no fault.
func (c *doctorCmd) trust() symptom {
	paths, err := filepath.Glob(filepath.Join(c.Data, "trust", "*.pem"))
	if err == nil {
		_, err = loadAnchors(paths)
	}
	return symptom{fmt.Sprintf("jangkar kepercayaan (%d berkas; tanpa jangkar tidak satu tanda tangan pun dapat dipastikan)", len(paths)), "Perbaiki atau keluarkan berkas PEM yang rusak dari folder trust.", err}
}

// saneClock: a clock before the program was written is wrong, and so is one without randomness to seed keys.
func saneClock(now time.Time) error {
	if now.Before(time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)) {
		return fmt.Errorf("jam menunjukkan %s", now.Format(time.RFC3339))
	}
	_, err := rand.Read(make([]byte, 1))
	return err
}

// probe asks a running service; for health checks of containers, which have no other program inside.
func probe(ctx context.Context, url string) error {
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return naskah.Errorf(naskah.Invalid, "NSK-ALAMAT-BENTUK", "Alamat %q tidak dikenali.", url).On("--probe").Because(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return naskah.Errorf(naskah.Unavailable, "NSK-TIDAK-MENJAWAB", "Layanan di %s tidak menjawab.", url).Because(err)
	}
	defer func() { _ = res.Body.Close() }()
	if res.StatusCode != http.StatusOK {
		return naskah.Errorf(naskah.Unavailable, "NSK-TIDAK-SEHAT", "Layanan di %s menjawab %s.", url, res.Status)
	}
	return nil
}
