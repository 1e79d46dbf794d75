// How long a change takes to be seen once it is dispatched, two hundred times: one hundred saves of the form of a service,
// from the form being handed to the app to the frame that shows the card with its receipt; and one hundred steps back and
// forth with the buttons of the header, on five screens, from the click to the next frame. What the browser does with a form
// between the click and handing it over is shown beside.
import { median, percentile } from "../harness/page.mjs";

const SAVES = 100;
const SCREENS = ["/", "/guida", "/territori", "/reti", "/scambio"];
const STEPS = 10;

/** Opens the form of the service on screen, writes a note of this round, saves it. */
const save = (page, round) =>
  page.evaluate(async (round) => {
    const edit = () => [...document.querySelectorAll("[aria-labelledby=lavoro] a")].find((one) => one.textContent.trim() === "Modifica");
    await window.bench.shown(edit);
    const title = document.querySelector("h1").textContent;
    edit().click();
    await window.bench.shown(() => document.querySelector("textarea[name=note], textarea[id$=note]"));
    const note = document.querySelector("textarea[name=note], textarea[id$=note]");
    note.value = `Riletto al telefono, la volta numero ${round}.`;
    note.dispatchEvent(new Event("input", { bubbles: true }));
    const button = document.querySelector("form button[type=submit]");
    // Whoever has written a note presses the button after the form has come to rest.
    await window.bench.rested();
    const handed = window.bench.heard("submit");
    const clicked = performance.now();
    const all = await window.bench.timed(() => button.click(), () => document.querySelector("h1")?.textContent === title && document.querySelector(".toast"));
    return { all, app: all - ((await handed) - clicked) };
  }, round);

/** Goes to a screen without loading the page again: what was done can still be taken back. */
async function turnTo(page, path) {
  await page.evaluate((path) => {
    const link = document.createElement("a");
    link.href = path;
    document.querySelector("main").append(link);
    link.click();
    link.remove();
  }, path);
  await page.waitForURL((url) => url.pathname.endsWith(path));
  await page.locator("h1").waitFor();
  await page.evaluate(() => window.bench.painted());
}

const step = (page, word) =>
  page.evaluate((word) => {
    const button = [...document.querySelectorAll(".tools button")].find((one) => one.textContent.trim().startsWith(word));
    return window.bench.timed(() => button.click());
  }, word);

export async function measure({ notebook }) {
  const { open } = await notebook(1);
  const page = await open("/guida/service-g00007");
  const all = [];
  const say = (what, times) =>
    console.log(`${what.padEnd(26)} median ${median(times).toFixed(0).padStart(4)} ms   95 of 100 within ${percentile(times, 95).toFixed(0).padStart(4)} ms`);
  const saves = [];
  for (let round = 0; round < SAVES; round += 1) saves.push(await save(page, round));
  all.push(...saves.map(({ app }) => app));
  say("save of a service", all);
  say("the same from the click", saves.map(({ all }) => all));
  for (const path of SCREENS) {
    await turnTo(page, path);
    const steps = [];
    for (let round = 0; round < STEPS; round += 1) steps.push(await step(page, "Annulla"));
    for (let round = 0; round < STEPS; round += 1) steps.push(await step(page, "Ripeti"));
    all.push(...steps);
    say(`back and forth on ${path}`, steps);
  }
  await page.close();
  return { command_paint_p95_ms: { value: Math.round(percentile(all, 95)), unit: "ms", goal: "≤ 50" } };
}
