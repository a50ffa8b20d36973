// The controls that pick rows, found and used as a reader does: by what they are and what they are called.

/** Returns the controls' names with the choices of each, without the one that stands for all. */
export async function facets(page) {
  return page.$$eval("form select", (selects) =>
    Object.fromEntries(
      selects.map((it) => [it.labels[0].firstElementChild.textContent, [...it.options].slice(1).map((one) => one.dataset.text)]),
    ),
  );
}

/** Picks choices by the names of their controls, and words. */
export async function pick(page, picks, words = "") {
  for (const [facet, choice] of Object.entries(picks)) {
    const control = await page.waitForSelector(`::-p-aria([name="${facet}"][role="combobox"])`, { timeout: 600_000 });
    const value = await control.evaluate((it, text) => [...it.options].find((one) => one.dataset.text === text)?.value, choice);
    if (value === undefined) throw new Error(`${facet} has no choice ${choice}`);
    await control.select(value);
  }
  if (words) await page.type("form input[type=search]", words);
  await settled(page);
}

/**
 * Waits until nothing that was put off is left to do. The page's own clock is asked: a timer that was set before this one,
 * for less time, has run when this one does, however slow the machine is.
 */
export async function settled(page) {
  await page.evaluate(() => new Promise((done) => setTimeout(done, 250)));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/**
 * Returns what is shown of these activities: those whose own row is, those that any row in a table leads to, and what
 * the page says of how many there are.
 */
export async function shown(page, ids) {
  return page.evaluate((ids) => {
    const isShown = (element) => element.checkVisibility();
    const rows = ids.filter((id) => isShown(document.getElementById(id).closest("tr")));
    const links = [...document.querySelectorAll("td a[href^='#'], th a[href^='#']")].filter(isShown);
    const led = new Set(links.map((link) => decodeURIComponent(link.hash.slice(1))));
    const said = document.querySelector("form [role=status]").textContent;
    return { rows, led: ids.filter((id) => led.has(id)), said };
  }, ids);
}
