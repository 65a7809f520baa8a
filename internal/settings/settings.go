// Package settings reads the one file by which the form's handler is set up,
// and the secrets that are kept outside it.
//
// Laws:
//
//  1. A mistake is a diagnostic with place, reason and remedy, as in records.
//     All are told in one run.
//  2. The file holds no secret, and has no place for one: it can lie in git.
//  3. What is left out has the safest usual value.
//
// Tests: settings_test.go plants each mistake; deploy/feedback.toml, which
// tells of every key, is read there too.
package settings

import (
	"net"
	"net/netip"
	"strconv"
	"time"

	"filippo.io/age"

	"plaza/internal/diag"
	"plaza/internal/schema"
	"plaza/internal/source"
)

// File is the settings file. Numbers that are left out are 0 until Read has
// put the usual value.
type File struct {
	Site     string    `plaza:"site,max=300"`
	Public   string    `plaza:"public,max=300"`
	State    string    `plaza:"state,max=300"`
	Listen   string    `plaza:"listen,max=100"`
	Plain    bool      `plaza:"plain_http"`
	Proxies  []string  `plaza:"proxies"`
	Recovery []string  `plaza:"recovery_keys"`
	Mail     *Mail     `plaza:"mail,required"`
	Delivery *Delivery `plaza:"delivery"`
	Store    *Store    `plaza:"store"`
	Alarm    *Alarm    `plaza:"alarm"`
}

// Mail is where letters go.
type Mail struct {
	From     string `plaza:"from,required,format=email,max=254"`
	FromName string `plaza:"from_name,max=80"`
	To       string `plaza:"to,required,format=email,max=254"`
	Host     string `plaza:"host,max=253"`
	Port     int64  `plaza:"port"`
	TLS      string `plaza:"tls,oneof=starttls|implicit|none"`
	CA       string `plaza:"ca_file,max=300"`
	User     string `plaza:"user,max=254"`
}

// Delivery is how fast letters go, and when one is tried again.
type Delivery struct {
	Connections  int64 `plaza:"connections"`
	PerMinute    int64 `plaza:"per_minute"`
	FirstRetry   int64 `plaza:"first_retry_seconds"`
	LongestRetry int64 `plaza:"longest_retry_minutes"`
}

// Store is how much may wait.
type Store struct {
	MostWaiting   int64 `plaza:"most_waiting"`
	FreeMegabytes int64 `plaza:"free_megabytes"`
}

// Alarm is whom to tell.
type Alarm struct {
	AfterMinutes int64    `plaza:"after_minutes"`
	Command      []string `plaza:"command"`
	File         string   `plaza:"file,max=300"`
}

// name is how messages call the file.
const name = "settings file"

// Fields returns the declaration of every key.
func Fields() []*schema.Field { return schema.SettingsFields(new(File)) }

// Read checks a settings file. mailDir says that letters go into a folder, so
// that no relay is needed. The result is nil if there is an error.
func Read(f *source.File, mailDir bool) (*File, []diag.Diagnostic) {
	c := new(checker)
	c.At, c.out = schema.DecodeSettings(&c.Value, name, f)
	if c.At != nil {
		c.check(mailDir)
	}
	if diag.HasErrors(c.out) {
		return nil, diag.Sort(c.out)
	}
	return &c.Value, diag.Sort(c.out)
}

// Trial are the settings for trying the form with nothing set up.
func Trial() *File {
	c := &checker{Value: File{Mail: &Mail{From: "feedback@example.org", To: "board@example.org"}, Plain: true}}
	c.usual()
	return &c.Value
}

type checker struct {
	Value File
	At    func(path ...any) diag.Pos
	out   []diag.Diagnostic
}

func (c *checker) add(code string, at diag.Pos, args ...string) {
	c.out = append(c.out, diag.New(code, at, args...))
}

// usual makes the tables that were left out.
func (c *checker) usual() {
	v := &c.Value
	if v.Mail == nil {
		v.Mail = new(Mail)
	}
	if v.Delivery == nil {
		v.Delivery = new(Delivery)
	}
	if v.Store == nil {
		v.Store = new(Store)
	}
	if v.Alarm == nil {
		v.Alarm = new(Alarm)
	}
	if v.Listen == "" {
		v.Listen = "127.0.0.1:8080"
	}
	if v.Mail.TLS == "" {
		v.Mail.TLS = "starttls"
	}
	if v.Mail.Port == 0 {
		v.Mail.Port = map[string]int64{"starttls": 587, "implicit": 465, "none": 25}[v.Mail.TLS]
	}
	c.number(&v.Mail.Port, 587, 1, 65535, "mail", "port")
	c.number(&v.Delivery.Connections, 4, 1, 4, "delivery", "connections")
	c.number(&v.Delivery.PerMinute, 60, 1, 6000, "delivery", "per_minute")
	c.number(&v.Delivery.FirstRetry, 10, 1, 3600, "delivery", "first_retry_seconds")
	c.number(&v.Delivery.LongestRetry, 60, 1, 1440, "delivery", "longest_retry_minutes")
	c.number(&v.Store.MostWaiting, 100_000, 1, 10_000_000, "store", "most_waiting")
	c.number(&v.Store.FreeMegabytes, 100, 1, 1_000_000, "store", "free_megabytes")
	c.number(&v.Alarm.AfterMinutes, 60, 1, 100_000, "alarm", "after_minutes")
}

// number puts the usual value, or checks the bounds.
func (c *checker) number(n *int64, usual, least, most int64, path ...any) {
	switch {
	case *n == 0:
		*n = usual
	case *n < least || *n > most:
		c.add("settings/out-of-range", c.At(path...), "field", path[len(path)-1].(string), "value", strconv.FormatInt(*n, 10),
			"least", strconv.FormatInt(least, 10), "most", strconv.FormatInt(most, 10))
	}
}

func (c *checker) check(mailDir bool) {
	hasMail := c.Value.Mail != nil
	c.usual()
	v := &c.Value
	if hasMail && v.Mail.Host == "" && !mailDir {
		c.add("settings/no-way-out", c.At("mail"))
	}
	if v.Mail.TLS == "none" && v.Mail.Host != "" && !loopback(v.Mail.Host) {
		c.add("settings/not-safe", c.At("mail", "tls"), "host", v.Mail.Host)
	}
	if _, port, err := net.SplitHostPort(v.Listen); err != nil || !number16(port) {
		c.add("settings/listen", c.At("listen"), "value", v.Listen)
	}
	for i, p := range v.Proxies {
		if _, ok := network(p); !ok {
			c.add("settings/network", c.At("proxies", i), "value", p, "field", "proxies")
		}
	}
	for i, k := range v.Recovery {
		if _, err := age.ParseX25519Recipient(k); err != nil {
			c.add("settings/public-key", c.At("recovery_keys", i), "value", k[:min(len(k), 8)])
		}
	}
}

func number16(s string) bool {
	_, err := strconv.ParseUint(s, 10, 16)
	return err == nil
}

func loopback(host string) bool {
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && ip.IsLoopback()
}

func network(s string) (netip.Prefix, bool) {
	if p, err := netip.ParsePrefix(s); err == nil {
		return p, true
	}
	a, err := netip.ParseAddr(s)
	if err != nil {
		return netip.Prefix{}, false
	}
	return netip.PrefixFrom(a, a.BitLen()), true
}

// Networks returns the proxies whose headers are believed.
func (f *File) Networks() []netip.Prefix {
	var out []netip.Prefix
	for _, p := range f.Proxies {
		if n, ok := network(p); ok {
			out = append(out, n)
		}
	}
	return out
}

// First is the wait before the second try.
func (d *Delivery) First() time.Duration { return time.Duration(d.FirstRetry) * time.Second }

// Longest is the longest wait between two tries.
func (d *Delivery) Longest() time.Duration { return time.Duration(d.LongestRetry) * time.Minute }

// After is the age of a waiting message at which staff are told.
func (a *Alarm) After() time.Duration { return time.Duration(a.AfterMinutes) * time.Minute }
