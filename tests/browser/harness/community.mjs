// What a guiding group does, in the words of its screens: the acts that the journeys through its rooms share.
import { saved } from "./notebook.mjs";

/** Everything that the story of a group leaves behind, by the names under which it is found again. */
export const STORY = {
  territory: "Bozzolo, Rivarolo Mantovano, San Martino",
  facilitator: "facilitatrice di rete",
  point: "Chi non arriva ai servizi",
  decision: "Chiedere al comune due corse la sera",
  task: "Telefonare all’ufficio trasporti",
  need: "Dopo le 18 non c’è una corriera per tornare",
  minutes: "Si è parlato di chi lavora fino a tardi e non ha l’auto.",
  talk: "Colloquio con l’oratorio",
  resource: "Passaggi in auto dei volontari",
  offer: "Un passaggio in auto per chi la sera non ha la corriera",
};

/** Today, as the browser of a test counts it. */
export const today = () => new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Rome" });

export const main = (page) => page.getByRole("main");
export const title = (page, name) => page.getByRole("heading", { level: 1, name, exact: typeof name === "string" }).waitFor();
export const dialog = (page, name) => page.getByRole("dialog", { name });
export const button = (within, name) => within.getByRole("button", { name, exact: true });
export const region = (page, name) => page.getByRole("region", { name });

/** The form of a new need. */
export const NEED = "Che cosa serve, e a chi?";

/** A field by its words, whether or not it may stay empty. */
const exactly = (name) => new RegExp(`^${name.replace(/[?()]/g, "\\$&")}( facoltativo)?$`);
export const box = (within, name) => within.getByRole("textbox", { name: exactly(name) });
export const list = (within, name) => within.getByRole("combobox", { name: exactly(name) });

/** Goes through a door of the header, and from there into a room. */
export async function enterRoom(page, hands, room) {
  await hands.press(page.getByRole("navigation", { name: "Sezioni" }).getByRole("link", { name: "Gruppi" }));
  await title(page, "Chi si trova per la propria comunità");
  if (room) await hands.press(page.getByRole("navigation", { name: "Il lavoro dei gruppi" }).getByRole("link", { name: room }));
}

/** The first of the groups that wait is set up, with the day of its first meeting. The page of the group is left open. */
export async function setUp(page, hands) {
  await enterRoom(page, hands);
  await hands.press(button(page, "Costituisci il primo gruppo"));
  const asked = dialog(page, "Come comincia il gruppo?");
  await hands.write(box(asked, "Chi facilita (ruolo)"), STORY.facilitator);
  await hands.press(button(asked, "Avanti"));
  await hands.write(box(asked, "Famiglie"), "6");
  await hands.write(box(asked, "Giovani"), "2");
  await hands.press(button(asked, "Avanti"));
  await hands.day(box(asked, "In che giorno"), today());
  await hands.write(box(asked, "Dove"), "sala civica");
  await hands.press(button(asked, "Costituisci il gruppo"));
  await page.getByRole("heading", { level: 2, name: /^Prossimo incontro: / }).waitFor();
  await saved(page);
}

/** The meeting that is prepared is held: what was talked about, who came, what was decided, who does what, a need. */
export async function holdMeeting(page, hands) {
  await hands.write(box(main(page), "Un punto in più"), STORY.point);
  await hands.press(button(region(page, "Di che cosa parliamo"), "Aggiungi"));
  await hands.tick(main(page).getByRole("checkbox", { name: STORY.point }));
  await hands.press(button(page, "Comincia l’incontro"));
  await hands.press(button(page, "Famiglie: uno in più"));
  await hands.press(button(page, "Famiglie: uno in più"));
  await page.getByRole("heading", { name: "Presenti: 2" }).waitFor();

  await hands.press(button(page, "Una decisione"));
  const deciding = dialog(page, "Che cosa avete deciso?");
  await hands.write(box(deciding, "Che cosa si è deciso"), STORY.decision);
  await hands.press(button(deciding, "Aggiungi"));
  await main(page).getByRole("link", { name: STORY.decision }).waitFor();

  await hands.press(button(page, "Un compito"));
  const doing = dialog(page, "Che cosa c’è da fare?");
  await hands.write(box(doing, "Che cosa c’è da fare"), STORY.task);
  await hands.write(box(doing, "Chi se ne occupa (ruolo)"), "operatrice");
  await hands.press(button(doing, "Aggiungi"));
  await main(page).getByRole("link", { name: STORY.task }).waitFor();

  await hands.press(button(page, "Un bisogno"));
  const needing = dialog(page, NEED);
  await hands.write(box(needing, "Che cosa serve"), STORY.need);
  await told(needing, hands);
  await hands.press(button(needing, "Aggiungi"));
  await main(page).getByRole("link", { name: STORY.need }).waitFor();
  await saved(page);
}

/** Who says it, asked once at the foot of a form. */
async function told(form, hands) {
  await hands.choose(list(form, "Chi lo dice?"), "L’abbiamo verificato");
  await hands.write(box(form, "Chi ha verificato? Il ruolo, mai il nome"), "operatrice");
}

/** A conversation that was decided in a meeting, and the sheet that comes of it. The page of the sheet is left open. */
export async function mapByTalking(page, hands, meeting) {
  await enterRoom(page, hands, "Mappatura");
  await hands.press(page.getByRole("link", { name: /^Colloqui/ }));
  await hands.press(button(page, "Aggiungi un colloquio"));
  const asked = dialog(page, "Con chi è il colloquio?");
  await hands.write(box(asked, "Titolo"), STORY.talk);
  await hands.choose(list(asked, "Con chi (categoria)"), "Parrocchia");
  await hands.choose(list(asked, "Micro-territorio"), STORY.territory);
  await hands.day(box(asked, "Giorno"), today());
  await hands.press(asked.getByRole("button", { name: /^Aggiungi/ }));

  const talk = dialog(page, STORY.talk);
  await hands.press(button(talk, "Segna come svolto"));
  const held = dialog(page, "Che cosa è emerso?");
  await hands.write(box(held, "Che cosa è emerso"), "Due auto e cinque volontari, la sera.");
  await hands.press(button(held, "Segna come svolto"));
  await talk.getByText("Due auto e cinque volontari, la sera.").waitFor();
  await hands.press(button(talk, "Modifica"));
  await hands.choose(list(talk, "Incontro in cui si è deciso"), meeting);
  await hands.press(button(talk, "Salva"));

  await hands.press(button(talk, "Apri una scheda"));
  const opening = dialog(page, "Quale risorsa vuoi mappare?");
  await hands.write(box(opening, "Nome"), STORY.resource);
  await hands.choose(list(opening, "Che tipo di risorsa è"), "Gruppo informale");
  await hands.choose(list(opening, "Formale o informale"), "Informale");
  await hands.write(box(opening, "Che cosa fa davvero"), "Accompagnano chi esce tardi dal lavoro.");
  await hands.choose(list(opening, "Comune o frazione"), "Bozzolo");
  await hands.press(button(opening, "Apri la scheda"));
  await title(page, STORY.resource);
  await saved(page);
}

/** The sheet is filled in, checked and published. */
export async function publish(page, hands) {
  const part = async (name, fill) => {
    const card = region(page, name);
    const way = card.getByRole("link", { name: /^(Compila|Modifica)/ });
    await hands.press(way);
    await fill(card);
    await hands.press(button(card, "Salva"));
    await way.waitFor();
  };
  await part("Che cos’è", (card) => hands.write(box(card, "Che cosa può offrire alle famiglie"), STORY.offer));
  await part("Per chi", (card) => hands.write(box(card, "Per chi"), "chi non guida"));
  await hands.press(button(page, "Segna come completa"));
  await hands.press(button(page, "Segna come verificata"));
  const checking = dialog(page, "Chi l’ha verificata, e quando?");
  await hands.write(box(checking, "Chi"), "operatrice");
  await hands.press(button(checking, "Segna come verificata"));
  await page.getByText(/^Verificata .*: operatrice\.$/).waitFor();

  const panel = region(page, "Pubblica nella guida");
  await hands.write(box(panel, "Come si fa a chiederlo"), "Chiama il giorno prima");
  await hands.tick(panel.getByRole("checkbox", { name: "Chi offre l’aiuto è d’accordo a essere nella guida" }));
  await panel.getByText("C’è tutto quello che serve.").waitFor();
  await hands.press(button(panel, "Pubblica nella guida"));
  await page.getByText("È nella guida: da adesso le famiglie la trovano.").first().waitFor();
  await saved(page);
}

/** The need that was heard has an answer now: the service of the sheet. The page must be the meeting. */
export async function answerNeed(page, hands) {
  await hands.press(main(page).getByRole("link", { name: STORY.need }));
  const need = dialog(page, STORY.need);
  await hands.press(button(need, "Modifica"));
  await hands.write(box(need, "Servizi che rispondono"), "passag");
  await page.keyboard.press("Enter");
  await told(need, hands);
  await hands.press(button(need, "Salva"));
  await need.locator("a[href*='/guida/']").waitFor();
  await hands.press(button(need, "Chiudi"));
  await saved(page);
}

/** Looked for as a family would: the card is there. */
export async function findInGuide(page, hands) {
  await hands.press(page.getByRole("navigation", { name: "Sezioni" }).getByRole("link", { name: "Guida" }));
  await hands.write(page.getByRole("searchbox", { name: "Cerca nella guida" }), "passaggio sera corriera");
  await hands.press(button(page, "Cerca"));
  await hands.press(main(page).getByRole("link", { name: STORY.offer }).first());
  await title(page, STORY.offer);
}

/** The meeting is closed with its minutes. The page must be the meeting. */
export async function writeMinutes(page, hands) {
  await hands.press(button(page, "Chiudi e fai il verbale"));
  const minutes = region(page, "Il verbale");
  await hands.write(box(minutes, "Che cosa si è detto"), STORY.minutes);
  await hands.press(button(minutes, "Salva il verbale"));
  await minutes.getByText(STORY.minutes).waitFor();
  await saved(page);
}
