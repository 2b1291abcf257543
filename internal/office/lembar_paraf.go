package office

import (
	"context"
	"encoding/json"
	"maps"
	"slices"

	"naskah/internal/document"
	"naskah/internal/layout"
	"naskah/internal/naskah"
)

// LembarParaf is the sheet of the reviewers' paraf as PDF: who, when, note, digest [OP 1.3, 5]. It is printed beside the naskah, never
// in it.
func (o *Office) LembarParaf(ctx context.Context, p naskah.Principal, id naskah.NaskahID) ([]byte, string, error) {
	m, err := o.atDesk(ctx, p, id)
	if err != nil {
		return nil, "", err
	}
	if m.n.Values == "" {
		return nil, "", naskah.Errorf(naskah.NotFound, "NSK-TANPA-ISI", "Naskah ini dicatat tanpa isi dan tidak pernah diparaf di sini.")
	}
	l := document.LembarParaf{Judul: m.n.Judul, Pihak: partyNames(m.n), Nomor: nomorLines(m.n), Printed: naskah.Waktu(m.now, m.zone)}
	if j, ok := naskah.JenisOf(m.n.Jenis); ok {
		l.Jenis = j.Nama
	}
	if l.Desk, err = o.deskOf(ctx, m.inst); err != nil {
		return nil, "", err
	}
	events, err := o.Store.Events(ctx, naskah.ScopeSystem(), id.Subject())
	if err != nil {
		return nil, "", err
	}
	vs, err := o.Store.Versions(ctx, naskah.ScopeSystem(), id)
	if err != nil {
		return nil, "", err
	}
	if v, ok := versionOf(vs, parafed(events)); ok {
		l.Versi, l.Digest = v.No, v.Ref.Digest
	}
	l.Rows = parafRows(m)
	if l.Notes, err = o.parafNotes(ctx, m, events); err != nil {
		return nil, "", err
	}
	res, err := o.sheet(ctx, l.Tree(), layout.A4)
	return res.PDF, fileName(m.n, "lembar-paraf"), err
}

// parafed is the version that the reviewers had before them, newest first: what the last paraf, or else the last submit, names.
func parafed(events []naskah.Event) naskah.Digest {
	for _, e := range slices.Backward(events) {
		switch e.Act {
		case naskah.ActParaf, naskah.ActApprove, naskah.ActSubmit:
			return e.Version
		}
	}
	return ""
}

func parafRows(m matter) []document.ParafRow {
	var out []document.ParafRow
	for i, x := range m.n.Parafs {
		r := document.ParafRow{Jabatan: x.Pejabat.Sebutan(), Nama: x.Pejabat.NamaLengkap(), Keterangan: "Belum"}
		switch {
		case !x.At.IsZero():
			r.Waktu, r.Keterangan = naskah.Waktu(x.At, m.zone), "Diparaf"
		case m.n.State == naskah.Review && i == m.n.NextParaf():
			r.Keterangan = "Menunggu paraf"
			if !m.n.Batas.IsZero() {
				r.Keterangan += " sampai " + m.n.Batas.Angka()
			}
		}
		out = append(out, r)
	}
	return out
}

// parafNotes are the reasons and notes with which the naskah came back, each with its pasal as it is called now.
func (o *Office) parafNotes(ctx context.Context, m matter, events []naskah.Event) ([]document.ParafNote, error) {
	titles := map[string]string{"": "Seluruh naskah"}
	v, err := o.loadValues(ctx, m.n.Values)
	if err != nil {
		return nil, err
	}
	tree, err := o.treeOf(ctx, m, v)
	if err != nil {
		return nil, err
	}
	for _, b := range tree.Blocks {
		if p, ok := b.(document.Pasal); ok {
			titles[p.ID] = document.PasalTitle(p)
		}
	}
	var out []document.ParafNote
	for _, e := range events {
		switch e.Act {
		case naskah.ActReturn, naskah.ActDecline, naskah.ActRevise:
		default:
			continue
		}
		var kept struct {
			Alasan  string            `json:"alasan"`
			Catatan map[string]string `json:"catatan"`
		}
		if err := json.Unmarshal(e.Detail, &kept); err != nil {
			return nil, unreadNotes(err)
		}
		notes := maps.Clone(kept.Catatan)
		if notes == nil {
			notes = map[string]string{}
		}
		if kept.Alasan != "" {
			notes[""] = kept.Alasan
		}
		for _, id := range slices.Sorted(maps.Keys(notes)) {
			title, ok := titles[id]
			if !ok {
				title = "Pasal yang sudah dihapus"
			}
			out = append(out, document.ParafNote{Waktu: naskah.Waktu(e.At, m.zone), Oleh: actor(e.By), Bagian: title, Catatan: notes[id]})
		}
	}
	return out, nil
}

// unreadNotes: what an event keeps of a return is damaged.
func unreadNotes(err error) error {
	return naskah.Errorf(naskah.Corrupt, "NSK-CATATAN-RUSAK", "Catatan pengembalian naskah ini tidak terbaca. Hubungi pengelola sistem.").Because(err)
}
