//! Where somebody was on the screens of this visit: how far down, on which link, how much of a list was open. Who goes
//! back finds the place again. In memory alone, gone with the page.

use std::cell::RefCell;
use std::collections::HashMap;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement};

use super::device::{focus_if_lost, links_to};
use super::foreign::{document, window};
use super::listening::Listening;

/// What a link bears that leads back to where one was.
const BACK: &str = "data-back";

/// A place on a screen.
struct Place {
    /// How far down the page was, in CSS pixels.
    down: f64,
    /// Where the link led that was followed from there, and which one it was of those that lead there.
    link: (String, usize),
    /// How many steps of its lists were open, by their names.
    open: HashMap<&'static str, usize>,
}

#[derive(Default)]
struct Places {
    /// The places that were left, by address.
    left: HashMap<String, Place>,
    /// How many steps of the lists on screen are open, where it is more than the first.
    open: HashMap<&'static str, usize>,
    /// The address that somebody is going back to, until it is there.
    back_to: Option<String>,
}

thread_local! {
    static PLACES: RefCell<Places> = RefCell::default();
}

/// Remembers from here on what is left by a link, and notices who goes back. To be called before anything else hears of
/// either.
pub fn follow() {
    Listening::to(&document(), "click", |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
        let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else { return };
        let href = link.get_attribute("href").unwrap_or_default();
        let which = links_to(&href).position(|one| one.is_same_node(Some(&link))).unwrap_or_default();
        let down = window().scroll_y().unwrap_or_default();
        PLACES.with_borrow_mut(|places| {
            places.back_to = link.has_attribute(BACK).then(|| link.href());
            let place = Place { down, link: (href, which), open: places.open.clone() };
            places.left.insert(here(), place);
        });
    })
    .forever();
    Listening::to(&window(), "popstate", |_| PLACES.with_borrow_mut(|places| places.back_to = Some(here())))
        .forever();
}

/// Goes to where somebody was on the screen that is there now, if they are coming back to it: to the link they followed,
/// else to `otherwise`, without the page moving. `false` where they come anew.
pub fn come_back(otherwise: &str) -> bool {
    let place = PLACES.with_borrow_mut(|places| {
        let address = places.back_to.take()?;
        places.left.get(&address).map(|place| (place.down, place.link.clone()))
    });
    let Some((down, (href, which))) = place else { return false };
    window().scroll_to_with_x_and_y(0.0, down);
    // It may stand elsewhere by now: then the focus takes the page there.
    if links_to(&href).nth(which).is_none_or(|link| link.focus().is_err()) {
        focus_if_lost(otherwise);
    }
    true
}

/// How many steps of a list were open on the screen that somebody is coming back to; else one.
pub fn steps(list: &'static str) -> usize {
    PLACES.with_borrow_mut(|places| {
        let place = places.back_to.as_ref().and_then(|address| places.left.get(address));
        let Some(steps) = place.and_then(|place| place.open.get(list)).copied() else { return 1 };
        places.open.insert(list, steps);
        steps
    })
}

/// Remembers how many steps of a list on screen are open.
pub fn open(list: &'static str, steps: usize) {
    PLACES.with_borrow_mut(|places| {
        places.open.insert(list, steps);
    });
}

/// The list is no longer on screen.
pub fn close(list: &'static str) {
    PLACES.with_borrow_mut(|places| {
        places.open.remove(list);
    });
}

fn here() -> String {
    window().location().href().unwrap_or_default()
}
