// How much memory a large notebook takes: after a start and a look at every door, the wasm memory and the JS heap that is
// left when everything that can be collected was.
import { median } from "../harness/page.mjs";

const DOORS = ["Guida", "Territori", "Scambio", "Oggi"];

/** Both, in megabytes. */
async function memoryOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.enable");
  for (let round = 0; round < 3; round += 1) await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const wasm = await page.evaluate(() => window.bench.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0));
  await session.detach();
  return { wasm: wasm / 1e6, heap: usedSize / 1e6 };
}

const words = ({ wasm, heap }) => `wasm ${wasm.toFixed(1)} MB and heap ${heap.toFixed(1)} MB`;

async function afterALook({ open }) {
  const page = await open("/");
  for (const name of DOORS) {
    await page.getByRole("navigation", { name: "Sezioni" }).getByRole("link", { name }).click();
    await page.locator("h1").waitFor();
    await page.evaluate(() => window.bench.painted());
  }
  const memory = await memoryOf(page);
  await page.close();
  return memory;
}

export async function measure({ notebook }) {
  const large = await notebook(1);
  const runs = [];
  for (let run = 0; run < 3; run += 1) runs.push(await afterALook(large));
  const plan = await afterALook(await notebook(0));
  console.log(`${runs.map(words).join("; ")}; with the Plan’s data alone ${words(plan)}`);
  const sum = ({ wasm, heap }) => wasm + heap;
  const value = median(runs.map(sum));
  return {
    memory_mb: {
      value: Math.round(value), unit: "MB", goal: "≤ 120",
      peer: `with the Plan’s data alone ${Math.round(sum(plan))} MB`, ratio: Number((value / sum(plan)).toFixed(2)),
    },
  };
}
