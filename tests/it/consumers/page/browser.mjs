// Opens pages in the system's Chromium, and keeps what a reader should never meet. Every script here is run as
// `node SCRIPT TOOLS ARGUMENT...` and prints what it saw as JSON.

import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [tools, ...rest] = process.argv.slice(2);

/** What the script was told. */
export const told = rest;

/** Finds what npm installed beside the tools. */
export const installed = createRequire(join(resolve(tools), "package.json"));

/** The programs of .ci/debian.txt, one of which is there. */
const PROGRAMS = ["chromium", "google-chrome"];

function program() {
  const paths = process.env.PATH.split(delimiter).flatMap((folder) => PROGRAMS.map((name) => join(folder, name)));
  const isThere = (path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
  const found = paths.find(isThere);
  if (!found) throw new Error(`none of ${PROGRAMS.join(", ")} is installed: run .ci/tools`);
  return found;
}

/** Runs `work` with a browser, and prints what it returns. */
export async function inBrowser(work) {
  const browser = await installed("puppeteer-core").launch({
    executablePath: program(),
    // Tests run as root in CI, where Chromium's own sandbox does not; and containers have a small /dev/shm.
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
    timeout: 120_000,
    protocolTimeout: 600_000,
  });
  try {
    console.log(JSON.stringify(await work(browser)));
  } finally {
    await browser.close();
  }
}

/**
 * Opens a file as a reader does, and returns the page. `page.met` lists what no reader should meet: a dialog, something
 * fetched, an error.
 */
export async function open(browser, file, { width = 1280, scheme = "light", media = "screen", scripts = true, after = "" } = {}) {
  const page = await browser.newPage();
  const address = pathToFileURL(file).href;
  page.met = [];
  page.on("dialog", async (dialog) => {
    page.met.push(`a dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on("console", (message) => page.met.push(`on the console: ${message.text()}`));
  page.on("pageerror", (error) => page.met.push(`an error: ${error}`));
  await page.setRequestInterception(true);
  page.on("request", async (request) => {
    const url = request.url().replace(/[?#].*/s, "");
    // The pages of a site share a style sheet.
    const isOwn = url === address || (url.startsWith("file:") && url.endsWith("/style.css"));
    if (isOwn || url.startsWith("data:")) return request.continue();
    page.met.push(`fetched: ${request.url()}`);
    await request.abort("aborted");
  });
  await page.setJavaScriptEnabled(scripts);
  await page.setViewport({ width, height: 800 });
  // In one go: the browser forgets one when it is told the other alone.
  // Without motion nothing is on its way to where it will be.
  const features = [
    { name: "prefers-color-scheme", value: scheme },
    { name: "prefers-reduced-motion", value: "reduce" },
  ];
  await (await page.createCDPSession()).send("Emulation.setEmulatedMedia", { media, features });
  await page.goto(address + after, { waitUntil: "load" });
  return page;
}
