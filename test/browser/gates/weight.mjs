// g.W1 and g.W2: what a phone must fetch, compressed as a host would send it.
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { quantile } from "../lib/report.mjs";

const packed = new Map();

function weigh(site, name) {
  const key = path.join(site, name);
  if (!packed.has(key)) {
    const bytes = fs.readFileSync(key);
    const done = /\.(png|jpe?g|webp|avif|woff2?|gz|br|zip)$/.test(name);
    const brotli = done ? bytes.length : zlib.brotliCompressSync(bytes, { params: { [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
    packed.set(key, { brotli, gzip: done ? bytes.length : zlib.gzipSync(bytes, { level: 9 }).length });
  }
  return packed.get(key);
}

const limits = { first: 14_600, goalFirst: 10_000, whole: 100_000, requests: 10, goalRequests: 4 };

export function weight(pages, server, site, report) {
  const rows = [];
  for (const [page, facts] of pages) {
    const sum = (urls, kind) => urls.map((u) => server.fileOf(new URL(u).pathname)).filter(Boolean).reduce((n, name) => n + weigh(site, name)[kind], 0);
    const self = server.origin + server.base + page;
    const first = [self, ...facts.blocking];
    const row = { page, brotli: sum(first, "brotli"), gzip: sum(first, "gzip"), whole: sum(facts.fetched, "brotli"), requests: facts.fetched.length };
    rows.push(row);
    if (row.brotli > limits.first) report.add("g.W1", page, `${row.brotli} B to the first render, at most ${limits.first}`);
    if (row.whole > limits.whole) report.add("g.W2", page, `${row.whole} B in all, at most ${limits.whole}`);
    if (row.requests > limits.requests) report.add("g.W2", page, `${row.requests} requests, at most ${limits.requests}`);
    for (const f of facts.fetched) if (/\.(woff2?|ttf|otf)$/.test(f)) report.add("g.W2", page, `fetches a font: ${f}`);
  }
  const most = (key) => rows.reduce((a, b) => (b[key] > a[key] ? b : a));
  const tell = (key) => `median ${quantile(rows.map((r) => r[key]), 0.5)}, most ${most(key)[key]} (${most(key).page})`;
  report.measure("first render, brotli B (goal 10,000)", tell("brotli"));
  report.measure("first render, gzip B (goal 8,000)", tell("gzip"));
  report.measure("pages over the goal of 10,000 B brotli", rows.filter((r) => r.brotli > limits.goalFirst).length);
  report.measure("whole page, brotli B", tell("whole"));
  report.measure("requests (goal 4)", tell("requests"));
}
