// Package account knows who may come in: passwords, sign-in sessions, and how often somebody may try. What a user may do once he is
// in is decided by the office.
//
// A session is a token of 256 random bits that lives only in the cookie; the store has its digest. It ends after Idle without use,
// after Life in any case, and at once when the password changes or the account is closed.
package account

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"naskah/internal/naskah"
)

// Defaults of the sessions.
const (
	DefaultIdle = 2 * time.Hour
	DefaultLife = 12 * time.Hour
	seenEvery   = time.Minute // how often a session's last use is written down
)

// Accounts is the door. The exported fields may be changed before the first use.
type Accounts struct {
	Idle time.Duration
	Life time.Duration

	store    naskah.AccountStore
	clock    naskah.Clock
	random   io.Reader
	limiter  *limiter
	password *hasher
}

// New makes the door over store; clock and random are handed in by main.
func New(store naskah.AccountStore, clock naskah.Clock, random io.Reader) *Accounts {
	if random == nil {
		random = rand.Reader
	}
	return &Accounts{
		Idle: DefaultIdle, Life: DefaultLife,
		store: store, clock: clock, random: random, limiter: newLimiter(), password: newHasher(),
	}
}

// An Entry is what a successful sign-in gives: the token goes into the session cookie, Device into the long-lived one that tells the
// next time that this browser is no stranger.
type Entry struct {
	Token  string
	Device string
	User   naskah.User
}

// SignIn checks login and password and opens a new session. An unknown login, a closed account, a wrong password and a one-time
// password whose time is over get the same answer after the same work. The caller signs out the session that the browser had before.
func (a *Accounts) SignIn(ctx context.Context, login, password string, from From) (Entry, error) {
	u, err := a.authenticate(ctx, naskah.FoldLogin(login), password, from)
	if err != nil {
		return Entry{}, err
	}
	device, err := a.device(from.Device, u)
	if err != nil {
		return Entry{}, err
	}
	token, err := a.open(ctx, u)
	return Entry{Token: token, Device: device, User: public(u)}, err
}

// authenticate finds the user whose password it is, within the limits of how often somebody may try.
func (a *Accounts) authenticate(ctx context.Context, login, password string, from From) (naskah.User, error) {
	u, err := a.store.UserByLogin(ctx, login)
	if err != nil && !errors.Is(err, naskah.NotFound) {
		return naskah.User{}, fmt.Errorf("account: sign in: %w", err)
	}
	now := a.clock()
	stored, inTime := current(u.Password, now)
	known := err == nil && u.Active && stored != "" && inTime
	try := attempt{user: u.ID, login: login, place: placeOf(from.IP)}
	if known {
		try.device, _ = a.deviceOf(from.Device, u, now)
	} else {
		stored = a.password.decoy
	}
	if wait := a.limiter.try(now, try); wait > 0 {
		return naskah.User{}, tooOften(wait)
	}
	good, outdated, err := a.password.check(ctx, password, stored, try.device != "")
	if err != nil {
		return naskah.User{}, fmt.Errorf("account: sign in: %w", err)
	}
	if !good || !known {
		return naskah.User{}, wrong()
	}
	a.limiter.forget(now, try)
	if outdated {
		return a.rehash(ctx, u, password)
	}
	return u, nil
}

// Shortcut opens a session without a password: "Masuk sebagai …" of the demo. Nothing else may be wired to it.
func (a *Accounts) Shortcut(ctx context.Context, id naskah.UserID) (token string, err error) {
	u, err := a.store.User(ctx, id)
	if err != nil {
		return "", err
	}
	if !u.Active {
		return "", wrong()
	}
	return a.open(ctx, u)
}

func (a *Accounts) open(ctx context.Context, u naskah.User) (string, error) {
	token, err := a.secret()
	if err != nil {
		return "", err
	}
	csrf, err := a.secret()
	if err != nil {
		return "", err
	}
	now := a.clock()
	in := naskah.SignIn{Token: digest(token), User: u.ID, Since: now, Seen: now, Until: now.Add(min(a.Idle, a.Life)), CSRF: csrf}
	if err := a.store.SaveSignIn(ctx, in); err != nil {
		return "", fmt.Errorf("account: open session: %w", err)
	}
	return token, nil
}

// secret is 256 random bits as text.
func (a *Accounts) secret() (string, error) {
	var b [32]byte
	if _, err := io.ReadFull(a.random, b[:]); err != nil {
		return "", fmt.Errorf("account: random: %w", err)
	}
	return base64.RawURLEncoding.EncodeToString(b[:]), nil
}

func digest(token string) naskah.Digest { return naskah.DigestOf([]byte(token)) }

// public is u without what only this package may know.
func public(u naskah.User) naskah.User { u.Password = ""; return u }

// Who is the user behind a token, and his session, whose life this use prolongs. While his password is a one-time one the answer is
// Denied (AKN-SANDI-GANTI) together with both: he may change it or leave, and nothing else.
func (a *Accounts) Who(ctx context.Context, token string) (naskah.User, naskah.SignIn, error) {
	if token == "" {
		return naskah.User{}, naskah.SignIn{}, ended()
	}
	in, err := a.store.SignIn(ctx, digest(token))
	if errors.Is(err, naskah.NotFound) {
		return naskah.User{}, naskah.SignIn{}, ended()
	}
	if err != nil {
		return naskah.User{}, naskah.SignIn{}, fmt.Errorf("account: who: %w", err)
	}
	now := a.clock()
	u, err := a.store.User(ctx, in.User)
	if err != nil && !errors.Is(err, naskah.NotFound) {
		return naskah.User{}, naskah.SignIn{}, fmt.Errorf("account: who: %w", err)
	}
	if err != nil || !u.Active || !now.Before(in.Until) {
		if err := a.store.DropSignIn(ctx, in.Token); err != nil {
			return naskah.User{}, naskah.SignIn{}, fmt.Errorf("account: who: %w", err)
		}
		return naskah.User{}, naskah.SignIn{}, ended()
	}
	if now.Sub(in.Seen) >= seenEvery {
		in.Seen, in.Until = now, earlier(now.Add(a.Idle), in.Since.Add(a.Life))
		if err := a.store.SaveSignIn(ctx, in); err != nil {
			return naskah.User{}, naskah.SignIn{}, fmt.Errorf("account: who: %w", err)
		}
	}
	if once, _, _ := onceUntil(u.Password); once {
		err = mustChange()
	}
	return public(u), in, err
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// SignOut ends the session of a token; that there is none is no error.
func (a *Accounts) SignOut(ctx context.Context, token string) error {
	return a.store.DropSignIn(ctx, digest(token))
}

// CheckCSRF is Denied (AKN-CSRF) unless sent is the token that the session's own pages carry.
func CheckCSRF(in naskah.SignIn, sent string) error {
	if in.CSRF == "" || subtle.ConstantTimeCompare([]byte(in.CSRF), []byte(sent)) != 1 {
		return naskah.Errorf(naskah.Denied, "AKN-CSRF", "Permintaan ini tidak berasal dari halaman yang sedang Anda buka. Muat ulang halaman, lalu coba lagi.")
	}
	return nil
}

// SetFlash keeps a sentence for the next page of the session.
func (a *Accounts) SetFlash(ctx context.Context, in naskah.SignIn, text string) error {
	in.Flash = text
	return a.store.SaveSignIn(ctx, in)
}

// TakeFlash is the sentence that was kept, once.
func (a *Accounts) TakeFlash(ctx context.Context, in naskah.SignIn) (string, error) {
	text := in.Flash
	if text == "" {
		return "", nil
	}
	in.Flash = ""
	return text, a.store.SaveSignIn(ctx, in)
}

// Create makes an account. An ID is made when u has none.
func (a *Accounts) Create(ctx context.Context, by naskah.Principal, u naskah.User, password string) (naskah.User, error) {
	u.Login = naskah.FoldLogin(u.Login)
	if err := errors.Join(a.CheckUser(u), CheckPassword(password, u)); err != nil {
		return naskah.User{}, firstOf(err)
	}
	var err error
	if u.ID, err = a.newID(ctx, u.ID); err != nil {
		return naskah.User{}, err
	}
	if u.Password, err = a.HashPassword(ctx, u, password); err != nil {
		return naskah.User{}, err
	}
	if err := a.store.SaveUser(ctx, by, u); err != nil {
		return naskah.User{}, err
	}
	return public(u), nil
}

// CheckUser refuses a login or roles that no account may have. Who gives roles holds no other: otherwise he could make himself the
// second person of his own proposals.
func (a *Accounts) CheckUser(u naskah.User) error {
	if err := errors.Join(checkLogin(naskah.FoldLogin(u.Login)), checkRoles(u.Roles)); err != nil {
		return firstOf(err)
	}
	return nil
}

// HashPassword refuses a password that is too short, too long or guessed first, and gives what is stored of it.
func (a *Accounts) HashPassword(ctx context.Context, u naskah.User, password string) (string, error) {
	if err := CheckPassword(password, u); err != nil {
		return "", err
	}
	hash, err := a.password.hash(ctx, password)
	if err != nil {
		return "", fmt.Errorf("account: password of %s: %w", u.Login, err)
	}
	return hash, nil
}

// newID is id, which nobody has yet, or a new one.
func (a *Accounts) newID(ctx context.Context, id naskah.UserID) (naskah.UserID, error) {
	if id == "" {
		made, err := naskah.NewID(a.random, a.clock)
		return naskah.UserID(made), err
	}
	_, err := a.store.User(ctx, id)
	switch {
	case errors.Is(err, naskah.NotFound):
		return id, nil
	case err == nil:
		return "", naskah.Twice()
	}
	return "", err
}

// SetActive opens or closes an account; closing it ends every session of the user.
func (a *Accounts) SetActive(ctx context.Context, by naskah.Principal, id naskah.UserID, active bool) error {
	u, err := a.store.User(ctx, id)
	if err != nil || u.Active == active {
		return err
	}
	u.Active, u.Password = active, "" // what is stored of the password stays
	words := map[bool]string{true: "ya", false: "tidak"}
	return a.store.SaveUser(ctx, by, u, naskah.Changed{Fakta: "akun aktif", Lama: words[!active], Baru: words[active]})
}

// firstOf is the first of joined errors, so that one sentence is shown.
func firstOf(err error) error {
	if e, ok := errors.AsType[*naskah.Error](err); ok {
		return e
	}
	return err
}

func checkRoles(roles []naskah.Role) error {
	for _, r := range roles {
		if !slices.Contains(naskah.Roles, r) {
			return naskah.Errorf(naskah.Invalid, "AKN-PERAN", "Peran %q tidak dikenal.", string(r)).On("peran")
		}
	}
	if len(roles) > 1 && slices.Contains(roles, naskah.RoleAdmin) {
		return naskah.Errorf(naskah.Invalid, "AKN-PERAN-ADMIN",
			"Pengelola akun tidak memegang peran lain, supaya tidak seorang pun memberi wewenang kepada dirinya sendiri. Buat akun tersendiri.").On("peran")
	}
	if len(roles) == 0 {
		return naskah.Errorf(naskah.Invalid, "AKN-PERAN", "Pilih paling sedikit satu peran.").On("peran")
	}
	return nil
}

func checkLogin(login string) error {
	if len(login) < 3 || len(login) > 64 || strings.Trim(login, "abcdefghijklmnopqrstuvwxyz0123456789._-@") != "" {
		return naskah.Errorf(naskah.Invalid, "AKN-LOGIN-BENTUK",
			"Nama pengguna terdiri atas 3 sampai dengan 64 huruf kecil, angka, titik, garis, atau @, tanpa spasi.").On("login")
	}
	return nil
}
