package web

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"naskah/internal/naskah"
	"naskah/internal/office"
	"naskah/internal/web/locale"
)

// made are keys that the program puts together: prefix and every value that can follow it.
func made() []string {
	var out []string
	add := func(prefix string, values ...string) {
		for _, v := range values {
			out = append(out, prefix+v)
		}
	}
	for _, s := range naskah.States {
		add("state.", string(s))
	}
	add("state.", "imported")
	for _, m := range naskah.Moves {
		add("event.", string(m.Act))
	}
	for _, a := range []naskah.Act{naskah.ActParaf, naskah.ActApprove, naskah.ActReturn, naskah.ActDecline, naskah.ActWithdraw, naskah.ActRecall, naskah.ActRevise, naskah.ActCancel} {
		add("act.", string(a))
	}
	for _, a := range []naskah.Act{naskah.ActReturn, naskah.ActDecline, naskah.ActWithdraw, naskah.ActRecall, naskah.ActRevise, naskah.ActCancel} {
		add("reason.", string(a), string(a)+".help")
		add("flash.", string(a))
	}
	for _, r := range append(slices.Clone(naskah.Roles), naskah.RoleSystem) {
		add("role.", string(r))
	}
	for _, j := range naskah.DaftarJalur {
		add("jalur.", string(j))
	}
	for _, v := range validities {
		add("validity.", string(v))
	}
	for _, k := range []naskah.VersionKind{naskah.Rendered, naskah.Sealed, naskah.Augmented, naskah.Scanned} {
		add("naskah.version.", string(k))
	}
	for _, n := range navFor(true, true, 0) {
		add("nav.", n.Key)
		add("nav.short.", n.Key)
	}
	for _, j := range []string{"sign", "paraf", "number", "draft", "archive"} {
		add("work.", j, j+".help")
	}
	for _, j := range []naskah.RelasiJenis{naskah.Melaksanakan, naskah.Mengubah, naskah.Memperpanjang, naskah.Menggantikan, naskah.Mengakhiri, naskah.RelasiLampiran, naskah.RelasiKuasa} {
		add("relasi.", string(j), "oleh."+string(j))
	}
	for _, c := range office.CaraSampai {
		add("deliver.way.", strings.ReplaceAll(c.Kode, " ", "_"))
	}
	add("desk.", "konsep", "lembar")
	add("nav.short.", "kerjasama")
	add("dprd.", office.Ya, office.Tidak)
	add("keluarga.", families...)
	add("cara.", string(naskah.Elektronik), string(naskah.Basah))
	add("archive.tingkat.", tingkats...)
	add("level.", string(naskah.LevelError), string(naskah.LevelWarning), string(naskah.LevelInfo))
	add("new.need.", "jenis", "mitra", "judul")
	for _, r := range naskah.DaftarRumpun {
		add("rumpun.", string(r))
	}
	for _, a := range answers {
		out = append(out, a.title, a.do)
		for _, key := range []string{a.kept, a.whom} {
			if key != "" {
				out = append(out, key)
			}
		}
	}
	out = append(out, settingKeys()...)
	out = append(out, madeRegister()...)
	add("isian.", append(slices.Clone(fieldWords), "other")...)
	return append(out, unforeseen.kept, unforeseen.title)
}

// named are the keys that the sources name.
func named(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	call := regexp.MustCompile(`"([a-z][a-z0-9]*(?:\.[a-z0-9_]+)+)"`)
	for _, pattern := range []string{"*.go", "views/*.go", "views/*.templ", "locale/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if strings.HasSuffix(f, "_test.go") || strings.HasSuffix(f, "_templ.go") {
				continue
			}
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range call.FindAllStringSubmatch(string(b), -1) {
				out[m[1]] = true
			}
		}
	}
	return out
}

func TestCatalogues(t *testing.T) {
	words, err := locale.Catalogues()
	if err != nil {
		t.Fatal(err)
	}
	id, en := words["id"], words["en"]
	if len(id.Keys()) < 400 || !slices.Equal(id.Keys(), en.Keys()) {
		for _, k := range id.Keys() {
			if !en.Has(k) {
				t.Errorf("en lacks %s", k)
			}
		}
		for _, k := range en.Keys() {
			if !id.Has(k) {
				t.Errorf("id lacks %s", k)
			}
		}
	}
	verb := regexp.MustCompile(`%[a-z]`)
	for _, k := range id.Keys() {
		if id.T(k) == "" || en.T(k) == "" {
			t.Errorf("%s is empty", k)
		}
		if a, b := verb.FindAllString(id.T(k), -1), verb.FindAllString(en.T(k), -1); !slices.Equal(a, b) {
			t.Errorf("%s takes %v in id and %v in en", k, a, b)
		}
		if strings.ContainsAny(id.T(k), "!") || strings.Contains(strings.ToLower(id.T(k)), "berhasil") {
			t.Errorf("%s: %q shouts", k, id.T(k))
		}
	}
	used := named(t)
	for _, k := range made() {
		if !id.Has(k) {
			t.Errorf("no word for %s", k)
		}
		used[k] = true
	}
	for _, k := range id.Keys() {
		if !used[k] {
			t.Errorf("nobody uses %s", k)
		}
	}
}

// TestWords holds the words of ui.md section 5.
func TestWords(t *testing.T) {
	words, err := locale.Catalogues()
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{
		"state.draft": "Rancangan", "state.review": "Pemarafan", "state.approved": "Siap ditandatangani", "state.signing": "Penandatanganan",
		"state.signed": "Telah ditandatangani", "state.imported": "Tercatat", "state.archived": "Diarsipkan", "state.cancelled": "Dibatalkan",
		"act.create": "Buat naskah", "act.submit": "Ajukan untuk diparaf", "act.paraf": "Bubuhkan paraf", "act.return": "Kembalikan dengan catatan",
		"act.number": "Isi nomor dan tanggal", "act.open": "Mulai penandatanganan", "act.seal": "Tanda tangani sekarang", "act.decline": "Tolak dengan alasan",
		"nav.beranda": "Beranda", "nav.tindakan": "Perlu tindakan saya", "nav.short.tindakan": "Tindakan", "nav.naskah": "Naskah", "nav.arsip": "Arsip",
		"nav.verifikasi": "Verifikasi", "nav.templat": "Templat", "home.recent": "Riwayat terbaru", "role.author": "Penyusun", "role.reviewer": "Pemaraf",
		"role.officer": "Pengelola kerja sama", "role.signer": "Penanda tangan", "role.archivist": "Arsiparis", "sign.please": "Mohon ditandatangani",
		"fact.digest": "Kode integritas", "verdict.sah": "Tanda tangan sah, isi utuh", "verdict.tidak_sah": "Tanda tangan tidak sah",
		"verdict.tidak_dapat_dipastikan": "Belum dapat dipastikan", "verdict.notime": "Belum berpenanda waktu elektronik",
	} {
		if got := words["id"].T(key); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
}
