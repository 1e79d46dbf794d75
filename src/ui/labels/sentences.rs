//! Sentences about records: what to look at, what a file brings, why a copy was made.

use super::kinds::is_feminine;
use super::{field_anywhere, kind, numbers, when};
use crate::domain::Kind;
use crate::session::{Edition, PointReason};
use crate::workspace::findings::Odds;
use crate::workspace::{Finding, News};

/// What there is to look at in a record with this title.
pub fn findings(finding: &Finding, title: &str) -> String {
    match finding {
        Finding::Dangling { record: _, field, kind: target, target: _ } => {
            let (field, target) = (field_anywhere(field), kind(*target));
            format!(
                "«{title}»: «{field}» rimanda a qualcosa che qui non c’è ({target}). Scegli di nuovo, o togli il rimando."
            )
        }
        Finding::AtOdds { record: _, odds } => format!("«{title}»: {}", at_odds(*odds)),
        Finding::Unverified { record: _, since: None } => {
            format!("«{title}»: nessuno l’ha ancora verificato.")
        }
        Finding::Unverified { record: _, since: Some(since) } => {
            format!("«{title}»: l’ultima verifica è vecchia, {}. È da ricontrollare.", when::on(*since))
        }
        Finding::ToComplete { record: _, field } => {
            format!("«{title}»: {} da completare.", field_anywhere(field))
        }
        Finding::FutureClock { record: _, at } => format!(
            "«{title}»: una modifica porta una data che deve ancora venire, {}. Un computer aveva l’orologio sbagliato: il testo è buono.",
            when::on(at.date_naive())
        ),
        Finding::InConflict { record: _, field } => {
            format!(
                "«{title}»: due persone hanno scritto cose diverse in «{}». Scegli quale è giusta.",
                field_anywhere(field)
            )
        }
        Finding::Contested { record: _ } => {
            format!(
                "«{title}»: qualcuno l’ha messo nel cestino, qualcun altro l’ha modificato. Decidi se tenerlo."
            )
        }
    }
}

fn at_odds(odds: Odds) -> &'static str {
    match odds {
        Odds::Ages => "l’età minima è più alta della massima. Controlla le due età.",
        Odds::Period => "un periodo finisce prima di cominciare. Controlla le due date.",
        Odds::Sexes => "maschi e femmine insieme non fanno il totale. Controlla i tre numeri.",
        Odds::ProtectedPlace => {
            "è una scheda protetta e nomina un luogo. Togli il luogo: metterebbe in pericolo qualcuno."
        }
        Odds::SuccessorWithoutEnd => {
            "un altro ha preso il suo posto, ma non si sa da quando. Scrivi l’ultimo giorno."
        }
        Odds::SuccessorItself => {
            "chi cerca il territorio che ne ha preso il posto torna qui. Decidi quale continua, e in quello togli «chi ha preso il suo posto»."
        }
        Odds::NumberTaken => {
            "un altro micro-territorio dello stesso tempo ha lo stesso numero. Scegline un altro per uno dei due."
        }
    }
}

/// What a record of a file is to the notebook here.
pub fn news(news: News) -> &'static str {
    match news {
        News::New => "nuovo",
        News::Newer => "più recente",
        News::Both => "da entrambe le parti",
        News::ToDecide => "da decidere",
        News::Binned => "eliminato",
        News::Older => "più vecchio: resta il tuo",
        News::ErasedHere => "già cancellato qui",
    }
}

/// So many records of a kind, by what they are to us: "2 nuovi", "1 nuova".
pub fn news_of(kind: Kind, news: News, count: usize) -> String {
    let ending = match (is_feminine(kind), count) {
        (false, 1) => "o",
        (true, 1) => "a",
        (false, _) => "i",
        (true, _) => "e",
    };
    let words = match (news, count) {
        (News::New, _) => format!("nuov{ending}"),
        (News::Newer, 1) => "più recente".to_owned(),
        (News::Newer, _) => "più recenti".to_owned(),
        (News::Both, _) => "da entrambe le parti".to_owned(),
        (News::ToDecide, _) => "da decidere".to_owned(),
        (News::Binned, _) => format!("eliminat{ending}"),
        (News::Older, 1) => format!("più vecchi{ending}, resta com’è qui"),
        (News::Older, _) => format!("più vecchi{}, restano come sono qui", ending.trim_start_matches('i')),
        (News::ErasedHere, _) => format!("già cancellat{ending} qui"),
    };
    format!("{} {words}", numbers::whole(count as u64))
}

/// So many differences, by what they are: "14 nuove", "1 più vecchia: resta la tua".
pub fn news_counted(news: News, count: usize) -> String {
    let (one, many) = match news {
        News::New => ("nuova", "nuove"),
        News::Newer => ("più recente della tua", "più recenti delle tue"),
        News::Both => ("cambiata da entrambe le parti", "cambiate da entrambe le parti"),
        News::ToDecide => ("da decidere", "da decidere"),
        News::Binned => ("eliminata", "eliminate"),
        News::Older => ("più vecchia: resta la tua", "più vecchie: restano le tue"),
        News::ErasedHere => ("già cancellata qui", "già cancellate qui"),
    };
    numbers::counted_words(count, one, many)
}

/// For whom a file is.
pub fn edition(edition: Edition) -> &'static str {
    match edition {
        Edition::Working => "edizione di lavoro",
        Edition::Backup => "copia completa",
    }
}

/// Why a restore point was made; `None` for a reason of another version of the app.
pub fn point_reason(reason: Option<PointReason>) -> &'static str {
    match reason {
        Some(PointReason::Day) => "prima della prima modifica del giorno",
        Some(PointReason::Import) => "prima di unire un file",
        Some(PointReason::Replace) => "prima di sostituire tutto",
        Some(PointReason::Mass) => "prima di cambiare molte cose insieme",
        None => "copia di sicurezza",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_new_agrees_with_its_kind() {
        let said = |kind, news, count| news_of(kind, news, count);
        assert_eq!(said(Kind::Meeting, News::New, 2), "2 nuovi");
        assert_eq!(said(Kind::Decision, News::New, 1), "1 nuova");
        assert_eq!(said(Kind::MappingSheet, News::Binned, 3), "3 eliminate");
        assert_eq!(said(Kind::Task, News::Older, 2), "2 più vecchi, restano come sono qui");
        assert_eq!(said(Kind::Voice, News::Older, 2), "2 più vecchie, restano come sono qui");
    }

    #[test]
    fn findings_say_where_what_and_what_to_do() {
        let record: crate::domain::RecordId = "service-nil".parse().unwrap();
        let said = |finding| findings(&finding, "Nidi");
        assert_eq!(
            said(Finding::ToComplete { record: record.clone(), field: "phones" }),
            "«Nidi»: telefoni da completare."
        );
        let since = "2026-05-03".parse().ok();
        assert_eq!(
            said(Finding::Unverified { record: record.clone(), since }),
            "«Nidi»: l’ultima verifica è vecchia, il 3 maggio 2026. È da ricontrollare."
        );
        assert_eq!(
            said(Finding::InConflict { record: record.clone(), field: "phones" }),
            "«Nidi»: due persone hanno scritto cose diverse in «telefoni». Scegli quale è giusta."
        );
        let (kind, target) = (Kind::Location, record.clone());
        assert_eq!(
            said(Finding::Dangling { record, field: "locations", kind, target }),
            "«Nidi»: «luoghi» rimanda a qualcosa che qui non c’è (luogo). Scegli di nuovo, o togli il rimando."
        );
    }

    #[test]
    fn what_a_file_brings_is_said_in_three_words() {
        assert_eq!(news(News::Older), "più vecchio: resta il tuo");
        assert_eq!(news_counted(News::New, 14), "14 nuove");
        assert_eq!(news_counted(News::Older, 1), "1 più vecchia: resta la tua");
        assert_eq!(edition(Edition::Backup), "copia completa");
        assert_eq!(point_reason(Some(PointReason::Import)), "prima di unire un file");
    }
}
