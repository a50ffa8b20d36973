// What a page does besides being shown: dialogs, fetches, errors. And what its policy lets a text do that has become
// markup after all: `alone.mjs TOOLS PAGE...`

import { inBrowser, open, told } from "./browser.mjs";

/** What must not run or be fetched, should a text ever become markup. */
const MARKUP = [
  "<img src='https://example.org/x.png' onerror='window.ran = true'>",
  "<iframe src='https://example.org/'></iframe>",
  "<form action='https://example.org/'><button>x</button></form>",
];

/** What a page's policy stops of that, and of a script and a fetch. */
const STOPPED = ["connect-src", "form-action", "frame-src", "img-src", "script-src-attr", "script-src-elem"];

async function tried(page) {
  return page.evaluate(async (markup, expected, limit) => {
    const stopped = new Set();
    const hasPolicy = document.querySelector("meta[http-equiv=Content-Security-Policy]") !== null;
    // The browser tells of what it stopped when it gets to it. What is never stopped is waited for, and then missing.
    const isStopped = new Promise((done) => {
      document.addEventListener("securitypolicyviolation", (event) => {
        stopped.add(event.effectiveDirective);
        if (expected.every((directive) => stopped.has(directive))) done();
      });
      if (hasPolicy) setTimeout(done, limit);
      else done();
    });
    const holder = document.body.appendChild(document.createElement("div"));
    holder.innerHTML = markup.join("");
    const image = holder.querySelector("img");
    const isLoaded = new Promise((done) => ["load", "error"].forEach((kind) => image.addEventListener(kind, done)));
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    holder.append(script);
    const fetched = await fetch("https://example.org/").then(() => true, () => false);
    holder.querySelector("form").requestSubmit();
    await Promise.all([isStopped, isLoaded]);
    return { ran: window.ran === true, fetched, stopped: [...stopped].sort() };
  }, MARKUP, STOPPED, 120_000);
}

await inBrowser(async (browser) => {
  const pages = {};
  for (const file of told) {
    const page = await open(browser, file);
    const met = [...page.met];
    pages[file] = { met, ...(await tried(page)) };
    await page.close();
  }
  return pages;
});
