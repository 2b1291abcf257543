package main

import (
	"bufio"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"strings"

	"naskah/internal/account"
	"naskah/internal/naskah"
	"naskah/internal/sqlstore"
)

type userCmd struct {
	Add      userAddCmd      `cmd:"" help:"Menambah pengguna; kata sandi dibaca dari masukan standar."`
	List     userListCmd     `cmd:"" help:"Daftar pengguna."`
	Password userPasswordCmd `cmd:"" help:"Memberi kata sandi sekali pakai; dibaca dari masukan standar."`
	Disable  userDisableCmd  `cmd:"" help:"Menonaktifkan pengguna dan mengakhiri sesinya."`
}

// roleNames are the roles as an operator writes them.
var roleNames = map[string]naskah.Role{
	"penyusun": naskah.RoleAuthor, "pemaraf": naskah.RoleReviewer, "pengelola": naskah.RoleOfficer,
	"penandatangan": naskah.RoleSigner, "arsiparis": naskah.RoleArchivist, "admin": naskah.RoleAdmin,
}

type userAddCmd struct {
	place    `embed:""`
	Login    string   `arg:"" help:"Nama masuk." placeholder:"NAMA"`
	Nama     string   `required:"" help:"Nama lengkap."`
	Instansi string   `required:"" help:"Kode wilayah, misalnya 32.79 (Kota Banjar)." placeholder:"KODE"`
	Unit     string   `help:"Perangkat Daerah; dibuat bila belum ada."`
	Sekali   bool     `help:"Kata sandi sekali pakai: pemilik akun wajib menggantinya ketika pertama kali masuk." name:"sekali-pakai"`
	Peran    []string `required:"" help:"penyusun, pemaraf, pengelola, penandatangan, arsiparis; atau admin (pengelola akun) tanpa peran lain."`
}

// Run makes the user, and the Instansi and Perangkat Daerah where they are new.
func (c *userAddCmd) Run(ctx context.Context, s streams) error {
	var roles []naskah.Role
	for _, name := range c.Peran {
		r, ok := roleNames[name]
		if !ok {
			return naskah.Errorf(naskah.Invalid, "AKN-PERAN", "Peran %q tidak dikenal. Pilih penyusun, pemaraf, pengelola, penandatangan, arsiparis, atau admin.", name).On("--peran")
		}
		roles = append(roles, r)
	}
	password, err := readPassword()
	if err != nil {
		return err
	}
	return withDB(ctx, c.place, func(db *sqlstore.DB) error {
		instansi, err := ensureInstansi(ctx, db, naskah.InstansiID(c.Instansi))
		if err != nil {
			return err
		}
		unit, err := ensureUnit(ctx, db, instansi, c.Unit)
		if err != nil {
			return err
		}
		accounts := account.New(db, db.Now, rand.Reader)
		u, err := accounts.Create(ctx, naskah.System(), naskah.User{
			Login: c.Login, Nama: c.Nama, Instansi: instansi, Unit: unit, Roles: roles, Active: true,
		}, password)
		if err == nil && c.Sekali {
			err = accounts.Reset(ctx, naskah.System(), u.ID, password)
		}
		if err == nil {
			fmt.Fprintf(s.out, "Pengguna %s dibuat (%s).\n", u.Login, u.ID)
		}
		return err
	})
}

// ensureInstansi makes the Instansi of a kode wilayah from the list of regions when the registry lacks it.
func ensureInstansi(ctx context.Context, db naskah.RegisterStore, id naskah.InstansiID) (naskah.InstansiID, error) {
	_, err := db.Instansi(ctx, id)
	if !errors.Is(err, naskah.NotFound) {
		return id, err
	}
	w, ok := naskah.WilayahByKode(string(id))
	if !ok {
		return "", naskah.Errorf(naskah.Invalid, "NSK-WILAYAH", "Kode wilayah %q tidak ada dalam daftar. Kota Banjar (Jawa Barat) berkode 32.79, Kabupaten Banjar (Kalimantan Selatan) 63.03.", id).On("--instansi")
	}
	i := naskah.Instansi{ID: id, Seq: 1, Jenis: w.Jenis, Nama: w.Nama, Zona: w.Zona, PolaNomor: "{klasifikasi}/{urut}/{jenis}/{tahun}"}
	return id, db.Record(ctx, naskah.Record{By: naskah.System(), Act: naskah.ActCreate, Instansi: &i})
}

func ensureUnit(ctx context.Context, db naskah.RegisterStore, id naskah.InstansiID, name string) (naskah.UnitID, error) {
	if name == "" {
		return "", nil
	}
	units, err := db.Units(ctx, naskah.ScopeSystem())
	if err != nil {
		return "", err
	}
	for _, u := range units {
		if u.Instansi == id && strings.EqualFold(u.Nama, name) {
			return u.ID, nil
		}
	}
	fresh, err := naskah.NewID(rand.Reader, clock)
	if err != nil {
		return "", err
	}
	u := naskah.Unit{ID: naskah.UnitID(fresh), Seq: 1, Instansi: id, Nama: name}
	return u.ID, db.Record(ctx, naskah.Record{By: naskah.System(), Act: naskah.ActCreate, Unit: &u})
}

type userListCmd struct {
	place `embed:""`
}

// Run lists users, one per line.
func (c *userListCmd) Run(ctx context.Context, s streams) error {
	return withDB(ctx, c.place, func(db *sqlstore.DB) error {
		users, err := db.Users(ctx, naskah.ScopeSystem())
		for _, u := range users {
			state := "aktif"
			if !u.Active {
				state = "nonaktif"
			}
			fmt.Fprintf(s.out, "%s\t%s\t%s\t%v\t%s\n", u.Login, u.Nama, u.Instansi, u.Roles, state)
		}
		return err
	})
}

type userPasswordCmd struct {
	place `embed:""`
	Login string `arg:"" help:"Nama masuk." placeholder:"NAMA"`
}

// Run gives the user a password for one time and ends every session of his; he is told when it was given, and must choose another.
func (c *userPasswordCmd) Run(ctx context.Context, s streams) error {
	password, err := readPassword()
	if err != nil {
		return err
	}
	return withDB(ctx, c.place, func(db *sqlstore.DB) error {
		u, err := db.UserByLogin(ctx, c.Login)
		if err != nil {
			return err
		}
		if err := account.New(db, db.Now, rand.Reader).Reset(ctx, naskah.System(), u.ID, password); err != nil {
			return err
		}
		fmt.Fprintf(s.out, "Kata sandi %s diganti dengan kata sandi sekali pakai, yang berlaku %d jam dan wajib diganti ketika masuk; semua sesinya diakhiri.\n", u.Login, int(account.OnceFor.Hours()))
		return nil
	})
}

type userDisableCmd struct {
	place `embed:""`
	Login string `arg:"" help:"Nama masuk." placeholder:"NAMA"`
}

// Run switches the account off; nothing of the user is deleted.
func (c *userDisableCmd) Run(ctx context.Context, s streams) error {
	return withDB(ctx, c.place, func(db *sqlstore.DB) error {
		u, err := db.UserByLogin(ctx, c.Login)
		if err != nil {
			return err
		}
		if err := account.New(db, db.Now, rand.Reader).SetActive(ctx, naskah.System(), u.ID, false); err != nil {
			return err
		}
		fmt.Fprintf(s.out, "Pengguna %s dinonaktifkan.\n", u.Login)
		return nil
	})
}

// withDB opens the registry, brings SQLite's schema up, and closes it again.
func withDB(ctx context.Context, p place, f func(*sqlstore.DB) error) error {
	if err := os.MkdirAll(p.Data, 0o700); err != nil {
		return err
	}
	db, err := openDB(ctx, p)
	if err != nil {
		return err
	}
	dsn, err := p.dsn()
	if err == nil && strings.HasPrefix(dsn, "sqlite:") {
		err = migrate(ctx, db)
	}
	if err == nil {
		err = requireSchema(ctx, db)
	}
	if err == nil {
		err = f(db)
	}
	return errors.Join(err, db.Close())
}

// readPassword reads one line from standard input, so that no password stands in a process list or a shell history.
func readPassword() (string, error) {
	line, err := bufio.NewReader(os.Stdin).ReadString('\n')
	if err != nil && line == "" {
		return "", naskah.Errorf(naskah.Invalid, "AKN-SANDI-MASUKAN", "Kata sandi dibaca dari masukan standar, misalnya: naskah user add … < berkas.")
	}
	return strings.TrimRight(line, "\r\n"), nil
}
