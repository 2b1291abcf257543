package office

import (
	"context"
	"crypto/x509"
	"io"
	"log/slog"
	"strings"
	"time"

	"naskah/internal/document"
	"naskah/internal/layout"
	"naskah/internal/naskah"
)

// SealFor is the usual deadline of steps 5 to 8 of the signing cycle: shorter than the lease of the intent, so that whoever comes
// after a lapsed intent never meets a seal still under way.
const SealFor = 3 * time.Minute

// MaxPDF is the largest file the office looks at.
const MaxPDF = 20 << 20

// DefaultKlasifikasi is the code of domestic agreements in the records classification; what a naskah gets that names none.
const DefaultKlasifikasi = "100.3.7.1"

// An Office is wired by main as a literal; everything it needs from outside is a field. All methods are safe for concurrent use.
type Office struct {
	Store        naskah.Store
	Register     naskah.RegisterStore
	Accounts     naskah.AccountStore
	AccountRules AccountRules // nil: accounts are not changed from here
	Objects      naskah.ObjectStore
	Sealer       naskah.Sealer   // nil: signing is switched off
	Enroller     naskah.Enroller // nil: certificates are not issued here
	Queue        naskah.Queue    // nil: there is no durable work to look at
	Templates    *document.Library
	Layout       *layout.Layout
	Anchors      []*x509.Certificate // the roots by which seals are judged
	Clock        naskah.Clock
	Random       io.Reader
	BaseURL      string // "https://naskah.contoh.go.id", for the link in the seal's picture
	Log          *slog.Logger
	Seals        *SealCount    // counts the seals under way; nil: nobody waits for them
	SessionDays  int           // how long a signing session stays open; 0 means 30
	SealWithin   time.Duration // deadline of a seal; 0 means SealFor; always shorter than the lease
}

// Ready says what is missing before the first act, not at it.
func (o *Office) Ready() error {
	var missing []string
	for _, x := range []struct {
		name string
		ok   bool
	}{
		{"Store", o.Store != nil},
		{"Register", o.Register != nil},
		{"Accounts", o.Accounts != nil},
		{"Objects", o.Objects != nil},
		{"Templates", o.Templates != nil},
		{"Layout", o.Layout != nil},
		{"Clock", o.Clock != nil},
		{"Random", o.Random != nil},
		{"Log", o.Log != nil},
		{"BaseURL", o.BaseURL != ""},
		{"Anchors", o.Sealer == nil || len(o.Anchors) > 0},
		{"SealWithin", o.SealWithin >= 0 && o.sealFor()+lookAgainFor < naskah.LeaseFor},
	} {
		if !x.ok {
			missing = append(missing, x.name)
		}
	}
	if len(missing) > 0 {
		return naskah.Errorf(naskah.Invalid, "NSK-RAKITAN", "Kantor belum lengkap dirakit: %s belum diisi.", strings.Join(missing, ", "))
	}
	return nil
}

func (o *Office) now() time.Time { return o.Clock().UTC().Truncate(time.Millisecond) }

func (o *Office) sealFor() time.Duration {
	if o.SealWithin > 0 {
		return o.SealWithin
	}
	return SealFor
}

func (o *Office) sessionFor() time.Duration {
	d := o.SessionDays
	if d <= 0 {
		d = 30
	}
	return time.Duration(d) * 24 * time.Hour
}

// URL is the public address that a kode leads to; it is what the QR in a seal's picture says.
func (o *Office) URL(kode string) string { return strings.TrimSuffix(o.BaseURL, "/") + "/v/" + kode }

// zone is the zone of an Instansi, in which its dates are entered and its times are shown.
func zone(i naskah.Instansi) *time.Location {
	if loc, err := time.LoadLocation(i.Zona); err == nil && i.Zona != "" {
		return loc
	}
	return time.UTC
}

// put stores bytes before any row names them.
func (o *Office) put(ctx context.Context, b []byte, tipe string) (naskah.Ref, error) {
	return o.Objects.Put(ctx, b, naskah.Meta{ContentType: tipe})
}

// The content types of what the office stores.
const (
	typePDF  = "application/pdf"
	typeJSON = "application/json"
	typeWord = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
)
