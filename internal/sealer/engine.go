package sealer

import (
	"bytes"
	"context"
	"crypto"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/digitorus/pdf"
	"github.com/digitorus/pdfsign/sign"

	"naskah/internal/naskah"
)

// A job is one signature to make.
type job struct {
	pdf, picture []byte
	rect         naskah.Rect
	at           time.Time
	key          crypto.Signer
	cert         *x509.Certificate
}

// run makes the signature, or gives up when ctx ends. The library knows no context: it runs on by itself then, but the key is taken
// from it, so that nothing is signed after run has returned.
func run(ctx context.Context, j job) ([]byte, error) {
	key := &lentKey{signer: j.key}
	j.key = key
	type answer struct {
		pdf []byte
		err error
	}
	done := make(chan answer, 1)
	go func() {
		b, err := j.seal()
		done <- answer{b, err}
	}()
	select {
	case a := <-done:
		return a.pdf, a.err
	case <-ctx.Done():
		if key.takeBack() {
			return nil, fmt.Errorf("sealer: out of time after the key was used: %w", ctx.Err())
		}
		return nil, outOfTime(ctx)
	}
}

func outOfTime(ctx context.Context) error {
	return naskah.Errorf(naskah.Unavailable, "TTE-WAKTU", "Penandatanganan dihentikan sebelum selesai; dokumen tidak ditandatangani. Coba lagi.").Because(ctx.Err())
}

// A lentKey is a key that can be taken back.
type lentKey struct {
	signer crypto.Signer

	mu    sync.Mutex
	used  bool
	taken bool
}

var errTaken = errors.New("sealer: the key was taken back")

func (k *lentKey) Public() crypto.PublicKey { return k.signer.Public() }

func (k *lentKey) Sign(random io.Reader, digest []byte, opts crypto.SignerOpts) ([]byte, error) {
	k.mu.Lock()
	if k.taken {
		k.mu.Unlock()
		return nil, errTaken
	}
	k.used = true
	k.mu.Unlock()
	return k.signer.Sign(random, digest, opts)
}

// takeBack ends the loan and says whether the key has been used.
func (k *lentKey) takeBack() bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.taken = true
	return k.used
}

// seal drives the library. A panic of it is an error of ours.
func (j job) seal() (out []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			out, err = nil, broken(fmt.Errorf("panic: %.200v", p))
		}
	}()
	in, err := open(j.pdf)
	if err != nil {
		return nil, unsuited(err)
	}
	switch {
	case in.XrefInformation.Type != "table":
		return nil, unsuited(fmt.Errorf("cross-reference %s", in.XrefInformation.Type))
	case !in.Trailer().Key("Encrypt").IsNull():
		return nil, unsuited(errors.New("encrypted"))
	case in.Page(j.rect.Page).V.IsNull():
		return nil, naskah.Errorf(naskah.Invalid, "TTE-BIDANG", "Dokumen tidak mempunyai halaman %d, tempat tanda tangan ini.", j.rect.Page)
	}
	var b bytes.Buffer
	b.Grow(len(j.pdf) + len(j.picture) + 64<<10)
	if err := sign.SignWithData(bytes.NewReader(j.pdf), &b, in, int64(len(j.pdf)), j.data()); err != nil {
		return nil, broken(err)
	}
	if err := check(in, j.pdf, b.Bytes(), j.rect.Page); err != nil {
		return nil, unsuited(err)
	}
	return b.Bytes(), nil
}

func open(b []byte) (*pdf.Reader, error) { return pdf.NewReader(bytes.NewReader(b), int64(len(b))) }

// data is the one form of signature that this engine makes. Without a name the library writes none, and so cannot write one wrongly;
// /M is the time of the request in its own zone, while signing-time in the CMS is always the real clock.
func (j job) data() sign.SignData {
	return sign.SignData{
		Signature: sign.SignDataSignature{
			CertType: sign.ApprovalSignature,
			Info:     sign.SignDataSignatureInfo{Date: j.at},
		},
		Signer:          j.key,
		DigestAlgorithm: crypto.SHA256,
		Certificate:     j.cert,
		Appearance: sign.Appearance{
			Visible: true, Page: uint32(j.rect.Page), // #nosec G115 -- place() wants at least 1, and no page tree has more
			LowerLeftX: j.rect.X, LowerLeftY: j.rect.Y, UpperRightX: j.rect.X + j.rect.W, UpperRightY: j.rect.Y + j.rect.H,
			Image: j.picture,
		},
	}
}

// unsuited: this document cannot be sealed by this engine, now or later.
func unsuited(cause error) error {
	return naskah.Errorf(naskah.Invalid, "TTE-DOKUMEN", "Dokumen tidak dapat ditandatangani tanpa merusaknya, sehingga tidak ditandatangani. Hubungi pengelola sistem.").Because(cause)
}

// broken: the library failed; what it had made is thrown away.
func broken(cause error) error {
	return naskah.Errorf(naskah.Unavailable, "TTE-MESIN", "Mesin tanda tangan gagal; dokumen tidak ditandatangani. Coba lagi, dan hubungi pengelola sistem bila berulang.").Because(cause)
}
