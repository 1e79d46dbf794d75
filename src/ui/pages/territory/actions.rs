//! What can be done with a territory as a whole: correct it, move places, close it, put it in the bin.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::store::Command;
use crate::ui::components::{Confirm, Dialog, Menu};
use crate::ui::form::{Keeper, Ways};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::routes::Route;

use super::{Facts, close, edit, moving, periods};

/// A form of a territory in a dialog: drawn anew each time it opens or begins again.
#[component]
pub fn FormDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What it is about.
    title: &'static str,
    /// Draws the form.
    form: fn(Facts, Ways) -> AnyView,
    /// What is known of the territory.
    facts: Facts,
    /// Room for rows of several fields.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let round = RwSignal::new(0_u32);
    let ways = Ways {
        leave: Callback::new(move |()| open.set(false)),
        restart: Callback::new(move |()| round.update(|it| *it += 1)),
    };
    view! {
        <Dialog open title large>
            {move || {
                round.get();
                form(facts, ways)
            }}
        </Dialog>
    }
}

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
        <FormDialog open=editing title="Che cosa cambi?" form=edit::form facts large=true />
        <FormDialog open=moving title="Che cosa si sposta?" form=moving::form facts large=true />
        <FormDialog open=correcting title="Da quando a quando?" form=periods::form facts large=true />
        <FormDialog open=closing title="Quando finisce?" form=close::form facts />
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
