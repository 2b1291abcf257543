package verify_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"naskah/internal/verify"
)

// has reports whether a list of reasons holds a code.
func has(reasons []verify.Reason, code string) bool {
	return slices.ContainsFunc(reasons, func(r verify.Reason) bool { return r.Code == code })
}

// TestEdgesOfTheClass: what is not of our class is said to be so, by the file and by the signature.
func TestEdgesOfTheClass(t *testing.T) {
	w := newWorld(t)
	const pages = "<</Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842]>>"
	const page = "<</Type /Page /Parent 2 0 R /Resources <<>>>>"
	const mark = "/Prop_Build <</App <</Name /Digitorus#20PDFSign>>>>"
	form := func(fields string) string {
		return "<</Type /Catalog /Pages 2 0 R /AcroForm <</Fields [" + fields + "]>>>>"
	}

	t.Run("signature of another maker", func(t *testing.T) {
		r := w.judge(t, document(form("4 0 R"), pages, page, "<</FT /Sig /T (a) /V 5 0 R>>", "<</Type /Sig /SubFilter /ETSI.CAdES.detached>>"))
		if r.Verdict != verify.TidakDapatDipastikan || !has(r.Reasons, verify.CodeForeign) || len(r.Signatures) != 1 || !has(r.Signatures[0].Reasons, verify.CodeForeign) {
			t.Errorf("%+v", r)
		}
	})
	t.Run("and objects that cannot be read", func(t *testing.T) {
		r := w.judge(t, document(form("4 0 R"), pages, page, "<</FT /Sig /T (a) /V 5 0 R>>", "<</Type /Sig>>", "<</A 1 /A 2>>"))
		if r.Verdict != verify.TidakDapatDipastikan || !has(r.Reasons, verify.CodeUnreadable) {
			t.Errorf("%+v", r)
		}
	})
	t.Run("field below a field, its type inherited", func(t *testing.T) {
		r := w.judge(t, document(form("4 0 R"), pages, page, "<</FT /Sig /Kids [6 0 R]>>", "<</Type /Sig>>", "<</T <FEFF0041> /V 5 0 R>>"))
		if len(r.Signatures) != 1 || r.Signatures[0].Field != "A" {
			t.Errorf("%+v", r)
		}
	})
	t.Run("empty field", func(t *testing.T) {
		r := w.judge(t, document(form("4 0 R 5 0 R"), pages, page, "<</FT /Sig /T (a)>>", "<</FT /Sig /T (b) /V null>>"))
		if len(r.Signatures) != 0 || !has(r.Reasons, verify.CodeNoSignature) {
			t.Errorf("%+v", r)
		}
	})
	t.Run("ours in the first revision", func(t *testing.T) {
		r := w.judge(t, document(form("4 0 R"), pages, page, "<</FT /Sig /T (a) /V 5 0 R>>", "<</Type /Sig "+mark+">>"))
		if r.Verdict != verify.TidakSah || !has(r.Reasons, verify.CodeForeign) || !has(r.Signatures[0].Reasons, verify.CodeDictionary) {
			t.Errorf("%+v", r)
		}
	})
	t.Run("document with an object that cannot be read", func(t *testing.T) {
		base := document("<</Type /Catalog /Pages 2 0 R>>", pages, page, "<</A 1 /A 2>>")
		s := w.sealA()
		s.page = 1
		r := w.judge(t, sealed(t, base, s))
		if r.Verdict != verify.TidakDapatDipastikan || !has(r.Reasons, verify.CodeUnreadable) {
			t.Errorf("%s %v", r.Verdict, codes(r))
		}
	})
	t.Run("another maker signs after us", func(t *testing.T) {
		r := takeApart(t, w.one, w.two, w.b)
		r.replace(t, thDictionary, "Digitorus#20PDFSign", "Other#20Engine")
		got := w.judge(t, r.build(t))
		if len(got.Signatures) != 2 || !has(got.Signatures[0].Reasons, verify.CodeRevision) || !has(got.Signatures[1].Reasons, verify.CodeForeign) {
			t.Errorf("%+v", got)
		}
	})
	t.Run("structure damaged, seal recognised", func(t *testing.T) {
		r := w.judge(t, bytes.Replace(w.one, []byte("\nxref\n12 1"), []byte("\nxrxf\n12 1"), 1))
		if r.Verdict != verify.TidakSah || !has(r.Reasons, verify.CodeUnreadable) || len(r.Signatures) != 1 ||
			!has(r.Signatures[0].Reasons, verify.CodeDigest) || !has(r.Signatures[0].Reasons, verify.CodeUnreadable) {
			t.Errorf("%+v", r)
		}
	})
	t.Run("more signatures than revisions may be", func(t *testing.T) {
		bodies := []string{"", pages, page}
		var fields strings.Builder
		for i := range 70 {
			fmt.Fprintf(&fields, "%d 0 R ", 4+2*i)
			bodies = append(bodies, fmt.Sprintf("<</FT /Sig /T (%d) /V %d 0 R>>", i, 5+2*i), "<</Type /Sig "+mark+">>")
		}
		bodies[0] = form(fields.String())
		r := w.judge(t, document(bodies...))
		if !has(r.Reasons, verify.CodeLimit) || len(r.Signatures) != 64 {
			t.Errorf("%d signatures, %v", len(r.Signatures), r.Reasons)
		}
	})
	t.Run("more objects asked for than may be built", func(t *testing.T) {
		bodies := []string{form("4 0 R"), "", page, "<</FT /Sig /T (a) /V 5 0 R>>", "<</Type /Sig " + mark + ">>"}
		var kids strings.Builder
		for i := range 60 {
			fmt.Fprintf(&kids, "%d 0 R ", 6+i)
			bodies = append(bodies, "<</Type /Pages /Parent 2 0 R /Kids [] /X ["+strings.Repeat("1 ", 19_900)+"]>>")
		}
		bodies[1] = "<</Type /Pages /Kids [" + kids.String() + "]>>"
		if r := w.judge(t, document(bodies...)); r.Verdict == verify.Sah || !has(r.Reasons, verify.CodeLimit) {
			t.Errorf("%s %v", r.Verdict, r.Reasons)
		}
	})
}

// TestForeignFile: a good file of a foreign maker is not understood, and not called broken.
func TestForeignFile(t *testing.T) {
	path := filepath.Join(corpora, "pyhanko", "minimal-two-fields-signed-twice.pdf")
	data, err := os.ReadFile(path)
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip("corpora are not beside the project: ", err)
	}
	r := judgeAt(t, data, diperiksa)
	if r.Verdict != verify.TidakDapatDipastikan || slices.ContainsFunc(codes(r), func(c string) bool { return verify.Family(c) != verify.FamilyFormat }) {
		t.Errorf("%s %v", r.Verdict, codes(r))
	}
}
