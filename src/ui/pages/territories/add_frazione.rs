//! A new part of a comune: its name, its comune, how we know of it.

use leptos::prelude::*;

use crate::domain::{Frazione, Kind};
use crate::insight::reading::Reading;
use crate::session::Session;
use crate::ui::form::{Asked, Fields, Form, FormDialog, FormFrame, Keeper, SourceFields, Sourcing, Ways};

use super::opened::edit::comuni;

/// The form of a new part of a comune.
#[component]
pub fn AddFrazione(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! { <FormDialog open title="Quale parte di comune aggiungi?" form /> }
}

fn form(ways: Ways) -> AnyView {
    let keeper = Keeper::here();
    let session: Session = keeper.session();
    let workspace = keeper.store().now();
    let form = Form::open("nuova-frazione", None);
    let fields = Fields::of(form, Kind::Frazione);
    let none: Option<String> = None;
    let drawn = vec![
        fields.hint("Come si chiama di solito: «Cogozzo», «Viadana: frazioni nord».").line(
            "name",
            none.clone(),
            Asked::Must,
        ),
        fields.record("comune", comuni(&Reading::of(&workspace)), None, Asked::Must),
        fields.number("population", none.clone(), Asked::May),
        fields.hint("Quali vie o località comprende, e che cosa non si sa.").long("note", none, Asked::May),
    ];
    let save = move |()| {
        let mut parse = form.parse();
        let mut sourcing = Sourcing::read(&mut parse);
        let name = parse.required("name");
        let comune = parse.chosen_record("comune");
        if comune.is_none() {
            parse.wrong("comune", "Comune: scegli di quale comune è una parte.");
        }
        let population = parse.count("population");
        let population = sourcing.fact(None, population);
        let note = parse.optional("note");
        let provenance = sourcing.of_record(None);
        sourcing.finish(&mut parse);
        let made = name.zip(comune).map(|(name, comune)| Frazione {
            id: session.fresh_id(),
            name,
            comune,
            population,
            note,
            provenance,
            binned: None,
        });
        if parse.finish()
            && let Some(frazione) = made
        {
            let said = format!("Parte di comune aggiunta: {}.", frazione.name);
            if keeper.keep(form, frazione, said) {
                ways.leave.run(());
            }
        }
    };
    let today = session.today().get_untracked();
    let whole = view! {
        <FormFrame
            form
            save="Aggiungi"
            on_save=save
            on_leave=ways.leave
            on_restart=ways.restart
        >
            {drawn}
            <SourceFields form today hint="Come sappiamo che questa parte c’è." />
        </FormFrame>
    }
    .into_any();
    form.keep();
    whole
}
