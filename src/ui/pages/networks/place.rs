//! A new place of an organisation: both are written in one step.

use leptos::prelude::*;

use crate::domain::{Id, Kind, Location, Organization, Record};
use crate::insight::reading::Reading;
use crate::store::Command;
use crate::ui::form::{Fields, Form, FormDialog, FormFrame, Keeper, SourceFields, Sourcing, Ways};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::pages::territories::opened::edit::Drawing;
use crate::ui::pages::territories::opened::location::{draw, read};

use super::linked::unnamed;

/// The button that adds a place, and its form.
#[component]
pub fn AddPlace(
    /// Whose.
    organization: Id<Organization>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let form = move |ways| form(organization.clone(), ways);
    view! {
        <button class="button" data-kind="quiet" type="button" on:click=move |_| open.set(true)>
            <Icon glyph=Glyph::Pin />
            "Aggiungi un luogo"
        </button>
        <FormDialog open title="Dove si trova?" form />
    }
}

fn form(organization: Id<Organization>, ways: Ways) -> AnyView {
    let keeper = Keeper::here();
    let workspace = keeper.store().now();
    let form = Form::open(format!("nuovo-luogo:{organization}"), None);
    let Some(owner) = workspace.get(&organization).cloned() else { return ().into_any() };
    let today = keeper.session().today().get_untracked();
    let blank =
        Location { comune: owner.comune.clone(), ..Location::named(keeper.session().fresh_id(), unnamed()) };
    let drawn = draw(&Drawing {
        fields: Fields::of(form, Kind::Location),
        before: &blank,
        reading: Reading::of(&workspace),
        fresh: true,
    });
    let save = move |()| {
        let mut parse = form.parse();
        let mut sourcing = Sourcing::read(&mut parse);
        let place = read(&mut parse, &mut sourcing, &blank);
        sourcing.finish(&mut parse);
        let opened = keeper.store().open(organization.record());
        if parse.finish()
            && let Some((place, opened)) = place.zip(opened)
            && let Some(before) = Organization::peel(&opened.record).cloned()
        {
            let mut after = before.as_ref().clone();
            after.locations.insert(place.id.clone());
            let said = format!("Luogo aggiunto: {}.", place.name);
            let edit = vec![opened.into_edit(Organization::wrap(after.into()))];
            let create = vec![Location::wrap(place.into())];
            if keeper.dispatch(Command::Save { create, edit }, said) {
                form.done();
                ways.leave.run(());
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
            {drawn}
            <SourceFields form today hint="Vale per tutto quello che scrivi qui." />
        </FormFrame>
    }
    .into_any();
    form.keep();
    whole
}
