//! The form of a territory: number, name, school, table, residents that somebody knows, roles, notes.

use leptos::prelude::*;

use crate::domain::{CoProgrammingTable, Kind, MicroTerritory, Organization, OrganizationKind};
use crate::insight::number_holder;
use crate::insight::reading::Reading;
use crate::ui::form::{Asked, Fields, Form, FormFrame, Keeper, Parse, SourceFields, Sourcing, Ways};
use crate::ui::pages::territories::notes::{note_cells, note_rows, note_words, read_notes};
use crate::ui::pages::territories::number;
use crate::ui::pages::territories::opened::edit::choices;

use super::Facts;

/// The form.
pub fn form(facts: Facts, ways: Ways) -> AnyView {
    let keeper = Keeper::here();
    let id = facts.id.get_value();
    let form = Form::open(format!("territorio:{id}"), keeper.store().open(id.record()));
    let Some(before) = form.record::<MicroTerritory>() else {
        return view! { <p>"Questo micro-territorio non c’è più."</p> }.into_any();
    };
    let today = keeper.session().today().get_untracked();
    let workspace = keeper.store().now();
    let drawn = draw(Fields::of(form, Kind::MicroTerritory), &before, &Reading::of(&workspace));
    let save = move |()| {
        let mut parse = form.parse();
        let mut sourcing = Sourcing::read(&mut parse);
        let record = read(keeper, &mut parse, &mut sourcing, &before);
        sourcing.finish(&mut parse);
        if parse.finish()
            && let Some(record) = record
        {
            let said = format!("Salvato: {}.", record.name);
            if keeper.keep(form, record, said) {
                ways.leave.run(());
            }
        }
    };
    let whole = view! {
        <FormFrame form on_save=save on_leave=ways.leave on_restart=ways.restart>
            {drawn}
            <SourceFields form today />
        </FormFrame>
    }
    .into_any();
    form.keep();
    whole
}

fn draw(fields: Fields, before: &MicroTerritory, reading: &Reading) -> Vec<AnyView> {
    let chosen = before.school.as_ref();
    let is_school = |it: &Organization| it.kind == OrganizationKind::School || Some(&it.id) == chosen;
    let residents = before.population.as_ref().map(|fact| fact.value);
    vec![
        fields.hint("È quello che sta sulla mappa.").number("number", Some(before.number), Asked::Must),
        fields.line("name", Some(&before.name), Asked::Must),
        fields.record("school", choices(reading, is_school), chosen.map(|id| id.record()), Asked::May),
        fields.record(
            "table",
            choices::<CoProgrammingTable>(reading, |_| true),
            before.table.as_ref().map(|id| id.record()),
            Asked::May,
        ),
        fields
            .hint("Solo se qualcuno li conosce: altrimenti lascia vuoto, li sommiamo noi dai comuni interi.")
            .number("population", residents, Asked::May),
        fields.hint("Un ruolo, mai un nome.").line(
            "facilitator_role",
            before.facilitator_role.as_ref(),
            Asked::May,
        ),
        fields.long("boundary_note", before.boundary_note.as_ref(), Asked::May),
        fields.rows("notes", note_cells(), note_rows(&before.notes), note_words()),
    ]
}

fn read(
    keeper: Keeper,
    parse: &mut Parse,
    sourcing: &mut Sourcing,
    before: &MicroTerritory,
) -> Option<MicroTerritory> {
    let holder = |number| {
        number_holder(&keeper.store().now(), number, &before.validity, Some(&before.id))
            .filter(|_| number != before.number)
    };
    let (number, name) = (number(parse, holder), parse.required("name"));
    let residents = parse.count("population");
    let notes = read_notes(parse, sourcing, &before.notes);
    Some(MicroTerritory {
        number: number?,
        name: name?,
        school: parse.chosen_record("school"),
        table: parse.chosen_record("table"),
        population: sourcing.fact(before.population.as_ref(), residents),
        facilitator_role: parse.optional("facilitator_role"),
        boundary_note: parse.optional("boundary_note"),
        notes,
        ..before.clone()
    })
}
