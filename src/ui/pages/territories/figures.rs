//! Figures as they are read: the number, or a dash with its reason, and always how it is known.

use leptos::prelude::*;

use crate::insight::figures::{Figure as Told, Growth, TerritoryFigures};
use crate::insight::{Knowledge, Mention, Why};
use crate::ui::components::{Figure, Provenance};
use crate::ui::labels::{self, numbers, when};

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
            "non si può dire: contiene parti di comuni, e i conteggi sono per comune intero".to_owned()
        }
        Why::HoldsNothing => "non si può dire: nessuno ha ancora scritto quali comuni contiene".to_owned(),
        Why::Lacking(comuni) => format!("non si può dire: manca per {}", names(comuni)),
        Why::NothingBefore => {
            "non si può dire: c’è un solo conteggio, niente con cui confrontarlo".to_owned()
        }
        Why::Impossible => "non si può dire: le cifre dei comuni non tornano, vanno controllate".to_owned(),
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
    let source = said(&knowledge).map(|(badge, sentence)| {
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

/// The figures of a territory as sheets: residents, change, density, foreign citizens, surface.
#[component]
pub fn FigureCards(
    /// The figures.
    figures: TerritoryFigures,
) -> impl IntoView {
    let own = figures.own;
    let residents = match figures.entered {
        Some(fact) => {
            let value = Some(numbers::whole(fact.value.into()));
            let knowledge = Knowledge::Held(fact.provenance);
            view! { <FigureCard value label="abitanti, scritti da chi li conosce" knowledge /> }.into_any()
        }
        None => {
            let label = own.population.value.as_ref().map(|it| format!("abitanti, {}", when::on(it.on)));
            let value = own.population.value.as_ref().map(|it| numbers::whole(it.total.into()));
            let label = label.unwrap_or_else(|| "abitanti".to_owned());
            view! { <FigureCard value label knowledge=own.population.knowledge /> }.into_any()
        }
    };
    let change = own.growth.value.map_or_else(
        || "in un anno".to_owned(),
        |it| format!("{} a {}", when::since(it.from), when::day(it.to)),
    );
    let foreign =
        "Ricalcolato su tutti i residenti: il Piano stampa il rapporto con i soli italiani, che è più alto.";
    view! {
        <div class="grid" data-fit data-min="9">
            {residents}
            <FigureCard value=own.growth.value.map(growth) label=change knowledge=own.growth.knowledge />
            <FigureCard
                value=own.density.value.map(per_square_km)
                label="abitanti per km²"
                knowledge=own.density.knowledge
            />
            <FigureCard
                value=own.citizenship.value.map(|it| percent(it.hundredths))
                label="cittadini stranieri, 2020"
                knowledge=own.citizenship.knowledge
                note=foreign
            />
            <FigureCard
                value=own.hectares.value.map(|it| numbers::square_km(it.into()))
                label="superficie"
                knowledge=own.hectares.knowledge
            />
        </div>
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
    let reason = crate::ui::form::sentence(reason);
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
