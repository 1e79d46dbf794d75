//! A new territory: its number, its name, from when. The places it holds are moved to it afterwards.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::domain::{Kind, MicroTerritory, NonEmptyText, Organization, OrganizationKind, Period};
use crate::insight::reading::Reading;
use crate::insight::{free_number, number_holder};
use crate::ui::components::FieldKind;
use crate::ui::form::{Asked, Fields, Form, FormDialog, FormFrame, Keeper, SourceFields, Sourcing, Ways};
use crate::ui::routes::Route;

use super::opened::edit::choices;

/// The form of a new territory.
#[component]
pub fn AddTerritory(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let navigate = use_navigate();
    let go = Callback::new(move |href: String| {
        navigate(&href, NavigateOptions { resolve: false, ..Default::default() });
    });
    view! { <FormDialog open title="Quale micro-territorio aggiungi?" form=move |ways| form(ways, go) /> }
}

fn form(ways: Ways, go: Callback<String>) -> AnyView {
    let keeper = Keeper::here();
    let session = keeper.session();
    let today = session.today().get_untracked();
    let workspace = keeper.store().now();
    let form = Form::open("nuovo-territorio", None);
    let fields = Fields::of(form, Kind::MicroTerritory);
    let none: Option<NonEmptyText> = None;
    let is_school = |it: &Organization| it.kind == OrganizationKind::School;
    let drawn = vec![
        fields.number("number", Some(free_number(&workspace, today)), Asked::Must),
        fields.line("name", none, Asked::Must),
        fields.hint("Se lo lasci vuoto vale da sempre, per quanto se ne sa.").named(
            "from",
            "Da quando esiste",
            FieldKind::Date,
            today.to_string(),
            Asked::May,
        ),
        fields.record("school", choices(&Reading::of(&workspace), is_school), None, Asked::May),
    ];
    let save = move |()| {
        let mut parse = form.parse();
        let sourcing = Sourcing::read(&mut parse);
        let validity = Period { from: parse.day("from"), until: None };
        let holder = |number| number_holder(&keeper.store().now(), number, &validity, None);
        let number = super::number(&mut parse, holder);
        let name = parse.required("name");
        let school = parse.chosen_record("school");
        let made = number.zip(name).map(|(number, name)| MicroTerritory {
            id: session.fresh_id(),
            number,
            name,
            school,
            holdings: Vec::new(),
            table: None,
            validity,
            successor: None,
            boundary_note: None,
            population: None,
            facilitator_role: None,
            notes: Vec::new(),
            provenance: sourcing.of_record(None),
            binned: None,
        });
        sourcing.finish(&mut parse);
        if parse.finish()
            && let Some(territory) = made
        {
            let said = format!("Micro-territorio aggiunto: {}.", territory.name);
            let href = Route::Territory(territory.id.clone()).href_with(&[("vista", "luoghi")]);
            if keeper.keep(form, territory, said) {
                ways.leave.run(());
                go.run(href);
            }
        }
    };
    let whole = view! {
        <FormFrame
            form
            save="Aggiungi"
            on_save=save
            on_leave=ways.leave
            on_restart=ways.restart
        >
            <p>"Subito dopo scegli quali comuni, o parti di comuni, ne fanno parte e da quale giorno."</p>
            {drawn}
            <SourceFields form today hint="Come sappiamo che c’è." />
        </FormFrame>
    }
    .into_any();
    form.keep();
    whole
}
