package web_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"naskah/internal/office"
	"naskah/internal/office/officetest"
	"naskah/internal/web/webtest"
)

// TestStoryArchivePages: after a large import the list of what cannot be archived is shown page by page; every naskah stands on exactly
// one of them, and the figure at its head counts them all.
func TestStoryArchivePages(t *testing.T) {
	w := officetest.New(t)
	const total = 205
	var sheet strings.Builder
	sheet.WriteString("Jenis;Tentang;Tahun;Mitra\n")
	for i := range total {
		fmt.Fprintf(&sheet, "KSB;Pemeliharaan taman ke-%d;2021;PT Taman %d\n", i, i)
	}
	id, read, err := w.Office.KeepSheet(w.Ctx(), w.P("ratna"), "register.csv", []byte(sheet.String()))
	if err != nil {
		t.Fatal(err)
	}
	if b, err := w.Office.ImportAll(w.Ctx(), w.P("ratna"), id, office.ImportOptions{Columns: office.GuessColumns(read)}); err != nil || b.N != total {
		t.Fatalf("%d recorded, %v", b.N, err)
	}
	arsip := as(t, webtest.New(t, w).Listen(t), "arsip")
	row := regexp.MustCompile(`<a class="row wrap" href="(/naskah/[^"]+)"`)
	seen := map[string]int{}
	arsip.get("/arsip").want(200, `href="/arsip?semua=ya"`)
	if got := len(row.FindAllSubmatch(arsip.body, -1)); got != 10 {
		t.Errorf("%d rows before all are asked for", got)
	}
	for page, rows := range map[int]int{1: 100, 2: 100, 3: 5, 4: 0} {
		arsip.get(fmt.Sprintf("/arsip?semua=ya&halaman=%d", page)).want(200)
		found := row.FindAllSubmatch(arsip.body, -1)
		if len(found) != rows {
			t.Errorf("page %d has %d rows, want %d", page, len(found), rows)
		}
		for _, m := range found {
			seen[string(m[1])]++
		}
		body := string(arsip.body)
		if strings.Contains(body, fmt.Sprintf("halaman=%d", page+1)) != (page < 3) || strings.Contains(body, fmt.Sprintf("halaman=%d", page-1)) != (page > 1) {
			t.Errorf("page %d leads wrongly", page)
		}
		if rows > 0 {
			arsip.want(200, "205")
		}
	}
	if len(seen) != total {
		t.Errorf("%d naskah on all pages, want %d", len(seen), total)
	}
}
