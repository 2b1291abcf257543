package naskah

import (
	"encoding/json"
	"time"
)

// SubjectKind says what an event is about.
type SubjectKind string

// The subjects that have a history.
const (
	SubjectNaskah    SubjectKind = "naskah"
	SubjectKerjaSama SubjectKind = "kerjasama"
	SubjectPejabat   SubjectKind = "pejabat"
	SubjectOrang     SubjectKind = "orang"
	SubjectJabatan   SubjectKind = "jabatan"
	SubjectUnit      SubjectKind = "unit"
	SubjectInstansi  SubjectKind = "instansi"
	SubjectMitra     SubjectKind = "mitra"
	SubjectUser      SubjectKind = "user"
	SubjectUsul      SubjectKind = "usul"  // a Pending
	SubjectImpor     SubjectKind = "impor" // a batch of imported naskah; has no history of its own
)

// A Subject is what an event is about.
type Subject struct {
	Kind SubjectKind
	ID   string
}

// Subject is n as the subject of an event.
func (id NaskahID) Subject() Subject { return Subject{SubjectNaskah, string(id)} }

// An Event is the append-only memory of one act on one subject.
type Event struct {
	Subject  Subject
	Seq      int
	At       time.Time // UTC milliseconds; never before its predecessor's
	By       Principal // kept: User, Nama, Role, Instansi
	Second   *Principal
	Act      Act
	From, To State
	Version  Digest          // the bytes the act made or was about
	Detail   json.RawMessage // canonical JSON; holds "row", the digest of the naskah's row as it stands after the act
	Prev     Digest          // Hash of the event before; empty for the first
	Hash     Digest          // SHA-256 over the canonical JSON of all the above with "v":1
}

// A Refusal is an act that was not allowed: it changes nothing and takes no sequence number, but it is kept.
type Refusal struct {
	Subject Subject
	At      time.Time
	By      Principal
	Act     Act
	Code    string
}
