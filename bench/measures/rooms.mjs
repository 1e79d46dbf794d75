// How long the rooms of the groups take on a large notebook: a meeting opened from the list, from the click to the frame that
// shows its heading; and the list of a thousand sheets, from a filter or a letter typed to the frame that shows its answer.
import { median, percentile } from "../harness/page.mjs";

const MEETINGS = 20;
const FILTERS = 40;
const WORDS = ["biblioteca", "scuola", "anziani", "cortile"];

/** Opens one meeting after another from the list. */
async function openings({ open }) {
  const page = await open("/incontri");
  const times = [];
  for (let round = 0; round < MEETINGS; round += 1) {
    const time = await page.evaluate(async (round) => {
      await window.bench.shown(() => document.querySelectorAll("main a[href*='/incontri/meeting-']").length > round);
      const link = document.querySelectorAll("main a[href*='/incontri/meeting-']")[round];
      const title = link.textContent.trim();
      return window.bench.timed(() => link.click(), () => document.querySelector("h1")?.textContent.trim() === title);
    }, round);
    // The first opening compiles and draws what later ones find drawn: people open more than one.
    if (round > 0) times.push(time);
    await page.goBack();
  }
  await page.close();
  return times;
}

/** Chooses filters by turns, then types words letter by letter. */
async function filters({ open }) {
  const page = await open("/mappatura");
  await page.locator("#stato").waitFor();
  const times = await page.evaluate(
    async ({ rounds, words }) => {
      const times = [];
      const settled = () => window.bench.timed(() => {});
      for (let round = 0; round < rounds; round += 1) {
        const select = document.querySelectorAll("main select")[round % 3];
        const next = (select.selectedIndex + 1) % select.options.length;
        times.push(
          await window.bench.timed(() => {
            select.selectedIndex = next;
            select.dispatchEvent(new Event("change", { bubbles: true }));
          }),
        );
        await settled();
      }
      const box = document.querySelector("main input[type=search]");
      for (const word of words) {
        for (let length = 1; length <= word.length; length += 1) {
          times.push(
            await window.bench.timed(() => {
              box.value = word.slice(0, length);
              box.dispatchEvent(new Event("input", { bubbles: true }));
            }),
          );
        }
      }
      return times;
    },
    { rounds: FILTERS, words: WORDS },
  );
  await page.close();
  return times;
}

export async function measure({ notebook }) {
  const figures = {};
  for (const times of [1, 10]) {
    const large = await notebook(times);
    const [opened, filtered] = [await openings(large), await filters(large)];
    console.log(`×${times}: a meeting opens in ${median(opened).toFixed(0)} ms (95 of 100 within ${percentile(opened, 95).toFixed(0)} ms); the list answers in ${median(filtered).toFixed(0)} ms`);
    const suffix = times === 1 ? "" : `_x${times}`;
    const goal = times === 1 ? "≤ 50" : undefined;
    figures[`open_meeting_ms${suffix}`] = { value: Math.round(median(opened)), unit: "ms", goal };
    figures[`list_filter_p95_ms${suffix}`] = { value: Math.round(percentile(filtered, 95)), unit: "ms", goal };
  }
  return figures;
}
