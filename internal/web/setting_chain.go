package web

import (
	"maps"
	"slices"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// chainKinds are the kinds that may have a paraf chain of their own; "" is the default of all [OP 1.2].
func chainKinds() []naskah.Kode {
	out := []naskah.Kode{""}
	for _, j := range naskah.DaftarJenis {
		out = append(out, j.Kode)
	}
	return out
}

// showChain is the paraf chain of a kind, and who would give each paraf today.
func showChain(k *call) error {
	return k.drawChain(fiber.StatusOK, naskah.Kode(k.c.Query("jenis")), "")
}

func (k *call) drawChain(status int, kind naskah.Kode, wrong string) error {
	d, err := k.directoryDesk()
	if err != nil {
		return err
	}
	if !slices.Contains(chainKinds(), kind) {
		return notFound()
	}
	chains := d.Instansi.RantaiParaf
	_, own := chains[kind]
	v := views.ChainView{Seq: d.Instansi.Seq, Kind: string(kind), Title: k.chainTitle(kind), Own: own, Write: k.p.Has(naskah.RoleOfficer), Error: wrong}
	links := chains[kind]
	if !own {
		links = chains[""]
	}
	for i, id := range links {
		x := views.ChainLink{Index: i, Jabatan: d.jabatanLabel(d.jabatan(id)), Holder: d.holderNames(id), Up: i > 0, Down: i < len(links)-1}
		x.Vacant = x.Holder == ""
		v.Links = append(v.Links, x)
	}
	for _, j := range d.Jabatan {
		if j.Mitra == "" && !j.KepalaDaerah && !slices.Contains(links, j.ID) {
			v.Add = append(v.Add, views.Option{Value: string(j.ID), Label: joined(d.jabatanLabel(j), d.holderNames(j.ID))})
		}
	}
	for _, kode := range chainKinds() {
		_, has := chains[kode]
		href := "/pengaturan/rantai-paraf"
		if kode != "" {
			href += "?jenis=" + string(kode)
		}
		v.Kinds = append(v.Kinds, views.ChainKind{Href: href, Label: k.chainTitle(kode), Own: has && kode != "", Now: kode == kind})
	}
	return k.draw(status, k.t("set.chain"), false, "", views.Chain(v))
}

func (k *call) chainTitle(kind naskah.Kode) string {
	if kind == "" {
		return k.t("set.chain.all")
	}
	return jenisFull(kind)
}

// changeChain does one thing to a chain and keeps it at once.
func changeChain(k *call) error {
	d, err := k.directoryDesk()
	if err != nil {
		return err
	}
	kind := naskah.Kode(k.form.Get("jenis"))
	if !slices.Contains(chainKinds(), kind) {
		return notFound()
	}
	i := d.Instansi
	i.Seq, i.RantaiParaf = k.seq(), maps.Clone(i.RantaiParaf)
	if i.RantaiParaf == nil {
		i.RantaiParaf = map[naskah.Kode][]naskah.JabatanID{}
	}
	at, _ := strconv.Atoi(k.form.Get("tempat"))
	if k.form.Get("op") == "bawaan" && kind != "" {
		delete(i.RantaiParaf, kind)
	} else {
		i.RantaiParaf[kind] = moved(i.RantaiParaf, kind, k.form.Get("op"), at, naskah.JabatanID(k.field("jabatan")))
	}
	err = k.office.SaveInstansi(k.ctx, k.p, i)
	if e, ok := worthAsking(err); ok {
		return k.drawChain(answers[e.Kind].status, kind, e.Msg)
	}
	if err != nil {
		return err
	}
	to := "/pengaturan/rantai-paraf"
	if kind != "" {
		to += "?jenis=" + string(kind)
	}
	return k.done(to, k.t("flash.chain"))
}

// moved is a chain after one act: naik, turun, hapus, tambah; salin begins one of its own with that of all.
func moved(chains map[naskah.Kode][]naskah.JabatanID, kind naskah.Kode, op string, at int, add naskah.JabatanID) []naskah.JabatanID {
	out := slices.Clone(chains[kind])
	switch {
	case op == "salin":
		return slices.Clone(chains[""])
	case op == "tambah" && add != "" && !slices.Contains(out, add):
		return append(out, add)
	case at < 0 || at >= len(out):
		return out
	case op == "hapus":
		return slices.Delete(out, at, at+1)
	case op == "naik" && at > 0:
		out[at-1], out[at] = out[at], out[at-1]
	case op == "turun" && at < len(out)-1:
		out[at], out[at+1] = out[at+1], out[at]
	}
	return out
}
