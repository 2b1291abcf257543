package web

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// showFiles is every file of a naskah or a kerja sama, with the form that keeps one more.
func showFiles(of shelfOf) page {
	return func(k *call) error {
		s, err := of(k)
		if err != nil {
			return err
		}
		v, err := k.filesView(s, 0)
		if err != nil {
			return err
		}
		if v.Upload != nil {
			v.Upload.Back = s.path + "/berkas"
			if j, ok := naskah.LampiranOf(k.c.Query("jenis")); ok {
				choose(v.Upload.Kinds, j.Kode)
			}
		}
		return k.filesPage(fiber.StatusOK, s, v)
	}
}

func (k *call) filesPage(status int, s shelf, v views.FilesView) error {
	v.All = ""
	crumbs := s.crumbs(views.Crumb{Label: k.t("files.title")})
	return k.draw(status, k.t("files.title"), true, "", views.Files(views.FilesPage{Crumbs: crumbs, Title: s.title, Files: v}))
}

// attachFile keeps one file, and goes back to where the form stood.
func attachFile(of shelfOf) page {
	return func(k *call) error {
		s, err := of(k)
		if err != nil {
			return err
		}
		in := office.AttachInput{
			Subject: s.sub, Jenis: k.form.Get("jenis"), Nama: k.form.Get(fileName), Bytes: k.upload, Party: number(k.form.Get("pihak")),
			Nomor: k.form.Get("nomor"), Catatan: k.form.Get("catatan"), Ganti: k.form.Get("ganti"),
		}
		var bad error
		var kept naskah.Attachment
		if in.Tanggal, bad = k.dateField("tanggal"); bad == nil {
			kept, bad = k.office.Attach(k.ctx, k.p, in)
		}
		if bad == nil {
			return k.attached(s, kept)
		}
		e, ok := errors.AsType[*naskah.Error](bad)
		if !ok || e.Kind != naskah.Invalid || wantsJSON(k.c) {
			return bad
		}
		return k.attachAgain(s, in, e)
	}
}

// attached says that a file is kept: to a script as data, to a browser by going back.
func (k *call) attached(s shelf, a naskah.Attachment) error {
	href := s.path + "/berkas/" + a.ID
	if !wantsJSON(k.c) {
		return k.done(k.backTo(s.path), k.t("flash.attach", a.Nama))
	}
	if err := k.accounts.SetFlash(k.ctx, k.in, k.t("flash.attach", a.Nama)); err != nil {
		return err
	}
	b, err := json.Marshal(map[string]any{"href": href, "nama": a.Nama, "kembali": k.backTo(s.path)})
	if err != nil {
		return err
	}
	k.c.Set(fiber.HeaderContentType, fiber.MIMEApplicationJSONCharsetUTF8)
	return k.c.Send(b)
}

// backTo is where a form says it stood; our own pages only.
func (k *call) backTo(otherwise string) string {
	if s := k.form.Get("kembali"); s != "" && localPath(s) == s {
		return s
	}
	return otherwise
}

// attachAgain is the form as it was sent, with what is wrong beside the field; the file itself must be chosen anew.
func (k *call) attachAgain(s shelf, in office.AttachInput, e *naskah.Error) error {
	v, err := k.filesView(s, 0)
	if err != nil {
		return err
	}
	if v.Upload == nil {
		return e
	}
	u := v.Upload
	u.Back, u.Error, u.Field, u.Chosen = k.backTo(s.path+"/berkas"), e.Msg, e.Field, in.Nama
	u.Nomor, u.Tanggal, u.Catatan = in.Nomor, k.form.Get("tanggal"), in.Catatan
	if !isOneOf(u.Field, "jenis", "pihak", "berkas", "nomor", "tanggal", "catatan", "ganti") || (u.Field == "ganti" && len(u.Ganti) == 0) || (u.Field == "pihak" && len(u.Parties) == 0) {
		u.Field = ""
	}
	choose(u.Kinds, in.Jenis)
	choose(u.Parties, itoa(in.Party))
	choose(u.Ganti, in.Ganti)
	return k.filesPage(fiber.StatusUnprocessableEntity, s, v)
}

// choose marks the option of a value.
func choose(list []views.Option, value string) {
	for i := range list {
		list[i].Selected = list[i].Value == value
	}
}

// dateField is a date of the form; what is wrong with it is said beside it.
func (k *call) dateField(name string) (naskah.Date, error) {
	d, err := naskah.ParseDate(k.form.Get(name))
	if e, ok := errors.AsType[*naskah.Error](err); ok {
		return d, e.On(name)
	}
	return d, err
}

// filesView is what is on file; with most > 0 only so many of the newest.
func (k *call) filesView(s shelf, most int) (views.FilesView, error) {
	files, err := k.office.Attachments(k.ctx, k.p, s.sub)
	if err != nil {
		return views.FilesView{}, err
	}
	v := views.FilesView{All: s.path + "/berkas", Full: len(files) >= office.MaxAttachments}
	at, shown := map[string]int{}, 0
	for _, f := range files {
		if !f.Replaced && !f.Stale {
			v.N++
		}
		if most > 0 && (shown >= most || f.Replaced) {
			v.Hidden++
			continue
		}
		shown++
		kind, _ := naskah.LampiranOf(f.Jenis)
		i, ok := at[f.Jenis]
		if !ok {
			i = len(v.Groups)
			at[f.Jenis] = i
			v.Groups = append(v.Groups, views.FileGroup{Title: kind.Nama, Norm: kind.Norma})
		}
		v.Groups[i].Rows = append(v.Groups[i].Rows, k.fileRow(s, f))
	}
	v.Upload, err = k.uploadView(s, files)
	return v, err
}

// fileRow says what a file is, who brought it and when.
func (k *call) fileRow(s shelf, f office.Attached) views.FileRow {
	r := views.FileRow{Href: s.path + "/berkas/" + f.ID, Nama: f.Nama, Line: k.fileSize(f.Attachment) + " · " + f.By + ", " + k.when(f.At), Note: k.fileNote(s, f.Attachment)}
	r.Badge = k.fileBadge(f)
	return r
}

func (k *call) fileBadge(f office.Attached) views.Badge {
	switch {
	case f.Replaced:
		return views.Badge{Text: k.t("file.isreplaced")}
	case f.Stale:
		return views.Badge{Text: k.t("file.isstale"), Tone: views.Warn}
	}
	return views.Badge{}
}

// fileSize is "3 halaman, 1,2 MB".
func (k *call) fileSize(a naskah.Attachment) string {
	size := fmt.Sprintf("%d KB", max(1, a.Ukuran>>10))
	if a.Ukuran >= 1<<20 {
		size = fmt.Sprintf("%d,%d MB", a.Ukuran>>20, (a.Ukuran&(1<<20-1))*10>>20)
	}
	if a.Halaman > 0 {
		return k.t("naskah.pages", a.Halaman) + ", " + size
	}
	return k.t("file.picture") + ", " + size
}

// fileNote is what is said of the letter: whose, number, date, note.
func (k *call) fileNote(s shelf, a naskah.Attachment) string {
	var parts []string
	for _, p := range s.parties {
		if p.Urut == a.Party {
			parts = append(parts, ordinalParty(p.Urut)+" ("+p.Nama+")")
		}
	}
	if a.Nomor != "" {
		parts = append(parts, k.t("file.nomor", a.Nomor))
	}
	if !a.Tanggal.IsZero() {
		parts = append(parts, a.Tanggal.Panjang())
	}
	if a.Catatan != "" {
		parts = append(parts, a.Catatan)
	}
	return joinDots(parts)
}

// uploadView is the form that keeps one more file; nil for who may only look.
func (k *call) uploadView(s shelf, files []office.Attached) (*views.UploadView, error) {
	kinds, err := k.office.Bringable(k.ctx, k.p, s.sub)
	if err != nil || len(kinds) == 0 {
		return nil, err
	}
	u := &views.UploadView{Action: s.path + "/berkas", Back: s.path, ID: "berkas"}
	for _, j := range kinds {
		u.Kinds = append(u.Kinds, views.Option{Value: j.Kode, Label: j.Nama})
	}
	for _, p := range s.parties {
		u.Parties = append(u.Parties, views.Option{Value: itoa(p.Urut), Label: ordinalParty(p.Urut) + ", " + p.Nama})
	}
	for _, f := range files {
		if kind, ok := naskah.LampiranOf(f.Jenis); ok && !f.Replaced {
			u.Ganti = append(u.Ganti, views.Option{Value: f.ID, Label: kind.Nama + ": " + f.Nama})
		}
	}
	return u, nil
}
