// What a file of 10,000 records brings to a notebook of 10,000, of which 1,000 differ: from the moment the page has the file
// to the preview on screen, how evenly that preview scrolls, and the memory it takes beside the size of the file.
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bring, fresh, saved } from "../harness/notebook.mjs";
import { percentile } from "../harness/page.mjs";

const file = (name) => fileURLToPath(new URL(`../../target/bench/${name}`, import.meta.url));

/** The wasm memory, and what is left of the heap when everything that can be collected was; in bytes. */
async function memory(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.enable");
  for (let round = 0; round < 3; round += 1) await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize + (await page.evaluate(() => window.bench.memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0)));
}

export async function measure({ site }) {
  const notebook = await fresh(site, "/scambio");
  const { page } = notebook;
  await bring(page, file("ours.json"));
  await saved(page);
  await page.reload();
  await saved(page);
  const before = await memory(page);
  await page.evaluate(() => {
    document.querySelector("input[type=file]").addEventListener("change", () => (window.chosen = performance.now()), { capture: true, once: true });
    window.previewed = window.bench.shown(() => document.querySelector("#prima-di-unire"));
  });
  await page.locator("input[type=file]").first().setInputFiles(file("theirs.json"));
  const preview = await page.evaluate(async () => (await window.previewed) - window.chosen);
  const size = statSync(file("theirs.json")).size;
  const held = (await memory(page)) - before;
  // Every group is opened, so that there is something to scroll through.
  const only = page.getByRole("checkbox", { name: /decisione|solo queste/ });
  if (await only.count()) await only.first().uncheck();
  for (const summary of await page.locator("main details > summary").all()) await summary.click().catch(() => {});
  const frames = await page.evaluate(async () => {
    const times = [];
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    let last = await frame();
    for (let n = 0; n < 240; n += 1) {
      window.scrollBy(0, 120);
      const now = await frame();
      times.push(now - last);
      last = now;
    }
    return times;
  });
  await notebook.close();
  return {
    preview_10k_ms: { value: Math.round(preview), unit: "ms", goal: "≤ 1500" },
    preview_frame_p95_ms: { value: Number(percentile(frames, 95).toFixed(1)), unit: "ms", goal: "≤ 17" },
    preview_memory_ratio: {
      value: Number((held / size).toFixed(2)), unit: "times", goal: "≤ 3", peer: `file of ${(size / 1e6).toFixed(1)} MB`,
    },
  };
}
