package jobs

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/riverqueue/river/rivertype"

	"naskah/internal/naskah"
)

// TestBackoff: waits double up to an hour, for a sweep up to five minutes, a tenth more or less; all attempts together take a day.
func TestBackoff(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 24, 2, 0, 0, 0, time.UTC)
	b := usual
	b.now = func() time.Time { return now }
	var all time.Duration
	for attempt := 1; attempt < maxAttempts; attempt++ {
		all += b.wait(attempt, false)
	}
	if all < 20*time.Hour || all > 30*time.Hour {
		t.Errorf("all attempts take %v", all)
	}
	for _, c := range []struct {
		attempt int
		args    string
		want    time.Duration
	}{
		{1, `{"tugas":"expire","perihal":"naskah","id":"a"}`, 8 * time.Second},
		{2, `{"tugas":"expire","perihal":"naskah","id":"a"}`, 16 * time.Second},
		{9, `{"tugas":"expire","perihal":"naskah","id":"a"}`, 2048 * time.Second},
		{10, `{"tugas":"expire","perihal":"naskah","id":"a"}`, time.Hour},
		{30, `{"tugas":"expire","perihal":"naskah","id":"a"}`, time.Hour},
		{30, `{"tugas":"sweep"}`, 5 * time.Minute},
		{1, `{"tugas":"sweep"}`, 8 * time.Second},
	} {
		different := map[time.Duration]bool{}
		for range 50 {
			got := b.NextRetry(&rivertype.JobRow{Attempt: c.attempt, EncodedArgs: []byte(c.args)}).Sub(now)
			if got < c.want*9/10 || got > c.want*11/10+1 {
				t.Errorf("attempt %d of %s: %v, want about %v", c.attempt, c.args, got, c.want)
			}
			different[got] = true
		}
		if len(different) < 2 {
			t.Errorf("attempt %d: no chance", c.attempt)
		}
	}
}

// TestHopeless: only what waiting does not cure is dead early, and never a sweep.
func TestHopeless(t *testing.T) {
	t.Parallel()
	one, sweep := naskah.Task{Kind: naskah.TaskExpire, Subject: naskah.NaskahID("a").Subject()}, naskah.Task{Kind: naskah.TaskSweep}
	conflict, corrupt, away := naskah.Errorf(naskah.Conflict, "A", ""), naskah.Errorf(naskah.Corrupt, "B", ""), naskah.Errorf(naskah.Unavailable, "C", "")
	for _, c := range []struct {
		t       naskah.Task
		err     error
		attempt int
		want    bool
	}{
		{one, corrupt, 3, true},
		{one, fmt.Errorf("x: %w", conflict), 3, true},
		{one, corrupt, 2, false},
		{one, away, 3, false},
		{one, away, 29, false},
		{one, errors.New("x"), 3, false},
		{sweep, corrupt, 3, false},
		{sweep, corrupt, 299, false},
		{one, errors.Join(corrupt, away), 3, false},
	} {
		if got := hopeless(c.t, c.err, c.attempt); got != c.want {
			t.Errorf("%s, %v, attempt %d: %v", c.t.Kind, c.err, c.attempt, got)
		}
	}
}

// TestSaid: what stands with a job is a code and what may be shown, whoever wrote it.
func TestSaid(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][2]string{
		failed(naskah.Errorf(naskah.Invalid, "NSK-X", "Salah: ini.")).Error(): {"NSK-X", "Salah: ini."},
		"JobCancelError: NSK-X: Salah.":                                       {"NSK-X", "Salah."},
		failed(errors.New("pq: password of naskah")).Error():                  {"JOB-GALAT", "Pekerjaan gagal karena sebab yang tidak terduga. Sebabnya ada di log layanan."},
		"Stuck job rescued by JobRescuer":                                     {"JOB-TERPUTUS", "Proses yang mengerjakannya berhenti sebelum selesai."},
		"runtime error: index out of range":                                   {"JOB-GALAT", "Pekerjaan gagal karena sebab yang tidak terduga. Sebabnya ada di log layanan."},
		"":                                                                    {"JOB-GALAT", "Pekerjaan gagal karena sebab yang tidak terduga. Sebabnya ada di log layanan."},
	} {
		if code, msg := said(text); code != want[0] || msg != want[1] {
			t.Errorf("%q: %q, %q", text, code, msg)
		}
	}
}
