//! Who checked an organisation and when, and the short way to say that it was checked today.

use leptos::prelude::*;

use crate::domain::{Assurance, Id, Organization};
use crate::ui::components::{Dialog, FieldKind, Status, Tag};
use crate::ui::form::{Asked, Fields, Form, FormFrame, Keeper, Parse};
use crate::ui::labels::when;

use crate::domain::Kind;

const BY: &str = "assurance_by";
const ON: &str = "assurance_on";
const WHO: &str = "Chi ha verificato";
const ROLE: &str = "Un ruolo, mai un nome: «operatrice del Centro», «volontario della parrocchia».";

/// Who checked it and when, with the way to check it again.
#[component]
pub fn Checked(
    /// Which organisation.
    id: Id<Organization>,
    /// The last check.
    assurance: Option<Assurance>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let by = assurance.as_ref().map(|it| it.by.to_string()).unwrap_or_default();
    let said = match assurance {
        Some(Assurance { by, on }) => {
            view! { <Tag status=Status::Good>{format!("{by}, {}", when::on(on))}</Tag> }.into_any()
        }
        None => view! { <Tag status=Status::Warn>"mai verificata"</Tag> }.into_any(),
    };
    view! {
        <div class="cluster">
            {said}
            <button class="button" type="button" on:click=move |_| open.set(true)>
                "Verificata oggi"
            </button>
        </div>
        <Dialog open title="Chi l’ha verificata oggi?">
            {today(id.clone(), by.clone(), open)}
        </Dialog>
    }
}

fn today(id: Id<Organization>, last: String, open: RwSignal<bool>) -> AnyView {
    let keeper = Keeper::here();
    let form = Form::open(format!("verifica:{id}"), keeper.store().open(id.record()));
    let Some(before) = form.record::<Organization>() else { return ().into_any() };
    let name = before.name.to_string();
    let fields = Fields::of(form, Kind::Organization);
    let drawn = fields.hint(ROLE).named(BY, WHO, FieldKind::Text, last, Asked::Must);
    let save = move |()| {
        let mut parse = form.parse();
        let by = parse.required(BY);
        if parse.finish()
            && let Some(by) = by
        {
            let on = keeper.session().today().get_untracked();
            let record = Organization { assurance: Some(Assurance { by, on }), ..before.as_ref().clone() };
            if keeper.keep(form, record, format!("Verificata oggi: {}.", before.name)) {
                open.set(false);
            }
        }
    };
    let leave = move |()| open.set(false);
    let whole = view! {
        <FormFrame form save="È tutto giusto" on_save=save on_leave=leave on_restart=leave>
            <p>{format!("Vuol dire che nome, contatti e tutto il resto di «{name}» sono stati controllati oggi.")}</p>
            {drawn}
        </FormFrame>
    }
    .into_any();
    form.keep();
    whole
}

/// The fields of a check.
pub fn draw(fields: Fields, assurance: Option<&Assurance>) -> AnyView {
    let by = assurance.map(|it| it.by.to_string()).unwrap_or_default();
    let on = assurance.map(|it| it.on.to_string()).unwrap_or_default();
    view! {
        <fieldset class="group">
            <legend>"Ultima verifica"</legend>
            {fields.hint(ROLE).named(BY, WHO, FieldKind::Text, by, Asked::May)}
            {fields.named(ON, "Quando", FieldKind::Date, on, Asked::May)}
        </fieldset>
    }
    .into_any()
}

/// Reads a check: who and when, both or none.
pub fn read(parse: &mut Parse) -> Option<Assurance> {
    let (by, on) = (parse.optional(BY), parse.past_day(ON));
    if by.is_some() && parse.typed(ON).trim().is_empty() {
        parse.wrong(ON, "Ultima verifica: scrivi anche il giorno.");
    }
    if on.is_some() && parse.typed(BY).trim().is_empty() {
        parse.wrong(BY, "Ultima verifica: scrivi anche chi, con un ruolo.");
    }
    Some(Assurance { by: by?, on: on? })
}
