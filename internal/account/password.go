package account

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/alexedwards/argon2id"
	"golang.org/x/crypto/argon2"

	"naskah/internal/naskah"
)

// The bounds of a password, in characters. Length is what counts; no mixture is demanded.
const (
	MinPassword = 12
	MaxPassword = 128
)

// params of argon2id: 64 MiB, one pass [RFC 9106 §4]. The lanes are fixed: they are part of the hash.
var params = argon2id.Params{Memory: 64 * 1024, Iterations: 1, Parallelism: 2, SaltLength: 16, KeyLength: 32}

// common are passwords, or parts of them, that are guessed first; what is left of a password without them must still be long enough.
var common = []string{
	"password", "passw0rd", "qwerty", "asdfgh", "123456", "abcdef", "iloveyou", "sayang", "bismillah", "indonesia", "rahasia", "admin",
	"katasandi", "pemda", "pemkot", "pemkab", "pemprov",
}

// CheckPassword refuses a password that is too short, too long, or guessed first.
func CheckPassword(password string, u naskah.User) error {
	n := utf8.RuneCountInString(password)
	switch {
	case !utf8.ValidString(password):
		return naskah.Errorf(naskah.Invalid, "AKN-SANDI", "Kata sandi memuat karakter yang tidak dapat dibaca.").On("sandi")
	case n < MinPassword:
		return naskah.Errorf(naskah.Invalid, "AKN-SANDI-PENDEK",
			"Kata sandi paling sedikit %d karakter. Rangkaian beberapa kata lebih mudah diingat daripada tanda-tanda.", MinPassword).On("sandi")
	case n > MaxPassword:
		return naskah.Errorf(naskah.Invalid, "AKN-SANDI-PANJANG", "Kata sandi paling banyak %d karakter.", MaxPassword).On("sandi")
	case weak(password, u):
		return naskah.Errorf(naskah.Invalid, "AKN-SANDI-LEMAH",
			"Kata sandi ini mudah ditebak karena hanya berisi nama Anda, kata yang lazim, atau karakter yang berulang. Pilih rangkaian kata yang lain.").On("sandi")
	}
	return nil
}

// weak says whether, without what anybody would try first, fewer than five different characters are left.
func weak(password string, u naskah.User) bool {
	rest := strings.ToLower(password)
	for _, word := range append(append([]string{}, common...), append(strings.Fields(strings.ToLower(u.Nama)), naskah.FoldLogin(u.Login))...) {
		if len(word) >= 3 {
			rest = strings.ReplaceAll(rest, word, "")
		}
	}
	seen := map[rune]bool{}
	for _, r := range rest {
		seen[r] = true
	}
	return len(seen) < 5
}

// How many hashes are made at a time, each of which takes 64 MiB and a processor: so many for strangers, and so many of them in a queue;
// two more for those who are known, so that a crowd at the door does not keep out who belongs to the house.
const (
	strangersAtOnce = 2
	strangersQueue  = 16
	knownAtOnce     = 2
)

// A hasher makes and checks password hashes, few at a time.
type hasher struct {
	strangers chan struct{}
	queue     chan struct{}
	known     chan struct{}
	decoy     string // the hash of a password that nobody has: what an unknown login is checked against
}

func newHasher() *hasher {
	return &hasher{
		strangers: make(chan struct{}, strangersAtOnce), queue: make(chan struct{}, strangersAtOnce+strangersQueue),
		known: make(chan struct{}, knownAtOnce), decoy: noPassword(),
	}
}

// noPassword is a hash that no password has: random in place of what would be computed, so that a start costs no 64 MiB. Checking against
// it takes the same work as any other.
func noPassword() string {
	random := make([]byte, params.SaltLength+params.KeyLength)
	_, _ = rand.Read(random) // never fails
	b64 := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, params.Memory, params.Iterations, params.Parallelism,
		b64(random[:params.SaltLength]), b64(random[params.SaltLength:]))
}

// enter waits for a place and gives what leaves it again. Strangers who find the queue full are told at once.
func (h *hasher) enter(ctx context.Context, known bool) (leave func(), err error) {
	places := h.known
	if !known {
		places = h.strangers
		select {
		case h.queue <- struct{}{}:
		default:
			return nil, busy()
		}
	}
	quit := func() {
		if !known {
			<-h.queue
		}
	}
	select {
	case places <- struct{}{}:
		return func() { <-places; quit() }, nil
	case <-ctx.Done():
		quit()
		return nil, busy().Because(ctx.Err())
	}
}

func (h *hasher) hash(ctx context.Context, password string) (string, error) {
	leave, err := h.enter(ctx, true)
	if err != nil {
		return "", err
	}
	defer leave()
	return argon2id.CreateHash(password, &params)
}

// check compares; outdated says that the hash was made with other parameters than today's. A password longer than any that can be
// set is compared cut short, so that it costs no more than another.
func (h *hasher) check(ctx context.Context, password, hash string, known bool) (good, outdated bool, err error) {
	leave, err := h.enter(ctx, known)
	if err != nil {
		return false, false, err
	}
	defer leave()
	long := utf8.RuneCountInString(password) > MaxPassword
	if long {
		password = password[:MaxPassword]
	}
	good, used, err := argon2id.CheckHash(password, hash)
	return good && !long && password != "", err == nil && *used != params, err
}
