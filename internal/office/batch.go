package office

import (
	"context"
	"slices"

	"naskah/internal/naskah"
)

// An ImportBatch is one uploaded sheet and what came of it.
type ImportBatch struct {
	ID     string
	File   naskah.Attachment
	N      int // naskah recorded from it that stand
	Undone int // of those, cancelled
}

// attachmentImport is the kind of attachment of an Instansi that an uploaded sheet is.
const attachmentImport = "impor"

// keepsRegister: sheets are read and recorded by the officer, and looked at by the archivist too.
func (o *Office) keepsRegister(ctx context.Context, p naskah.Principal, roles ...naskah.Role) error {
	if !p.Outside() && p.Instansi != "" && slices.ContainsFunc(roles, p.Has) {
		return nil
	}
	by := p.As(naskah.RoleOfficer)
	return o.refused(ctx, by, naskah.Subject{Kind: naskah.SubjectInstansi, ID: string(p.Instansi)}, naskah.ActImport,
		naskah.Errorf(naskah.Denied, "NSK-AKSES-PERAN", "Impor register hanya dapat dilakukan oleh pengelola kerja sama. Peran itu tidak ada pada akun Anda."))
}

// KeepSheet stores an uploaded sheet, so that the pages that follow can come back to it; its ID is the batch. The same file of which
// nothing was recorded yet is the same batch.
func (o *Office) KeepSheet(ctx context.Context, p naskah.Principal, name string, b []byte) (string, ImportSheet, error) {
	if err := o.keepsRegister(ctx, p, naskah.RoleOfficer); err != nil {
		return "", ImportSheet{}, err
	}
	s, err := ReadImportSheet(name, b)
	if err != nil {
		return "", s, err
	}
	files, err := o.sheets(ctx, naskah.ScopeOf(p), p.Instansi)
	if err != nil {
		return "", s, err
	}
	for _, f := range files {
		if f.Ref.Digest != naskah.DigestOf(b) {
			continue
		}
		old, err := o.counted(ctx, naskah.ScopeOf(p), f)
		if err != nil {
			return "", s, err
		}
		if old.N+old.Undone == 0 {
			return old.ID, s, nil
		}
	}
	id, err := o.newID()
	if err != nil {
		return "", s, err
	}
	tipe := typeCSV
	if isZip(b) {
		tipe = typeXLSX
	}
	a := naskah.Attachment{
		ID: string(id), Instansi: p.Instansi, Subject: naskah.Subject{Kind: naskah.SubjectInstansi, ID: string(p.Instansi)}, Jenis: attachmentImport,
		Nama: cutName(name, "register"), Tipe: tipe, Ukuran: len(b), By: p.User, At: o.now(),
	}
	if a.Ref, err = o.put(ctx, b, tipe); err != nil {
		return "", s, err
	}
	if err := o.Register.Record(ctx, naskah.Record{By: p.As(naskah.RoleOfficer), Act: naskah.ActCreate, Attachment: &a}); err != nil {
		return "", s, err
	}
	return a.ID, s, nil
}

// Sheet is a stored sheet.
func (o *Office) Sheet(ctx context.Context, p naskah.Principal, batch string) (ImportSheet, error) {
	if err := o.keepsRegister(ctx, p, naskah.RoleOfficer, naskah.RoleArchivist); err != nil {
		return ImportSheet{}, err
	}
	f, err := o.sheetFile(ctx, naskah.ScopeOf(p), p.Instansi, batch)
	if err != nil {
		return ImportSheet{}, err
	}
	b, err := o.Objects.Get(ctx, f.Ref)
	if err != nil {
		return ImportSheet{}, err
	}
	return ReadImportSheet(f.Nama, b)
}

// Batches are the sheets recorded so far, newest first.
func (o *Office) Batches(ctx context.Context, p naskah.Principal) ([]ImportBatch, error) {
	if err := o.keepsRegister(ctx, p, naskah.RoleOfficer, naskah.RoleArchivist); err != nil {
		return nil, err
	}
	files, err := o.sheets(ctx, naskah.ScopeOf(p), p.Instansi)
	if err != nil {
		return nil, err
	}
	var out []ImportBatch
	for _, f := range slices.Backward(files) {
		b, err := o.counted(ctx, naskah.ScopeOf(p), f)
		if err != nil {
			return nil, err
		}
		if b.N+b.Undone > 0 {
			out = append(out, b)
		}
	}
	return out, nil
}

// sheets are all sheets that were uploaded, oldest first.
func (o *Office) sheets(ctx context.Context, s naskah.Scope, inst naskah.InstansiID) ([]naskah.Attachment, error) {
	files, err := o.Register.Attachments(ctx, s, naskah.Subject{Kind: naskah.SubjectInstansi, ID: string(inst)})
	return slices.DeleteFunc(files, func(a naskah.Attachment) bool { return a.Jenis != attachmentImport }), err
}

func (o *Office) sheetFile(ctx context.Context, s naskah.Scope, inst naskah.InstansiID, batch string) (naskah.Attachment, error) {
	files, err := o.sheets(ctx, s, inst)
	if err != nil {
		return naskah.Attachment{}, err
	}
	for _, f := range files {
		if f.ID == batch && batch != "" {
			return f, nil
		}
	}
	return naskah.Attachment{}, naskah.Absent()
}

// batch is a sheet, with what came of it.
func (o *Office) batch(ctx context.Context, s naskah.Scope, inst naskah.InstansiID, id string) (ImportBatch, error) {
	f, err := o.sheetFile(ctx, s, inst, id)
	if err != nil {
		return ImportBatch{}, err
	}
	return o.counted(ctx, s, f)
}

// counted counts what came of a sheet.
func (o *Office) counted(ctx context.Context, s naskah.Scope, f naskah.Attachment) (ImportBatch, error) {
	b := ImportBatch{ID: f.ID, File: f}
	all, err := o.Store.List(ctx, s, naskah.Filter{Batch: f.ID, Limit: 1})
	if err != nil {
		return b, err
	}
	gone, err := o.Store.List(ctx, s, naskah.Filter{Batch: f.ID, States: []naskah.State{naskah.Cancelled}, Limit: 1})
	b.N, b.Undone = all.Total-gone.Total, gone.Total
	return b, err
}

// recorded are the naskah of a batch, all of them.
func (o *Office) recorded(ctx context.Context, batch string) ([]naskah.Naskah, error) {
	var out []naskah.Naskah
	for f := (naskah.Filter{Batch: batch, Limit: 200}); ; {
		page, err := o.Store.List(ctx, naskah.ScopeSystem(), f)
		if err != nil {
			return nil, err
		}
		out = append(out, page.Naskah...)
		if page.Next == "" {
			return out, nil
		}
		f.After = page.Next
	}
}

const (
	typeCSV  = "text/csv; charset=utf-8"
	typeXLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)

// isZip says whether the bytes begin as a workbook does.
func isZip(b []byte) bool { return len(b) > 3 && string(b[:4]) == "PK\x03\x04" }
