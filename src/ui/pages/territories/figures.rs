//! Figures as they are read: the number, or a dash with its reason, and always how it is known.

use leptos::prelude::*;

use crate::insight::territories::figures::{Figure as Told, Figures, Growth, TerritoryFigures};
use crate::insight::{Knowledge, Mention, Why};
use crate::ui::components::{Figure, Provenance};
use crate::ui::labels::{self, numbers, sentence, when};

/// A share in hundredths of a percent, as it is read: one decimal.
pub fn percent(hundredths: u32) -> String {
    numbers::percent(i64::from((hundredths + 5) / 10))
}

/// Persons per square kilometre, in hundredths, as they are read: whole.
pub fn per_square_km(hundredths: u64) -> String {
    numbers::whole((hundredths + 50) / 100)
}

/// Names one after the other, as they are said: "Bozzolo, Dosolo e Viadana".
pub fn names(mentions: &[Mention]) -> String {
    let titles: Vec<&str> = mentions.iter().map(|mention| mention.title.as_str()).collect();
    match titles.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} e {last}", first.join(", ")),
    }
}

/// Why a figure cannot be known, in a sentence.
pub fn why(why: &Why) -> String {
    match why {
        Why::HoldsParts => {
            "non si può dire, perché contiene parti di comuni e i conteggi sono per comune intero".to_owned()
        }
        Why::HoldsNothing => {
            "non si può dire, perché nessuno ha ancora scritto quali comuni contiene".to_owned()
        }
        Why::Lacking(comuni) => format!("non si può dire, perché manca per {}", names(comuni)),
        Why::NothingBefore => {
            "non si può dire, perché c’è un solo conteggio e niente con cui confrontarlo".to_owned()
        }
        Why::Impossible => {
            "non si può dire, perché le cifre dei comuni non tornano: vanno controllate".to_owned()
        }
    }
}

/// How a figure is known: the badge and the sentence.
pub fn said(knowledge: &Knowledge) -> Option<(String, String)> {
    match knowledge {
        Knowledge::Held(provenance) => {
            let said = labels::provenance(provenance);
            Some((said.badge, said.sentence))
        }
        Knowledge::FromComuni(comuni) => {
            let badge = match comuni.len() {
                1 => "calcolato da un comune".to_owned(),
                many => format!("calcolato da {} comuni", numbers::few(many as u64)),
            };
            let sentence = format!(
                "L’abbiamo calcolato dalle cifre dei comuni: {}. Ogni comune dice da dove vengono le sue.",
                names(comuni)
            );
            Some((badge, sentence))
        }
        Knowledge::Unknown(_) => None,
    }
}

/// A figure on a sheet of its own.
#[component]
pub fn FigureCard(
    /// The figure in words; a dash stands for what cannot be known.
    value: Option<String>,
    /// What it counts.
    #[prop(into)]
    label: String,
    /// How it is known.
    knowledge: Knowledge,
    /// The words of the badge, where those of the source do not say enough.
    #[prop(optional)]
    badge: &'static str,
    /// One more sentence beside the source, where the figure needs it.
    #[prop(optional, into)]
    note: String,
) -> impl IntoView {
    let shown = value.unwrap_or_else(|| "–".to_owned());
    let of = label.clone();
    let label = match &knowledge {
        Knowledge::Unknown(reason) => format!("{label}: {}", why(reason)),
        Knowledge::Held(_) | Knowledge::FromComuni(_) => label,
    };
    let source = said(&knowledge).map(|(of_source, sentence)| {
        let badge = if badge.is_empty() { of_source } else { badge.to_owned() };
        view! {
            <span>
                <Provenance badge of>
                    <p>{sentence}</p>
                    {(!note.is_empty()).then(|| view! { <p>{note}</p> })}
                </Provenance>
            </span>
        }
    });
    view! { <Figure value=shown label card=true>{source}</Figure> }
}

/// How many more or fewer, as it is read.
pub fn growth(growth: Growth) -> String {
    numbers::signed(growth.by)
}

/// The figures of a territory as sheets. Where its own cannot be known, the reason, and the figures of the
/// comuni that it holds whole, called so.
#[component]
pub fn FigureCards(
    /// The figures.
    figures: TerritoryFigures,
) -> impl IntoView {
    let TerritoryFigures { own, entered, of_whole_comuni, .. } = figures;
    let entered = entered.map(|fact| {
        let value = Some(numbers::whole(fact.value.into()));
        let knowledge = Knowledge::Held(fact.provenance);
        view! { <FigureCard value label="abitanti, scritti da chi li conosce" knowledge /> }
    });
    if own.population.value.is_some() {
        // What somebody entered stands for the sum.
        let summed = entered.is_none();
        return view! {
            <div class="grid" data-fit data-min="9">{entered}<Sheets figures=own residents=summed /></div>
        }
        .into_any();
    }
    let first = match entered {
        Some(card) => card.into_any(),
        None => {
            view! { <FigureCard value=None label="abitanti" knowledge=own.population.knowledge /> }.into_any()
        }
    };
    let whole = of_whole_comuni.map(|whole| {
        let comuni = match &whole.population.knowledge {
            Knowledge::FromComuni(comuni) => names(comuni),
            Knowledge::Held(_) | Knowledge::Unknown(_) => String::new(),
        };
        view! {
            <h2>{format!("I soli comuni interi: {comuni}")}</h2>
            <div class="grid" data-fit data-min="9"><Sheets figures=whole residents=true /></div>
        }
    });
    view! { <div class="stack"><div class="grid" data-min="19">{first}</div>{whole}</div> }.into_any()
}

/// Residents, change, density with the surface, foreign citizens.
#[component]
fn Sheets(
    /// The figures.
    figures: Figures,
    /// Whether residents are among them.
    residents: bool,
) -> impl IntoView {
    let counted = figures.population.value.as_ref();
    let residents = residents.then(|| {
        let label =
            counted.map_or_else(|| "abitanti".to_owned(), |it| format!("abitanti, {}", when::on(it.on)));
        let value = counted.map(|it| numbers::whole(it.total.into()));
        view! { <FigureCard value label knowledge=figures.population.knowledge.clone() /> }
    });
    let change = figures.growth.value.map_or_else(
        || "di differenza fra i conteggi".to_owned(),
        |it| format!("{} al {}", when::since(it.from), when::day(it.to)),
    );
    let surface = figures.hectares.value.map(|it| format!(", su {}", numbers::square_km(it.into())));
    let foreign = "È ricalcolato su tutti i residenti: il Piano stampa il rapporto con i soli italiani, che è più alto.";
    view! {
        {residents}
        <FigureCard value=figures.growth.value.map(growth) label=change knowledge=figures.growth.knowledge />
        <FigureCard
            value=figures.density.value.map(per_square_km)
            label=format!("abitanti per km²{}", surface.unwrap_or_default())
            knowledge=figures.density.knowledge
        />
        <FigureCard
            value=figures.citizenship.value.map(|it| percent(it.hundredths))
            label="cittadini stranieri, 2020"
            knowledge=figures.citizenship.knowledge
            badge="ricalcolato: perché"
            note=foreign
        />
    }
}

/// A figure in a cell of a table: the words, or a dash whose reason can be heard.
pub fn in_cell<T: Clone>(figure: &Told<T>, say: impl Fn(T) -> String) -> AnyView {
    match (&figure.value, &figure.knowledge) {
        (Some(value), _) => say(value.clone()).into_any(),
        (None, Knowledge::Unknown(reason)) => dash(&why(reason)),
        (None, Knowledge::Held(_) | Knowledge::FromComuni(_)) => dash("non si sa"),
    }
}

/// A dash, and its reason one press away.
pub fn dash(reason: &str) -> AnyView {
    let reason = sentence(reason);
    view! {
        <Provenance badge="–" of=reason.clone()>
            <p>{format!("{reason}.")}</p>
        </Provenance>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_to_one_decimal() {
        assert_eq!(percent(1_132).replace('\u{a0}', " "), "11,3 %");
        assert_eq!(percent(1_135).replace('\u{a0}', " "), "11,4 %");
        assert_eq!(per_square_km(13_150), "132");
    }
}
