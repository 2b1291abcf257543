package web

import (
	"net"
	"net/netip"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"naskah/internal/account"
)

// clientIP is the address that a request comes from. What a header says is believed only as far as our own proxies wrote it: from the
// right, hop by hop, while the hop that speaks is one of trusted. The left of the header is whatever the visitor sent.
func clientIP(remote net.IP, forwarded string, trusted []netip.Prefix) string {
	at, ok := netip.AddrFromSlice(remote)
	if !ok {
		return remote.String()
	}
	at = at.Unmap()
	hops := strings.Split(forwarded, ",")
	for i := len(hops) - 1; i >= 0 && ours(at, trusted); i-- {
		next, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
		if err != nil {
			break
		}
		at = next.Unmap()
	}
	return at.String()
}

func ours(a netip.Addr, trusted []netip.Prefix) bool {
	return slices.ContainsFunc(trusted, func(p netip.Prefix) bool { return p.Contains(a) })
}

// from is where the request comes from: its address, and the browser if it is a known one.
func (k *call) from() account.From {
	var list []string
	for _, b := range k.c.Request().Header.PeekAll(fiber.HeaderXForwardedFor) {
		list = append(list, string(b))
	}
	return account.From{
		IP:     clientIP(k.c.Context().RemoteIP(), strings.Join(list, ","), k.opt.Trusted),
		Device: k.c.Cookies(k.deviceName()),
	}
}
