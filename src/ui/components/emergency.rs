//! Whom to call, on the screens that stand where the guide cannot.

use leptos::prelude::*;

/// The numbers that answer day and night.
#[component]
pub fn EmergencyNumbers() -> impl IntoView {
    view! {
        <p>
            "In un’emergenza chiama il " <a href="tel:112">"112"</a> ". Contro la violenza e lo stalking il "
            <a href="tel:1522">"1522"</a> " risponde sempre ed è gratuito."
        </p>
    }
}
