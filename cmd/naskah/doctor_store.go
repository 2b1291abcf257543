package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"naskah/internal/naskah"
)

// What the probe object is, and how long it is held: one object, however often somebody asks.
const (
	probeText = "naskah doctor\n"
	probeHold = time.Minute
	clockGap  = 30 * time.Second // between this machine and a server; more would be seen in signatures
)

// timed is a server with a clock of its own.
type timed interface {
	Time(ctx context.Context) (time.Time, error)
}

// store puts a small object of its own, reads it, and holds it for a minute; of a server it asks the time as well.
func (c *doctorCmd) store(ctx context.Context) []symptom {
	ctx, cancel := context.WithTimeout(ctx, doctorWithin)
	defer cancel()
	objects, err := openObjects(ctx, c.place, nil)
	if err != nil {
		return []symptom{{"penyimpanan berkas", c.storeAdvice(err), err}}
	}
	ref, err := objects.Put(ctx, []byte(probeText), naskah.Meta{ContentType: "text/plain"})
	out := []symptom{{"penyimpanan berkas: tulis", c.storeAdvice(err), err}}
	if err == nil {
		_, err = objects.Get(ctx, ref)
		out = append(out, symptom{"penyimpanan berkas: baca", c.storeAdvice(err), err})
	}
	if err == nil {
		err = hold(ctx, objects, ref, clock().Add(probeHold))
		out = append(out, symptom{"penyimpanan berkas: kunci retensi", c.storeAdvice(err), err})
	}
	if s, ok := objects.(timed); ok {
		out = append(out, symptom{"jam terhadap server penyimpanan", "Setel jam mesin ini dan server penyimpanan (NTP): server menolak permintaan yang jamnya berbeda lebih dari 15 menit.", sameTime(ctx, s, "server penyimpanan")})
	}
	return out
}

// hold locks ref and asks whether it is locked.
func hold(ctx context.Context, objects naskah.ObjectStore, ref naskah.Ref, until time.Time) error {
	if err := objects.Hold(ctx, ref, until); err != nil {
		return err
	}
	held, err := objects.Held(ctx, ref)
	if err == nil && held.Before(until.Truncate(time.Second)) {
		err = fmt.Errorf("retensi tercatat sampai %s, seharusnya %s", held.Format(time.RFC3339), until.Format(time.RFC3339))
	}
	return err
}

func sameTime(ctx context.Context, s timed, whose string) error {
	theirs, err := s.Time(ctx)
	if err != nil {
		return err
	}
	if gap := time.Since(theirs).Round(time.Second); gap.Abs() > clockGap {
		return fmt.Errorf("jam mesin ini berbeda %s dari %s (%s)", gap, whose, theirs.Format(time.RFC3339))
	}
	return nil
}

// storeAdvice says what to do for a fault of the store, by its code.
func (c *doctorCmd) storeAdvice(err error) string {
	if c.Objects != "s3" {
		return "Periksa hak tulis dan ruang diska di folder data."
	}
	code := ""
	if e, ok := errors.AsType[*naskah.Error](err); ok {
		code = e.Code
	}
	switch code {
	case "OBJ-KUNCI":
		return "Periksa NASKAH_S3_KEY dan NASKAH_S3_SECRET. Kunci aplikasi dan haknya dibuat oleh layanan siapkan (tools/bucket)."
	case "OBJ-BUCKET":
		return "Jalankan layanan siapkan (tools/bucket), yang membuat bucket dengan versioning dan object lock, atau betulkan NASKAH_S3_BUCKET."
	case "OBJ-ALAMAT", "NSK-KONFIG":
		return "Betulkan pengaturan NASKAH_S3_… itu."
	}
	return fmt.Sprintf("Periksa apakah server di %s berjalan dan dapat dicapai, NASKAH_S3_TLS, ruang diskanya, dan hak kunci aplikasi.", c.S3.Endpoint)
}
