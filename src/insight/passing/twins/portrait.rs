//! What a record is recognised by: its names, its comuni, its place on the map, how to reach it.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    AnyRecord, Contacts, Id, Kind, Location, MappingSheet, Organization, PhoneNumber, Place, Point, Record,
    RecordId, Service, WebAddress,
};
use crate::insight::searching::lexicon::stem;
use crate::workspace::Workspace;

use super::naming::{Name, Nearness};

/// Why two records may be one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Clue {
    /// One name.
    SameName,
    /// Nearly one name.
    NearName,
    /// A telephone number of one is of the other too.
    SamePhone,
    /// So is an e-mail address.
    SameEmail,
    /// So is a site.
    SameSite,
    /// On the map they are so many metres apart.
    Near(u32),
    /// They are in one comune.
    SameComune,
}

/// How far apart two places may be and still be one, in metres.
pub const NEAR: u32 = 100;

/// Where references of a portrait lead: this workspace, and another one before it.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    first: Option<&'a Workspace>,
    then: &'a Workspace,
}

impl<'a> Ground<'a> {
    /// One workspace.
    pub fn of(workspace: &'a Workspace) -> Self {
        Ground { first: None, then: workspace }
    }

    /// What arrives, over what is here.
    pub fn arriving(arriving: &'a Workspace, here: &'a Workspace) -> Self {
        Ground { first: Some(arriving), then: here }
    }

    fn get<T: Record>(&self, id: &Id<T>) -> Option<&'a T> {
        let first = self.first.and_then(|workspace| workspace.get(id));
        first.or_else(|| self.then.get(id)).map(std::convert::AsRef::as_ref)
    }
}

/// The stems of the words that name comuni.
pub fn words_of_comuni(workspace: &Workspace) -> BTreeSet<String> {
    let names = workspace.table(Kind::Comune).values().map(|entry| entry.record.title());
    let forms = names.flat_map(|name| crate::insight::searching::lexicon::forms_of(&name));
    forms.map(|form| stem(&form)).collect()
}

/// What a record is recognised by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portrait {
    /// Which kind.
    pub kind: Kind,
    /// Its names, the official one first.
    pub names: Vec<Name>,
    /// Its comuni.
    pub comuni: BTreeSet<RecordId>,
    /// Its places on the map.
    pub points: Vec<Point>,
    /// Its telephone numbers, as a telephone wants them.
    pub phones: BTreeSet<String>,
    /// Its e-mail addresses, in lower case.
    pub emails: BTreeSet<String>,
    /// Its sites, without what is the same everywhere.
    pub sites: BTreeSet<String>,
}

impl Portrait {
    /// The portrait of an organisation, a service, a place or a sheet with a name; nothing for other kinds.
    pub fn of(record: &AnyRecord, ground: Ground<'_>, comuni: &BTreeSet<String>) -> Option<Portrait> {
        let mut portrait = Portrait {
            kind: record.kind(),
            names: Vec::new(),
            comuni: BTreeSet::new(),
            points: Vec::new(),
            phones: BTreeSet::new(),
            emails: BTreeSet::new(),
            sites: BTreeSet::new(),
        };
        let mut names = Vec::new();
        match record {
            AnyRecord::Organization(it) => names = portrait.organization(it, ground),
            AnyRecord::Service(it) => names = portrait.service(it, ground),
            AnyRecord::Location(it) => {
                names.push(it.name.to_string());
                portrait.location(it);
            }
            AnyRecord::MappingSheet(it) => {
                names.push(it.name.to_string());
                portrait.sheet(it, ground);
            }
            _ => return None,
        }
        for name in names.iter().filter_map(|name| Name::of(name, comuni)) {
            if !portrait.names.contains(&name) {
                portrait.names.push(name);
            }
        }
        (!portrait.names.is_empty()).then_some(portrait)
    }

    fn organization(&mut self, it: &Organization, ground: Ground<'_>) -> Vec<String> {
        self.comuni.extend(it.comune.iter().map(|id| id.record().clone()));
        self.places(&it.locations, ground);
        for contacts in it.public_contacts.iter().chain(&it.working_contacts) {
            self.contacts(contacts);
        }
        std::iter::once(&it.name).chain(&it.alternate_names).map(ToString::to_string).collect()
    }

    fn service(&mut self, it: &Service, ground: Ground<'_>) -> Vec<String> {
        self.places(&it.locations, ground);
        if self.comuni.is_empty()
            && let Some(area) = it.service_area.as_ref().filter(|area| area.value.comuni.len() == 1)
        {
            self.comuni.extend(area.value.comuni.iter().map(|id| id.record().clone()));
        }
        self.phones(&it.phones);
        self.emails.extend(it.email.iter().map(|email| email.as_str().to_lowercase()));
        self.sites.extend(it.url.iter().map(bare));
        let heading = it.heading.as_ref().map(|fact| &fact.value);
        std::iter::once(&it.name).chain(&it.alternate_name).chain(heading).map(ToString::to_string).collect()
    }

    fn sheet(&mut self, it: &MappingSheet, ground: Ground<'_>) {
        match &it.place {
            Some(Place::Comune(id)) => {
                self.comuni.insert(id.record().clone());
            }
            Some(Place::Frazione(id)) => {
                self.comuni.extend(ground.get(id).map(|frazione| frazione.comune.record().clone()));
            }
            None => {}
        }
    }

    fn location(&mut self, it: &Location) {
        self.comuni.extend(it.comune.iter().map(|id| id.record().clone()));
        self.points.extend(it.point.iter().cloned());
    }

    fn places(&mut self, places: &BTreeSet<Id<Location>>, ground: Ground<'_>) {
        for place in places.iter().filter_map(|id| ground.get(id)) {
            self.location(place);
        }
    }

    fn contacts(&mut self, contacts: &Contacts) {
        self.phones(&contacts.phones);
        self.emails.extend(contacts.email.iter().map(|email| email.as_str().to_lowercase()));
        self.sites.extend(contacts.url.iter().map(bare));
    }

    fn phones(&mut self, phones: &[PhoneNumber]) {
        // A number of the whole country says nothing of who is behind it.
        let own = phones.iter().filter(|phone| !phone.number.is_national());
        self.phones.extend(own.map(|phone| subscriber(&phone.number.dialled())));
    }

    /// Whether it says anything but its name.
    pub fn says_more_than_its_name(&self) -> bool {
        let silent = self.comuni.is_empty()
            && self.points.is_empty()
            && self.phones.is_empty()
            && self.emails.is_empty()
            && self.sites.is_empty();
        !silent
    }

    /// Why another record may be the same thing, the strongest reason first, and how likely that is. Alike
    /// both ways. The name is asked for, and something besides: only where one of the two says nothing else
    /// the name alone is enough, if it is the same or if somebody is still writing (`written_now`).
    pub fn likeness(&self, other: &Portrait, written_now: bool) -> Option<(Vec<Clue>, u32)> {
        if self.kind != other.kind {
            return None;
        }
        let names = self.names.iter().flat_map(|a| other.names.iter().filter_map(|b| a.nearness(b)));
        let nearness = names.max_by_key(|nearness| nearness.weight())?;
        let same = nearness == Nearness::Same;
        let mut clues = vec![if same { Clue::SameName } else { Clue::NearName }];
        let mut weight = nearness.weight();
        let elsewhere =
            !self.comuni.is_empty() && !other.comuni.is_empty() && self.comuni.is_disjoint(&other.comuni);
        for (holds, clue, more) in [
            (!self.phones.is_disjoint(&other.phones), Clue::SamePhone, 50),
            (!self.emails.is_disjoint(&other.emails), Clue::SameEmail, 50),
            // The same site in two comuni is the site of whoever stands above both.
            (!elsewhere && !self.sites.is_disjoint(&other.sites), Clue::SameSite, 35),
        ] {
            if holds {
                clues.push(clue);
                weight += more;
            }
        }
        if let Some(metres) = self.metres_from(other).filter(|metres| *metres <= NEAR) {
            clues.push(Clue::Near(metres));
            weight += 40;
        }
        if !self.comuni.is_disjoint(&other.comuni) {
            clues.push(Clue::SameComune);
            weight += 25;
        }
        let enough = clues.len() > 1 || {
            let silent = !self.says_more_than_its_name() || !other.says_more_than_its_name();
            let placeless = self.comuni.is_empty() || other.comuni.is_empty();
            (same && placeless) || (written_now && silent)
        };
        enough.then_some((clues, if elsewhere { weight / 2 } else { weight }))
    }

    fn metres_from(&self, other: &Portrait) -> Option<u32> {
        self.points.iter().flat_map(|a| other.points.iter().map(|b| metres(a, b))).min()
    }
}

/// The number without the prefix of Italy.
fn subscriber(dialled: &str) -> String {
    let rest = dialled.strip_prefix("+39").or_else(|| dialled.strip_prefix("0039"));
    rest.filter(|rest| rest.len() >= 5).unwrap_or(dialled).to_owned()
}

/// The address of a site without protocol, `www.` and what follows a question mark.
fn bare(url: &WebAddress) -> String {
    let lower = url.as_str().to_lowercase();
    let rest = lower.trim_start_matches("https://").trim_start_matches("http://");
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    rest.split(['?', '#']).next().unwrap_or(rest).trim_end_matches('/').to_owned()
}

/// How far apart two points are, near enough for a village.
fn metres(a: &Point, b: &Point) -> u32 {
    const METRES_PER_DEGREE: f64 = 111_320.0;
    let degrees = |a: i32, b: i32| (f64::from(a) - f64::from(b)) / 1e6;
    // Of the two latitudes, so that it is the same both ways.
    let narrowing = ((f64::from(a.latitude_e6) + f64::from(b.latitude_e6)) / 2e6).to_radians().cos();
    let north = degrees(a.latitude_e6, b.latitude_e6) * METRES_PER_DEGREE;
    let east = degrees(a.longitude_e6, b.longitude_e6) * METRES_PER_DEGREE * narrowing;
    north.hypot(east) as u32
}

/// The square of about 100 m in which a point stands.
pub fn square(point: &Point) -> (i32, i32) {
    // A degree of longitude is never longer than one of latitude; 1e-3 is 111 m at most and, in the north of
    // Italy, 78 m at least: neighbours two squares away to the east are looked at too.
    (point.latitude_e6.div_euclid(1000), point.longitude_e6.div_euclid(1000))
}

/// The portraits of all records of a kind that are given, by identifier.
pub fn portraits<'a>(
    records: impl Iterator<Item = &'a AnyRecord>,
    ground: Ground<'_>,
    comuni: &BTreeSet<String>,
) -> BTreeMap<RecordId, (String, Portrait)> {
    let portrait = |record: &AnyRecord| {
        let portrait = Portrait::of(record, ground, comuni)?;
        Some((record.id().clone(), (record.title(), portrait)))
    };
    records.filter_map(portrait).collect()
}
