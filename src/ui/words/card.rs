//! The card of one service: its headings, its buttons, and the message in which it is sent.

use chrono::NaiveDate;

use super::day;

/// The official name.
pub const NAME: &str = "Si chiama";
/// For whom.
pub const FOR_WHOM: &str = "Per chi";
/// For whom, and which languages are spoken.
pub const FOR_WHOM_AND_LANGUAGES: &str = "Per chi, e in che lingua";
/// What to do, in a list.
pub const HOW: &str = "Come";
/// What to do, as a heading.
pub const HOW_TO: &str = "Come si fa";
/// Where.
pub const WHERE: &str = "Dove";
/// How to get there.
pub const HOW_TO_GET_THERE: &str = "Come arrivare";
/// When.
pub const WHEN: &str = "Quando";
/// What it costs.
pub const COST: &str = "Quanto costa";
/// Papers to bring.
pub const DOCUMENTS: &str = "Che cosa portare";
/// Languages.
pub const LANGUAGES: &str = "Lingue";
/// Who gives it.
pub const PROVIDER: &str = "Chi lo offre";
/// How we know.
pub const SOURCE: &str = "Chi lo dice";
/// The telephone.
pub const PHONE: &str = "Telefono";
/// The site.
pub const SITE: &str = "Sito";
/// The e-mail.
pub const EMAIL: &str = "E-mail";
/// Nobody has written it yet.
pub const TO_COMPLETE: &str = "da completare";
/// Nobody has ever checked it.
pub const NEVER_CHECKED: &str = "da verificare";
/// Before going to a place that nobody has checked lately.
pub const CALL_FIRST: &str = "Telefona prima di andare.";
/// The same, where nobody has written the telephone.
pub const ASK_FIRST: &str = "Chiedi conferma prima di andare.";
/// Over hours that nobody has checked lately.
pub const HOURS_TO_CONFIRM: &str = "Orari da confermare per telefono";
/// Closed on a day.
pub const CLOSED: &str = "chiuso";
/// Open at this moment.
pub const OPEN_NOW: &str = "aperto ora";
/// Closed at this moment.
pub const CLOSED_NOW: &str = "chiuso ora";
/// A row of the hours.
pub const DAY: &str = "Giorno";
/// Before noon.
pub const MORNING: &str = "Mattina";
/// After noon.
pub const AFTERNOON: &str = "Pomeriggio";
/// Beside the day that is today.
pub const TODAY: &str = "oggi";
/// What to say on the telephone.
pub const SAY_ON_PHONE: &str = "Al telefono puoi dire:";
/// When nobody has written what to say.
pub const SAY_ON_PHONE_ANYWHERE: &str = "Buongiorno, ho bisogno di un’informazione. Può aiutarmi?";
/// Calls.
pub const CALL: &str = "Chiama";
/// Writes an e-mail.
pub const WRITE: &str = "Scrivi";
/// Sends the card to somebody.
pub const SHARE: &str = "Manda a qualcuno";
/// Prints the card.
pub const PRINT: &str = "Stampa";
/// Keeps the card on this device.
pub const KEEP: &str = "Tieni su questo telefono";
/// Takes a kept card away.
pub const FORGET: &str = "Togli da questo telefono";
/// What keeping means.
pub const KEEP_HINT: &str = "La vedi solo tu. Puoi toglierla quando vuoi.";
/// Says that something is wrong.
pub const REPORT: &str = "Segnala un errore";
/// Leaves the page at once.
pub const LEAVE: &str = "Esci in fretta";
/// What leaving does.
pub const LEAVE_HINT: &str = "«Esci in fretta» lascia subito questa pagina; lo fa anche premere due volte Esc. La cronologia del browser resta: cancellala, se qualcuno può guardarla.";
/// On a protected card, instead of a place.
pub const PROTECTED: &str = "Per sicurezza qui non ci sono indirizzi. Chiama: ti dicono loro dove andare.";
/// Nobody has written what it costs.
pub const COST_UNKNOWN: &str = "Chiedi quanto costa";
/// Nobody has written where it is given.
pub const WHERE_UNKNOWN: &str = "comuni da completare";
/// It is not sure that the service reaches a comune.
pub const ASK_IF_YOURS: &str = "Chiedi se c’è anche nel tuo comune.";

/// "notizia del 2021, da verificare".
pub fn news_of(year: i32) -> String {
    format!("notizia del {year}, da verificare")
}

/// "aperto fino alle 18:00".
pub fn open_until(hour: &str) -> String {
    format!("aperto fino alle {hour}")
}

/// "apre alle 15:00".
pub fn opens_at(hour: &str) -> String {
    format!("apre alle {hour}")
}

/// Back to the list: "Torna alle 5 risposte".
pub fn back_to(count: usize) -> String {
    if count == 1 { "Torna alla risposta".to_owned() } else { format!("Torna alle {count} risposte") }
}

/// Something that is not written: "orari: da completare".
pub fn missing(what: &str) -> String {
    format!("{what}: {TO_COMPLETE}")
}

/// What a card says of itself when it is sent to somebody.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shared<'a> {
    /// What it gives, in the words of a family.
    pub heading: &'a str,
    /// For whom.
    pub for_whom: Option<&'a str>,
    /// What to do first.
    pub how: Option<&'a str>,
    /// Where.
    pub place: Option<&'a str>,
    /// The telephone.
    pub phone: Option<&'a str>,
    /// The day of the last check.
    pub checked: Option<NaiveDate>,
    /// The address of the card.
    pub link: Option<&'a str>,
}

/// The text of a card for a message: one line for each thing that is known.
pub fn share_text(card: Shared<'_>) -> String {
    let line = |name: &str, value: Option<&str>| value.map(|value| format!("{name}: {value}"));
    let checked = match card.checked {
        Some(on) => format!("Controllato il giorno {}.", day(on)),
        None => "Da verificare: telefona prima di andare.".to_owned(),
    };
    let lines = [
        Some(card.heading.to_owned()),
        line(FOR_WHOM, card.for_whom),
        line(HOW, card.how),
        line(WHERE, card.place),
        line(PHONE, card.phone),
        Some(checked),
        card.link.map(str::to_owned),
    ];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}
