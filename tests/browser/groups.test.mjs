// What a guiding group does from its first day, without network: begin, meet, log a need, map a resource by talking, check
// and publish it, find it in the guide, print the minutes, pass everything on, and every link still leads where it should.
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { bring, exportFile, keys, open, pointer, saved, serveSite, take } from "./harness.mjs";
import * as group from "./harness/community.mjs";

const { STORY, dialog, main, title } = group;
const WALKERS = [
  ["by keyboard alone, at 1280×720", keys, { width: 1280, height: 720 }],
  ["at 360 px", pointer, { width: 360, height: 740 }],
];

/** What paper shows, as text, and what only the screen has. */
async function printed(page, meeting) {
  await page.emulateMedia({ media: "print" });
  const paper = main(page);
  await paper.getByRole("heading", { level: 1, name: meeting }).waitFor();
  for (const text of [STORY.decision, STORY.task, "operatrice", STORY.point, STORY.minutes, "sala civica", "famiglie: <5"]) {
    assert.ok(await paper.getByText(text).filter({ visible: true }).count() > 0, `«${text}» is on paper`);
  }
  const year = new Date().getFullYear().toString();
  assert.ok(await paper.getByText(year).filter({ visible: true }).count() > 0, "the day is on paper");
  const seen = await page.evaluate(() => {
    const chrome = ["header.masthead", ".masthead nav", "button", ".toasts", ".crumbs", "form", "input", ".foot"];
    return chrome.filter((each) => [...document.querySelectorAll(each)].some((node) => node.checkVisibility()));
  });
  assert.deepEqual(seen, [], "no chrome on paper");
  await page.emulateMedia({ media: "screen" });
}

/** Follows a link by its words, and waits for the place it leads to: a page, or a panel above this one. */
async function follow(page, hands, within, name, there) {
  await hands.press(within.getByRole("link", { name, exact: true }).first());
  await there.waitFor();
}

/** From the meeting to everything that came of it and back, one click each way. The page must be the meeting. */
async function walk(page, hands, meeting) {
  const heading = (name) => page.getByRole("heading", { level: 1, name, exact: true });
  const panel = (name) => dialog(page, name).getByRole("heading", { level: 2, name });
  for (const [name, field] of [[STORY.decision, "Decisione"], [STORY.task, "Compito"], [STORY.need, "Bisogno"]]) {
    await follow(page, hands, main(page), name, panel(name));
    assert.ok(await dialog(page, name).getByText(new RegExp(`^${field}$`, "i")).count() > 0);
    await follow(page, hands, dialog(page, name), meeting, heading(meeting));
  }
  await follow(page, hands, main(page), STORY.talk, panel(STORY.talk));
  await follow(page, hands, dialog(page, STORY.talk), STORY.resource, heading(STORY.resource));
  await follow(page, hands, main(page), STORY.talk, panel(STORY.talk));
  await follow(page, hands, dialog(page, STORY.talk), meeting, heading(meeting));
  await follow(page, hands, main(page), STORY.resource, heading(STORY.resource));
  await follow(page, hands, main(page), "Aprila nella guida", heading(STORY.offer));
  await follow(page, hands, main(page), meeting, heading(meeting));
  // The service is one click from the meeting, the conversation and the need, too, and back.
  const service = (within) => within.locator("a[href*='/guida/']").first();
  const toService = async (within) => {
    await hands.press(service(within));
    await heading(STORY.offer).waitFor();
  };
  await toService(main(page));
  await follow(page, hands, main(page), STORY.talk, panel(STORY.talk));
  await toService(dialog(page, STORY.talk));
  await follow(page, hands, main(page), STORY.need, panel(STORY.need));
  await toService(dialog(page, STORY.need));
  await follow(page, hands, main(page), meeting, heading(meeting));
}

/** Goes from the first door to the meeting. */
async function toMeeting(page, hands, meeting) {
  await group.enterRoom(page, hands, "Incontri");
  await hands.press(main(page).getByRole("link", { name: meeting, exact: true }).first());
  await title(page, meeting);
}

for (const [how, handsOf, screen] of WALKERS) {
  test(`a group begins, meets, maps and passes it all on, without network, ${how}`, async (t) => {
    const site = await serveSite(t);
    const page = await open(t, { site, ...screen, offline: true });
    const hands = handsOf(page);
    await group.setUp(page, hands);
    await hands.press(page.getByRole("link", { name: "Prepara l’incontro" }));
    await title(page, /^Primo incontro: /);
    const meeting = await page.getByRole("heading", { level: 1 }).textContent();
    await group.holdMeeting(page, hands);
    await group.mapByTalking(page, hands, meeting);
    await group.publish(page, hands);
    await group.findInGuide(page, hands);
    await toMeeting(page, hands, meeting);
    await group.answerNeed(page, hands);
    await group.writeMinutes(page, hands);
    await printed(page, meeting);
    await hands.press(page.getByRole("navigation", { name: "Sezioni" }).getByRole("link", { name: "Scambio" }));
    const file = await exportFile(page, /^Copia completa/);

    await t.test("and elsewhere every link leads where it should", async () => {
      await site.start();
      const other = await open(t, { site, ...screen, path: "/scambio", offline: true });
      await bring(other, file.name, file.text);
      await other.getByRole("radio", { name: /^È mia/ }).check();
      await take(other);
      await saved(other);
      const elsewhere = handsOf(other);
      await toMeeting(other, elsewhere, meeting);
      await walk(other, elsewhere, meeting);
      await printed(other, meeting);
    });
  });
}
