package contoh

import (
	"context"
	"time"

	"naskah/internal/naskah"
)

// Seed makes the whole sample office: people, old records, and a naskah in every state. say is told what is being done.
func (k *Kota) Seed(ctx context.Context, say func(string)) error {
	say("orang, jabatan, dan Perangkat Daerah")
	if err := k.people(ctx); err != nil {
		return err
	}
	say("register kerja sama 2021 dan tahun-tahun lain")
	if err := k.oldRecords(ctx); err != nil {
		return err
	}
	say("naskah pada setiap tahap, ditandatangani dengan sertifikat uji")
	if err := k.allStates(ctx); err != nil {
		return err
	}
	say("pekan kerja: naskah kertas, berkas pendukung, pergantian pejabat, usul yang menunggu")
	return k.week(ctx)
}

// RenewAfter is how long sample seals stay on show: their certificates live 90 days, and an expired one proves nothing.
const RenewAfter = 60 * 24 * time.Hour

// Renew enrols the signers anew and brings fresh naskah to signing, signed and archived, so that the demo always shows seals that
// can be proved. Nothing of the old ones is touched.
func (k *Kota) Renew(ctx context.Context) error {
	if err := k.load(ctx); err != nil {
		return err
	}
	for _, login := range []string{"walikota", "direktur"} {
		if _, err := k.Office.Enroll(ctx, k.users[login].Principal(), naskah.NewSecret(Passphrase)); err != nil {
			return err
		}
	}
	for _, s := range stands {
		if s.state == naskah.Signing || s.state == naskah.Signed || s.state == naskah.Archived {
			if _, err := k.bring(ctx, s); err != nil {
				return err
			}
		}
	}
	return nil
}

// load finds the people, units and partners of an office made earlier.
func (k *Kota) load(ctx context.Context) error {
	all := naskah.ScopeSystem()
	k.units, k.users, k.mitra, k.seat = map[string]naskah.UnitID{}, map[string]naskah.User{}, map[string]naskah.MitraID{}, map[string]naskah.PejabatID{}
	users, err := k.Office.Accounts.Users(ctx, all)
	if err != nil {
		return err
	}
	seats, err := k.Register.Pejabat(ctx, all)
	if err != nil {
		return err
	}
	for _, u := range users {
		k.users[u.Login] = u
		for _, s := range seats {
			if s.Orang == u.Orang {
				k.seat[u.Login] = s.ID
			}
		}
	}
	mitra, err := k.Register.Mitra(ctx, all)
	for _, m := range mitra {
		k.mitra[m.Nama] = m.ID
	}
	return err
}

func (k *Kota) zone() *time.Location {
	loc, err := time.LoadLocation("Asia/Jakarta")
	if err != nil {
		return time.FixedZone("WIB", 7*3600)
	}
	return loc
}
