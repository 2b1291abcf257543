package web

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// showImports is "Impor register": the place for a sheet, and the sheets that were recorded.
func showImports(k *call) error {
	return k.importsPage(fiber.StatusOK, "")
}

func (k *call) importsPage(status int, said string) error {
	list, err := k.office.Batches(k.ctx, k.p)
	if err != nil {
		return err
	}
	v := views.ImportsView{Officer: k.p.Has(naskah.RoleOfficer), Error: said, Rows: office.MaxImportRows}
	if said != "" {
		v.Again = k.form.Get(fileName)
	}
	for _, b := range list {
		r := views.Row{Href: "/naskah/impor/" + b.ID, Title: b.File.Nama, Line: joinDots([]string{k.when(b.File.At), k.t("import.count", b.N)})}
		if b.N == 0 {
			r.Badge = views.Badge{Text: k.t("import.undone"), Tone: views.Bad}
		}
		v.Batches = append(v.Batches, r)
	}
	return k.draw(status, k.t("import.title"), false, "", views.Imports(v))
}

// uploadSheet keeps a sheet; its own page asks which column is which.
func uploadSheet(k *call) error {
	id, _, bad := k.office.KeepSheet(k.ctx, k.p, k.form.Get(fileName), k.upload)
	if bad == nil {
		return k.to("/naskah/impor/" + id)
	}
	e, ok := errors.AsType[*naskah.Error](bad)
	if !ok || e.Kind != naskah.Invalid {
		return bad
	}
	return k.importsPage(fiber.StatusUnprocessableEntity, e.Msg)
}

func (k *call) importID() (string, error) { return pathValue(k.c, "impor") }

// batch is a sheet that was recorded; false when it was only uploaded.
func (k *call) batch(id string) (office.ImportBatch, bool, error) {
	list, err := k.office.Batches(k.ctx, k.p)
	if err != nil {
		return office.ImportBatch{}, false, err
	}
	for _, b := range list {
		if b.ID == id {
			return b, true, nil
		}
	}
	return office.ImportBatch{}, false, nil
}

// showImport is a sheet: what came of it, or, while nothing was recorded of it, which column is which.
func showImport(k *call) error {
	id, err := k.importID()
	if err != nil {
		return err
	}
	b, recorded, err := k.batch(id)
	if err != nil {
		return err
	}
	if recorded {
		return k.importResult(fiber.StatusOK, b, "")
	}
	s, err := k.office.Sheet(k.ctx, k.p, id)
	if err != nil {
		return err
	}
	if !k.p.Has(naskah.RoleOfficer) {
		return denied()
	}
	v := k.mappingView(id, s, office.GuessColumns(s))
	return k.show(k.t("import.title"), views.Import(v))
}

// importResult is what came of a sheet, and the way to undo it.
func (k *call) importResult(status int, b office.ImportBatch, said string) error {
	v := views.ImportResultView{ID: b.ID, Title: b.File.Nama, Error: said, Reason: k.form.Get("alasan"), Officer: k.p.Has(naskah.RoleOfficer)}
	v.Doors = []views.Door{{N: b.N, Label: k.t("import.door.recorded"), Href: "/naskah?impor=" + b.ID + "&keadaan=" + signedAlias}}
	if b.Undone > 0 {
		v.Doors = append(v.Doors, views.Door{N: b.Undone, Label: k.t("import.door.undone"), Href: "/naskah?impor=" + b.ID + "&keadaan=" + string(naskah.Cancelled), Tone: views.Bad})
	}
	noscan, err := k.store.List(k.ctx, k.scope(), naskah.Filter{Batch: b.ID, NoScan: true, States: naskah.SignedStates, Today: k.today(), Limit: 20})
	if err != nil {
		return err
	}
	v.Doors = append(v.Doors, views.Door{N: noscan.Total, Label: k.t("import.door.noscan"), Href: "/naskah?impor=" + b.ID + "&pindaian=belum&keadaan=" + signedAlias, Tone: views.Gold})
	for _, n := range noscan.Naskah {
		v.Rows = append(v.Rows, k.oldRow(n))
	}
	list, err := k.store.Pendings(k.ctx, k.scope(), naskah.PendingFilter{Subject: naskah.Subject{Kind: naskah.SubjectImpor, ID: b.ID}, State: naskah.PendingWaiting})
	if err != nil {
		return err
	}
	for _, p := range list {
		v.Pending = append(v.Pending, views.PendingRow{Href: "/usul/" + p.ID, Title: k.t("pending.title", k.t("proposal.undo")), Line: k.t("pending.line", p.By.Nama, k.when(p.At), k.when(p.Until))})
	}
	v.Undo = b.N > 0 && len(list) == 0 && k.p.Has(naskah.RoleOfficer)
	return k.draw(status, b.File.Nama, false, "", views.ImportResult(v))
}

// undoImport proposes that everything recorded from a sheet be cancelled as one act.
func undoImport(k *call) error {
	id, err := k.importID()
	if err != nil {
		return err
	}
	out, bad := k.office.UndoImport(k.ctx, k.p, id, k.form.Get("alasan"))
	if bad == nil {
		return k.done("/usul/"+out.Pending.ID, k.t("flash.proposed"))
	}
	e, ok := errors.AsType[*naskah.Error](bad)
	if !ok || !again(e) {
		return bad
	}
	b, recorded, err := k.batch(id)
	if err != nil || !recorded {
		return bad
	}
	return k.importResult(fiber.StatusUnprocessableEntity, b, e.Msg)
}
