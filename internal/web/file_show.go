package web

import (
	"strings"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// showFile is one file to be looked at: a PDF within the page, a picture scaled to it, and who brought it.
func showFile(of shelfOf) page {
	return func(k *call) error {
		s, err := of(k)
		if err != nil {
			return err
		}
		id, err := pathValue(k.c, "lampiran")
		if err != nil {
			return err
		}
		files, err := k.office.Attachments(k.ctx, k.p, s.sub)
		if err != nil {
			return err
		}
		newer := ""
		for _, f := range files {
			if f.Ganti == id {
				newer = s.path + "/berkas/" + f.ID
			}
		}
		for _, f := range files {
			if f.ID != id {
				continue
			}
			at := s.path + "/berkas/" + f.ID + "/isi"
			v := views.FileView{
				Crumbs: s.crumbs(views.Crumb{Label: k.t("files.title"), Href: s.path + "/berkas"}, views.Crumb{Label: f.Nama}),
				Nama:   f.Nama, Badge: k.fileBadge(f), Facts: k.fileFacts(s, f.Attachment, f.By), Newer: newer, Download: at + "?unduh=ya",
			}
			switch {
			case strings.HasPrefix(f.Tipe, "image/"):
				v.Picture = at
			case f.Tipe == wordType:
				v.Compare = s.path + "/usulan?lampiran=" + f.ID
			default:
				v.PDF = at
				k.c.Set(fiber.HeaderContentSecurityPolicy, string(k.c.Response().Header.Peek(fiber.HeaderContentSecurityPolicy))+"; frame-src 'self'")
			}
			return k.wide(f.Nama, views.File(v))
		}
		return notFound()
	}
}

func (k *call) fileFacts(s shelf, a naskah.Attachment, by string) []views.KV {
	kind, _ := naskah.LampiranOf(a.Jenis)
	out := []views.KV{{Key: k.t("upload.kind"), Value: kind.Nama}, {Key: k.t("file.by"), Value: by}, {Key: k.t("file.when"), Value: k.when(a.At)}, {Key: k.t("file.size"), Value: k.fileSize(a)}}
	for _, p := range s.parties {
		if p.Urut == a.Party {
			out = append(out, views.KV{Key: k.t("upload.party"), Value: ordinalParty(p.Urut) + ", " + p.Nama})
		}
	}
	if a.Nomor != "" {
		out = append(out, views.KV{Key: k.t("upload.letter.no"), Value: a.Nomor})
	}
	if !a.Tanggal.IsZero() {
		out = append(out, views.KV{Key: k.t("upload.letter.date"), Value: a.Tanggal.Panjang()})
	}
	if a.Catatan != "" {
		out = append(out, views.KV{Key: k.t("upload.note"), Value: a.Catatan})
	}
	if kind.Norma != "" {
		out = append(out, views.KV{Key: k.t("file.norm"), Value: kind.Norma})
	}
	return append(out, views.KV{Key: k.t("fact.digest"), Value: a.Ref.Digest.Short(), Mono: true})
}

// fileTypes are what a file may be; anything else is only given away, never shown.
var fileTypes = []string{"application/pdf", "image/jpeg", "image/png"}

// sendFile gives the bytes of a file, compared with their digest. It may be shown within our own pages, and by nobody else's.
func sendFile(of shelfOf) page {
	return func(k *call) error {
		s, err := of(k)
		if err != nil {
			return err
		}
		id, err := pathValue(k.c, "lampiran")
		if err != nil {
			return err
		}
		b, a, err := k.office.AttachmentFile(k.ctx, k.p, s.sub, id)
		if err != nil {
			return err
		}
		how := "inline"
		if k.c.Query("unduh") != "" || !isOneOf(a.Tipe, fileTypes...) {
			how = "attachment"
		}
		return k.sendBytes(b, a.Tipe, how, a.Nama)
	}
}

// The policies of files. A file is nobody's page: it runs nothing, sends nothing, and only we put it into a frame. The browser's own
// viewer of PDF refuses to work in a sandbox, so a PDF that is shown does without; nosniff keeps its bytes from being taken for a page.
const (
	policyFile = "default-src 'none'; sandbox; frame-ancestors 'self'; form-action 'none'; base-uri 'none'"
	policyPDF  = "frame-ancestors 'self'; form-action 'none'; base-uri 'none'"
)

// sendBytes sends a file that the office gave.
func (k *call) sendBytes(b []byte, kind, how, name string) error {
	k.c.Set(fiber.HeaderContentType, kind)
	policy := policyFile
	if kind == "application/pdf" && how == "inline" {
		policy = policyPDF
	}
	k.c.Set(fiber.HeaderContentSecurityPolicy, policy)
	k.c.Set("X-Frame-Options", "SAMEORIGIN")
	k.c.Set(fiber.HeaderContentDisposition, how+`; filename="`+strings.Map(plainName, name)+`"`)
	return k.c.Send(b)
}
