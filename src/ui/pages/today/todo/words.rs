//! What a thing to do says: what it is, why now, and the words of its button.

mod places;

use chrono::NaiveDate;

use crate::domain::Kind;
use crate::insight::{Mention, Todo};
use crate::ui::components::Status;
use crate::ui::labels::{field, numbers, short, when};
use crate::ui::routes::Route;

/// How long a need may be here, in letters.
const LONGEST_NEED: usize = 150;

/// What a card of the list says.
pub struct Said {
    /// What there is to do.
    pub title: String,
    /// Where it leads.
    pub href: String,
    /// How pressing it is, in a word.
    pub tag: (Status, String),
    /// Its reason.
    pub why: String,
    /// The words of its button.
    pub action: &'static str,
}

fn link(mention: &Mention) -> String {
    Route::of_record(mention.kind, &mention.id)
}

fn titles(mentions: &[Mention]) -> String {
    mentions.iter().map(|mention| mention.title.clone()).collect::<Vec<_>>().join("; ")
}

fn services(count: usize) -> String {
    numbers::counted_words(count, "servizio", "servizi")
}

fn make(title: String, href: String, status: Status, tag: &str, why: String, action: &'static str) -> Said {
    Said { title, href, tag: (status, tag.to_owned()), why, action }
}

/// What a thing to do says on a day.
pub fn said(todo: &Todo, today: NaiveDate) -> Said {
    let exchange = || Route::Exchange.href();
    let guide_to_check = || Route::Guide.href_with(&[("stato", "da-verificare")]);
    match todo {
        Todo::SettleConflicts { records, first } => make(
            format!("{} da decidere", numbers::counted_words(*records, "cosa", "cose")),
            Route::Conflicts.href(),
            Status::Warn,
            "due versioni",
            format!("Due persone hanno scritto cose diverse. Per esempio: {}.", first.title),
            "Decidi",
        ),
        Todo::DecideBin { records, first } => make(
            format!("{} fra cestino e modifiche", numbers::counted_words(*records, "cosa", "cose")),
            Route::Conflicts.href(),
            Status::Warn,
            "da decidere",
            format!("Qualcuno ha eliminato, qualcun altro ha modificato: {}.", first.title),
            "Decidi",
        ),
        Todo::LookAtJoined { pairs, first } => make(
            format!(
                "{} da guardare",
                numbers::counted_words(*pairs, "coppia fatta una sola", "coppie fatte una sola")
            ),
            Route::Conflicts.href(),
            Status::Info,
            "da guardare",
            format!("Qui sono una cosa sola, e c’è ancora qualcosa da dire. Per esempio: {}.", first.title),
            "Guarda",
        ),
        Todo::PrepareMeeting { meeting, on, open_tasks, running, .. } => make(
            match running {
                true => format!("{}: in corso", meeting.title),
                false => format!("{}: {}", meeting.title, when::spoken(*on, today)),
            },
            link(meeting),
            Status::Info,
            &when::weekday_day_of(*on, today),
            match open_tasks {
                0 => "Nessun compito aperto.".to_owned(),
                some => format!(
                    "{} del gruppo.",
                    numbers::counted_words(*some, "compito aperto", "compiti aperti")
                ),
            },
            if *running { "Riprendi l’incontro" } else { "Prepara l’incontro" },
        ),
        Todo::TellMeeting { meetings, oldest, on } => make(
            format!("{} da raccontare", numbers::counted_words(*meetings, "incontro", "incontri")),
            link(oldest),
            Status::Warn,
            &when::ago(*on, today),
            format!("Il giorno è passato e nessuno ha scritto com’è andato: {}.", oldest.title),
            "Scrivi com’è andato",
        ),
        Todo::OverdueTasks { tasks, oldest, due_on } => make(
            format!("{} oltre il giorno", numbers::counted_words(*tasks, "compito", "compiti")),
            Route::Meetings.href_with(&[("vista", "compiti")]),
            Status::Bad,
            &when::ago(*due_on, today),
            format!("Il più vecchio: {}.", oldest.title),
            "Guarda i compiti",
        ),
        Todo::ExportFile { last, changed } => make(
            "Salva una copia su file".to_owned(),
            exchange(),
            Status::Warn,
            &last.map_or_else(|| "nessun file ancora".to_owned(), |day| when::ago(day, today)),
            format!(
                "{} da allora solo su questo dispositivo. Un file è la copia che nessun browser può cancellare.",
                numbers::counted_words(*changed, "modifica", "modifiche"),
            ),
            "Esporta",
        ),
        Todo::CheckAgain { services: count, oldest, since } => make(
            format!("{} da ricontrollare", services(*count)),
            guide_to_check(),
            Status::Warn,
            "da più di 6 mesi",
            format!("Il più vecchio è del {}: {}.", when::day(*since), oldest.title),
            "Ricontrolla",
        ),
        Todo::ReviewSheets { sheets, oldest, since } => make(
            format!("{} da ricontrollare", numbers::counted_words(*sheets, "scheda", "schede")),
            Route::Mapping.href(),
            Status::Warn,
            &when::ago(*since, today),
            format!("La più vecchia: {}.", oldest.title),
            "Ricontrolla",
        ),
        Todo::AnswerNeed { need, times_heard, needs } => make(
            short(&need.title, LONGEST_NEED),
            link(need),
            Status::Bad,
            "senza risposta",
            format!(
                "Sentito {}. In tutto {} senza risposta.",
                numbers::counted_words(*times_heard as usize, "volta", "volte"),
                numbers::counted_words(*needs, "bisogno", "bisogni"),
            ),
            "Guarda il bisogno",
        ),
        Todo::CallMeeting { territories, since, group } => make(
            match (territories.as_slice(), since) {
                ([only], None) => format!("A {} manca il primo incontro", only.title),
                ([only], Some(_)) => format!("A {} non ci si trova da un po’", only.title),
                (many, _) => {
                    format!("In {} territori non ci si trova da un po’", numbers::few(many.len() as u64))
                }
            },
            Route::Meetings.href_with(&[("gruppo", group.id.as_str()), ("nuovo", "si")]),
            Status::Warn,
            &since.map_or_else(|| "nessun incontro ancora".to_owned(), |day| when::ago(day, today)),
            match since {
                None => {
                    format!("Il gruppo c’è, e qui non è scritto nessun incontro: {}.", titles(territories))
                }
                Some(_) => format!("Più di due mesi senza un incontro del gruppo: {}.", titles(territories)),
            },
            "Fissa un incontro",
        ),
        Todo::CheckFirst { services: count, first } => make(
            format!("{} mai verificati", services(*count)),
            Route::of_record(first.kind, &first.id),
            Status::Warn,
            "notizie del 2021",
            format!(
                "Vengono dal Piano di Zona e nessuno li ha ancora controllati. Si comincia da uno: {}.",
                first.title
            ),
            "Verifica il primo",
        ),
        Todo::CompleteCards { services: count, most, missing } => make(
            format!("{} da completare", services(*count)),
            link(most),
            Status::Warn,
            "da completare",
            format!("A «{}» mancano: {}.", most.title, names(missing)),
            "Completa",
        ),
        Todo::SetUpGroups { groups } => make(
            format!("{} da costituire", numbers::counted_words(groups.len(), "gruppo guida", "gruppi guida")),
            Route::Groups.href(),
            Status::Info,
            "da costituire",
            "Si comincia dalle persone dei tavoli del 2021.".to_owned(),
            "Guarda i gruppi",
        ),
        Todo::HouseComuni { comuni, was, successor } => places::homeless(comuni, was, successor.as_ref()),
        Todo::DrawBoundary { comuni, territories } => places::boundary(comuni, territories),
        Todo::BeginProfiles { territories } => places::profiles(territories),
        Todo::NextMeeting { meeting, on } => make(
            format!("Prossimo incontro: {}", meeting.title),
            link(meeting),
            Status::Info,
            &when::weekday_day_of(*on, today),
            "C’è tempo: intanto si possono raccogliere voci e bisogni.".to_owned(),
            "Guarda l’incontro",
        ),
    }
}

/// The names of fields of a service, in a line.
fn names(fields: &[&'static str]) -> String {
    fields.iter().map(|name| field(Kind::Service, name)).collect::<Vec<_>>().join(", ")
}
