//! Where a fact comes from. Every figure and every text that could be wrong carries one of these.

use chrono::NaiveDate;

use super::record::{References, value};
use super::text::{LineRange, NonEmptyText};

value! {
    /// A document that says something.
    pub enum Source {
        /// The Piano di Zona Oglio Po 2021-2023, by the lines of its text without blank lines.
        Plan(Vec<LineRange>),
        /// A table of ISTAT, by its title and year.
        Istat(NonEmptyText),
        /// Another public document, by title and date.
        Public(NonEmptyText),
    }
}

value! {
    /// How we know a fact. On screen: dichiarato, calcolato, dedotto, raccontato, verificato, redatto.
    pub enum Provenance {
        /// A document says it.
        Stated(Source),
        /// We computed it from what documents say; the note tells how, or what the document gets wrong.
        Computed {
            /// Where the numbers are.
            from: Vec<Source>,
            /// How, in words.
            note: Option<NonEmptyText>,
        },
        /// It follows from what documents say, but none says it.
        Inferred {
            /// From which passages.
            from: Vec<Source>,
            /// Why, in words.
            note: Option<NonEmptyText>,
        },
        /// Somebody told it. Who is a category ("una volontaria"), never a name.
        Told {
            /// The category of who told it.
            by: NonEmptyText,
            /// When.
            on: Option<NaiveDate>,
        },
        /// Somebody checked it.
        Verified {
            /// The role of who checked it, never a name.
            by: NonEmptyText,
            /// When.
            on: NaiveDate,
        },
        /// We wrote it in plain words from these lines; nobody has checked it yet.
        Drafted(Vec<LineRange>),
    }
}

impl Provenance {
    /// The lines of the Plan that this provenance points to, if any.
    pub fn lines(&self) -> Vec<&LineRange> {
        fn of_source(source: &Source) -> &[LineRange] {
            match source {
                Source::Plan(lines) => lines,
                Source::Istat(_) | Source::Public(_) => &[],
            }
        }
        match self {
            Provenance::Stated(source) => of_source(source).iter().collect(),
            Provenance::Drafted(lines) => lines.iter().collect(),
            Provenance::Computed { from, .. } | Provenance::Inferred { from, .. } => {
                from.iter().flat_map(of_source).collect()
            }
            Provenance::Told { .. } | Provenance::Verified { .. } => Vec::new(),
        }
    }

    /// The day of the check, when somebody checked it.
    pub fn verified_on(&self) -> Option<NaiveDate> {
        match self {
            Provenance::Verified { on, .. } => Some(*on),
            _ => None,
        }
    }
}

/// A value and how we know it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename = "Fact_of_{T}"))]
#[serde(deny_unknown_fields)]
pub struct Fact<T> {
    /// What is known.
    pub value: T,
    /// How it is known.
    pub provenance: Provenance,
}

impl<T: References> References for Fact<T> {
    fn references(&self, visit: &mut dyn FnMut(super::record::Reference)) {
        self.value.references(visit);
    }
}
