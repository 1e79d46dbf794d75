//! The records that come of a file while it is read: each once, under an identifier that is the same every
//! time the file is read.

use std::collections::HashMap;
use std::sync::Arc;

use uuid::Uuid;

use crate::domain::{
    AnyRecord, Fact, Id, Kind, Location, Organization, Provenance, Record, RecordId, Service, Source,
};

use super::{Foreign, Places, Report};
use crate::exchange::Offered;

/// The namespace of the identifiers that we give to the records of others: random, and never another.
const NAMESPACE: Uuid = Uuid::from_u128(0x6f1d_2c5a_93b7_4e08_a1c4_5d7e_90b2_36f8);

/// What is gathered.
pub(super) struct Gathering {
    /// The comuni that are here.
    pub(super) places: Places,
    /// What becomes of what the file says.
    pub(super) report: Report,
    provenance: Option<Provenance>,
    found: HashMap<RecordId, usize>,
    records: Vec<(AnyRecord, usize)>,
}

impl Gathering {
    /// Nothing yet; `source` is what the facts of the file are known from.
    pub(super) fn new(places: Places, source: &str) -> Gathering {
        let source = super::item::tidy(source);
        Gathering {
            places,
            report: Report::default(),
            provenance: source.map(|source| Provenance::Stated(Source::Public(source))),
            found: HashMap::new(),
            records: Vec::new(),
        }
    }

    /// How we know what the file says.
    pub(super) fn provenance(&self) -> Option<Provenance> {
        self.provenance.clone()
    }

    /// A value of the file and how we know it.
    pub(super) fn fact<T>(&self, value: Option<T>) -> Option<Fact<T>> {
        let provenance = self.provenance.clone()?;
        value.map(|value| Fact { value, provenance })
    }

    /// The identifier here of something that has one there, or that is told by what it says.
    pub(super) fn id<T: Record>(theirs: &str) -> Id<T> {
        let name = format!("{}:{theirs}", T::KIND.plural());
        let text = format!("{}-{}", T::KIND.prefix(), Uuid::new_v5(&NAMESPACE, name.as_bytes()));
        text.parse().expect("a prefix and a UUID are a plain identifier")
    }

    /// The same, unless the text names a record of ours.
    pub(super) fn id_of<T: Record>(&self, theirs: &str) -> Id<T> {
        self.places.ours(theirs).unwrap_or_else(|| Gathering::id(theirs))
    }

    /// How much was known of a record when it was put here, if it was.
    pub(super) fn knows(&self, id: &RecordId) -> Option<usize> {
        self.found.get(id).map(|at| self.records[*at].1)
    }

    /// Puts a record; of one that is there already the fuller one stays. Says whether it was new.
    pub(super) fn put<T: Record>(&mut self, record: T, fullness: usize) -> bool {
        let record = T::wrap(Arc::new(record));
        let known = self.found.get(record.id()).copied();
        match known {
            Some(at) => {
                if self.records[at].1 < fullness {
                    self.records[at] = (record, fullness);
                }
            }
            None => {
                self.found.insert(record.id().clone(), self.records.len());
                self.records.push((record, fullness));
            }
        }
        known.is_none()
    }

    /// What came of it.
    pub(super) fn done(mut self) -> Foreign {
        for (record, _) in &self.records {
            match record.kind() {
                Kind::Service => self.report.services += 1,
                Kind::Organization => self.report.organizations += 1,
                Kind::Location => self.report.locations += 1,
                _ => self.report.sheets += 1,
            }
        }
        let offered = self.records.into_iter().map(|(record, _)| Offered { record, revision: None });
        Foreign { offered: offered.collect(), report: self.report }
    }
}

/// Whether an identifier is one that we gave to a record of others.
pub fn is_of_others(kind: Kind, id: &RecordId) -> bool {
    let given = id.as_str().strip_prefix(kind.prefix()).and_then(|rest| rest.strip_prefix('-'));
    given.and_then(|text| Uuid::try_parse(text).ok()).is_some_and(|uuid| uuid.get_version_num() == 5)
}

/// A record of the same kind and identifier that says nothing but its name: what a file did not say.
pub(super) fn blank(record: &AnyRecord) -> Option<AnyRecord> {
    match record {
        AnyRecord::Service(it) => Some(Service::wrap(Service::named(it.id.clone(), it.name.clone()).into())),
        AnyRecord::Organization(it) => {
            Some(Organization::wrap(Organization::named(it.id.clone(), it.name.clone()).into()))
        }
        AnyRecord::Location(it) => {
            Some(Location::wrap(Location::named(it.id.clone(), it.name.clone()).into()))
        }
        AnyRecord::MappingSheet(it) => {
            let named = crate::domain::MappingSheet::named(it.id.clone(), it.name.clone());
            Some(crate::domain::MappingSheet::wrap(named.into()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_wrote_is_told_from_what_is_ours() {
        let theirs = Gathering::id::<Service>("x1");
        assert_eq!(theirs, Gathering::id::<Service>("x1"));
        assert!(is_of_others(Kind::Service, theirs.record()));
        assert!(!is_of_others(Kind::Organization, theirs.record()));
        assert!(!is_of_others(Kind::Service, &"service-nil".parse().unwrap()));
    }
}
