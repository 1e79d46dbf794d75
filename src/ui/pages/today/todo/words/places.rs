//! What is to be done about the territories: comuni without one, boundaries, profiles.

use crate::insight::Mention;
use crate::ui::components::Status;
use crate::ui::labels::numbers;
use crate::ui::routes::Route;

use super::{Said, link, make, titles};

/// Comuni were of a territory that is over.
pub(super) fn homeless(comuni: &[Mention], was: &Mention, successor: Option<&Mention>) -> Said {
    let title = match comuni {
        [one] => format!("{} non è in nessun micro-territorio", one.title),
        _ => format!("{} non sono in nessun micro-territorio", titles(comuni)),
    };
    let why = match successor {
        Some(after) => format!(
            "«{}» è chiuso, al suo posto c’è «{}». I comuni non passano da soli.",
            was.title, after.title
        ),
        None => format!(
            "«{}» è chiuso. I comuni non passano da soli: si spostano dalla pagina di un altro.",
            was.title
        ),
    };
    let there = successor.map_or_else(|| Route::Territories.href(), link);
    make(title, there, Status::Warn, "da spostare", why, "Spostali")
}

/// Nobody has said where a boundary runs.
pub(super) fn boundary(comuni: &[Mention], territories: &[Mention]) -> Said {
    let (title, first, why) = match comuni.first() {
        None => (
            format!("I confini di {} sono da completare", titles(territories)),
            territories.first(),
            "Manca quali comuni, o quali parti di un comune, ne fanno parte.".to_owned(),
        ),
        Some(first) => (
            format!("I confini dentro {} sono da completare", titles(comuni)),
            Some(first),
            format!("Il Piano non li scrive. Se la dividono: {}.", titles(territories)),
        ),
    };
    let there = first.map_or_else(|| Route::Territories.href(), link);
    make(title, there, Status::Info, "da completare", why, "Completa i confini")
}

/// Territories have no profile.
pub(super) fn profiles(territories: &[Mention]) -> Said {
    let count = numbers::counted_words(territories.len(), "territorio", "territori");
    let there = territories.first().map_or_else(|| Route::Territories.href(), link);
    let why = "Dodici domande, da scrivere con chi ci vive, una alla volta.".to_owned();
    let title = format!("{count} senza profilo di comunità");
    make(title, there, Status::Info, "da scrivere", why, "Comincia il primo")
}
