//! Who checks a sheet, or puts it away: a role and a day, and nothing more to write.

use leptos::prelude::*;

use crate::domain::{Assurance, Id, Kind, MappingSheet, Record, Service, SheetStatus};
use crate::insight::guide::giving::service_of;
use crate::insight::mapping::drift::verified;
use crate::insight::reading::Reading;
use crate::store::Command;
use crate::ui::components::{Dialog, FieldKind};
use crate::ui::form::{Asked, Fields, Form, FormFrame, Keeper};
use crate::ui::pages::working::focus_soon;
use crate::workspace::findings::is_stale;

use super::head::NAME;

const BY: &str = "assurance_by";
const ON: &str = "assurance_on";

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checking {
    /// Who has checked it.
    Verify,
    /// Who puts it away.
    Archive,
}

impl Checking {
    fn title(self) -> &'static str {
        match self {
            Checking::Verify => "Chi l’ha verificata, e quando?",
            Checking::Archive => "Chi l’archivia, e quando?",
        }
    }

    fn code(self) -> &'static str {
        match self {
            Checking::Verify => "verifica",
            Checking::Archive => "archivia",
        }
    }

    fn verb(self) -> &'static str {
        match self {
            Checking::Verify => "Segna come verificata",
            Checking::Archive => "Archivia la scheda",
        }
    }

    fn hint(self) -> &'static str {
        match self {
            Checking::Verify => {
                "Vuol dire che qualcuno è andato a vedere o ha telefonato, e che quello che c’è scritto è giusto. Se è nella guida, le famiglie leggeranno questo giorno."
            }
            Checking::Archive => {
                "Non serve più, o non c’è più: esce dagli elenchi di lavoro e non si perde. Se è nella guida, ritirala da lì."
            }
        }
    }
}

/// The question, when one is asked.
#[component]
pub fn Check(
    /// Which sheet.
    id: Id<MappingSheet>,
    /// What is asked.
    checking: RwSignal<Option<Checking>>,
) -> impl IntoView {
    let keeper = Keeper::here();
    let open = RwSignal::new(false);
    let last = RwSignal::new(Checking::Verify);
    Effect::new(move |_| {
        if let Some(asked) = checking.get() {
            last.set(asked);
            open.set(true);
        }
    });
    Effect::new(move |_| {
        if !open.get() {
            checking.set(None);
        }
    });
    view! {
        <Dialog open title=Signal::derive(move || last.get().title().to_owned())>
            {
                let id = id.clone();
                move || form(keeper, &id, last.get(), open)
            }
        </Dialog>
    }
}

fn form(keeper: Keeper, id: &Id<MappingSheet>, asked: Checking, open: RwSignal<bool>) -> AnyView {
    let form = Form::open(format!("{}:{id}", asked.code()), keeper.store().open(id.record()));
    let Some(before) = form.record::<MappingSheet>() else { return ().into_any() };
    let fields = Fields::of(form, Kind::MappingSheet);
    let today = keeper.session().today().get_untracked();
    let role = before.operator_role.as_ref().map(ToString::to_string).unwrap_or_default();
    let hint = "Un ruolo, mai un nome: «operatrice del Centro», «volontario della parrocchia».";
    let drawn = [
        fields.hint(hint).named(BY, "Chi", FieldKind::Text, role, Asked::Must),
        fields.named(ON, "Quando", FieldKind::Date, today.to_string(), Asked::Must),
    ];
    let save = move |()| {
        let mut parse = form.parse();
        let (by, on) = (parse.required(BY), parse.past_day(ON));
        if parse.typed(ON).trim().is_empty() {
            parse.wrong(ON, "Quando: scrivi il giorno.");
        }
        if parse.finish()
            && let Some((by, on)) = by.zip(on)
            && write(keeper, form, &before, asked, Assurance { by, on })
        {
            form.done();
            open.set(false);
            if asked == Checking::Archive {
                // What it was asked by is gone, and the way back stands at the top.
                focus_soon(NAME);
            }
        }
    };
    let leave = move |()| open.set(false);
    let whole = view! {
        <FormFrame form save=asked.verb() on_save=save on_leave=leave on_restart=leave>
            <p>{asked.hint()}</p>
            {drawn.collect_view()}
        </FormFrame>
    }
    .into_any();
    form.keep();
    whole
}

/// Writes the sheet and, once checked, its card in the guide: one step of undo.
fn write(keeper: Keeper, form: Form, before: &MappingSheet, asked: Checking, assurance: Assurance) -> bool {
    let store = keeper.store();
    let Some(opened) = form.opened() else { return false };
    let mut edit = Vec::new();
    let (after, said) = match asked {
        Checking::Verify => {
            let workspace = store.now();
            let reading = Reading::of(&workspace);
            let card = service_of(&reading, before).filter(|service| service.is_in_guide());
            let opened = card.and_then(|service| Some((service, store.open(service.id.record())?)));
            edit.extend(opened.map(|(service, opened)| {
                let after = Service { assurance: Some(assurance.clone()), ..service.clone() };
                opened.into_edit(Service::wrap(after.into()))
            }));
            let again = match is_stale(assurance.on, keeper.session().today().get_untracked()) {
                true => "Da quel giorno sono passati sei mesi: resta da ricontrollare.",
                false => "Fra sei mesi te lo ricordiamo.",
            };
            (verified(before, assurance), format!("Verificata: {}. {again}", before.name))
        }
        Checking::Archive => {
            let after =
                MappingSheet { status: SheetStatus::Archived, assurance: Some(assurance), ..before.clone() };
            (after, format!("Archiviata: {}.", before.name))
        }
    };
    edit.push(opened.into_edit(MappingSheet::wrap(after.into())));
    keeper.dispatch(Command::Save { create: Vec::new(), edit }, said)
}
