// How a person acts on a page: with a pointer, or with the keyboard alone. A journey that is told in these few words can
// be gone through in both ways.
import { strict as assert } from "node:assert";

/** Whether something has the focus. */
export const has = (target) => target.evaluate((node) => node === document.activeElement);

/** Presses Tab until something has the focus. What is farther away than this nobody would reach. */
export async function reach(page, target, key = "Tab") {
  for (let pressed = 0; pressed < 150; pressed += 1) {
    if (await has(target)) return;
    await page.keyboard.press(key);
  }
  assert.fail(`150 times ${key} did not reach ${target}`);
}

/** Reaches something and presses Enter on it. */
export async function enter(page, target) {
  await reach(page, target);
  await page.keyboard.press("Enter");
}

/** Reaches a field and writes in the place of what is there. */
export async function write(page, field, text) {
  await reach(page, field);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
}

/** Chooses in a list by the letters it begins with, and goes on by arrows where more begin alike. */
export async function choose(page, list, letters) {
  await reach(page, list);
  // What stands on no key would be inserted where the text cursor is: in the field before the list.
  await page.keyboard.type(/^[ -~]*/.exec(letters)[0]);
  const chosen = () => list.evaluate((node) => node.selectedOptions[0]?.label ?? "");
  for (let left = await list.locator("option").count(); !(await chosen()).startsWith(letters); left -= 1) {
    assert.ok(left > 0, `nothing in ${list} begins with ${letters}`);
    await page.keyboard.press("ArrowDown");
  }
}

/** Writes a day, `2026-11-25`, in the order in which this browser asks for its parts: the month first, or the day. */
export async function writeDay(page, field, day) {
  const [year, month, date] = day.split("-");
  await reach(page, field);
  for (const parts of [month + date + year, date + month + year]) {
    await page.keyboard.type(parts);
    if ((await field.inputValue()) === day) return;
    for (const _ of [1, 2]) await page.keyboard.press("ArrowLeft");
  }
  assert.fail(`${day} could not be written in ${field}`);
}

/** The hands of somebody with a mouse or a finger. */
export const pointer = () => ({
  // Where a person looks, away from the foot of the screen: what was just done is told there.
  press: async (target) => {
    await target.evaluate((node) => node.scrollIntoView({ block: "center" }));
    await target.click();
  },
  write: (field, text) => field.fill(text),
  day: (field, day) => field.fill(day),
  choose: (list, words) => list.selectOption({ label: words }),
  tick: (box) => box.check(),
});

/** The hands of somebody who has a keyboard and nothing else. */
export const keys = (page) => ({
  press: (target) => enter(page, target),
  write: (field, text) => write(page, field, text),
  day: (field, day) => writeDay(page, field, day),
  choose: (list, words) => choose(page, list, words),
  tick: async (box) => {
    await reach(page, box);
    await page.keyboard.press("Space");
    assert.ok(await box.isChecked());
  },
});
