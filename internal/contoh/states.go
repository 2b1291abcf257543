package contoh

import (
	"context"
	"fmt"
	"strings"
	"time"

	"naskah/internal/naskah"
	"naskah/internal/office"
)

// A stand is one sample naskah and how far it has come.
type stand struct {
	judul string
	unit  string
	state naskah.State
	paraf int // how many of the chain have parafed (review)
	seals int // how many have sealed (signing)
}

// stands are naskah waiting in each state, so that every one of the nine has something to do.
var stands = []stand{
	{judul: "Pengolahan Sampah Plastik Pasar Induk", unit: "lh", state: naskah.Draft},
	{judul: "Bank Sampah Sekolah", unit: "pendidikan", state: naskah.Review},
	{judul: "Pengangkutan Sampah Terpilah Kawasan Permukiman", unit: "lh", state: naskah.Review, paraf: 1},
	{judul: "Edukasi Pemilahan Sampah Rumah Tangga", unit: "lh", state: naskah.Review, paraf: 2},
	{judul: "Pengolahan Limbah Minyak Jelantah", unit: "lh", state: naskah.Review, paraf: 3},
	{judul: "Pengelolaan Sampah Elektronik", unit: "lh", state: naskah.Approved},
	{judul: "Pengolahan Sampah Organik Menjadi Kompos", unit: "lh", state: naskah.Signing},
	{judul: "Pengembangan Tempat Pengolahan Sampah Terpadu", unit: "lh", state: naskah.Signing, seals: 1},
	{judul: "Pemanfaatan Plastik Daur Ulang untuk Aspal Jalan", unit: "pu", state: naskah.Signed},
	{judul: "Penyediaan Mesin Pencacah Plastik", unit: "lh", state: naskah.Archived},
	{judul: "Pengadaan Kantong Belanja Guna Ulang", unit: "koperasi", state: naskah.Cancelled},
}

// allStates brings one naskah to each stand, by the acts that people would do.
func (k *Kota) allStates(ctx context.Context) error {
	for _, login := range []string{"walikota", "direktur"} {
		if _, err := k.Office.Enroll(ctx, k.users[login].Principal(), naskah.NewSecret(Passphrase)); err != nil {
			return fmt.Errorf("contoh: sertifikat %s: %w", login, err)
		}
	}
	for _, s := range stands {
		if err := k.bring(ctx, s); err != nil {
			return fmt.Errorf("contoh: %s (%s): %w", s.judul, s.state, err)
		}
	}
	return nil
}

// bring makes one naskah and takes it to its stand.
func (k *Kota) bring(ctx context.Context, s stand) error {
	n, err := k.draft(ctx, s)
	if err != nil || s.state == naskah.Draft {
		return err
	}
	yuni := k.users["yuni"].Principal()
	if s.state == naskah.Cancelled {
		_, err = k.Office.Cancel(ctx, yuni, n.ID, n.Seq, "Pengadaan barang bukan kerja sama daerah; diproses melalui pengadaan.")
		return err
	}
	if n, err = k.Office.Submit(ctx, yuni, n.ID, n.Seq, office.SubmitInput{}); err != nil {
		return err
	}
	chain := []string{"kabagpem", "kabaghukum", "asisten", "sekda"}
	if s.state == naskah.Review {
		chain = chain[:s.paraf]
	}
	for _, login := range chain {
		if n, err = k.Office.Paraf(ctx, k.users[login].Principal(), n.ID, n.Seq); err != nil {
			return err
		}
	}
	if s.state == naskah.Review || s.state == naskah.Approved {
		return nil
	}
	return k.sign(ctx, n, s)
}

// draft writes a complete KSB with the company from the template's own sample.
func (k *Kota) draft(ctx context.Context, s stand) (naskah.Naskah, error) {
	t, err := k.Office.Templates.Current(naskah.KSBPK)
	if err != nil {
		return naskah.Naskah{}, err
	}
	v := t.Sample().
		With("judul", s.judul).
		With("objek", "kegiatan "+lower(s.judul)+" di Kota Banjar").
		With("tujuan", "mengurangi timbulan sampah, meningkatkan nilai guna sampah, serta menjaga kebersihan dan kesehatan lingkungan melalui "+lower(s.judul)).
		With("pihak.0.instansi_id", string(KotaBanjar)).
		With("pihak.0.pejabat.pejabat_id", string(k.seat["walikota"])).
		With("pihak.1.mitra_id", string(k.mitra[MitraUtama])).
		With("pihak.1.pejabat.pejabat_id", string(k.seat["direktur"])).
		With("tanggal_naskah", "").With("tempat", "").
		With("pihak.0.nomor", "").With("pihak.1.nomor", "")
	return k.Office.Create(ctx, k.users["yuni"].Principal(), office.CreateInput{
		Jenis: naskah.KSBPK, Unit: k.users["yuni"].Unit, Jalur: naskah.KSDPKMitra, Values: v,
	})
}

// sign numbers, opens and seals, and archives where the stand asks for it.
func (k *Kota) sign(ctx context.Context, n naskah.Naskah, s stand) (err error) {
	ratna := k.users["ratna"].Principal()
	n, err = k.Office.Number(ctx, ratna, n.ID, n.Seq, office.NumberInput{
		Tanggal: k.today(), Tempat: "Banjar", Nomor: []office.NomorInput{
			{Party: 1, Kind: naskah.Bernomor, FromRegister: true},
			{Party: 2, Kind: naskah.Bernomor, Text: fmt.Sprintf("%03d/CDU-KSB/%s/%d", len(s.judul), naskah.Roman(int(k.today().Month)), k.today().Year)},
		},
	})
	if err != nil {
		return err
	}
	missing, err := k.Office.Missing(ctx, ratna, n.ID)
	if err != nil {
		return err
	}
	reasons := map[string]string{}
	for _, m := range missing {
		reasons[m.Code] = "Data contoh: berkas ada pada map fisik Bagian Pemerintahan."
	}
	if n, err = k.Office.Open(ctx, ratna, n.ID, n.Seq, office.OpenInput{Reasons: reasons, Deadline: k.Clock().Add(30 * 24 * time.Hour)}); err != nil {
		return err
	}
	signers := []string{"direktur", "walikota"} // the other side first, the Kepala Daerah last [OP 1.5]
	if s.state == naskah.Signing {
		signers = signers[:s.seals]
	}
	for _, login := range signers {
		if n, err = k.Office.Seal(ctx, k.users[login].Principal(), n.ID, n.Seq, office.SealInput{Secret: naskah.NewSecret(Passphrase)}); err != nil {
			return err
		}
	}
	if s.state == naskah.Archived {
		_, err = k.Office.Archive(ctx, k.users["arsip"].Principal(), n.ID, n.Seq, office.ArchiveInput{
			Klasifikasi: office.DefaultKlasifikasi, Lokasi: "Berkas elektronik; tidak ada lembar kertas", Tingkat: "asli",
		})
	}
	return err
}

// lower is a title in the middle of a sentence.
func lower(s string) string { return strings.ToLower(s[:1]) + s[1:] }
