//! What a card still needs, as a list to tick off, and the button that leads to the first thing missing.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::domain::Publication;
use crate::insight::Lacking;
use crate::session::page;
use crate::ui::components::{Status, Tag};
use crate::ui::icons::Glyph;
use crate::ui::labels::numbers;
use crate::ui::pages::mapping_sheet::check::Checking;
use crate::ui::pages::mapping_sheet::{Now, PART};
use crate::ui::pages::service::EDITING;
use crate::ui::pages::territories::opened::mapping_sheet::Part;
use crate::ui::routes::Route;

use super::words;

/// The id of the box that says whether whoever gives it agrees.
pub const CONSENT: &str = "consenso";

/// Where something that is missing is written, if that is another place than this panel.
fn place(lacking: Lacking, now: Now) -> Option<String> {
    let sheet = now.get()?;
    let part = |part: Part| Route::Sheet(sheet.id.clone()).href_with(&[(PART, part.code())]);
    match lacking {
        Lacking::Offer => Some(part(Part::What)),
        Lacking::Target => Some(part(Part::Whom)),
        Lacking::Place => Some(part(Part::Where)),
        Lacking::Locations => {
            let service = sheet.service.clone()?;
            Some(Route::Service(service).href_with(&[(EDITING, "dove-e-quando")]))
        }
        Lacking::How | Lacking::Check | Lacking::Consent => None,
    }
}

/// What a card needs, each with whether it is there.
#[component]
pub fn Missing(
    /// What it needs.
    steps: Memo<Vec<(Lacking, bool)>>,
    /// The sheet.
    now: Now,
) -> impl IntoView {
    let left = move || steps.with(|steps| steps.iter().filter(|it| !it.1).count());
    let say = move || match left() {
        0 => "C’è tutto quello che serve.".to_owned(),
        1 => "Manca una cosa:".to_owned(),
        many => format!("Mancano {} cose:", numbers::few(many as u64)),
    };
    let line = move |(lacking, done): (Lacking, bool)| {
        let mark = if done {
            view! { <Tag status=Status::Good glyph=Glyph::Check><span class="vh">"fatto"</span></Tag> }
                .into_any()
        } else {
            view! { <Tag status=Status::Warn>"manca"</Tag> }.into_any()
        };
        let said = match place(lacking, now).filter(|_| !done) {
            Some(href) => view! { <a href=href data-noscroll="">{words(lacking)}</a> }.into_any(),
            None => view! { <span>{words(lacking)}</span> }.into_any(),
        };
        view! { <li class="pair">{mark} {said}</li> }
    };
    view! {
        <p>{say}</p>
        <ul class="stack" data-gap="s2">
            {move || steps.get().into_iter().map(line).collect_view()}
        </ul>
    }
}

/// The button: it publishes, or leads to the first thing missing.
#[component]
pub fn First(
    /// The first thing missing.
    first: Memo<Option<Lacking>>,
    /// Whether the card is in the guide already, or was.
    publication: Publication,
    /// Whether this is the next thing to do: until then the button of the head leads.
    leads: Memo<bool>,
    /// The sheet.
    now: Now,
    /// Asks who checks.
    checking: RwSignal<Option<Checking>>,
    /// Publishes.
    #[prop(into)]
    publish: Callback<()>,
    /// Leads to the question of how it is asked.
    #[prop(into)]
    ask_how: Callback<()>,
) -> impl IntoView {
    let navigate = use_navigate();
    let act = move |_| match first.get_untracked() {
        None => publish.run(()),
        Some(Lacking::How) => ask_how.run(()),
        Some(Lacking::Check) => checking.set(Some(Checking::Verify)),
        Some(Lacking::Consent) => {
            page::focus(CONSENT);
        }
        Some(other) => {
            if let Some(href) = untrack(|| place(other, now)) {
                let options = NavigateOptions { resolve: false, scroll: false, ..NavigateOptions::default() };
                navigate(&href, options);
            }
        }
    };
    let verb = match publication {
        Publication::Published => "Aggiorna la guida",
        Publication::Withdrawn => "Rimettila nella guida",
        Publication::Unpublished => "Pubblica nella guida",
    };
    let hint = move || first.get().map(|it| format!("Prima serve: {}. Il pulsante ti porta lì.", words(it)));
    view! {
        <button class="button" data-kind=move || leads.get().then_some("main") type="button" on:click=act>
            {verb}
        </button>
        {move || hint().map(|hint| view! { <p class="small">{hint}</p> })}
    }
}
