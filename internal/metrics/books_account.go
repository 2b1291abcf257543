package metrics

import (
	"context"
	"time"

	"naskah/internal/naskah"
)

// User is counted.
func (b *Books) User(ctx context.Context, id naskah.UserID) (_ naskah.User, err error) {
	defer b.m.seen(portAccount, "User", time.Now(), &err)
	return b.Whole.User(ctx, id)
}

// UserByLogin is counted.
func (b *Books) UserByLogin(ctx context.Context, login string) (_ naskah.User, err error) {
	defer b.m.seen(portAccount, "UserByLogin", time.Now(), &err)
	return b.Whole.UserByLogin(ctx, login)
}

// Users is counted.
func (b *Books) Users(ctx context.Context, s naskah.Scope) (_ []naskah.User, err error) {
	defer b.m.seen(portAccount, "Users", time.Now(), &err)
	return b.Whole.Users(ctx, s)
}

// SaveUser is counted.
func (b *Books) SaveUser(ctx context.Context, by naskah.Principal, u naskah.User, changed ...naskah.Changed) (err error) {
	defer b.m.seen(portAccount, "SaveUser", time.Now(), &err)
	err = b.Whole.SaveUser(ctx, by, u, changed...)
	b.m.rows.WithLabelValues("user", outcome(err)).Inc()
	return err
}

// SavePassword is counted.
func (b *Books) SavePassword(ctx context.Context, by naskah.Principal, id naskah.UserID, old, fresh string, changed ...naskah.Changed) (err error) {
	defer b.m.seen(portAccount, "SavePassword", time.Now(), &err)
	err = b.Whole.SavePassword(ctx, by, id, old, fresh, changed...)
	b.m.rows.WithLabelValues("user", outcome(err)).Inc()
	return err
}

// SignIn is counted.
func (b *Books) SignIn(ctx context.Context, tokenDigest naskah.Digest) (_ naskah.SignIn, err error) {
	defer b.m.seen(portAccount, "SignIn", time.Now(), &err)
	return b.Whole.SignIn(ctx, tokenDigest)
}

// SaveSignIn is counted.
func (b *Books) SaveSignIn(ctx context.Context, s naskah.SignIn) (err error) {
	defer b.m.seen(portAccount, "SaveSignIn", time.Now(), &err)
	return b.Whole.SaveSignIn(ctx, s)
}

// SignIns is counted.
func (b *Books) SignIns(ctx context.Context, u naskah.UserID) (_ []naskah.SignIn, err error) {
	defer b.m.seen(portAccount, "SignIns", time.Now(), &err)
	return b.Whole.SignIns(ctx, u)
}

// DropSignIn is counted.
func (b *Books) DropSignIn(ctx context.Context, tokenDigest naskah.Digest) (err error) {
	defer b.m.seen(portAccount, "DropSignIn", time.Now(), &err)
	return b.Whole.DropSignIn(ctx, tokenDigest)
}

// DropSignIns is counted.
func (b *Books) DropSignIns(ctx context.Context, u naskah.UserID) (err error) {
	defer b.m.seen(portAccount, "DropSignIns", time.Now(), &err)
	return b.Whole.DropSignIns(ctx, u)
}
