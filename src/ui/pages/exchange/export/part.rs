//! Which part of the notebook goes out: all, some micro-territories, one meeting, a selection. The address holds it.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use crate::domain::{Kind, Meeting, MicroTerritory, RecordId};
use crate::insight::reading::Reading;
use crate::session::Scope;
use crate::ui::app::store;
use crate::ui::components::{Choice, ChooseRecords, RadioGroup, SelectField};
use crate::ui::labels::{errors, kind, when};
use crate::ui::routes::{PART, Route, WHICH};

/// The words of the parts in the address.
const ALL: &str = "tutto";
const TERRITORIES: &str = "territori";
pub const MEETING: &str = "incontro";
const SELECTION: &str = "scelta";

/// The id of what is asked beside the kind of part, to which its error points.
pub const WHICH_ONES: &str = "quale-parte";

/// Kinds that nobody selects by themselves: they go along with others, or stay here.
const NEVER_SELECTED: [Kind; 7] = [
    Kind::Member,
    Kind::PrivateNote,
    Kind::Notebook,
    Kind::Device,
    Kind::Match,
    Kind::Comune,
    Kind::Frazione,
];

/// The part that a person is choosing. A copy is the same.
#[derive(Clone, Copy)]
pub struct Part {
    of: RwSignal<String>,
    territories: RwSignal<Vec<String>>,
    meeting: RwSignal<String>,
    selection: RwSignal<Vec<String>>,
    /// The letters by which something to choose is looked for.
    letters: RwSignal<String>,
}

impl Part {
    /// The part that the address asks for; from then on the address says what is chosen.
    pub fn here() -> Part {
        let (query, navigate) = (use_query_map().get_untracked(), use_navigate());
        let said = |name| query.get(name).unwrap_or_default();
        let (of, which) = (said(PART), said(WHICH));
        let (of, ids) = asked(&of, &which);
        let of_kind = |kind: &str| if of == kind { ids.clone() } else { Vec::new() };
        let part = Part {
            of: RwSignal::new(of.to_owned()),
            territories: RwSignal::new(of_kind(TERRITORIES)),
            meeting: RwSignal::new(of_kind(MEETING).into_iter().next().unwrap_or_default()),
            selection: RwSignal::new(of_kind(SELECTION)),
            letters: RwSignal::new(String::new()),
        };
        // The box that they stood in goes with the kind of part.
        Effect::watch(move || part.of.get(), move |_, _, _| part.letters.set(String::new()), false);
        Effect::new(move |before: Option<(String, String)>| {
            let now = (part.of.get(), part.ids().join(","));
            if before.is_some_and(|before| before != now) {
                let address = match now.0.as_str() {
                    ALL => Route::Exchange.href(),
                    of => Route::passing_on(of, &now.1),
                };
                let options =
                    NavigateOptions { resolve: false, replace: true, scroll: false, ..Default::default() };
                navigate(&address, options);
            }
            now
        });
        part
    }

    fn ids(&self) -> Vec<String> {
        match self.of.get().as_str() {
            TERRITORIES => self.territories.get(),
            MEETING => Some(self.meeting.get()).filter(|id| !id.is_empty()).into_iter().collect(),
            SELECTION => self.selection.get(),
            _ => Vec::new(),
        }
    }

    /// The scope; nothing while the person has not said of what.
    pub fn scope(&self) -> Option<Scope> {
        scope(&self.of.get(), &self.ids())
    }

    /// What people call the part, for the name of the file; nothing for all.
    pub fn words(&self) -> Option<String> {
        let (of, ids) = (self.of.get(), self.ids());
        let titles: Vec<String> = store()
            .select(move |workspace| {
                let parsed = ids.iter().filter_map(|id| id.parse::<RecordId>().ok());
                parsed.filter_map(|id| workspace.entry(&id).map(|entry| entry.record.title())).collect()
            })
            .get();
        name(&of, &titles)
    }

    /// What is missing before anything can go out, or was begun and not chosen.
    pub fn fault(&self) -> Option<String> {
        if let Some(letters) = Some(self.letters.get()).filter(|letters| !letters.trim().is_empty()) {
            return Some(errors::not_chosen(&letters));
        }
        if self.scope().is_some() {
            return None;
        }
        let missing = match self.of.get().as_str() {
            TERRITORIES => "Scegli almeno un micro-territorio.",
            MEETING => "Scegli un incontro.",
            _ => "Scegli almeno un elemento.",
        };
        Some(missing.to_owned())
    }
}

/// The kind of part and the identifiers that an address asks for. Words that mean nothing ask for all.
fn asked(part: &str, which: &str) -> (&'static str, Vec<String>) {
    let known = [TERRITORIES, MEETING, SELECTION].into_iter().find(|known| *known == part);
    let ids = which.split(',').filter(|id| id.parse::<RecordId>().is_ok()).map(ToOwned::to_owned);
    known.map_or((ALL, Vec::new()), |known| (known, ids.collect()))
}

fn scope(of: &str, ids: &[String]) -> Option<Scope> {
    if of == ALL {
        return Some(Scope::ALL);
    }
    if ids.is_empty() {
        return None;
    }
    Some(match of {
        TERRITORIES => {
            let ids = ids.iter().filter_map(|id| id.parse().ok()).collect();
            Scope { micro_territories: Some(ids), records: None }
        }
        _ => Scope {
            micro_territories: None,
            records: Some(ids.iter().filter_map(|id| id.parse().ok()).collect()),
        },
    })
}

fn name(of: &str, titles: &[String]) -> Option<String> {
    match (of, titles) {
        (ALL, _) | (_, []) => None,
        (TERRITORIES, [one]) => Some(short(one).to_owned()),
        (TERRITORIES, [one, two]) => Some(format!("{} {}", short(one), short(two))),
        (TERRITORIES, more) => Some(format!("{} micro-territori", more.len())),
        (MEETING, [one, ..]) => Some(format!("incontro {one}")),
        (_, some) => Some(format!("scelta di {}", some.len())),
    }
}

/// The first of the comuni by which a territory is called: in the name of a file that is enough.
fn short(territory: &str) -> &str {
    territory.split(',').next().unwrap_or(territory)
}

/// Asks which part goes out.
#[component]
pub fn PartFields(
    /// The part.
    part: Part,
    /// What is missing, once the person has tried.
    error: Signal<Option<String>>,
) -> impl IntoView {
    let choices = vec![
        Choice::new(ALL, "Tutto il quaderno"),
        Choice::new(TERRITORIES, "Uno o più micro-territori")
            .noted("Con i loro gruppi, incontri, bisogni, e chi lavora lì."),
        Choice::new(MEETING, "Un incontro")
            .noted("Con quello che ne è uscito: decisioni, compiti, voci, bisogni."),
        Choice::new(SELECTION, "Solo alcune cose").noted("Quelle che scegli, e ciò a cui si riferiscono."),
    ];
    let which = move || {
        match part.of.get().as_str() {
        TERRITORIES => view! {
            <ChooseRecords label="Quali micro-territori?" choices=territories() value=part.territories typed=part.letters error id=WHICH_ONES />
        }
        .into_any(),
        MEETING => view! {
            <SelectField label="Quale incontro?" choices=meetings() value=part.meeting error id=WHICH_ONES />
        }
        .into_any(),
        SELECTION => view! {
            <ChooseRecords label="Che cosa?" choices=everything() value=part.selection typed=part.letters error id=WHICH_ONES />
        }
        .into_any(),
        _ => ().into_any(),
    }
    };
    view! {
        <RadioGroup legend="Che cosa esce?" choices value=part.of />
        {which}
    }
}

fn territories() -> Memo<Vec<Choice>> {
    store().select(|workspace| {
        let mut all: Vec<_> = Reading::of(workspace).live::<MicroTerritory>().collect();
        all.sort_by_key(|territory| territory.number);
        all.iter().map(|it| Choice::new(it.id.to_string(), format!("{}. {}", it.number, it.name))).collect()
    })
}

fn meetings() -> Memo<Vec<Choice>> {
    store().select(|workspace| {
        let mut all: Vec<_> = Reading::of(workspace).live::<Meeting>().collect();
        all.sort_by(|one, other| (other.held_on, &one.title).cmp(&(one.held_on, &other.title)));
        let named = all.iter().map(|meeting| {
            let day = meeting.held_on.map_or_else(|| "giorno da trovare".to_owned(), when::day_short);
            Choice::new(meeting.id.to_string(), format!("{} ({day})", meeting.title))
        });
        std::iter::once(Choice::new("", "Scegli un incontro")).chain(named).collect()
    })
}

fn everything() -> Memo<Vec<Choice>> {
    store().select(|workspace| {
        let live = workspace.entries().filter(|entry| entry.is_live());
        let some = live.filter(|entry| !NEVER_SELECTED.contains(&entry.record.kind()));
        let mut all: Vec<Choice> = some
            .map(|entry| {
                let record = &entry.record;
                Choice::new(record.id().to_string(), record.title()).noted(kind(record.kind()))
            })
            .collect();
        all.sort_by(|one, other| one.label.cmp(&other.label));
        all
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_asks_for_a_part_or_for_all() {
        assert_eq!(asked("incontro", "meeting-uno"), (MEETING, vec!["meeting-uno".to_owned()]));
        assert_eq!(asked("territori", "a,NO!,b").1, ["a", "b"]);
        assert_eq!(asked("luna", "a"), (ALL, Vec::new()));
    }

    #[test]
    fn a_part_of_nothing_is_no_part() {
        assert_eq!(scope(ALL, &[]), Some(Scope::ALL));
        assert_eq!(scope(MEETING, &[]), None);
        let one = ["meeting-uno".to_owned()];
        assert!(scope(MEETING, &one).is_some_and(|scope| scope.records.is_some_and(|ids| ids.len() == 1)));
        assert!(scope(TERRITORIES, &one).is_some_and(|scope| scope.micro_territories.is_some()));
    }

    #[test]
    fn a_part_has_a_name_that_people_know() {
        let titles = |names: &[&str]| names.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        assert_eq!(name(ALL, &[]), None);
        assert_eq!(name(TERRITORIES, &titles(&["Bozzolo, San Martino"])).as_deref(), Some("Bozzolo"));
        assert_eq!(name(TERRITORIES, &titles(&["A", "B", "C"])).as_deref(), Some("3 micro-territori"));
        assert_eq!(name(MEETING, &titles(&["Di maggio"])).as_deref(), Some("incontro Di maggio"));
        assert_eq!(name(SELECTION, &titles(&["A", "B"])).as_deref(), Some("scelta di 2"));
    }
}
