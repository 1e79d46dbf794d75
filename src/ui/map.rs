//! The map of the ten comuni: one focusable link each, coloured by territory and always with its number;
//! arrows go to the neighbour on that side. The table with the same facts stands beside it.

mod outlines;
mod table;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use crate::insight::Ground;
use crate::ui::routes::Route;

use outlines::{OUTLINES, Outline, VIEW_BOX};
pub use table::MapTable;

/// The map. It knows what each comune is and where it leads.
#[component]
pub fn TerritoryMap(
    /// The comuni with who holds them.
    #[prop(into)]
    ground: Signal<Vec<Ground>>,
) -> impl IntoView {
    let drawn = move || {
        let ground = ground.get();
        let mut found = Vec::new();
        for outline in &OUTLINES {
            if let Some(comune) = ground.iter().find(|comune| comune.istat == outline.istat) {
                found.push((outline, comune.clone()));
            }
        }
        found
    };
    view! {
        <svg class="map" viewBox=VIEW_BOX role="group" aria-label="Mappa dei dieci comuni" on:keydown=move_focus>
            <defs>
                {move || drawn().into_iter().filter(|(_, comune)| comune.is_shared()).map(|(o, c)| stripes(o, &c)).collect_view()}
            </defs>
            {move || drawn().into_iter().map(|(outline, comune)| shape(outline, &comune)).collect_view()}
            <g class="marks" aria-hidden="true">
                {move || drawn().into_iter().map(|(outline, comune)| marks(outline, &comune)).collect_view()}
            </g>
        </svg>
    }
}

/// How a comune is called on the map: its name and the numbers of its territories.
fn spoken(comune: &Ground) -> String {
    let numbers: Vec<String> = comune.holders.iter().map(|holder| holder.number.to_string()).collect();
    match numbers.as_slice() {
        [] => format!("{}, micro-territorio da completare", comune.name),
        [one] => format!("{}, micro-territorio {one}", comune.name),
        [most @ .., last] => {
            format!("{}, divisa fra i micro-territori {} e {last}", comune.name, most.join(", "))
        }
    }
}

/// Where a comune leads: to its territory, or to itself when several share it.
fn target(comune: &Ground) -> String {
    match comune.holders.as_slice() {
        [one] => Route::Territory(one.id.clone()).href(),
        _ => Route::Territories.href_with(&[("apri", comune.comune.as_str())]),
    }
}

/// The stripes of a shared comune: the wash of every territory that holds a part of it.
fn stripes(outline: &Outline, comune: &Ground) -> impl IntoView + use<> {
    const WIDE: usize = 12;
    let side = WIDE * comune.holders.len();
    let bands = comune.holders.iter().enumerate().map(|(n, holder)| {
        view! { <rect class="stripe" data-hue=holder.hue x=n * WIDE width=WIDE height=side /> }
    });
    view! {
        <pattern
            id=format!("strisce-{}", outline.istat)
            width=side
            height=side
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
        >
            {bands.collect_view()}
        </pattern>
    }
}

fn shape(outline: &'static Outline, comune: &Ground) -> impl IntoView + use<> {
    let fill = comune.is_shared().then(|| format!("url(#strisce-{})", outline.istat));
    let hue = if comune.is_shared() { 0 } else { comune.holders.first().map_or(0, |holder| holder.hue) };
    view! {
        // Inside an SVG group the link is an SVG link: on its own it would be made an HTML one.
        <g>
            <a href=target(comune) data-hue=hue data-istat=outline.istat aria-label=spoken(comune)>
                <path d=outline.path fill=fill />
            </a>
        </g>
    }
}

fn marks(outline: &'static Outline, comune: &Ground) -> impl IntoView + use<> {
    const APART: i32 = 36;
    let (x, y) = outline.at;
    let count = i32::try_from(comune.holders.len()).unwrap_or(1);
    let first = x - APART * (count - 1) / 2;
    let discs = (0_i32..).zip(&comune.holders).map(|(n, holder)| {
        let x = first + n * APART;
        view! {
            <g data-hue=holder.hue>
                <circle cx=x cy=y - 18 r="15" />
                <text class="n" x=x y=y - 12>
                    {holder.number}
                </text>
            </g>
        }
    });
    view! {
        {discs.collect_view()}
        <text x=x y=y + 15>
            {outline.label}
        </text>
    }
}

/// Arrows move the focus to the neighbour that lies most on that side.
fn move_focus(event: leptos::ev::KeyboardEvent) {
    let direction = match event.key().as_str() {
        "ArrowLeft" => (-1, 0),
        "ArrowRight" => (1, 0),
        "ArrowUp" => (0, -1),
        "ArrowDown" => (0, 1),
        _ => return,
    };
    let Some(link) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else {
        return;
    };
    let here = link.get_attribute("data-istat").unwrap_or_default();
    let Some(next) = neighbour(&here, direction) else { return };
    event.prevent_default();
    let selector = format!("[data-istat='{next}']");
    let found = link.owner_svg().and_then(|map| map.query_selector(&selector).ok().flatten());
    if let Some(element) = found.and_then(|found| found.dyn_into::<web_sys::SvgElement>().ok()) {
        // A neighbour is drawn, so it takes the focus; if it did not, the focus would stay where it is.
        element.focus().unwrap_or_default();
    }
}

/// The neighbour of a comune that lies most in a direction, if one does.
fn neighbour(istat: &str, (right, down): (i32, i32)) -> Option<&'static str> {
    let here = OUTLINES.iter().find(|outline| outline.istat == istat)?;
    let beside = OUTLINES.iter().filter(|outline| here.neighbours.contains(&outline.istat));
    let along = |outline: &&Outline| {
        let (x, y) = (outline.at.0 - here.at.0, outline.at.1 - here.at.1);
        let (ahead, aside) = (x * right + y * down, (x * down).abs() + (y * right).abs());
        (ahead > 0).then(|| (outline.istat, aside * 100 / ahead))
    };
    beside.filter_map(|outline| along(&outline)).min_by_key(|(_, slant)| *slant).map(|(istat, _)| istat)
}

/// The `<svg>` that an element of it stands in.
trait OwnerSvg {
    fn owner_svg(&self) -> Option<web_sys::Element>;
}

impl OwnerSvg for web_sys::Element {
    fn owner_svg(&self) -> Option<web_sys::Element> {
        self.closest("svg").ok().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_neighbour_is_on_the_map_and_mutual() {
        for outline in &OUTLINES {
            for other in outline.neighbours {
                let other = OUTLINES.iter().find(|found| found.istat == *other).unwrap();
                assert!(other.neighbours.contains(&outline.istat), "{} – {}", outline.label, other.label);
            }
        }
    }

    #[test]
    fn arrows_reach_every_comune() {
        let mut reached = vec![OUTLINES[0].istat];
        while let Some(next) = reached
            .iter()
            .flat_map(|istat| [(-1, 0), (1, 0), (0, -1), (0, 1)].map(|way| neighbour(istat, way)))
            .flatten()
            .find(|istat| !reached.contains(istat))
        {
            reached.push(next);
        }
        assert_eq!(reached.len(), OUTLINES.len());
    }
}
