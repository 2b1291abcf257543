package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jmoiron/sqlx"

	"naskah/internal/naskah"
)

// userRow is a row of table users; seq is that of the newest event of the account's history.
type userRow struct {
	ID        naskah.UserID             `db:"id"`
	Seq       int                       `db:"seq"`
	Login     string                    `db:"login"`
	LoginFold string                    `db:"login_fold"`
	Nama      string                    `db:"nama"`
	Sapaan    string                    `db:"sapaan"`
	Orang     naskah.OrangID            `db:"orang_id"`
	Instansi  naskah.InstansiID         `db:"instansi_id"`
	Unit      naskah.UnitID             `db:"unit_id"`
	Mitra     naskah.MitraID            `db:"mitra_id"`
	Roles     jsonColumn[[]naskah.Role] `db:"roles"`
	Password  string                    `db:"password"`
	Active    flag                      `db:"active"`
}

const userColumns = `id, seq, login, login_fold, nama, sapaan, orang_id, instansi_id, unit_id, mitra_id, roles, password, active`

const selectUser = `SELECT ` + userColumns + ` FROM users`

const nextUser = `UPDATE users SET seq = seq + 1 WHERE id = $1 RETURNING ` + userColumns

// upsertUser holds the row of the account until the transaction ends.
const upsertUser = `INSERT INTO users (id, seq, login, login_fold, nama, sapaan, orang_id, instansi_id, unit_id, mitra_id, roles, password, active)
	VALUES (:id, 1, :login, :login_fold, :nama, :sapaan, :orang_id, :instansi_id, :unit_id, :mitra_id, :roles, :password, :active)
	ON CONFLICT (id) DO UPDATE SET seq = users.seq + 1, login = excluded.login, login_fold = excluded.login_fold, nama = excluded.nama,
	sapaan = excluded.sapaan, orang_id = excluded.orang_id, instansi_id = excluded.instansi_id, unit_id = excluded.unit_id,
	mitra_id = excluded.mitra_id, roles = excluded.roles, active = excluded.active,
	password = CASE WHEN excluded.password = '' THEN users.password ELSE excluded.password END
	RETURNING ` + userColumns

// endOutdated ends the sessions of an account that is about to be closed or to get another password.
const endOutdated = `UPDATE sign_in SET dropped = 1 WHERE user_id = $1
	AND EXISTS (SELECT 1 FROM users WHERE id = $1 AND ($2 = 0 OR ($3 <> '' AND password <> $3)))`

const updatePassword = `UPDATE users SET seq = seq + 1, password = $3 WHERE id = $1 AND password = $2 RETURNING ` + userColumns

func (r userRow) user() (naskah.User, error) {
	return naskah.User{
		ID: r.ID, Login: r.Login, Nama: r.Nama, Sapaan: r.Sapaan, Orang: r.Orang, Instansi: r.Instansi, Unit: r.Unit, Mitra: r.Mitra,
		Roles: r.Roles.v, Password: r.Password, Active: r.Active != 0,
	}, nil
}

// audited is user, for an audit, which also looks at what is derived from the row.
func (r userRow) audited() (naskah.User, error) {
	if r.LoginFold != naskah.FoldLogin(r.Login) {
		return naskah.User{}, unreadable("akun", string(r.ID), nil)
	}
	return r.user()
}

// User is one account.
func (d *DB) User(ctx context.Context, id naskah.UserID) (naskah.User, error) {
	return d.user(ctx, selectUser+` WHERE id = $1`, string(id))
}

// UserByLogin finds an account by its login, without regard to case.
func (d *DB) UserByLogin(ctx context.Context, login string) (naskah.User, error) {
	return d.user(ctx, selectUser+` WHERE login_fold = $1`, naskah.FoldLogin(login))
}

func (d *DB) user(ctx context.Context, query, arg string) (naskah.User, error) {
	all, err := selectRows(ctx, d.db, userRow.user, query, arg)
	if err == nil && len(all) == 0 {
		err = naskah.Absent()
	}
	if err != nil {
		return naskah.User{}, err
	}
	return all[0], nil
}

// Users lists the accounts that the scope shows, by ID.
func (d *DB) Users(ctx context.Context, s naskah.Scope) ([]naskah.User, error) {
	return ofRegister(ctx, d, s, userRow.user, userColumns, "users")
}

// SaveUser inserts or replaces an account and remembers it in the account's history.
func (d *DB) SaveUser(ctx context.Context, by naskah.Principal, u naskah.User, changed ...naskah.Changed) error {
	u = u.Normal()
	fold := naskah.FoldLogin(u.Login)
	if u.ID == "" || fold == "" {
		return naskah.Nameless()
	}
	err := d.write(ctx, func(tx *txn) error {
		kept, err := d.upsertUser(ctx, tx, userRow{
			ID: u.ID, Login: u.Login, LoginFold: fold, Nama: u.Nama, Sapaan: u.Sapaan, Orang: u.Orang, Instansi: u.Instansi, Unit: u.Unit,
			Mitra: u.Mitra, Roles: jsonColumn[[]naskah.Role]{u.Roles}, Password: u.Password, Active: toFlag(u.Active),
		})
		if err != nil {
			return taken(err, naskah.LoginTaken(u.Login))
		}
		return d.userEvent(ctx, tx, by, kept, changed)
	})
	if err != nil {
		return fmt.Errorf("sqlstore: save user %s: %w", u.ID, err)
	}
	return nil
}

// upsertUser keeps the row, ends the sessions that must not outlive it, and gives it as it is stored now.
func (d *DB) upsertUser(ctx context.Context, tx *txn, r userRow) (userRow, error) {
	if _, err := tx.ExecContext(ctx, endOutdated, r.ID, r.Active, r.Password); err != nil {
		return userRow{}, translate(err)
	}
	query, args, err := tx.BindNamed(upsertUser, r)
	if err != nil {
		return userRow{}, err
	}
	var kept userRow
	return kept, sqlx.GetContext(ctx, tx, &kept, query, args...)
}

// userEvent remembers an account as it is stored now in its history.
func (d *DB) userEvent(ctx context.Context, tx *txn, by naskah.Principal, r userRow, changed []naskah.Changed) error {
	u, err := r.user()
	if err != nil {
		return err
	}
	row, act := naskah.UserRow(u), naskah.ActEdit
	row.Changed = changed
	last, err := lastEvent(ctx, tx, row.Subject)
	if err != nil {
		return err
	}
	if last.Seq == 0 {
		act = naskah.ActCreate
	}
	e, err := row.Follow(last, d.clock(), by, act, row.Digest)
	if err != nil {
		return err
	}
	return addEvent(ctx, tx, e)
}

// SavePassword replaces what is stored of the password where it still is old, and ends the user's sessions.
func (d *DB) SavePassword(ctx context.Context, by naskah.Principal, id naskah.UserID, old, fresh string, changed ...naskah.Changed) error {
	err := d.write(ctx, func(tx *txn) error {
		var kept userRow
		err := sqlx.GetContext(ctx, tx, &kept, updatePassword, id, old, fresh)
		if errors.Is(err, sql.ErrNoRows) {
			var n int
			if err := sqlx.GetContext(ctx, tx, &n, `SELECT COUNT(*) FROM users WHERE id = $1`, id); err != nil {
				return translate(err)
			}
			if n == 0 {
				return naskah.Absent()
			}
			return naskah.PasswordMoved()
		}
		if err != nil {
			return translate(err)
		}
		if _, err := tx.ExecContext(ctx, dropSignIns, string(id)); err != nil {
			return translate(err)
		}
		return d.userEvent(ctx, tx, by, kept, changed)
	})
	if err != nil {
		return fmt.Errorf("sqlstore: password of %s: %w", id, err)
	}
	return nil
}

// signInRow is a row of table sign_in.
type signInRow struct {
	Token   naskah.Digest `db:"token"`
	User    naskah.UserID `db:"user_id"`
	Since   milli         `db:"since"`
	Seen    milli         `db:"seen"`
	Until   milli         `db:"until_at"`
	CSRF    string        `db:"csrf"`
	Flash   string        `db:"flash"`
	Dropped flag          `db:"dropped"`
}

const (
	signInColumns = `token, user_id, since, seen, until_at, csrf, flash, dropped`
	selectSignIn  = `SELECT ` + signInColumns + ` FROM sign_in WHERE token = $1 AND dropped = 0`
	selectSignIns = `SELECT ` + signInColumns + ` FROM sign_in WHERE user_id = $1 AND dropped = 0 ORDER BY since DESC, token`
	sweepSignIns  = `DELETE FROM sign_in WHERE until_at <= $1`
	upsertSignIn  = `INSERT INTO sign_in (token, user_id, since, seen, until_at, csrf, flash, dropped)
		VALUES (:token, :user_id, :since, :seen, :until_at, :csrf, :flash, 0)
		ON CONFLICT (token) DO UPDATE SET seen = excluded.seen, until_at = excluded.until_at, csrf = excluded.csrf, flash = excluded.flash
		WHERE sign_in.dropped = 0`
	dropSignIn  = `UPDATE sign_in SET dropped = 1 WHERE token = $1`
	dropSignIns = `UPDATE sign_in SET dropped = 1 WHERE user_id = $1`
)

func (r signInRow) signIn() (naskah.SignIn, error) {
	return naskah.SignIn{Token: r.Token, User: r.User, Since: r.Since.time(), Seen: r.Seen.time(), Until: r.Until.time(), CSRF: r.CSRF, Flash: r.Flash}, nil
}

// SignIn is the sign-in session of a token.
func (d *DB) SignIn(ctx context.Context, token naskah.Digest) (naskah.SignIn, error) {
	all, err := selectRows(ctx, d.db, signInRow.signIn, selectSignIn, string(token))
	if err == nil && len(all) == 0 {
		err = naskah.Absent()
	}
	if err != nil {
		return naskah.SignIn{}, err
	}
	return all[0], nil
}

// SignIns lists the sessions of a user that were not dropped, newest first.
func (d *DB) SignIns(ctx context.Context, u naskah.UserID) ([]naskah.SignIn, error) {
	return selectRows(ctx, d.db, signInRow.signIn, selectSignIns, string(u))
}

// SaveSignIn inserts or replaces a sign-in session, and sweeps those whose time is over.
func (d *DB) SaveSignIn(ctx context.Context, in naskah.SignIn) error {
	return d.write(ctx, func(tx *txn) error {
		if _, err := tx.ExecContext(ctx, sweepSignIns, d.clock().UnixMilli()); err != nil {
			return translate(err)
		}
		_, err := tx.NamedExecContext(ctx, upsertSignIn, signInRow{
			Token: in.Token, User: in.User, Since: toMilli(in.Since), Seen: toMilli(in.Seen), Until: toMilli(in.Until), CSRF: in.CSRF, Flash: in.Flash,
		})
		return translate(err)
	})
}

// DropSignIn ends one sign-in session; that there is none is no error.
func (d *DB) DropSignIn(ctx context.Context, token naskah.Digest) error {
	_, err := d.db.ExecContext(ctx, dropSignIn, string(token))
	return translate(err)
}

// DropSignIns ends all sign-in sessions of a user.
func (d *DB) DropSignIns(ctx context.Context, u naskah.UserID) error {
	_, err := d.db.ExecContext(ctx, dropSignIns, string(u))
	return translate(err)
}
