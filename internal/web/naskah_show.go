package web

import (
	"cmp"
	"strings"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/views"
)

// A file is one naskah with what stands around it, as the reader may see it.
type file struct {
	n        naskah.Naskah
	session  naskah.SigningSession // the newest
	versions []naskah.Version
	events   []naskah.Event
	can      []office.Possible
}

// file reads the naskah of the path. Looking lets a deadline pass that has passed.
func (k *call) file() (file, error) {
	n, err := k.naskah()
	if err != nil {
		return file{}, err
	}
	f := file{n: n, can: k.office.Can(k.ctx, k.p, n)}
	sessions, err := k.store.Sessions(k.ctx, k.scope(), n.ID)
	if err != nil {
		return f, err
	}
	if len(sessions) > 0 {
		f.session = sessions[len(sessions)-1]
	}
	if f.versions, err = k.store.Versions(k.ctx, k.scope(), n.ID); err != nil {
		return f, err
	}
	f.events, err = k.store.Events(k.ctx, k.scope(), n.ID.Subject())
	return f, err
}

// may says whether an act is the reader's now.
func (f file) may(act naskah.Act) bool { return isOneOf(act, f.acts()...) }

func (f file) acts() []naskah.Act {
	var out []naskah.Act
	for _, p := range f.can {
		out = append(out, p.Act)
	}
	return out
}

func (f file) blocked(act naskah.Act) string {
	for _, p := range f.can {
		if p.Act == act {
			return p.Reason
		}
	}
	return ""
}

// at is when an act last happened.
func (f file) at(acts ...naskah.Act) (naskah.Event, bool) {
	for i := len(f.events) - 1; i >= 0; i-- {
		if isOneOf(f.events[i].Act, acts...) {
			return f.events[i], true
		}
	}
	return naskah.Event{}, false
}

// showNaskah is one naskah: where it stands, what happens next and by whom, the page itself, its people, versions and history.
func showNaskah(k *call) error {
	if id, err := k.naskahID(); err == nil {
		_, _ = k.office.Missing(k.ctx, k.p, id) // looking lets a session end whose deadline has passed
	}
	f, err := k.file()
	if err != nil {
		return err
	}
	n := f.n
	v := views.NaskahView{
		ID: string(n.ID), Title: k.judul(n), Kind: jenisFull(n.Jenis), Parties: strings.Join(partyNames(n.Parties), " dan "), Badge: k.stateBadge(n), Imported: n.Imported,
		Steps: k.steps(f), Next: k.next(f), Facts: append(k.facts(n), k.heldFact(n)...), Parafs: k.parafRows(f), Versions: k.versionRows(f), Reasons: k.reasonRows(n),
		Recent: k.history(f.events, 5), History: naskahPath(n.ID, "/riwayat"), Reader: naskahPath(n.ID, "/baca"), PDF: k.pdfButtons(f),
	}
	if b := k.validityBadge(n.ValidityOn(k.today(), k.isEnded(n.ID)), n.Berakhir); b.Text != "" && n.State != naskah.Signing {
		v.Next.Badge = b
	}
	v.Turns, v.TurnsNote = k.turnRows(f)
	if isOneOf(n.State, naskah.TurnStates...) && n.Kode != "" {
		v.Public = "/v/" + n.Kode
	}
	if v.Sheet, err = k.sheetOf(n); err != nil {
		return err
	}
	if v.Notes, err = k.notesBeside(f); err != nil {
		return err
	}
	v.Due = k.dueBadge(n)
	if v.Around, err = k.around(f); err != nil {
		return err
	}
	if v.Scan = f.scanOf(); v.Scan != "" && v.Sheet == nil {
		k.framed()
	}
	return k.wide(k.judul(n), views.Naskah(v))
}

// facts are what the register knows.
func (k *call) facts(n naskah.Naskah) []views.KV {
	var out []views.KV
	add := func(key, value string) {
		if value != "" {
			out = append(out, views.KV{Key: k.t(key), Value: value})
		}
	}
	pending := k.t("fact.pending")
	for _, p := range n.Parties {
		text := pending
		for _, x := range n.Nomor {
			if x.Party == p.Urut {
				text = k.nomorFact(x)
			}
		}
		if len(n.Nomor) > 0 || !n.Imported {
			out = append(out, views.KV{Key: k.t("fact.nomor.of", naskah.Ordinal(p.Urut)), Value: text})
		}
	}
	tanggal := pending
	if !n.Tanggal.IsZero() {
		tanggal = dayText(n.Tanggal)
	}
	add("fact.tanggal", tanggal)
	add("fact.tempat", n.Tempat)
	add("fact.term", k.termText(n))
	add("fact.unit", k.unitName(n.Unit))
	add("fact.jalur", k.t("jalur."+string(n.Jalur)))
	if n.Cara != "" {
		add("fact.cara", k.t("cara."+string(n.Cara)))
	}
	if n.State == naskah.Archived || n.Imported || len(n.Asli) > 0 {
		add("fact.klasifikasi", n.Klasifikasi)
		add("fact.lokasi", n.Lokasi)
	}
	for _, a := range n.Asli {
		out = append(out, views.KV{Key: k.t("fact.asli", a.Pemegang), Value: a.Lokasi})
	}
	if n.Current.Valid() {
		out = append(out, views.KV{Key: k.t("fact.digest"), Value: n.Current.Short(), Mono: true})
	}
	return out
}

// nomorFact is what stands on a NOMOR line, or what is known of the number beside the page [OP 1.6].
func (k *call) nomorFact(x naskah.Nomor) string {
	switch x.Kind {
	case naskah.TidakBernomor:
		return k.t("fact.nonumber")
	case naskah.Menyusul:
		return k.t("fact.menyusul")
	case naskah.DicatatKemudian:
		return k.t("fact.later", x.Text)
	}
	return x.Text
}

// reasonRows are the reasons that were kept, each with what it passed over: a paper by its name, a warning by its code.
func (k *call) reasonRows(n naskah.Naskah) []views.KV {
	if len(n.Reasons) == 0 {
		return nil
	}
	labels := map[string]string{}
	if items, err := k.office.Missing(k.ctx, k.p, n.ID); err == nil {
		for _, m := range items {
			labels[m.Code] = m.Label
		}
	}
	var out []views.KV
	for _, r := range n.Reasons {
		out = append(out, views.KV{Key: cmp.Or(labels[r.Code], r.Code) + " · " + k.when(r.At), Value: r.Text})
	}
	return out
}

// pdfButtons are the downloads: the signed file, or a marked copy before there is one.
func (k *call) pdfButtons(f file) []views.Button {
	if f.n.Current == "" && f.n.Values == "" {
		return nil
	}
	if isOneOf(f.n.State, naskah.SignedStates...) {
		if f.n.Cara == naskah.Basah {
			return []views.Button{{Act: "pdf", Label: k.t("act.scanpdf"), Icon: "download", Action: naskahPath(f.n.ID, "/pdf"), Get: true}}
		}
		return []views.Button{{Act: "pdf", Label: k.t("act.signedpdf"), Icon: "download", Action: naskahPath(f.n.ID, "/pdf"), Get: true}}
	}
	if isOneOf(f.n.State, naskah.Approved, naskah.Signing) {
		return []views.Button{{Act: "pdf", Label: k.t("act.pdf"), Icon: "download", Action: naskahPath(f.n.ID, "/pdf"), Get: true}}
	}
	out := []views.Button{{Act: "konsep", Label: k.t("act.konsep"), Icon: "download", Action: naskahPath(f.n.ID, "/konsep.pdf"), Get: true}}
	if isOneOf(f.n.State, naskah.Draft, naskah.Review) {
		out = append(out, views.Button{Act: "word", Label: k.t("act.word"), Icon: "download", Action: naskahPath(f.n.ID, "/konsep.docx"), Get: true})
	}
	return out
}

// versionRows are the immutable PDFs, newest first.
func (k *call) versionRows(f file) []views.VersionRow {
	var out []views.VersionRow
	for i := len(f.versions) - 1; i >= 0; i-- {
		x := f.versions[i]
		row := views.VersionRow{
			Title: k.t("naskah.version", x.No), Digest: x.Ref.Digest.Short(), Href: naskahPath(f.n.ID, "/pdf?versi="+itoa(x.No)),
			Line: k.t("naskah.version."+string(x.Of)) + " · " + k.when(x.At) + " · " + k.t("naskah.pages", x.Pages),
		}
		row.Compare = k.compareDoor(f, x)
		if x.Ref.Digest == f.n.Current {
			row.Badge = views.Badge{Text: k.t("naskah.version.current"), Tone: views.Teal}
		}
		out = append(out, row)
	}
	return out
}

// isEnded says whether another naskah ended or replaced this one; asked once per request.
func (k *call) isEnded(id naskah.NaskahID) bool {
	if k.endedSet == nil {
		k.endedSet = map[naskah.NaskahID]bool{}
		f := naskah.Filter{Validity: naskah.Diakhiri, Today: k.today(), Limit: 200}
		for range 50 {
			page, err := k.store.List(k.ctx, k.scope(), f)
			if err != nil {
				break
			}
			for _, n := range page.Naskah {
				k.endedSet[n.ID] = true
			}
			if f.After = page.Next; f.After == "" {
				break
			}
		}
	}
	return k.endedSet[id]
}
