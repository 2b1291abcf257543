package naskah

import "slices"

// The three ways in which bytes can be a version of a naskah, as the public verification says it.
const (
	MatchCurrent      = "current"       // the newest version
	MatchEarlier      = "earlier"       // an earlier version, before a later signature
	MatchEndedSession = "ended_session" // "sesi berakhir, bukan naskah sah": signing ended before all had signed
)

// Publish makes what anybody may know of n: by its kode when d is empty, else by the digest of one of its versions. There is
// nothing to know (false) of a naskah that was never put before the signers, nor of a rendering that nobody signed. Of a naskah
// whose signing ended without completion only its title and state are told.
func Publish(n Naskah, versions []Version, sessions []SigningSession, ended bool, d Digest) (PublicView, bool) {
	v := PublicView{ID: n.ID, Kode: n.Kode, Instansi: n.Instansi, State: n.State, Jenis: n.Jenis, Judul: n.Judul}
	if d != "" {
		i := slices.IndexFunc(versions, func(x Version) bool { return x.Ref.Digest == d })
		if i < 0 {
			return PublicView{}, false
		}
		if v.Match = match(n, versions[i], sessions); v.Match == "" {
			return PublicView{}, false
		}
		found := versions[i].Normal()
		v.Version = &found
	}
	if !slices.Contains(TurnStates, n.State) {
		return v, len(sessions) > 0
	}
	v.Nomor, v.Tanggal, v.Mulai, v.Berakhir, v.Diakhiri = list(n.Nomor), n.Tanggal, n.Mulai, n.Berakhir, ended
	v.Parties, v.Signers = list(n.Parties), publicSigners(n, sessions)
	for _, x := range versions {
		if x.Ref.Digest == n.Current {
			v.Current, v.Fields = x.Ref, list(x.Fields)
		}
	}
	return v, true
}

// match says what version x of n is to the public; empty: nothing it may know of.
func match(n Naskah, x Version, sessions []SigningSession) string {
	round := -1 // the newest in which it was before the signers
	for i, s := range sessions {
		if s.ID == x.Session && x.Session != "" || s.Base == x.Ref.Digest {
			round = i
		}
	}
	switch {
	case x.Of == Rendered && round < 0:
		return ""
	case round >= 0 && sessions[round].State != SessionOpen && sessions[round].State != SessionCompleted:
		return MatchEndedSession
	case !slices.Contains(TurnStates, n.State):
		return MatchEndedSession
	case x.Ref.Digest == n.Current:
		return MatchCurrent
	}
	return MatchEarlier
}

// publicSigners lists who has signed: the sealed turns of the round that holds, or, of a naskah signed in ink, all its signers.
func publicSigners(n Naskah, sessions []SigningSession) []PublicSigner {
	var out []PublicSigner
	if i := len(sessions) - 1; i >= 0 && (sessions[i].State == SessionOpen || sessions[i].State == SessionCompleted) {
		for _, t := range sessions[i].Turns {
			if t.State == TurnSealed {
				out = append(out, PublicSigner{Party: t.Signer.Party, Nama: t.Signer.Pejabat.Nama, Jabatan: t.Signer.Pejabat.Sebutan(), At: Milli(t.At)})
			}
		}
		return out
	}
	if slices.Contains(SignedStates, n.State) {
		for _, s := range n.Signers {
			out = append(out, PublicSigner{Party: s.Party, Nama: s.Pejabat.Nama, Jabatan: s.Pejabat.Sebutan()})
		}
	}
	return out
}
