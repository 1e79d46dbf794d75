//! Where somebody was on the screens of this visit: how far down, on which link, what was unfolded, typed, opened. Who goes
//! back, by the browser or by a link that says so, finds the place again; who comes anew begins at the top. In memory, by
//! entry of the history; only a reload leaves the numbers of one place in the tab, and never a word.

use std::cell::RefCell;
use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

use super::device::{first_in_sight, focus_if_lost, give_focus, is_in_sight, links_to};
use super::foreign::{self, document, window};
use super::listening::Listening;
use super::{clock, tabs};

/// What a link bears that leads back to where one was.
const BACK: &str = "data-back";

/// Under which name of the tab the place is left that a reload takes away.
const LEFT: &str = "filo.place";

/// Something that a screen wants to find again, by a name of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// How much of a list is shown.
    Shown(usize),
    /// What is typed in a search.
    Words(String),
}

/// An entry of the history.
#[derive(Clone, PartialEq)]
struct Entry {
    /// Its key, where the browser has the Navigation API.
    key: Option<String>,
    /// Its address, without what stands after `#`.
    address: String,
}

impl Entry {
    fn here() -> Entry {
        let navigation = foreign::member(&window(), "navigation");
        let current = navigation.and_then(|it| foreign::member(&it, "currentEntry"));
        let key = current.and_then(|it| foreign::member(&it, "key")?.as_string());
        Entry { key, address: whole(&window().location().href().unwrap_or_default()) }
    }

    fn name(&self) -> &str {
        self.key.as_ref().unwrap_or(&self.address)
    }

    fn path(&self) -> &str {
        self.address.split('?').next().unwrap_or_default()
    }
}

/// How far down the page is.
fn scrolled() -> f64 {
    window().scroll_y().unwrap_or_default()
}

fn whole(address: &str) -> String {
    address.split('#').next().unwrap_or_default().to_owned()
}

/// A place on a screen.
#[derive(Clone, Default)]
struct Place {
    /// How far down the page was, in CSS pixels.
    down: f64,
    /// Where the link led that was followed from there, and which one it was of those that lead there.
    link: Option<(String, usize)>,
    /// Which of the parts that fold were open.
    folds: Vec<bool>,
    /// What the screen wants to find again.
    notes: HashMap<String, Note>,
}

/// What a reload leaves of a place.
#[derive(Serialize, Deserialize)]
struct Left {
    key: String,
    down: f64,
    shown: HashMap<String, usize>,
}

#[derive(Default)]
struct Places {
    /// The places that were left: by entry, and the last one of each address.
    left: HashMap<String, Place>,
    /// The entry on screen, as far as is known.
    now: Option<Entry>,
    /// What the parts on screen want to find again, the oldest part first.
    notes: Vec<(u32, &'static str, Note)>,
    /// The number of the next part.
    next: u32,
    /// How far down the page was when it last moved. Asking the browser while a screen is being changed makes it lay all of it
    /// out.
    down: f64,
    /// The place that somebody is going back to, until its screen is there.
    back_to: Option<Place>,
    /// Whether the place on screen was left by a link, and the next screen is still to come.
    clicked: bool,
}

impl Places {
    fn leave(&mut self, link: Option<(String, usize)>, down: f64) {
        let Some(now) = self.now.clone() else { return };
        let mut notes = HashMap::new();
        for (_, name, note) in &self.notes {
            notes.entry((*name).to_owned()).or_insert_with(|| note.clone());
        }
        let folds = folds().iter().map(|fold| fold.has_attribute("open")).collect();
        let place = Place { down, link, folds, notes };
        self.left.insert(now.name().to_owned(), place.clone());
        self.left.insert(now.address, place);
    }
}

thread_local! {
    static PLACES: RefCell<Places> = RefCell::default();
}

/// Remembers from here on what is left, and notices who goes back. To be called before anything else hears of either.
pub fn follow() {
    if let Ok(history) = window().history() {
        // The browser would go to a place before the list is there that it is in.
        foreign::set(&history, "scrollRestoration", &JsValue::from_str("manual"));
    }
    let here = Entry::here();
    PLACES.with_borrow_mut(|places| {
        places.back_to = reloaded(&here);
        places.now = Some(here);
    });
    Listening::to(&document(), "click", |event| {
        follow_click(event.unchecked_ref());
        keep_up();
    })
    .forever();
    Listening::to(&document(), "change", |_| keep_up()).forever();
    Listening::to(&document(), "scroll", |_| PLACES.with_borrow_mut(|places| places.down = scrolled()))
        .forever();
    Listening::to(&window(), "popstate", |_| go_back()).forever();
    tabs::on_page_hide(leave_for_reload).forever();
}

fn follow_click(event: &MouseEvent) {
    let elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let link = target.and_then(|target| target.closest("a[href]:not([target])").ok().flatten());
    let Some(link) = link.filter(|_| !elsewhere) else { return };
    let named = named(&link);
    let back = link.dyn_ref::<HtmlAnchorElement>().filter(|link| link.has_attribute(BACK));
    let back = back.map(|link| whole(&link.href()));
    PLACES.with_borrow_mut(|places| {
        places.now = Some(Entry::here());
        places.leave(named, scrolled());
        places.clicked = true;
        places.back_to = back.and_then(|address| places.left.get(&address).cloned());
    });
}

/// Where a link leads, and which one it is of those that lead there; `None` of what is no link.
fn named(link: &Element) -> Option<(String, usize)> {
    let href = link.get_attribute("href")?;
    let which = links_to(&href).iter().position(|one| one.is_same_node(Some(link))).unwrap_or_default();
    Some((href, which))
}

/// Filters, tabs and panels change the address of a screen that stays.
fn keep_up() {
    wasm_bindgen_futures::spawn_local(async {
        clock::drawn().await;
        PLACES.with_borrow_mut(|places| {
            let here = Entry::here();
            let moved = places.now.as_ref().is_some_and(|now| *now != here && now.path() == here.path());
            places.clicked &= !moved;
            places.now = Some(here);
        });
    });
}

fn go_back() {
    let here = Entry::here();
    // Who goes on with the browser follows no link, and may have the keyboard on one.
    let held = document().active_element().filter(is_in_sight).and_then(|holder| named(&holder));
    let stays = PLACES.with_borrow_mut(|places| {
        places.leave(held, scrolled());
        places.clicked = false;
        let before = places.now.replace(here.clone());
        let stays = before.is_some_and(|before| before.path() == here.path());
        let place = places.left.get(here.name()).or_else(|| places.left.get(&here.address)).cloned();
        // A screen that stays, of which nothing is known, stays as it is.
        places.back_to = if stays { place } else { Some(place.unwrap_or_default()) };
        stays
    });
    if stays {
        // Nobody else will say that the screen is there.
        wasm_bindgen_futures::spawn_local(async {
            clock::drawn().await;
            if !come_back(true) {
                focus_if_lost("contenuto");
            }
        });
    }
}

/// Another screen takes the place of the one that is there.
pub fn leave() {
    PLACES.with_borrow_mut(|places| {
        // Who goes by a link or by the browser has left already.
        if !std::mem::take(&mut places.clicked) && places.back_to.is_none() {
            places.leave(None, places.down);
        }
        if places.back_to.is_none() {
            // Until the next one is there, nothing can be left.
            places.now = None;
        }
    });
}

/// Whether somebody is coming back to the screen that is being drawn.
pub fn is_coming_back() -> bool {
    PLACES.with_borrow(|places| places.back_to.is_some())
}

/// The screen is there: goes to where somebody was on it, if they are coming back, the keyboard too where it is to move.
/// `false` where they come anew.
pub fn come_back(with_keyboard: bool) -> bool {
    // The router may name the new address only after this.
    keep_up();
    let Some(place) = PLACES.with_borrow_mut(|places| places.back_to.take()) else { return false };
    let folds = folds();
    if folds.len() == place.folds.len() {
        for (fold, open) in folds.iter().zip(&place.folds) {
            // What folds has that attribute or has it not.
            fold.toggle_attribute_with_force("open", *open).unwrap_or_default();
        }
    }
    window().scroll_to_with_x_and_y(0.0, place.down);
    wasm_bindgen_futures::spawn_local(async move {
        // By now what was unfolded is drawn, and a panel has taken the keyboard.
        clock::drawn().await;
        if scrolled() < place.down {
            window().scroll_to_with_x_and_y(0.0, place.down);
        }
        if with_keyboard {
            give_keyboard(&place);
        }
    });
    true
}

/// Gives the keyboard to the link that was followed, where it is gone to what is in sight instead of it; unless somebody has
/// it who came for it.
fn give_keyboard(place: &Place) {
    let link = place.link.as_ref().and_then(|(href, which)| links_to(href).into_iter().nth(*which));
    let holder = document().active_element().map(|holder| holder.tag_name());
    let free = holder.is_none_or(|tag| matches!(tag.as_str(), "BODY" | "MAIN"));
    let in_panel = |link: &Element| link.closest("dialog[open]").is_ok_and(|panel| panel.is_some());
    let link = link.filter(|link| free || in_panel(link));
    let target = link.or_else(|| first_in_sight().filter(|_| free && place.down > 0.0));
    if let Some(target) = target {
        // It may stand elsewhere by now: then the page goes there.
        give_focus(&target, !is_in_sight(&target));
    }
    // What is hidden does not take it.
    focus_if_lost("contenuto");
}

/// The parts of the screen that fold.
fn folds() -> Vec<Element> {
    foreign::all(&foreign::root(), "main details")
}

/// What a part of the screen had noted under this name, if somebody is coming back, and the number by which it notes more.
pub fn noted(name: &str) -> (u32, Option<Note>) {
    PLACES.with_borrow_mut(|places| {
        places.next += 1;
        (places.next, places.back_to.as_ref().and_then(|place| place.notes.get(name).cloned()))
    })
}

/// A part of the screen notes what it wants to find again.
pub fn note(part: u32, name: &'static str, note: Note) {
    PLACES.with_borrow_mut(|places| match places.notes.iter_mut().find(|(known, _, _)| *known == part) {
        Some((_, _, known)) => *known = note,
        None => places.notes.push((part, name, note)),
    });
}

/// A part is no longer on screen.
pub fn forget(part: u32) {
    PLACES.with_borrow_mut(|places| places.notes.retain(|(known, _, _)| *known != part));
}

/// A reload takes everything: the numbers of the place on screen stay with the tab.
fn leave_for_reload() {
    let left = PLACES.with_borrow_mut(|places| {
        places.leave(None, scrolled());
        let key = places.now.as_ref()?.key.clone()?;
        let place = places.left.get(&key)?;
        let shown = place.notes.iter().filter_map(|(name, note)| match note {
            Note::Shown(count) => Some((name.clone(), *count)),
            Note::Words(_) => None,
        });
        Some(Left { key, down: place.down, shown: shown.collect() })
    });
    let text = left.and_then(|left| serde_json::to_string(&left).ok());
    if let (Some(text), Ok(Some(storage))) = (text, window().session_storage()) {
        // Without room the page begins at its top.
        storage.set_item(LEFT, &text).unwrap_or_default();
    }
}

/// The place that a reload of this entry left, if it is not its top.
fn reloaded(here: &Entry) -> Option<Place> {
    let storage = window().session_storage().ok()??;
    let text = storage.get_item(LEFT).ok()??;
    storage.remove_item(LEFT).ok()?;
    let left: Left = serde_json::from_str(&text).ok()?;
    let same = here.key.as_ref() == Some(&left.key) && left.down > 0.0;
    let notes = left.shown.into_iter().map(|(name, count)| (name, Note::Shown(count)));
    same.then(|| Place { down: left.down, notes: notes.collect(), ..Place::default() })
}
