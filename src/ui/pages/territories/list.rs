//! The territories as cards: number and hue, what each holds, residents or the reason for a dash.

use leptos::prelude::*;

use crate::domain::Kind;
use crate::insight::territories::comparison::TerritoryColumn;
use crate::insight::territories::territory::Part;
use crate::insight::{Standing, TerritoryRow};
use crate::ui::app::{session, store};
use crate::ui::components::{Disclosure, EmptyState, Provenance, Seal};
use crate::ui::icons::Glyph;
use crate::ui::labels::{numbers, sentence, when};
use crate::ui::pages::two_versions::Twofold;
use crate::ui::routes::Route;

use super::figures::{names, said, why};
use super::known::Missing;
use crate::insight::{Knowledge, comparison, territories};

/// The territories in force, then, folded, those to come and those of the past.
#[component]
pub fn TerritoryList() -> impl IntoView {
    let today = session().today();
    let in_force = store().select(move |workspace| comparison(workspace, today.get()).territories);
    let others = store().select(move |workspace| {
        let mut rows = territories(workspace, today.get());
        rows.retain(|row| row.standing != Standing::InForce);
        rows
    });
    let none = move || in_force.with(Vec::is_empty) && others.with(Vec::is_empty);
    view! {
        <Show when=none>
            <EmptyState title="Ancora nessun micro-territorio" glyph=Glyph::Map>
                <p>
                    "Un micro-territorio è un pezzo di comunità che si riconosce: qualche comune, o una parte. Aggiungi il primo, o prendi il file di chi ci lavora già."
                </p>
                <a class="button" href=Route::Exchange.href()>"Prendi il file di un altro"</a>
            </EmptyState>
        </Show>
        <ul class="grid" data-min="19">
            {move || in_force.get().into_iter().map(|it| view! { <Card column=it /> }).collect_view()}
        </ul>
        {move || {
            let rows = others.get();
            let (past, future): (Vec<_>, Vec<_>) =
                rows.into_iter().partition(|row| matches!(row.standing, Standing::Past { .. }));
            view! {
                <Others rows=future summary="Micro-territori che verranno" />
                <Others rows=past summary="Micro-territori del passato" />
            }
        }}
    }
}

/// One territory in force.
#[component]
fn Card(
    /// The territory and its figures.
    column: TerritoryColumn,
) -> impl IntoView {
    let TerritoryColumn { territory, figures } = column;
    let held = held(&territory);
    let (value, label, knowledge) = match figures.entered {
        Some(fact) => (Some(fact.value), "abitanti".to_owned(), Knowledge::Held(fact.provenance)),
        None => {
            let population = figures.own.population;
            let day = population.value.as_ref().map(|it| it.on);
            let label = day.map_or_else(|| "abitanti".to_owned(), |on| format!("abitanti, {}", when::on(on)));
            (population.value.map(|it| it.total), label, population.knowledge)
        }
    };
    let shown = value.map_or_else(|| "–".to_owned(), |it| numbers::whole(it.into()));
    let reason = match &knowledge {
        Knowledge::Unknown(reason) => Some(why(reason)),
        Knowledge::Held(_) | Knowledge::FromComuni(_) => None,
    };
    let label = match reason {
        Some(reason) => format!("abitanti: {reason}"),
        None => label,
    };
    let source = said(&knowledge).map(|(badge, sentence)| {
        view! {
            <Provenance badge of="abitanti">
                <p>{sentence}</p>
            </Provenance>
        }
    });
    let number = u16::try_from(territory.number).unwrap_or(0);
    let twofold = Twofold::of(territory.id.record());
    view! {
        <li class="card" data-hue=territory.hue.to_string()>
            <div class="pair">
                <Seal number />
                <h3>
                    <a href=Route::Territory(territory.id.clone()).href()>{territory.name.clone()}</a>
                    {twofold.title(Kind::MicroTerritory)}
                </h3>
            </div>
            {held}
            {twofold.mark("holdings")}
            <div class="figure">
                <b>{shown}</b>
                <span>{label}</span>
                {source}
                {twofold.mark("population")}
            </div>
        </li>
    }
}

/// What a territory holds, in words.
fn held(territory: &TerritoryRow) -> AnyView {
    let whole = names(&territory.holds.whole);
    let parts = parts(&territory.holds.parts);
    match (whole.is_empty(), parts.is_empty()) {
        (true, true) => view! { <p>"Comuni: " <Missing /></p> }.into_any(),
        (false, true) => view! { <p>{whole}</p> }.into_any(),
        (true, false) => view! { <p>{sentence(&parts)}</p> }.into_any(),
        (false, false) => view! { <p>{whole} ", e " {parts}</p> }.into_any(),
    }
}

/// The parts of comuni by comune, which their names need not repeat: "parti di Viadana: centro, sud".
fn parts(parts: &[Part]) -> String {
    let mut by_comune: Vec<(String, Vec<String>)> = Vec::new();
    for part in parts {
        let comune = part.comune.as_ref().map(|it| it.title.clone()).unwrap_or_default();
        let title = &part.frazione.title;
        let own = title.strip_prefix(&format!("{comune}: ")).unwrap_or(title).to_owned();
        match by_comune.iter_mut().find(|(name, _)| *name == comune) {
            Some((_, names)) => names.push(own),
            None => by_comune.push((comune, vec![own])),
        }
    }
    let said = by_comune.into_iter().map(|(comune, names)| {
        let which = names.join(", ");
        match (comune.is_empty(), names.len()) {
            (true, _) => which,
            (false, 1) => format!("una parte di {comune}: {which}"),
            (false, _) => format!("parti di {comune}: {which}"),
        }
    });
    said.collect::<Vec<_>>().join("; ")
}

/// Territories that are not in force, folded.
#[component]
fn Others(
    /// Which.
    rows: Vec<TerritoryRow>,
    /// What they are.
    summary: &'static str,
) -> impl IntoView {
    let line = |row: TerritoryRow| {
        let when = when::standing(row.standing).unwrap_or_default();
        let after = row.successor.map(|it| format!(" · al suo posto: {}", it.title)).unwrap_or_default();
        view! {
            <li>
                <span class="pair" data-gap="s2">
                    <Seal number=u16::try_from(row.number).unwrap_or(0) />
                    <span>
                        <a href=Route::Territory(row.id).href()>{row.name}</a>
                        <small>{format!("{when}{after}")}</small>
                    </span>
                </span>
            </li>
        }
    };
    let count = rows.len();
    (count > 0).then(|| {
        view! {
            <Disclosure summary=format!("{summary} ({count})")>
                <ul class="rows">{rows.into_iter().map(line).collect_view()}</ul>
            </Disclosure>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Kind;
    use crate::insight::Mention;

    #[test]
    fn parts_are_said_under_their_comune() {
        let mention = |kind, title: &str| Mention { kind, title: title.to_owned(), id: "x".parse().unwrap() };
        let part = |title| Part {
            frazione: mention(Kind::Frazione, title),
            comune: Some(mention(Kind::Comune, "Viadana")),
        };
        assert_eq!(parts(&[part("Viadana: centro"), part("Cogozzo")]), "parti di Viadana: centro, Cogozzo");
        assert_eq!(parts(&[part("Viadana: frazioni nord")]), "una parte di Viadana: frazioni nord");
    }
}
