//! The addresses: no path is written anywhere else.

use std::fmt::Write;
use std::sync::OnceLock;

use crate::domain::{Id, Kind, MappingSheet, Meeting, MicroTerritory, RecordId, Service, SteeringGroup};

static BASE: OnceLock<String> = OnceLock::new();

/// Remembers under which path the site lives, without its last slash. Called once, before anything is shown.
pub fn set_base(path: &str) {
    BASE.get_or_init(|| path.trim_end_matches('/').to_owned());
}

/// Under which path the site lives, without its last slash: nothing, or `/filo`.
pub fn base() -> &'static str {
    BASE.get().map_or("", String::as_str)
}

/// The name in an address of the part that is passed on, of all or of a meeting.
pub const PART: &str = "parte";
/// The name in an address of the records which that part is about.
pub const WHICH: &str = "quali";

/// A screen and what its address names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// Today: the map, what to do now, the territories.
    Today,
    /// The guide for families.
    Guide,
    /// One service.
    Service(Id<Service>),
    /// The territories.
    Territories,
    /// One territory and its profile.
    Territory(Id<MicroTerritory>),
    /// Organisations, networks and agreements.
    Networks,
    /// The guiding groups.
    Groups,
    /// One group.
    Group(Id<SteeringGroup>),
    /// The meetings by date, and their tasks.
    Meetings,
    /// One meeting.
    Meeting(Id<Meeting>),
    /// Mapping sheets and interviews.
    Mapping,
    /// One mapping sheet.
    Sheet(Id<MappingSheet>),
    /// Needs, voices and priorities.
    Observatory,
    /// Export and import.
    Exchange,
    /// What waits for a decision.
    Conflicts,
    /// This device.
    Settings,
}

impl Route {
    /// The path under the base, beginning with a slash.
    pub fn path(&self) -> String {
        match self {
            Route::Today => "/".to_owned(),
            Route::Guide => "/guida".to_owned(),
            Route::Service(id) => format!("/guida/{id}"),
            Route::Territories => "/territori".to_owned(),
            Route::Territory(id) => format!("/territori/{id}"),
            Route::Networks => "/reti".to_owned(),
            Route::Groups => "/gruppi".to_owned(),
            Route::Group(id) => format!("/gruppi/{id}"),
            Route::Meetings => "/incontri".to_owned(),
            Route::Meeting(id) => format!("/incontri/{id}"),
            Route::Mapping => "/mappatura".to_owned(),
            Route::Sheet(id) => format!("/mappatura/{id}"),
            Route::Observatory => "/osservatorio".to_owned(),
            Route::Exchange => "/scambio".to_owned(),
            Route::Conflicts => "/scambio/conflitti".to_owned(),
            Route::Settings => "/impostazioni".to_owned(),
        }
    }

    /// The address for a link.
    pub fn href(&self) -> String {
        format!("{}{}", base(), self.path())
    }

    /// The address with a query; empty values are left out. Values are percent-encoded.
    pub fn href_with(&self, query: &[(&str, &str)]) -> String {
        with_query(self.href(), query.iter().copied())
    }

    /// Where a part of the notebook is passed on in a file: which part, and which records it is about.
    pub fn passing_on(part: &str, which: &str) -> String {
        Route::Exchange.href_with(&[(PART, part), (WHICH, which)])
    }

    /// Where a record of a kind is seen: its own page, or the list that opens it in place (`?apri=`).
    pub fn of_record(kind: Kind, id: &RecordId) -> String {
        let open = |route: Route| route.href_with(&[("apri", id.as_str())]);
        match kind {
            Kind::Service => Route::Service(Id::new(id.clone())).href(),
            Kind::MicroTerritory => Route::Territory(Id::new(id.clone())).href(),
            Kind::Organization | Kind::Network | Kind::Agreement | Kind::Link => open(Route::Networks),
            Kind::SteeringGroup => Route::Group(Id::new(id.clone())).href(),
            Kind::Meeting => Route::Meeting(Id::new(id.clone())).href(),
            Kind::MappingSheet => Route::Sheet(Id::new(id.clone())).href(),
            Kind::Member => open(Route::Groups),
            Kind::Decision | Kind::Task => open(Route::Meetings),
            Kind::Interview => open(Route::Mapping),
            Kind::Voice | Kind::Need | Kind::NeedCategory | Kind::Priority => open(Route::Observatory),
            Kind::Device | Kind::Notebook | Kind::Match | Kind::PrivateNote => Route::Settings.href(),
            Kind::Comune
            | Kind::Frazione
            | Kind::CoProgrammingTable
            | Kind::CommunityProfile
            | Kind::Location
            | Kind::FamilyCentre => open(Route::Territories),
        }
    }
}

/// A path with a query; empty values are left out. Values are percent-encoded.
fn with_query<'a>(mut path: String, query: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    for (n, (name, value)) in query.filter(|(_, value)| !value.is_empty()).enumerate() {
        path.push(if n == 0 { '?' } else { '&' });
        path.push_str(name);
        path.push('=');
        encode(value, &mut path);
    }
    path
}

/// The address of the screen one is on, with one value of its query changed; an empty value takes the name away.
pub fn changed<'a>(
    path: &str,
    query: impl Iterator<Item = (&'a str, &'a str)>,
    name: &str,
    value: &str,
) -> String {
    let others =
        query.filter(|(known, _)| *known != name).map(|(known, value)| (known.to_owned(), value.to_owned()));
    let mut all: Vec<(String, String)> = others.collect();
    all.push((name.to_owned(), value.to_owned()));
    with_query(path.to_owned(), all.iter().map(|(name, value)| (name.as_str(), value.as_str())))
}

/// Percent-encodes a value of a query.
fn encode(value: &str, into: &mut String) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            into.push(char::from(byte));
        } else {
            write!(into, "%{byte:02X}").expect("a string never refuses text");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_holds_only_what_was_chosen() {
        let href =
            Route::Guide.href_with(&[("comune", "comune-bozzolo"), ("fase", ""), ("parole", "è qui & là")]);
        assert_eq!(href, "/guida?comune=comune-bozzolo&parole=%C3%A8%20qui%20%26%20l%C3%A0");
        assert_eq!(Route::Today.href(), "/");
    }

    #[test]
    fn the_rest_of_a_query_stays() {
        let query = [("vista", "centri"), ("apri", "voice-b")].into_iter();
        let opened = changed("/territori", query.clone(), "apri", "voice-a");
        assert_eq!(opened, "/territori?vista=centri&apri=voice-a");
        assert_eq!(changed("/territori", query, "apri", ""), "/territori?vista=centri");
    }
}
