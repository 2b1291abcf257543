package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"naskah/internal/account"
	"naskah/internal/naskah"
	"naskah/internal/office"
)

// An acting user is who a command acts as: nothing is done in anybody's name without his password.
type acting struct {
	Sebagai string `required:"" help:"Nama masuk pengguna yang bertindak; kata sandinya dibaca dari masukan standar." placeholder:"NAMA"`
}

// with opens the service, lets the user in, does f as him, and closes again.
func (c acting) with(ctx context.Context, p place, s streams, f func(*app, naskah.Principal) error) error {
	password, err := readPassword()
	if err != nil {
		return err
	}
	a, err := openApp(ctx, p, parts{baseURL: "http://localhost"}, p.log(s.err))
	if err != nil {
		return err
	}
	e, err := a.accounts.SignIn(ctx, c.Sebagai, password, account.From{IP: "perintah"})
	if err == nil {
		var u naskah.User
		if u, _, err = a.accounts.Who(ctx, e.Token); err == nil {
			err = f(a, u.Principal())
		}
		err = errors.Join(err, a.accounts.SignOut(ctx, e.Token))
	}
	return errors.Join(err, a.Close())
}

// importCmd records the old naskah of a sheet, as the pages of Impor do.
type importCmd struct {
	place  `embed:""`
	acting `embed:""`
	File   string            `arg:"" help:"Register lama: CSV atau XLSX." placeholder:"BERKAS"`
	Map    map[string]string `help:"Kolom register dan judul kolom dalam berkas, misalnya judul=Tentang; dapat diulang. Yang tidak disebut ditebak dari judulnya." placeholder:"KOLOM=JUDUL" mapsep:"none"`
	DryRun bool              `help:"Hanya memeriksa setiap baris; tidak ada naskah yang dicatat." name:"dry-run"`
	Lewati bool              `help:"Catat baris yang siap dan lewati yang bermasalah; tanpa ini satu baris bermasalah menahan semuanya."`
}

// Run checks every row, says what is wrong with each cell, and records all ready rows or none.
func (c *importCmd) Run(ctx context.Context, s streams) error {
	b, err := readFile(c.File, office.MaxPDF)
	if err != nil {
		return err
	}
	return c.with(ctx, c.place, s, func(a *app, p naskah.Principal) error {
		batch, sheet, err := a.office.KeepSheet(ctx, p, filepath.Base(c.File), b)
		if err != nil {
			return err
		}
		opt := office.ImportOptions{Columns: office.GuessColumns(sheet)}
		if err := c.columns(sheet, opt.Columns); err != nil {
			return err
		}
		plan, err := a.office.PlanImport(ctx, p, batch, opt)
		if err != nil {
			return err
		}
		report := planText(plan)
		fmt.Fprint(s.out, report)
		switch {
		case c.DryRun && plan.Dirty > 0:
			return exitCode(exitOf(naskah.Invalid))
		case c.DryRun:
			return nil
		case plan.Dirty > 0 && !c.Lewati:
			return naskah.Errorf(naskah.Invalid, "NSK-IMPOR-KOTOR", "%d baris bermasalah, sehingga tidak ada yang dicatat. Perbaiki berkasnya, atau ulangi dengan --lewati.", plan.Dirty)
		}
		done, err := a.office.ImportAll(ctx, p, batch, opt)
		if err == nil {
			fmt.Fprintf(s.out, "%d naskah dicatat (impor %s).\n", done.N, done.ID)
		}
		return err
	})
}

// columns lets --map decide which column of the sheet is which.
func (c *importCmd) columns(sheet office.ImportSheet, to map[office.ImportColumn]int) error {
	for kolom, judul := range c.Map {
		if !slices.Contains(office.ImportColumns, office.ImportColumn(kolom)) {
			var known []string
			for _, k := range office.ImportColumns {
				known = append(known, string(k))
			}
			return naskah.Errorf(naskah.Invalid, "NSK-IMPOR-KOLOM", "Kolom %q tidak dikenal. Yang dikenal: %s.", kolom, strings.Join(known, ", ")).On("--map")
		}
		i := slices.IndexFunc(sheet.Head, func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), strings.TrimSpace(judul)) })
		if i < 0 {
			return naskah.Errorf(naskah.Invalid, "NSK-IMPOR-KOLOM", "Berkas tidak mempunyai kolom berjudul %q. Judul yang ada: %s.", judul, strings.Join(sheet.Head, ", ")).On("--map")
		}
		for k, at := range to {
			if at == i {
				delete(to, k)
			}
		}
		to[office.ImportColumn(kolom)] = i
	}
	return nil
}

// planText is one line a row, with what is wrong with it below, and the sums.
func planText(plan office.ImportPlan) string {
	var b strings.Builder
	for _, r := range plan.Rows {
		state := "siap"
		switch {
		case !r.Ready():
			state = "bermasalah"
		case r.SameAs > 0:
			state = fmt.Sprintf("siap, mirip baris %d", r.SameAs)
		case len(r.Similar) > 0:
			state = "siap, mirip yang tercatat"
		}
		fmt.Fprintf(&b, "baris %d\t%s\t%s\n", r.Line, state, r.Input.Judul)
		for _, x := range r.Problems {
			fmt.Fprintf(&b, "\t%s: %s [%s]\n", x.Column, x.Msg, x.Code)
		}
	}
	fmt.Fprintf(&b, "%d siap, %d bermasalah, %d mungkin sudah tercatat.\n", plan.Ready, plan.Dirty, plan.Doubtful)
	return b.String()
}
