// What the keyboard alone reaches and does: `keyboard.mjs TOOLS PAGE...`

import { inBrowser, open, told } from "./browser.mjs";
import { settled } from "./picks.mjs";

/** What takes the focus, and is to be reached. */
const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex='-1'])";

/** Numbers the places that can be reached, in the order they stand in, and returns their names. */
async function numbered(page) {
  return page.evaluate((focusable) => {
    const places = [...document.querySelectorAll(focusable)].filter((it) => it.checkVisibility() && !it.disabled);
    places.forEach((it, at) => (it.dataset.place = at));
    return places.map((it) => `${it.localName} ${(it.innerText || it.ariaLabel || it.name || it.className).slice(0, 40)}`);
  }, FOCUSABLE);
}

/** Returns where the focus is and whether that can be seen. */
async function focus(page) {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body || at === document.documentElement) return null;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
    const { top, bottom, left, right } = at.getBoundingClientRect();
    return {
      place: Number(at.dataset.place ?? -1),
      hasRing: (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1) || boxShadow !== "none",
      inSight: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
    };
  });
}

/** Presses a key until the focus leaves the page or begins again, and returns where it was on the way. */
async function walk(page, places, press) {
  const way = [];
  // Once more than there are places: what is never left is a trap.
  for (let step = 0; step <= places; step += 1) {
    await press();
    const at = await focus(page);
    if (!at || (way.length > 1 && at.place === way[0].place)) return { way, isTrap: false };
    way.push(at);
  }
  return { way, isTrap: true };
}

await inBrowser(async (browser) => {
  const seen = {};
  for (const file of told) {
    const page = await open(browser, file);
    await page.bringToFront();
    const places = await numbered(page);
    const forth = await walk(page, places.length, () => page.keyboard.press("Tab"));
    const back = await walk(page, places.length, async () => {
      await page.keyboard.down("Shift");
      await page.keyboard.press("Tab");
      await page.keyboard.up("Shift");
    });
    seen[file] = { places, forth, back, met: page.met };
    await page.close();
  }
  return seen;
});
