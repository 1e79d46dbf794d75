//! What each file for another program is called, what it holds and what not, and for whom it is.

use crate::domain::folded;
use crate::session::{Counts, OpenFormat};
use crate::ui::labels::{counted, kinds, numbers, sentence};

/// The longest title of a meeting in the name of a file, in letters.
const LONGEST: usize = 40;

/// What is inside, in the name of the file; of one meeting its title.
pub fn slug(format: &OpenFormat, title: &str) -> String {
    match format {
        OpenFormat::List(kind) => plain(kinds(*kind)),
        OpenFormat::Calendar => "incontri-e-compiti".to_owned(),
        OpenFormat::Meeting(_) => match plain(title) {
            title if title.is_empty() => "incontro".to_owned(),
            title => title,
        },
        OpenFormat::Map => "luoghi".to_owned(),
        OpenFormat::Directory => "servizi-hsds".to_owned(),
    }
}

/// Small letters, figures and dashes.
fn plain(text: &str) -> String {
    let words = folded(text);
    let words = words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut plain = String::new();
    for word in words {
        if plain.len() + word.len() >= LONGEST {
            break;
        }
        plain.push_str(if plain.is_empty() { "" } else { "-" });
        plain.push_str(word);
    }
    plain
}

/// The words of the button.
pub fn button(format: &OpenFormat) -> &'static str {
    match format {
        OpenFormat::List(_) => "Scarica la tabella",
        OpenFormat::Calendar => "Scarica il calendario",
        OpenFormat::Meeting(_) => "Scarica l’incontro",
        OpenFormat::Map => "Scarica la mappa",
        OpenFormat::Directory => "Scarica l’elenco",
    }
}

/// What a file would hold, in words.
pub fn inside(format: &OpenFormat, Counts { inside, .. }: Counts) -> String {
    match format {
        OpenFormat::List(kind) => {
            format!("{}: una riga per elemento, con tutti i campi.", counted(*kind, inside))
        }
        OpenFormat::Calendar => format!(
            "{}: che cosa, quando, dove, l’ordine del giorno, chi se ne occupa.",
            numbers::counted_words(inside, "fra incontri e compiti", "fra incontri e compiti"),
        ),
        OpenFormat::Meeting(_) => "L’incontro: che cosa, quando, dove, l’ordine del giorno.".to_owned(),
        OpenFormat::Map => format!(
            "{}: nome, indirizzo, che cosa si trova lì, il sito.",
            numbers::counted_words(inside, "luogo pubblico con un punto", "luoghi pubblici con un punto"),
        ),
        OpenFormat::Directory => format!(
            "{} nella guida, con chi li offre, dove, quando e come.",
            numbers::counted_words(inside, "servizio che è", "servizi che sono"),
        ),
    }
}

/// What it would not hold, in words.
pub fn left_out(format: &OpenFormat, Counts { left_out, .. }: Counts) -> String {
    let some = |one: &str, many: &str| match left_out {
        0 => String::new(),
        n => format!("{}; ", numbers::counted_words(n, one, many)),
    };
    match format {
        OpenFormat::List(_) => {
            "Quello che è nel cestino; da dove viene ogni singola informazione; chi l’ha scritta e quando."
                .to_owned()
        }
        OpenFormat::Calendar => sentence(&format!(
            "{}chi c’era e che cosa dice il verbale.",
            some("incontro che non ha ancora una data", "incontri che non hanno ancora una data"),
        )),
        OpenFormat::Meeting(_) => "Chi c’era e che cosa dice il verbale.".to_owned(),
        OpenFormat::Map => sentence(&format!(
            "{}i luoghi riservati, sempre.",
            some(
                "luogo pubblico che non ha ancora un punto",
                "luoghi pubblici che non hanno ancora un punto"
            ),
        )),
        OpenFormat::Directory => sentence(&format!(
            "{}i servizi che non sono nella guida; tutto quello che è del gruppo.",
            some(
                "organizzazione che non offre nessuno di questi servizi",
                "organizzazioni che non offrono nessuno di questi servizi",
            ),
        )),
    }
}

/// Who may have it.
pub fn for_whom(format: &OpenFormat) -> &'static str {
    match format {
        OpenFormat::List(_) => {
            "Per chi lavora con te: ci sono anche cose che non sono pubbliche. I nomi dei componenti e le note private non hanno una tabella."
        }
        OpenFormat::Calendar => "Per chi lavora con te: gli incontri e i compiti sono del gruppo.",
        OpenFormat::Meeting(_) => "Per chi deve venire: puoi mandarlo nella chat del gruppo.",
        OpenFormat::Map | OpenFormat::Directory => {
            "Per tutti: dentro c’è solo quello che chiunque può leggere."
        }
    }
}

/// What to do with it.
pub fn then(format: &OpenFormat) -> &'static str {
    match format {
        OpenFormat::List(_) => "Aprilo con il foglio di calcolo: le colonne sono già al loro posto.",
        OpenFormat::Calendar => {
            "Aprilo, e il calendario chiede se aggiungere; qualche calendario prende gli incontri e non i compiti. Se qualcosa cambia, scaricalo di nuovo: non aggiunge doppioni."
        }
        OpenFormat::Meeting(_) => {
            "Chi lo apre lo trova nel suo calendario. Se qualcosa cambia, mandalo di nuovo: non aggiunge doppioni."
        }
        OpenFormat::Map => "In uMap: «Importa dati», poi scegli questo file.",
        OpenFormat::Directory => "Mandalo a chi tiene l’altro elenco.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Kind;
    use crate::session::LISTS;

    #[test]
    fn files_are_named_so_that_they_sort() {
        let of = |kind| slug(&OpenFormat::List(kind), "");
        assert_eq!(of(Kind::Service), "servizi");
        assert_eq!(of(Kind::MappingSheet), "schede-di-mappatura");
        assert_eq!(of(Kind::Priority), "priorita");
        for slug in LISTS.map(of) {
            assert!(slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{slug}");
        }
        let meeting = |title| slug(&OpenFormat::Meeting("meeting-uno".parse().unwrap()), title);
        assert_eq!(meeting("Primo incontro: «Perché?» / 2026"), "primo-incontro-perche-2026");
        assert_eq!(
            meeting("Gruppo guida di Bozzolo, Rivarolo Mantovano e San Martino"),
            "gruppo-guida-di-bozzolo-rivarolo"
        );
        assert_eq!(meeting("…"), "incontro");
    }

    #[test]
    fn what_is_left_out_is_said_when_there_is_some() {
        let none = left_out(&OpenFormat::Map, Counts { inside: 1, left_out: 0 });
        assert_eq!(none, "I luoghi riservati, sempre.");
        let some = left_out(&OpenFormat::Calendar, Counts { inside: 1, left_out: 1 });
        assert_eq!(some, "1 incontro che non ha ancora una data; chi c’era e che cosa dice il verbale.");
    }
}
