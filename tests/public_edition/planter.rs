//! Values that occur once in the world, so that finding one in a file says where it came from.

use std::cell::{Cell, RefCell};

use serde_json::{Value, json};

/// Who may read a planted value, if its record is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// Everybody.
    All,
    /// Everybody, unless the record must not say where or when.
    AllUnlessGuarded,
    /// Nobody outside the group.
    Group,
}

/// The values planted in one record.
#[derive(Clone, Debug, Default)]
pub struct Planted(pub Vec<(For, String)>);

/// Draws values and remembers them.
pub struct Planter<'a> {
    count: &'a Cell<usize>,
    state: Cell<u64>,
    planted: RefCell<Planted>,
}

impl<'a> Planter<'a> {
    pub fn new(count: &'a Cell<usize>, seed: u64) -> Self {
        Planter { count, state: Cell::new(seed), planted: RefCell::default() }
    }

    pub fn planted(self) -> Planted {
        self.planted.into_inner()
    }

    /// A number below another, the same every time for a seed (a linear congruence, after Knuth).
    pub fn below(&self, most: usize) -> usize {
        let next =
            self.state.get().wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.state.set(next);
        usize::try_from(next >> 33).unwrap() % most
    }

    /// One of a few values.
    pub fn of(&self, values: &[Value]) -> Value {
        values[self.below(values.len())].clone()
    }

    fn number(&self) -> usize {
        self.count.set(self.count.get() + 1);
        self.count.get()
    }

    fn plant(&self, who: For, sought: String) {
        self.planted.borrow_mut().0.push((who, sought));
    }

    fn word(&self, who: For, text: String) -> Value {
        self.plant(who, json!(text).to_string());
        json!(text)
    }

    /// A text. It is sought without quotes, so that it would be found inside another one too.
    pub fn text(&self, who: For) -> Value {
        let text = format!("Parola {:06}z", self.number());
        self.plant(who, text.clone());
        json!(text)
    }

    pub fn texts(&self, who: For) -> Value {
        json!([self.text(who), self.text(who)])
    }

    pub fn phone(&self, who: For) -> Value {
        self.word(who, format!("0375 {:06}", self.number()))
    }

    pub fn phones(&self, who: For) -> Value {
        let national = json!({ "number": "1522", "description": null });
        json!([{ "number": self.phone(who), "description": self.text(who) }, national])
    }

    pub fn email(&self, who: For) -> Value {
        self.word(who, format!("n{:06}@example.org", self.number()))
    }

    pub fn url(&self, who: For) -> Value {
        self.word(who, format!("https://example.org/n{:06}", self.number()))
    }

    pub fn day(&self, who: For) -> Value {
        let first = chrono::NaiveDate::from_ymd_opt(3000, 1, 1).unwrap();
        let day = first + chrono::Days::new(u64::try_from(self.number()).unwrap());
        self.word(who, day.to_string())
    }

    /// A large number: of people, of hectares, of cents.
    pub fn large(&self, who: For) -> Value {
        let number = 10_000_000 + self.number();
        self.plant(who, number.to_string());
        json!(number)
    }

    /// Counts of people that add up to something; now and then small ones, which nobody can look for.
    pub fn people<const N: usize>(&self, who: For) -> [Value; N] {
        if self.below(4) == 0 {
            return std::array::from_fn(|_| json!(self.below(9)));
        }
        std::array::from_fn(|_| self.large(who))
    }

    /// Digits of a fixed length.
    pub fn digits(&self, who: For, length: usize) -> Value {
        self.word(who, format!("{:0length$}", self.number()))
    }

    pub fn contacts(&self, url: For, rest: For) -> Value {
        let (phones, email) = (self.phones(rest), self.email(rest));
        json!({ "phones": phones, "email": email, "url": self.url(url), "ask_for": self.text(rest) })
    }

    /// How something is known. `notes` may be kept from who reads the rest.
    pub fn provenance(&self, who: For, notes: For) -> Value {
        match self.below(6) {
            0 => json!({ "stated": { "public": self.text(who) } }),
            1 => json!({ "computed": { "from": [{ "istat": self.text(who) }], "note": self.text(notes) } }),
            2 => json!({ "inferred": { "from": [{ "public": self.text(who) }], "note": self.text(notes) } }),
            3 => json!({ "told": { "by": self.text(For::Group), "on": self.day(For::Group) } }),
            4 => json!({ "verified": { "by": self.text(who), "on": self.day(who) } }),
            _ => json!({ "drafted": ["12-15"] }),
        }
    }

    pub fn known(&self, who: For) -> Value {
        self.provenance(who, who)
    }

    pub fn fact(&self, who: For, value: &Value) -> Value {
        json!({ "value": value, "provenance": self.known(who) })
    }

    /// A fact of something that may be guarded: then the words about how it is known are not public.
    pub fn discreet_fact(&self, value: &Value) -> Value {
        json!({ "value": value, "provenance": self.provenance(For::All, For::AllUnlessGuarded) })
    }

    pub fn fact_of_text(&self, who: For) -> Value {
        self.fact(who, &self.text(who))
    }

    pub fn assurance(&self, who: For) -> Value {
        json!({ "by": self.text(who), "on": self.day(who) })
    }

    /// Notes on days: one that a document says, one that somebody told, one without a word of whence.
    pub fn notes(&self, who: For) -> Value {
        let told = json!({ "told": { "by": self.text(For::Group), "on": null } });
        json!([
            { "on": self.day(who), "text": self.text(who), "provenance": { "stated": { "public": self.text(who) } } },
            { "on": self.day(For::Group), "text": self.text(For::Group), "provenance": told },
            { "on": null, "text": self.text(For::Group), "provenance": null },
        ])
    }

    /// The identifier of a record that may be there or not.
    pub fn id(&self, prefix: &str) -> Value {
        json!(format!("{prefix}-{}", self.below(super::world::MOST)))
    }

    pub fn ids(&self, prefix: &str) -> Value {
        let mut ids: Vec<Value> = (0..self.below(4)).map(|_| self.id(prefix)).collect();
        ids.sort_by_key(Value::to_string);
        ids.dedup();
        json!(ids)
    }

    pub fn actor(&self) -> Value {
        if self.below(4) == 0 {
            json!({ "network": self.id("network") })
        } else {
            json!({ "organization": self.id("organization") })
        }
    }

    pub fn actors(&self) -> Value {
        json!((0..self.below(3)).map(|_| self.actor()).collect::<Vec<Value>>())
    }

    pub fn yes(&self, once_in: usize) -> bool {
        self.below(once_in) == 0
    }
}
