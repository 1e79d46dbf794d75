//! The form of a record in place: it opens on what was seen, asks who says it, and writes what was read.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::{Area, Comune, Id, Kind, Record, RecordId};
use crate::insight::reading::Reading;
use crate::ui::components::Choice;
use crate::ui::form::{Fields, Form, FormFrame, Keeper, Parse, SourceFields, Sourcing, Ways, sentence};
use crate::ui::labels;
use crate::workspace::Workspace;

/// What a form is drawn from.
pub struct Drawing<'a, T> {
    /// The fields.
    pub fields: Fields,
    /// The record as the form saw it.
    pub before: &'a T,
    /// Everything, for what can be chosen.
    pub reading: Reading<'a>,
    /// Today.
    pub today: NaiveDate,
}

impl<T> Drawing<'_, T> {
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
    all.sort_by(|a, b| (&a.label, &a.value).cmp(&(&b.label, &b.value)));
    all
}

/// The form on a record: `draw` makes its fields, `read` the record that they hold.
pub fn edit<T: Record>(
    id: RecordId,
    ways: Ways,
    draw: fn(&Drawing<T>) -> Vec<AnyView>,
    read: fn(&mut Parse, &mut Sourcing, &T) -> Option<T>,
) -> AnyView {
    let keeper = Keeper::here();
    let form = Form::open(format!("scheda:{id}"), keeper.store().open(&id));
    let Some(before) = form.record::<T>() else {
        return view! { <p>"Questa scheda non c’è più."</p> }.into_any();
    };
    let today = keeper.session().today().get_untracked();
    let workspace: Workspace = keeper.store().now();
    let drawn = draw(&Drawing {
        fields: Fields::of(form, T::KIND),
        before: &before,
        reading: Reading::of(&workspace),
        today,
    });
    let save = move |()| {
        let mut parse = form.parse();
        let mut sourcing = Sourcing::read(&mut parse);
        let record = read(&mut parse, &mut sourcing, &before);
        sourcing.finish(&mut parse);
        if parse.finish()
            && let Some(record) = record
        {
            let said = format!("{}: salvato.", record_words(&record));
            if keeper.keep(form, record, said) {
                ways.leave.run(());
            }
        }
    };
    let hint = "Vale per le cifre e i testi che hai cambiato; se la scheda ha una fonte sola, vale per tutta la scheda. Se correggi solo un refuso, lascia «Scegli…».";
    let whole = view! {
        <FormFrame form on_save=save on_leave=ways.leave on_restart=ways.restart>
            {drawn}
            <SourceFields form today hint />
        </FormFrame>
    }
    .into_any();
    form.keep();
    whole
}

fn record_words<T: Record>(record: &T) -> String {
    let kind: Kind = T::KIND;
    format!("{} «{}»", sentence(labels::kind(kind)), record.title())
}

/// The typed identifier of a record that a panel shows.
pub fn typed<T: Record>(id: &RecordId) -> Id<T> {
    Id::new(id.clone())
}
