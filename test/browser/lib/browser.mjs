// One browser for all pages. It is started quietly: no look-ups, no updates.
import { chromium } from "playwright-core";

const flags = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function launch() {
  return chromium.launch({
    executablePath: process.env.PLAZA_CHROMIUM || "/usr/bin/chromium",
    args: flags,
    chromiumSandbox: false,
  });
}

// The settings of every context. Movement is off, so that a scroll is done
// when it is asked for.
export const settings = {
  viewport: { width: 1280, height: 800 },
  reducedMotion: "reduce",
  colorScheme: "light",
  locale: "es-US", // a page must not follow it: the language is in the address
};

// Instruments are one page, its DevTools line, and what both overheard.
export class Instruments {
  static async open(browser, origin, script = true) {
    const context = await browser.newContext({ ...settings, javaScriptEnabled: script });
    const page = await context.newPage();
    const it = new Instruments();
    Object.assign(it, { context, page, origin, requests: [], noise: [] });
    it.cdp = await context.newCDPSession(page);
    page.on("request", (r) => it.requests.push(r));
    page.on("console", (m) => {
      if (m.type() === "error" || m.type() === "warning") it.noise.push(`console: ${m.text()}`);
    });
    page.on("pageerror", (e) => it.noise.push(`script error: ${e.message}`));
    page.on("dialog", (d) => d.dismiss());
    return it;
  }

  async goto(url) {
    this.requests = [];
    this.noise = [];
    return this.page.goto(url, { waitUntil: "load" });
  }

  // metrics sets the window: a zoom of 400 % on 1280 px is 320 px at scale 4.
  async metrics(width, height, scale = 1) {
    await this.cdp.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: scale, mobile: false });
  }

  async media({ scheme = "light", forced = "none" } = {}) {
    await this.cdp.send("Emulation.setEmulatedMedia", {
      features: [
        { name: "prefers-color-scheme", value: scheme },
        { name: "forced-colors", value: forced },
        { name: "prefers-reduced-motion", value: "reduce" },
      ],
    });
  }

  async defaultFont(px) {
    await this.cdp.send("Page.setFontSizes", { fontSizes: { standard: px, fixed: Math.round((px * 13) / 16) } });
  }

  async close() {
    await this.context.close();
  }
}
