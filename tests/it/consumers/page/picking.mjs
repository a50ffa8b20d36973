// What is shown when rows are picked: `picking.mjs TOOLS PAGE FILE`, where FILE lists the activities and the picks to try.

import { readFileSync } from "node:fs";

import { inBrowser, open, told } from "./browser.mjs";
import { pick, settled, shown } from "./picks.mjs";

const [file, list] = told;
const { ids, tries } = JSON.parse(readFileSync(list, "utf8"));

await inBrowser(async (browser) => {
  const page = await open(browser, file);
  const seen = [];
  for (const { picks, words } of tries) {
    await pick(page, picks, words);
    const picked = await shown(page, ids);
    // Who is sent the address sees the same.
    await page.reload();
    await settled(page);
    const again = await shown(page, ids);
    await page.click("form button[type=reset]");
    await settled(page);
    const cleared = await shown(page, ids);
    const address = new URL(page.url());
    seen.push({ picked, again, cleared, left: address.search + address.hash });
  }
  return { seen, met: page.met };
});
