// Package hosting says how the site is to be served: one table of response
// headers, written in the form that each kind of host reads.
//
// The policy starts from nothing and allows what the site's own files need:
// no script or style inside a page, nothing from elsewhere, no frame.
package hosting

import (
	"fmt"
	"slices"
	"strings"
)

// CSP is the content security policy of every page.
const CSP = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
	"manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; upgrade-insecure-requests"

// Admin is the path of the page at which staff edit, where a site has it.
const Admin = "/admin/"

// AdminCSP is the policy of that page. Decap makes its styles and its form
// checks while it runs, talks to GitHub, and opens a window to sign in; it
// still loads no code from elsewhere. No other page is served with it.
const AdminCSP = "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data: https://avatars.githubusercontent.com; " +
	"font-src 'self' data:; connect-src 'self' blob: https://api.github.com https://www.githubstatus.com; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; upgrade-insecure-requests"

// adminOpener lets the window in which staff sign in answer the page.
const adminOpener = "same-origin-allow-popups"

// adminHeaders stand in place of those of the same name.
var adminHeaders = []Header{
	{"Content-Security-Policy", AdminCSP},
	{"Cross-Origin-Opener-Policy", adminOpener},
	{"X-Robots-Tag", "noindex, nofollow"},
	{"Cache-Control", "no-cache"},
}

// Header is one response header.
type Header struct{ Name, Value string }

// Headers are sent with every file.
var Headers = []Header{
	{"Content-Security-Policy", CSP},
	{"Strict-Transport-Security", "max-age=63072000; includeSubDomains"},
	{"X-Content-Type-Options", "nosniff"},
	{"X-Frame-Options", "DENY"},
	{"Referrer-Policy", "strict-origin-when-cross-origin"},
	{"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
}

// Rule is how long files below a path may be kept by browsers.
type Rule struct{ Path, CacheControl string }

// Rules: pages are asked for anew, assets carry their content in their name.
// The register's data may be read by other sites' scripts.
var Rules = []Rule{
	{"/*", "public, max-age=300, must-revalidate"},
	{"/assets/*", "public, max-age=31536000, immutable"},
}

// Types are the kinds of files that hosts often do not know by their ending.
// A browser that is told nothing, or "text/plain", is not let guess.
var Types = []struct{ Ending, Type string }{
	{".csv", "text/csv; charset=utf-8"},
	{".jsonld", "application/ld+json"},
	{".txt", "text/plain; charset=utf-8"},
	{".epub", "application/epub+zip"},
	{".zip", "application/zip"},
	{".pdf", "application/pdf"},
}

// Underscore returns the _headers file that several static hosts read.
func Underscore() []byte {
	var b strings.Builder
	b.WriteString("# Response headers, for hosts that read this file. See docs/hosting.md for nginx and Caddy.\n")
	for i, r := range Rules {
		fmt.Fprintf(&b, "%s\n", r.Path)
		if i == 0 {
			for _, h := range Headers {
				fmt.Fprintf(&b, "  %s: %s\n", h.Name, h.Value)
			}
		} else {
			b.WriteString("  ! Cache-Control\n")
		}
		fmt.Fprintf(&b, "  Cache-Control: %s\n", r.CacheControl)
	}
	b.WriteString("/data/*\n  ! Cross-Origin-Resource-Policy\n  Cross-Origin-Resource-Policy: cross-origin\n  Access-Control-Allow-Origin: *\n")
	for _, t := range Types {
		fmt.Fprintf(&b, "/*%s\n  Content-Type: %s\n", t.Ending, t.Type)
	}
	fmt.Fprintf(&b, "%s*\n", Admin)
	for _, h := range adminHeaders {
		fmt.Fprintf(&b, "  ! %s\n  %s: %s\n", h.Name, h.Name, h.Value)
	}
	return []byte(b.String())
}

// Redirects returns the _redirects file that several static hosts read. base is
// the path at which the site lies, "/ai/": hosts read the file at their root
// only, and want whole paths in it.
func Redirects(base string, moves [][2]string) []byte {
	var b strings.Builder
	for _, m := range moves {
		fmt.Fprintf(&b, "%[1]s%[2]s %[1]s%[3]s 301\n", base, m[0], m[1])
	}
	return []byte(b.String())
}

// Nginx returns a server block's inner lines.
func Nginx() []byte {
	var b strings.Builder
	b.WriteString("# Inside server { ... }. Set root to the published folder.\n")
	b.WriteString("index index.html;\nerror_page 403 404 =404 /404.html;\ncharset utf-8;\n")
	b.WriteString("charset_types text/css text/javascript application/javascript application/json text/xml text/plain;\n")
	b.WriteString("gzip_static on;\ngzip_vary on;\n# brotli_static on;   # with the brotli module\n\n")
	headers := func(indent string, cache string, open bool) {
		for _, h := range Headers {
			if open && h.Name == "Cross-Origin-Resource-Policy" {
				h.Value = "cross-origin"
			}
			fmt.Fprintf(&b, "%sadd_header %s %q always;\n", indent, h.Name, h.Value)
		}
		fmt.Fprintf(&b, "%sadd_header Cache-Control %q always;\n", indent, cache)
		if open {
			fmt.Fprintf(&b, "%sadd_header Access-Control-Allow-Origin \"*\" always;\n", indent)
		}
	}
	types := func() { // a place without headers of its own takes those above
		for _, t := range Types {
			fmt.Fprintf(&b, "    location ~ \\%s$ { default_type %q; }\n", t.Ending, t.Type)
		}
	}
	// A folder is answered by a redirect to its slash: its index is full of
	// relative links.
	b.WriteString("location / {\n    try_files $uri $uri.html $uri/ =404;\n")
	headers("    ", Rules[0].CacheControl, false)
	types()
	b.WriteString("}\nlocation /assets/ {\n")
	headers("    ", Rules[1].CacheControl, false)
	b.WriteString("}\nlocation /data/ {\n")
	headers("    ", Rules[0].CacheControl, true)
	types()
	fmt.Fprintf(&b, "}\nlocation %s {\n", Admin)
	for _, h := range withAdmin() {
		fmt.Fprintf(&b, "    add_header %s %q always;\n", h.Name, h.Value)
	}
	b.WriteString("}\n")
	return []byte(b.String())
}

// Caddy returns a site block's inner lines.
func Caddy() []byte {
	var b strings.Builder
	b.WriteString("# Inside a site block. Set root to the published folder.\n")
	b.WriteString("file_server {\n\tprecompressed br gzip\n}\nheader {\n")
	for _, h := range Headers {
		fmt.Fprintf(&b, "\t%s %q\n", h.Name, h.Value)
	}
	fmt.Fprintf(&b, "\tCache-Control %q\n}\n", Rules[0].CacheControl)
	// Caddy puts the general headers in last; "defer" lets these come after.
	fmt.Fprintf(&b, "header /assets/* {\n\tCache-Control %q\n\tdefer\n}\n", Rules[1].CacheControl)
	b.WriteString("header /data/* {\n\tCross-Origin-Resource-Policy \"cross-origin\"\n\tAccess-Control-Allow-Origin \"*\"\n\tdefer\n}\n")
	fmt.Fprintf(&b, "header %s* {\n", Admin)
	for _, h := range adminHeaders {
		fmt.Fprintf(&b, "\t%s %q\n", h.Name, h.Value)
	}
	b.WriteString("\tdefer\n}\n")
	for _, t := range Types {
		fmt.Fprintf(&b, "header *%s Content-Type %q\n", t.Ending, t.Type)
	}
	b.WriteString("handle_errors {\n\trewrite * /404.html\n\tfile_server\n}\n")
	return []byte(b.String())
}

// withAdmin returns all headers of the page at which staff edit.
func withAdmin() []Header {
	out := slices.Clone(Headers)
	for _, h := range adminHeaders {
		if i := slices.IndexFunc(out, func(o Header) bool { return o.Name == h.Name }); i >= 0 {
			out[i] = h
		} else {
			out = append(out, h)
		}
	}
	return out
}

// LocalAdmin returns the headers of that page on a computer of one's own,
// where Decap's server for a local folder listens.
func LocalAdmin() []Header {
	out := slices.Clone(adminHeaders)
	out[0].Value = strings.Replace(AdminCSP, "connect-src 'self'", "connect-src 'self' http://127.0.0.1:8081 http://localhost:8081", 1)
	return out
}
