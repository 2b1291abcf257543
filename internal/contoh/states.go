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
	paper bool
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
		if _, err := k.bring(ctx, s); err != nil {
			return fmt.Errorf("contoh: %s (%s): %w", s.judul, s.state, err)
		}
	}
	return nil
}

// bring makes one naskah and takes it to its stand.
func (k *Kota) bring(ctx context.Context, s stand) (naskah.Naskah, error) {
	n, err := k.draft(ctx, s)
	if err != nil || s.state == naskah.Draft {
		return n, err
	}
	yuni := k.users["yuni"].Principal()
	if s.state == naskah.Cancelled {
		return k.Office.Cancel(ctx, yuni, n.ID, n.Seq, "Pengadaan barang bukan kerja sama daerah; diproses melalui pengadaan.")
	}
	if n, err = k.Office.Submit(ctx, yuni, n.ID, n.Seq, office.SubmitInput{}); err != nil {
		return n, err
	}
	chain := []string{"kabagpem", "kabaghukum", "asisten", "sekda"}
	if s.state == naskah.Review {
		chain = chain[:s.paraf]
	}
	for _, login := range chain {
		if n, err = k.Office.Paraf(ctx, k.users[login].Principal(), n.ID, n.Seq); err != nil {
			return n, err
		}
	}
	if s.state == naskah.Review || s.state == naskah.Approved {
		return n, nil
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
	if s.paper {
		v = v.With("cara_tanda_tangan", string(naskah.Basah)).With("jumlah_rangkap", 2)
	}
	return k.Office.Create(ctx, k.users["yuni"].Principal(), office.CreateInput{
		Jenis: naskah.KSBPK, Unit: k.users["yuni"].Unit, Jalur: naskah.KSDPKMitra, Values: v,
	})
}

// sign numbers, opens and seals, and archives where the stand asks for it.
func (k *Kota) sign(ctx context.Context, n naskah.Naskah, s stand) (_ naskah.Naskah, err error) {
	ratna := k.users["ratna"].Principal()
	if n, err = k.number(ctx, n, naskah.Bernomor); err != nil {
		return n, err
	}
	reasons, err := k.onShelf(ctx, n)
	if err != nil {
		return n, err
	}
	if n, err = k.Office.Open(ctx, ratna, n.ID, n.Seq, office.OpenInput{Reasons: reasons, Deadline: k.Clock().Add(30 * 24 * time.Hour)}); err != nil {
		return n, err
	}
	signers := []string{"direktur", "walikota"} // the other side first, the Kepala Daerah last [OP 1.5]
	if s.state == naskah.Signing {
		signers = signers[:s.seals]
	}
	for _, login := range signers {
		if n, err = k.Office.Seal(ctx, k.users[login].Principal(), n.ID, n.Seq, office.SealInput{Secret: naskah.NewSecret(Passphrase)}); err != nil {
			return n, err
		}
	}
	if s.state != naskah.Archived {
		return n, nil
	}
	out, err := k.Office.Archive(ctx, k.users["arsip"].Principal(), n.ID, n.Seq, office.ArchiveInput{
		Klasifikasi: office.DefaultKlasifikasi, Lokasi: "Berkas elektronik; tidak ada lembar kertas", Tingkat: "asli",
	})
	return out.Naskah, err
}

// number takes our number from the register; the company's is typed, or comes later.
func (k *Kota) number(ctx context.Context, n naskah.Naskah, theirs naskah.NomorKind) (naskah.Naskah, error) {
	other := office.NomorInput{Party: 2, Kind: theirs}
	if theirs == naskah.Bernomor {
		other.Text = fmt.Sprintf("%03d/CDU-KSB/%s/%d", len(n.Judul), naskah.Roman(int(k.today().Month)), k.today().Year)
	}
	return k.Office.Number(ctx, k.users["ratna"].Principal(), n.ID, n.Seq, office.NumberInput{
		Tanggal: k.today(), Tempat: "Banjar", Nomor: []office.NomorInput{{Party: 1, Kind: naskah.Bernomor, FromRegister: true}, other},
	})
}

// onShelf is the reason for each file that is not here.
func (k *Kota) onShelf(ctx context.Context, n naskah.Naskah) (map[string]string, error) {
	missing, err := k.Office.Missing(ctx, k.users["ratna"].Principal(), n.ID)
	reasons := map[string]string{}
	for _, m := range missing {
		reasons[m.Code] = "Data contoh: berkas ada pada map fisik Bagian Pemerintahan."
	}
	return reasons, err
}

// lower is a title in the middle of a sentence.
func lower(s string) string { return strings.ToLower(s[:1]) + s[1:] }
