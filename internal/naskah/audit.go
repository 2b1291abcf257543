package naskah

import (
	"context"
	"fmt"
	"maps"
	"slices"
)

// An Auditor lays open what a store keeps, one subject at a time, so that fsck can compare every row with the event that left it
// behind. It shows what is there and judges nothing.
type Auditor interface {
	Audit(ctx context.Context, f func(Audited) error) error
}

// An Audited is one subject as it is stored: its row, what hangs on it, and its history.
type Audited struct {
	Subject Subject
	Exists  bool              // there is a row
	Seq     int               // the row's sequence number
	Row     Digest            // of the row as it is stored
	Rows    map[string]Digest // of the rows that hang on it, as they are stored
	Events  []Event           // oldest first
	Broken  []Finding         // what the store itself found: a row that cannot be read, a search entry that is not derived from its row
}

// An AuditEntry is what a store has read of one subject.
type AuditEntry struct {
	Subject      Subject
	Exists       bool
	Seq          int
	Row          any // Naskah, KerjaSama, User …
	Versions     []Version
	Sessions     []SigningSession
	Relasi       []Relasi
	Fakta        []Fakta
	Attachments  []Attachment
	Certificates []Certificate
	Deliveries   []Delivery
	Events       []Event
	Broken       []Finding
}

// Audited takes the digests of what was read.
func (a AuditEntry) Audited() Audited {
	out := Audited{Subject: a.Subject, Exists: a.Exists, Seq: a.Seq, Events: a.Events, Broken: a.Broken, Rows: map[string]Digest{}}
	if a.Row != nil {
		out.Row = RowOf(a.Row)
	}
	out.Broken = append(slices.Clone(out.Broken), a.sessionOrder()...)
	hang(out.Rows, a.Versions)
	hang(out.Rows, a.Sessions)
	hang(out.Rows, a.Relasi)
	hang(out.Rows, a.Fakta)
	hang(out.Rows, a.Attachments)
	hang(out.Rows, a.Certificates)
	hang(out.Rows, a.Deliveries)
	return out
}

// sessionOrder: the sessions stand in the order in which their first events opened them, because the last is the one that holds.
func (a AuditEntry) sessionOrder() []Finding {
	var out []Finding
	place, next := map[string]int{}, 0
	for i, s := range a.Sessions {
		place[s.rowKey()] = i
	}
	seen := map[string]bool{}
	for _, e := range a.Events {
		for k := range e.Rows() {
			i, ok := place[k]
			if !ok || seen[k] {
				continue
			}
			if seen[k] = true; i != next {
				out = append(out, placed(broken("NSK-RANTAI-URUT", e.Seq, "Sesi yang dibuka kejadian ke-%d berada di tempat yang lain.", e.Seq), k))
			}
			next++
		}
	}
	return out
}

// RowOf is the digest of a subject's own row (Naskah, KerjaSama, User …), in normal form. A row that has none gets the empty digest,
// which no event holds.
func RowOf(row any) Digest {
	n, ok := row.(Naskah)
	if !ok {
		return rowDigest(row)
	}
	d, err := RowDigest(n)
	if err != nil {
		return ""
	}
	return d
}

func hang[T interface{ rowKey() string }](to map[string]Digest, list []T) {
	for _, x := range list {
		to[x.rowKey()] = rowDigest(x)
	}
}

// Findings says what in the subject is not as its history left it, each with its place.
func (a Audited) Findings() []Finding {
	out := slices.Clone(a.Broken)
	if i := slices.IndexFunc(a.Events, func(e Event) bool { return e.Subject != a.Subject }); i >= 0 {
		out = append(out, broken("NSK-RANTAI-POKOK", a.Events[i].Seq, "Kejadian ke-%d tercatat pada riwayat yang lain.", a.Events[i].Seq))
	}
	out = append(out, ChainFindings(a.Events)...)
	last := Event{}
	if len(a.Events) > 0 {
		last = a.Events[len(a.Events)-1]
	}
	switch {
	case !a.Exists:
		out = append(out, broken("NSK-RANTAI-HILANG", last.Seq, "Riwayat ada sampai kejadian ke-%d, tetapi datanya tidak ada.", last.Seq))
	case a.Seq != last.Seq:
		out = append(out, broken("NSK-RANTAI-UJUNG", last.Seq+1, "Riwayat berakhir pada kejadian ke-%d, padahal datanya sudah sampai pada kejadian ke-%d.", last.Seq, a.Seq))
	case a.Row != last.Row():
		out = append(out, broken("NSK-RANTAI-BARIS", last.Seq, "Data berbeda dari yang ditinggalkan kejadian terakhirnya (ke-%d).", last.Seq))
	}
	return append(out, a.hanging()...)
}

// hanging compares the rows that hang on the subject with the newest events that left them behind.
func (a Audited) hanging() []Finding {
	type left struct {
		digest Digest
		seq    int
	}
	want := map[string]left{}
	for _, e := range a.Events {
		for k, d := range e.Rows() {
			want[k] = left{d, e.Seq}
		}
	}
	var out []Finding
	for _, k := range slices.Sorted(maps.Keys(want)) {
		switch d, ok := a.Rows[k]; {
		case !ok:
			out = append(out, placed(broken("NSK-RANTAI-HILANG", want[k].seq, "Data %s yang dicatat kejadian ke-%d tidak ada.", k, want[k].seq), k))
		case d != want[k].digest:
			out = append(out, placed(broken("NSK-RANTAI-BARIS", want[k].seq, "Data %s berbeda dari yang ditinggalkan kejadian ke-%d.", k, want[k].seq), k))
		}
	}
	for _, k := range slices.Sorted(maps.Keys(a.Rows)) {
		if _, ok := want[k]; !ok {
			out = append(out, placed(broken("NSK-RANTAI-SISIPAN", last(a.Events).Seq, "Data %s tidak dicatat oleh kejadian mana pun.", k), k))
		}
	}
	return out
}

func last(events []Event) Event {
	if len(events) == 0 {
		return Event{}
	}
	return events[len(events)-1]
}

// placed adds the row to the place of a finding: "riwayat.4 versi/2".
func placed(f Finding, key string) Finding {
	f.Path = fmt.Sprintf("%s %s", f.Path, key)
	return f
}
