package office

import (
	"context"
	"strings"

	"naskah/internal/docx"
	"naskah/internal/layout"
	"naskah/internal/naskah"
)

// The properties by which a Word file is known again when it returns.
const (
	wordNaskah = "naskah"
	wordValues = "naskah-nilai"
)

// Word gives the text of a naskah as a Word document, marked KONSEP, and a name for it: for the other side to write into. To whoever
// may have the KONSEP, while it is a draft or in review; Conflict, NSK-WORD-TAHAP, from then on, when its words are fixed.
func (o *Office) Word(ctx context.Context, p naskah.Principal, id naskah.NaskahID) ([]byte, string, error) {
	m, err := o.see(ctx, p, id)
	if err != nil {
		return nil, "", err
	}
	if m.n.State != naskah.Draft && m.n.State != naskah.Review {
		return nil, "", naskah.Errorf(naskah.Conflict, "NSK-WORD-TAHAP", "Naskah Word hanya dibuat selama naskah disusun dan diperiksa; teks naskah ini sudah tetap. Unduh PDF-nya.")
	}
	v, err := o.printed(ctx, m)
	if err != nil {
		return nil, "", err
	}
	c, err := o.compose(ctx, m.n, m.inst, v)
	if err != nil {
		return nil, "", err
	}
	b, err := docx.Write(c.tree, docx.Options{
		Page: wordPage(layout.ProfileOf(m.inst.Rupa)), Mark: MarkKonsep,
		Images:     func(d naskah.Digest) ([]byte, error) { return o.Objects.Get(ctx, naskah.Ref{Digest: d}) },
		Properties: map[string]string{wordNaskah: string(m.n.ID), wordValues: string(m.n.Values)},
	})
	return b, strings.TrimSuffix(fileName(m.n, "konsep"), ".pdf") + ".docx", err
}

// wordPage is the paper of a profile for Word.
func wordPage(p layout.Profile) docx.Page {
	page := docx.Page{W: p.W, H: p.H, Top: p.Top, Right: p.Right, Bottom: p.Bottom, Left: p.Left, Size: p.Size, Halaman: p.Halaman}
	if p.Huruf == naskah.HurufArial {
		page.Font = "Arial"
	}
	return page
}
