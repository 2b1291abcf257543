package naskah

import (
	"encoding/json"
	"slices"
	"strconv"
	"time"
)

// What follows is the arithmetic of a write, the same for every store: it reads nothing and keeps nothing.

// SeqConflict is the answer to a write whose sequence number is not the next.
func SeqConflict() *Error {
	return Errorf(Conflict, "NSK-SEQ", "Data ini sudah lebih dahulu diubah orang lain, sehingga perubahan Anda tidak disimpan. Muat ulang halaman untuk melihat keadaan terbarunya.")
}

// Settle works out what Advance writes for c at now, when last is the newest event of the naskah (zero for a new one): After, Version
// and Session in normal form, UpdatedAt and the event completed. Rows that hang on the naskah (a version, a session, relations) leave
// their digests in the event's detail under "rows", beside the naskah's own under "row".
func (c Change) Settle(last Event, now time.Time) (Change, error) {
	if c.After.Seq != last.Seq+1 {
		return Change{}, SeqConflict()
	}
	if err := c.whole(); err != nil {
		return Change{}, err
	}
	c.Event.Subject = c.After.ID.Subject()
	c.Event = c.Event.Follow(last, now)
	c.After.UpdatedAt = c.Event.At
	c.After = c.After.Normal()
	hang := map[string]Digest{}
	if c.Version != nil {
		v := c.Version.Normal()
		c.Version, hang[v.rowKey()] = &v, rowDigest(v)
	}
	if c.Session != nil {
		s := c.Session.Normal()
		c.Session, hang[s.rowKey()] = &s, rowDigest(s)
	}
	for _, r := range c.Relasi {
		hang[r.rowKey()] = rowDigest(r)
	}
	if c.Delivery != nil {
		d := c.Delivery.Normal()
		c.Delivery, hang[d.rowKey()] = &d, rowDigest(d)
	}
	row, err := RowDigest(c.After)
	if err != nil {
		return Change{}, err
	}
	c.Event, err = c.Event.finish(last, row, hang)
	return c, err
}

// whole refuses a change that does not hang together; the office never makes one.
func (c Change) whole() error {
	bad := notWhole
	switch {
	case c.After.ID == "":
		return bad("naskah tidak beridentitas")
	case !slices.Contains(States, c.After.State):
		return bad("keadaan naskah tidak dikenal")
	case c.Event.To != c.After.State:
		return bad("kejadian menuju keadaan yang lain dari keadaan naskah")
	case c.Version != nil && (c.Version.No < 1 || !c.Version.Ref.Digest.Valid()):
		return bad("versi tidak bernomor atau tidak bersidik jari")
	case c.Session != nil && (c.Session.ID == "" || c.Session.Naskah != c.After.ID):
		return bad("sesi penandatanganan milik naskah lain")
	case slices.ContainsFunc(c.Relasi, func(r Relasi) bool { return r.ID == "" || r.Dari != c.After.ID && c.Event.Act != ActAnnul }): // a double leaves its relations to the one that stays
		return bad("hubungan antarnaskah tidak berpangkal pada naskah ini")
	case c.Delivery != nil && (c.Delivery.ID == "" || c.Delivery.Naskah != c.After.ID):
		return bad("penyampaian salinan milik naskah lain")
	case c.KerjaSama != nil && (c.KerjaSama.Seq < 1 || c.KerjaSama.ID != c.After.KerjaSama):
		return bad("kerja sama tidak bernomor urut, atau bukan kerja sama naskah ini")
	case c.Pending != nil && (c.Pending.Answer == nil || c.Event.Second == nil):
		return bad("usul dijalankan tanpa orang kedua")
	}
	return nil
}

// Cooperation is the change of the kerja sama that c brings, as a record of its own: its history remembers who made it and by which act.
func (c Change) Cooperation() Record {
	act := ActEdit
	if c.KerjaSama.Seq == 1 {
		act = ActCreate
	}
	return Record{By: c.Event.By, Act: act, KerjaSama: c.KerjaSama}
}

// Together refuses changes that AdvanceAll cannot commit as one: two of one naskah, or a proposal on any but the first.
func Together(cs []Change) error {
	seen := map[NaskahID]bool{}
	for i, c := range cs {
		if seen[c.After.ID] {
			return notWhole("satu naskah berubah dua kali sekaligus")
		}
		if seen[c.After.ID] = true; i > 0 && c.Pending != nil {
			return notWhole("usul dijalankan oleh perubahan yang bukan pertama")
		}
	}
	return nil
}

// RowsTogether are the rows that RecordAll commits as one. It refuses what it cannot: a row without a history of its own, or one row
// twice.
func RowsTogether(rs []Record) ([]Row, error) {
	seen, out := map[Subject]bool{}, make([]Row, len(rs))
	for i, r := range rs {
		row, err := r.Row()
		if err != nil {
			return nil, err
		}
		if row.Key != "" {
			return nil, notWhole("baris tanpa riwayat sendiri dicatat bersama baris lain")
		}
		if seen[row.Subject] {
			return nil, notWhole("satu baris berubah dua kali sekaligus")
		}
		seen[row.Subject], out[i] = true, row
	}
	return out, nil
}

// Register events: a row of the register and the history that remembers it.

// A Row is one row of a Record, as the store keeps it.
type Row struct {
	Subject Subject // whose history remembers it; of a row that hangs on a naskah: the naskah, until the store has found its KerjaSama
	Seq     int     // the sequence number it will have; 0: it has none of its own and hangs on Subject
	Key     string  // of a hanging row: its name in "rows"
	Digest  Digest
	Naskah  NaskahID // of a row that hangs on the KerjaSama of a naskah
	Changed []Changed
}

// Row says which row r changes; Invalid unless it is exactly one.
func (r Record) Row() (Row, error) {
	var rows []Row
	own := func(kind SubjectKind, id string, seq int, x any) {
		rows = append(rows, Row{Subject: Subject{kind, id}, Seq: seq, Digest: rowDigest(x)})
	}
	hang := func(sub Subject, n NaskahID, key string, x any) {
		rows = append(rows, Row{Subject: sub, Key: key, Digest: rowDigest(x), Naskah: n})
	}
	if x := r.Instansi; x != nil {
		own(SubjectInstansi, string(x.ID), x.Seq, x.Normal())
	}
	if x := r.Unit; x != nil {
		own(SubjectUnit, string(x.ID), x.Seq, *x)
	}
	if x := r.Jabatan; x != nil {
		own(SubjectJabatan, string(x.ID), x.Seq, *x)
	}
	if x := r.Orang; x != nil {
		own(SubjectOrang, string(x.ID), x.Seq, *x)
	}
	if x := r.Pejabat; x != nil {
		own(SubjectPejabat, string(x.ID), x.Seq, *x)
	}
	if x := r.Mitra; x != nil {
		own(SubjectMitra, string(x.ID), x.Seq, x.Normal())
	}
	if x := r.KerjaSama; x != nil {
		own(SubjectKerjaSama, string(x.ID), x.Seq, x.Normal())
	}
	if x := r.Relasi; x != nil {
		hang(x.Dari.Subject(), x.Dari, x.rowKey(), *x)
	}
	if x := r.Fakta; x != nil {
		hang(Subject{SubjectKerjaSama, string(x.KerjaSama)}, "", x.rowKey(), *x)
	}
	if x := r.Attachment; x != nil {
		n := NaskahID("")
		if x.Subject.Kind == SubjectNaskah {
			n = NaskahID(x.Subject.ID)
		}
		hang(x.Subject, n, x.rowKey(), x.Normal())
	}
	if x := r.Certificate; x != nil {
		hang(Subject{SubjectUser, string(x.User)}, "", x.rowKey(), x.Normal())
	}
	if x := r.Delivery; x != nil {
		hang(x.Naskah.Subject(), x.Naskah, x.rowKey(), x.Normal())
	}
	if len(rows) != 1 {
		return Row{}, Errorf(Invalid, "NSK-PERUBAHAN", "Perubahan tidak dapat disimpan: harus mengenai tepat satu data.")
	}
	if id := rows[0].Subject.ID; id == "" || rows[0].Key == "" && rows[0].Seq < 1 {
		return Row{}, Errorf(Invalid, "NSK-PERUBAHAN", "Perubahan tidak dapat disimpan: data tidak beridentitas atau tidak bernomor urut.")
	}
	rows[0].Changed = r.Changed
	return rows[0], nil
}

// Follow is the event that remembers a change of the subject's own row, whose digest is now row, after last.
func (r Row) Follow(last Event, now time.Time, by Principal, act Act, own Digest) (Event, error) {
	hang := map[string]Digest{}
	if r.Key != "" {
		hang[r.Key] = r.Digest
	}
	e := Event{Subject: r.Subject, By: by, Act: act}.Follow(last, now)
	if len(r.Changed) > 0 {
		var err error
		if e.Detail, err = Canonical(map[string]any{"perubahan": r.Changed}); err != nil {
			return Event{}, err
		}
	}
	return e.finish(last, own, hang)
}

// UserRow is the row of a user, remembered in his own history.
func UserRow(u User) Row {
	return Row{Subject: Subject{SubjectUser, string(u.ID)}, Digest: rowDigest(u.Normal())}
}

// finish puts the digests of the rows into the event's detail and seals it.
func (e Event) finish(last Event, own Digest, hang map[string]Digest) (Event, error) {
	m, err := detailOf(e.Detail)
	if err != nil {
		return Event{}, err
	}
	m["row"] = string(own)
	delete(m, "rows")
	if len(hang) > 0 {
		rows := map[string]any{}
		for k, d := range hang {
			rows[k] = string(d)
		}
		m["rows"] = rows
	}
	if e.Detail, err = Canonical(m); err != nil {
		return Event{}, err
	}
	return e.Seal(last.Hash)
}

// Rows are the digests of the hanging rows that the act left behind, by key.
func (e Event) Rows() map[string]Digest {
	m, err := detailOf(e.Detail)
	if err != nil {
		return nil
	}
	out := map[string]Digest{}
	if rows, ok := m["rows"].(map[string]any); ok {
		for k, x := range rows {
			s, _ := x.(string)
			out[k] = Digest(s)
		}
	}
	return out
}

func (v Version) rowKey() string        { return "versi/" + strconv.Itoa(v.No) }
func (s SigningSession) rowKey() string { return "sesi/" + string(s.ID) }
func (r Relasi) rowKey() string         { return "relasi/" + r.ID }
func (f Fakta) rowKey() string          { return "fakta/" + f.ID }
func (a Attachment) rowKey() string     { return "lampiran/" + a.ID }
func (c Certificate) rowKey() string    { return "sertifikat/" + c.Fingerprint.Hex() }
func (d Delivery) rowKey() string       { return "penyampaian/" + d.ID }

// rowDigest is the digest of a row in normal form: canonical JSON of what is not zero in it, so that a field that is added later
// leaves the digests of older rows as they are. Renaming a field would not; a test holds the names.
func rowDigest(x any) Digest {
	raw, err := json.Marshal(x)
	if err != nil || replaced(raw) {
		return ""
	}
	v, err := decode(raw)
	if err != nil {
		return ""
	}
	b, err := Canonical(sparse(v))
	if err != nil {
		return ""
	}
	return DigestOf(b)
}

// sparse takes away what says nothing: null, "", false, 0, the zero time, and objects and lists that hold nothing else. Items of a
// list stay, because their places count.
func sparse(x any) any {
	switch y := x.(type) {
	case map[string]any:
		out := map[string]any{}
		for k, z := range y {
			if z = sparse(z); z != nil {
				out[k] = z
			}
		}
		if len(out) == 0 {
			return nil
		}
		return out
	case []any:
		out := make([]any, len(y))
		for i, z := range y {
			out[i] = sparse(z)
		}
		if len(out) == 0 {
			return nil
		}
		return out
	case string:
		if y == "" || y == "0001-01-01T00:00:00Z" {
			return nil
		}
	case bool:
		if !y {
			return nil
		}
	case json.Number:
		if y == "0" {
			return nil
		}
	}
	return x
}

// Succeed says whether s may stand in the place of old, the same session as it is stored: a seal that was recorded stays as it is,
// and the turns stay those of the signers. "No turn ever has two recorded seals."
func (s SigningSession) Succeed(old SigningSession) error {
	changed := len(s.Turns) != len(old.Turns) || s.Naskah != old.Naskah || s.Base != old.Base
	for i := 0; !changed && i < len(old.Turns); i++ {
		changed = old.Turns[i].Sealed != "" && s.Turns[i].Sealed != old.Turns[i].Sealed
	}
	if changed {
		return Errorf(Conflict, "NSK-SESI", "Tanda tangan yang sudah tercatat tidak dapat diganti. Muat ulang halaman untuk melihat keadaan terbarunya.")
	}
	return nil
}
