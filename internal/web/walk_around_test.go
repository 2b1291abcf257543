package web_test

import (
	"bytes"
	"maps"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"naskah/internal/naskah"
	"naskah/internal/office/officetest"
	"naskah/internal/web/webtest"
)

// aroundErrands are the routes of what stands around a naskah: files, paper, delivery, the change of an official, kerja sama.
func aroundErrands() map[string]errand {
	access := []string{"NSK-BUKAN-TINDAKAN", "NSK-AKSES"}
	staff := slices.DeleteFunc(slices.Clone(insiders), func(login string) bool { return login == "admin" }) // who only keeps accounts sees no kerja sama
	keepers := []string{"yuni", "ujang", "ratna", "arsip"}
	letter := form("jenis", "surat", "nomor", "12/XI/2026", "tanggal", "2026-11-20")
	scan := func(w *officetest.World, n naskah.Naskah) []byte { return w.Inked(n).Scan }
	surat := func(w *officetest.World, _ naskah.Naskah) []byte { return officetest.ScanPDF(1, w.Stamp()) }
	return map[string]errand{
		"GET /naskah/:id/berkas":                   {at: signed, may: staff, codes: access},
		"POST /naskah/:id/berkas":                  {at: drafted, may: keepers, in: letter, codes: access, file: surat},
		"GET /naskah/:id/berkas/:lampiran":         {at: withFile, may: staff, codes: access},
		"GET /naskah/:id/berkas/:lampiran/isi":     {at: withFile, may: staff, codes: access},
		"GET /kerja-sama/:id/berkas":               {at: signed, may: staff, codes: access},
		"POST /kerja-sama/:id/berkas":              {at: signed, may: keepers, in: letter, codes: access, file: surat},
		"GET /kerja-sama/:id/berkas/:lampiran":     {at: withCooperationFile, may: staff, codes: access},
		"GET /kerja-sama/:id/berkas/:lampiran/isi": {at: withCooperationFile, may: staff, codes: access},
		"GET /kerja-sama":                          {may: staff, codes: access},
		"GET /kerja-sama/:id":                      {at: signed, may: staff, codes: access},
		"POST /kerja-sama/:id/dprd":                {at: signed, may: keepers, in: form("membebani", "tidak", "belum_anggaran", "tidak"), codes: access},
		"POST /kerja-sama/:id": {at: signed, may: []string{"ratna"}, codes: access, in: func(*officetest.World) url.Values {
			return url.Values{"judul": {"Pengolahan Sampah"}, "tahun": {"2026"}, "seq": {"1"}, "unit": {"u-pemerintahan"}}
		}},
		"GET /naskah/:id/cetak":             {at: (*officetest.World).PaperNumbered, may: []string{"ratna"}, codes: access},
		"POST /naskah/:id/cetak":            {at: (*officetest.World).PaperNumbered, may: []string{"ratna"}, codes: access, in: reasonsGiven},
		"GET /naskah/:id/cetakan.pdf":       {at: (*officetest.World).Printed, may: readers},
		"GET /naskah/:id/catat-basah":       {at: (*officetest.World).Printed, may: []string{"ratna"}, codes: access},
		"POST /naskah/:id/catat-basah":      {at: (*officetest.World).Printed, may: []string{"ratna"}, codes: access, in: inked, file: scan},
		"POST /naskah/:id/periksa-pindaian": {at: (*officetest.World).Printed, may: readers, file: scan},
		"GET /naskah/:id/ganti-pejabat":     {at: submitted, may: []string{"ratna"}, codes: access},
		"POST /naskah/:id/ganti-pejabat": {at: submitted, may: []string{"ratna"}, codes: access, alone: true, in: func(w *officetest.World) url.Values {
			return url.Values{"lama": {string(w.Seat("asisten"))}, "baru": {string(w.StandIn("asisten"))}, "alasan": {"Cuti sampai akhir bulan."}}
		}},
		"GET /naskah/:id/penyampaian":      {at: signed, may: insiders, codes: access},
		"POST /naskah/:id/penyampaian":     {at: signed, may: []string{"ratna"}, in: form("kepada", "PT Contoh Daur Ulang", "cara", "surel", "tanggal", "2026-11-24"), codes: access},
		"GET /naskah/:id/lembar-paraf.pdf": {at: submitted, may: readers, codes: access},
		"GET /naskah/:id/nota-dinas.pdf":   {at: submitted, may: readers, codes: access},
	}
}

// reasonsGiven are reasons for all that could be missing.
func reasonsGiven(*officetest.World) url.Values {
	return url.Values{"alasan.NSK-BERKAS-SETUJU-2": {"Ada pada map."}, "alasan.NSK-BERKAS-TKKSD": {"Ada pada map."}}
}

// inked is a right record of ink.
func inked(*officetest.World) url.Values {
	return url.Values{
		"penanda.0.tanggal": {"2026-11-24"}, "penanda.1.tanggal": {"2026-11-24"}, "asli.0.pemegang": {"Pemerintah Kota Banjar"}, "asli.0.lokasi": {"Lemari 2"},
		"asli.1.pemegang": {"PT Contoh Daur Ulang"}, "asli.1.lokasi": {"Kantornya"}, "tingkat": {"asli"},
	}
}

// withFile is a signed naskah with a letter on file, withCooperationFile one whose kerja sama has it.
func withFile(w *officetest.World) naskah.Naskah {
	n := w.Signed()
	w.Attach(n.ID.Subject(), "surat")
	return n
}

func withCooperationFile(w *officetest.World) naskah.Naskah {
	n := w.Signed()
	w.Attach(naskah.Subject{Kind: naskah.SubjectKerjaSama, ID: string(n.KerjaSama)}, "kak")
	return n
}

// address is the path with what it is about in it: n, its kerja sama, the newest of the files there.
func address(t *testing.T, w *officetest.World, path string, n naskah.Naskah) string {
	t.Helper()
	sub := n.ID.Subject()
	if strings.HasPrefix(path, "/kerja-sama/") {
		sub = naskah.Subject{Kind: naskah.SubjectKerjaSama, ID: string(n.KerjaSama)}
	}
	path = strings.ReplaceAll(path, ":id", sub.ID)
	if strings.Contains(path, ":lampiran") {
		files, err := w.Store.Attachments(t.Context(), naskah.ScopeSystem(), sub)
		if err != nil || len(files) == 0 {
			t.Fatalf("no file: %v", err)
		}
		path = strings.ReplaceAll(path, ":lampiran", files[len(files)-1].ID)
	}
	return path
}

// bring is ask for a form with a file.
func bring(t *testing.T, s *webtest.Site, path, login string, body url.Values, file []byte) *httptest.ResponseRecorder {
	t.Helper()
	token, csrf := "", ""
	if login != "" {
		token = s.Token(t, login)
		csrf = csrfOf(t, s, token)
	}
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	body.Set("_csrf", csrf)
	for _, key := range slices.Sorted(maps.Keys(body)) {
		for _, v := range body[key] {
			if err := m.WriteField(key, v); err != nil {
				t.Fatal(err)
			}
		}
	}
	f, err := m.CreateFormFile("berkas", "surat.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(file); err != nil {
		t.Fatal(err)
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	req := httptest.NewRequest(http.MethodPost, path, &b)
	req.Header.Set("Content-Type", m.FormDataContentType())
	if token != "" {
		req.AddCookie(&http.Cookie{Name: "naskah", Value: token})
	}
	res, err := s.App.Test(req, 20000)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	out := httptest.NewRecorder()
	out.Code = res.StatusCode
	for k, v := range res.Header {
		out.Header()[k] = v
	}
	if _, err := out.Body.ReadFrom(res.Body); err != nil {
		t.Fatal(err)
	}
	return out
}
