// How many of each kind of place a screen reader finds, on a telephone and on a wide screen: `tables.mjs TOOLS PAGE...`

import { inBrowser, open, told } from "./browser.mjs";

const WIDTHS = [320, 1280];

async function roles(page) {
  const { nodes } = await (await page.createCDPSession()).send("Accessibility.getFullAXTree");
  const count = {};
  for (const { role } of nodes.filter((node) => !node.ignored)) count[role.value] = (count[role.value] ?? 0) + 1;
  return count;
}

await inBrowser(async (browser) => {
  const seen = {};
  for (const file of told) {
    seen[file] = {};
    for (const width of WIDTHS) {
      const page = await open(browser, file, { width });
      seen[file][width] = await roles(page);
      await page.close();
    }
  }
  return seen;
});
