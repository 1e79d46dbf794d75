// How long a start takes on a large notebook: from the navigation to the first card of the guide on screen, all files kept
// by the service worker. Median of several; the same screen with the Plan's own data says how much of it is the app itself.
import { visit } from "../../tests/browser/harness/browser.mjs";
import { list, median } from "../harness/page.mjs";
import { saved } from "../harness/notebook.mjs";

const RUNS = 7;

/** The first card on screen, and the moment from which the tab may write. */
async function start({ context }, site) {
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.firstRow = window.bench.shown(() => document.querySelector("#risposte .card"));
    window.settled = window.bench.shown(() => document.querySelector("[data-state=saved]"));
  });
  await visit(page, site, "/guida");
  const times = await page.evaluate(async () => ({ row: await window.firstRow, settled: await window.settled }));
  await saved(page);
  await page.close();
  return times;
}

async function starts(notebook, site, runs = RUNS) {
  // The first one compiles what later ones find compiled.
  await start(notebook, site);
  const rows = [];
  const settled = [];
  for (let run = 0; run < runs; run += 1) {
    const times = await start(notebook, site);
    rows.push(times.row);
    settled.push(times.settled);
  }
  console.log(`×${notebook.times}: first card after ${list(rows)} ms; may write after ${Math.round(median(settled))} ms`);
  return median(rows);
}

export async function measure({ site, notebook }) {
  const plan = await starts(await notebook(0), site);
  const large = await starts(await notebook(1), site);
  const tenfold = await starts(await notebook(10), site, 3);
  return {
    start_ms: {
      value: Math.round(large), unit: "ms", goal: "≤ 300",
      peer: `with the Plan’s data alone ${Math.round(plan)} ms`, ratio: Number((large / plan).toFixed(2)),
    },
    start_growth_x10: {
      value: Number((tenfold / large).toFixed(1)), unit: "times", goal: "≤ 12", peer: `${Math.round(tenfold)} ms`,
    },
  };
}
