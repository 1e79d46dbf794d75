//! The device and its page: storage promises, connection, title, focus, leaving.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, FocusOptions, HtmlElement};

use super::foreign::{self, document, window};
use super::listening::Listening;

/// How much of this site's share of the disk is used, in bytes, by the browser's estimate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Estimate {
    /// Used by this site.
    pub usage: u64,
    /// Allowed to this site.
    pub quota: u64,
}

/// Asks the browser not to clear our data by itself, and returns whether it promised. Some ask the
/// person, so it is asked after the first real edit, when the reason is plain.
pub async fn persist() -> bool {
    of_storage("persist").await.is_some_and(|answer| answer.is_truthy())
}

/// Whether the browser has promised not to clear our data by itself.
pub async fn persisted() -> bool {
    of_storage("persisted").await.is_some_and(|answer| answer.is_truthy())
}

/// Space used and allowed; `None` where the browser does not tell, as over plain http.
pub async fn estimate() -> Option<Estimate> {
    let answer = of_storage("estimate").await?;
    let bytes = |name| foreign::member(&answer, name)?.as_f64().map(|bytes| bytes as u64);
    Some(Estimate { usage: bytes("usage")?, quota: bytes("quota")? })
}

/// What a method of `navigator.storage` promises; missing or refused, it is no answer.
async fn of_storage(method: &str) -> Option<JsValue> {
    let storage = foreign::member(&window().navigator(), "storage")?;
    let promise = foreign::call(&storage, method, &[]).ok()?;
    JsFuture::from(promise.unchecked_into::<js_sys::Promise>()).await.ok()
}

/// Whether the device believes it has a network; Filò needs none, its links do.
pub fn online() -> bool {
    window().navigator().on_line()
}

/// Calls with the new state whenever the network comes or goes.
pub fn on_online(changed: impl Fn(bool) + Clone + 'static) -> [Listening; 2] {
    let (came, went) = (changed.clone(), changed);
    [
        Listening::to(&window(), "online", move |_| came(true)),
        Listening::to(&window(), "offline", move |_| went(false)),
    ]
}

/// Whether the page came over https or from this computer: otherwise there is no encryption, no
/// service worker, no locks and no promise to keep the data.
pub fn secure() -> bool {
    window().is_secure_context()
}

/// Whether to say "su questo telefono" rather than "su questo computer". A guess.
pub fn looks_mobile() -> bool {
    let agent = window().navigator().user_agent().unwrap_or_default();
    ["Mobi", "Android", "iPhone", "iPad"].iter().any(|hint| agent.contains(hint))
}

/// Whether there is room for one column only: a phone, or a page that somebody made very large.
pub fn is_narrow() -> bool {
    matches!(window().match_media("(max-width: 44rem)"), Ok(Some(list)) if list.matches())
}

/// Whether the person's system prefers a dark screen.
pub fn prefers_dark() -> bool {
    let asked = window().match_media("(prefers-color-scheme: dark)");
    matches!(asked, Ok(Some(list)) if list.matches())
}

/// Loads the page anew.
pub fn reload() {
    if window().location().reload().is_err() {
        // The page is already on its way out.
    }
}

/// Goes to another address and leaves no page to come back to, for "Esci in fretta".
pub fn leave(url: &str) {
    if window().location().replace(url).is_err() {
        // Only an address that is none is refused, and ours are written in the code.
    }
}

/// Goes to another address at once, for "Esci in fretta", and leaves as little of this visit to come back to as the browser
/// allows: the first screen of the visit is named anew as the site's own, and what came after it goes.
pub fn escape(url: &'static str) {
    let Some(first) = first_of_visit() else { return leave(url) };
    if let Some(body) = document().body() {
        body.set_hidden(true);
    }
    wasm_bindgen_futures::spawn_local(async move {
        let Some(navigation) = foreign::member(&window(), "navigation") else { return leave(url) };
        let going = foreign::call(&navigation, "traverseTo", &[&first]).ok();
        let arriving = going.and_then(|going| foreign::member(&going, "committed"));
        if let Some(arriving) = arriving.and_then(|it| it.dyn_into::<js_sys::Promise>().ok()) {
            let arrived = JsFuture::from(arriving).await.is_ok();
            let home = super::site::base_path();
            let history = window().history();
            let renamed = history.and_then(|it| it.replace_state_with_url(&JsValue::NULL, "", Some(&home)));
            if arrived && renamed.is_ok() && window().location().assign(url).is_ok() {
                return;
            }
        }
        leave(url);
    });
}

/// The key of the first entry of this tab's history that this very page made, if it is not the one on screen.
fn first_of_visit() -> Option<JsValue> {
    let navigation = foreign::member(&window(), "navigation")?;
    let entries = foreign::call(&navigation, "entries", &[]).ok()?;
    let ours = |entry: &JsValue| foreign::member(entry, "sameDocument").is_some_and(|it| it.is_truthy());
    let key = |entry: &JsValue| foreign::member(entry, "key");
    let first = js_sys::Array::from(&entries).iter().find(ours).as_ref().and_then(key)?;
    let here = foreign::member(&navigation, "currentEntry").as_ref().and_then(key)?;
    (first != here).then_some(first)
}

/// Moves the keyboard to the element with this id; `false` where there is none.
pub fn focus(id: &str) -> bool {
    let Some(element) = document().get_element_by_id(id) else { return false };
    // Of what is taller than the window a browser shows the middle.
    let is_tall = element.get_bounding_client_rect().height() > height();
    give_focus(&element, !is_tall);
    if is_tall {
        element.scroll_into_view();
    }
    true
}

/// Moves the keyboard to what the address names after its `#`, if that is here.
pub fn focus_named() {
    let named = window().location().hash().unwrap_or_default();
    focus(named.trim_start_matches('#'));
}

/// The height of the window, in pixels.
fn height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}

/// The links of the page that lead there, by what stands in their `href`; those drawn in SVG too.
pub(super) fn links_to(href: &str) -> Vec<Element> {
    foreign::all(&foreign::root(), &format!("a[href='{href}']"))
}

/// Moves the keyboard from a link to the one that leads there, where the page has one: lines that were put in another order
/// may have left it on their neighbour.
pub fn focus_own_link(href: &str) {
    let astray = document().active_element().is_some_and(|holder| {
        holder.tag_name() == "A" && holder.get_attribute("href").as_deref() != Some(href)
    });
    if let Some(own) = links_to(href).into_iter().next().filter(|_| astray) {
        give_focus(&own, !is_in_sight(&own));
    }
}

/// Moves the keyboard to the element with this id, or to the heading of the panel that is open, where nothing has it, since
/// what had it is gone. The page stays where it is.
pub fn focus_if_lost(id: &str) {
    if document().active_element().is_some_and(|holder| holder.tag_name() != "BODY") {
        return;
    }
    // Behind a panel nothing can have it.
    let panel = document().query_selector("dialog:modal h2[tabindex]").ok().flatten();
    if let Some(place) = panel.or_else(|| document().get_element_by_id(id)) {
        give_focus(&place, false);
    }
}

/// Moves the keyboard to an element; the page only where it is to move.
pub(super) fn give_focus(element: &Element, moves: bool) {
    let how = FocusOptions::new();
    how.set_prevent_scroll(!moves);
    if element.unchecked_ref::<HtmlElement>().focus_with_options(&how).is_err() {
        // What was found can be focused.
    }
}

/// Whether an element is on screen whole, between the header and the lower edge.
pub(super) fn is_in_sight(element: &Element) -> bool {
    let masthead = document().query_selector(".masthead").ok().flatten();
    let top = masthead
        .filter(|it| !it.contains(Some(element)))
        // On a phone it scrolls away with the page.
        .map_or(0.0, |it| it.get_bounding_client_rect().bottom().max(0.0));
    let bottom = height();
    let place = element.get_bounding_client_rect();
    place.height() > 0.0 && place.top() >= top && place.bottom() <= bottom
}

/// The first link or button of the screen that is in sight.
pub(super) fn first_in_sight() -> Option<Element> {
    foreign::all(&foreign::root(), "main :is(a[href], button)").into_iter().find(is_in_sight)
}

/// What acts bears this where its place is taken by another of its kind: the second press of a double click would reach that
/// one.
const ONCE: &str = "[data-once]";

/// Lets the second press of a double click do nothing on what bears `data-once`.
pub fn press_once() {
    let press = |event: web_sys::Event| {
        let mouse = event.dyn_ref::<web_sys::MouseEvent>();
        let again = mouse.is_some_and(|mouse| mouse.detail() > 1);
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if again && target.is_some_and(|it| it.closest(ONCE).is_ok_and(|once| once.is_some())) {
            event.prevent_default();
            event.stop_immediate_propagation();
        }
    };
    Listening::first_to(&document(), "click", press).forever();
}

/// Takes the keyboard away from whatever has it.
pub fn let_go() {
    let holder = document().active_element().and_then(|e| e.dyn_into::<HtmlElement>().ok());
    if holder.is_some_and(|holder| holder.blur().is_err()) {
        // Letting go is never refused.
    }
}

/// Scrolls to the top of the page.
pub fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Sets the title of the tab.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Takes away what the page shows while the app starts.
pub fn end_start() {
    if let Some(waiting) = document().get_element_by_id("avvio") {
        waiting.remove();
    }
}

/// Tells the tests that the app is there: `<html data-ready="…">`.
pub fn mark_ready(how: &str) {
    mark("ready", how);
}

/// Sets `data-<name>` on `<html>`, such as the theme. `name` in the browser's camel case.
pub fn mark(name: &str, value: &str) {
    let root = document().document_element().and_then(|e| e.dyn_into::<HtmlElement>().ok());
    if root.is_some_and(|root| root.dataset().set(name, value).is_err()) {
        // Only a name that cannot be a data attribute is refused, and ours are written in the code.
    }
}

/// Opens the print panel.
pub fn print() {
    if window().print().is_err() {
        // A page that is being unloaded does not print.
    }
}
