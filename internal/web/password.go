package web

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/account"
	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// routesAccount are the addresses of one's own account.
func (s *site) routesAccount(app *fiber.App) {
	app.Post("/keluar", s.own(signOut))
	app.Get("/akun", s.own(showAccount))
	app.Post("/akun/sertifikat", s.own(enroll))
	app.Get("/akun/sandi", s.own(showPassword))
	app.Post("/akun/sandi", s.own(changePassword))
	app.Post("/akun/sesi", s.own(endSession))
	app.Post("/akun/sesi/lain", s.own(endOthers))
}

// free are the addresses open to somebody whose password is for one time: to change it, or to leave.
var free = []string{"/akun/sandi", "/keluar"}

// mustChange says whether an error only says that the password must be changed first.
func mustChange(err error) bool {
	e, ok := errors.AsType[*naskah.Error](err)
	return ok && e.Code == "AKN-SANDI-GANTI"
}

// setDevice remembers this browser.
func (k *call) setDevice(value string) {
	k.setCookie(k.deviceName(), value, k.opt.Clock().Add(account.DeviceFor))
}

// showPassword is the page on which the password is changed; who has a one-time one sees no other.
func showPassword(k *call) error { return k.passwordPage(fiber.StatusOK, nil) }

func (k *call) passwordPage(status int, wrong *naskah.Error) error {
	events, err := k.office.PasswordHistory(k.ctx, k.p)
	if err != nil {
		return err
	}
	v := views.PasswordView{Min: account.MinPassword, Max: account.MaxPassword, Must: k.once, Login: k.user.Login}
	for i, e := range events {
		became, _ := office.PasswordBecame(e)
		row := k.passwordRow(e, became)
		if i == 0 && became == naskah.PasswordOnce {
			v.Reset = row.Line
		}
		v.History = append(v.History, row)
	}
	if wrong != nil {
		v.Error, v.Field = wrong.Msg, wrong.Field
	}
	if k.once {
		return k.public(status, k.t("password.title"), "slim", views.Password(v))
	}
	return k.draw(status, k.t("password.title"), false, "", views.Password(v))
}

// passwordRow says who did what to a password, and when.
func (k *call) passwordRow(e naskah.Event, became string) views.EventRow {
	row := k.eventRow(e)
	row.Changes, row.Text = nil, k.t("password.own")
	if became == naskah.PasswordOnce {
		row.Text = k.t("password.once")
		if e.By.Nama == "" {
			row.Line = k.t("password.operator") + " · " + k.when(e.At)
		}
	}
	return row
}

// changePassword replaces the user's own password; every other session of his ends, and this one goes on under a new token.
func changePassword(k *call) error {
	old, fresh := k.form.Get("sandi_lama"), k.form.Get("sandi_baru")
	if fresh != k.form.Get("sandi_ulangi") {
		return k.passwordPage(fiber.StatusUnprocessableEntity, naskah.Errorf(naskah.Invalid, "NSK-FORMULIR", "%s", k.t("password.mismatch")).On("ulangi"))
	}
	in, err := k.accounts.ChangePassword(k.ctx, k.in, old, fresh, k.from())
	if e, ok := errors.AsType[*naskah.Error](err); ok && (e.Kind == naskah.Invalid || e.Code == "AKN-TERLALU-SERING") {
		a, _ := answerOf(e)
		return k.passwordPage(a.status, e)
	}
	if err != nil {
		return err
	}
	_, session, err := k.accounts.Who(k.ctx, in.Token)
	if err != nil {
		return err
	}
	k.in = session
	k.setCookie(k.cookieName(), in.Token, session.Since.Add(k.accounts.Life))
	k.setDevice(in.Device)
	return k.done("/akun", k.t("password.done"))
}

// askToChange sends somebody with a one-time password to the page on which he changes it.
func (k *call) askToChange(err error) error {
	if !mustChange(err) || wantsJSON(k.c) {
		return err
	}
	return k.to("/akun/sandi")
}
