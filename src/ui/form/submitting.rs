//! A form that was handed in waits for the turn of its tab, where another tab has only just been left: whoever came here and
//! pressed «Salva» need not press twice.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::ui::app::session;

/// Does `act` once the form is handed in and this tab may write. What is handed in again meanwhile is the same.
pub fn when_submitted(act: impl Fn() + Clone + 'static) -> impl Fn(SubmitEvent) + Clone {
    let (session, waits) = (session(), StoredValue::new(false));
    move |event| {
        event.prevent_default();
        if waits.get_value() {
            return;
        }
        waits.set_value(true);
        let act = act.clone();
        session.in_turn(move || {
            // By then the form may be gone: nothing is saved, and its draft is kept.
            if waits.try_update_value(|waits| *waits = false).is_some() {
                act();
            }
        });
    }
}
