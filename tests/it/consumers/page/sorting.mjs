// The order of the rows when each column of the first table that can be sorted is, twice: `sorting.mjs TOOLS PAGE`

import { inBrowser, open, told } from "./browser.mjs";
import { settled } from "./picks.mjs";

await inBrowser(async (browser) => {
  const page = await open(browser, told[0]);
  const tables = [];
  for (const table of await page.$$("table:has(thead button)")) {
    const order = () =>
      table.evaluate((it) => ({
        sorts: [...it.tHead.rows[0].cells].map((cell) => cell.ariaSort),
        rows: [...it.tBodies[0].rows].map((row) => ({
          isTotal: row.classList.contains("total"),
          cells: [...row.cells].map((cell) => cell.innerText),
        })),
      }));
    const before = await order();
    const sorted = [];
    for (const button of await table.$$("thead button")) {
      const column = await button.evaluate((it) => it.closest("th").cellIndex);
      const orders = [];
      for (let time = 0; time < 2; time += 1) {
        await button.evaluate((it) => it.click());
        await settled(page);
        orders.push(await order());
      }
      sorted.push({ column, orders });
    }
    tables.push({ before, sorted });
  }
  return { tables, met: page.met };
});
