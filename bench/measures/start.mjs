// How long a start takes on a large notebook: from the navigation to the first card of the guide on screen, all files kept
// by the service worker. Median of several; the same screen with the Plan's own data says how much of it is the app itself.
// The first card is seen on the still that the last visit left, so it is told beside it when the app has drawn its own.
import { eventually, visit } from "../../tests/browser/harness/browser.mjs";
import { list, median } from "../harness/page.mjs";
import { saved } from "../harness/notebook.mjs";

const RUNS = 7;

/** The first card on screen, the moment from which the app has drawn it, and the one from which the tab may write. */
async function start({ context }, site) {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const { shown } = window.bench;
    window.seen = {
      row: shown(() => document.querySelector("#risposte .card")),
      drawn: shown(() => document.querySelector(":not(#fermo) > #contenuto .card") && !document.querySelector("#fermo")),
      settled: shown(() => document.querySelector("[data-state=saved]")),
    };
  });
  await visit(page, site, "/guida");
  const times = await page.evaluate(async () => {
    const { row, drawn, settled } = window.seen;
    return { row: await row, drawn: await drawn, settled: await settled };
  });
  await saved(page);
  // As for anybody who stays longer than a second.
  await eventually(page, () => localStorage.getItem(`filo.still.${location.pathname}`) !== null);
  await page.close();
  return times;
}

async function starts(notebook, site, runs = RUNS) {
  // The first one compiles what later ones find compiled.
  await start(notebook, site);
  const all = [];
  for (let run = 0; run < runs; run += 1) all.push(await start(notebook, site));
  const [rows, drawn, settled] = ["row", "drawn", "settled"].map((moment) => all.map((times) => times[moment]));
  console.log(`×${notebook.times}: first card after ${list(rows)} ms, drawn by the app after ${list(drawn)} ms; may write after ${Math.round(median(settled))} ms`);
  return { row: Math.round(median(rows)), drawn: Math.round(median(drawn)) };
}

export async function measure({ site, notebook }) {
  const plan = await starts(await notebook(0), site);
  const large = await starts(await notebook(1), site);
  const tenfold = await starts(await notebook(10), site, 3);
  return {
    start_ms: { value: large.row, unit: "ms", goal: "≤ 300", peer: `drawn by the app after ${large.drawn} ms` },
    start_drawn_ms: {
      value: large.drawn, unit: "ms",
      peer: `with the Plan’s data alone ${plan.drawn} ms`, ratio: Number((large.drawn / plan.drawn).toFixed(2)),
    },
    start_growth_x10: {
      value: Number((tenfold.drawn / large.drawn).toFixed(1)), unit: "times", goal: "≤ 12",
      peer: `drawn by the app after ${tenfold.drawn} ms`,
    },
  };
}
