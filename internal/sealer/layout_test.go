package sealer_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"naskah/internal/document"
	"naskah/internal/layout"
	"naskah/internal/naskah"
	"naskah/internal/sealer/sealertest"
	"naskah/internal/verify"
)

// laidOut is a naskah as internal/layout sets it, with a block of signatures for some parties.
func laidOut(tb testing.TB, l *layout.Layout, parties int) layout.Result {
	tb.Helper()
	text := func(s string) document.Text { return document.Text{{Text: s}} }
	var cells []document.SignatureCell
	for i := parties; i > 0; i-- {
		cells = append(cells, document.SignatureCell{
			Party: i, Heading: "PIHAK " + naskah.Ordinal(i) + ",", Nama: text(fmt.Sprintf("PENANDA TANGAN %d", i)), Jabatan: text("Wali Kota Contoh"), Field: fmt.Sprintf("ttd_%d", i),
		})
	}
	pasal := document.Pasal{ID: "objek", No: 1, Judul: "OBJEK", Items: []document.Item{{Text: text("Objek Kesepakatan Bersama ini adalah sampah plastik (terpilah) yang dihasilkan Pasar Induk \\ Kota Banjar.")}}}
	res, err := l.PDF(document.Tree{
		Kode: "ksb-d", Title: `Kesepakatan Bersama (uji) \ tentang <<sampah>> ) dan Ĩ 漢`,
		Blocks: []document.Block{
			document.Heading{Lines: []document.Text{text("KESEPAKATAN BERSAMA"), text("TENTANG"), text("PENGOLAHAN SAMPAH")}},
			pasal, pasal, pasal,
			document.Closing{Text: text("Demikian Kesepakatan Bersama ini dibuat dan ditandatangani secara elektronik.")},
			document.SignatureBlock{Cells: cells},
		},
	}, layout.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	if len(res.Fields) != parties {
		tb.Fatalf("%d fields for %d parties", len(res.Fields), parties)
	}
	return res
}

// TestLaidOutDocuments: what the office really has sealed, with the pictures that it passes, satisfies every judge.
func TestLaidOutDocuments(t *testing.T) {
	l, err := layout.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{1, 2, 6} {
		t.Run(fmt.Sprint(n, " signers"), func(t *testing.T) {
			u := sealertest.New(t, time.Now)
			res := laidOut(t, l, n)
			pdf, names := res.PDF, []string(nil)
			for _, f := range res.Fields {
				name := fmt.Sprintf("Penanda Tangan %d", f.Party)
				names = append(names, name)
				who, secret := u.Enroll(t, name)
				r := sealertest.Request(t, u.Clock, pdf, f, who, secret)
				if r.Picture, err = l.SealPicture(layout.Seal{Nama: name, Jabatan: "Wali Kota Contoh", Waktu: naskah.Waktu(r.At, r.Zone), URL: "https://naskah.example/v/k3jx7q2m9t4c8w5zr1h6y0bnd2", Catatan: "Tanda tangan uji"}, f.Rect.W, f.Rect.H); err != nil {
					t.Fatal(err)
				}
				if pdf, err = u.Seal(context.Background(), r); err != nil {
					t.Fatal(err)
				}
			}
			in, err := verify.Inspect(context.Background(), pdf)
			if err != nil {
				t.Fatal(err)
			}
			report := verify.Judge(in, verify.Terms{Trust: verify.Anchors(u.Anchors()...), At: u.Clock()})
			if report.Verdict != verify.Sah || len(report.Signatures) != n {
				t.Errorf("%s, %d signatures: %+v", report.Verdict, len(report.Signatures), report.Signatures)
			}
			newJudges(t, u.CA.RootPEM()).judge(t, pdf, names)
			render(t, pdf, fmt.Sprint("naskah-", n), fmt.Sprint(res.Fields[0].Rect.Page))
		})
	}
}
