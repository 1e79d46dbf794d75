// How long a slow phone takes from the navigation to a screen that can be used: the heading is painted and the app has
// marked the page as ready. Four times slower a processor, nothing cached, the median of seven.
import { throttle } from "../../tests/browser/harness/browser.mjs";

const RUNS = 7;
const RATE = 4;

/** Runs in the page, before anything else: notes when both have come true and a frame has shown them. */
function watch() {
  const usable = () => {
    const heading = document.querySelector("h1");
    return "ready" in document.documentElement.dataset && heading !== null && heading.getClientRects().length > 0;
  };
  const observer = new MutationObserver(() => {
    if (!usable()) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => (window.usableAfter = performance.now())));
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true });
}

export async function measure({ site, freshPage }) {
  const times = [];
  for (let run = 0; run < RUNS; run += 1) {
    const page = await freshPage();
    await throttle(page, RATE);
    await page.addInitScript(watch);
    await page.goto(site.url);
    await page.waitForFunction(() => window.usableAfter !== undefined);
    times.push(Math.round(await page.evaluate(() => window.usableAfter)));
    await page.context().close();
  }
  times.sort((a, b) => a - b);
  console.log(`${RUNS} runs: ${times.join(", ")} ms`);
  return { interactive_cpu4x_ms: { value: times[(RUNS - 1) / 2], unit: "ms", goal: "≤ 2,000" } };
}
