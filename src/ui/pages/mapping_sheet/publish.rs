//! From the sheet into the guide: what is still missing, what becomes public and what does not, and the
//! card as families will read it.

mod consent;
mod in_the_bin;
mod missing;

use leptos::prelude::*;

use crate::domain::{Id, MappingSheet, Phone, Publication, Service, SheetStatus};
use crate::insight::guide::giving::{binned_service, service_of};
use crate::insight::mapping::drift::published;
use crate::insight::mapping::sheets::{NextStep, next_step};
use crate::insight::reading::Reading;
use crate::insight::{Asking, Given, Lacking, checklist, given};
use crate::session::page;
use crate::store::Command;
use crate::ui::app::{session, store};
use crate::ui::components::{CheckField, Field, FieldKind, Status, Tag};
use crate::ui::form::{Form, Keeper};
use crate::ui::routes::Route;

use super::check::Checking;
use super::preview::Preview;
use super::{Now, PUBLISHING};
use consent::Consent;
use in_the_bin::InTheBin;
use missing::{First, Missing};

const HOW: &str = "application_process";
const PHONE: &str = "phone";
const PROTECTED: &str = "protected";

/// The panel that leads into the guide. Nothing for a sheet that was put away.
#[component]
pub fn Publish(
    /// Which sheet.
    id: Id<MappingSheet>,
    /// The sheet.
    now: Now,
    /// Asks who checks.
    checking: RwSignal<Option<Checking>>,
) -> impl IntoView {
    // What the guide says already: when it changes elsewhere, the questions begin from it again.
    let said = store().select(move |workspace| {
        let service = service_of(&Reading::of(workspace), now.get()?.as_ref())?.clone();
        Some((Asking::of(&service), service.id.clone(), service.publication))
    });
    let shown = Memo::new(move |_| {
        now.with(|it| it.as_ref().is_some_and(|sheet| sheet.status != SheetStatus::Archived))
    });
    let binned =
        store().select(move |workspace| binned_service(&Reading::of(workspace), now.get()?.as_ref()));
    let id = StoredValue::new(id);
    move || {
        let (said, binned) = (said.get(), binned.get());
        shown.get().then(|| match binned {
            Some(service) => view! { <InTheBin service /> }.into_any(),
            None => view! { <Panel id=id.get_value() now checking said /> }.into_any(),
        })
    }
}

#[component]
fn Panel(
    id: Id<MappingSheet>,
    now: Now,
    checking: RwSignal<Option<Checking>>,
    said: Option<(Asking, Id<Service>, Publication)>,
) -> impl IntoView {
    let (keeper, today) = (Keeper::here(), session().today());
    let form = Form::open(format!("pubblica:{id}"), None);
    let begin = said.as_ref().map(|(asking, ..)| asking.clone()).unwrap_or_default();
    let text = |value: Option<String>| value.unwrap_or_default();
    let how = form.text(HOW, text(begin.how.as_ref().map(ToString::to_string)));
    let phone = form.text(PHONE, text(begin.phone.as_ref().map(ToString::to_string)));
    let protected = form.check(PROTECTED, begin.protected);
    form.call(PHONE, "Telefono");
    form.keep();
    let asking = Signal::derive(move || Asking {
        how: how.read().parse().ok(),
        phone: phone.read().parse().ok(),
        protected: protected.get(),
    });
    let fresh = StoredValue::new((keeper.session().fresh_id(), keeper.session().fresh_id()));
    // What the card will be, and whether that is other than it is.
    let proposed = store().select(move |workspace| {
        let (reading, sheet) = (Reading::of(workspace), now.get()?);
        let Given { service, place } =
            fresh.with_value(|fresh| given(&reading, &sheet, &asking.read(), fresh));
        let same = place.is_none() && service_of(&reading, &sheet) == Some(&service);
        let it = Given { service, place };
        Some((it.card(workspace, today.get())?, same))
    });
    let steps = store().select(move |workspace| {
        now.with(|it| it.as_ref().map(|it| checklist(&Reading::of(workspace), it, &asking.read())))
            .unwrap_or_default()
    });
    let publication = said.as_ref().map_or(Publication::Unpublished, |it| it.2);
    let inside = publication == Publication::Published;
    let publish = move |()| {
        let mut parse = form.parse();
        let asking = Asking {
            how: parse.optional(HOW),
            phone: parse.optional(PHONE),
            protected: parse.ticked(PROTECTED),
        };
        if !parse.finish() {
            page::focus(&form.id(PHONE));
        } else if write(keeper, now, &asking, inside) {
            form.done();
        }
    };
    let ask_how = move |()| {
        let mut parse = form.parse();
        // A telephone that was written and is none is what is wrong.
        let field = if parse.typed(PHONE).trim().is_empty() {
            parse.wrong(HOW, "Scrivi come si fa, o un telefono: chi legge deve sapere che cosa fare.");
            HOW
        } else {
            let _: Option<Phone> = parse.optional(PHONE);
            PHONE
        };
        parse.finish();
        page::focus(&form.id(field));
    };
    let public = move || public_words(protected.get());
    let state = match publication {
        Publication::Published => view! { <Tag status=Status::Good>"nella guida"</Tag> }.into_any(),
        Publication::Withdrawn => view! { <Tag status=Status::Warn>"ritirata dalla guida"</Tag> }.into_any(),
        Publication::Unpublished => view! { <Tag>"non ancora nella guida"</Tag> }.into_any(),
    };
    let link = said.map(|(_, service, _)| {
        let (href, words) = (
            Route::Service(service).href(),
            if inside { "Aprila nella guida" } else { "Apri la sua pagina" },
        );
        view! { <p><a href=href>{words}</a></p> }
    });
    let first = Memo::new(move |_| steps.with(|steps| steps.iter().find(|it| !it.1).map(|it| it.0)));
    let leads = store().select(move |workspace| {
        let step = |sheet: &MappingSheet| next_step(&Reading::of(workspace), sheet, today.get());
        now.with(|it| it.as_deref().is_some_and(|it| matches!(step(it), NextStep::Publish | NextStep::Rest)))
    });
    // Once it is said one way or the other, what was wrong is right.
    let asks_how = move || steps.with(|steps| steps.contains(&(Lacking::How, false)));
    let same = move || proposed.with(|it| it.as_ref().is_some_and(|(_, same)| *same));
    view! {
        <aside class="stack" data-gap="s5" aria-label="Nella guida">
            <section class="card no-print" aria-labelledby=PUBLISHING>
                <h2 id=PUBLISHING tabindex="-1">{if inside { "Nella guida" } else { "Pubblica nella guida" }}</h2>
                <p>{state}</p>
                {link}
                <Missing steps now />
                <Field
                    label="Come si fa a chiederlo"
                    value=how
                    kind=FieldKind::Long
                    hint="Un passo per riga."
                    error=Signal::derive(move || form.error(HOW).get().filter(|_| asks_how()))
                    optional=true
                    id=form.id(HOW)
                />
                <Field
                    label="Telefono"
                    value=phone
                    kind=FieldKind::Phone
                    hint="Il numero che una famiglia può chiamare."
                    error=form.error(PHONE)
                    optional=true
                    id=form.id(PHONE)
                />
                <CheckField
                    label="Parla di violenza o di tutela dei minori"
                    hint="Niente luogo né orari; si leggono i numeri nazionali."
                    value=protected
                />
                <Consent now />
                <Show
                    when=move || !(inside && same() && first.get().is_none())
                    fallback=|| view! { <p>"La guida dice quello che dice la scheda."</p> }
                >
                    <First first publication leads now checking publish ask_how />
                </Show>
                <p class="small">{public}</p>
                <p class="small">
                    "Restano nel gruppo: quanto c’è, com’è davvero, chi lo ha raccontato, colloqui, incontri e note. Puoi ritirarla quando vuoi, dalla sua pagina nella guida."
                </p>
            </section>
            <section class="stack" data-gap="s3" aria-labelledby="anteprima">
                <h2 id="anteprima">"Come la vedrà una famiglia"</h2>
                {move || proposed.get().map(|(card, _)| view! { <Preview card /> })}
            </section>
        </aside>
    }
}

/// Writes the service, its place and the sheet: one step of undo.
fn write(keeper: Keeper, now: Now, asking: &Asking, inside: bool) -> bool {
    let (store, session) = (keeper.store(), keeper.session());
    let Some(sheet) = now.get_untracked() else { return false };
    let workspace = store.now();
    let fresh = (session.fresh_id(), session.fresh_id());
    let given = given(&Reading::of(&workspace), &sheet, asking, &fresh);
    let (create, change) = given.records(&workspace, published(&sheet, &given.service.id));
    let edits = change.into_iter().filter_map(|after| Some(store.open(after.id())?.into_edit(after)));
    let said =
        if inside { "La guida è aggiornata." } else { "È nella guida: da adesso le famiglie la trovano." };
    keeper.dispatch(Command::Save { create, edit: edits.collect() }, said)
}

fn public_words(protected: bool) -> &'static str {
    if protected {
        "Diventano pubblici: nome, che cosa offre, che cosa fa, per chi, come si fa, chi lo offre, chi ha verificato (il ruolo). Mai l’indirizzo, il comune, gli orari."
    } else {
        "Diventano pubblici: nome, che cosa offre, che cosa fa, per chi, comune e indirizzo, orari, come si fa, telefono, chi lo offre, chi ha verificato (il ruolo) e da dove lo sappiamo."
    }
}

/// The words of what a card needs.
fn words(lacking: Lacking) -> &'static str {
    match lacking {
        Lacking::Offer => "che cosa può offrire, in una frase",
        Lacking::Target => "per chi è",
        Lacking::Place => "in che comune",
        Lacking::How => "come si chiede: un telefono, o come si fa",
        Lacking::Locations => "togliere il luogo: una scheda protetta non ne ha",
        Lacking::Check => "qualcuno che verifichi",
        Lacking::Consent => "chi offre l’aiuto è d’accordo",
    }
}
