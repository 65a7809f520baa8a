package intake

import (
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// client returns whom a request counts for: an IPv4 address, or the /64 of an
// IPv6 one, of which anyone has as many addresses as they like.
//
// X-Forwarded-For counts only if a trusted proxy sent it, and from the right:
// each proxy adds the address it was called from, so everything left of the
// first address that is no trusted proxy was written by the visitor.
func client(r *http.Request, trusted []netip.Prefix) netip.Addr {
	at, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.IPv6Unspecified()
	}
	addr := at.Addr().Unmap().WithZone("")
	if !in(addr, trusted) {
		return network(addr)
	}
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	if len(hops) > 32 {
		hops = hops[len(hops)-32:]
	}
	for _, hop := range slices.Backward(hops) {
		next, ok := address(hop)
		if !ok {
			break // of the last proxy that could be read
		}
		addr = next
		if !in(addr, trusted) {
			break
		}
	}
	return network(addr)
}

// address reads one entry: "192.0.2.1", "[2001:db8::1]:443", "192.0.2.1:80".
func address(s string) (netip.Addr, bool) {
	s = strings.TrimSpace(s)
	if a, err := netip.ParseAddr(s); err == nil {
		return a.Unmap().WithZone(""), true
	}
	if ap, err := netip.ParseAddrPort(s); err == nil {
		return ap.Addr().Unmap().WithZone(""), true
	}
	return netip.Addr{}, false
}

func network(a netip.Addr) netip.Addr {
	if a.Is6() {
		if p, err := a.Prefix(64); err == nil {
			return p.Addr()
		}
	}
	return a
}

func in(a netip.Addr, list []netip.Prefix) bool {
	return slices.ContainsFunc(list, func(p netip.Prefix) bool { return p.Contains(a) })
}
