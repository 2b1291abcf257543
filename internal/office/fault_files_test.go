package office_test

import (
	"errors"
	"testing"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/office/officetest"
)

// TestFaultFiles: each call of each act around the files, the answers and the kerja sama fails, persisting or not; done again, it is
// done once, and nothing is half written.
func TestFaultFiles(t *testing.T) {
	t.Parallel()
	b := newBreakable(t)
	o, ctx := b.Office, b.Ctx()
	n := b.Submitted()
	seed := 0
	for _, c := range []struct {
		name string
		do   func(fresh bool) error
		n    func() int // rows that the act makes
	}{
		{"attach", func(fresh bool) error {
			if fresh {
				seed++
			}
			_, err := o.Attach(ctx, b.P("yuni"), letter(n, "persetujuan", 2, officetest.ScanPDF(1+seed%60, byte(seed))))
			return err
		}, func() int {
			return len(must[[]naskah.Attachment](t)(b.Store.Attachments(ctx, naskah.ScopeSystem(), n.ID.Subject())))
		}},
		{"dprd", func(fresh bool) error {
			if fresh {
				seed++
			}
			return o.AnswerDPRD(ctx, b.P("ratna"), n.KerjaSama, office.DPRD{Diajukan: officetest.Today.AddDays(-seed)})
		}, func() int {
			return len(must[[]naskah.Fakta](t)(b.Store.Fakta(ctx, naskah.ScopeSystem(), n.KerjaSama)))
		}},
	} {
		b.mend()
		if err := c.do(true); err != nil {
			t.Fatal(err)
		}
		list := b.faultsOf(b.store.Calls(), b.objects.Calls())
		if len(list) < 4 {
			t.Fatalf("%s: only %d faults", c.name, len(list))
		}
		for _, f := range list {
			before := c.n()
			f.set()
			err := c.do(true)
			hit := f.hit()
			b.mend()
			if !hit || err == nil || !errors.Is(err, naskah.Unavailable) && !errors.Is(err, naskah.NotFound) {
				t.Errorf("%s, %s: hit %v, %v", c.name, f.name, hit, err)
			}
			if err := c.do(false); err != nil {
				t.Errorf("%s, %s, again: %v", c.name, f.name, err)
			}
			if got := c.n(); got != before+1 {
				t.Errorf("%s, %s: %d rows, want one more than %d", c.name, f.name, got, before)
			}
		}
	}
	b.mend()
	clean(t, b.World)
}

// TestFaultReads: a register or store that does not answer is said to; no list is shorter for it.
func TestFaultReads(t *testing.T) {
	t.Parallel()
	b := newBreakable(t)
	o, ctx := b.Office, b.Ctx()
	ksb, signed, printed := b.Imported(), b.Recorded(), b.Printed()
	must[naskah.Attachment](t)(o.Attach(ctx, b.P("ratna"), letter(printed, "surat", 0, officetest.ScanPDF(1, 1))))
	must[naskah.Naskah](t)(o.Deliver(ctx, b.P("ratna"), signed.ID, signed.Seq, office.DeliverInput{Kepada: "Inspektorat", Cara: "pos"}))
	file := must[[]office.Attached](t)(o.Attachments(ctx, b.P("ratna"), printed.ID.Subject()))[0]
	scan := b.Inked(printed).Scan
	for name, do := range map[string]func() error{
		"attachments": func() error { _, err := o.Attachments(ctx, b.P("ratna"), printed.ID.Subject()); return err },
		"file": func() error {
			_, _, err := o.AttachmentFile(ctx, b.P("ratna"), printed.ID.Subject(), file.ID)
			return err
		},
		"missing":      func() error { _, err := o.Missing(ctx, b.P("ratna"), printed.ID); return err },
		"dprd":         func() error { _, err := o.DPRD(ctx, b.P("ratna"), ksb.KerjaSama); return err },
		"scan":         func() error { _, err := o.CheckScan(ctx, b.P("ratna"), printed.ID, scan); return err },
		"printout":     func() error { _, err := o.Printout(ctx, b.P("ratna"), printed.ID); return err },
		"print":        func() error { _, _, err := o.Document(ctx, b.P("ratna"), printed.ID, office.Printed); return err },
		"replaceables": func() error { _, err := o.Replaceables(ctx, b.P("ratna"), printed.ID); return err },
		"recipients":   func() error { _, err := o.Recipients(ctx, b.P("ratna"), signed.ID); return err },
		"unarchived":   func() error { _, err := o.Unarchived(ctx, b.P("arsip")); return err },
		"cooperations": func() error { _, err := o.Cooperations(ctx, b.P("ratna"), ""); return err },
		"cooperation":  func() error { _, err := o.Cooperation(ctx, b.P("ratna"), ksb.KerjaSama); return err },
	} {
		b.mend()
		if err := do(); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, f := range b.faultsOf(b.store.Calls(), b.objects.Calls()) {
			f.set()
			err := do()
			if !f.hit() || !errors.Is(err, naskah.Unavailable) && !errors.Is(err, naskah.NotFound) {
				t.Errorf("%s, %s: %v", name, f.name, err)
			}
			b.mend()
		}
	}
}

// TestFaultMixed: each call of an opening on a scan fails; done again it is opened once, on that scan.
func TestFaultMixed(t *testing.T) {
	t.Parallel()
	b := newBreakable(t)
	o, ctx := b.Office, b.Ctx()
	open := func(n naskah.Naskah) error {
		_, err := o.Open(ctx, b.P("ratna"), n.ID, b.Get(n.ID).Seq, mixed(b.World, n, b.Inked(n).Scan))
		return err
	}
	n := b.Printed()
	if err := open(n); err != nil {
		t.Fatal(err)
	}
	b.mend()
	n = b.Printed()
	in := mixed(b.World, n, b.Inked(n).Scan)
	b.mend()
	must[naskah.Naskah](t)(o.Open(ctx, b.P("ratna"), n.ID, n.Seq, in))
	for _, f := range thinned(b.faultsOf(b.store.Calls(), b.objects.Calls())) {
		n := b.Printed()
		in := mixed(b.World, n, b.Inked(n).Scan)
		f.set()
		_, err := o.Open(ctx, b.P("ratna"), n.ID, n.Seq, in)
		hit := f.hit()
		b.mend()
		if !hit || !errors.Is(err, naskah.Unavailable) && !errors.Is(err, naskah.NotFound) {
			t.Errorf("%s: hit %v, %v", f.name, hit, err)
		}
		if b.Get(n.ID).State == naskah.Approved {
			if err := open(n); err != nil {
				t.Errorf("%s, again: %v", f.name, err)
			}
		}
		if got := b.count(t, n.ID, naskah.ActOpen); got != 1 {
			t.Errorf("%s: opened %d times", f.name, got)
		}
	}
	b.mend()
	clean(t, b.World)
}
