// g.A8: the policy is strict, the page keeps to it without a murmur in the
// console, and nothing is asked of anybody else.

const loose = /'unsafe-(inline|eval|hashes)'|\*|data:|blob:/;

export function policyHolds(it, response, facts, report, page) {
  const miss = (text) => report.add("g.A8", page, text);
  const policy = response.headers()["content-security-policy"] ?? "";
  if (!/(^|;\s*)default-src 'none'(;|$)/.test(policy)) miss("the policy does not begin at default-src 'none'");
  if (loose.test(policy)) miss(`the policy is loose: ${loose.exec(policy)[0]}`);
  if (response.headers()["set-cookie"]) miss("a cookie is set");
  if (response.url() !== response.request().url() || response.request().redirectedFrom()) miss("the address redirects");
  for (const n of new Set(it.noise)) miss(n.replaceAll(it.origin, "").slice(0, 200));
  for (const r of it.requests) {
    if (!r.url().startsWith(it.origin + "/")) miss(`asks another origin: ${r.url()}`);
  }
  for (const x of facts.inline) miss(`written into the page: ${x}`);
}
