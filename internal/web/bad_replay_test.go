package web_test

import (
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/office/officetest"
	"naskah/internal/web/webtest"
)

// TestBadReplay: the same form sent twice does its act once. Who sends it again is told, or comes to where the first one came; nothing
// is there twice.
func TestBadReplay(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w)
	tried := 0
	posts(t, w, s, func(p *post) {
		if p.key == "POST /akun/sandi" { // the first ends the session of the second
			return
		}
		p.fresh()
		body := p.body()
		var file []byte
		if p.e.file != nil {
			file = p.e.file(w, p.n)
		}
		press := func() *httptest.ResponseRecorder {
			if file != nil {
				return p.upload(maps.Clone(body), "surat.pdf", file)
			}
			return p.send(maps.Clone(body))
		}
		first := press()
		if first.Code >= 400 {
			t.Errorf("%s: the first: %d %s", p.key, first.Code, codeOf(first))
			return
		}
		before, all := p.seq(), rows(t, w)
		files := filesOf(t, w, p.n)
		second := press()
		tells(t, p.key, second.Body.Bytes())
		if second.Code >= 500 || p.seq() != before || rows(t, w) != all || filesOf(t, w, p.n) != files {
			t.Errorf("%s: the second: %d %s, naskah %d → %d, rows %d → %d", p.key, second.Code, codeOf(second), before, p.seq(), all, rows(t, w))
		}
		if second.Code >= 400 && len(said(second.Body.Bytes())) < 80 {
			t.Errorf("%s: the second is told nothing: %s", p.key, said(second.Body.Bytes()))
		}
		tried++
	})
	if tried < 40 {
		t.Fatalf("only %d forms were sent twice", tried)
	}
}

// filesOf counts what hangs on a naskah: its files, deliveries, relations and proposals.
func filesOf(t *testing.T, w *officetest.World, n naskah.Naskah) int {
	t.Helper()
	if n.ID == "" {
		return 0
	}
	all, sum := naskah.ScopeSystem(), 0
	sum += len(must(w.Store.Attachments(t.Context(), all, n.ID.Subject()))) + len(must(w.Store.Versions(t.Context(), all, n.ID)))
	sum += len(must(w.Store.Attachments(t.Context(), all, naskah.Subject{Kind: naskah.SubjectKerjaSama, ID: string(n.KerjaSama)})))
	sum += len(must(w.Store.Pendings(t.Context(), all, naskah.PendingFilter{Subject: n.ID.Subject(), Limit: 50}))) + len(must(w.Store.Events(t.Context(), all, n.ID.Subject())))
	return sum
}

// TestBadSequence: a form that saw an older naskah, a later one, or none, is told so; nothing is done on what its sender did not see.
func TestBadSequence(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w)
	tried := 0
	posts(t, w, s, func(p *post) {
		if p.e.at == nil || slices.Contains(seqless, p.key) {
			return
		}
		if strings.HasPrefix(p.key, "POST /kerja-sama/") { // its own row
			return
		}
		for _, seq := range []string{"0", "-1", strconv.Itoa(p.seq() + 1), "99999999999999999999", "satu", "1e3", ""} {
			body, before := p.body(), p.seq()
			body.Set("seq", seq)
			res := p.send(body)
			if res.Code != 409 && res.Code != 422 || p.seq() != before {
				t.Errorf("%s with seq %q: %d %s, naskah %d → %d", p.key, seq, res.Code, codeOf(res), before, p.seq())
				p.fresh()
			}
			tells(t, p.key, res.Body.Bytes())
			if !strings.Contains(said(res.Body.Bytes()), "uat ulang") && !strings.Contains(said(res.Body.Bytes()), "iubah") {
				t.Errorf("%s with seq %q: %.300s", p.key, seq, said(res.Body.Bytes()))
			}
			tried++
		}
	})
	if tried < 100 {
		t.Fatalf("only %d were tried", tried)
	}
}

// seqless are the forms that change nothing that was there: they only add, look, or answer a question of its own.
var seqless = []string{
	"POST /naskah/:id/berkas", "POST /naskah/:id/periksa-pindaian", "POST /naskah/:id/penyampaian", "POST /naskah/:id/hubungan",
	"POST /usul/:usul/kuatkan", "POST /usul/:usul/tolak", "POST /usul/:usul/tarik",
}

// TestBadTurn: nobody signs, initials or confirms out of turn; the page says whose turn it is, and a signer's key is not asked for.
func TestBadTurn(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w)
	n := w.Opened()
	page := "/naskah/" + string(n.ID)
	pass := form("passphrase", officetest.Passphrase)
	for _, c := range []struct {
		login, path, says string
		status            int
	}{
		{"walikota", "/tanda-tangan", "giliran", 409}, {"yuni", "/tanda-tangan", "kewenangan", 403}, {"kabagpem", "/paraf", "keadaan", 409}, {"arsip", "/arsipkan", "keadaan", 409},
	} {
		before := w.Get(n.ID).Seq
		body := pass(w)
		body.Set("seq", strconv.Itoa(before))
		res := ask(t, s, http.MethodPost, page+c.path, c.login, body)
		if res.Code != c.status && (c.status != 409 || res.Code != 403) || !strings.Contains(strings.ToLower(said(res.Body.Bytes())), strings.ToLower(c.says)) || w.Get(n.ID).Seq != before {
			t.Errorf("%s %s: %d %s, %.400s", c.login, c.path, res.Code, codeOf(res), said(res.Body.Bytes()))
		}
		tells(t, c.path, res.Body.Bytes())
	}
	review := w.Submitted()
	for _, login := range []string{"kabaghukum", "asisten", "sekda"} {
		res := ask(t, s, http.MethodPost, "/naskah/"+string(review.ID)+"/paraf", login, url.Values{"seq": {strconv.Itoa(review.Seq)}})
		if res.Code < 400 || w.Get(review.ID).Seq != review.Seq {
			t.Errorf("%s gave a paraf before Dedi Supriadi: %d", login, res.Code)
		}
		if !strings.Contains(said(res.Body.Bytes()), "Dedi Supriadi") && !strings.Contains(said(res.Body.Bytes()), "giliran") {
			t.Errorf("%s: %.300s", login, said(res.Body.Bytes()))
		}
	}
}

// TestBadSession: a session that ended in the middle of any form loses nothing of what was typed, and does nothing. What holds a
// secret is begun anew.
func TestBadSession(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w)
	kept, secret := 0, 0
	posts(t, w, s, func(p *post) {
		p.fresh()
		p.token = s.Token(t, p.login)
		p.csrf = csrfOf(t, s, p.token)
		body, before := p.body(), p.seq()
		all := rows(t, w)
		w.Turn(3 * time.Hour)
		body.Set("_csrf", p.csrf)
		sent := maps.Clone(body)
		req := httptest.NewRequest(http.MethodPost, p.at, strings.NewReader(sent.Encode()))
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		req.Header.Set("Origin", "http://"+req.Host)
		req.AddCookie(&http.Cookie{Name: "naskah", Value: p.token})
		res := answered(t, s, req)
		page := res.Body.String()
		if res.Code != 401 || p.seq() != before || rows(t, w) != all {
			t.Errorf("%s: %d, naskah %d → %d", p.key, res.Code, before, p.seq())
		}
		tells(t, p.key, res.Body.Bytes())
		if body.Has("passphrase") || body.Has("sandi_lama") || body.Get("password") != "" {
			secret++
			if strings.Contains(page, officetest.Passphrase) || strings.Contains(page, "sandi yang cukup") {
				t.Errorf("%s: the page holds the secret", p.key)
			}
		} else {
			kept++
			for field := range body {
				if field != "_csrf" && !strings.Contains(page, `name="isi.`+field+`"`) {
					t.Errorf("%s: %s is lost", p.key, field)
				}
			}
			if !strings.Contains(page, "Isian Anda tersimpan di halaman ini") {
				t.Errorf("%s does not say so", p.key)
			}
		}
		w.Turn(21 * time.Hour) // morning again: within the hours in which the sample's dates hold
		w.Turn(-24 * time.Hour)
	})
	if kept < 35 || secret < 2 {
		t.Fatalf("%d kept, %d secret", kept, secret)
	}
}

// TestBadIDs: whatever stands in the place of an id, it is not there: an id of nothing, of another kind, of another Instansi, a path,
// a word, too much of it. On every address that has an id, and in every field of a form that names a row.
func TestBadIDs(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w)
	n := w.Signed()
	foreign := foreignRows(t, w)
	shapes := map[string]string{
		"nothing's": "01a20b48-0900-7000-8000-000000000000", "a user's": string(w.User("ratna").ID), "a pejabat's": string(w.Seat("sekda")), "the Instansi's": string(officetest.KotaBanjar), "another's unit": foreign["unit"],
		"up": "..%2f..%2fetc%2fpasswd", "twice encoded": "%252e%252e%252f", "NUL": string(n.ID) + "%00", "a blank": "%20", "SQL": "1%27%20OR%20%271%27%3D%271", "long": strings.Repeat("a", 4000),
		"other letters": "%e2%80%ae", "a template": "%7B%7B7*7%7D%7D",
	}
	cached := map[string][2]string{}
	tried := 0
	for key, e := range errands() {
		method, path, _ := strings.Cut(key, " ")
		if !strings.Contains(path, ":") || len(e.may) == 0 {
			continue
		}
		login := e.may[0]
		if _, ok := cached[login]; !ok {
			token := s.Token(t, login)
			cached[login] = [2]string{token, csrfOf(t, s, token)}
		}
		for name, id := range shapes {
			for _, param := range paramsOf(path) {
				if param == ":kode" && strings.HasPrefix(path, "/templat") && name == "long" {
					continue
				}
				at := strings.ReplaceAll(path, param, id)
				at = strings.NewReplacer(":id", string(n.ID), ":lampiran", shapes["nothing's"], ":impor", shapes["nothing's"], ":usul", shapes["nothing's"], ":baris", shapes["nothing's"], ":kode", "ksb-pk", ":tempat", "garuda", ":a", "1", ":b", "1").Replace(at)
				if strings.HasPrefix(path, "/kerja-sama/") && param != ":id" {
					at = strings.ReplaceAll(at, string(n.ID), string(n.KerjaSama))
				}
				if name == "a user's" && strings.HasPrefix(path, "/pengaturan/pengguna") || name == "a pejabat's" && strings.HasPrefix(path, "/pengaturan/pejabat/:") {
					continue // it is one
				}
				if param == ":a" || param == ":b" {
					continue
				}
				res := raw(t, s, method, at, cached[login][0], cached[login][1], url.Values{"seq": {"1"}, "alasan": {"Coba."}, "passphrase": {officetest.Passphrase}})
				tells(t, key, res.Body.Bytes())
				if res.Code != 404 {
					t.Errorf("%s with %s id: %d %s %s", key, name, res.Code, codeOf(res), res.Header().Get("Location"))
				}
				tried++
			}
		}
	}
	if tried < 500 {
		t.Fatalf("only %d were tried", tried)
	}
	if got := w.Get(n.ID); got.Seq != n.Seq {
		t.Error("the naskah changed")
	}
}

func paramsOf(path string) []string {
	var out []string
	for part := range strings.SplitSeq(path, "/") {
		if i := strings.IndexByte(part, ':'); i >= 0 && !slices.Contains(out, part[i:]) {
			out = append(out, part[i:])
		}
	}
	return out
}

// foreignRows are rows of another Instansi, by the field of a form that names such a row.
func foreignRows(t *testing.T, w *officetest.World) map[string]string {
	t.Helper()
	by := naskah.System()
	mitra := naskah.Mitra{ID: "mitra-cirebon", Seq: 1, Instansi: officetest.KotaCirebon, Nama: "PT Cirebon", Bentuk: "pt"}
	coop := naskah.KerjaSama{ID: "ks-cirebon", Seq: 1, Instansi: officetest.KotaCirebon, Judul: "Kerja sama Cirebon", Jalur: naskah.Jalur("ksdpk_mitra"), Tahun: 2026, Unit: "u-cirebon", Pelaksana: []naskah.UnitID{"u-cirebon"}}
	for _, r := range []naskah.Record{{Mitra: &mitra}, {KerjaSama: &coop}} {
		r.By, r.Act = by, naskah.ActCreate
		if err := w.Store.Record(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	return map[string]string{
		"unit": "u-cirebon", "mitra": "mitra-cirebon", "kerja_sama": "ks-cirebon", "orang": string(w.User("asing").Orang), "jabatan": string(jabatanOf(w, "asing")), "baru": string(w.Seat("asing")), "lama": string(w.Seat("asing")),
		"ganti": "01a20b48-0900-7000-8000-000000000000", "rangkap": "01a20b48-0900-7000-8000-000000000000", "unit_kerja_sama": "u-cirebon", "melaksanakan": "01a20b48-0900-7000-8000-000000000000",
	}
}

// TestBadRowsNamed: a form cannot name a row of another Instansi, or one that is not there.
func TestBadRowsNamed(t *testing.T) {
	w := officetest.New(t)
	s := webtest.New(t, w)
	foreign := foreignRows(t, w)
	tried := 0
	posts(t, w, s, func(p *post) {
		for field, id := range foreign {
			body := p.body()
			optional := p.key == "POST /naskah/baru" && (field == "kerja_sama" || field == "unit") || strings.HasSuffix(p.key, "/berkas") && field == "ganti" ||
				p.key == "POST /naskah/catat" && (field == "unit" || field == "melaksanakan")
			if !body.Has(field) && !optional {
				continue
			}
			before, all := p.seq(), rows(t, w)
			body.Set(field, id)
			res := p.send(body)
			tells(t, p.key, res.Body.Bytes())
			if res.Code < 400 || res.Code >= 500 || p.seq() != before || rows(t, w) != all {
				t.Errorf("%s with %s of another: %d %s %s", p.key, field, res.Code, codeOf(res), res.Header().Get("Location"))
			}
			tried++
		}
	})
	if tried < 12 {
		t.Fatalf("only %d were tried", tried)
	}
}
