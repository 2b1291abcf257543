package web

import (
	"strings"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/naskah"
	"naskah/internal/web/views"
)

// framed lets the page show a file of our own within it.
func (k *call) framed() {
	k.c.Set(fiber.HeaderContentSecurityPolicy, string(k.c.Response().Header.Peek(fiber.HeaderContentSecurityPolicy))+"; frame-src 'self'")
}

// knownFacts are those facts of a naskah that are known, to tell it from others.
func (k *call) knownFacts(n naskah.Naskah) []views.KV {
	out := []views.KV{{Key: k.t("fact.kind"), Value: jenisFull(n.Jenis)}}
	add := func(key, value string) {
		if value != "" {
			out = append(out, views.KV{Key: key, Value: value})
		}
	}
	for _, x := range n.Nomor {
		add(k.t("fact.nomor.of", naskah.Ordinal(x.Party)), k.nomorFact(x))
	}
	if n.Tanggal.IsZero() {
		add(k.t("fact.year"), itoa(n.Tahun))
	} else {
		add(k.t("fact.tanggal"), dayText(n.Tanggal))
	}
	add(k.t("fact.parties"), strings.Join(partyNames(n.Parties), " · "))
	add(k.t("fact.term"), k.termText(n))
	add(k.t("fact.unit"), k.unitName(n.Unit))
	return out
}
