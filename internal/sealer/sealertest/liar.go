package sealertest

import (
	"bytes"
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"sync"
	"testing"

	"naskah/internal/naskah"
	"naskah/internal/sealer"
	"naskah/internal/uji"
)

// A Liar is a sealer of a test CA that lies when it is told to, and tells the truth otherwise:
//
//	liar := sealertest.NewLiar(t, ca, clock)
//	liar.Tell(sealertest.OtherRect)             // the next seal
//	…
//	liar.Seals()                                // how many signatures were really made
//
// It is safe for concurrent use.
type Liar struct {
	honest naskah.Sealer
	keys   sealer.Keys
	clock  naskah.Clock

	stranger naskah.Sealer // seals with the key of somebody else, whoever asks
	rogue    naskah.Sealer // seals with a key below another root
	forger   naskah.Sealer // seals with the right certificate and a wrong key
	other    []byte        // another document

	mu    sync.Mutex
	next  []Lie
	seals int
	calls int
}

var _ naskah.Sealer = (*Liar)(nil)

// NewLiar wraps a truthful sealer with the keys of ca.
func NewLiar(tb testing.TB, ca *uji.CA, clock naskah.Clock) *Liar {
	tb.Helper()
	l := &Liar{honest: sealer.NewPDFSign(ca, clock), keys: ca, clock: clock}
	l.other, _ = Document(tb, 0)
	ctx := context.Background()
	stranger, secret := naskah.User{ID: "orang-lain", Nama: "Orang Lain"}, naskah.NewSecret(Passphrase)
	if _, err := ca.Enroll(ctx, stranger, secret); err != nil {
		tb.Fatal(err)
	}
	rogue, err := uji.Open(tb.TempDir(), clock, rand.Reader)
	if err != nil {
		tb.Fatal(err)
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		tb.Fatal(err)
	}
	l.stranger = sealer.NewPDFSign(strangerKeys{ca, stranger.ID, secret}, clock)
	l.rogue = sealer.NewPDFSign(rogueKeys{ca, rogue}, clock)
	l.forger = sealer.NewPDFSign(forgedKeys{ca, key}, clock)
	return l
}

// Tell queues lies, one for each of the next seals.
func (l *Liar) Tell(lies ...Lie) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.next = append(l.next, lies...)
}

// Seals is how many signatures over what was asked for were made, whether or not anybody got them.
func (l *Liar) Seals() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.seals
}

// Calls is how often a seal was asked for.
func (l *Liar) Calls() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.calls
}

func (l *Liar) take() Lie {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.calls++
	if len(l.next) == 0 {
		return Truth
	}
	lie := l.next[0]
	l.next = l.next[1:]
	return lie
}

// Name is that of the sealer behind it.
func (l *Liar) Name() string { return l.honest.Name() }

// Ready is true to the sealer behind it.
func (l *Liar) Ready(ctx context.Context, s naskah.Signer) error { return l.honest.Ready(ctx, s) }

// Seal tells the next lie of the queue.
func (l *Liar) Seal(ctx context.Context, r naskah.SealRequest) ([]byte, error) {
	lie := l.take()
	if !lie.Answers() && lie != Truth {
		return nil, l.fail(ctx, r, lie)
	}
	switch lie {
	case Nothing:
		return nil, nil
	case Unchanged:
		return bytes.Clone(r.PDF), nil
	case OtherBytes:
		return []byte("bukan PDF"), nil
	case OtherDocument:
		r.PDF, r.Field.Rect.Page = l.other, min(r.Field.Rect.Page, Pages)
	case OtherRect:
		r.Field.Rect.X, r.Field.Rect.Y = r.Field.Rect.X+4, r.Field.Rect.Y-4
	case OtherPage:
		r.Field.Rect.Page = otherPage(r.Field.Rect.Page)
	case WholePage:
		r.Field.Rect.X, r.Field.Rect.Y, r.Field.Rect.W, r.Field.Rect.H = 0, 0, 595, 841
	case RogueRoot:
		r.At = l.clock() // its certificate is made on the way
	case TwoSeals:
		first := r
		first.Field.Rect.Page, first.Field.Rect.X, first.Field.Rect.Y = otherPage(r.Field.Rect.Page), 20, 20
		out, err := l.seal(ctx, l.honest, first)
		if err != nil {
			return nil, err
		}
		r.PDF = out
	}
	out, err := l.seal(ctx, l.by(lie), r)
	if err != nil {
		return nil, err
	}
	return spoil(lie, out, len(r.PDF)), nil
}

func otherPage(page int) int {
	if page > 1 {
		return page - 1
	}
	return 2
}

// by is the sealer that a lie seals with.
func (l *Liar) by(lie Lie) naskah.Sealer {
	switch lie {
	case OtherSigner:
		return l.stranger
	case RogueRoot:
		return l.rogue
	case OtherKey:
		return l.forger
	}
	return l.honest
}

// seal counts what is sealed.
func (l *Liar) seal(ctx context.Context, by naskah.Sealer, r naskah.SealRequest) ([]byte, error) {
	out, err := by.Seal(ctx, r)
	if err == nil {
		l.mu.Lock()
		l.seals++
		l.mu.Unlock()
	}
	return out, err
}

// spoil changes bytes of a good answer; in is the length of the input.
func spoil(lie Lie, out []byte, in int) []byte {
	switch lie {
	case DroppedByte:
		return append(bytes.Clone(out[:in/2]), out[in/2+1:]...)
	case FlippedBit:
		out = bytes.Clone(out)
		out[in+(len(out)-in)*2/3] ^= 1
	case CutEnd:
		return out[:len(out)-1]
	case WithTail:
		return append(bytes.Clone(out), "\n% catatan\n"...)
	}
	return out
}

// fail tells a lie that is an error.
func (l *Liar) fail(ctx context.Context, r naskah.SealRequest, lie Lie) error {
	switch lie {
	case Refuses:
		return naskah.Errorf(naskah.Denied, "TTE-PASSPHRASE", "Passphrase salah. Dokumen tidak ditandatangani; periksa passphrase Anda lalu coba lagi.").On("passphrase")
	case Unreachable:
		return naskah.Errorf(naskah.Unavailable, "TTE-MESIN", "Penyedia tanda tangan tidak dapat dihubungi. Coba lagi.")
	case LosesAnswer:
		if _, err := l.seal(ctx, l.honest, r); err != nil {
			return err
		}
		return errors.New("sealertest: connection lost while reading the answer")
	case TimesOut:
		return fmt.Errorf("sealertest: %w", context.DeadlineExceeded)
	}
	<-ctx.Done()
	return fmt.Errorf("sealertest: %w", ctx.Err())
}

// strangerKeys gives everybody the key of one.
type strangerKeys struct {
	sealer.Keys
	user   naskah.UserID
	secret naskah.Secret
}

func (k strangerKeys) Key(ctx context.Context, _ naskah.UserID, _ naskah.Secret) (crypto.Signer, *x509.Certificate, error) {
	return k.Keys.Key(ctx, k.user, k.secret)
}

// rogueKeys enrols everybody below a root of its own, under the name of his true certificate.
type rogueKeys struct {
	sealer.Keys
	ca *uji.CA
}

func (k rogueKeys) Key(ctx context.Context, u naskah.UserID, s naskah.Secret) (crypto.Signer, *x509.Certificate, error) {
	_, cert, err := k.Keys.Key(ctx, u, s)
	if err != nil {
		return nil, nil, err
	}
	if _, err := k.ca.Enroll(ctx, naskah.User{ID: u, Nama: cert.Subject.CommonName}, s); err != nil {
		return nil, nil, err
	}
	return k.ca.Key(ctx, u, s)
}

// forgedKeys gives the true certificate with another key.
type forgedKeys struct {
	sealer.Keys
	key *ecdsa.PrivateKey
}

func (k forgedKeys) Key(ctx context.Context, u naskah.UserID, s naskah.Secret) (crypto.Signer, *x509.Certificate, error) {
	_, cert, err := k.Keys.Key(ctx, u, s)
	if err != nil {
		return nil, nil, err
	}
	return forgedKey{k.key, cert.PublicKey}, cert, nil
}

// forgedKey says that it is the key of another.
type forgedKey struct {
	key    *ecdsa.PrivateKey
	public crypto.PublicKey
}

func (k forgedKey) Public() crypto.PublicKey { return k.public }

func (k forgedKey) Sign(random io.Reader, digest []byte, o crypto.SignerOpts) ([]byte, error) {
	return k.key.Sign(random, digest, o)
}
