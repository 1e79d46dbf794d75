//! Facts, contacts and notes as the public may read them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{
    Assurance, Contacts, DatedNote, Email, Fact, LineRange, NonEmptyText, Phone, PhoneNumber, Provenance,
    Source, WebAddress,
};

/// How we know a fact, for the public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum PublicProvenance {
    /// A document says it.
    Stated(Source),
    /// We computed it from what documents say.
    Computed {
        /// Where the numbers are.
        from: Vec<Source>,
        /// How, in words.
        note: Option<NonEmptyText>,
    },
    /// It follows from what documents say.
    Inferred {
        /// From which passages.
        from: Vec<Source>,
        /// Why, in words.
        note: Option<NonEmptyText>,
    },
    /// Somebody told it. In a small place a category and a day are a name, so neither is told.
    Told,
    /// Somebody checked it.
    Verified {
        /// The role of who checked it.
        by: NonEmptyText,
        /// When.
        on: NaiveDate,
    },
    /// We wrote it in plain words from these lines of the Plan.
    Drafted(Vec<LineRange>),
}

impl PublicProvenance {
    /// How we know, as far as the public is told.
    pub(super) fn of(provenance: &Provenance) -> PublicProvenance {
        match provenance.clone() {
            Provenance::Stated(source) => PublicProvenance::Stated(source),
            Provenance::Computed { from, note } => PublicProvenance::Computed { from, note },
            Provenance::Inferred { from, note } => PublicProvenance::Inferred { from, note },
            Provenance::Told { by: _, on: _ } => PublicProvenance::Told,
            Provenance::Verified { by, on } => PublicProvenance::Verified { by, on },
            Provenance::Drafted(lines) => PublicProvenance::Drafted(lines),
        }
    }

    /// The same, if anybody wrote how we know.
    pub(super) fn of_some(provenance: &Option<Provenance>) -> Option<PublicProvenance> {
        provenance.as_ref().map(PublicProvenance::of)
    }

    /// The same, without the words that explain it where they might say of somewhere where it is.
    pub(super) fn wordless_if(self, guarded: bool) -> PublicProvenance {
        match self {
            open if !guarded => open,
            PublicProvenance::Computed { from, note: _ } => PublicProvenance::Computed { from, note: None },
            PublicProvenance::Inferred { from, note: _ } => PublicProvenance::Inferred { from, note: None },
            other => other,
        }
    }
}

/// A value and how we know it, for the public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicFact<T> {
    /// What is known.
    pub value: T,
    /// How it is known.
    pub provenance: PublicProvenance,
}

impl<T> PublicFact<T> {
    /// A fact whose value is told in a way of its own.
    pub(super) fn told<U>(fact: &Fact<U>, value: impl FnOnce(&U) -> T) -> PublicFact<T> {
        PublicFact { value: value(&fact.value), provenance: PublicProvenance::of(&fact.provenance) }
    }

    /// The same, without the words that explain it where they might say of somewhere where it is.
    pub(super) fn wordless_if(self, guarded: bool) -> Self {
        PublicFact { provenance: self.provenance.wordless_if(guarded), ..self }
    }
}

impl<T: Clone> PublicFact<T> {
    /// A fact whose value the public may read as it is.
    pub(super) fn of(fact: &Option<Fact<T>>) -> Option<PublicFact<T>> {
        fact.as_ref().map(|fact| PublicFact::told(fact, T::clone))
    }

    /// The same of what may be guarded: then without the words that explain how it is known.
    pub(super) fn of_guarded(fact: &Option<Fact<T>>, guarded: bool) -> Option<PublicFact<T>> {
        PublicFact::of(fact).map(|fact| fact.wordless_if(guarded))
    }
}

/// Who checked, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicAssurance {
    /// The role of who checked.
    pub by: NonEmptyText,
    /// The day.
    pub on: NaiveDate,
}

impl PublicAssurance {
    pub(super) fn of(assurance: &Option<Assurance>) -> Option<PublicAssurance> {
        let Assurance { by, on } = assurance.clone()?;
        Some(PublicAssurance { by, on })
    }
}

/// A telephone number and what it is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicPhone {
    /// The number.
    pub number: Phone,
    /// What it is for.
    pub description: Option<NonEmptyText>,
}

impl PublicPhone {
    /// All numbers, or only those of the whole country where a local one would lead to a protected place.
    pub(super) fn of_all(phones: &[PhoneNumber], guarded: bool) -> Vec<PublicPhone> {
        let shown = phones.iter().filter(|phone| !guarded || phone.number.is_national());
        let public = |PhoneNumber { number, description }| PublicPhone { number, description };
        shown.cloned().map(public).collect()
    }
}

/// How to reach somebody, for the public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicContacts {
    /// Telephones.
    pub phones: Vec<PublicPhone>,
    /// E-mail.
    pub email: Option<Email>,
    /// Site.
    pub url: Option<WebAddress>,
    /// Who to ask for, as a role.
    pub ask_for: Option<NonEmptyText>,
}

impl PublicContacts {
    /// Contacts that anybody may read; of a guarded place only the official ones, a national number and a site.
    pub(super) fn of(contacts: &Option<Contacts>, guarded: bool) -> Option<PublicContacts> {
        let Contacts { phones, email, url, ask_for } = contacts.as_ref()?;
        Some(PublicContacts {
            phones: PublicPhone::of_all(phones, guarded),
            email: email.clone().filter(|_| !guarded),
            url: url.clone(),
            ask_for: ask_for.clone().filter(|_| !guarded),
        })
    }
}

/// Something that happened, or was noted, on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicNote {
    /// When, if known.
    pub on: Option<NaiveDate>,
    /// What.
    pub text: NonEmptyText,
    /// How we know it.
    pub provenance: PublicProvenance,
}

impl PublicNote {
    /// The notes that rest on something the public can look up. What somebody told, or wrote without saying
    /// whence, was written for the group.
    pub(super) fn of_all(notes: &[DatedNote]) -> Vec<PublicNote> {
        let public = |DatedNote { on, text, provenance }: DatedNote| {
            let provenance = PublicProvenance::of_some(&provenance)?;
            let documented = provenance != PublicProvenance::Told;
            documented.then_some(PublicNote { on, text, provenance })
        };
        notes.iter().cloned().filter_map(public).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told() -> Provenance {
        Provenance::Told { by: "la maestra".parse().unwrap(), on: None }
    }

    #[test]
    fn who_told_something_is_not_told() {
        let text = serde_json::to_string(&PublicProvenance::of(&told())).unwrap();
        assert_eq!(text, "\"told\"");
    }

    #[test]
    fn only_notes_that_a_document_or_a_check_stands_behind_are_public() {
        let note = |provenance| DatedNote { on: None, text: "Una cosa".parse().unwrap(), provenance };
        let stated = Provenance::Stated(Source::Plan(vec!["12".parse().unwrap()]));
        let notes = [note(Some(told())), note(None), note(Some(stated.clone()))];
        let public = PublicNote::of_all(&notes);
        assert_eq!(public.len(), 1);
        assert_eq!(public[0].provenance, PublicProvenance::of(&stated));
    }

    #[test]
    fn a_guarded_place_is_reached_by_official_channels_only() {
        let phone = |number: &str| PhoneNumber { number: number.parse().unwrap(), description: None };
        let contacts = Contacts {
            phones: vec![phone("0375 1234"), phone("1522"), phone("333 1234567")],
            email: "casa@example.org".parse().ok(),
            url: "https://example.org".parse().ok(),
            ask_for: "chi risponde".parse().ok(),
        };
        let open = PublicContacts::of(&Some(contacts.clone()), false).unwrap();
        assert_eq!((open.phones.len(), open.email.is_some(), open.ask_for.is_some()), (3, true, true));
        let guarded = PublicContacts::of(&Some(contacts), true).unwrap();
        assert_eq!(guarded.phones, [PublicPhone { number: "1522".parse().unwrap(), description: None }]);
        assert_eq!((guarded.email, guarded.ask_for), (None, None));
        assert!(guarded.url.is_some());
    }
}
