// What is shown and marked when an address names an activity: `links.mjs TOOLS PAGE ID...`

import { inBrowser, open, told } from "./browser.mjs";
import { facets, pick, settled } from "./picks.mjs";

const [file, ...ids] = told;

/** Whether an activity's row is in sight, and how it differs from one that is not led to. */
async function marked(page, id) {
  await settled(page);
  return page.evaluate((id) => {
    const row = document.getElementById(id).closest("tr");
    const { top, bottom } = row.getBoundingClientRect();
    const look = (row) => ["backgroundColor", "outlineStyle", "outlineColor", "boxShadow"].map((it) => getComputedStyle(row)[it]);
    const other = [...row.parentElement.rows].find((it) => it !== row && it.id) ?? document.querySelector("table tr[id]:not(:target)");
    return {
      inSight: row.checkVisibility() && bottom > 0 && top < innerHeight,
      isMarked: String(look(row)) !== String(look(other)),
    };
  }, id);
}

await inBrowser(async (browser) => {
  const seen = {};
  for (const id of ids) {
    const page = await open(browser, file, { after: `#${encodeURIComponent(id)}` });
    const opened = await marked(page, id);
    // Something else is picked, and the activity is asked for all the same.
    const choices = await facets(page);
    await page.evaluate(() => (location.hash = ""));
    await page.type("form input[type=search]", "finns inte någonstans");
    await settled(page);
    await page.evaluate((id) => (location.hash = `#${id}`), id);
    const picked = await marked(page, id);
    seen[id] = { opened, picked, met: page.met };
    await page.close();
  }
  return seen;
});
