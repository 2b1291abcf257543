package office

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"time"

	"naskah/internal/naskah"
)

// How often a signer may give a wrong passphrase before he has to wait. An act counts once, however many naskah it seals.
const (
	maxGuesses  = 5
	guessWindow = 15 * time.Minute
)

// codeWrongSecret is what a keeper of keys answers to a wrong passphrase.
const codeWrongSecret = "TTE-PASSPHRASE" // #nosec G101 -- a code

// guessing are the acts under way that open a key with a secret, by user of a store: each may turn out to be a guess.
var guessing = struct {
	sync.Mutex
	n map[guesser]int
}{n: map[guesser]int{}}

type guesser struct {
	store naskah.Store
	user  naskah.UserID
}

// add counts an act under way, or its end, and says how many others there are.
func (g guesser) add(d int) int {
	guessing.Lock()
	defer guessing.Unlock()
	others := guessing.n[g]
	if guessing.n[g] += d; guessing.n[g] <= 0 {
		delete(guessing.n, g)
	}
	return others
}

// mayGuess is Unavailable (TTE-TERLALU-SERING) for a signer whose passphrase was wrong too often lately; else the act may go on, and
// calls done at its end. Wrong ones are kept as refusals on his own account, so they count in every process and after a restart; they are
// counted over all naskah, because they open one key. Nobody else is held up by them.
func (o *Office) mayGuess(ctx context.Context, user naskah.UserID, zone *time.Location) (done func(), err error) {
	g := guesser{o.Store, user}
	n := g.add(1)
	done = func() { g.add(-1) }
	all, err := o.Store.Refusals(ctx, naskah.ScopeSystem(), naskah.Subject{Kind: naskah.SubjectUser, ID: string(user)})
	if err != nil {
		done()
		return nil, err
	}
	oldest := o.now()
	for _, r := range slices.Backward(all) {
		if r.Code == codeWrongSecret && o.now().Sub(r.At) < guessWindow {
			n++
			oldest = r.At
		}
	}
	if n < maxGuesses {
		return done, nil
	}
	done()
	return nil, naskah.Errorf(naskah.Unavailable, "TTE-TERLALU-SERING",
		"Passphrase salah %d kali dalam %d menit. Coba lagi sesudah %s. Bila bukan Anda yang mencoba, akhiri sesi lain pada halaman Akun dan ganti kata sandi Anda.",
		maxGuesses, int(guessWindow.Minutes()), naskah.Waktu(oldest.Add(guessWindow), zone))
}

// guessed keeps a wrong passphrase on the account of the signer.
func (o *Office) guessed(ctx context.Context, p naskah.Principal) {
	r := naskah.Refusal{Subject: naskah.Subject{Kind: naskah.SubjectUser, ID: string(p.User)}, At: o.now(), By: p.As(naskah.RoleSigner), Act: naskah.ActSeal, Code: codeWrongSecret}
	if err := o.Store.Refuse(context.WithoutCancel(ctx), r); err != nil {
		o.Log.ErrorContext(ctx, "office: wrong passphrase not counted", slog.String("user", string(p.User)), slog.Any("err", err))
	}
}
