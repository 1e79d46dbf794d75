//! The first screen of the guide for families, its search and its filters.

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
pub const NOT_EVERY_WORD: &str = "Nessuna risposta contiene tutte le parole. Queste ne contengono alcune.";
/// A word is in no service; these hold one like it.
pub const GUESSED: &str =
    "Questa parola, così com’è scritta, qui non c’è: queste risposte ne contengono una che le somiglia.";
/// Makes a link to what is on screen.
pub const COPY_LINK: &str = "Copia il link";

/// How many answer: "1 risposta", "5 risposte".
pub fn answers(count: usize) -> String {
    if count == 1 { "1 risposta".to_owned() } else { format!("{count} risposte") }
}

/// How many answer; where nothing does yet and something is planned, so much.
pub fn found(count: usize, planned: usize) -> String {
    if count == 0 && planned > 0 { "Per ora nessuna risposta attiva".to_owned() } else { answers(count) }
}

/// The way to them, in two words.
pub fn planned_short(count: usize) -> String {
    if count == 1 { "Vedi 1 servizio previsto".to_owned() } else { format!("Vedi {count} servizi previsti") }
}

/// The heading over services that are only planned.
pub fn planned(count: usize) -> String {
    if count == 1 {
        "1 servizio previsto, non ancora attivo".to_owned()
    } else {
        format!("{count} servizi previsti, non ancora attivi")
    }
}
