//! Why a file is not read: first the sentence, then each problem with its place in the file.

use super::sentence;
use super::{field, field_anywhere, kinds, numbers};
use crate::domain::{FieldFault, FieldProblem, IdError, Kind, TextError};
use crate::session::{Fault, Problem, ReadError};

/// Why a file was not read: the first is the sentence (what happened, what was kept, what to do); then,
/// where there are some, each problem with its place in the file.
pub fn read(error: &ReadError) -> Vec<String> {
    let sentence = match error {
        ReadError::TooLarge { size } => format!(
            "Il file è troppo grande ({}). Non l’abbiamo aperto, e niente è cambiato. Chiedi a chi te l’ha mandato di esportarne solo una parte.",
            numbers::bytes(*size as u64)
        ),
        ReadError::NotText => {
            "Questo file non contiene testo: non viene da Filò. Niente è cambiato. Scegli un file che finisce con .json.".to_owned()
        }
        ReadError::Empty => {
            "Il file è vuoto: dentro non c’è scritto niente, e niente è cambiato. Fattelo mandare di nuovo.".to_owned()
        }
        ReadError::Truncated => {
            "Il file si interrompe a metà: forse non è arrivato tutto. Niente è cambiato. Fattelo mandare di nuovo.".to_owned()
        }
        ReadError::NotJson { line, column } => format!(
            "Il file è rovinato alla riga {line}, carattere {column}. Niente è cambiato. Fattelo mandare di nuovo; se l’hai cambiato a mano, controlla quel punto."
        ),
        ReadError::TooDeep => {
            "Il file è fatto in un modo che Filò non scrive mai: non l’abbiamo aperto. Niente è cambiato. Fattelo mandare di nuovo.".to_owned()
        }
        ReadError::NotOurs => {
            "Questo file viene da un altro programma. Niente è cambiato. Scegli un file esportato da Filò.".to_owned()
        }
        ReadError::Sealed => {
            "Questo file è chiuso con una parola d’ordine. Niente è cambiato. Chiedi la parola d’ordine a chi l’ha esportato, o un file senza.".to_owned()
        }
        ReadError::Public => {
            "Questo file è l’edizione pubblica: è fatta per leggere, e non si può unire. Niente è cambiato. Chiedi un file di lavoro.".to_owned()
        }
        ReadError::NotPublic => {
            "Questo file non è un’edizione pubblica, e qui si legge solo quella. Niente è cambiato. Per unire un file di lavoro vai in Scambio.".to_owned()
        }
        ReadError::Newer { found } => format!(
            "Il file viene da una versione più nuova di Filò (formato {found}). Niente è cambiato. Ricarica la pagina per aggiornare Filò, poi riprova."
        ),
        ReadError::Migration { from, why: _ } => format!(
            "Il file viene da una versione più vecchia di Filò (formato {from}), e non siamo riusciti ad aggiornarlo. Niente è cambiato. Chiedi di esportarlo di nuovo con la versione di oggi."
        ),
        ReadError::Invalid(problems) => format!(
            "Nel file {} stare lì. Un file si prende tutto o niente: niente è cambiato. Correggi i punti qui sotto, o chiedi un file nuovo a chi te l’ha mandato.",
            if problems.len() == 1 {
                "c’è una cosa che non può".to_owned()
            } else {
                format!("ci sono {} cose che non possono", problems.len())
            }
        ),
    };
    let problems: &[Problem] = if let ReadError::Invalid(problems) = error { problems } else { &[] };
    std::iter::once(sentence).chain(problems.iter().map(problem)).collect()
}

/// One problem of a file: where, in words and as it stands in the file, and what.
fn problem(problem: &Problem) -> String {
    let kind = kind_of(&problem.path);
    let what = fault(&problem.fault, kind);
    match (kind, place_of(&problem.path)) {
        _ if problem.path.is_empty() => format!("Nel file: {what}."),
        (Some(kind), Some(place)) => {
            format!("{}, numero {} ({}): {what}.", sentence(kinds(kind)), place + 1, problem.path)
        }
        (Some(kind), None) => format!("{} ({}): {what}.", sentence(kinds(kind)), problem.path),
        (None, _) => format!("In {}: {what}.", problem.path),
    }
}

/// The kind that a path such as `records.services[3]` goes through.
fn kind_of(path: &str) -> Option<Kind> {
    let rest = path.strip_prefix("records.")?;
    Kind::of_plural(rest.split(['[', '.', ' ']).next()?)
}

fn place_of(path: &str) -> Option<usize> {
    path.split_once('[')?.1.split_once(']')?.0.parse().ok()
}

fn fault(fault: &Fault, kind: Option<Kind>) -> String {
    match fault {
        Fault::MissingMember => "manca".to_owned(),
        Fault::UnknownMember => "non fa parte del formato".to_owned(),
        Fault::Impossible(why) => impossible(why),
        Fault::Field(FieldProblem { field: name, what }) => {
            let said = kind.map_or_else(|| field_anywhere(name), |kind| field(kind, name));
            match what {
                FieldFault::Missing => format!("manca «{said}» ({name})"),
                FieldFault::Unknown => format!("il campo «{name}» qui non esiste"),
                FieldFault::Impossible(why) => format!("in «{said}» ({name}) {}", impossible(why)),
            }
        }
        Fault::UnknownField(name) => format!("la storia nomina un campo che non esiste, «{name}»"),
        Fault::DotNotSeen(dot) => format!("la storia dice di non aver visto una sua modifica ({dot})"),
        Fault::DuplicateId(id) => format!("lo stesso codice compare due volte ({id})"),
        Fault::RevisionWithoutRecord => "c’è la storia di qualcosa che nel file non c’è".to_owned(),
        Fault::ErasedButPresent(id) => format!("è cancellato per sempre, eppure c’è ancora ({id})"),
    }
}

/// The words of the parser are English and meant for programmers: what people can use is which rule was
/// broken, where the parser names one of ours.
fn impossible(why: &str) -> String {
    let texts = [
        (TextError::Empty, "c’è un testo vuoto"),
        (TextError::Control, "ci sono segni che non si vedono"),
        (TextError::Email, "c’è un indirizzo e-mail che non è fatto come nome@esempio.it"),
        (TextError::Phone, "c’è un numero di telefono impossibile"),
        (TextError::WebAddress, "c’è un indirizzo che non comincia con https:// o http://"),
        (TextError::Istat, "c’è un codice ISTAT che non ha sei cifre"),
        (TextError::PostalCode, "c’è un CAP che non ha cinque cifre"),
        (TextError::Lines, "ci sono righe del Piano che non sono fatte come 12 o 12-15"),
        (TextError::Language, "c’è un codice di lingua impossibile"),
        (TextError::Time, "c’è un’ora che non è fatta come 14:30"),
    ];
    let ids = [
        (IdError::Empty, "c’è un codice vuoto"),
        (IdError::TooLong, "c’è un codice troppo lungo"),
        (IdError::Character, "c’è un codice con segni che non possono starci"),
    ];
    let texts = texts.map(|(error, said)| (error.to_string(), said));
    let ids = ids.map(|(error, said)| (error.to_string(), said));
    let broken = texts.iter().chain(&ids).find(|(error, _)| why.contains(error.as_str()));
    broken.map_or("c’è un valore che lì non può stare", |(_, said)| said).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field_problem(what: FieldFault) -> Fault {
        Fault::Field(FieldProblem { field: "phones".to_owned(), what })
    }

    #[test]
    fn every_refusal_says_that_nothing_changed() {
        let errors = [
            ReadError::TooLarge { size: 70 << 20 },
            ReadError::NotText,
            ReadError::Empty,
            ReadError::Truncated,
            ReadError::NotJson { line: 3, column: 14 },
            ReadError::TooDeep,
            ReadError::NotOurs,
            ReadError::Sealed,
            ReadError::Public,
            ReadError::NotPublic,
            ReadError::Newer { found: 2 },
            ReadError::Migration { from: 1, why: String::new() },
            ReadError::Invalid(Vec::new()),
        ];
        for error in errors {
            let said = read(&error);
            assert_eq!(said.len(), 1);
            assert!(said[0].contains("iente è cambiato") && said[0].ends_with('.'), "{}", said[0]);
        }
    }

    #[test]
    fn problems_say_where_in_words_and_in_the_file() {
        let at = |fault| Problem { path: "records.services[3]".to_owned(), fault };
        let email = format!("{}: \"x\" at line 1", TextError::Email);
        let said = read(&ReadError::Invalid(vec![
            at(field_problem(FieldFault::Missing)),
            at(field_problem(FieldFault::Impossible("invalid type: map, expected u32".to_owned()))),
            at(Fault::Impossible(email)),
            Problem { path: "scope".to_owned(), fault: Fault::MissingMember },
        ]));
        assert!(said[0].starts_with("Nel file ci sono 4 cose che non possono stare lì."), "{}", said[0]);
        assert_eq!(said[1], "Servizi, numero 4 (records.services[3]): manca «telefoni» (phones).");
        assert_eq!(
            said[2],
            "Servizi, numero 4 (records.services[3]): in «telefoni» (phones) c’è un valore che lì non può stare."
        );
        assert_eq!(
            said[3],
            "Servizi, numero 4 (records.services[3]): c’è un indirizzo e-mail che non è fatto come nome@esempio.it."
        );
        assert_eq!(said[4], "In scope: manca.");
    }
}
