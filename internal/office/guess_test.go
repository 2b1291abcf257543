package office_test

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
)

// TestGuesses: a stolen session guesses a passphrase five times in a quarter of an hour, over all naskah together, also many at once and
// also in another process; the other signer is not held up, and the right one gets in when the time has passed.
func TestGuesses(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	ctx, director := w.Ctx(), w.P("direktur")
	naskahs := []naskah.Naskah{w.Opened(), w.Opened(), w.Opened()}
	seal := func(o *office.Office, who naskah.Principal, i int, secret string) error {
		_, err := o.Seal(ctx, who, naskahs[i].ID, w.Get(naskahs[i].ID).Seq, office.SealInput{Secret: naskah.NewSecret(secret)})
		return err
	}
	for i := range 5 {
		check(t, seal(w.Office, director, i%3, "bukan passphrase-nya"), naskah.Denied, "TTE-PASSPHRASE")
		w.Turn(time.Minute)
	}
	err := seal(w.Office, director, 0, officetest.Passphrase)
	check(t, err, naskah.Unavailable, "TTE-TERLALU-SERING")
	if !strings.Contains(err.Error(), "09.15 WIB") {
		t.Errorf("it does not say until when: %v", err)
	}
	check(t, seal(w.Whole(), director, 1, officetest.Passphrase), naskah.Unavailable, "TTE-TERLALU-SERING")
	before := w.Get(naskahs[2].ID)
	w.Turn(10*time.Minute + time.Second) // the first of the five has aged out
	if err := seal(w.Office, director, 2, officetest.Passphrase); err != nil {
		t.Fatalf("after the wait: %v", err)
	}
	if after := w.Get(before.ID); after.Seq == before.Seq {
		t.Error("nothing was sealed")
	}
	if err := seal(w.Office, w.P("walikota"), 2, officetest.Passphrase); err != nil {
		t.Errorf("the other signer was held up: %v", err)
	}
}

// TestGuessesAtOnce: many guesses at the same moment are no way around the count.
func TestGuessesAtOnce(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	director := w.P("direktur")
	var all []naskah.Naskah
	for range 9 {
		all = append(all, w.Opened())
	}
	var wg sync.WaitGroup
	var mu sync.Mutex
	codes := map[string]int{}
	for _, n := range all {
		wg.Go(func() {
			_, err := w.Office.Seal(w.Ctx(), director, n.ID, n.Seq, office.SealInput{Secret: naskah.NewSecret("bukan passphrase-nya")})
			if e, ok := errors.AsType[*naskah.Error](err); ok {
				mu.Lock()
				codes[e.Code]++
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	if codes["TTE-PASSPHRASE"] > 5 || codes["TTE-PASSPHRASE"]+codes["TTE-TERLALU-SERING"] != 9 {
		t.Errorf("%v: want at most five guesses of nine", codes)
	}
}
