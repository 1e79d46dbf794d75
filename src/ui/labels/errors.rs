//! What went wrong, what was kept and what to do: one sentence each for the errors of every room. What a
//! browser said, untranslated, is apart (`*_detail`), for whoever can use it.

use super::{foreign, numbers};
use crate::domain::{IdError, TextError};
use crate::session::{
    CryptoError, ExportError, FileError, ImportError, ReplaceError, Saving, SealError, StorageError,
    Unavailability,
};
use crate::store::{CommandError, Refusal};
use crate::workspace::EditError;

pub use super::reading::read;

/// Why something a person did was not done.
pub fn command(error: &CommandError) -> String {
    match error {
        CommandError::Edit(EditError::Gone(_)) => {
            "Quello che volevi cambiare non c’è più: forse qualcuno l’ha cancellato. Tutto il resto è come prima. Se ti serve il testo che hai scritto, copialo prima di chiudere."
        }
        CommandError::Edit(EditError::Taken(_)) => {
            "C’è già qualcosa con questo stesso codice, o c’era ed è stato cancellato per sempre. Niente è cambiato. Chiudi e riprova."
        }
        CommandError::Edit(EditError::Mismatch(_)) => {
            "Le due versioni non parlano della stessa cosa. Niente è cambiato. Chiudi, riapri e riprova."
        }
        CommandError::Edit(EditError::Nothing) => "È già tutto così: non c’era niente da cambiare.",
        CommandError::Refused(refused) => return refusal(*refused),
        CommandError::AlreadyThere => {
            "È già in quel micro-territorio. Niente è cambiato. Scegli un altro micro-territorio o un altro giorno."
        }
        CommandError::OwnSuccessor => {
            "Un micro-territorio non può prendere il posto di se stesso. Niente è cambiato. Scegline un altro."
        }
        CommandError::EndsBeforeItBegins => {
            "L’ultimo giorno viene prima del primo. Niente è cambiato. Controlla le due date."
        }
        CommandError::NotATerritory(_) => {
            "Quello che hai scelto non è un micro-territorio, o non c’è più. Niente è cambiato. Scegline un altro."
        }
        CommandError::NothingToUndo => "Non c’è niente da annullare né da rifare. Tutto è come prima.",
        CommandError::ChangedSince(_) => {
            "Nel frattempo qualcuno ha cambiato di nuovo le stesse cose. Niente è tornato indietro: restano le modifiche più nuove. Se vuoi, correggile a mano."
        }
    }
    .to_owned()
}

/// Why this tab may not write now.
pub fn refusal(refusal: Refusal) -> String {
    match refusal {
        Refusal::AnotherTabWrites => {
            "Filò è aperto anche in un’altra scheda del browser, e per ora scrive quella. Qui niente è cambiato. Aspetta un momento e riprova: il turno passa a questa."
        }
        Refusal::NewerVersionStored => {
            "Su questo dispositivo c’è già una versione più nuova di Filò. Quello che era salvato è al sicuro. Ricarica la pagina per continuare."
        }
        Refusal::NotOpen => {
            "Il quaderno si sta ancora aprendo, oppure è stato chiuso. Niente è cambiato. Aspetta un momento e riprova; se non basta, ricarica la pagina."
        }
    }
    .to_owned()
}

/// Why the browser did not read or write.
pub fn storage(error: &StorageError) -> String {
    match error {
        StorageError::Unavailable { reason: Unavailability::Missing } => {
            "Questo browser non ha un posto dove salvare. Quello che scrivi resta solo finché la pagina è aperta. Esporta una copia prima di chiudere, o usa un altro browser.".to_owned()
        }
        StorageError::Unavailable { reason: Unavailability::Refused { message: _ } } => {
            "Il browser non permette di salvare, come succede in certe finestre private. Quello che scrivi resta solo finché la pagina è aperta. Esporta una copia prima di chiudere, o apri Filò in una finestra normale.".to_owned()
        }
        StorageError::Unavailable { reason: Unavailability::Closed } => {
            "Il browser ha chiuso l’archivio: lo ha chiesto una versione più nuova di Filò, o i dati del sito sono stati cancellati. Quello che vedi è ancora in questa pagina. Esporta una copia, poi ricarica.".to_owned()
        }
        StorageError::Full => {
            "Non c’è più spazio. L’ultima modifica è solo in questa pagina, il resto è salvato. Esporta una copia, poi libera un po’ di spazio su questo dispositivo: riproviamo da soli.".to_owned()
        }
        StorageError::Blocked => {
            "Un’altra scheda del browser tiene aperta una versione più vecchia di Filò. Quello che era salvato è al sicuro. Chiudi le altre schede con Filò e ricarica questa.".to_owned()
        }
        StorageError::Silent => {
            "Il browser non risponde quando Filò gli chiede il quaderno salvato. Quello che era salvato non è stato toccato. Chiudi del tutto il browser, riaprilo e torna qui.".to_owned()
        }
        StorageError::Outrun { found: _ } => {
            "Nel frattempo ha scritto un’altra scheda del browser. Quello che ha salvato è al sicuro, e quello che vedi qui è ancora in questa pagina. Esporta una copia, poi ricarica.".to_owned()
        }
        StorageError::NewerFormat { found: _ } => refusal(Refusal::NewerVersionStored),
        StorageError::TooLarge { size, limit } => format!(
            "Questo testo è troppo lungo per essere salvato in una volta ({}, il massimo è {}). È ancora in questa pagina. Dividilo in due, o esporta una copia.",
            numbers::bytes(*size as u64),
            numbers::bytes(*limit as u64)
        ),
        StorageError::Broken { step: _, message: _ } => {
            "Il browser non è riuscito a leggere o a salvare. Quello che vedi è ancora in questa pagina, e quello che era salvato non è stato toccato. Riprova; se succede ancora, esporta una copia e ricarica.".to_owned()
        }
    }
}

/// Why a whole step could not be written, where nothing of it is left behind: the cause and what to do.
fn unsaved(error: &StorageError) -> String {
    match error {
        StorageError::Unavailable { reason: Unavailability::Missing | Unavailability::Refused { .. } } => {
            "Questo browser non permette di salvare: prova in una finestra normale, o con un altro browser."
                .to_owned()
        }
        StorageError::Unavailable { reason: Unavailability::Closed } => {
            "Il browser ha chiuso l’archivio: ricarica la pagina e riprova.".to_owned()
        }
        StorageError::Full => {
            "Non c’è più spazio su questo dispositivo: liberane un po’ e riprova.".to_owned()
        }
        StorageError::Blocked => {
            "Un’altra scheda del browser tiene aperta una versione più vecchia di Filò: chiudila e riprova."
                .to_owned()
        }
        StorageError::Silent => "Il browser non risponde: chiudilo del tutto, riaprilo e riprova.".to_owned(),
        StorageError::Outrun { found: _ } => {
            "Nel frattempo ha scritto un’altra scheda del browser: ricarica la pagina e riprova.".to_owned()
        }
        StorageError::NewerFormat { found: _ } => {
            "Su questo dispositivo c’è già una versione più nuova di Filò: ricarica la pagina e riprova."
                .to_owned()
        }
        StorageError::TooLarge { size, limit } => format!(
            "È troppo grande per essere salvato in una volta ({}, il massimo è {}): prova con una parte.",
            numbers::bytes(*size as u64),
            numbers::bytes(*limit as u64)
        ),
        StorageError::Broken { step: _, message: _ } => {
            "Il browser non è riuscito a salvare: riprova; se succede ancora, ricarica la pagina.".to_owned()
        }
    }
}

/// What the browser said, untranslated, when it said something.
pub fn storage_detail(error: &StorageError) -> Option<String> {
    match error {
        StorageError::Unavailable { reason: Unavailability::Refused { message } } => Some(message.clone()),
        StorageError::Broken { step, message } => Some(format!("{step}: {message}")),
        StorageError::Unavailable { reason: Unavailability::Missing | Unavailability::Closed }
        | StorageError::Full
        | StorageError::Blocked
        | StorageError::Silent
        | StorageError::Outrun { .. }
        | StorageError::NewerFormat { .. }
        | StorageError::TooLarge { .. } => None,
    }
}

/// Why a file was not taken.
pub fn import(error: &ImportError) -> String {
    match error {
        ImportError::File(error) => file(error),
        ImportError::Read(error) => read(error).swap_remove(0),
        ImportError::Foreign(error) => foreign::refused(error),
        ImportError::AsksColumns(_) => {
            "È una tabella, e le tabelle si guardano una alla volta: per ognuna va detto che cosa c’è in ogni colonna. Niente è cambiato. Sceglila di nuovo, da sola.".to_owned()
        }
        ImportError::Sealed(error) => sealed(error),
        ImportError::LeftClosed => {
            "Il file è chiuso con una parola d’ordine, e l’hai lasciato così. Niente è cambiato. Quando ce l’hai, sceglilo di nuovo.".to_owned()
        }
        ImportError::NoCiphers => {
            "Questo file è chiuso con una parola d’ordine, ma la pagina non è arrivata da un indirizzo sicuro (https), e così il browser non apre file chiusi. Niente è cambiato. Apri Filò da un indirizzo che comincia con https:// e riprova.".to_owned()
        }
        ImportError::NotUnsealed { message: _ } => {
            "Il browser non è riuscito ad aprire il file chiuso. Niente è cambiato. Riprova, o prova con un altro browser.".to_owned()
        }
        ImportError::Clash(records) => format!(
            "Nel file {} lo stesso codice di qualcosa che qui è di un altro tipo. Niente è cambiato. Chiedi un file nuovo a chi te l’ha mandato.",
            if records.len() == 1 {
                "c’è un elemento con".to_owned()
            } else {
                format!("ci sono {} elementi con", numbers::few(records.len() as u64))
            }
        ),
        ImportError::AheadOfUs => {
            "Il file dice di conoscere modifiche che questa pagina non ha mai fatto: qualcosa si è confuso. Niente è cambiato. Ricarica la pagina e riprova.".to_owned()
        }
        ImportError::Stopped => "Hai interrotto la lettura. Niente è cambiato.".to_owned(),
        ImportError::Refused(refused) => refusal(*refused),
        ImportError::NoPoint(error) => format!(
            "Non siamo riusciti a salvare insieme la copia di adesso e quello che arriva, e senza la copia non uniamo niente. Niente è cambiato. {}",
            unsaved(error)
        ),
        ImportError::Storage(error) => {
            format!("Il file non è stato unito: il quaderno è come prima. {}", unsaved(error))
        }
        ImportError::NothingLeft => {
            "Quello che porta nel frattempo è già arrivato, forse da un’altra scheda: non c’è più niente da unire. Niente è cambiato. Chiudi con «Lascia tutto com’è».".to_owned()
        }
        ImportError::NothingToUndo => {
            "Non c’è un’unione da annullare: dopo, qui è già cambiato qualcosa. Tutto è come prima. Puoi tornare a una copia di sicurezza.".to_owned()
        }
        ImportError::PointGone => {
            "La copia fatta prima di unire non c’è più: ha lasciato il posto ad altre. Tutto è come prima. Puoi correggere a mano, o scegliere un’altra copia.".to_owned()
        }
    }
}

/// Why nothing was exported.
pub fn export(error: &ExportError) -> String {
    match error {
        ExportError::File(error) => file(error),
        ExportError::TooLarge { size } => format!(
            "Il file sarebbe troppo grande ({}): nessuno potrebbe riaprirlo. Non l’abbiamo salvato, e il quaderno è come prima. Salva una parte per volta.",
            numbers::bytes(*size as u64)
        ),
        ExportError::NotSealed(CryptoError::Unavailable) => {
            "La pagina non è arrivata da un indirizzo sicuro (https), e così il browser non chiude i file con una parola d’ordine. Niente è uscito. Apri Filò da un indirizzo che comincia con https://.".to_owned()
        }
        ExportError::NotSealed(CryptoError::DoesNotOpen | CryptoError::Failed { .. }) => {
            "Il browser non è riuscito a chiudere il file con la parola d’ordine. Niente è uscito. Riprova, o prova con un altro browser.".to_owned()
        }
    }
}

/// Why no passphrase opens a sealed file.
fn sealed(error: &SealError) -> String {
    match error {
        SealError::Read(error) => read(error).swap_remove(0),
        SealError::Damaged => {
            "Il file chiuso è rovinato: qualcosa è cambiato dopo che è stato salvato, e nessuna parola d’ordine lo apre. Niente è cambiato. Fattelo mandare di nuovo.".to_owned()
        }
        SealError::UnknownAlgorithm(name) => format!(
            "Il file è chiuso in un modo che Filò non conosce («{name}»). Niente è cambiato. Ricarica la pagina per aggiornare Filò; se non basta, fattelo mandare di nuovo."
        ),
        SealError::Iterations(count) if *count > 1_000_000 => format!(
            "Per aprire questo file ci vorrebbero {} passaggi: il dispositivo resterebbe fermo troppo a lungo, e Filò non ne scrive così. Non l’abbiamo aperto, e niente è cambiato. Fattelo mandare di nuovo.",
            numbers::whole(*count)
        ),
        SealError::Iterations(_) => {
            "Il file è chiuso in un modo troppo debole, e Filò non ne scrive così. Non l’abbiamo aperto, e niente è cambiato. Fattelo mandare di nuovo.".to_owned()
        }
    }
}

/// Why the state was not replaced.
pub fn replace(error: &ReplaceError) -> String {
    match error {
        ReplaceError::Refused(refused) => refusal(*refused),
        ReplaceError::Storage(error) => format!("Niente è stato sostituito: il quaderno è come prima. {}", unsaved(error)),
        ReplaceError::PointGone => {
            "Questa copia non c’è più: ha lasciato il posto ad altre. Il quaderno è come prima. Scegline un’altra.".to_owned()
        }
        ReplaceError::Unreadable(_) => {
            "Questa copia non si legge più. Il quaderno è come prima. Scegline un’altra.".to_owned()
        }
        ReplaceError::NoData(_) => {
            "I dati del Piano non sono arrivati. Il quaderno è come prima. Controlla la connessione e riprova.".to_owned()
        }
    }
}

/// Why a file was not read or handed out.
pub fn file(error: &FileError) -> String {
    match error {
        FileError::TooLarge { size, limit } => format!(
            "Il file è troppo grande: {}, il massimo è {}. Non l’abbiamo aperto, e niente è cambiato. Chiedi a chi te l’ha mandato di esportarne solo una parte.",
            numbers::bytes(*size),
            numbers::bytes(*limit)
        ),
        FileError::Unreadable { message: _ } => {
            "Il browser non è riuscito a leggere il file: forse è stato spostato o cambiato. Niente è cambiato. Sceglilo di nuovo.".to_owned()
        }
        FileError::NotDownloaded { message: _ } => {
            "Il browser non ha preparato il file. Il quaderno è come prima. Riprova, o prova con un altro browser.".to_owned()
        }
    }
}

/// What the browser said of a file, untranslated, when it said something.
pub fn file_detail(error: &FileError) -> Option<String> {
    match error {
        FileError::TooLarge { .. } => None,
        FileError::Unreadable { message } | FileError::NotDownloaded { message } => Some(message.clone()),
    }
}

/// What to write in a field of a form.
pub fn text(error: TextError) -> String {
    match error {
        TextError::Empty => "Scrivi qualcosa: questo non può restare vuoto.",
        TextError::Control => {
            "Ci sono segni che non si vedono e non si possono salvare. Cancella e scrivi di nuovo."
        }
        TextError::Email => "Scrivi un indirizzo come nome@esempio.it.",
        TextError::Phone => {
            "Scrivi un numero di telefono come 0375 000 011: solo cifre e spazi, con il + davanti se serve."
        }
        TextError::WebAddress => "Scrivi un indirizzo come https://www.esempio.it.",
        TextError::Istat => "Scrivi le sei cifre del codice ISTAT del comune, come 020066.",
        TextError::PostalCode => "Scrivi le cinque cifre del CAP, come 46019.",
        TextError::Lines => "Scrivi una riga del Piano come 12, o più righe come 12-15.",
        TextError::Language => {
            "Scrivi il codice di una lingua, due o tre lettere: ar per l’arabo, pa per il punjabi."
        }
        TextError::Time => "Scrivi un’ora come 14:30.",
    }
    .to_owned()
}

/// What is wrong with a code, in a file or in an address.
pub fn id(error: IdError) -> String {
    match error {
        IdError::Empty => "Manca il codice.",
        IdError::TooLong => "Il codice è troppo lungo: al massimo 120 lettere.",
        IdError::Character => {
            "Nel codice possono stare solo lettere minuscole senza accento, cifre e trattini."
        }
    }
    .to_owned()
}

/// Why the letters by which something was looked for are no choice.
pub fn not_chosen(letters: &str) -> String {
    format!("«{}» non è ancora una scelta: scegli fra quelli trovati, o cancella le lettere.", letters.trim())
}

/// How saving stands: the word of the header, and the sentence that goes with it. Where it is saved ("su
/// questo computer") the header adds by itself.
pub fn saving(saving: &Saving) -> (String, String) {
    let (word, sentence) = match saving {
        Saving::Saved => ("Salvato", "Tutto quello che hai scritto è salvato in questo browser.".to_owned()),
        Saving::Saving => ("Sto salvando…", "Ancora un momento prima di chiudere.".to_owned()),
        Saving::Unsaved(error) => ("Non salvato", storage(error)),
        Saving::ReadOnly(refused) => ("Sola lettura", refusal(*refused)),
        Saving::MemoryOnly(error) => ("Solo in questa pagina", storage(error)),
    };
    (word.to_owned(), sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_show_an_example_of_what_to_write() {
        assert_eq!(text(TextError::Email), "Scrivi un indirizzo come nome@esempio.it.");
        assert_eq!(text(TextError::Time), "Scrivi un’ora come 14:30.");
        assert_eq!(id(IdError::Empty), "Manca il codice.");
    }

    #[test]
    fn errors_say_what_happened_what_was_kept_and_what_to_do() {
        assert_eq!(
            command(&CommandError::EndsBeforeItBegins),
            "L’ultimo giorno viene prima del primo. Niente è cambiato. Controlla le due date."
        );
        assert_eq!(
            command(&CommandError::Refused(Refusal::AnotherTabWrites)),
            refusal(Refusal::AnotherTabWrites)
        );
        let clash = |n: usize| {
            let record = (crate::domain::Kind::Service, "service-nil".parse().unwrap());
            import(&ImportError::Clash(vec![record; n]))
        };
        assert!(
            clash(1).starts_with("Nel file c’è un elemento con lo stesso codice di qualcosa"),
            "{}",
            clash(1)
        );
        assert!(clash(3).starts_with("Nel file ci sono tre elementi con lo stesso codice"), "{}", clash(3));
        assert_eq!(
            file(&FileError::TooLarge { size: 70_000_000, limit: 64_000_000 }).replace('\u{a0}', " "),
            "Il file è troppo grande: 70 MB, il massimo è 64 MB. Non l’abbiamo aperto, e niente è cambiato. Chiedi a chi te l’ha mandato di esportarne solo una parte."
        );
    }

    #[test]
    fn a_step_that_was_not_taken_leaves_nothing_in_the_page() {
        assert_eq!(
            import(&ImportError::Storage(StorageError::Full)),
            "Il file non è stato unito: il quaderno è come prima. Non c’è più spazio su questo dispositivo: liberane un po’ e riprova."
        );
        assert!(!replace(&ReplaceError::Storage(StorageError::Full)).contains("solo in questa pagina"));
    }

    #[test]
    fn what_a_browser_said_never_mixes_with_our_sentence() {
        let error = StorageError::Broken { step: "put", message: "AbortError".to_owned() };
        assert!(
            !storage(&error).contains("AbortError")
                && !replace(&ReplaceError::Storage(error.clone())).contains("put")
        );
        assert_eq!(storage_detail(&error).as_deref(), Some("put: AbortError"));
        assert_eq!(storage_detail(&StorageError::Full), None);
        let error = FileError::Unreadable { message: "NotReadableError".to_owned() };
        assert_eq!(file_detail(&error).as_deref(), Some("NotReadableError"));
        assert!(!export(&ExportError::File(error)).contains("NotReadableError"));
    }

    #[test]
    fn the_header_says_in_two_words_how_saving_stands() {
        assert_eq!(saving(&Saving::Saved).0, "Salvato");
        let (word, sentence) = saving(&Saving::Unsaved(StorageError::Full));
        assert_eq!(word, "Non salvato");
        assert!(
            sentence.starts_with("Non c’è più spazio. L’ultima modifica è solo in questa pagina"),
            "{sentence}"
        );
    }
}
