package office

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"naskah/internal/document"
	"naskah/internal/naskah"
)

// A RecordInput is what is recorded of a naskah that was signed in ink.
type RecordInput struct {
	Scan        []byte // the full scan
	Signers     []InkSigner
	Asli        []naskah.Asli // each original and where it lies
	Lokasi      string        // of our own
	Klasifikasi string        // empty: as it is
	Tingkat     string        // empty: asli
	Reason      string        // needed when the number of pages differs from what was printed
}

// Record proposes that a printed naskah was signed in ink; it is signed when a second person has compared the scan and confirms.
func (o *Office) Record(ctx context.Context, p naskah.Principal, id naskah.NaskahID, seq int, in RecordInput) (Outcome, error) {
	m, err := o.look(ctx, p, id, seq)
	if err != nil {
		return Outcome{}, err
	}
	if _, err := o.allow(ctx, m, naskah.ActRecord); err != nil {
		return Outcome{}, err
	}
	if err := inkable(m.n); err != nil {
		return Outcome{}, err
	}
	vs, err := o.Store.Versions(ctx, naskah.ScopeSystem(), id)
	if err != nil {
		return Outcome{}, err
	}
	report, err := o.checkScan(ctx, m.n, vs, in.Scan)
	if err != nil {
		return Outcome{}, err
	}
	reason := strings.TrimSpace(in.Reason)
	if report.Differs() && reason == "" {
		return Outcome{}, naskah.Errorf(naskah.Invalid, "NSK-PINDAI-BEDA", "Pindaian memuat %d halaman, sedangkan cetakan %d halaman. Periksa apakah ini pindaian naskah yang benar dan lengkap; bila memang demikian, tulis alasannya.",
			report.Pages, report.Printed).On("alasan")
	}
	change, err := in.change(report, reason)
	if err != nil {
		return Outcome{}, err
	}
	// What will be refused is refused before the bytes are kept.
	change.Pindaian = naskah.Ref{Digest: report.Digest}
	mv, err := naskah.Next(m.n.State, naskah.ActRecord)
	if err != nil {
		return Outcome{}, err
	}
	if _, err := o.prepareRecord(ctx, m, mv, change); err != nil {
		return Outcome{}, err
	}
	if change.Pindaian, err = o.put(ctx, in.Scan, typePDF); err != nil {
		return Outcome{}, err
	}
	return secondly(ctx, o, m, naskah.ActRecord, change, reason, (*Office).prepareRecord)
}

// A paperRecord is a record as it is proposed: all that is needed to run it again.
type paperRecord struct {
	Pindaian    naskah.Ref
	Halaman     int
	Cetakan     int // pages that were printed
	Penanda     []InkSigner
	Asli        []naskah.Asli
	Lokasi      string
	Klasifikasi string
	Tingkat     string
	Alasan      string
	Catatan     []string // what the second person should look at
}

// maxOriginals is how many originals one naskah is recorded with.
const maxOriginals = 50

func (in RecordInput) change(r ScanReport, reason string) (paperRecord, error) {
	c := paperRecord{
		Halaman: r.Pages, Cetakan: r.Printed, Penanda: in.Signers, Lokasi: strings.TrimSpace(in.Lokasi), Klasifikasi: strings.TrimSpace(in.Klasifikasi),
		Tingkat: strings.TrimSpace(in.Tingkat), Alasan: reason, Catatan: r.Notes,
	}
	if len(in.Asli) > maxOriginals {
		return c, naskah.Errorf(naskah.Invalid, "NSK-CATAT-ASLI", "Naskah asli yang dicatat paling banyak %d rangkap.", maxOriginals).On("asli")
	}
	for i, a := range in.Asli {
		a.Pemegang, a.Lokasi = strings.TrimSpace(a.Pemegang), strings.TrimSpace(a.Lokasi)
		if a == (naskah.Asli{}) {
			continue
		}
		if a.Pemegang == "" || a.Lokasi == "" {
			return c, naskah.Errorf(naskah.Invalid, "NSK-CATAT-ASLI", "Naskah asli ke-%d: isi siapa pemegangnya dan di mana disimpan.", i+1).On("asli")
		}
		c.Asli = append(c.Asli, a)
	}
	if len(c.Asli) == 0 {
		return c, naskah.Errorf(naskah.Invalid, "NSK-CATAT-ASLI", "Isi setiap naskah asli: siapa pemegangnya dan di mana disimpan.").On("asli")
	}
	if err := longFact("Lokasi simpan", "lokasi", c.Lokasi); err != nil {
		return c, err
	}
	for _, a := range c.Asli {
		if err := cmp.Or(longFact("Pemegang naskah asli", "asli", a.Pemegang), longFact("Lokasi naskah asli", "asli", a.Lokasi)); err != nil {
			return c, err
		}
	}
	return c, nil
}

// maxFact is how long one fact of the register may be, in letters.
const maxFact = 300

func longFact(label, field, s string) error {
	if n := utf8.RuneCountInString(s); n > maxFact {
		return naskah.Errorf(naskah.Invalid, "NSK-CATAT-PANJANG", "%s terlalu panjang (%d huruf). Paling banyak %d huruf.", label, n, maxFact).On(field)
	}
	return nil
}

// shown says in words what the record would change.
func (c paperRecord) shown() []FactChange {
	out := []FactChange{{Fact: "berkas", Label: "Pindaian", New: fmt.Sprintf("%d halaman (cetakan %d halaman)", c.Halaman, c.Cetakan)}}
	for _, s := range c.Penanda {
		out = append(out, FactChange{Fact: "penanda tangan", Label: "Tanda tangan PIHAK " + naskah.Ordinal(s.Party), New: s.Tanggal.Panjang()})
	}
	for i, a := range c.Asli {
		out = append(out, FactChange{Fact: "asli", Label: fmt.Sprintf("Naskah asli ke-%d", i+1), New: a.Pemegang + ": " + a.Lokasi})
	}
	for _, x := range []struct{ fact, label, text string }{
		{"lokasi", "Lokasi simpan", c.Lokasi}, {"klasifikasi", "Klasifikasi", c.Klasifikasi}, {"tingkat perkembangan", "Tingkat perkembangan", c.Tingkat},
	} {
		if x.text != "" {
			out = append(out, FactChange{Fact: x.fact, Label: x.label, New: x.text})
		}
	}
	for _, note := range c.Catatan {
		out = append(out, FactChange{Fact: "catatan", Label: "Perlu diperiksa", New: note})
	}
	return out
}

func (c paperRecord) brought() naskah.Ref { return c.Pindaian }

// prepareRecord makes the version of the scan and what the register learns from it. The scan must be of the text that was printed
// last, and everybody who signs must have signed.
func (o *Office) prepareRecord(ctx context.Context, m matter, mv naskah.Move, c paperRecord) (prepared, error) {
	vs, err := o.Store.Versions(ctx, naskah.ScopeSystem(), m.n.ID)
	if err != nil {
		return prepared{}, err
	}
	values, err := o.openingValues(ctx, m)
	if err != nil {
		return prepared{}, err
	}
	print, err := printFor(vs, m.n, values.Digest())
	if err != nil {
		return prepared{}, err
	}
	n, err := o.inkSigners(ctx, m, m.n, c.Penanda)
	if err != nil {
		return prepared{}, err
	}
	if i := slices.IndexFunc(n.Signers, func(s naskah.Signer) bool { return s.Tanggal.IsZero() }); i >= 0 {
		return prepared{}, naskah.Errorf(naskah.Invalid, "NSK-CATAT-BELUM", "Isi tanggal %s (PIHAK %s) membubuhkan tanda tangan. Bila ia menandatangani secara elektronik, buka penandatanganan di atas pindaian.",
			n.Signers[i].Pejabat.Nama, naskah.Ordinal(n.Signers[i].Party)).On("penanda")
	}
	if n, err = o.termOfInk(ctx, m, n, values); err != nil {
		return prepared{}, err
	}
	v := naskah.Version{No: len(vs) + 1, Ref: c.Pindaian, Of: naskah.Scanned, Values: print.Values, Pages: c.Halaman, At: m.now}
	n.Current, n.Asli, n.Lokasi = v.Ref.Digest, c.Asli, cmp.Or(c.Lokasi, n.Lokasi)
	n.Klasifikasi, n.Tingkat = cmp.Or(c.Klasifikasi, n.Klasifikasi, DefaultKlasifikasi), cmp.Or(c.Tingkat, n.Tingkat, "asli")
	f := naskah.Facts{After: after(n, m, mv), Versions: append(slices.Clone(vs), v), DigestChecked: true, Reason: c.Alasan}
	if err := o.guard(ctx, m, mv, f); err != nil {
		return prepared{}, err
	}
	return prepared{
		c: naskah.Change{After: n, Version: &v, Event: naskah.Event{Version: n.Current}},
		d: detail{"cetakan": string(print.Ref.Digest), "halaman": c.Halaman, "halaman_cetakan": c.Cetakan, "tinta": inkDetail(n), "asli": originals(n.Asli), "alasan": c.Alasan},
		last: func(ctx context.Context, _ detail) error { // the bytes are there, and are what their digest says
			_, err := o.Objects.Get(ctx, c.Pindaian)
			return err
		},
	}, nil
}

// termOfInk is n with the term that begins with the last signature, where the text says so [OP 1.7].
func (o *Office) termOfInk(ctx context.Context, m matter, n naskah.Naskah, v naskah.Values) (naskah.Naskah, error) {
	c, err := o.compose(ctx, m.n, m.inst, v)
	if err != nil {
		return n, err
	}
	if c.facts.Jangka.Mulai != document.MulaiTandaTangan {
		return n, nil
	}
	for _, s := range n.Signers {
		if n.Mulai.Before(s.Tanggal) {
			n.Mulai = s.Tanggal
		}
	}
	if n.Berakhir.Kind != naskah.AkhirTanggal {
		n.Berakhir = c.facts.Jangka.From(n.Mulai)
	}
	return n, nil
}

func originals(list []naskah.Asli) []any {
	out := []any{}
	for _, a := range list {
		out = append(out, map[string]any{"pemegang": a.Pemegang, "lokasi": a.Lokasi})
	}
	return out
}
