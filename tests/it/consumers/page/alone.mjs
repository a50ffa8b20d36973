// What a page does besides being shown: dialogs, fetches, errors. And what its policy lets a text do that has become
// markup after all: `alone.mjs TOOLS PAGE...`

import { inBrowser, open, told } from "./browser.mjs";

/** What must not run or be fetched, should a text ever become markup. */
const MARKUP = [
  "<img src='https://example.org/x.png' onerror='window.ran = true'>",
  "<iframe src='https://example.org/'></iframe>",
  "<form action='https://example.org/'><button>x</button></form>",
];

async function tried(page) {
  return page.evaluate(async (markup) => {
    const stopped = [];
    document.addEventListener("securitypolicyviolation", (event) => stopped.push(event.effectiveDirective));
    const holder = document.body.appendChild(document.createElement("div"));
    holder.innerHTML = markup.join("");
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    holder.append(script);
    const fetched = await fetch("https://example.org/").then(() => true, () => false);
    holder.querySelector("form").requestSubmit();
    await new Promise((done) => setTimeout(done, 300));
    return { ran: window.ran === true, fetched, stopped: [...new Set(stopped)].sort() };
  }, MARKUP);
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
