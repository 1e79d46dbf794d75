//! In the guide or not: what families will read, what they will not, and the first thing missing.

use leptos::prelude::*;

use crate::domain::{Id, Kind, Publication, Record, Service};
use crate::insight::mapping::publishing;
use crate::store::Command;
use crate::ui::app::store;
use crate::ui::components::{Confirm, Status, Tag};
use crate::ui::form::Keeper;
use crate::ui::labels::{self, Label};
use crate::ui::routes::Route;

use super::EDITING;
use super::edit::Part;

/// What the panel shows.
#[derive(Clone, PartialEq)]
struct Shown {
    publication: Publication,
    protected: bool,
    required: Vec<&'static str>,
    left_open: Vec<&'static str>,
}

/// In the guide or not.
#[component]
pub fn Publish(
    /// Which service.
    id: Id<Service>,
) -> impl IntoView {
    let keeper = Keeper::here();
    let (asking, of) = (RwSignal::new(false), id.clone());
    let shown = store().select(move |workspace| {
        workspace.get(&of).map(|service| Shown {
            publication: service.publication,
            protected: service.protected,
            required: publishing::required(service),
            left_open: publishing::left_open(service),
        })
    });
    let id = StoredValue::new(id);
    let put = move |publication: Publication, said: &'static str| {
        let Some(opened) = id.with_value(|id| keeper.store().open(id.record())) else { return };
        let Some(service) = Service::peel(&opened.record) else { return };
        let mut changed = service.as_ref().clone();
        changed.publication = publication;
        let edit = opened.into_edit(Service::wrap(changed.into()));
        keeper.dispatch(Command::Save { create: Vec::new(), edit: vec![edit] }, said);
    };
    let publish = move |_| put(Publication::Published, "È nella guida: da adesso le famiglie lo trovano.");
    let withdraw = move |()| {
        put(Publication::Withdrawn, "Ritirato dalla guida. Quello che c’è scritto resta nel quaderno.");
    };
    let draw = move |shown: Shown| {
        let inside = shown.publication == Publication::Published;
        let button = match (inside, shown.required.first()) {
            (true, _) => view! {
                <button class="button" type="button" on:click=move |_| asking.set(true)>
                    "Ritira dalla guida"
                </button>
            }
            .into_any(),
            (false, None) => view! {
                <button class="button" type="button" on:click=publish>
                    "Pubblica nella guida"
                </button>
            }
            .into_any(),
            (false, Some(field)) => {
                let part = Part::of_field(field).code();
                let href = id.with_value(|id| Route::Service(id.clone()).href_with(&[(EDITING, part)]));
                let first = if *field == "locations" {
                    "Prima di pubblicarla, togli il luogo: una scheda protetta non ne ha.".to_owned()
                } else {
                    format!("Prima serve: {}.", labels::field(Kind::Service, field))
                };
                view! {
                    <a class="button" href=href>"Pubblica nella guida"</a>
                    <p class="small">{first}" Il pulsante ti porta lì."</p>
                }
                .into_any()
            }
        };
        let tone = if inside { Status::Good } else { Status::Info };
        view! {
            <div class="cluster">
                <h3>"Che cosa leggono le famiglie"</h3>
                <Tag status=tone>{shown.publication.label()}</Tag>
            </div>
            <p class="small">{public(shown.protected)}</p>
            <p class="small">
                "Restano nel quaderno, e non sono mai pubblici: colloqui, schede di mappatura, incontri, contatti di lavoro, note private."
            </p>
            {(!shown.left_open.is_empty())
                .then(|| format!("Le famiglie leggeranno «da completare» in: {}.", names(&shown.left_open)))
                .map(|text| view! { <p class="small">{text}</p> })}
            <div class="cluster">{button}</div>
        }
    };
    view! {
        <div class="stack" data-gap="s2">{move || shown.get().map(draw)}</div>
        <Confirm
            open=asking
            title="Ritiri il servizio dalla guida?"
            confirm="Ritira dalla guida"
            on_confirm=withdraw
        >
            <p>"Le famiglie non lo trovano più. Quello che c’è scritto resta nel quaderno, e puoi rimetterlo quando vuoi."</p>
        </Confirm>
    }
}

/// What becomes public.
fn public(protected: bool) -> &'static str {
    if protected {
        "Diventa pubblico quello che si legge in questa pagina: che cosa, per chi, come si fa, i numeri nazionali. Mai indirizzi, orari o mappe."
    } else {
        "Diventa pubblico quello che si legge in questa pagina: che cosa, per chi, come, dove, quando, i contatti, chi lo offre, chi ha verificato (il ruolo) e da dove lo sappiamo."
    }
}

/// The names of fields, in a line.
fn names(fields: &[&'static str]) -> String {
    fields.iter().map(|field| labels::field(Kind::Service, field)).collect::<Vec<_>>().join(", ")
}
