// The promise of *Salvato*, kept by the app itself: what it had called saved is there after the browser was killed in the
// middle of further edits. Those that were on their way may be there or not, but never halfway.
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { launchKillable, saved, serveSite, visit } from "../harness.mjs";

/** How often the browser dies. */
const KILLS = Number(process.env.KILLS ?? 10);

/** The number in the title that the notebook has now. */
async function numbered(page) {
  const title = await page.getByRole("region", { name: "Il quaderno" }).getByText(/^Titolo \d+$/).textContent();
  return Number(title.match(/\d+/)[0]);
}

/** Gives title after title, as fast as nobody can, as long as the page lives; the first has the number `from`. */
function keepEditing(from) {
  const setText = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
  const button = (words) => [...document.querySelectorAll("main button")].find((each) => each.textContent.trim() === words);
  let n = from;
  const step = () => {
    const opener = button("Cambia il titolo");
    const field = [...document.querySelectorAll("main input")].find((input) => /-title$/.test(input.id));
    if (opener) opener.click();
    else if (field) {
      setText.call(field, `Titolo ${n}`);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.form.requestSubmit();
      n += 1;
    }
    setTimeout(step, Math.random() * 20);
  };
  step();
}

test(`what was called Salvato survives ${KILLS} deaths of the browser`, async (t) => {
  const site = await serveSite(t);
  const browser = launchKillable(t, { site });
  let promised = 0;
  for (let kill = 0; ; kill += 1) {
    const page = await browser.start();
    await visit(page, site, "/impostazioni");
    await saved(page);
    const found = kill === 0 ? 0 : await numbered(page);
    assert.ok(found >= promised, `kill ${kill}: title ${promised} was called Salvato, ${found} is there`);
    assert.equal(await page.getByText("rimasto da parte").count(), 0, "nothing is left that cannot be read");
    if (kill === KILLS) return;
    await page.evaluate(keepEditing, found + 1);
    // Any title seen while the sign says Salvato counts, and by then others are on their way.
    const enough = found + 1 + Math.floor(Math.random() * 8);
    promised = await page.evaluate(
      (least) => new Promise((done) => {
        const look = () => {
          const title = /Titolo (\d+)/.exec(document.querySelector("[aria-labelledby=quaderno] b")?.textContent);
          const sign = document.querySelector("header [role=status]").textContent;
          if (title && Number(title[1]) >= least && /^Salvato/.test(sign.trim())) done(Number(title[1]));
          else setTimeout(look);
        };
        look();
      }),
      enough,
    );
    await browser.kill();
  }
});
