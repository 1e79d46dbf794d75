//! The parts of a sheet: each is read, and filled in by itself, as one does standing with a phone in hand.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use crate::domain::{Id, Kind, MappingSheet, SheetStatus};
use crate::insight::mapping::sheets::to_collect;
use crate::insight::reading::Reading;
use crate::session::page;
use crate::ui::app::store;
use crate::ui::components::{Status, Tag};
use crate::ui::form::{Fields, Form, FormFrame, Keeper, SourceFields, Sourcing};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::pages::territories::known::facts;
use crate::ui::pages::territories::opened::edit::Drawing;
use crate::ui::pages::territories::opened::mapping_sheet::Part;
use crate::ui::routes::Route;

use super::{Now, PART};

/// Every part.
#[component]
pub fn Parts(
    /// The sheet.
    now: Now,
) -> impl IntoView {
    let query = use_query_map();
    let filling = Memo::new(move |_| query.with(|query| query.get_str(PART).and_then(Part::of_code)));
    Part::ALL.map(|part| view! { <One part now filling /> }).collect_view()
}

/// The id of the heading of a part.
fn anchor(part: Part) -> String {
    format!("parte-{}", part.code())
}

#[component]
fn One(part: Part, now: Now, filling: Memo<Option<Part>>) -> impl IntoView {
    let id = now.with_untracked(|it| it.as_ref().map(|sheet| sheet.id.clone()));
    let mine = Memo::new(move |_| filling.get() == Some(part));
    let open = id.clone().map(|id| Route::Sheet(id).href_with(&[(PART, part.code())])).unwrap_or_default();
    let store = store();
    // The names of other records are looked up as the sheet is drawn.
    let read = move || {
        let sheet = now.get()?;
        let workspace = store.now();
        Some(facts(sheet.id.record(), part.facts(&Reading::of(&workspace), &sheet)))
    };
    // Whoever comes for a part gets to its first field once it is drawn.
    Effect::new(move |_| {
        if mine.get() {
            request_animation_frame(move || {
                page::focus(&anchor(part));
            });
        }
    });
    let who = match part.is_public() {
        true => view! { <Tag status=Status::Good>"lo leggono le famiglie"</Tag> }.into_any(),
        false => view! { <Tag glyph=Glyph::Lock>"solo il gruppo"</Tag> }.into_any(),
    };
    let lacks =
        move |sheet: &MappingSheet| to_collect(sheet).into_iter().any(|it| Part::of_field(it) == part);
    let verb = move || match now.with(|it| it.as_deref().is_some_and(lacks)) {
        true => "Compila",
        false => "Modifica",
    };
    view! {
        <section class="card" aria-labelledby=anchor(part)>
            <div class="spread">
                <h2 id=anchor(part) tabindex="-1">{part.words()}</h2>
                {who}
            </div>
            <Show
                when=move || mine.get()
                fallback={
                    let open = open.clone();
                    move || {
                        let open = open.clone();
                        view! {
                            {read}
                            <p class="no-print">
                                <a class="button" href=open data-noscroll="">
                                    <Icon glyph=Glyph::Edit />
                                    {verb}
                                    <span class="vh">{format!(": {}", part.words())}</span>
                                </a>
                            </p>
                        }
                    }
                }
            >
                {
                    let id = id.clone();
                    move || id.clone().map(|id| view! { <Filling part id /> })
                }
            </Show>
        </section>
    }
}

/// The small form of a part.
#[component]
fn Filling(part: Part, id: Id<MappingSheet>) -> impl IntoView {
    let (keeper, navigate) = (Keeper::here(), use_navigate());
    let round = RwSignal::new(0_u32);
    let away = Route::Sheet(id.clone()).path();
    let leave = Callback::new(move |()| {
        let options = NavigateOptions { scroll: false, replace: true, ..NavigateOptions::default() };
        navigate(&away, options);
        request_animation_frame(move || {
            page::focus(&anchor(part));
        });
    });
    move || {
        round.track();
        form(keeper, part, &id, leave, round)
    }
}

fn form(
    keeper: Keeper,
    part: Part,
    id: &Id<MappingSheet>,
    leave: Callback<()>,
    round: RwSignal<u32>,
) -> AnyView {
    let form = Form::open(format!("scheda:{id}:{}", part.code()), keeper.store().open(id.record()));
    let Some(before) = form.record::<MappingSheet>() else { return ().into_any() };
    let workspace = keeper.store().now();
    let today = keeper.session().today().get_untracked();
    let drawn = part.draw(&Drawing {
        fields: Fields::of(form, Kind::MappingSheet),
        before: &before,
        reading: Reading::of(&workspace),
        fresh: false,
    });
    // Who told it is asked where it belongs, not in every part.
    let sourced = part == Part::Source;
    let save = move |()| {
        let mut parse = form.parse();
        let after = part.read(&mut parse, &before);
        let mut provenance = before.provenance.clone();
        if sourced {
            let sourcing = Sourcing::read(&mut parse);
            provenance = sourcing.of_record(before.provenance.as_ref());
            sourcing.finish(&mut parse);
        }
        if parse.finish()
            && let Some(after) = after
        {
            // What is being filled in is no longer just opened.
            let status = match before.status {
                SheetStatus::Open => SheetStatus::Collecting,
                other => other,
            };
            let after = MappingSheet { status, provenance, ..after };
            if keeper.keep(form, after, format!("Salvato: {}.", part.words())) {
                leave.run(());
            }
        }
    };
    let whole = view! {
        <FormFrame
            form
            on_save=save
            on_leave=leave
            on_restart=move |()| round.update(|round| *round += 1)
        >
            {drawn}
            {sourced
                .then(|| view! { <SourceFields form today hint="Se la scheda ha una fonte sola, vale per tutta la scheda." /> })}
        </FormFrame>
    }
    .into_any();
    form.keep();
    whole
}
