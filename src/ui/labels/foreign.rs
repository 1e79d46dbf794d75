//! What happened to the files of others, in words: refusals, rows that could not be read, what was kept as notes.

use super::{numbers, sentence};
use crate::domain::Kind;
use crate::session::{ForeignError, OtherFile, Report, Unread, Why};

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
        ForeignError::OwnList(kind) => format!(
            "È l’elenco per i fogli di calcolo «{}», scritto da Filò: serve a leggere, e Filò non lo riprende. Niente è cambiato. Per portare queste cose in un altro quaderno usa «Salva su file», e scegli quel file.",
            sentence(super::kinds(*kind))
        ),
        ForeignError::Other(OtherFile::Calendar) => {
            "È un calendario: lo leggono i programmi che tengono gli appuntamenti, non Filò. Niente è cambiato. Per avere gli incontri di un altro quaderno fatti mandare il file che si fa con «Salva su file».".to_owned()
        }
        ForeignError::Other(OtherFile::Archive) => {
            "È un file compresso, come quelli di Excel e gli archivi .zip: Filò non lo apre. Niente è cambiato. Un foglio di calcolo salvalo come CSV; un archivio aprilo, e scegli i file che ci sono dentro.".to_owned()
        }
        ForeignError::Other(OtherFile::Document) => {
            "È un documento da leggere (PDF): Filò non sa prenderne i dati. Niente è cambiato. A chi te l’ha mandato chiedi la tabella (CSV) o il file di Filò.".to_owned()
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
