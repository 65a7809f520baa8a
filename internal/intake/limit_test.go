package intake

import (
	"encoding/binary"
	"net/http"
	"net/netip"
	"runtime"
	"testing"
	"time"
)

func TestLimiter(t *testing.T) {
	l := newLimiter(Limits{Burst: 3, Every: time.Minute, TotalBurst: 5, TotalEvery: time.Second, Sources: 100})
	now := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	a, b := netip.MustParseAddr("192.0.2.1"), netip.MustParseAddr("192.0.2.2")
	take := func(who netip.Addr, want bool, wait time.Duration) {
		t.Helper()
		w, ok := l.take(who, now)
		if ok != want || w != wait {
			t.Errorf("%v at %v: %v after %v, want %v after %v", who, now.Format("04:05"), ok, w, want, wait)
		}
	}
	for range 3 {
		take(a, true, 0)
	}
	take(a, false, time.Minute)
	take(b, true, 0) // another is not held up
	take(b, true, 0)
	take(b, false, time.Second) // but by the bucket for all
	now = now.Add(time.Second)
	take(b, true, 0)
	now = now.Add(59 * time.Second)
	take(a, true, 0)
	take(a, false, time.Minute)
	now = now.Add(time.Hour)
	for range 3 {
		take(a, true, 0)
	}
	take(a, false, time.Minute)
}

// A hundred thousand sources fit in 16 MiB, and no more are kept.
func TestLimiterMemory(t *testing.T) {
	l := newLimiter(DefaultLimits)
	l.TotalBurst = 1 << 30
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	now := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	for i := range 130_000 {
		var a [16]byte
		binary.BigEndian.PutUint64(a[:8], uint64(i))
		if _, ok := l.take(netip.AddrFrom16(a), now); !ok {
			t.Fatalf("source %d is refused", i)
		}
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if len(l.by) > l.Sources {
		t.Errorf("%d sources are kept", len(l.by))
	}
	used := int64(after.HeapAlloc) - int64(before.HeapAlloc)
	t.Logf("%d sources in %d KiB", len(l.by), used>>10)
	if used > 16<<20 {
		t.Errorf("they take %d bytes", used)
	}
	// Those with a full bucket go first.
	now = now.Add(time.Hour)
	for i := range l.Sources {
		var a [16]byte
		binary.BigEndian.PutUint64(a[:8], uint64(1<<40+i))
		l.take(netip.AddrFrom16(a), now)
	}
	if len(l.by) > l.Sources {
		t.Errorf("%d sources are kept", len(l.by))
	}
	runtime.KeepAlive(l)
}

func TestClient(t *testing.T) {
	trusted := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("fd00::/8")}
	cases := []struct {
		remote  string
		forward []string
		want    string
	}{
		{"192.0.2.1:5", nil, "192.0.2.1"},
		{"192.0.2.1:5", []string{"198.51.100.7"}, "192.0.2.1"}, // nobody trusts it
		{"10.0.0.1:5", nil, "10.0.0.1"},
		{"10.0.0.1:5", []string{"198.51.100.7"}, "198.51.100.7"},
		{"10.0.0.1:5", []string{"1.1.1.1, 198.51.100.7"}, "198.51.100.7"}, // the first was made up
		{"10.0.0.1:5", []string{"1.1.1.1", "198.51.100.7, 10.0.0.2"}, "198.51.100.7"},
		{"10.0.0.1:5", []string{"1.1.1.1, nonsense"}, "10.0.0.1"},
		{"10.0.0.1:5", []string{"1.1.1.1, , 10.0.0.2"}, "10.0.0.2"},
		{"10.0.0.1:5", []string{"198.51.100.7:443"}, "198.51.100.7"},
		{"10.0.0.1:5", []string{"[2001:db8:1:2:3:4:5:6]:443"}, "2001:db8:1:2::"},
		{"[2001:db8:1:2:3:4:5:6]:5", nil, "2001:db8:1:2::"},
		{"[::ffff:192.0.2.1]:5", nil, "192.0.2.1"},
		{"[::ffff:10.0.0.1]:5", []string{"198.51.100.7"}, "198.51.100.7"},
		{"[fe80::1%eth0]:5", nil, "fe80::"},
		{"@", nil, "::"},
	}
	for _, c := range cases {
		r := &http.Request{RemoteAddr: c.remote, Header: http.Header{"X-Forwarded-For": c.forward}}
		if got := client(r, trusted); got.String() != c.want {
			t.Errorf("%s by %v: %v, want %s", c.remote, c.forward, got, c.want)
		}
	}
}

// FuzzClient: whatever stands in the header, it counts for one source, and a
// sender that is no proxy is itself.
func FuzzClient(f *testing.F) {
	f.Add("192.0.2.1:5", "1.1.1.1, 10.0.0.1")
	f.Add("10.0.0.1:5", "[::1]:80,,x")
	trusted := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}
	f.Fuzz(func(t *testing.T, remote, forward string) {
		got := client(&http.Request{RemoteAddr: remote, Header: http.Header{"X-Forwarded-For": {forward}}}, trusted)
		if !got.IsValid() || got.Zone() != "" {
			t.Fatalf("%q by %q is %v", remote, forward, got)
		}
		own := client(&http.Request{RemoteAddr: remote}, trusted)
		if a, err := netip.ParseAddrPort(remote); err == nil && !in(a.Addr().Unmap(), trusted) && got != own {
			t.Fatalf("%q made itself %v by %q", remote, got, forward)
		}
	})
}
