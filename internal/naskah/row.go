package naskah

import "time"

// RowDigest is the digest of all that is stored of a naskah as one row. Each event keeps that of the row it left behind, so that a
// column changed behind the office's back is noticed. Names here are permanent: renaming a Go field must not change a digest.
func RowDigest(n Naskah) (Digest, error) {
	row := map[string]any{
		"id": string(n.ID), "seq": n.Seq, "state": string(n.State), "jenis": string(n.Jenis), "instansi": string(n.Instansi),
		"unit": string(n.Unit), "kerja_sama": string(n.KerjaSama), "jalur": string(n.Jalur), "cara": string(n.Cara),
		"imported": n.Imported, "values": string(n.Values), "current": string(n.Current), "kode": n.Kode,
		"template": map[string]any{"kode": string(n.Template.Kode), "versi": n.Template.Versi, "digest": string(n.Template.Digest)},
		"judul":    n.Judul, "tahun": n.Tahun, "tanggal": n.Tanggal.String(), "tempat": n.Tempat, "mulai": n.Mulai.String(),
		"berakhir": map[string]any{"kind": string(n.Berakhir.Kind), "date": n.Berakhir.Date.String()},
		"parties":  rows(n.Parties, partyRow), "nomor": rows(n.Nomor, nomorRow), "signers": rows(n.Signers, signerRow),
		"parafs": rows(n.Parafs, parafRow), "reasons": rows(n.Reasons, reasonRow), "writers": rows(n.Writers, writerRow),
		"klasifikasi": n.Klasifikasi, "lokasi": n.Lokasi, "tingkat": n.Tingkat, "author": string(n.Author),
		"created_at": millis(n.CreatedAt), "updated_at": millis(n.UpdatedAt),
	}
	// What came later has a name only when it says something, so that the rows of before keep their digests.
	later(row, "asli", rows(n.Asli, asliRow), len(n.Asli) > 0)
	later(row, "batas", n.Batas.String(), !n.Batas.IsZero())
	later(row, "batch", n.Batch, n.Batch != "")
	b, err := Canonical(row)
	if err != nil {
		return "", err
	}
	return DigestOf(b), nil
}

func later(row map[string]any, name string, x any, said bool) {
	if said {
		row[name] = x
	}
}

func asliRow(a Asli) map[string]any {
	return map[string]any{"pemegang": a.Pemegang, "lokasi": a.Lokasi}
}

// rows writes a list; none and empty are the same to a store, so they are the same here.
func rows[T any](list []T, row func(T) map[string]any) []any {
	out := make([]any, len(list))
	for i, x := range list {
		out[i] = row(x)
	}
	return out
}

// millis is an instant as it is hashed: UTC milliseconds, nil for none.
func millis(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixMilli()
}

func partyRow(p Party) map[string]any {
	return map[string]any{
		"urut": p.Urut, "peran": string(p.Peran), "instansi": string(p.Instansi), "mitra": string(p.Mitra), "nama": p.Nama,
	}
}

func nomorRow(x Nomor) map[string]any {
	return map[string]any{"party": x.Party, "kind": string(x.Kind), "text": x.Text}
}

func signerRow(s Signer) map[string]any {
	row := map[string]any{"party": s.Party, "order": s.Order, "user": string(s.User), "pejabat": pejabatRow(s.Pejabat)}
	later(row, "tanggal", s.Tanggal.String(), !s.Tanggal.IsZero())
	return row
}

func pejabatRow(p PejabatSnapshot) map[string]any {
	return map[string]any{
		"pejabat": string(p.Pejabat), "orang": string(p.Orang), "nama": p.Nama, "gelar_depan": p.GelarDpn, "gelar_belakang": p.GelarBlk,
		"jabatan": p.Jabatan, "kapasitas": string(p.Kapasitas), "keputusan": p.Keputusan, "kuasa": p.Kuasa,
	}
}

func parafRow(p Paraf) map[string]any {
	return map[string]any{"pejabat": pejabatRow(p.Pejabat), "user": string(p.User), "at": millis(p.At)}
}

func reasonRow(r Reason) map[string]any {
	return map[string]any{"code": r.Code, "text": r.Text, "by": string(r.By), "at": millis(r.At)}
}

func writerRow(w Writer) map[string]any {
	return map[string]any{"user": string(w.User), "orang": string(w.Orang)}
}
