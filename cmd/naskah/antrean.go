package main

import (
	"context"
	"fmt"
	"strings"

	"naskah/internal/jobs"
	"naskah/internal/naskah"
	"naskah/internal/sqlstore"
)

// antreanCmd is the follow-up work of a database, for whoever runs the machine.
type antreanCmd struct {
	List   antreanListCmd   `cmd:"" help:"Daftar pekerjaan, yang terbaru lebih dahulu."`
	Jumlah antreanJumlahCmd `cmd:"" help:"Jumlah pekerjaan menurut keadaannya."`
	Ulang  antreanUlangCmd  `cmd:"" help:"Menjalankan ulang pekerjaan yang gagal untuk seterusnya."`
}

type antreanListCmd struct {
	place   `embed:""`
	Keadaan string `help:"Hanya yang berkeadaan ini: menunggu, berjalan, diulang, selesai, atau mati." enum:"semua,menunggu,berjalan,diulang,selesai,mati" default:"semua"`
	Sebelum int64  `help:"Hanya yang lebih lama daripada pekerjaan bernomor ini." placeholder:"NOMOR"`
	Banyak  int    `help:"Paling banyak sekian baris, 1 sampai 200." default:"50"`
}

// Run prints one job per line, its number first.
func (c *antreanListCmd) Run(ctx context.Context, s streams) error {
	f := naskah.JobFilter{Before: c.Sebelum, Limit: c.Banyak}
	if c.Keadaan != "semua" {
		f.State = naskah.JobState(c.Keadaan)
	}
	if c.Banyak < 1 || c.Banyak > 200 {
		return naskah.Errorf(naskah.Invalid, "NSK-KONFIG", "Banyak baris harus 1 sampai 200. (The number of rows must be 1 to 200.)").On("--banyak")
	}
	return withQueue(ctx, c.place, func(q *jobs.Queue) error {
		list, err := q.Jobs(ctx, f)
		for _, j := range list {
			fmt.Fprintln(s.out, jobLine(j))
		}
		if err == nil && len(list) == 0 {
			fmt.Fprintln(s.err, "Tidak ada pekerjaan.")
		}
		return err
	})
}

// jobLine is a job as one line: number, state, what and about what, attempts, when it runs next or was tried, and why it failed.
func jobLine(j naskah.Job) string {
	parts := []string{fmt.Sprint(j.ID), string(j.State), string(j.Task.Kind), string(j.Task.Subject.Kind) + " " + j.Task.Subject.ID, fmt.Sprintf("%d/%d", j.Attempt, j.Max)}
	if j.Task.Sweeps() {
		parts[3] = "semua"
	}
	switch at := j.Task.RunAt; j.State {
	case naskah.JobWaiting, naskah.JobAgain:
		parts = append(parts, "pada "+naskah.Waktu(at, nil))
	case naskah.JobRunning, naskah.JobDone, naskah.JobDead:
		parts = append(parts, "terakhir "+naskah.Waktu(j.Tried, nil))
	}
	if j.Code != "" {
		parts = append(parts, j.Code, j.Error)
	}
	return strings.Join(parts, "\t")
}

type antreanJumlahCmd struct {
	place `embed:""`
}

// Run prints one state per line.
func (c *antreanJumlahCmd) Run(ctx context.Context, s streams) error {
	return withQueue(ctx, c.place, func(q *jobs.Queue) error {
		counts, err := q.Counts(ctx)
		if err != nil {
			return err
		}
		for _, state := range naskah.JobStates {
			fmt.Fprintf(s.out, "%s\t%d\n", state, counts[state])
		}
		return nil
	})
}

type antreanUlangCmd struct {
	place `embed:""`
	Nomor []int64 `arg:"" help:"Nomor pekerjaan, dari naskah antrean list --keadaan mati." placeholder:"NOMOR"`
}

// Run makes each of them wait again; the service does them.
func (c *antreanUlangCmd) Run(ctx context.Context, s streams) error {
	return withQueue(ctx, c.place, func(q *jobs.Queue) error {
		for _, id := range c.Nomor {
			if err := q.Replay(ctx, id); err != nil {
				return err
			}
			fmt.Fprintf(s.out, "Pekerjaan %d akan dijalankan ulang oleh layanan.\n", id)
		}
		return nil
	})
}

// withQueue opens the registry and looks at its follow-up work.
func withQueue(ctx context.Context, p place, f func(*jobs.Queue) error) error {
	return withDB(ctx, p, func(db *sqlstore.DB) error {
		q, err := openQueue(db)
		if err != nil {
			return err
		}
		return f(q)
	})
}
