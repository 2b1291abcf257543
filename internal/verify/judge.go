package verify

import (
	"crypto/x509"
	"slices"
	"time"
)

// Version is the version of the rule; it changes when the same file could get another verdict.
const Version = "1"

// Judge decides about an inspected file. The same inspection under the same terms gives the same report.
func Judge(in *Inspection, by Terms) Report {
	p := builtin()
	at := by.At.UTC().Truncate(time.Second)
	r := Report{
		Verdict: Sah, At: at, Judge: Judged{Version, p.digest},
		Reasons: []Reason{}, Warnings: []Reason{}, Signatures: []SignatureReport{},
	}
	for i := range in.Signatures {
		one, uji := judgeSignature(&in.Signatures[i], roots(by.Trust), &p, at)
		r.Signatures = append(r.Signatures, one)
		r.UJI = r.UJI || uji
		r.Verdict = worse(r.Verdict, one.Verdict)
		if one.GoodUntil != nil && (r.GoodUntil == nil || one.GoodUntil.Before(*r.GoodUntil)) {
			r.GoodUntil = one.GoodUntil
		}
	}
	own := in.findings
	if len(in.Signatures) == 0 && len(own) == 0 { // nothing was found to judge: never sah
		own = []finding{found(TidakDapatDipastikan, CodeNoSignature, "")}
	}
	if len(in.Signatures) > 0 && len(by.Trust) == 0 {
		own = append(own[:len(own):len(own)], found(TidakDapatDipastikan, CodeNoTrust, ""))
	}
	var v Verdict
	v, r.Reasons = weigh(own)
	r.Verdict = worse(r.Verdict, v)
	if r.Verdict != Sah {
		r.GoodUntil = nil
	}
	return r
}

// weigh returns the worst verdict among findings, and their reasons, each once.
func weigh(findings []finding) (Verdict, []Reason) {
	v, reasons := Sah, []Reason{}
	for _, f := range findings {
		v = worse(v, f.verdict)
		if !slices.Contains(reasons, f.Reason) {
			reasons = append(reasons, f.Reason)
		}
	}
	return v, reasons
}

// judgeSignature judges one signature and says whether anything in its chain is marked UJI.
func judgeSignature(s *Signature, trust []*x509.Certificate, p *policy, at time.Time) (SignatureReport, bool) {
	out := SignatureReport{
		Field: s.Field, Fingerprint: s.Fingerprint, Level: LevelCMS, TimeSource: TimeNone, Warnings: []Reason{},
		Covers: Coverage{Byte: s.Covered, Revision: s.Revision}, LaterChanges: append([]Change{}, s.changes...),
	}
	if !s.Claimed.IsZero() {
		claimed := s.Claimed.UTC().Truncate(time.Second)
		out.TimeClaimed = &claimed
		if claimed.After(at.Add(time.Duration(p.SkewSeconds) * time.Second)) {
			out.Warnings = append(out.Warnings, found(Sah, CodeClaimedLater, "").Reason)
		}
	}
	findings, uji := s.findings, false
	var until time.Time
	if s.Certificate != nil {
		out.Signer = s.Certificate.Subject.CommonName
		j := chainJudge{policy: p, at: at}
		full := j.judge(s.chain, trust)
		findings = append(findings[:len(findings):len(findings)], j.findings...)
		until = full[0].NotAfter
		for _, c := range full {
			uji = uji || isUJI(c)
			if c.NotAfter.Before(until) {
				until = c.NotAfter
			}
		}
	}
	if !s.intact && len(findings) == 0 { // sah is earned by checks that were made, never by an absence of reasons
		findings = []finding{found(TidakDapatDipastikan, CodeUnreadable, "")}
	}
	out.Verdict, out.Reasons = weigh(findings)
	if out.Verdict == Sah {
		until = until.UTC().Truncate(time.Second)
		out.GoodUntil = &until
	}
	return out, uji
}

// roots are the certificates of anchors for signing.
func roots(anchors []Anchor) []*x509.Certificate {
	var out []*x509.Certificate
	for _, a := range anchors {
		if a.Signing {
			out = append(out, a.Certificate)
		}
	}
	return out
}
