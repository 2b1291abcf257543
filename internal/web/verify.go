package web

import (
	"errors"
	"log/slog"
	"strings"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// showVerify is the upload page, for anybody.
func showVerify(k *call) error { return k.verifyPage(fiber.StatusOK, "") }

func (k *call) verifyPage(status int, msg string) error {
	v := views.VerifyView{Error: msg, Demo: k.opt.Demo}
	if k.opt.Demo {
		page, err := k.store.List(k.ctx, naskah.ScopeSystem(), naskah.Filter{States: naskah.SignedStates, Limit: 200, Today: k.today()})
		if err != nil {
			k.opt.Log.WarnContext(k.ctx, "web: examples", slog.Any("err", err)) // whoever brings a file needs none
		}
		for _, n := range page.Naskah {
			if !n.Imported && len(v.Try) < 3 {
				v.Try = append(v.Try, views.Row{Href: "/v/" + n.Kode, Title: k.judul(n), Line: jenisShort(n) + " · " + others(n)})
			}
		}
	}
	return k.public(status, k.t("verify.title"), "", views.Verify(v))
}

// verifyUpload judges a file; nothing of it is stored.
func verifyUpload(k *call) error {
	if len(k.upload) == 0 {
		return k.verifyPage(fiber.StatusUnprocessableEntity, k.t("verify.nofile"))
	}
	select {
	case k.uploads <- struct{}{}:
		defer func() { <-k.uploads }()
	default:
		return naskah.Errorf(naskah.Unavailable, "NSK-SIBUK", "Beberapa berkas lain sedang diperiksa. Coba lagi beberapa detik lagi; berkas Anda tidak disimpan.")
	}
	r, err := k.office.Verify(k.ctx, k.upload)
	if e, ok := errors.AsType[*naskah.Error](err); ok && e.Kind == naskah.Invalid {
		return k.verifyPage(fiber.StatusUnprocessableEntity, e.Msg)
	}
	if errors.Is(err, naskah.Unavailable) {
		k.opt.Log.WarnContext(k.ctx, "web: not judged", slog.Any("err", err))
		defer k.briefly()()
		return k.verifyPage(fiber.StatusServiceUnavailable, k.t("verify.unavailable"))
	}
	if err != nil {
		return err
	}
	v := k.verdict(r)
	v.Tamper = k.opt.Demo && r.Public != nil && r.Match == "current"
	return k.public(fiber.StatusOK, v.Head, "", views.Verdict(v))
}

// verifyKode is the page behind the QR link.
func verifyKode(k *call) error {
	kode, err := pathValue(k.c, "kode")
	if err != nil || !naskah.ValidKode(kode) {
		return unknownKode()
	}
	r, err := k.office.VerifyKode(k.ctx, kode)
	if errors.Is(err, naskah.NotFound) {
		return unknownKode()
	}
	if err != nil {
		return err
	}
	v := k.verdict(r)
	v.Kode, v.Tamper = kode, k.opt.Demo && r.Judged
	return k.public(fiber.StatusOK, v.Head, "", views.Verdict(v))
}

func unknownKode() error {
	return naskah.Errorf(naskah.NotFound, "NSK-TIDAK-ADA", "Kode ini tidak dikenal oleh register kami. Pindai ulang kode QR pada naskah, atau unggah berkas PDF-nya.")
}

// verifyTampered is "Coba ubah satu huruf" of the demo: a copy of the signed file with one byte changed is judged before the
// visitor's eyes. The stored file is not touched, and the copy is not sent to anybody.
func verifyTampered(k *call) error {
	kode := strings.TrimSpace(k.form.Get("kode"))
	if !naskah.ValidKode(kode) {
		return unknownKode()
	}
	view, err := k.store.Public(k.ctx, kode, "")
	if err != nil {
		return unknownKode()
	}
	if !isOneOf(view.State, naskah.SignedStates...) || view.Current.Digest == "" {
		return naskah.Errorf(naskah.NotFound, "NSK-UBAH", "Naskah ini belum mempunyai berkas bertanda tangan yang dapat dicoba.")
	}
	pdf, err := k.office.Objects.Get(k.ctx, view.Current)
	if err != nil {
		return err
	}
	changed, what, ok := tamper(pdf)
	if !ok {
		return naskah.Errorf(naskah.NotFound, "NSK-UBAH", "Pada berkas ini tidak ditemukan huruf yang dapat diubah untuk dicoba.")
	}
	r, err := k.office.Verify(k.ctx, changed)
	if err != nil {
		return err
	}
	if r.Public == nil { // nothing of a changed file is known; what the register says is about the original
		r.Public, r.Notices = &view, nil
		n := naskah.Naskah{Jenis: view.Jenis, State: view.State, Mulai: view.Mulai, Berakhir: view.Berakhir}
		r.Validity = n.ValidityOn(k.today(), view.Diakhiri)
	}
	v := k.verdict(r)
	v.Kode = kode
	v.Changed = &views.Changed{Where: k.t("tamper.where", naskah.Ribuan(int64(what.at+1)), naskah.Ribuan(int64(len(pdf)))), Before: what.before, Mark1: what.old, After: what.before, Mark2: what.new, Tail: what.after}
	return k.public(fiber.StatusOK, v.Head, "", views.Verdict(v))
}
