// Links: each address inside the site is a file, each fragment a place in it.

export function links(pages, stubs, server, report) {
  const ids = new Map([...pages].map(([page, f]) => [page, new Set(f.ids)]));
  let count = 0;
  for (const [page, facts] of pages) {
    for (const id of facts.twice) report.add("links", page, `two places are called #${id}`);
    for (const address of facts.named) {
      const inside = address.startsWith(server.canonical) && server.fileOf(server.base + address.slice(server.canonical.length));
      if (!inside) report.add("links", page, `names a picture that is not there: ${address}`);
    }
    for (const href of facts.links) {
      const url = new URL(href);
      if (url.origin !== server.origin) continue;
      count++;
      const name = server.fileOf(url.pathname);
      if (name === null) {
        report.add("links", page, `leads nowhere: ${url.pathname}`);
      } else if (url.hash && !ids.get(name)?.has(decodeURIComponent(url.hash.slice(1)))) {
        report.add("links", page, `no such place: ${name}${url.hash}`);
      }
    }
  }
  for (const [stub, to] of stubs) {
    const url = new URL(to, server.origin + server.base + stub);
    if (url.origin === server.origin && server.fileOf(url.pathname) === null) report.add("links", stub, `an old address leads nowhere: ${to}`);
  }
  return count;
}
