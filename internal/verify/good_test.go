package verify_test

import (
	"bytes"
	"context"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/signintech/gopdf"
	"golang.org/x/image/font/gofont/goregular"

	"naskah/internal/verify"
)

// TestContract compares the whole JSON of a verdict with what is promised, key for key.
func TestContract(t *testing.T) {
	w := newWorld(t)
	r := w.judge(t, w.two)
	claimed := r.Signatures[0].TimeClaimed.Format(time.RFC3339)
	got, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	one := func(field, signer, print string, end, rev int, later string) string {
		return fmt.Sprintf(`{"field":%q,"signer":%q,"fingerprint":%q,"level":"cms","time":null,"time_source":"tidak_ada",`+
			`"time_claimed":%q,"verdict":"sah","good_until":"2027-01-30T00:00:00Z","reasons":[],"warnings":[WARN],`+
			`"covers":{"byte":%d,"revision":%d},"later_changes":[%s]}`, field, signer, print, claimed, end, rev, later)
	}
	want := `{"verdict":"sah","uji":true,"good_until":"2027-01-30T00:00:00Z","at":"2026-11-22T04:00:00Z",` +
		`"judge":{"version":"1","policy":` + quote(r.Judge.Policy) + `},"reasons":[],"warnings":[],"signatures":[` +
		one("Signature 1", "Wali Kota", verifyPrint(w.a.cert), len(w.one), 1, `{"revision":2,"kind":"tanda_tangan","page":2}`) + "," +
		one("Signature 2", "Direktur", verifyPrint(w.b.cert), len(w.two), 2, "") + "]}"
	warning := ""
	if r.Signatures[0].TimeClaimed.After(diperiksa.Add(5 * time.Minute)) {
		warning = `{"code":"VER-WAKTU-KLAIM","msg":"Waktu penandatanganan yang dinyatakan lebih lambat daripada waktu pemeriksaan (peringatan)."}`
	}
	if diff := cmp.Diff(strings.ReplaceAll(want, "WARN", warning), string(got)); diff != "" {
		t.Error(diff)
	}
	if !regexp.MustCompile(`^sha256:[0-9a-f]{64}$`).MatchString(r.Judge.Policy) {
		t.Errorf("policy %q", r.Judge.Policy)
	}
	// What has nothing to say says so with empty arrays and null.
	got, _ = json.Marshal(w.judge(t, w.base))
	want = `{"verdict":"tidak_dapat_dipastikan","uji":false,"good_until":null,"at":"2026-11-22T04:00:00Z","judge":{"version":"1","policy":` + quote(r.Judge.Policy) +
		`},"reasons":[{"code":"VER-FORMAT-TANPA-TTE","msg":"Berkas tidak memuat tanda tangan elektronik."}],"warnings":[],"signatures":[]}`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
}

func quote(s string) string { b, _ := json.Marshal(s); return string(b) }

// TestInspection: what the office asks of a fresh seal.
func TestInspection(t *testing.T) {
	w := newWorld(t)
	in, err := verify.Inspect(context.Background(), w.two)
	if err != nil {
		t.Fatal(err)
	}
	ends := []verify.Revision{{End: int64(len(w.base))}, {End: int64(len(w.one))}, {End: int64(len(w.two))}}
	if diff := cmp.Diff(ends, in.Revisions); diff != "" {
		t.Error(diff)
	}
	if len(in.Signatures) != 2 {
		t.Fatalf("%d signatures", len(in.Signatures))
	}
	for i, want := range []struct {
		field, print string
		rect         [4]float64
		covered      int
		whole        bool
	}{
		{"Signature 1", verifyPrint(w.a.cert), rectA, len(w.one), false},
		{"Signature 2", verifyPrint(w.b.cert), rectB, len(w.two), true},
	} {
		s := in.Signatures[i]
		if s.Field != want.field || s.Fingerprint != want.print || s.Rect != want.rect || s.Page != 2 || s.Revision != i+1 ||
			s.Covered != int64(want.covered) || s.WholeFile != want.whole || s.Certificate == nil {
			t.Errorf("signature %d: %+v", i, s)
		}
		if age := time.Since(s.Claimed); age < -time.Minute || age > time.Minute {
			t.Errorf("signature %d claims %s, which is not the real clock", i, s.Claimed)
		}
	}
}

// TestTerms: the verdict and good_until follow the judging time.
func TestTerms(t *testing.T) {
	w := newWorld(t)
	until := w.judge(t, w.two).GoodUntil
	if until == nil || !until.Equal(berakhir) {
		t.Fatalf("good_until %v, want %s", until, berakhir)
	}
	for _, c := range []struct {
		at   time.Time
		want verify.Verdict
		code string
	}{
		{dimulai.Add(-time.Second), verify.TidakDapatDipastikan, verify.CodeNotYetValid},
		{dimulai, verify.Sah, ""},
		{*until, verify.Sah, ""},
		{until.Add(time.Second), verify.TidakDapatDipastikan, verify.CodeExpired},
		{until.AddDate(20, 0, 0), verify.TidakDapatDipastikan, verify.CodeExpired},
		{time.Time{}, verify.TidakDapatDipastikan, verify.CodeNotYetValid},
	} {
		r := judgeAt(t, w.two, c.at, w.root.cert)
		if r.Verdict != c.want || c.code != "" && !slices.Contains(codes(r), c.code) || (r.GoodUntil != nil) != (c.want == verify.Sah) {
			t.Errorf("at %s: %s %v, good until %v", c.at, r.Verdict, codes(r), r.GoodUntil)
		}
	}
	late := judgeAt(t, w.two, time.Now().Add(-6*time.Minute), w.root.cert)
	early := judgeAt(t, w.two, time.Now().Add(-4*time.Minute), w.root.cert)
	if len(late.Signatures[0].Warnings) != 1 || late.Signatures[0].Warnings[0].Code != verify.CodeClaimedLater || len(early.Signatures[0].Warnings) != 0 {
		t.Errorf("warnings six and four minutes before the claimed time: %v, %v", late.Signatures[0].Warnings, early.Signatures[0].Warnings)
	}
}

// TestAccept: a fresh seal is recorded when it is sah, or when only revocation data or time is wanting.
func TestAccept(t *testing.T) {
	w := newWorld(t)
	withOut := newLeaf(t, "Tanpa noRevAvail", w.root, func(c *x509.Certificate) { c.ExtraExtensions = nil })
	s := w.sealA()
	s.who = withOut
	wanting := sealed(t, w.base, s)
	for _, c := range []struct {
		name  string
		r     verify.Report
		taken bool
	}{
		{"sah", w.judge(t, w.two), true},
		{"no revocation data", w.judge(t, wanting), true},
		{"not yet valid", judgeAt(t, w.one, dimulai.Add(-time.Hour), w.root.cert), true},
		{"no anchor", judgeAt(t, w.one, diperiksa), false},
		{"another anchor", judgeAt(t, w.one, diperiksa, newRoot(t, "x").cert), false},
		{"no signature", w.judge(t, w.base), false},
		{"trailing byte", w.judge(t, append(slices.Clone(w.one), 0)), false},
		{"trailing byte, and no revocation data", w.judge(t, append(slices.Clone(wanting), 0)), false},
		{"one signature tidak_sah", verify.Report{Verdict: verify.TidakDapatDipastikan, Signatures: []verify.SignatureReport{
			{Verdict: verify.TidakSah, Reasons: []verify.Reason{{Code: verify.CodeExpired}}},
		}}, false},
		{"nothing at all", verify.Report{}, false},
		{"no reason given", verify.Report{Verdict: verify.TidakDapatDipastikan, Signatures: []verify.SignatureReport{{}}}, false},
	} {
		if got := verify.Accept(c.r); got != c.taken {
			t.Errorf("%s (%s %v): accepted %v", c.name, c.r.Verdict, codes(c.r), got)
		}
	}
}

// TestOwnDocuments: what the layout may write beside the plainest page, and a seal at many places.
func TestOwnDocuments(t *testing.T) {
	w := newWorld(t)
	var p gopdf.GoPdf
	p.Start(gopdf.Config{PageSize: *gopdf.PageSizeA4})
	p.SetInfo(gopdf.PdfInfo{Title: "Kesepakatan (Bersama) \\ José", Producer: "naskah", CreationDate: diperiksa})
	if err := p.AddTTFFontData("go", goregular.TTF); err != nil {
		t.Fatal(err)
	}
	for n := range 30 {
		if n%2 == 0 {
			p.AddPage()
		} else {
			p.AddPageWithOption(gopdf.PageOption{PageSize: &gopdf.Rect{W: 612.2835, H: 935.4333}})
		}
		if err := p.SetFont("go", "", 11); err != nil {
			t.Fatal(err)
		}
		p.SetXY(72, 72)
		if err := p.Text(fmt.Sprintf("Halaman %d dari 30", n+1)); err != nil {
			t.Fatal(err)
		}
		p.AddExternalLink("https://example.id/v", 72, 60, 100, 20)
		if n == 3 {
			holder, err := gopdf.ImageHolderByBytes(w.picture)
			if err != nil {
				t.Fatal(err)
			}
			if err := p.ImageByHolder(holder, 72, 200, &gopdf.Rect{W: 72, H: 28}); err != nil {
				t.Fatal(err)
			}
			p.AddOutline("Lampiran")
		}
	}
	file, err := p.GetBytesPdfReturnErr()
	if err != nil {
		t.Fatal(err)
	}
	for n := range 6 {
		x := 40.0 + float64(n%3)*171.3337
		s := seal{
			who: newLeaf(t, fmt.Sprintf("Penanda tangan %d", n+1), w.root), page: uint32([]int{30, 30, 30, 29, 1, 4}[n]), picture: w.picture,
			rect: [4]float64{x, 500.125, x + 165.0049, 500.125 + 64.1751},
		}
		file = sealed(t, file, s)
		r := w.judge(t, file)
		if r.Verdict != verify.Sah || len(r.Signatures) != n+1 {
			t.Fatalf("after seal %d: %s %v", n+1, r.Verdict, codes(r))
		}
	}
}

// TestNames: certificates whose names have broken other makers of signatures.
func TestNames(t *testing.T) {
	w := newWorld(t)
	for _, name := range []string{"José )", "Ĩ", "山田太郎", "\\(()", strings.Repeat("Nama yang sangat panjang ", 8), ""} {
		s := w.sealA()
		s.who = newLeaf(t, name, w.root)
		r := w.judge(t, sealed(t, w.base, s))
		if r.Verdict != verify.Sah || r.Signatures[0].Signer != name {
			t.Errorf("%q: %s %v, signer %q", name, r.Verdict, codes(r), r.Signatures[0].Signer)
		}
	}
}

// TestSealPlaces: every size up to the limit is taken, whatever its decimals.
func TestSealPlaces(t *testing.T) {
	w := newWorld(t)
	for i := range 40 {
		f := float64(i)
		width, height := math.Mod(17.3173*(f+1), 250)+9.995, math.Mod(7.1135*(f+1), 110)+9.125
		s := w.sealA()
		s.rect = [4]float64{20.0005 + f, 30.3333 + f, 20.0005 + f + width, 30.3333 + f + height}
		if r := w.judge(t, sealed(t, w.base, s)); r.Verdict != verify.Sah {
			t.Errorf("%v: %s %v", s.rect, r.Verdict, codes(r))
		}
	}
	s := w.sealA()
	s.rect = [4]float64{0, 0, 260, 120}
	w.mustBeSah(t, sealed(t, w.base, s))
}

// TestAwaitedObjects: a document that draws an object which only a later seal will bring.
func TestAwaitedObjects(t *testing.T) {
	w := newWorld(t)
	w.mustBeSah(t, w.two)
	// The first page, which no seal rewrites, has for its content what will be the second seal's appearance.
	base := bytes.Replace(w.base, []byte("/Contents  11 0 R "), []byte("/Contents[23 0 R] "), 1)
	if bytes.Equal(base, w.base) {
		t.Fatal("document has another form")
	}
	one := sealed(t, base, w.sealA())
	if r := w.judge(t, one); r.Verdict != verify.TidakDapatDipastikan || !slices.Contains(codes(r), verify.CodeForeign) {
		t.Errorf("after one seal: %s %v", r.Verdict, codes(r))
	}
	if r := w.judge(t, sealed(t, one, w.sealB())); r.Verdict != verify.TidakSah || !slices.Contains(codes(r), verify.CodePage) {
		t.Errorf("after two seals: %s %v", r.Verdict, codes(r))
	}
}

// TestForeignDocuments: the engine's seal on a document that is not ours, and documents with other things in them.
func TestForeignDocuments(t *testing.T) {
	w := newWorld(t)
	plain := func(extra string) verify.Report {
		base := document("<</Type /Catalog /Pages 2 0 R "+extra+">>", "<</Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842]>>",
			"<</Type /Page /Parent 2 0 R /Resources <<>> /Contents 4 0 R>>", "<</Length 3>>\nstream\nq Q\nendstream")
		s := w.sealA()
		s.page = 1
		return w.judge(t, sealed(t, base, s))
	}
	for _, extra := range []string{"", "/Lang (id)", "/ViewerPreferences <</DisplayDocTitle true>>", "/PageMode /UseNone"} {
		if r := plain(extra); r.Verdict != verify.Sah {
			t.Errorf("%q: %s %v", extra, r.Verdict, codes(r))
		}
	}
	for _, extra := range []string{
		"/OpenAction <</S /JavaScript /JS (0)>>", "/AA <</WC <</S /JavaScript /JS (0)>>>>", "/Names <<>>", "/Perms <</UR3 1>>",
		"/OCProperties <<>>", "/DSS <<>>", "/AcroForm <</Fields [] /XFA (x)>>", "/Collection <<>>",
	} {
		if r := plain(extra); r.Verdict != verify.TidakDapatDipastikan || !slices.Contains(codes(r), verify.CodeForeign) {
			t.Errorf("%s: %s %v", extra, r.Verdict, codes(r))
		}
	}
	invisible := w.sealA()
	invisible.rect = [4]float64{}
	one := sealedInvisibly(t, w.base, invisible)
	if r := w.judge(t, one); r.Verdict != verify.TidakDapatDipastikan || !slices.Contains(codes(r), verify.CodeForeign) {
		t.Errorf("an invisible first seal: %s %v", r.Verdict, codes(r))
	}
	if r := w.judge(t, sealedInvisibly(t, w.one, invisible)); r.Verdict != verify.TidakSah {
		t.Errorf("an invisible later seal: %s %v", r.Verdict, codes(r))
	}
}

// TestAttachedSeal: a sealed file inside a stream of another is data, and no seal that was led around.
func TestAttachedSeal(t *testing.T) {
	w := newWorld(t)
	base := document("<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842]>>",
		"<</Type /Page /Parent 2 0 R /Resources <<>> /Contents 4 0 R>>", "<</Length 3>>\nstream\nq Q\nendstream",
		fmt.Sprintf("<</Type /EmbeddedFile /Length %d>>\nstream\n%s\nendstream", len(w.one), w.one))
	s := w.sealA()
	s.page = 1
	out := sealed(t, base, s)
	if r := w.judge(t, out); r.Verdict != verify.Sah || len(r.Signatures) != 1 {
		t.Errorf("%s %v, %d signatures", r.Verdict, codes(r), len(r.Signatures))
	}
}
