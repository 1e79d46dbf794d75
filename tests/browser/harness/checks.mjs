// Checks that hold on every screen, whatever it shows.
import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** No violation that axe can find in the page as it is now. */
export async function axe(page) {
  // As a plain script sent by the debugger: the page's own policy stays as strict as it is.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const violations = await page.evaluate(async (values) => {
    const result = await window.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
    return result.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.slice(0, 5).map((node) => `${node.target.join(" ")}: ${node.failureSummary}`),
    }));
  }, RULES);
  assert.deepEqual(violations, [], `axe at ${page.url()}`);
}

/** Nothing makes the page wider than the screen. */
export async function sidewaysScroll(page) {
  const wide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const beyond = [...document.body.querySelectorAll("*")].filter((node) => node.getBoundingClientRect().right > room + 1);
    return beyond.slice(0, 5).map((node) => `${node.localName}.${node.className} reaches ${node.getBoundingClientRect().right} of ${room}`);
  });
  assert.deepEqual(wide, [], `sideways scrolling at ${page.url()}`);
}
