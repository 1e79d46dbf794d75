//! Everything that families read in the guide, and nothing else: another language enters by putting
//! another file in the place of this one. Names of people, places and services come from the records.

use chrono::{Datelike, NaiveDate};

use crate::domain::{Cost, CoverageScope, LifePhase, LifeSituation, PolicyArea, ServiceStatus, Weekday};

/// The language of these words, as in the attribute `lang`.
pub const LANG: &str = "it";

/// The first screen of the guide and its search.
pub mod guide {
    /// The heading.
    pub const QUESTION: &str = "Di che cosa hai bisogno?";
    /// The name of the search box.
    pub const SEARCH_LABEL: &str = "Cerca nella guida";
    /// An example inside the search box.
    pub const SEARCH_EXAMPLE: &str = "es. affitto";
    /// The button of the search.
    pub const SEARCH: &str = "Cerca";
    /// Before the eight situations.
    pub const CHOOSE_SITUATION: &str = "Oppure scegli una situazione";
    /// All situations.
    pub const ALL: &str = "Tutte";
    /// Under the heading, for who is in danger.
    pub const IN_DANGER: &str = "Sei in pericolo adesso?";
    /// The view as a list.
    pub const LIST: &str = "Elenco";
    /// The view as a map.
    pub const MAP: &str = "Mappa";
    /// Opens the filters.
    pub const FILTER: &str = "Filtra";
    /// The heading of the filters.
    pub const FILTER_HEADING: &str = "Filtra le risposte";
    /// The filter by comune.
    pub const WHERE_YOU_LIVE: &str = "Dove abiti";
    /// No comune chosen.
    pub const ANY_COMUNE: &str = "Tutti i dieci comuni";
    /// The filter by age.
    pub const AGE: &str = "Età di chi ha bisogno";
    /// No age chosen.
    pub const ANY_AGE: &str = "Tutte le età";
    /// Before the filters that are on or off.
    pub const ONLY: &str = "Mostra solo";
    /// Only what opens today.
    pub const OPEN_TODAY: &str = "Aperto oggi";
    /// Only what costs nothing.
    pub const FREE: &str = "Gratis";
    /// Only what was checked lately.
    pub const CHECKED: &str = "Controllato da poco";
    /// Only where another language is spoken.
    pub const OTHER_LANGUAGE: &str = "Si parla un’altra lingua";
    /// Takes all filters away.
    pub const CLEAR: &str = "Togli i filtri";
    /// Nothing answers.
    pub const NOTHING: &str = "Nessuna risposta. Prova con un’altra parola, o togli un filtro.";
    /// No service holds all the words.
    pub const NOT_EVERY_WORD: &str =
        "Nessuna risposta contiene tutte le parole. Queste ne contengono alcune.";
    /// Makes a link to what is on screen.
    pub const COPY_LINK: &str = "Copia il link";

    /// How many answer: "1 risposta", "5 risposte".
    pub fn answers(count: usize) -> String {
        if count == 1 { "1 risposta".to_owned() } else { format!("{count} risposte") }
    }

    /// The heading over services that are only planned.
    pub fn planned(count: usize) -> String {
        if count == 1 {
            "1 servizio previsto, non ancora attivo".to_owned()
        } else {
            format!("{count} servizi previsti, non ancora attivi")
        }
    }
}

/// The card of one service.
pub mod card {
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
    pub const LEAVE_HINT: &str = "Lascia subito questa pagina. La cronologia del browser resta: cancellala, se qualcuno può guardarla.";
    /// On a protected card, instead of a place.
    pub const PROTECTED: &str =
        "Per sicurezza qui non ci sono indirizzi. Chiama: ti dicono loro dove andare.";
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
}

/// A national number: free, from any telephone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NationalNumber {
    /// What to dial.
    pub number: &'static str,
    /// What it is, in two or three words.
    pub name: &'static str,
    /// When to call it, in a line.
    pub line: &'static str,
}

/// The national numbers, the most urgent first.
pub const NATIONAL_NUMBERS: [NationalNumber; 5] = [
    NationalNumber {
        number: "112",
        name: "Emergenza",
        line: "Se qualcuno è in pericolo adesso: polizia, ambulanza, vigili del fuoco. Giorno e notte, gratis.",
    },
    NationalNumber {
        number: "1522",
        name: "Violenza e stalking",
        line: "Se hai paura di qualcuno, in casa o fuori. Giorno e notte, gratis, in più lingue.",
    },
    NationalNumber {
        number: "114",
        name: "Emergenza infanzia",
        line: "Se un bambino o un ragazzo è in pericolo. Giorno e notte, gratis.",
    },
    NationalNumber {
        number: "116117",
        name: "Cure non urgenti",
        line: "Se serve un medico e il tuo non c’è: di notte, nei fine settimana, nei giorni di festa. Gratis.",
    },
    NationalNumber {
        number: "19696",
        name: "Telefono Azzurro",
        line: "Per bambini e ragazzi che vogliono parlare con qualcuno. Giorno e notte, gratis.",
    },
];

/// The national number that one dials like this.
pub fn national_number(number: &str) -> Option<NationalNumber> {
    NATIONAL_NUMBERS.into_iter().find(|known| known.number == number)
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
        line(card::FOR_WHOM, card.for_whom),
        line(card::HOW, card.how),
        line(card::WHERE, card.place),
        line(card::PHONE, card.phone),
        Some(checked),
        card.link.map(str::to_owned),
    ];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// A situation by which families enter the guide.
pub fn situation(situation: LifeSituation) -> &'static str {
    match situation {
        LifeSituation::Birth => "Aspetto un bambino, o è appena nato",
        LifeSituation::School => "Mio figlio fa fatica a scuola",
        LifeSituation::ElderCare => "Mi prendo cura di una persona anziana",
        LifeSituation::Work => "Cerco lavoro",
        LifeSituation::Housing => "Cerco casa, o non riesco a pagarla",
        LifeSituation::Money => "Non arrivo a fine mese",
        LifeSituation::NewInItaly => "Siamo appena arrivati in Italia",
        LifeSituation::Fear => "Ho paura di chi vive con me",
    }
}

/// A phase of life.
pub fn life_phase(phase: LifePhase) -> &'static str {
    match phase {
        LifePhase::Childhood => "infanzia e adolescenza",
        LifePhase::Adulthood => "giovani e adulti",
        LifePhase::OldAge => "età anziana",
    }
}

/// An area of policy, by its name in the Plan.
pub fn policy_area(area: PolicyArea) -> &'static str {
    match area {
        PolicyArea::Poverty => "contrasto alla povertà e all’emarginazione",
        PolicyArea::Housing => "politiche abitative",
        PolicyArea::ActiveInclusion => "promozione dell’inclusione attiva",
        PolicyArea::HomeCare => "domiciliarità",
        PolicyArea::Elderly => "anziani",
        PolicyArea::Digitalisation => "digitalizzazione dei servizi",
        PolicyArea::YouthAndMinors => "politiche giovanili e per i minori",
        PolicyArea::Work => "politiche per il lavoro",
        PolicyArea::Family => "interventi per la famiglia",
        PolicyArea::Disability => "persone con disabilità",
    }
}

/// Whether a service works.
pub fn service_status(status: ServiceStatus) -> &'static str {
    match status {
        ServiceStatus::Active => "attivo",
        ServiceStatus::Planned => "previsto, non ancora attivo",
        ServiceStatus::Experimental => "in prova",
        ServiceStatus::Suspended => "sospeso",
        ServiceStatus::TemporarilyClosed => "chiuso per ora",
        ServiceStatus::Ended => "non c’è più",
    }
}

/// How far a service reaches.
pub fn coverage_scope(scope: CoverageScope) -> &'static str {
    match scope {
        CoverageScope::TenComuni => "tutti i 10 comuni",
        CoverageScope::NineOfTen => "9 comuni su 10",
        CoverageScope::Ambito => "tutto l’Ambito Oglio Po",
        CoverageScope::Province => "tutta la provincia di Mantova",
        CoverageScope::Listed => "alcuni comuni",
        CoverageScope::Unstated => card::WHERE_UNKNOWN,
    }
}

/// What a service costs.
pub fn cost(cost: Cost) -> &'static str {
    match cost {
        Cost::Free => "gratis",
        Cost::Paid => "a pagamento",
        Cost::Depends => "dipende dalla tua situazione",
    }
}

/// A day of the week.
pub fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "lunedì",
        Weekday::Tuesday => "martedì",
        Weekday::Wednesday => "mercoledì",
        Weekday::Thursday => "giovedì",
        Weekday::Friday => "venerdì",
        Weekday::Saturday => "sabato",
        Weekday::Sunday => "domenica",
    }
}

/// For which ages: "da 6 a 13 anni"; `None` when nobody has said.
pub fn ages(youngest: Option<u8>, oldest: Option<u8>) -> Option<String> {
    match (youngest, oldest) {
        (None, None) => None,
        (Some(from), None) => Some(format!("da {from} anni in su")),
        (None, Some(to)) => Some(format!("fino a {to} anni")),
        (Some(from), Some(to)) if from == to => Some(format!("{from} anni")),
        (Some(from), Some(to)) => Some(format!("da {from} a {to} anni")),
    }
}

/// A language by its code (ISO 639): its name here, and how those who speak it write it, with its own code
/// for the attribute `lang`. `None` for a language that is not spoken around here: show the code.
pub fn language(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "ar" => ("arabo", "العربية"),
        "bn" => ("bengalese", "বাংলা"),
        "de" => ("tedesco", "Deutsch"),
        "en" => ("inglese", "English"),
        "es" => ("spagnolo", "español"),
        "fr" => ("francese", "français"),
        "hi" => ("hindi", "हिन्दी"),
        "it" => ("italiano", "italiano"),
        "pa" => ("punjabi", "ਪੰਜਾਬੀ"),
        "pl" => ("polacco", "polski"),
        "pt" => ("portoghese", "português"),
        "ro" => ("rumeno", "română"),
        "ru" => ("russo", "русский"),
        "sq" => ("albanese", "shqip"),
        "uk" => ("ucraino", "українська"),
        "ur" => ("urdu", "اردو"),
        "zh" => ("cinese", "中文"),
        _ => return None,
    })
}

/// A day, as written in the guide: "3 maggio 2026".
pub fn day(day: NaiveDate) -> String {
    const MONTHS: [&str; 12] = [
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ];
    format!("{} {} {}", day.day(), MONTHS[day.month0() as usize], day.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_sent_as_a_message_that_can_be_read_without_the_app() {
        let sent = share_text(Shared {
            heading: "Un educatore che viene a casa",
            how: Some("Chiedi all’assistente sociale del comune"),
            phone: Some("0375 000 011"),
            ..Shared::default()
        });
        assert_eq!(
            sent,
            "Un educatore che viene a casa\nCome: Chiedi all’assistente sociale del comune\nTelefono: 0375 000 011\nDa verificare: telefona prima di andare."
        );
        let checked = "2026-05-03".parse().ok();
        let sent = share_text(Shared {
            heading: "Nidi",
            checked,
            link: Some("https://filo.example/guida/x"),
            ..Shared::default()
        });
        assert_eq!(sent, "Nidi\nControllato il giorno 3 maggio 2026.\nhttps://filo.example/guida/x");
    }

    #[test]
    fn families_read_whole_words() {
        assert_eq!([guide::answers(1), guide::answers(5)], ["1 risposta", "5 risposte"]);
        assert_eq!(guide::planned(2), "2 servizi previsti, non ancora attivi");
        assert_eq!(card::news_of(2021), "notizia del 2021, da verificare");
        assert_eq!(ages(Some(6), Some(13)).as_deref(), Some("da 6 a 13 anni"));
        assert_eq!(ages(None, None), None);
        assert_eq!(national_number("1522").map(|known| known.name), Some("Violenza e stalking"));
    }
}
