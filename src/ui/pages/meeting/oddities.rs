//! What may be a slip, said kindly. Nothing of it stops anybody.

use leptos::prelude::*;

use crate::insight::groups::meetings::Oddity;
use crate::ui::components::{Notice, Status};
use crate::ui::labels::when;
use crate::ui::routes::Route;

use super::Facts;

/// The notices above a meeting; nothing when everything agrees.
#[component]
pub fn Oddities(facts: Facts) -> impl IntoView {
    let found = facts.part(|sheet| sheet.oddities.clone());
    let group = facts.part(|sheet| sheet.meeting.group.clone());
    let line = |oddity: Oddity, group: Option<&String>| {
        let way = group.filter(|_| oddity == Oddity::GroupToBeSetUp).cloned();
        view! {
            <p>
                {said(oddity)} {way.map(|href| view! { " "<a href=href>"Apri il gruppo"</a> })}
            </p>
        }
    };
    move || {
        let found = found.get();
        let group = group.get().map(|id| Route::Group(id).href());
        (!found.is_empty()).then(|| {
            view! { <Notice status=Status::Warn>{found.into_iter().map(|it| line(it, group.as_ref())).collect_view()}</Notice> }
        })
    }
}

fn said(oddity: Oddity) -> String {
    match oddity {
        Oddity::BeforeItsGroup { set_up_on } => format!(
            "Questo incontro viene prima che il gruppo nascesse ({}). Può essere giusto, se serviva a prepararlo; altrimenti controlla il giorno.",
            when::day(set_up_on)
        ),
        Oddity::GroupToBeSetUp => {
            "Il gruppo risulta ancora da costituire. Se questo incontro l’ha fatto nascere, segnalo nella sua pagina.".to_owned()
        }
        Oddity::HeldInFuture => {
            "L’incontro è cominciato, o risulta fatto, ma il suo giorno deve ancora venire: controlla la data.".to_owned()
        }
        Oddity::FarAway => "Il giorno è molto lontano: forse nell’anno c’è una cifra sbagliata.".to_owned(),
        Oddity::ApprovedBefore => {
            "Il verbale risulta approvato prima dell’incontro: controlla i due giorni.".to_owned()
        }
        Oddity::NextBefore => {
            "Il prossimo incontro risulta prima di questo, o lo stesso giorno: controlla le due date.".to_owned()
        }
    }
}
