//! A comune: its figures by day, its surface, citizenship and ages, what to know beside them.

use leptos::prelude::*;

use crate::domain::{AgeBand, Area, Citizenship, Comune, Fact, Kind, RecordId, Residents};
use crate::insight::reading::Reading;
use crate::insight::territories::figures::of_comune;
use crate::ui::components::FieldKind;
use crate::ui::form::{Asked, Parse, RowCell, RowWords, Sourcing, Ways};
use crate::ui::labels::{self, Label, numbers, when};
use crate::ui::pages::territories::ages::band;
use crate::ui::pages::territories::figures::percent;
use crate::ui::pages::territories::known::{Line, fact, field, of_field, sourced, text};
use crate::ui::pages::territories::notes::{note_cells, note_rows, note_words, notes, read_notes};
use crate::workspace::Workspace;

use super::edit::{Drawing, edit, typed};
use super::sheet::Noun;

/// How a comune is read and changed.
pub const NOUN: Noun = Noun { facts, form: Some(form) };

const KIND: Kind = Kind::Comune;

fn facts(workspace: &Workspace, id: &RecordId) -> Vec<Line> {
    let reading = Reading::of(workspace);
    let Some(comune) = reading.get::<Comune>(&typed(id)) else { return Vec::new() };
    let figures = of_comune(comune);
    let counts = comune.population.iter().map(count).collect_view();
    let share = figures.citizenship.value.zip(comune.citizenship.as_ref()).map(|(share, fact)| {
        let words = format!(
            "{} italiani, {} stranieri: {}",
            numbers::whole(share.italian.into()),
            numbers::whole(share.foreign.into()),
            percent(share.hundredths)
        );
        sourced(words, fact.provenance.clone(), labels::field(KIND, "citizenship"))
    });
    vec![
        text(KIND, "name", Some(&comune.name)),
        of_field(KIND, "area", comune.area.label()),
        of_field(KIND, "istat_code", comune.istat_code.to_string()),
        field(KIND, "population", (!comune.population.is_empty()).then_some(counts)),
        fact(KIND, "area_hectares", comune.area_hectares.as_ref(), |it| numbers::square_km((*it).into())),
        field(KIND, "citizenship", share),
        fact(KIND, "ages", comune.ages.as_ref(), |bands| {
            let band =
                |it: &AgeBand| format!("{}: {}", band(it.from, it.to), numbers::whole(it.residents.into()));
            bands.iter().map(band).collect::<Vec<_>>().join(" · ")
        }),
        notes(KIND, &comune.notes),
    ]
}

fn count(fact: &Fact<Residents>) -> AnyView {
    let Residents { on, total, male, female } = &fact.value;
    let sexes = male.zip(*female).map(|(male, female)| {
        format!(" ({} maschi, {} femmine)", numbers::whole(male.into()), numbers::whole(female.into()))
    });
    let words =
        format!("{}, {}{}", numbers::whole((*total).into()), when::on(*on), sexes.unwrap_or_default());
    view! { <p>{sourced(words, fact.provenance.clone(), "abitanti")}</p> }.into_any()
}

fn form(id: RecordId, ways: Ways) -> AnyView {
    edit::<Comune>(id, ways, draw, read)
}

fn draw(drawing: &Drawing<Comune>) -> Vec<AnyView> {
    let (fields, comune) = (drawing.fields, drawing.before);
    let number = |it: Option<u32>| it.map(|it| it.to_string()).unwrap_or_default();
    let counts = comune.population.iter().map(|fact| {
        let Residents { on, total, male, female } = &fact.value;
        vec![on.to_string(), total.to_string(), number(*male), number(*female)]
    });
    let bands = comune.ages.iter().flat_map(|fact| &fact.value);
    let bands = bands.map(|band| {
        let to = band.to.map(|to| to.to_string()).unwrap_or_default();
        vec![band.from.to_string(), to, band.residents.to_string()]
    });
    let citizenship = comune.citizenship.as_ref().map(|fact| &fact.value);
    let hectares = comune.area_hectares.as_ref().map(|fact| hectares_typed(fact.value));
    let digits = |label| RowCell::new(label, FieldKind::Number);
    let count_cells = vec![
        RowCell::new("Giorno", FieldKind::Date),
        digits("Abitanti"),
        digits("Maschi"),
        digits("Femmine"),
    ];
    let age_cells = vec![digits("Da anni"), digits("A anni"), digits("Abitanti")];
    vec![
        fields.line("name", Some(&comune.name), Asked::Must),
        fields.line("istat_code", Some(&comune.istat_code), Asked::Must),
        fields.word("area", Area::ALL, Area::code, Some(comune.area), Asked::Must),
        fields.hint("Un conteggio per riga. Se una cifra è sbagliata, correggila qui.").rows(
            "population",
            count_cells,
            counts,
            RowWords { add: "Aggiungi un conteggio", remove: "Togli questo conteggio" },
        ),
        fields.hint("In chilometri quadrati, per esempio 18,82.").named(
            "area_hectares",
            "Superficie (km²)",
            FieldKind::Number,
            hectares.unwrap_or_default(),
            Asked::May,
        ),
        fields.named(
            "italian",
            "Cittadini italiani",
            FieldKind::Number,
            number(citizenship.map(|it| it.italian)),
            Asked::May,
        ),
        fields.named(
            "foreign",
            "Cittadini stranieri",
            FieldKind::Number,
            number(citizenship.map(|it| it.foreign)),
            Asked::May,
        ),
        fields.hint("L’ultima fascia non ha un’età finale: lascia vuoto «A anni».").rows(
            "ages",
            age_cells,
            bands,
            RowWords { add: "Aggiungi una fascia di età", remove: "Togli questa fascia di età" },
        ),
        fields.rows("notes", note_cells(), note_rows(&comune.notes), note_words()),
    ]
}

/// Hectares as square kilometres are typed: 1882 is `18,82`.
fn hectares_typed(hectares: u32) -> String {
    format!("{},{:02}", hectares / 100, hectares % 100)
}

fn read(parse: &mut Parse, sourcing: &mut Sourcing, before: &Comune) -> Option<Comune> {
    let name = parse.required("name");
    let istat_code = parse.required("istat_code");
    let area = parse.word("area", Area::of_code);
    let counts = parse.rows("population", read_count);
    let hectares = parse.hundredths("area_hectares").and_then(|it| u32::try_from(it).ok());
    let citizenship = read_citizenship(parse);
    let ages = parse.rows("ages", read_band);
    let notes = read_notes(parse, sourcing, &before.notes);
    let mut population = sourcing.facts(&before.population, counts);
    population.sort_by_key(|fact| fact.value.on);
    Some(Comune {
        name: name?,
        istat_code: istat_code?,
        area: area?,
        population,
        area_hectares: sourcing.fact(before.area_hectares.as_ref(), hectares),
        citizenship: sourcing.fact(before.citizenship.as_ref(), citizenship),
        ages: sourcing.fact(before.ages.as_ref(), (!ages.is_empty()).then_some(ages)),
        notes,
        ..before.clone()
    })
}

fn read_count(parse: &mut Parse, cells: &[String], name: &str) -> Option<Residents> {
    let Some(on) = when::parse_day(cells[0].trim()) else {
        parse.wrong(name, "Abitanti: ogni conteggio vuole il suo giorno, per esempio 01/01/2021.");
        return None;
    };
    let total = parse.cell_count(name, &cells[1]);
    let (male, female) = (parse.cell_count(name, &cells[2]), parse.cell_count(name, &cells[3]));
    let Some(total) = total else {
        parse.wrong(name, "Abitanti: scrivi quanti sono, in cifre.");
        return None;
    };
    if male.zip(female).is_some_and(|(male, female)| male.checked_add(female) != Some(total)) {
        parse.wrong(name, "Abitanti: maschi e femmine insieme non fanno il totale. Controlla le tre cifre.");
    }
    Some(Residents { on, total, male, female })
}

fn read_citizenship(parse: &mut Parse) -> Option<Citizenship> {
    match (parse.count("italian"), parse.count("foreign")) {
        (Some(italian), Some(foreign)) => Some(Citizenship { italian, foreign }),
        (None, Some(_)) => {
            parse.wrong("italian", "Cittadini italiani: servono tutte e due le cifre, o nessuna.");
            None
        }
        (Some(_), None) => {
            parse.wrong("foreign", "Cittadini stranieri: servono tutte e due le cifre, o nessuna.");
            None
        }
        (None, None) => None,
    }
}

fn read_band(parse: &mut Parse, cells: &[String], name: &str) -> Option<AgeBand> {
    let age = |text: &String| text.trim().parse::<u8>().ok();
    let (from, residents) = (age(&cells[0]), parse.cell_count(name, &cells[2]));
    let to = age(&cells[1]);
    let (Some(from), Some(residents)) = (from, residents) else {
        parse.wrong(name, "Abitanti per età: ogni fascia vuole la prima età e gli abitanti, in cifre.");
        return None;
    };
    if (to.is_none() && !cells[1].trim().is_empty()) || to.is_some_and(|to| to < from) {
        parse.wrong(name, "Abitanti per età: l’ultima età di una fascia non può venire prima della prima.");
    }
    Some(AgeBand { from, to, residents })
}
