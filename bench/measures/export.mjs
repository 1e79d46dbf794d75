// How long a working file takes to go out, unsealed: from the click on «Salva su file» to its receipt on screen, the file written.
// Beside it the floor: JSON.stringify of the same document, indented.
import { filesOf, textOf } from "../harness/notebook.mjs";
import { list, median } from "../harness/page.mjs";

const RUNS = 7;

/** Clicks, until the receipt of this very click is painted. */
const click = (page) =>
  page.evaluate(() => {
    const receipts = () => [...document.querySelectorAll(".toast")];
    const before = new Set(receipts());
    const save = document.querySelector("[aria-labelledby=salva] button[data-kind=main]");
    return window.bench.timed(() => save.click(), () => receipts().some((receipt) => !before.has(receipt)));
  });

export async function measure({ notebook }) {
  const { open } = await notebook(1);
  const page = await open("/scambio");
  await page.getByRole("radio", { name: "Edizione di lavoro" }).check();
  // The first file asks for the name of the device.
  await page.locator("[aria-labelledby=salva] button[data-kind=main]").click();
  await page.locator("#nome-del-dispositivo").fill("Portatile delle misure");
  await page.getByRole("button", { name: "Salva il nome e il file" }).click();
  await page.locator("[aria-labelledby=salva] .notice[data-status=good]").waitFor();
  const times = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await click(page));
  const floors = await page.evaluate((text) => {
    const document = JSON.parse(text);
    return [1, 2, 3].map(() => {
      const start = performance.now();
      new Blob([JSON.stringify(document, null, 2)]);
      return performance.now() - start;
    });
  }, textOf(filesOf(1)[0]));
  console.log(`${list(times)} ms; the floor ${list(floors)} ms`);
  await page.close();
  const [value, lowest] = [median(times), median(floors)];
  return {
    export_ms: {
      value: Math.round(value), unit: "ms", goal: "≤ 1,000",
      peer: `JSON.stringify ${Math.round(lowest)} ms`, ratio: Number((value / lowest).toFixed(1)),
    },
  };
}
