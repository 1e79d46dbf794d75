// How long a file takes to come in: from the moment the page has it to the preview, and from «Unisci» to the receipt; the
// sum is the figure, since a person waits for both. Ten times as much is over the 64 MiB that a file may have: it comes in
// as two files, and their times are added. Beside it the floor: JSON.parse of the same file and one strict put.
import { bring, filesOf, fresh, textOf } from "../harness/notebook.mjs";
import { list, median } from "../harness/page.mjs";

const RUNS = 5;

/** What a browser does at least: decodes and parses the text, and has it on disk. */
const floor = (page, file) =>
  page.evaluate(async (text) => {
    const bytes = new TextEncoder().encode(text);
    const database = await new Promise((done, failed) => {
      const opening = indexedDB.open("floor", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore("texts");
      opening.onsuccess = () => done(opening.result);
      opening.onerror = () => failed(opening.error);
    });
    const start = performance.now();
    const decoded = new TextDecoder().decode(bytes);
    JSON.parse(decoded);
    await new Promise((done, failed) => {
      const writing = database.transaction("texts", "readwrite", { durability: "strict" });
      writing.objectStore("texts").put(decoded, "one");
      writing.oncomplete = done;
      writing.onerror = () => failed(writing.error);
    });
    const took = performance.now() - start;
    database.close();
    indexedDB.deleteDatabase("floor");
    return took;
  }, file);

const sum = ({ reading, joining }) => reading + joining;
const parts = (all) => `${list(all.map((one) => one.reading))} ms to the preview, ${list(all.map((one) => one.joining))} ms to the receipt`;

export async function measure({ site }) {
  const [file] = filesOf(1);
  const all = [];
  const floors = [];
  for (let run = 0; run < RUNS; run += 1) {
    const { page, close } = await fresh(site, "/scambio");
    all.push(await bring(page, file));
    floors.push(await floor(page, textOf(file)));
    await close();
  }
  console.log(`×1: ${parts(all)}; the floor ${list(floors)} ms`);
  const { page, close } = await fresh(site, "/scambio");
  const tenfold = [];
  for (const part of filesOf(10)) tenfold.push(await bring(page, part));
  await close();
  console.log(`×10, in ${tenfold.length} files: ${parts(tenfold)}`);
  const value = median(all.map(sum));
  const whole = tenfold.reduce((all, one) => all + sum(one), 0);
  const lowest = median(floors);
  return {
    import_ms: {
      value: Math.round(value), unit: "ms", goal: "≤ 1,000",
      peer: `JSON.parse and one put ${Math.round(lowest)} ms`, ratio: Number((value / lowest).toFixed(1)),
    },
    import_growth_x10: {
      value: Number((whole / value).toFixed(1)), unit: "times", goal: "≤ 12", peer: `${Math.round(whole)} ms`,
    },
  };
}
