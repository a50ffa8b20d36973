// What a page shows for an address, and what it makes of the address: `addresses.mjs TOOLS PAGE FILE`, where FILE lists the
// activities and the addresses.

import { readFileSync } from "node:fs";

import { inBrowser, open, told } from "./browser.mjs";
import { settled, shown } from "./picks.mjs";

const [file, list] = told;
const { ids, addresses } = JSON.parse(readFileSync(list, "utf8"));

await inBrowser(async (browser) => {
  const seen = [];
  for (const after of addresses) {
    const page = await open(browser, file, { after });
    await settled(page);
    const { rows, said } = await shown(page, ids);
    const counts = await page.$$eval("form select", (all) => all.map((it) => it.selectedOptions[0]?.textContent ?? ""));
    // A change that changes nothing writes the address anew.
    await page.$eval("form select", (it) => it.dispatchEvent(new Event("change", { bubbles: true })));
    await settled(page);
    seen.push({ rows, said, counts, kept: new URL(page.url()).search });
    await page.close();
  }
  return seen;
});
