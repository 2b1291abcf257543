package naskah_test

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"naskah/internal/naskah"
)

// leaves calls f with each plain value inside v, and its path; lists have at least one item.
func leaves(v reflect.Value, path string, f func(reflect.Value, string)) {
	if v.Type() == reflect.TypeFor[time.Time]() {
		f(v, path)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			leaves(v.Field(i), path+"."+v.Type().Field(i).Name, f)
		}
	case reflect.Slice:
		for i := range v.Len() {
			leaves(v.Index(i), path, f)
		}
	default:
		f(v, path)
	}
}

// fullNaskah has a value in every field.
func fullNaskah(t *testing.T) naskah.Naskah {
	t.Helper()
	n := inState(naskah.Archived)
	n.Imported, n.Lokasi, n.Tingkat = true, "Depo", "asli"
	n.Asli, n.Batas, n.Batch = []naskah.Asli{{Pemegang: "PT Contoh", Lokasi: "Bandung"}}, n.Tanggal, "lembar-1"
	n.Signers = slices.Clone(n.Signers)
	n.Signers[0].Tanggal = n.Tanggal
	n.Mulai = n.Tanggal
	n.Berakhir = naskah.Akhir{Kind: naskah.AkhirTanggal, Date: naskah.Date{Year: 2026, Month: 11, Day: 23}}
	n.Reasons = []naskah.Reason{{Code: "KSD-R8", Text: "nama", By: "yuni", At: begun}}
	return n
}

// Every column of a naskah is in the digest of its row: whatever is changed behind the office's back is noticed.
func TestRowDigestHoldsEveryField(t *testing.T) {
	whole, err := naskah.RowDigest(fullNaskah(t))
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	base := fullNaskah(t)
	leaves(reflect.ValueOf(&base).Elem(), "naskah", func(reflect.Value, string) { count++ })
	if count < 100 {
		t.Fatalf("only %d values", count)
	}
	for i := range count {
		n, k := fullNaskah(t), 0
		leaves(reflect.ValueOf(&n).Elem(), "naskah", func(v reflect.Value, path string) {
			if k++; k-1 != i {
				return
			}
			switch v.Kind() {
			case reflect.String:
				v.SetString(v.String() + "x")
			case reflect.Bool:
				v.SetBool(!v.Bool())
			case reflect.Int:
				v.SetInt(v.Int() + 1)
			default:
				v.Set(reflect.ValueOf(v.Interface().(time.Time).Add(time.Millisecond)))
			}
			if got, err := naskah.RowDigest(n); err != nil || got == whole {
				t.Errorf("%s is not in the digest (%v)", path, err)
			}
		})
	}
}

// The row is this very text: if a change of the code changes it, every row that was ever written looks damaged.
func TestRowDigestIsStable(t *testing.T) {
	const zero = `{"author":"","berakhir":{"date":"","kind":""},"cara":"","created_at":null,"current":"","id":"n1","imported":false,` +
		`"instansi":"","jalur":"","jenis":"","judul":"","kerja_sama":"","klasifikasi":"","kode":"","lokasi":"","mulai":"","nomor":[],` +
		`"parafs":[],"parties":[],"reasons":[],"seq":1,"signers":[],"state":"draft","tahun":0,"tanggal":"","tempat":"",` +
		`"template":{"digest":"","kode":"","versi":""},"tingkat":"","unit":"","updated_at":null,"values":"","writers":[]}`
	n := naskah.Naskah{ID: "n1", Seq: 1, State: naskah.Draft}
	for name, x := range map[string]naskah.Naskah{"nil lists": n, "normal": n.Normal(), "empty lists": func() naskah.Naskah {
		m := n
		m.Parties, m.Parafs, m.Writers = []naskah.Party{}, []naskah.Paraf{}, []naskah.Writer{}
		return m
	}()} {
		if got, err := naskah.RowDigest(x); err != nil || got != naskah.DigestOf([]byte(zero)) {
			t.Errorf("%s: %s, %v", name, got, err)
		}
	}
	full, _ := naskah.RowDigest(fullNaskah(t))
	local := fullNaskah(t)
	local.CreatedAt = local.CreatedAt.In(wib)
	if got, _ := naskah.RowDigest(local); got != full {
		t.Error("the digest depends on the zone in which an instant is written")
	}
	if got, _ := naskah.RowDigest(fullNaskah(t).Normal()); got != full {
		t.Error("the normal form has another digest")
	}
	local.Judul = "\xff"
	if got, err := naskah.RowDigest(local); err == nil || got != "" {
		t.Error("text that is not UTF-8 has a digest")
	}
}

func TestHistoryNoticesTheRow(t *testing.T) {
	n, events := history(t)
	n.Judul = "Lain"
	if got := place(naskah.VerifyHistory(n, events)); got != "riwayat.13 NSK-RANTAI-BARIS" {
		t.Error(got)
	}
	n.Judul = "\xff"
	if got := place(naskah.VerifyHistory(n, events)); got != "riwayat.13 NSK-RANTAI-BARIS" {
		t.Error(got)
	}
}
