package office

import (
	"context"
	"encoding/json"

	"naskah/internal/naskah"
	"naskah/internal/verify"
)

// manifest writes the object that lists, by digest, everything an archived naskah rests on: its versions, the values and the
// template that produced it, the verdict and the head of its event chain at the time of archiving. It needs nothing of ours to be
// read: canonical JSON.
func (o *Office) manifest(ctx context.Context, m matter, n naskah.Naskah, vs []naskah.Version, report verify.Report, until naskah.Date) (naskah.Ref, error) {
	events, err := o.Store.Events(ctx, naskah.ScopeSystem(), n.ID.Subject())
	if err != nil {
		return naskah.Ref{}, err
	}
	verdict, err := plain(report)
	if err != nil {
		return naskah.Ref{}, err
	}
	versions := []any{}
	for _, v := range vs {
		versions = append(versions, map[string]any{
			"no": v.No, "digest": string(v.Ref.Digest), "jenis": string(v.Of), "dasar": string(v.Base), "nilai": string(v.Values),
			"renderer": v.Renderer, "halaman": v.Pages, "sesi": string(v.Session),
		})
	}
	signers := []any{}
	for _, t := range m.session.Turns {
		signers = append(signers, map[string]any{
			"pihak": t.Signer.Party, "nama": t.Signer.Pejabat.Nama, "jabatan": t.Signer.Pejabat.Sebutan(), "versi": string(t.Sealed), "waktu": t.At.UnixMilli(),
		})
	}
	head := naskah.Event{}
	if len(events) > 0 {
		head = events[len(events)-1]
	}
	b, err := naskah.Canonical(map[string]any{
		"v": 1, "naskah": string(n.ID), "kode": n.Kode, "instansi": string(n.Instansi), "jenis": string(n.Jenis), "judul": n.Judul,
		"tanggal": n.Tanggal.String(), "nomor": nomorDetail(n.Nomor), "berkas": string(n.Current), "versi": versions, "nilai": string(n.Values),
		"templat":        map[string]any{"kode": string(n.Template.Kode), "versi": n.Template.Versi, "digest": string(n.Template.Digest)},
		"penanda_tangan": signers, "putusan": verdict,
		"riwayat":     map[string]any{"seq": head.Seq, "hash": string(head.Hash)},
		"klasifikasi": n.Klasifikasi, "tingkat": n.Tingkat, "lokasi": n.Lokasi,
		"retensi": map[string]any{"sampai": until.String(), "nasib_akhir": NasibAkhir},
	})
	if err != nil {
		return naskah.Ref{}, err
	}
	return o.put(ctx, b, typeJSON)
}

// plain turns a report into the values canonical JSON knows, by way of its own JSON, which is a contract.
func plain(r verify.Report) (any, error) {
	b, err := json.Marshal(r)
	if err != nil {
		return nil, err
	}
	var out any
	err = json.Unmarshal(b, &out)
	return out, err
}
