package office_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"naskah/internal/document"
	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
)

const wordDoc = "word/document.xml"

// returnedFile keeps a Word file with n.
func returnedFile(t *testing.T, w *officetest.World, n naskah.Naskah, b []byte) string {
	t.Helper()
	a, err := w.Office.Attach(w.Ctx(), w.P("yuni"), office.AttachInput{Subject: n.ID.Subject(), Jenis: naskah.LampiranWord, Nama: "kembali.docx", Bytes: b})
	if err != nil {
		t.Fatal(err)
	}
	return a.ID
}

// swap replaces one text in a part that must hold it.
func swap(t *testing.T, old, by string) func(string) string {
	return func(s string) string {
		if !strings.Contains(s, old) {
			t.Fatalf("the file lacks %q", old)
		}
		return strings.Replace(s, old, by, 1)
	}
}

// What the other side wrote into the Word file stands beside the draft clause by clause, with who wrote it; taking one writes that one and
// no other; what is computed stays computed.
func TestContractSuggested(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx, yuni := w.Office, w.Ctx(), w.P("yuni")
	n := w.Draft()
	b := w.Word(n)
	same, err := o.Suggested(ctx, yuni, n.ID, returnedFile(t, w, n, b))
	if err != nil || len(same.Changes) > 0 || len(same.Notes) > 0 || same.Guessed {
		t.Fatalf("an unchanged file proposes %+v, %v", same, err)
	}
	run := func(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }
	edited := w.EditWord(b, wordDoc, func(s string) string {
		s = swap(t, "setelah dilakukan evaluasi bersama.</w:t></w:r>", "setelah dilakukan </w:t></w:r>"+
			`<w:del w:id="901" w:author="Bima Pratama" w:date="2026-11-20T02:00:00Z"><w:r><w:delText>evaluasi bersama.</w:delText></w:r></w:del>`+
			`<w:ins w:id="902" w:author="Bima Pratama" w:date="2026-11-20T02:00:00Z">`+run("evaluasi oleh PARA PIHAK.")+`</w:ins>`)(s)
		heading := strings.Index(s, "RUANG LINGKUP")
		at := strings.LastIndex(s[:heading], "<w:p>")
		s = s[:at] + `<w:p><w:pPr><w:pStyle w:val="Pasal"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:br/></w:r>` + run("KERAHASIAAN") + `</w:p>` +
			`<w:p><w:pPr><w:pStyle w:val="IsiPasal"/></w:pPr>` + run("PARA PIHAK menjaga kerahasiaan data sebagaimana dimaksud dalam Pasal 2.") + `</w:p>` + s[at:]
		return swap(t, "PENGOLAHAN SAMPAH PLASTIK PASAR INDUK", "PENGOLAHAN SAMPAH")(s)
	})
	file := returnedFile(t, w, n, edited)
	got, err := o.Suggested(ctx, yuni, n.ID, file)
	if err != nil {
		t.Fatal(err)
	}
	keys := map[string]office.Suggestion{}
	for _, s := range got.Changes {
		keys[s.Key] = s
	}
	term, fresh := keys["jangka-waktu"], keys["baru-1"]
	if len(got.Changes) != 3 || term.Why != "" || term.Taken || !fresh.Added || fresh.Why != "" || keys["bagian-1"].Why == "" {
		t.Fatalf("got %+v", got.Changes)
	}
	if len(got.Notes) != 1 || got.Notes[0].Clause != "jangka-waktu" || got.Notes[0].Changes[1].Author != "Bima Pratama" {
		t.Errorf("notes %+v", got.Notes)
	}
	if now := w.Get(n.ID); now.Seq != n.Seq || now.Values != n.Values {
		t.Error("looking changed the draft")
	}
	if _, err := o.TakeSuggestion(ctx, yuni, n.ID, n.Seq, file, "bagian-1"); !hasCode(err, "NSK-USULAN-ISIAN") {
		t.Errorf("the title: %v", err)
	}
	before, err := o.Preview(ctx, yuni, n.ID)
	if err != nil {
		t.Fatal(err)
	}
	n, err = o.TakeSuggestion(ctx, yuni, n.ID, n.Seq, file, "jangka-waktu")
	if err != nil {
		t.Fatal(err)
	}
	after, err := o.Preview(ctx, yuni, n.ID)
	if err != nil {
		t.Fatal(err)
	}
	d := document.Diff(before, after)
	if len(d) != 1 || d[0].ID != "jangka-waktu" || !strings.Contains(document.Plain(after), "evaluasi oleh PARA PIHAK.") {
		t.Errorf("taking one changed %+v", d)
	}
	values, err := o.Values(ctx, yuni, n.ID)
	if err != nil {
		t.Fatal(err)
	}
	tpl, err := o.Templates.Pinned(n.Template)
	if err != nil {
		t.Fatal(err)
	}
	if e := entryOf(tpl.PasalList(values), "jangka-waktu"); !strings.Contains(e.Text, "{") {
		t.Errorf("what was computed is typed now:\n%s", e.Text)
	}
	n, err = o.TakeSuggestion(ctx, yuni, n.ID, n.Seq, file, "baru-1")
	if err != nil {
		t.Fatal(err)
	}
	got, err = o.Suggested(ctx, yuni, n.ID, file)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range got.Changes {
		if s.Taken != (s.ID != "") {
			t.Errorf("%s: taken %v, %s", s.Key, s.Taken, s.Why)
		}
	}
	if values, err = o.Values(ctx, yuni, n.ID); err != nil {
		t.Fatal(err)
	}
	list := tpl.PasalList(values)
	i := slices.IndexFunc(list, func(e document.PasalEntry) bool { return e.Judul == "KERAHASIAAN" })
	if i < 1 || list[i-1].ID != "objek" || !list[i].Own {
		t.Errorf("the new pasal stands at %d of %+v", i, list)
	}
	again, err := o.TakeSuggestion(ctx, yuni, n.ID, n.Seq, file, "baru-1")
	if err != nil || again.Seq != n.Seq {
		t.Errorf("taken twice: %v", err)
	}
}

func entryOf(list []document.PasalEntry, id string) document.PasalEntry {
	for _, e := range list {
		if e.ID == id {
			return e
		}
	}
	return document.PasalEntry{}
}

func hasCode(err error, code string) bool {
	e, ok := errors.AsType[*naskah.Error](err)
	return ok && e.Code == code
}

// Who may not, what is no such file, and a file that names the text of another naskah.
func TestFaultSuggested(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx := w.Office, w.Ctx()
	n := w.Draft()
	b := w.Word(n)
	file := returnedFile(t, w, n, b)
	other := w.Draft()
	if _, err := o.Suggested(ctx, w.P("yuni"), other.ID, returnedFile(t, w, other, b)); !hasCode(err, "NSK-WORD-LAIN") {
		t.Errorf("a file of another naskah: %v", err)
	}
	for _, login := range []string{"kabagpem", "ratna", "direktur"} {
		_, err := o.TakeSuggestion(ctx, w.P(login), n.ID, n.Seq, file, "x")
		if e, ok := errors.AsType[*naskah.Error](err); !ok || e.Kind != naskah.Denied && e.Kind != naskah.NotFound {
			t.Errorf("%s takes: %v", login, err)
		}
	}
	if _, err := o.TakeSuggestion(ctx, w.P("yuni"), n.ID, n.Seq+1, file, "x"); !hasCode(err, "NSK-SEQ") {
		t.Errorf("a stale page: %v", err)
	}
	if _, err := o.TakeSuggestion(ctx, w.P("yuni"), n.ID, n.Seq, file, "nihil"); !hasCode(err, "NSK-USULAN") {
		t.Errorf("no such suggestion: %v", err)
	}
	secret := w.DraftWith(w.Values().With("judul", "Rahasia Lain"))
	stolen := w.EditWord(b, "docProps/custom.xml", func(s string) string { return strings.Replace(s, string(n.Values), string(secret.Values), 1) })
	got, err := o.Suggested(ctx, w.P("yuni"), n.ID, returnedFile(t, w, n, stolen))
	if err != nil || !got.Guessed || len(got.Changes) > 0 {
		t.Errorf("the text of another naskah was looked at: %+v %v", got, err)
	}
	for name, in := range map[string]struct {
		jenis string
		b     []byte
		code  string
	}{
		"Word as another kind":  {naskah.LampiranKuasa, b, "NSK-BERKAS-JENIS"},
		"a PDF as Word":         {naskah.LampiranWord, officetest.ScanPDF(1, 1), "NSK-WORD-BACA"},
		"nothing":               {naskah.LampiranWord, nil, "NSK-BERKAS-KOSONG"},
		"a Word file cut short": {naskah.LampiranWord, b[:len(b)/2], "NSK-WORD-BACA"},
	} {
		_, err := o.Attach(ctx, w.P("yuni"), office.AttachInput{Subject: n.ID.Subject(), Jenis: in.jenis, Nama: "x.docx", Bytes: in.b})
		if !hasCode(err, in.code) {
			t.Errorf("%s: %v, want %s", name, err, in.code)
		}
	}
	if _, _, err := o.Word(ctx, w.P("yuni"), w.Approved().ID); !hasCode(err, "NSK-WORD-TAHAP") {
		t.Errorf("Word of an approved naskah: %v", err)
	}
}
