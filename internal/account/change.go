package account

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"naskah/internal/naskah"
)

// OnceFor is how long a one-time password opens the account.
const OnceFor = 72 * time.Hour

// oncePrefix marks what is stored of a one-time password: `sekali:<unix milliseconds of its end>:<argon2id>`. A program that does not
// know the mark finds no password in it and lets nobody in.
const oncePrefix = "sekali:"

// onceUntil takes the mark of a one-time password off.
func onceUntil(stored string) (once bool, until time.Time, hash string) {
	rest, ok := strings.CutPrefix(stored, oncePrefix)
	if !ok {
		return false, time.Time{}, stored
	}
	ms, hash, _ := strings.Cut(rest, ":")
	n, err := strconv.ParseInt(ms, 10, 64)
	if err != nil {
		return true, time.Time{}, ""
	}
	return true, time.UnixMilli(n), hash
}

// current is the hash that a password is compared with, and whether its time is not over.
func current(stored string, now time.Time) (hash string, inTime bool) {
	once, until, hash := onceUntil(stored)
	return hash, !once || now.Before(until)
}

// HashOnce is HashPassword for a password that somebody else chose: it opens the account once, within OnceFor, to choose another.
func (a *Accounts) HashOnce(ctx context.Context, u naskah.User, password string) (string, error) {
	hash, err := a.HashPassword(ctx, u, password)
	if err != nil {
		return "", err
	}
	return oncePrefix + strconv.FormatInt(a.clock().Add(OnceFor).UnixMilli(), 10) + ":" + hash, nil
}

// Reset gives the account a one-time password, which its owner must change when he comes in, and ends every session of his. That it
// was reset, when and by whom stays in the history of the account, which he is shown.
func (a *Accounts) Reset(ctx context.Context, by naskah.Principal, id naskah.UserID, password string) error {
	u, err := a.store.User(ctx, id)
	if err != nil {
		return err
	}
	hash, err := a.HashOnce(ctx, u, password)
	if err != nil {
		return err
	}
	return a.store.SavePassword(ctx, by, id, u.Password, hash, naskah.PasswordChanged(naskah.PasswordOnce))
}

// ChangePassword is the user's own change, from one of his sessions: who does not know the old password changes nothing, and may guess
// it no more often than at the door. All sessions of the user end; the one it was done from gets a new token.
func (a *Accounts) ChangePassword(ctx context.Context, in naskah.SignIn, old, fresh string, from From) (Entry, error) {
	u, err := a.store.User(ctx, in.User)
	if err != nil {
		return Entry{}, err
	}
	if err := a.knows(ctx, u, in, old); err != nil {
		return Entry{}, err
	}
	if old == fresh {
		return Entry{}, naskah.Errorf(naskah.Invalid, "AKN-SANDI-SAMA", "Kata sandi baru sama dengan yang lama. Pilih kata sandi yang lain.").On("baru")
	}
	hash, err := a.HashPassword(ctx, u, fresh)
	if err != nil {
		return Entry{}, onField(err, "baru")
	}
	by := u.Principal()
	if err := a.store.SavePassword(ctx, by, u.ID, u.Password, hash, naskah.PasswordChanged(naskah.PasswordOwn)); err != nil {
		return Entry{}, err
	}
	u.Password = hash
	device, err := a.device(from.Device, u)
	if err != nil {
		return Entry{}, err
	}
	token, err := a.open(ctx, u)
	return Entry{Token: token, Device: device, User: public(u)}, err
}

// knows is Invalid (AKN-SANDI-LAMA) unless password is the user's. Guesses are counted by the session they come from: a stolen one
// cannot guess for long, and what it guesses wrong keeps nobody from the door or from changing his password elsewhere.
func (a *Accounts) knows(ctx context.Context, u naskah.User, in naskah.SignIn, password string) error {
	now := a.clock()
	try := attempt{user: u.ID, login: u.Login, device: "session " + string(in.Token)}
	if wait := a.limiter.try(now, try); wait > 0 {
		return tooOftenHere(wait)
	}
	stored, inTime := current(u.Password, now)
	if stored == "" || !inTime {
		stored = a.password.decoy
	}
	good, _, err := a.password.check(ctx, password, stored, true)
	if err != nil {
		return fmt.Errorf("account: old password: %w", err)
	}
	if !good {
		return naskah.Errorf(naskah.Invalid, "AKN-SANDI-LAMA", "Kata sandi lama tidak cocok; kata sandi tidak diganti. Periksa kembali, lalu coba lagi.").On("lama")
	}
	a.limiter.forget(now, try)
	return nil
}

// onField names the field that an error is about.
func onField(err error, field string) error {
	if e, ok := errors.AsType[*naskah.Error](err); ok && e.Field == "sandi" {
		return e.On(field)
	}
	return err
}

// Sessions are those of a user that are still open, newest first.
func (a *Accounts) Sessions(ctx context.Context, id naskah.UserID) ([]naskah.SignIn, error) {
	all, err := a.store.SignIns(ctx, id)
	if err != nil {
		return nil, err
	}
	var out []naskah.SignIn
	for _, in := range all {
		if a.clock().Before(in.Until) {
			out = append(out, in)
		}
	}
	return out, nil
}

// SessionName is how a page names a session without telling what would open it: half of the digest of its token.
func SessionName(in naskah.SignIn) string { return string(in.Token)[:32] }

// EndSession ends one session of the user, by its name; NotFound when it is not his.
func (a *Accounts) EndSession(ctx context.Context, id naskah.UserID, name string) error {
	all, err := a.store.SignIns(ctx, id)
	if err != nil {
		return err
	}
	for _, in := range all {
		if SessionName(in) == name {
			return a.store.DropSignIn(ctx, in.Token)
		}
	}
	return naskah.Absent()
}

// EndOthers ends every session of the user but this one, and says how many there were.
func (a *Accounts) EndOthers(ctx context.Context, this naskah.SignIn) (int, error) {
	all, err := a.Sessions(ctx, this.User)
	if err != nil {
		return 0, err
	}
	n := 0
	for _, in := range all {
		if in.Token == this.Token {
			continue
		}
		if err := a.store.DropSignIn(ctx, in.Token); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// rehash brings a hash of older parameters up to date, now that the password is known; sessions opened with the older one end.
func (a *Accounts) rehash(ctx context.Context, u naskah.User, password string) (naskah.User, error) {
	hash, err := a.password.hash(ctx, password)
	if err != nil {
		return u, fmt.Errorf("account: rehash: %w", err)
	}
	if once, until, _ := onceUntil(u.Password); once {
		hash = oncePrefix + strconv.FormatInt(until.UnixMilli(), 10) + ":" + hash
	}
	old := u.Password
	u.Password = hash
	return u, a.store.SavePassword(ctx, naskah.System(), u.ID, old, hash)
}
