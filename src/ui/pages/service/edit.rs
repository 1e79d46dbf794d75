//! The form of a service: every field in plain groups, for a service that is here and for a new one.

mod finding;
mod groups;
mod part;
mod place;
mod read;
mod several;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::domain::{Id, Kind, Record, Service};
use crate::session::page;
use crate::store::Command;
use crate::ui::app::session;
use crate::ui::components::Crumbs;
use crate::ui::form::{Form, FormFrame, Keeper, SourceFields, Sourcing};
use crate::ui::pages::Page;
use crate::ui::pages::perhaps_here::{Others, PerhapsHere};
use crate::ui::routes::Route;

pub use part::Part;

use super::absent::UnknownService;

/// What a form begins from.
#[derive(Clone)]
struct Beginning {
    /// The record that the fields show at first.
    shown: Service,
    /// Whether it is a service of its own, that nobody has written yet.
    new: bool,
    /// The part of the form that somebody came for.
    part: Part,
}

/// The form of a service that is here.
#[component]
pub fn EditService(
    /// Which.
    id: Id<Service>,
    /// The code of the part that somebody came for.
    part: String,
) -> impl IntoView {
    let keeper = Keeper::here();
    let part = Part::of_code(&part);
    let version = RwSignal::new(0_u32);
    move || {
        version.track();
        let form = Form::open(format!("servizio:{id}"), keeper.store().open(id.record()));
        let Some(service) = form.record::<Service>() else { return view! { <UnknownService /> }.into_any() };
        let beginning = Beginning { shown: service.as_ref().clone(), new: false, part };
        view! { <Writing form beginning version /> }.into_any()
    }
}

/// The form of a new service.
#[component]
pub fn NewService(
    /// The service that it begins from, if its identifier is here.
    model: String,
) -> impl IntoView {
    let keeper = Keeper::here();
    let version = RwSignal::new(0_u32);
    move || {
        version.track();
        let workspace = keeper.store().now();
        let model = model.parse::<Id<Service>>().ok().and_then(|id| workspace.get(&id).cloned());
        let key = model.as_ref().map_or_else(|| "nuovo".to_owned(), |model| format!("nuovo:{}", model.id));
        let form = Form::open(format!("servizio:{key}"), None);
        let shown = model.map_or_else(read::blank, |model| read::copied(&model));
        let beginning = Beginning { shown, new: true, part: Part::What };
        view! { <Writing form beginning version /> }.into_any()
    }
}

/// The form itself.
#[component]
fn Writing(form: Form, beginning: Beginning, version: RwSignal<u32>) -> impl IntoView {
    let (keeper, today) = (Keeper::here(), session().today().get_untracked());
    let Beginning { shown, new, part } = beginning;
    let workspace = keeper.store().now();
    let name = shown.title();
    let (title, lead, save) = if new {
        let lead = "Scrivi quello che sai: il resto si completa dopo. Entra nella guida solo quando lo pubblichi tu.";
        ("Aggiungi un servizio".to_owned(), lead, "Aggiungi")
    } else {
        (format!("Modifica «{name}»"), "Niente cambia finché non salvi.", "Salva")
    };
    let groups = groups::draw(form, &shown, &workspace);
    let away = StoredValue::new((!new).then(|| shown.id.clone()));
    let go = Callback::new({
        let navigate = use_navigate();
        move |id: Option<Id<Service>>| {
            // Nothing is drawn yet. Once something is, the browser would lay out the whole form again, only to find out who
            // could have the keyboard next.
            page::let_go();
            let route = id.map_or(Route::Guide, Route::Service);
            // The form does not come back with the back button: it is done.
            navigate(&route.path(), NavigateOptions { replace: true, ..NavigateOptions::default() });
        }
    });
    let others = Others::none();
    let keep = move |()| {
        let mut parse = form.parse();
        let mut sourcing = Sourcing::read(&mut parse);
        let id = if new { keeper.session().fresh_id() } else { shown.id.clone() };
        let places = place::read_new(&mut parse, &sourcing, || keeper.session().fresh_id());
        let record = read::service(&mut parse, &mut sourcing, &shown, new, &places);
        sourcing.finish(&mut parse);
        let fine = parse.finish();
        let Some(record) = record.filter(|_| fine) else { return };
        let record = Service { id: id.clone(), ..record };
        let said = if new { "Aggiunto. Entra nella guida quando lo pubblichi." } else { "Servizio salvato." };
        let verdicts = if new { others.verdicts(keeper, id.record()) } else { Vec::new() };
        let mut create: Vec<_> =
            places.into_iter().map(|place| crate::domain::Location::wrap(place.into())).collect();
        let after = Service::wrap(record.into());
        let edit = match form.opened() {
            Some(opened) => vec![opened.into_edit(after)],
            None => {
                create.extend(verdicts);
                create.push(after);
                Vec::new()
            }
        };
        if keeper.dispatch(Command::Save { create, edit }, said) {
            form.done();
            go.run(Some(id));
        }
    };
    let trail = vec![("Guida".to_owned(), Route::Guide.href())];
    let here = title.clone();
    // The page takes the focus as it opens: whoever came for a part gets there right after.
    if part != Part::What {
        request_animation_frame(move || {
            request_animation_frame(move || {
                page::focus(part.anchor());
            });
        });
    }
    let whole = view! {
        <Page title=title.clone()>
            <Crumbs trail here />
            <div class="stack" data-gap="s2">
                <h1>{title}</h1>
                <p class="prose-lead">{lead}</p>
            </div>
            <Parts />
            <FormFrame
                form
                save
                on_save=keep
                on_leave=move |()| go.run(away.get_value())
                on_restart=move |()| version.update(|version| *version += 1)
            >
                {new
                    .then(|| view! { <PerhapsHere form kind=Kind::Service others on_leave=|()| {} /> })}
                {groups}
                <fieldset class="group">
                    <legend>"Da dove lo sai"</legend>
                    <SourceFields form today hint=hint(new) />
                </fieldset>
            </FormFrame>
        </Page>
    };
    form.keep();
    whole
}

fn hint(new: bool) -> &'static str {
    if new {
        "Vale per tutto quello che hai scritto qui sopra."
    } else {
        "Vale per i testi che hai cambiato: gli altri tengono la fonte che avevano."
    }
}

/// The way from the top of the form to each of its parts.
#[component]
fn Parts() -> impl IntoView {
    let button = |part: &Part| {
        let part = *part;
        let go = move |_| {
            page::focus(part.anchor());
        };
        view! {
            <button class="button" data-kind="quiet" type="button" on:click=go>
                {part.words()}
            </button>
        }
    };
    view! {
        <nav class="cluster" data-gap="s1" aria-label="Parti del modulo">
            {Part::ALL.iter().map(button).collect_view()}
        </nav>
    }
}
