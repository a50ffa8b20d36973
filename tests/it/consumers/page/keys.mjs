// What a reader without a mouse does: picks, types, sorts, folds and clears: `keys.mjs TOOLS PAGE`

import { inBrowser, open, told } from "./browser.mjs";
import { settled } from "./picks.mjs";

/** Presses Tab until the focus is on what a selector names. */
async function tabTo(page, selector) {
  for (let step = 0; step < 2000; step += 1) {
    if (await page.evaluate((it) => document.activeElement.matches(it), selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reaches ${selector}`);
}

await inBrowser(async (browser) => {
  const page = await open(browser, told[0]);
  await page.bringToFront();
  const said = () => page.$eval("form [role=status]", (it) => it.textContent);
  const steps = { start: await said() };

  await tabTo(page, "form select");
  await page.keyboard.press("ArrowDown");
  await settled(page);
  steps.picked = await said();

  await tabTo(page, "form input[type=search]");
  await page.keyboard.type("qxqx");
  await settled(page);
  steps.typed = await said();

  await tabTo(page, "form button[type=reset]");
  await page.keyboard.press("Space");
  await settled(page);
  steps.cleared = await said();
  steps.focusAfterClear = await page.evaluate(() => document.activeElement.closest("form") !== null);

  await tabTo(page, "thead button");
  for (const key of ["Enter", "Space"]) {
    await page.keyboard.press(key);
    await settled(page);
    steps[key] = await page.evaluate(() => document.activeElement.closest("th")?.ariaSort);
  }
  return { ...steps, met: page.met };
});
