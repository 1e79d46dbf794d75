//! The election of the one tab that writes, by Web Locks, and its handover to the tab in use.
//!
//! A tab asks on a channel; the holder stops, flushes and says so; only then does the asker take the
//! lock from it. The lock passes from hand to hand without being free in between, so a third tab that
//! waits in the queue cannot slip in. A holder silent for [`PATIENCE`] loses it all the same, and asks
//! again as it wakes if the person has come to it since.
//! The election spares people refused writes; what protects the data is the database's guard.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::{Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::AbortController;

use super::clock::{self, Timer};
use super::foreign::{self, window};
use super::tabs::{self, Channel};

/// How long a holder that is asked may take to flush, and how long one that has flushed waits to be
/// relieved, in milliseconds.
pub const PATIENCE: u32 = 2_000;

const ASK: &str = "ask";
const FLUSHED: &str = "flushed";
const TAKEN: &str = "taken";

/// What the election tells a tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// This tab writes: claim the database and read it again.
    Granted,
    /// Another tab wants to write: accept no more changes, flush, then call [`Writer::give_way`].
    Asked,
    /// Another tab writes now; this one follows.
    Lost,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// In the queue, or following.
    Waiting,
    /// Has asked the holder to flush.
    Asking,
    /// The writer.
    Holding,
    /// The writer, asked and not yet done flushing.
    Yielding,
    /// Has flushed and writes no more, but has not been relieved yet.
    Yielded,
}

/// This tab's part in the election; dropping it leaves the election and frees the lock.
pub struct Writer {
    seat: Rc<Seat>,
}

struct Seat {
    name: String,
    on_turn: Box<dyn Fn(Turn)>,
    standing: Cell<Standing>,
    locks: RefCell<Option<JsValue>>,
    /// Tells the answer to the last request from late answers to earlier ones.
    ticket: Cell<u32>,
    queued: RefCell<Option<AbortController>>,
    /// Frees the lock when called.
    release: RefCell<Option<Function>>,
    channel: RefCell<Option<Channel>>,
    patience: RefCell<Option<Timer>>,
    /// When the person last came to this tab, in milliseconds since 1970.
    came: Cell<u64>,
    /// When another tab last asked, by its own telling: it may be heard much later, by a tab that wakes.
    asked: Cell<u64>,
}

/// Whether this browser elects at all. Over plain http it does not: then every tab is granted its
/// turn as it opens, telling the others, and the database refuses whoever comes second.
pub fn supported() -> bool {
    foreign::member(&window().navigator(), "locks").is_some()
}

impl Writer {
    /// Joins the election called `name`. `on_turn` hears of it later, never before this returns.
    pub fn request(name: &str, on_turn: impl Fn(Turn) + 'static) -> Writer {
        let seat = Rc::new(Seat {
            name: name.to_owned(),
            on_turn: Box::new(on_turn),
            standing: Cell::new(Standing::Waiting),
            locks: RefCell::new(foreign::member(&window().navigator(), "locks")),
            ticket: Cell::new(0),
            queued: RefCell::default(),
            release: RefCell::default(),
            channel: RefCell::default(),
            patience: RefCell::default(),
            came: Cell::default(),
            asked: Cell::default(),
        });
        let listening = Rc::downgrade(&seat);
        let channel = Channel::open(&format!("{name}.writer"), move |text| {
            if let Some(seat) = listening.upgrade() {
                seat.hear(&text);
            }
        });
        seat.channel.replace(channel);
        line_up(&seat, false);
        Writer { seat }
    }

    /// Whether this tab may accept changes.
    pub fn holds(&self) -> bool {
        self.seat.standing.get() == Standing::Holding
    }

    /// Asks for the turn, because the person is in this tab. Nothing happens if it already has it.
    pub fn take_over(&self) {
        self.seat.came.set(clock::now());
        self.seat.ask();
    }

    /// Whether this tab was asked for the turn, and has not said yet that everything is flushed.
    pub fn is_asked(&self) -> bool {
        self.seat.standing.get() == Standing::Yielding
    }

    /// Says that everything is flushed, in answer to [`Turn::Asked`]. If nobody comes, the turn is
    /// granted again.
    pub fn give_way(&self) {
        if !self.is_asked() {
            return;
        }
        self.seat.standing.set(Standing::Yielded);
        self.seat.post(FLUSHED);
        self.seat.after_patience(Standing::Yielded, |seat| seat.grant());
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.seat.next_ticket();
        self.seat.patience.take();
        self.seat.channel.take();
        if let Some(release) = self.seat.release.take() {
            resolve(&release);
        }
    }
}

impl Seat {
    fn ask(self: &Rc<Self>) {
        if self.standing.get() != Standing::Waiting {
            return;
        }
        self.standing.set(Standing::Asking);
        self.post(&format!("{ASK} {}", clock::now()));
        self.after_patience(Standing::Asking, take);
    }

    fn hear(self: &Rc<Self>, text: &str) {
        let (word, at) = text.split_once(' ').unwrap_or((text, ""));
        if let Ok(at) = at.parse() {
            self.asked.set(at);
        }
        match (word, self.standing.get()) {
            (ASK, Standing::Holding) => {
                self.standing.set(Standing::Yielding);
                (self.on_turn)(Turn::Asked);
            }
            (ASK, Standing::Yielded) => self.post(FLUSHED),
            (FLUSHED, Standing::Asking) => take(self),
            (TAKEN, Standing::Holding | Standing::Yielding | Standing::Yielded)
                if self.locks.borrow().is_none() =>
            {
                self.lose();
            }
            _ => {}
        }
    }

    fn grant(&self) {
        self.standing.set(Standing::Holding);
        self.patience.take();
        if self.locks.borrow().is_none() {
            self.post(TAKEN);
        }
        (self.on_turn)(Turn::Granted);
    }

    fn lose(self: &Rc<Self>) {
        self.standing.set(Standing::Waiting);
        self.patience.take();
        (self.on_turn)(Turn::Lost);
        // It was taken while this tab slept, and the person was here before the tab had learned of it:
        // they will not come a second time.
        if self.came.get() > self.asked.get() && tabs::focused() {
            self.ask();
        }
    }

    fn post(&self, text: &str) {
        if let Some(channel) = self.channel.borrow().as_ref() {
            // A message that does not leave is a silence, and silence has its rule.
            channel.post(text);
        }
    }

    /// Does `then` after [`PATIENCE`], if nothing has changed until then.
    fn after_patience(self: &Rc<Self>, standing: Standing, then: impl FnOnce(&Rc<Seat>) + 'static) {
        let seat = Rc::downgrade(self);
        let timer = clock::timer(PATIENCE, move || {
            if let Some(seat) = seat.upgrade().filter(|seat| seat.standing.get() == standing) {
                then(&seat);
            }
        });
        self.patience.replace(Some(timer));
    }

    /// Makes every earlier request count for nothing, and returns the number of the next.
    fn next_ticket(&self) -> u32 {
        if let Some(queued) = self.queued.take() {
            queued.abort();
        }
        self.ticket.set(self.ticket.get() + 1);
        self.ticket.get()
    }
}

/// Takes the turn from a holder that has flushed or is silent.
fn take(seat: &Rc<Seat>) {
    seat.standing.set(Standing::Waiting);
    seat.patience.take();
    line_up(seat, true);
}

/// Requests the lock, at the end of the queue or by taking it from its holder.
fn line_up(seat: &Rc<Seat>, steal: bool) {
    let ticket = seat.next_ticket();
    let Some(locks) = seat.locks.borrow().clone() else {
        let seat = Rc::clone(seat);
        spawn_local(async move {
            if seat.ticket.get() == ticket {
                seat.grant();
            }
        });
        return;
    };
    let mut options = vec![("steal", JsValue::from_bool(steal))];
    // A request that takes cannot be called off, nor need it be.
    if let (false, Ok(controller)) = (steal, AbortController::new()) {
        options.push(("signal", controller.signal().into()));
        seat.queued.replace(Some(controller));
    }
    let callback = granted(Rc::downgrade(seat), ticket);
    let (name, options) = (JsValue::from_str(&seat.name), foreign::object(&options));
    let requested = foreign::call(&locks, "request", &[&name, &options, &callback]);
    let seat = Rc::downgrade(seat);
    spawn_local(async move {
        let ended = match requested {
            Ok(promise) => JsFuture::from(promise.unchecked_into::<Promise>()).await,
            Err(error) => Err(error),
        };
        if let Some(seat) = seat.upgrade().filter(|seat| seat.ticket.get() == ticket)
            && ended.is_err()
        {
            if seat.release.take().is_some() {
                // It was ours and has been taken.
                seat.lose();
            } else {
                // Locks are there and forbidden: as if they were not.
                seat.locks.replace(None);
            }
            line_up(&seat, false);
        }
    });
}

/// What the browser calls once the lock is ours: it holds it until the promise returned is kept.
fn granted(seat: Weak<Seat>, ticket: u32) -> JsValue {
    Closure::once_into_js(move |_lock: JsValue| -> JsValue {
        let Some(seat) = seat.upgrade().filter(|seat| seat.ticket.get() == ticket) else {
            return JsValue::UNDEFINED;
        };
        let held = Promise::new(&mut |resolve, _| {
            seat.release.replace(Some(resolve));
        });
        seat.queued.take();
        seat.grant();
        held.into()
    })
}

fn resolve(release: &Function) {
    if release.call0(&JsValue::NULL).is_err() {
        // Keeping a promise never throws.
    }
}
