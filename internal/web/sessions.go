package web

import (
	"errors"

	"naskah/internal/account"
	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// signInRows are the open sessions of the user, this one first.
func (k *call) signInRows() ([]views.SessionRow, error) {
	all, err := k.accounts.Sessions(k.ctx, k.p.User)
	if err != nil {
		return nil, err
	}
	var out []views.SessionRow
	for _, in := range all {
		row := views.SessionRow{ID: account.SessionName(in), Title: k.t("session.since", k.when(in.Since)), Line: k.t("session.seen", k.when(in.Seen), k.when(in.Until))}
		if in.Token == k.in.Token {
			row.Here = true
			out = append([]views.SessionRow{row}, out...)
			continue
		}
		out = append(out, row)
	}
	return out, nil
}

// endSession ends one session of the user; that it has ended meanwhile is what he wanted.
func endSession(k *call) error {
	err := k.accounts.EndSession(k.ctx, k.p.User, k.form.Get("sesi"))
	if err != nil && !errors.Is(err, naskah.NotFound) {
		return err
	}
	return k.done("/akun", k.t("session.ended"))
}

// endOthers signs the user out everywhere but here.
func endOthers(k *call) error {
	n, err := k.accounts.EndOthers(k.ctx, k.in)
	if err != nil {
		return err
	}
	return k.done("/akun", k.t("session.others.ended", n))
}
