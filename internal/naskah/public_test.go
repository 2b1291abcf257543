package naskah_test

import (
	"testing"
	"time"

	"naskah/internal/naskah"
)

// rounds is a naskah that was declined once by the second signer and then signed by both, with every version there was.
func rounds() (naskah.Naskah, []naskah.Version, []naskah.SigningSession) {
	version := func(no int, text string, of naskah.VersionKind, s naskah.SessionID) naskah.Version {
		return naskah.Version{No: no, Of: of, Ref: naskah.Ref{Digest: hash([]byte(text))}, Session: s, Fields: []naskah.Field{{Name: "ttd-1", Party: 1}}}
	}
	n := inState(naskah.Signed)
	vs := []naskah.Version{
		version(1, "draft", naskah.Rendered, ""), version(2, "first base", naskah.Rendered, "s1"), version(3, "first seal", naskah.Sealed, "s1"),
		version(4, "draft again", naskah.Rendered, ""), version(5, "base", naskah.Rendered, "s2"), version(6, "seal 1", naskah.Sealed, "s2"),
		version(7, "seal 2", naskah.Sealed, "s2"),
	}
	n.Current = vs[6].Ref.Digest
	first, second := session(), session()
	first.State, first.Base, first.Turns[1].State = naskah.SessionDeclined, vs[1].Ref.Digest, naskah.TurnSealed
	second.ID, second.State, second.Base = "s2", naskah.SessionCompleted, vs[4].Ref.Digest
	for i := range second.Turns {
		second.Turns[i].State, second.Turns[i].At = naskah.TurnSealed, begun.Add(time.Duration(i)*time.Hour)
	}
	return n, vs, []naskah.SigningSession{first, second}
}

// What anybody may know of each version that ever was, by its bytes.
func TestPublishByDigest(t *testing.T) {
	n, vs, sessions := rounds()
	for i, want := range []string{"", naskah.MatchEndedSession, naskah.MatchEndedSession, "", naskah.MatchEarlier, naskah.MatchEarlier, naskah.MatchCurrent} {
		v, ok := naskah.Publish(n, vs, sessions, false, vs[i].Ref.Digest)
		if ok != (want != "") || ok && (v.Match != want || v.Version.No != i+1) {
			t.Errorf("version %d: %v %q, want %q", i+1, ok, v.Match, want)
		}
	}
	if _, ok := naskah.Publish(n, vs, sessions, false, hash([]byte("unknown"))); ok {
		t.Error("unknown bytes are known")
	}
	// After a session ended, whatever it sealed is no naskah, also while the next one has not begun.
	n.State, n.Current = naskah.Draft, vs[3].Ref.Digest
	for i, want := range []string{"", naskah.MatchEndedSession, naskah.MatchEndedSession, ""} {
		v, ok := naskah.Publish(n, vs[:4], sessions[:1], false, vs[i].Ref.Digest)
		if ok != (want != "") || ok && (v.Match != want || v.Nomor != nil || v.Parties != nil || v.Signers != nil || !v.Tanggal.IsZero()) {
			t.Errorf("draft again, version %d: %v %+v, want %q", i+1, ok, v, want)
		}
	}
	// A scan has no session and is the naskah's file.
	n, vs = inState(naskah.Signed), []naskah.Version{{No: 1, Of: naskah.Scanned, Ref: naskah.Ref{Digest: hash([]byte("scan"))}}}
	n.Current = vs[0].Ref.Digest
	if v, ok := naskah.Publish(n, vs, nil, false, n.Current); !ok || v.Match != naskah.MatchCurrent {
		t.Errorf("scan: %v %q", ok, v.Match)
	}
	n.State = naskah.Cancelled
	if v, ok := naskah.Publish(n, vs, nil, false, n.Current); ok {
		t.Errorf("annulled scan: %v %q", ok, v.Match)
	}
}

func TestPublishByKode(t *testing.T) {
	n, vs, sessions := rounds()
	v, ok := naskah.Publish(n, vs, sessions, true, "")
	if !ok || v.Judul != n.Judul || len(v.Nomor) != 2 || v.Tanggal != n.Tanggal || len(v.Parties) != 2 || !v.Diakhiri || v.Current != vs[6].Ref || len(v.Fields) != 1 || v.Match != "" || v.Version != nil {
		t.Errorf("%v %+v", ok, v)
	}
	if len(v.Signers) != 2 || v.Signers[0].Jabatan != "Wali Kota Banjar" || !v.Signers[1].At.Equal(begun.Add(time.Hour)) {
		t.Errorf("signers %+v", v.Signers)
	}
	// While it is being signed, only who has signed is told.
	sessions[1].State, sessions[1].Turns[0].State = naskah.SessionOpen, naskah.TurnWaiting
	n.State = naskah.Signing
	if v, ok := naskah.Publish(n, vs, sessions, false, ""); !ok || len(v.Signers) != 1 || v.Signers[0].Nama != "direktur" {
		t.Errorf("%v %+v", ok, v.Signers)
	}
	// In ink, whoever is recorded as signer.
	if v, ok := naskah.Publish(inState(naskah.Archived), nil, nil, false, ""); !ok || len(v.Signers) != 2 || !v.Signers[0].At.IsZero() {
		t.Errorf("%v %+v", ok, v.Signers)
	}
	// What was never put before signers is nobody's business.
	for _, s := range []naskah.State{naskah.Draft, naskah.Review, naskah.Approved, naskah.Cancelled} {
		if v, ok := naskah.Publish(inState(s), vs, nil, false, ""); ok {
			t.Errorf("%s: %+v", s, v)
		}
	}
}
