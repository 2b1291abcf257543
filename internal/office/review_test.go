package office_test

import (
	"slices"
	"strings"
	"testing"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
)

func TestEditTakesNoOpeningKeys(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Draft()
	typed := w.Values().With("tanggal_naskah", "2020-01-01").With("tempat", "Bandung").With("pihak.0.nomor", "1/X/2020").With("judul", "Judul Baru")
	n, err := w.Office.Edit(w.Ctx(), w.P("yuni"), n.ID, n.Seq, office.EditInput{Values: typed})
	if err != nil {
		t.Fatal(err)
	}
	if !n.Tanggal.IsZero() || n.Tempat != "" || len(n.Nomor) != 0 || n.Judul != "Judul Baru" {
		t.Fatalf("edit set what number sets: %v %q %v %q", n.Tanggal, n.Tempat, n.Nomor, n.Judul)
	}
	v := must[naskah.Values](t)(w.Office.Values(w.Ctx(), w.P("yuni"), n.ID))
	for _, path := range []string{"tanggal_naskah", "tempat", "pihak.0.nomor"} {
		if _, ok := v.Get(path); ok {
			t.Errorf("%s was stored", path)
		}
	}
	if typed.Text("tempat") != "Bandung" || typed.Text("pihak.0.nomor") != "1/X/2020" {
		t.Error("the caller's values were changed")
	}
}

func TestEditOfNothingLeavesNoEvent(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Draft()
	again := must[naskah.Naskah](t)(w.Office.Edit(w.Ctx(), w.P("yuni"), n.ID, n.Seq, office.EditInput{Values: w.Values()}))
	if again.Seq != n.Seq || len(acts(t, w, n.ID)) != 1 {
		t.Fatalf("autosave of nothing made an event: seq %d", again.Seq)
	}
}

func TestWhoWasFirst(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	n := w.Draft()
	must[naskah.Naskah](t)(w.Office.Edit(w.Ctx(), w.P("ujang"), n.ID, n.Seq, office.EditInput{Values: w.Values().With("judul", "Versi Ujang")}))
	_, err := w.Office.Edit(w.Ctx(), w.P("yuni"), n.ID, n.Seq, office.EditInput{Values: w.Values().With("judul", "Versi Yuni")})
	e := check(t, err, naskah.Conflict, "NSK-SEQ")
	if !strings.Contains(e.Msg, "Ujang Permana") || !strings.Contains(e.Msg, "24 November 2026 09.00 WIB") {
		t.Fatalf("does not say who was first, and when: %s", e.Msg)
	}
	if got := w.Get(n.ID); got.Judul != "Versi Ujang" || got.Seq != n.Seq+1 {
		t.Fatalf("the late edit changed something: %+v", got)
	}
	_, err = w.Office.Edit(w.Ctx(), w.P("yuni"), n.ID, n.Seq+7, office.EditInput{Values: w.Values()})
	check(t, err, naskah.Conflict, "NSK-SEQ")
}

func TestSubmitBlocked(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	for _, c := range []struct {
		name, code string
		values     func(naskah.Values) naskah.Values
	}{
		{"seven years", "KSD-R2", func(v naskah.Values) naskah.Values { return v.With("jangka_waktu.n", 7) }},
		{"no signer", "NSK-PENANDA-KOSONG", func(v naskah.Values) naskah.Values { return v.With("pihak.1.pejabat.pejabat_id", nil) }},
		{"unknown signer", "NSK-PENANDA-KOSONG", func(v naskah.Values) naskah.Values { return v.With("pihak.1.pejabat.pejabat_id", "tidak-ada") }},
		{"another's name", "NSK-PENANDA-BEDA", func(v naskah.Values) naskah.Values { return v.With("pihak.1.pejabat.nama", "Orang Lain") }},
	} {
		n := must[naskah.Naskah](t)(w.Office.Create(w.Ctx(), w.P("yuni"), office.CreateInput{Jenis: naskah.KSBPK, Jalur: naskah.KSDPKMitra, Values: c.values(w.Values())}))
		fs := must[[]naskah.Finding](t)(w.Office.Check(w.Ctx(), w.P("yuni"), n.ID))
		if !slices.ContainsFunc(fs, func(f naskah.Finding) bool { return f.Code == c.code && f.Level == naskah.LevelError && f.Msg != "" }) {
			t.Errorf("%s: no finding %s in %+v", c.name, c.code, fs)
		}
		if _, err := w.Office.Submit(w.Ctx(), w.P("yuni"), n.ID, n.Seq, office.SubmitInput{Reasons: w.Accept(n)}); err == nil {
			t.Errorf("%s: submitted", c.name)
		}
		if got := w.Get(n.ID); got.State != naskah.Draft || got.Seq != 1 {
			t.Errorf("%s: refused, and yet %s %d", c.name, got.State, got.Seq)
		}
	}
}

func TestWarningNeedsReason(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	v := w.Values().With("pihak.0.pejabat.nama", "Dr. Nana Suryana, S.H.")
	w.Rename("walikota", "Dr. Nana Suryana, S.H.")
	n := must[naskah.Naskah](t)(w.Office.Create(w.Ctx(), w.P("yuni"), office.CreateInput{Jenis: naskah.KSBPK, Jalur: naskah.KSDPKMitra, Values: v}))
	reasons := w.Accept(n)
	if reasons["KSD-R8"] == "" {
		t.Fatalf("no warning KSD-R8: %v", reasons)
	}
	_, err := w.Office.Submit(w.Ctx(), w.P("yuni"), n.ID, n.Seq, office.SubmitInput{})
	if err == nil {
		t.Fatal("submitted without a reason")
	}
	n = w.Get(n.ID)
	n = must[naskah.Naskah](t)(w.Office.Submit(w.Ctx(), w.P("yuni"), n.ID, n.Seq, office.SubmitInput{Reasons: reasons}))
	if i := slices.IndexFunc(n.Reasons, func(r naskah.Reason) bool { return r.Code == "KSD-R8" }); i < 0 || n.Reasons[i].By != w.User("yuni").ID || n.Reasons[i].At.IsZero() {
		t.Fatalf("the reason is not kept: %+v", n.Reasons)
	}
}

// TestBackToDraft: whatever leads back to draft lets every paraf lapse and keeps its reason.
func TestBackToDraft(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	o, ctx := w.Office, w.Ctx()
	for _, c := range []struct {
		name string
		from func() naskah.Naskah
		by   string
		do   func(p naskah.Principal, n naskah.Naskah, reason string) (naskah.Naskah, error)
		to   naskah.State
	}{
		{"return", w.Submitted, "kabagpem", func(p naskah.Principal, n naskah.Naskah, r string) (naskah.Naskah, error) {
			return o.Return(ctx, p, n.ID, n.Seq, r, nil)
		}, naskah.Draft},
		{"return with notes", w.Submitted, "kabagpem", func(p naskah.Principal, n naskah.Naskah, r string) (naskah.Naskah, error) {
			return o.Return(ctx, p, n.ID, n.Seq, "", map[string]string{"objek": r})
		}, naskah.Draft},
		{"withdraw", w.Submitted, "yuni", func(p naskah.Principal, n naskah.Naskah, r string) (naskah.Naskah, error) {
			return o.Withdraw(ctx, p, n.ID, n.Seq, r)
		}, naskah.Draft},
		{"revise", w.Approved, "ratna", func(p naskah.Principal, n naskah.Naskah, r string) (naskah.Naskah, error) {
			return o.Revise(ctx, p, n.ID, n.Seq, r)
		}, naskah.Draft},
		{"decline", w.Opened, "direktur", func(p naskah.Principal, n naskah.Naskah, r string) (naskah.Naskah, error) {
			return o.Decline(ctx, p, n.ID, n.Seq, r)
		}, naskah.Draft},
		{"recall", w.Opened, "ratna", func(p naskah.Principal, n naskah.Naskah, r string) (naskah.Naskah, error) {
			return o.Recall(ctx, p, n.ID, n.Seq, r)
		}, naskah.Approved},
		{"cancel a draft", w.Draft, "yuni", func(p naskah.Principal, n naskah.Naskah, r string) (naskah.Naskah, error) {
			return o.Cancel(ctx, p, n.ID, n.Seq, r)
		}, naskah.Cancelled},
		{"cancel in review", w.Submitted, "yuni", func(p naskah.Principal, n naskah.Naskah, r string) (naskah.Naskah, error) {
			return o.Cancel(ctx, p, n.ID, n.Seq, r)
		}, naskah.Cancelled},
		{"cancel approved", w.Approved, "ratna", func(p naskah.Principal, n naskah.Naskah, r string) (naskah.Naskah, error) {
			return o.Cancel(ctx, p, n.ID, n.Seq, r)
		}, naskah.Cancelled},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := c.from()
			if _, err := c.do(w.P(c.by), n, "   "); err == nil {
				t.Fatal("done without a reason")
			}
			after := must[naskah.Naskah](t)(c.do(w.P(c.by), n, "Objek belum jelas."))
			if after.State != c.to {
				t.Fatalf("led to %s", after.State)
			}
			if c.to == naskah.Draft && after.NextParaf() != 0 {
				t.Fatalf("a paraf did not lapse: %+v", after.Parafs)
			}
			events := must[[]naskah.Event](t)(w.Store.Events(ctx, naskah.ScopeSystem(), n.ID.Subject()))
			if !strings.Contains(string(events[len(events)-1].Detail), "Objek belum jelas.") {
				t.Fatal("the reason is not kept")
			}
		})
	}
	clean(t, w)
}

func TestNobodyApprovesWhatTheyWrote(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	w.Grant("kabagpem", naskah.RoleAuthor)
	n := w.Draft()
	n = must[naskah.Naskah](t)(w.Office.Edit(w.Ctx(), w.P("kabagpem"), n.ID, n.Seq, office.EditInput{Values: w.Values().With("judul", "Disunting Kabag")}))
	fs := must[[]naskah.Finding](t)(w.Office.Check(w.Ctx(), w.P("yuni"), n.ID))
	if !slices.ContainsFunc(fs, func(f naskah.Finding) bool { return f.Code == "NSK-PEMARAF-PENYUSUN" }) {
		t.Fatalf("not found before submit: %+v", fs)
	}
	if _, err := w.Office.Submit(w.Ctx(), w.P("yuni"), n.ID, n.Seq, office.SubmitInput{Reasons: w.Accept(n)}); err == nil {
		t.Fatal("submitted to one who wrote it")
	}
	// Also one who became a writer only after the naskah was in review gives no paraf.
	n = w.Submitted()
	forged := n
	forged.Writers = append(forged.Writers, naskah.Writer{User: w.User("kabagpem").ID, Orang: w.User("kabagpem").Orang})
	w.Office.Store = &officetest.Edited{Store: w.Store, Change: func(x naskah.Naskah) naskah.Naskah { x.Writers = forged.Writers; return x }}
	_, err := w.Office.Paraf(w.Ctx(), w.P("kabagpem"), n.ID, n.Seq)
	check(t, err, naskah.Denied, "NSK-AKSES-SENDIRI")
	if r := must[[]naskah.Refusal](t)(w.Store.Refusals(w.Ctx(), naskah.ScopeSystem(), n.ID.Subject())); len(r) != 1 || r[0].Code != "NSK-AKSES-SENDIRI" {
		t.Fatalf("refusals: %+v", r)
	}
}

func TestEmptyPlaceInTheChain(t *testing.T) {
	t.Parallel()
	w := officetest.New(t)
	w.Retire("asisten")
	n := w.Draft()
	fs := must[[]naskah.Finding](t)(w.Office.Check(w.Ctx(), w.P("yuni"), n.ID))
	i := slices.IndexFunc(fs, func(f naskah.Finding) bool { return f.Code == "NSK-PEMARAF-KOSONG" })
	if i < 0 || !strings.Contains(fs[i].Msg, "Asisten") {
		t.Fatalf("an office that nobody holds is not named: %+v", fs)
	}
	if _, err := w.Office.Submit(w.Ctx(), w.P("yuni"), n.ID, n.Seq, office.SubmitInput{Reasons: w.Accept(n)}); err == nil {
		t.Fatal("submitted to a chain that cannot end")
	}
}
