//! Sentences about records: what to look at, what a file brings, why a copy was made.

use super::{field_anywhere, kind, numbers, when};
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
        Some(PointReason::Day) => "prima modifica del giorno",
        Some(PointReason::Import) => "prima di unire un file",
        Some(PointReason::Replace) => "prima di sostituire tutto",
        Some(PointReason::Mass) => "prima di cambiare molte cose insieme",
        None => "copia di sicurezza",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Kind;

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
