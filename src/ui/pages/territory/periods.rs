//! The form that corrects periods: when each place is there, when the territory exists, who follows it.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::{Holding, Id, Kind, MicroTerritory, Period};
use crate::insight::places;
use crate::insight::reading::Reading;
use crate::ui::components::FieldKind;
use crate::ui::form::{
    Asked, Fields, Form, FormFrame, Keeper, Parse, RowCell, RowWords, SourceFields, Sourcing, Ways,
};
use crate::ui::labels::when;
use crate::ui::pages::territories::opened::edit::choices;

use super::{Facts, place_code};

/// The form.
pub fn form(facts: Facts, ways: Ways) -> AnyView {
    let keeper = Keeper::here();
    let id = facts.id.get_value();
    let form = Form::open(format!("periodi:{id}"), keeper.store().open(id.record()));
    let Some(before) = form.record::<MicroTerritory>() else {
        return view! { <p>"Questo micro-territorio non c’è più."</p> }.into_any();
    };
    let today = keeper.session().today().get_untracked();
    let workspace = keeper.store().now();
    let fields = Fields::of(form, Kind::MicroTerritory);
    let day = |it: Option<NaiveDate>| it.map(|it| it.to_string()).unwrap_or_default();
    let rows = before.holdings.iter();
    let rows = rows.map(|it| vec![place_code::code(&it.place), day(it.period.from), day(it.period.until)]);
    let cells = vec![
        RowCell::of("Comune o parte", place_code::choices(&places(&workspace, today))),
        RowCell::new("Dal", FieldKind::Date),
        RowCell::new("Fino al", FieldKind::Date),
    ];
    let others = choices::<MicroTerritory>(&Reading::of(&workspace), |it| it.id != before.id);
    let successor = before.successor.as_ref().map(Id::record);
    let drawn = vec![
        fields.hint("Un giorno vuoto vuol dire «per quanto se ne sa». L’ultimo giorno è compreso.").rows(
            "holdings",
            cells,
            rows,
            RowWords { add: "Aggiungi un comune o una parte", remove: "Togli questo periodo" },
        ),
        fields.named(
            "from",
            "Il micro-territorio esiste dal",
            FieldKind::Date,
            day(before.validity.from),
            Asked::May,
        ),
        fields.named("until", "Fino al", FieldKind::Date, day(before.validity.until), Asked::May),
        fields.record("successor", others, successor, Asked::May),
    ];
    let save = move |()| {
        let mut parse = form.parse();
        let sourcing = Sourcing::read(&mut parse);
        let record = read(&mut parse, &sourcing, &before);
        sourcing.finish(&mut parse);
        if parse.finish() && keeper.keep(form, record, "Periodi salvati.") {
            ways.leave.run(());
        }
    };
    let whole = view! {
        <FormFrame form on_save=save on_leave=ways.leave on_restart=ways.restart>
            <p>
                "Serve a correggere quello che è scritto. Quando invece un comune passa da un micro-territorio a un altro, usa «Sposta un comune o una parte»."
            </p>
            {drawn}
            <SourceFields form today />
        </FormFrame>
    }
    .into_any();
    form.keep();
    whole
}

fn read(parse: &mut Parse, sourcing: &Sourcing, before: &MicroTerritory) -> MicroTerritory {
    let holdings = parse.rows("holdings", |parse, cells, name| {
        let place = place_code::place(&cells[0]);
        if place.is_none() {
            parse.wrong(name, "Comuni e parti: scegli quale, in ogni riga.");
        }
        let period = Period { from: day(parse, name, &cells[1]), until: day(parse, name, &cells[2]) };
        if !period.is_in_order() {
            parse.wrong(name, "Comuni e parti: un periodo finisce prima di cominciare.");
        }
        let place = place?;
        let was = before.holdings.iter().find(|it| it.place == place && it.period == period);
        let same_place = before.holdings.iter().find(|it| it.place == place);
        let provenance = match (was, sourcing.said()) {
            (Some(was), _) => was.provenance.clone(),
            (None, Some(said)) => Some(said),
            (None, None) => same_place.and_then(|it| it.provenance.clone()),
        };
        Some(Holding { place, period, provenance })
    });
    let validity = Period { from: parse.day("from"), until: parse.day("until") };
    if !validity.is_in_order() {
        parse.wrong("until", "Fino al: l’ultimo giorno viene prima del primo.");
    }
    let successor = parse.chosen_record("successor");
    if successor.is_some() && validity.until.is_none() {
        parse.wrong("until", "Fino al: se qualcuno ha preso il suo posto, scrivi il suo ultimo giorno.");
    }
    MicroTerritory { holdings, validity, successor, ..before.clone() }
}

fn day(parse: &mut Parse, name: &str, text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let day = when::parse_day(text);
    if day.is_none() && !text.is_empty() {
        parse.wrong(name, "Comuni e parti: un giorno non esiste. Scrivilo così: 25/11/2026.");
    }
    day
}
