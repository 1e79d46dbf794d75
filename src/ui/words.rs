//! Everything that families read in the guide, and nothing else: another language enters by putting
//! another folder in the place of this one. Names of people, places and services come from the records.

pub mod card;
pub mod guide;
mod national_numbers;

use chrono::{Datelike, NaiveDate};

use crate::domain::{Cost, CoverageScope, LifePhase, LifeSituation, PolicyArea, ServiceStatus, Weekday};

pub use card::{Shared, share_text};
pub use national_numbers::{NATIONAL_NUMBERS, NationalNumber, national_number};

/// The language of these words, as in the attribute `lang`.
pub const LANG: &str = "it";

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
