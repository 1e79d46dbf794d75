//! What happened to the files of others, in words: refusals, rows that could not be read, what was kept as notes.

use super::numbers;
use crate::domain::Kind;
use crate::session::{ForeignError, Report, Unread, Why};

/// Why a file of others was not read: what happened, what was kept, what to do.
pub fn refused(error: &ForeignError) -> String {
    match error {
        ForeignError::NotJson { line, column } => format!(
            "Il file è rovinato o si interrompe alla riga {line}, carattere {column}. Niente è cambiato. Fattelo mandare di nuovo."
        ),
        ForeignError::TooDeep => {
            "Il file è fatto in un modo che nessun elenco di servizi usa: non l’abbiamo aperto. Niente è cambiato.".to_owned()
        }
        ForeignError::NoDirectory => {
            "Questo file viene da un altro programma, e dentro non ci sono servizi, organizzazioni o luoghi che sappiamo leggere. Niente è cambiato.".to_owned()
        }
        ForeignError::NoRows => {
            "Nella tabella non c’è nessuna riga da leggere: la prima deve dire che cosa c’è in ogni colonna. Niente è cambiato.".to_owned()
        }
        ForeignError::NoName => {
            "Manca la colonna del nome: senza non sappiamo che cosa aggiungere. Scegli quale colonna è il nome.".to_owned()
        }
        ForeignError::NoTables => {
            "In queste tabelle non ci sono servizi, organizzazioni o luoghi. Niente è cambiato. Scegli insieme tutte le tabelle dell’elenco.".to_owned()
        }
        ForeignError::TooLarge { size } => format!(
            "I file sono troppo grandi ({}). Non li abbiamo aperti, e niente è cambiato. Chiedine solo una parte.",
            numbers::bytes(*size as u64)
        ),
    }
}

/// Which item was not read, and why.
pub fn unread(unread: &Unread) -> String {
    let why = match unread.why {
        Why::NoName => "manca il nome",
        Why::NotAnItem => "non è una voce di elenco",
        Why::Twice => "c’è già un’altra voce uguale",
        Why::OtherLength => "ha più caselle delle intestazioni",
        Why::NoOwner => "non si capisce a che cosa appartiene",
    };
    match &unread.file {
        Some(file) => format!("{file}, riga {}: {why}", unread.line),
        None => format!("Voce {}: {why}", unread.line),
    }
}

/// How many records were read: «20 servizi, 3 organizzazioni».
pub fn found(report: &Report) -> String {
    let all = [
        (Kind::Service, report.services),
        (Kind::Organization, report.organizations),
        (Kind::Location, report.locations),
        (Kind::MappingSheet, report.sheets),
    ];
    let some = all.into_iter().filter(|(_, count)| *count > 0);
    some.map(|(kind, count)| super::counted(kind, count)).collect::<Vec<_>>().join(", ")
}

/// Names of fields and how often each stood there: «fees (12), licenses (3)».
pub fn names(counted: &std::collections::BTreeMap<String, usize>) -> String {
    counted.iter().map(|(name, count)| format!("{name} ({count})")).collect::<Vec<_>>().join(", ")
}

/// How many records a list of others brings: «20 da un altro elenco».
pub fn counted(count: usize) -> String {
    format!("{} da un altro elenco", numbers::whole(count as u64))
}
