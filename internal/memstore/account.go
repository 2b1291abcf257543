package memstore

import (
	"cmp"
	"context"
	"slices"

	"naskah/internal/naskah"
)

type accounts struct {
	users   map[naskah.UserID]naskah.User
	signIns map[naskah.Digest]signIn
}

// A signIn that was dropped stays until its time is over, so that a late save cannot bring it back.
type signIn struct {
	naskah.SignIn
	dropped bool
}

func newAccounts() accounts {
	return accounts{users: map[naskah.UserID]naskah.User{}, signIns: map[naskah.Digest]signIn{}}
}

// User is one account.
func (s *Store) User(ctx context.Context, id naskah.UserID) (naskah.User, error) {
	if err := alive(ctx); err != nil {
		return naskah.User{}, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	u, ok := s.accounts.users[id]
	if !ok {
		return naskah.User{}, naskah.Absent()
	}
	return u.Normal(), nil
}

// UserByLogin finds an account by its login, without regard to case.
func (s *Store) UserByLogin(ctx context.Context, login string) (naskah.User, error) {
	if err := alive(ctx); err != nil {
		return naskah.User{}, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	for _, u := range s.accounts.users {
		if naskah.FoldLogin(u.Login) == naskah.FoldLogin(login) {
			return u.Normal(), nil
		}
	}
	return naskah.User{}, naskah.Absent()
}

// Users lists the accounts that the scope shows, by ID.
func (s *Store) Users(ctx context.Context, sc naskah.Scope) ([]naskah.User, error) {
	return rowsOf(ctx, s, s.accounts.users, func(u naskah.User) bool { return sc.SeesInstansi(u.Instansi) }, naskah.User.Normal)
}

// SaveUser inserts or replaces an account and remembers it in the account's history.
func (s *Store) SaveUser(ctx context.Context, by naskah.Principal, u naskah.User, changed ...naskah.Changed) error {
	if err := alive(ctx); err != nil {
		return err
	}
	u = u.Normal()
	s.mu.Lock()
	defer s.mu.Unlock()
	if u.ID == "" || naskah.FoldLogin(u.Login) == "" {
		return naskah.Nameless()
	}
	for id, old := range s.accounts.users {
		if id != u.ID && naskah.FoldLogin(old.Login) == naskah.FoldLogin(u.Login) {
			return naskah.LoginTaken(u.Login)
		}
	}
	old := s.accounts.users[u.ID]
	if u.Password == "" {
		u.Password = old.Password
	}
	return s.keepUser(by, u, !u.Active || u.Password != old.Password, changed)
}

// keepUser keeps an account and its event, and ends its sessions where end says so.
func (s *Store) keepUser(by naskah.Principal, u naskah.User, end bool, changed []naskah.Changed) error {
	row, act := naskah.UserRow(u), naskah.ActEdit
	row.Changed = changed
	last := s.last(row.Subject)
	if last.Seq == 0 {
		act = naskah.ActCreate
	}
	e, err := row.Follow(last, s.clock(), by, act, row.Digest)
	if err != nil {
		return err
	}
	s.accounts.users[u.ID] = u
	s.events[row.Subject] = append(s.events[row.Subject], e)
	if end {
		s.accounts.drop(u.ID)
	}
	return nil
}

// SavePassword replaces what is stored of the password where it still is old, and ends the user's sessions.
func (s *Store) SavePassword(ctx context.Context, by naskah.Principal, id naskah.UserID, old, fresh string, changed ...naskah.Changed) error {
	if err := alive(ctx); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	u, ok := s.accounts.users[id]
	if !ok {
		return naskah.Absent()
	}
	if u.Password != old {
		return naskah.PasswordMoved()
	}
	u = u.Normal()
	u.Password = fresh
	return s.keepUser(by, u, true, changed)
}

// SignIn is the sign-in session of a token.
func (s *Store) SignIn(ctx context.Context, token naskah.Digest) (naskah.SignIn, error) {
	if err := alive(ctx); err != nil {
		return naskah.SignIn{}, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	in, ok := s.accounts.signIns[token]
	if !ok || in.dropped {
		return naskah.SignIn{}, naskah.Absent()
	}
	return in.SignIn, nil
}

// SaveSignIn inserts or replaces a sign-in session, and sweeps those whose time is over.
func (s *Store) SaveSignIn(ctx context.Context, in naskah.SignIn) error {
	if err := alive(ctx); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.accounts.users[in.User]; !ok {
		return naskah.Dangling("akun")
	}
	now := s.clock()
	for t, old := range s.accounts.signIns {
		if !now.Before(old.Until) {
			delete(s.accounts.signIns, t)
		}
	}
	if !s.accounts.signIns[in.Token].dropped {
		s.accounts.signIns[in.Token] = signIn{SignIn: in.Normal()}
	}
	return nil
}

// DropSignIn ends one sign-in session; that there is none is no error.
func (s *Store) DropSignIn(ctx context.Context, token naskah.Digest) error {
	if err := alive(ctx); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if in, ok := s.accounts.signIns[token]; ok {
		s.accounts.signIns[token] = signIn{in.SignIn, true}
	}
	return nil
}

// DropSignIns ends all sign-in sessions of a user.
func (s *Store) DropSignIns(ctx context.Context, u naskah.UserID) error {
	if err := alive(ctx); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.accounts.drop(u)
	return nil
}

// drop ends all sign-in sessions of a user.
func (a accounts) drop(u naskah.UserID) {
	for t, in := range a.signIns {
		if in.User == u {
			a.signIns[t] = signIn{in.SignIn, true}
		}
	}
}

// SignIns lists the sessions of a user that were not dropped, newest first.
func (s *Store) SignIns(ctx context.Context, u naskah.UserID) ([]naskah.SignIn, error) {
	if err := alive(ctx); err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	var out []naskah.SignIn
	for _, in := range s.accounts.signIns {
		if in.User == u && !in.dropped {
			out = append(out, in.SignIn)
		}
	}
	slices.SortFunc(out, func(a, b naskah.SignIn) int {
		return cmp.Or(b.Since.Compare(a.Since), cmp.Compare(a.Token, b.Token))
	})
	return out, nil
}
