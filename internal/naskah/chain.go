package naskah

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"
)

// WithRow is an event's detail with the digest of the row that the act leaves behind. Detail must be an object, or empty.
func WithRow(detail json.RawMessage, row Digest) (json.RawMessage, error) {
	m, err := detailOf(detail)
	if err != nil {
		return nil, err
	}
	m["row"] = string(row)
	return Canonical(m)
}

func detailOf(detail json.RawMessage) (map[string]any, error) {
	if len(detail) == 0 {
		return map[string]any{}, nil
	}
	x, err := decode(detail)
	if err != nil {
		return nil, err
	}
	m, ok := x.(map[string]any)
	if !ok {
		return nil, notCanonical("rincian kejadian bukan sebuah objek")
	}
	return m, nil
}

// Row is the digest of the row that the act left behind; empty when the event holds none.
func (e Event) Row() Digest {
	m, err := detailOf(e.Detail)
	if err != nil {
		return ""
	}
	s, _ := m["row"].(string)
	return Digest(s)
}

// Follow gives e its place after last (the zero Event when e is the first of its subject): the next sequence number, and an instant
// in UTC milliseconds that is not before last's.
func (e Event) Follow(last Event, now time.Time) Event {
	e.Seq = last.Seq + 1
	e.At = now.UTC().Truncate(time.Millisecond)
	if e.At.Before(last.At) {
		e.At = last.At.UTC()
	}
	return e
}

// Seal closes e over the hash of the event before it (empty for the first): Detail becomes canonical, By and Second keep only what
// an event remembers of who acted, and Hash is computed over all of it.
func (e Event) Seal(prev Digest) (Event, error) {
	m, err := detailOf(e.Detail)
	if err != nil {
		return Event{}, err
	}
	if e.Detail, err = Canonical(m); err != nil {
		return Event{}, err
	}
	e.By = e.By.remembered()
	if e.Second != nil {
		second := e.Second.remembered()
		e.Second = &second
	}
	e.At, e.Prev = e.At.UTC().Truncate(time.Millisecond), prev
	e.Hash, err = HashEvent(e)
	return e, err
}

// remembered is what an event keeps of p.
func (p Principal) remembered() Principal {
	return Principal{User: p.User, Nama: p.Nama, Role: p.Role, Instansi: p.Instansi}
}

// HashEvent is the hash that e should have: SHA-256 over the canonical JSON of all its other fields. Invalid when Detail is not in
// canonical form, because then two texts would have one hash.
func HashEvent(e Event) (Digest, error) {
	again, err := Canonical(e.Detail)
	if err != nil {
		return "", err
	}
	if !bytes.Equal(again, e.Detail) {
		return "", notCanonical("rincian kejadian tidak dalam bentuk baku")
	}
	var second any
	if e.Second != nil {
		second = actorRow(*e.Second)
	}
	b, err := Canonical(map[string]any{
		"v": 1, "subject": map[string]any{"kind": string(e.Subject.Kind), "id": e.Subject.ID}, "seq": e.Seq, "at": e.At.UnixMilli(),
		"by": actorRow(e.By), "second": second, "act": string(e.Act), "from": string(e.From), "to": string(e.To),
		"version": string(e.Version), "detail": e.Detail, "prev": string(e.Prev),
	})
	if err != nil {
		return "", err
	}
	return DigestOf(b), nil
}

func actorRow(p Principal) map[string]any {
	return map[string]any{"user": string(p.User), "nama": p.Nama, "role": string(p.Role), "instansi": string(p.Instansi)}
}

// VerifyChain checks the events of one subject, oldest first; Corrupt, with the place of the first break in Field ("riwayat.4": at
// the event with sequence number 4). That the newest events are missing shows only against the row: see VerifyHistory.
func VerifyChain(events []Event) error { return firstBreak(ChainFindings(events)) }

// VerifyHistory checks the events of n and that n's row is the one which the newest of them left behind.
func VerifyHistory(n Naskah, events []Event) error { return firstBreak(HistoryFindings(n, events)) }

func firstBreak(fs []Finding) error {
	if len(fs) == 0 {
		return nil
	}
	return &Error{Kind: Corrupt, Code: fs[0].Code, Msg: fs[0].Msg, Field: fs[0].Path}
}

// HistoryFindings lists every break in the history of n, as ChainFindings does, and then compares its end with the row.
func HistoryFindings(n Naskah, events []Event) []Finding {
	var out []Finding
	for _, e := range events {
		if e.Subject != n.ID.Subject() {
			out = append(out, broken("NSK-RANTAI-POKOK", e.Seq, "Kejadian ke-%d tercatat pada riwayat naskah lain.", e.Seq))
		}
	}
	out = append(out, ChainFindings(events)...)
	last := Event{}
	if len(events) > 0 {
		last = events[len(events)-1]
	}
	if last.Seq != n.Seq {
		return append(out, broken("NSK-RANTAI-UJUNG", last.Seq+1,
			"Riwayat berakhir pada kejadian ke-%d, padahal naskah sudah sampai pada kejadian ke-%d.", last.Seq, n.Seq))
	}
	row, err := RowDigest(n)
	if err != nil || row != last.Row() {
		out = append(out, broken("NSK-RANTAI-BARIS", last.Seq,
			"Data naskah berbeda dari yang ditinggalkan kejadian terakhirnya (ke-%d).", last.Seq))
	}
	return out
}

// ChainFindings lists every break in the events of one subject, oldest first, each with its place.
func ChainFindings(events []Event) []Finding {
	var out []Finding
	prev := Event{}
	for _, e := range events {
		out = append(out, linkFindings(prev, e)...)
		prev = e
	}
	return out
}

// linkFindings says what is wrong with e as the event after prev.
func linkFindings(prev, e Event) []Finding {
	var out []Finding
	if e.Seq != prev.Seq+1 {
		out = append(out, broken("NSK-RANTAI-URUT", e.Seq, "Setelah kejadian ke-%d tercatat kejadian ke-%d.", prev.Seq, e.Seq))
	}
	if h, err := HashEvent(e); err != nil || h != e.Hash {
		out = append(out, broken("NSK-RANTAI-ISI", e.Seq, "Isi kejadian ke-%d tidak sesuai dengan sidiknya.", e.Seq))
	}
	if e.Prev != prev.Hash {
		out = append(out, broken("NSK-RANTAI-SAMBUNG", e.Seq, "Kejadian ke-%d tidak menyambung pada kejadian sebelumnya.", e.Seq))
	}
	if prev.Seq > 0 && e.Subject != prev.Subject {
		out = append(out, broken("NSK-RANTAI-POKOK", e.Seq, "Kejadian ke-%d tercatat pada riwayat yang lain.", e.Seq))
	}
	if e.At.Before(prev.At) || !e.At.Truncate(time.Millisecond).Equal(e.At) {
		out = append(out, broken("NSK-RANTAI-WAKTU", e.Seq, "Waktu kejadian ke-%d mendahului kejadian sebelumnya atau lebih halus dari milidetik.", e.Seq))
	}
	if e.Subject.Kind == SubjectNaskah && !isMove(prev.To, e) {
		out = append(out, broken("NSK-RANTAI-LANGKAH", e.Seq, "Kejadian ke-%d bukan langkah yang dikenal dalam alur naskah.", e.Seq))
	}
	return out
}

// isMove says whether e goes from state by a row of Moves.
func isMove(state State, e Event) bool {
	m, err := Next(e.From, e.Act)
	return err == nil && e.From == state && m.To == e.To
}

func broken(code string, seq int, format string, a ...any) Finding {
	return Finding{
		Code: code, Level: LevelError, Path: fmt.Sprintf("riwayat.%d", seq),
		Msg: fmt.Sprintf(format, a...) + " Riwayat ini telah diubah di luar layanan; laporkan kepada pengelola sistem.",
	}
}
