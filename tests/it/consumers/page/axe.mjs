// What axe-core objects to, in every look of each page: `axe.mjs TOOLS PAGE...`

import { readFileSync } from "node:fs";

import { inBrowser, installed, open, told } from "./browser.mjs";
import { facets, pick } from "./picks.mjs";

const AXE = readFileSync(installed.resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];

/** How a page may look: the screen's width, light or dark, on paper; and unfolded, with everything picked that can be. */
const LOOKS = [
  { width: 1280, scheme: "light" },
  { width: 1280, scheme: "dark" },
  { width: 320, scheme: "light" },
  { width: 320, scheme: "dark" },
  { width: 1280, scheme: "light", media: "print" },
  { width: 1280, scheme: "dark", media: "print" },
  { width: 1280, scheme: "light", isPicked: true },
  { width: 320, scheme: "dark", isPicked: true },
];

/** Unfolds what is folded, and sets every control: to what shows something, and then to what shows nothing. */
async function* picked(page) {
  await page.$$eval("details", (all) => all.forEach((it) => (it.open = true)));
  const choices = Object.entries(await facets(page));
  if (choices.length === 0) return;
  for (const at of [0, -1]) {
    await pick(page, Object.fromEntries(choices.map(([facet, names]) => [facet, names.at(at)])), "a");
    yield;
  }
}

async function objections(page) {
  // Evaluated from outside the page, so that the page's own policy on scripts stays in force.
  await page.evaluate(AXE);
  const found = await page.evaluate((tags) => axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), RULES);
  if (found.passes.length === 0) throw new Error("axe looked at nothing");
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)}: ${node.any.map((it) => it.message).join("; ")}`),
  );
}

await inBrowser(async (browser) => {
  const said = [];
  for (const file of told) {
    for (const look of LOOKS) {
      const page = await open(browser, file, look);
      const lookAt = async () => {
        for (const objection of await objections(page)) said.push(`${file}: ${JSON.stringify(look)}: ${objection}`);
      };
      if (look.isPicked) for await (const _ of picked(page)) await lookAt();
      else await lookAt();
      await page.close();
    }
  }
  return said;
});
