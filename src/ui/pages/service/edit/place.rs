//! Where and when: the comuni, the places, the week and the days that are different.

use leptos::prelude::*;

use crate::domain::{
    Area, Comune, CoverageScope, Id, Location, LocationType, OpeningException, OpeningSlot, Service,
    ServiceArea, Weekday,
};
use crate::insight::reading::Reading;
use crate::ui::components::{Choice, Field, FieldKind, RepeatedRows, SelectField};
use crate::ui::form::{Asked, Cells, Fields, Form, ManyField, Parse, RowCell, RowWords, Sourcing};
use crate::ui::labels::{Label, sentence, when};

/// The name of the places that are added with the service.
const NEW: &str = "new_places";

/// The fields.
pub fn draw(form: Form, fields: Fields, service: &Service, reading: &Reading) -> Vec<AnyView> {
    let area = service.service_area.as_ref().map(|fact| &fact.value);
    let comuni = form.chosen("comuni", area.iter().flat_map(|area| &area.comuni).map(ToString::to_string));
    let note = form
        .text("area_note", area.and_then(|it| it.note.as_ref()).map(ToString::to_string).unwrap_or_default());
    let near = comuni_of(reading);
    let near_too = near.clone();
    let (comuni_id, note_id) = (form.id("comuni"), form.id("area_note"));
    vec![
        fields.hint("Dove abita chi può usarlo.").word(
            "service_area",
            CoverageScope::ALL,
            CoverageScope::code,
            area.map(|it| it.scope),
            Asked::May,
        ),
        view! { <ManyField legend="Quali comuni, se non tutti" choices=near value=comuni id=comuni_id /> }
            .into_any(),
        view! { <Field label="Che cosa non è chiaro" value=note optional=true id=note_id /> }.into_any(),
        fields.hint("Se la scheda è protetta, nessuno.").records(
            "locations",
            places(reading),
            service.locations.iter().map(Id::record),
        ),
        new_places(form, near_too),
        week(fields, service),
        fields.hint("Per esempio: su appuntamento.").line(
            "schedule_note",
            service.schedule_note.as_ref(),
            Asked::May,
        ),
        exceptions(fields, service),
    ]
}

/// Places that are not here yet: they are added with the service.
fn new_places(form: Form, comuni: Vec<Choice>) -> AnyView {
    let rows = form.rows(NEW, Vec::new());
    let choices = [vec![Choice::new("", "Scegli il comune")], comuni].concat();
    let draw = move |row: Cells| {
        let choices = Signal::stored(choices.clone());
        view! {
            <Field label="Nome del posto" value=row.cell(0) />
            <SelectField label="Comune" value=row.cell(1) choices />
            <Field label="Via e numero" value=row.cell(2) />
            <Field label="CAP" value=row.cell(3) kind=FieldKind::Number />
        }
    };
    view! {
        <div class="stack" data-gap="s2" id=form.id(NEW) tabindex="-1">
            <RepeatedRows
                legend="Un posto che non è nell’elenco"
                rows
                blank=|| Cells::new(["", "", "", ""])
                row=draw
                add_label="Aggiungi un posto"
                remove_label="Togli questo posto"
            />
            {move || form.error(NEW).get().map(|text| view! { <p class="error">{text}</p> })}
        </div>
    }
    .into_any()
}

fn week(fields: Fields, service: &Service) -> AnyView {
    let day = |day: &Weekday| Choice::new(day.code(), sentence(day.label()));
    let days =
        std::iter::once(Choice::new("", "Scegli il giorno")).chain(Weekday::ALL.iter().map(day)).collect();
    let cells = vec![
        RowCell::of("Giorno", days),
        RowCell::new("Apre", FieldKind::Time),
        RowCell::new("Chiude", FieldKind::Time),
    ];
    let slots = service.schedules.iter();
    let rows =
        slots.map(|slot| vec![slot.day.code().to_owned(), slot.opens.to_string(), slot.closes.to_string()]);
    let hint = "Una riga per ogni volta che apre: mattina e pomeriggio sono due righe. I giorni senza righe sono chiusi.";
    let words = RowWords { add: "Aggiungi un orario", remove: "Togli questo orario" };
    fields.hint(hint).rows("schedules", cells, rows, words)
}

fn exceptions(fields: Fields, service: &Service) -> AnyView {
    let cells =
        vec![RowCell::new("Giorno", FieldKind::Date), RowCell::new("Che cosa cambia", FieldKind::Text)];
    let rows = service.schedule_exceptions.iter().map(|day| vec![day.on.to_string(), day.text.to_string()]);
    let words = RowWords { add: "Aggiungi un giorno", remove: "Togli questo giorno" };
    fields.rows("schedule_exceptions", cells, rows, words)
}

/// The comuni of the viadanese, by name.
fn comuni_of(reading: &Reading) -> Vec<Choice> {
    let near = reading.live::<Comune>().filter(|comune| comune.area == Area::Viadanese);
    let mut all: Vec<Choice> = near.map(|it| Choice::new(it.id.to_string(), it.name.to_string())).collect();
    all.sort_by(|a, b| a.label.cmp(&b.label));
    all
}

/// The places that are here. A confidential one is never offered to the guide.
fn places(reading: &Reading) -> Vec<Choice> {
    let open = reading.live::<Location>().filter(|place| !place.confidential);
    let mut all: Vec<Choice> = open
        .map(|place| {
            let street = place.address.as_ref().map(ToString::to_string).unwrap_or_default();
            Choice::new(place.id.to_string(), place.name.to_string()).noted(street)
        })
        .collect();
    all.sort_by(|a, b| a.label.cmp(&b.label));
    all
}

/// Where it is given; `None` if nothing is written.
pub fn read_area(parse: &mut Parse) -> Option<ServiceArea> {
    let scope = parse.word("service_area", CoverageScope::of_code);
    let comuni = parse.chosen_records("comuni");
    let note = parse.optional("area_note");
    let scope = match (scope, comuni.is_empty(), note.is_none()) {
        (Some(scope), ..) => scope,
        (None, false, _) => CoverageScope::Listed,
        (None, true, false) => CoverageScope::Unstated,
        (None, true, true) => return None,
    };
    Some(ServiceArea { scope, comuni, note })
}

/// The week.
pub fn read_week(parse: &mut Parse) -> Vec<OpeningSlot> {
    parse.rows("schedules", |parse, cells, name| {
        let day = Weekday::of_code(&cells[0]);
        if day.is_none() {
            parse.wrong(name, "Orari: scegli il giorno di ogni riga.");
        }
        let (opens, closes) = (parse.cell(name, &cells[1]), parse.cell(name, &cells[2]));
        Some(OpeningSlot { day: day?, opens: opens?, closes: closes? })
    })
}

/// The days that are different.
pub fn read_exceptions(parse: &mut Parse) -> Vec<OpeningException> {
    parse.rows("schedule_exceptions", |parse, cells, name| {
        let on = when::parse_day(cells[0].trim());
        if on.is_none() {
            parse.wrong(name, "Giorni diversi dal solito: scrivi il giorno di ogni riga, come 25/12/2026.");
        }
        let text = parse.cell(name, &cells[1]);
        Some(OpeningException { on: on?, text: text? })
    })
}

/// The places that are added with the service.
pub fn read_new(
    parse: &mut Parse,
    sourcing: &Sourcing,
    mut fresh: impl FnMut() -> Id<Location>,
) -> Vec<Location> {
    parse.rows(NEW, |parse, cells, name| {
        let place = parse.cell(name, &cells[0]);
        let address = parse.cell_or_empty(name, &cells[2]);
        let postal_code = parse.cell_or_empty(name, &cells[3]);
        Some(Location {
            id: fresh(),
            name: place?,
            location_type: LocationType::Physical,
            comune: cells[1].parse().ok(),
            frazione: None,
            address,
            postal_code,
            transportation: None,
            accessibility: None,
            point: None,
            confidential: false,
            note: None,
            provenance: sourcing.said(),
            binned: None,
        })
    })
}
