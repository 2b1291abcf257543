package office_test

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"naskah/internal/document"
	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
)

// changed is a comparison in words.
func changed(ds []document.ClauseDiff) string {
	var out []string
	for _, d := range ds {
		s := d.Title + ":"
		for _, line := range d.Lines {
			for _, r := range line {
				switch r.Op {
				case document.DiffIn:
					s += " +" + strings.TrimSpace(r.Text)
				case document.DiffOut:
					s += " -" + strings.TrimSpace(r.Text)
				case document.DiffSame:
				}
			}
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}

// A naskah returned twice with notes: each note stands beside what changed since, and who gave his paraf before rereads only that.
func TestStoryReturnedTwice(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx := w.Office, w.Ctx()
	paraf := func(login string, n naskah.Naskah) naskah.Naskah {
		return must[naskah.Naskah](t)(o.Paraf(ctx, w.P(login), n.ID, n.Seq))
	}
	edit := func(n naskah.Naskah, f func(naskah.Values) naskah.Values) naskah.Naskah {
		v := must[naskah.Values](t)(o.Values(ctx, w.P("yuni"), n.ID))
		return must[naskah.Naskah](t)(o.Edit(ctx, w.P("yuni"), n.ID, n.Seq, office.EditInput{Values: f(v)}))
	}
	submit := func(n naskah.Naskah) naskah.Naskah {
		return must[naskah.Naskah](t)(o.Submit(ctx, w.P("yuni"), n.ID, n.Seq, office.SubmitInput{Reasons: w.Accept(n)}))
	}
	n := w.Submitted()
	if notes := must[[]office.PasalNote](t)(o.ReturnNotes(ctx, w.P("yuni"), n.ID)); len(notes) != 0 {
		t.Fatalf("notes before any return: %+v", notes)
	}
	n = paraf("kabagpem", n)
	n = must[naskah.Naskah](t)(o.Return(ctx, w.P("kabaghukum"), n.ID, n.Seq, "", map[string]string{"objek": "Sebutkan pasarnya.", "jangka-waktu": "Cukup 3 tahun."}))
	n = edit(n, func(v naskah.Values) naskah.Values { return v.With("objek", "sampah plastik di Pasar Induk Banjar") })
	notes := must[[]office.PasalNote](t)(o.ReturnNotes(ctx, w.P("yuni"), n.ID))
	if len(notes) != 2 || notes[0].Clause != "objek" || notes[0].Pasal != "Pasal 2 · Objek" || notes[0].Note != "Sebutkan pasarnya." || notes[0].By == "" || !strings.Contains(notes[0].At, "2026") ||
		!strings.Contains(changed(notes[0].Diff), "-dari kegiatan perdagangan") || len(notes[1].Diff) != 0 || notes[1].Clause != "jangka-waktu" {
		t.Fatalf("%+v", notes)
	}
	n = submit(n)
	again := must[office.Reread](t)(o.SinceMyParaf(ctx, w.P("kabagpem"), n.ID))
	if again.Since == "" || len(again.Diff) != 1 || again.Diff[0].ID != "objek" {
		t.Fatalf("%+v", again)
	}
	if first := must[office.Reread](t)(o.SinceMyParaf(ctx, w.P("kabaghukum"), n.ID)); first.Since != "" || len(first.Diff) != 0 {
		t.Fatalf("never gave a paraf, and yet %+v", first)
	}
	n = paraf("kabagpem", n)
	if none := must[office.Reread](t)(o.SinceMyParaf(ctx, w.P("kabagpem"), n.ID)); none.Since == "" || len(none.Diff) != 0 {
		t.Fatalf("nothing changed since, and yet %s", changed(none.Diff))
	}
	n = must[naskah.Naskah](t)(o.Return(ctx, w.P("kabaghukum"), n.ID, n.Seq, "Jangka waktunya belum diubah.", nil))
	n = edit(n, func(v naskah.Values) naskah.Values { return v.With("jangka_waktu.n", 3) })
	notes = must[[]office.PasalNote](t)(o.ReturnNotes(ctx, w.P("kabaghukum"), n.ID))
	if len(notes) != 1 || notes[0].Clause != "" || notes[0].Note != "Jangka waktunya belum diubah." || changed(notes[0].Diff) != "Pasal 5 · Jangka waktu: -5 (lima) +3 (tiga)" {
		t.Fatalf("%+v", notes)
	}
	n = submit(n)
	vs := must[[]naskah.Version](t)(w.Store.Versions(ctx, naskah.ScopeSystem(), n.ID))
	if got := changed(must[[]document.ClauseDiff](t)(o.Compare(ctx, w.P("yuni"), n.ID, 1, len(vs)))); !strings.Contains(got, "Pasal 2 · Objek:") || !strings.Contains(got, "Pasal 5 · Jangka waktu: -5 (lima) +3 (tiga)") {
		t.Fatal(got)
	}
	if same := must[[]document.ClauseDiff](t)(o.Compare(ctx, w.P("yuni"), n.ID, 2, 2)); len(same) != 0 {
		t.Fatalf("%+v", same)
	}
	_, err := o.Compare(ctx, w.P("yuni"), n.ID, 0, 1)
	check(t, err, naskah.NotFound, "NSK-VERSI-TIDAK-ADA")
	_, err = o.Compare(ctx, w.P("yuni"), n.ID, 1, 99)
	check(t, err, naskah.NotFound, "NSK-VERSI-TIDAK-ADA")

	redline, name, err := o.ComparePDF(ctx, w.P("yuni"), n.ID, 1, len(vs))
	if err != nil || !strings.HasSuffix(name, "_perubahan-1-"+strconv.Itoa(len(vs))+".pdf") {
		t.Fatal(name, err)
	}
	onPaper(t, redline, "Perbandingan dua versi naskah", "PERBANDINGAN", "jangka waktu 5 (lima) 3 (tiga) tahun")
	_, _, err = o.ComparePDF(ctx, w.P("yuni"), n.ID, 1, 99)
	check(t, err, naskah.NotFound, "NSK-VERSI-TIDAK-ADA")

	pdf, name, err := o.LembarParaf(ctx, w.P("kabaghukum"), n.ID)
	if err != nil || !strings.HasSuffix(name, "_lembar-paraf.pdf") {
		t.Fatal(name, err)
	}
	onPaper(t, pdf, "LEMBAR PARAF", "Menunggu", "Rina Marlina", "Sebutkan pasarnya.", "Pasal 2 · Objek", "Jangka waktunya belum", "Seluruh naskah", "SHA-256", n.Current.Hex()[:12])
	clean(t, w)
}

// onPaper says whether each text stands in a file; blanks do not count, because lines are broken at them.
func onPaper(t *testing.T, pdf []byte, texts ...string) {
	t.Helper()
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	got := squeeze(words(t, pdf))
	for _, want := range texts {
		if !strings.Contains(got, squeeze(want)) {
			t.Errorf("%q is not on paper:\n%s", want, got)
		}
	}
}

// A pasal that was noted and then taken out is said to be gone; a moved one is still the one that was noted.
func TestReturnNotesFollowTheirPasal(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx := w.Office, w.Ctx()
	tpl := must[*document.Template](t)(o.Templates.Current(naskah.KSBPK))
	v, k1, _ := tpl.AddPasal(w.Values(), "")
	v, k2, _ := tpl.AddPasal(v, "objek")
	for i, k := range []string{k1, k2} {
		v = must[naskah.Values](t)(tpl.SetPasal(v, k, fmt.Sprintf("Pasal ke-%d", i), "", "Isi pasal ini."))
	}
	n := w.DraftWith(v)
	n = must[naskah.Naskah](t)(o.Submit(ctx, w.P("yuni"), n.ID, n.Seq, office.SubmitInput{Reasons: w.Accept(n)}))
	n = must[naskah.Naskah](t)(o.Return(ctx, w.P("kabagpem"), n.ID, n.Seq, "", map[string]string{k1: "Hapus.", k2: "Pindahkan."}))
	v = must[naskah.Values](t)(tpl.RemovePasal(v, k1))
	v = must[naskah.Values](t)(tpl.MovePasal(v, k2, 3))
	n = must[naskah.Naskah](t)(o.Edit(ctx, w.P("yuni"), n.ID, n.Seq, office.EditInput{Values: v}))
	notes := must[[]office.PasalNote](t)(o.ReturnNotes(ctx, w.P("yuni"), n.ID))
	if len(notes) != 2 || notes[0].Clause != k2 || notes[0].Gone || len(notes[0].Diff) != 1 || !notes[0].Diff[0].Moved || notes[1].Clause != k1 || !notes[1].Gone || !notes[1].Diff[0].Removed {
		t.Fatalf("%+v", notes)
	}
}

// The due date: what is asked for, else what the profile says, else three days; past ones are refused; it ends with the review.
func TestDueDate(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx := w.Office, w.Ctx()
	if n := w.Submitted(); n.Batas != officetest.Today.AddDays(3) {
		t.Errorf("by default %v", n.Batas)
	}
	n := w.Draft()
	_, err := o.Submit(ctx, w.P("yuni"), n.ID, n.Seq, office.SubmitInput{Reasons: w.Accept(n), Batas: officetest.Today.AddDays(-1)})
	check(t, err, naskah.Invalid, "NSK-BATAS-PARAF")
	n = w.Get(n.ID)
	n = must[naskah.Naskah](t)(o.Submit(ctx, w.P("yuni"), n.ID, n.Seq, office.SubmitInput{Reasons: w.Accept(n), Batas: officetest.Today.AddDays(10)}))
	if n.Batas != officetest.Today.AddDays(10) {
		t.Errorf("asked for: %v", n.Batas)
	}
	n = must[naskah.Naskah](t)(o.Return(ctx, w.P("kabagpem"), n.ID, n.Seq, "Kurang.", nil))
	if !n.Batas.IsZero() {
		t.Errorf("after the return: %v", n.Batas)
	}
	if a := w.Approved(); !a.Batas.IsZero() {
		t.Errorf("after the last paraf: %v", a.Batas)
	}
}

// What the desk hands out is the office's: nobody else gets it, and what cannot be printed is refused.
func TestDeskRefuses(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx := w.Office, w.Ctx()
	n := w.Opened()
	for name, do := range map[string]func(p naskah.Principal) error{
		"lembar":  func(p naskah.Principal) error { _, _, err := o.LembarParaf(ctx, p, n.ID); return err },
		"nota":    func(p naskah.Principal) error { _, _, err := o.NotaDinas(ctx, p, n.ID, ""); return err },
		"compare": func(p naskah.Principal) error { _, err := o.Compare(ctx, p, n.ID, 1, 1); return err },
		"redline": func(p naskah.Principal) error { _, _, err := o.ComparePDF(ctx, p, n.ID, 1, 1); return err },
		"book":    func(p naskah.Principal) error { _, _, err := o.BookCSV(ctx, p, 2026, ""); return err },
	} {
		check(t, do(w.P("direktur")), naskah.Denied, "NSK-AKSES-INSTANSI")
		if err := do(w.P("ratna")); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, _, err := o.NotaDinas(ctx, w.P("ratna"), n.ID, strings.Repeat("x", 10_000))
	check(t, err, naskah.Invalid, "NSK-NOTA-CATATAN")
	_, _, err = o.NotaDinas(ctx, w.P("ratna"), n.ID, "中")
	check(t, err, naskah.Invalid, "NSK-NOTA-CATATAN")
	d := w.Draft()
	_, _, err = o.NotaDinas(ctx, w.P("ratna"), d.ID, "")
	check(t, err, naskah.Conflict, "NSK-NOTA")
	_, err = o.Book(ctx, w.P("ratna"), 0, "")
	check(t, err, naskah.Invalid, "NSK-BUKU-TAHUN")
}

// The nota says from whom to whom, the summary, and the note; on one page.
func TestNotaDinas(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Numbered()
	pdf, name, err := w.Office.NotaDinas(w.Ctx(), w.P("ratna"), n.ID, "Tidak ada keberatan.")
	if err != nil || !strings.HasSuffix(name, "_nota-dinas.pdf") {
		t.Fatal(name, err)
	}
	onPaper(t, pdf, "NOTA DINAS", "Yth.:Wali Kota Banjar", "Melalui:Sekretaris Daerah", "Dari:Kepala Bagian Pemerintahan", "Penyampaian Kesepakatan Bersama tentang Pengolahan Sampah",
		"Nana Suryana, Wali Kota Banjar", "PT Contoh Daur Ulang, diwakili Bima Pratama, Direktur", "sampah plastik dari kegiatan perdagangan", "5 (lima) tahun", "Pembiayaan pelaksanaan",
		"Tidak ada keberatan.", "Kepala Bagian Hukum (24-11-2026)", "Dedi Supriadi")
	if pages := strings.Count(string(pdf), "/Type /Page\n") + strings.Count(string(pdf), "/Type /Page "); pages > 1 {
		t.Errorf("%d pages", pages)
	}
}

// A fault behind any of them is an error, never half a sheet.
func TestFaultDesk(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Numbered()
	ctx, cancel := context.WithTimeout(w.Ctx(), time.Nanosecond)
	defer cancel()
	<-ctx.Done()
	for name, err := range map[string]error{
		"notes":   failure(w.Office.ReturnNotes(ctx, w.P("yuni"), n.ID)),
		"reread":  failure(w.Office.SinceMyParaf(ctx, w.P("yuni"), n.ID)),
		"compare": failure(w.Office.Compare(ctx, w.P("yuni"), n.ID, 1, 1)),
		"book":    failure(w.Office.Book(ctx, w.P("ratna"), 2026, "")),
	} {
		if err == nil {
			t.Errorf("%s: answered after its time was over", name)
		}
	}
}

func failure[T any](_ T, err error) error { return err }
