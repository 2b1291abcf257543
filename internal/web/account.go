package web

import (
	"errors"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// showAccount is what somebody may see of himself.
func showAccount(k *call) error {
	v, err := k.accountView()
	if err != nil {
		return err
	}
	return k.show(k.t("nav.akun"), views.Account(v))
}

func (k *call) accountView() (views.AccountView, error) {
	v := views.AccountView{Settings: readsSettings(k.p), Signer: k.p.Has(naskah.RoleSigner), CanMake: k.office.Enroller != nil, Uji: k.opt.Demo}
	add := func(key, value string) {
		if value != "" {
			v.Facts = append(v.Facts, views.KV{Key: k.t(key), Value: value})
		}
	}
	add("account.nama", k.user.Nama)
	add("account.login", k.user.Login)
	add("account.peran", k.roles(*k.user))
	add("account.jabatan", k.jabatanOf(*k.user))
	add("account.unit", k.unitName(k.p.Unit))
	if err := k.identity(add); err != nil {
		return v, err
	}
	var err error
	if v.Sessions, err = k.signInRows(); err != nil {
		return v, err
	}
	if !v.Signer {
		return v, nil
	}
	certs, err := k.register.Certificates(k.ctx, k.scope(), k.p.User)
	if err != nil {
		return v, err
	}
	slices.Reverse(certs)
	for _, c := range certs {
		v.Certs = append(v.Certs, k.certRow(c))
		v.Uji = v.Uji || c.Uji
	}
	return v, nil
}

// identity adds the partner, and the identity numbers so far that their owner knows them.
func (k *call) identity(add func(key, value string)) error {
	orang, err := k.register.Orang(k.ctx, naskah.ScopeSystem())
	if err != nil {
		return err
	}
	for _, o := range orang {
		if o.ID == k.user.Orang && o.ID != "" {
			add("account.nip", naskah.NIP(o.NIP).Masked())
			add("account.nik", naskah.NIK(o.NIK).Masked())
		}
	}
	if k.p.Mitra == "" {
		return nil
	}
	mitra, err := k.register.Mitra(k.ctx, naskah.ScopeSystem())
	if err != nil {
		return err
	}
	for _, m := range mitra {
		if m.ID == k.p.Mitra {
			add("account.mitra", m.Nama)
		}
	}
	return nil
}

func (k *call) certRow(c naskah.Certificate) views.CertRow {
	now := k.opt.Clock()
	left := k.today().DaysUntil(naskah.DateIn(c.NotAfter, k.zone))
	r := views.CertRow{Subject: commonName(c.Subject), Fingerprint: c.Fingerprint.Short(), Line: k.t("account.cert.line", commonName(c.Issuer), naskah.DateIn(c.NotAfter, k.zone).Panjang())}
	switch {
	case !c.Live(now):
		r.Badge = views.Badge{Text: k.t("account.cert.dead"), Tone: views.Bad}
	case left <= 30:
		r.Badge = views.Badge{Text: k.t("account.cert.soon", left), Tone: views.Warn}
	default:
		r.Badge = views.Badge{Text: k.t("account.cert.live"), Tone: views.OK}
	}
	return r
}

// commonName is the name in a distinguished name, or all of it where there is none.
func commonName(dn string) string {
	for part := range strings.SplitSeq(dn, ",") {
		if name, ok := strings.CutPrefix(strings.TrimSpace(part), "CN="); ok && !strings.Contains(dn, "\\") {
			return name
		}
	}
	return dn
}

// enroll makes a certificate under a passphrase that only its owner knows.
func enroll(k *call) error {
	var bad error
	if k.form.Get("passphrase") != k.form.Get("ulangi") {
		bad = naskah.Errorf(naskah.Invalid, "NSK-FORMULIR", "%s", k.t("account.mismatch"))
	} else {
		c, err := k.office.Enroll(k.ctx, k.p, naskah.NewSecret(k.form.Get("passphrase")))
		if err == nil {
			return k.done("/akun", k.t("account.made", naskah.DateIn(c.NotAfter, k.zone).Panjang()))
		}
		bad = err
	}
	e, ok := errors.AsType[*naskah.Error](bad)
	if !ok || e.Kind != naskah.Invalid || !k.p.Has(naskah.RoleSigner) {
		return bad
	}
	v, err := k.accountView()
	if err != nil {
		return err
	}
	v.Error = e.Msg
	return k.draw(fiber.StatusUnprocessableEntity, k.t("nav.akun"), false, "", views.Account(v))
}
