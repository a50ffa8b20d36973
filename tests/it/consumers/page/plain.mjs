// What a page says of each activity to who reads it without scripts: `plain.mjs TOOLS PAGE FILE`, where FILE lists the
// activities' ids. And whether it promises what only a script keeps.

import { readFileSync } from "node:fs";

import { inBrowser, open, told } from "./browser.mjs";

const [file, list] = told;
const ids = JSON.parse(readFileSync(list, "utf8"));

await inBrowser(async (browser) => {
  const page = await open(browser, file, { scripts: false });
  const rows = await page.evaluate(
    (ids) => ids.map((id) => [...(document.getElementById(id)?.closest("tr").cells ?? [])].map((cell) => cell.innerText)),
    ids,
  );
  // What is left out of the accessibility tree is not read out either.
  const { nodes } = await (await page.createCDPSession()).send("Accessibility.getFullAXTree");
  // A link is read out by its name, where it stands; its text comes later in this list.
  const read = nodes.filter((node) => !node.ignored && ["StaticText", "link"].includes(node.role.value));
  const heard = read.map((node) => node.name.value);
  const controls = nodes.filter((node) => !node.ignored && ["button", "combobox", "searchbox"].includes(node.role.value));
  return { rows, heard: heard.join(" "), controls: controls.map((node) => node.name.value) };
});
