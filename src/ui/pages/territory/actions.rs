//! What can be done with a territory as a whole: correct it, move places, close it, put it in the bin.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::store::Command;
use crate::ui::components::{Confirm, Menu};
use crate::ui::form::{FormDialog, Keeper};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::routes::Route;

use super::{Facts, close, edit, moving, periods};

/// The menu of a territory.
#[component]
pub fn Actions(
    /// What is known.
    facts: Facts,
) -> impl IntoView {
    let (keeper, navigate) = (Keeper::here(), use_navigate());
    let [editing, moving, correcting, closing, binning] = [(); 5].map(|()| RwSignal::new(false));
    let bin = move |()| {
        let id = facts.id.get_value();
        let Some(opened) = keeper.store().open(id.record()) else { return };
        let said = format!("Nel cestino: {}.", opened.record.title());
        if keeper.dispatch(Command::Bin(opened), said) {
            navigate(&Route::Territories.href(), NavigateOptions { resolve: false, ..Default::default() });
        }
    };
    let choice = |glyph: Glyph, words: &'static str, open: RwSignal<bool>| {
        view! {
            <button type="button" on:click=move |_| open.set(true)>
                <Icon glyph />
                {words}
            </button>
        }
    };
    view! {
        <Menu label="Cambia">
            {choice(Glyph::Edit, "Nome, numero, scuola, note", editing)}
            {choice(Glyph::Exchange, "Sposta un comune o una parte", moving)}
            {choice(Glyph::Calendar, "Correggi i periodi", correcting)}
            {choice(Glyph::Lock, "Chiudi da un giorno", closing)}
            {choice(Glyph::Bin, "Metti nel cestino", binning)}
        </Menu>
        <FormDialog open=editing title="Che cosa cambi?" form=move |ways| edit::form(facts, ways) large=true />
        <FormDialog open=moving title="Che cosa si sposta?" form=move |ways| moving::form(facts, ways) large=true />
        <FormDialog open=correcting title="Da quando a quando?" form=move |ways| periods::form(facts, ways) large=true />
        <FormDialog open=closing title="Quando finisce?" form=move |ways| close::form(facts, ways) />
        <Confirm
            open=binning
            title="Mettere nel cestino questo micro-territorio?"
            confirm="Metti nel cestino"
            on_confirm=bin
            danger=true
        >
            <p>
                "Il cestino è per ciò che è stato scritto per sbaglio. Se questo micro-territorio è esistito e non esiste più, chiudilo da un giorno: la sua storia resta leggibile."
            </p>
            <p>"Dal cestino, o con «Annulla», torna com’era."</p>
        </Confirm>
    }
}
