package naskah_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"naskah/internal/naskah"
)

// TestRowNames: the digests that histories keep of these rows are taken over the names of their fields. A field may be added (its
// zero value leaves older digests as they are), never renamed or taken away.
func TestRowNames(t *testing.T) {
	for _, c := range []struct {
		row   any
		names string
	}{
		{naskah.Version{}, "No Ref Of Renderer Values Base Fields Pages Session At"},
		{naskah.Ref{}, "Digest Locator"},
		{naskah.Field{}, "Name Party Kind Rect"},
		{naskah.Rect{}, "Page X Y W H"},
		{naskah.SigningSession{}, "ID Naskah State Base Turns Intent Deadline"},
		{naskah.Turn{}, "Signer State Sealed At Reason"},
		{naskah.Signer{}, "Party Order User Pejabat Tanggal"},
		{naskah.PejabatSnapshot{}, "Pejabat Orang Nama GelarDpn GelarBlk Jabatan Kapasitas Keputusan Kuasa"},
		{naskah.Intent{}, "Turn Input Sealer By Until"},
		{naskah.Relasi{}, "ID Instansi Dari Ke Jenis Tanggal Dasar"},
		{naskah.Fakta{}, "ID Instansi KerjaSama Jenis Tanggal Nilai Catatan"},
		{naskah.Attachment{}, "ID Instansi Subject Jenis Nama Tipe Ref Ukuran Halaman Party Version Nomor Tanggal Catatan Ganti By At"},
		{naskah.Subject{}, "Kind ID"},
		{naskah.Certificate{}, "Fingerprint Instansi User Subject Issuer Serial Sealer NotBefore NotAfter Uji Revoked At"},
		{naskah.Delivery{}, "ID Instansi Naskah Version Kepada Cara By At"},
		{naskah.Instansi{}, "ID Seq Jenis Nama Zona Kedudukan Alamat UnitKerjaSama NamaDewan Lambang Garuda Catatan PolaNomor Pola KodePos Telepon Surel Situs HariParaf HariArsip TanpaKataDaerah RantaiParaf Rupa"},
		{naskah.Unit{}, "ID Seq Instansi Nama Singkat Mulai Selesai Penerus"},
		{naskah.Jabatan{}, "ID Seq Instansi Unit Mitra Nama KepalaDaerah"},
		{naskah.Orang{}, "ID Seq Instansi Mitra Nama GelarDpn GelarBlk NIP NIK Surel"},
		{naskah.Pejabat{}, "ID Seq Instansi Orang Jabatan Kapasitas Mulai Selesai Keputusan"},
		{naskah.Mitra{}, "ID Seq Instansi Nama Bentuk Kedudukan Alamat Contoh Dasar Logo"},
		{naskah.KerjaSama{}, "ID Seq Instansi Judul Jalur Urusan Tahun Unit Pelaksana Mitra"},
		{naskah.Pending{}, "ID Instansi Subject Seq Act By At Until Reason Change Digest State Answer"},
		{naskah.Answer{}, "By At Reason"},
		{naskah.Principal{}, "User Nama Orang Roles Role Instansi Unit Mitra"},
		{naskah.User{}, "ID Login Nama Sapaan Orang Instansi Unit Mitra Roles Password Active"},
	} {
		typ := reflect.TypeOf(c.row)
		var got []string
		for i := range typ.NumField() {
			if typ.Field(i).Tag.Get("json") != "" {
				t.Errorf("%s.%s has a name of its own in JSON", typ, typ.Field(i).Name)
			}
			got = append(got, typ.Field(i).Name)
		}
		for name := range strings.FieldsSeq(c.names) {
			if !slices.Contains(got, name) {
				t.Errorf("%s has lost %s: every digest of such a row that a history keeps is now wrong", typ, name)
			}
		}
	}
}
