//! The form of a record in place: it opens on what was seen, asks who says it, and writes what was read.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{Area, Comune, Id, Kind, Record, RecordId, folded};
use crate::insight::reading::Reading;
use crate::store::Command;
use crate::ui::components::Choice;
use crate::ui::form::{Fields, Form, FormDialog, FormFrame, Keeper, Parse, SourceFields, Sourcing, Ways};
use crate::ui::labels::{self, sentence};
use crate::ui::pages::perhaps_here::{Others, PerhapsHere, has_twins};
use crate::workspace::Workspace;

/// How much of a title is said of a record.
const LONGEST_TITLE: usize = 80;

/// What a form is drawn from.
pub struct Drawing<'a, T> {
    /// The fields.
    pub fields: Fields,
    /// The record as the form saw it.
    pub before: &'a T,
    /// Everything, for what can be chosen.
    pub reading: Reading<'a>,
    /// Whether the record is not there yet: what must be said is not said for the person.
    pub fresh: bool,
}

impl<T> Drawing<'_, T> {
    /// A value as it was seen; nothing in the form of a new record.
    pub fn seen<V>(&self, value: V) -> Option<V> {
        (!self.fresh).then_some(value)
    }

    /// The records of a kind, to be chosen by title.
    pub fn choices<R: Record>(&self) -> Vec<Choice> {
        choices::<R>(&self.reading, |_| true)
    }

    /// The comuni, those of the viadanese first.
    pub fn comuni(&self) -> Vec<Choice> {
        comuni(&self.reading)
    }
}

/// The comuni to choose from, those of the viadanese first.
pub fn comuni(reading: &Reading) -> Vec<Choice> {
    let near = |comune: &Comune| comune.area == Area::Viadanese;
    let mut all = choices::<Comune>(reading, near);
    all.extend(choices::<Comune>(reading, |comune| !near(comune)));
    all
}

/// The records of a kind that pass, to be chosen by title.
pub fn choices<R: Record>(reading: &Reading, passes: impl Fn(&R) -> bool) -> Vec<Choice> {
    let records = reading.live::<R>().filter(|record| passes(record));
    let mut all: Vec<Choice> =
        records.map(|record| Choice::new(record.id().to_string(), record.title())).collect();
    all.sort_by_cached_key(|choice| (folded(&choice.label), choice.value.clone()));
    all
}

/// Makes the fields of a form.
pub type Draw<T> = fn(&Drawing<T>) -> Vec<AnyView>;

/// Reads the record that the fields hold, from the record as it was seen.
pub type Read<T> = fn(&mut Parse, &mut Sourcing, &T) -> Option<T>;

/// The form on a record.
pub fn edit<T: Record>(id: RecordId, ways: Ways, draw: Draw<T>, read: Read<T>) -> AnyView {
    let form = Form::open(format!("scheda:{id}"), Keeper::here().store().open(&id));
    let Some(before) = form.record::<T>() else {
        return view! { <p>"Questa scheda non c’è più."</p> }.into_any();
    };
    let leave = Callback::new(move |_| ways.leave.run(()));
    whole(form, before, "Salva", ways, leave, draw, read)
}

/// The form of a record that is not there yet. `blank` holds what is known of it from the start; `made` is
/// told which record came of it.
pub fn create<T: Record>(
    key: impl Into<String>,
    blank: T,
    ways: Ways,
    made: Callback<RecordId>,
    draw: Draw<T>,
    read: Read<T>,
) -> AnyView {
    whole(Form::open(key, None), Arc::new(blank), "Aggiungi", ways, made, draw, read)
}

/// The dialog of a new record: its form is drawn anew when it is begun again, and shut once it is kept.
pub fn adding(
    open: RwSignal<bool>,
    title: &'static str,
    made: Option<Callback<RecordId>>,
    form: impl Fn(Ways, Callback<RecordId>) -> AnyView + Send + Sync + 'static,
) -> impl IntoView {
    let kept = Callback::new(move |id: RecordId| {
        open.set(false);
        if let Some(made) = made {
            made.run(id);
        }
    });
    let form = move |ways| form(ways, kept);
    view! { <FormDialog open title form large=true /> }
}

/// The kinds of record that say by themselves how they are known: nobody is asked who says it.
const OWN_SOURCE: [Kind; 5] = [Kind::Member, Kind::Meeting, Kind::Decision, Kind::Task, Kind::Interview];

fn whole<T: Record>(
    form: Form,
    before: Arc<T>,
    verb: &'static str,
    ways: Ways,
    kept: Callback<RecordId>,
    draw: Draw<T>,
    read: Read<T>,
) -> AnyView {
    let keeper = Keeper::here();
    let today = keeper.session().today().get_untracked();
    let workspace: Workspace = keeper.store().now();
    let fresh = form.opened().is_none();
    let drawn = draw(&Drawing {
        fields: Fields::of(form, T::KIND),
        before: &before,
        reading: Reading::of(&workspace),
        fresh,
    });
    let others = Others::none();
    let save = move |()| {
        let mut parse = form.parse();
        let mut sourcing = Sourcing::read(&mut parse);
        let record = read(&mut parse, &mut sourcing, &before);
        sourcing.finish(&mut parse);
        if parse.finish()
            && let Some(record) = record
        {
            let done = if fresh { "c’è" } else { "salvato" };
            let said = format!("{}: {done}.", said_of(T::KIND, &record.title()));
            let id = record.id().record().clone();
            // One step with the record, the record last: it is what can be taken back, and what that is called.
            let mut create = if fresh { others.verdicts(keeper, &id) } else { Vec::new() };
            let fine = if create.is_empty() {
                keeper.keep(form, record, said)
            } else {
                create.push(T::wrap(record.into()));
                let fine = keeper.dispatch(Command::Save { create, edit: Vec::new() }, said);
                if fine {
                    form.done();
                }
                fine
            };
            if fine {
                kept.run(id);
            }
        }
    };
    let hint = if fresh {
        "Vale per tutto quello che scrivi qui."
    } else {
        "Vale per le cifre e i testi che hai cambiato; se la scheda ha una fonte sola, vale per tutta la scheda. Se correggi solo un refuso, lascia «Scegli…»."
    };
    let whole = view! {
        <FormFrame form save=verb on_save=save on_leave=ways.leave on_restart=ways.restart>
            {drawn}
            {(fresh && has_twins(T::KIND))
                .then(|| view! { <PerhapsHere form kind=T::KIND others on_leave=ways.leave /> })}
            {(!OWN_SOURCE.contains(&T::KIND)).then(|| view! { <SourceFields form today hint /> })}
        </FormFrame>
    }
    .into_any();
    form.keep();
    whole
}

/// A record in a sentence. A link has no name of its own: its two ends have.
pub fn said_of(kind: Kind, title: &str) -> String {
    let noun = sentence(labels::kind(kind));
    if kind == Kind::Link { noun } else { format!("{noun} «{}»", labels::short(title, LONGEST_TITLE)) }
}

/// The typed identifier of a record that a panel shows.
pub fn typed<T: Record>(id: &RecordId) -> Id<T> {
    Id::new(id.clone())
}
