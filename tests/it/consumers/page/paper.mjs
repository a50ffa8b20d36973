// Prints pages as PDF, each beside itself, and tells what is left of the controls on paper: `paper.mjs TOOLS PAGE...`

import { inBrowser, open, told } from "./browser.mjs";

await inBrowser(async (browser) => {
  const seen = {};
  for (const file of told) {
    const page = await open(browser, file, { media: "print" });
    await page.pdf({ path: `${file}.pdf`, format: "A4", preferCSSPageSize: true, timeout: 120_000 });
    const controls = await page.$$eval("select, input, form button, .skip", (all) =>
      all.filter((it) => it.checkVisibility()).map((it) => it.outerHTML.slice(0, 100)),
    );
    const loud = await page.$$eval("table", (tables) =>
      tables
        .filter((it) => it.tHead && it.tBodies[0]?.rows[0])
        .filter((it) => {
          const size = (cell) => Number.parseFloat(getComputedStyle(cell).fontSize);
          return size(it.tHead.rows[0].cells[0]) > size(it.tBodies[0].rows[0].cells[0]);
        })
        .map((it) => it.tHead.outerHTML.slice(0, 100)),
    );
    seen[file] = { controls, loud, met: page.met };
    await page.close();
  }
  return seen;
});
