//! What a service needs before families may read it, and what they will read as still to be written.

use crate::domain::Service;

/// What must be written before a service enters the guide, by field, in the order of a card: a family that
/// finds it must understand what it is, whether it is for them, and what to do first.
pub fn required(service: &Service) -> Vec<&'static str> {
    let mut missing = Vec::new();
    let mut ask = |field, absent: bool| {
        if absent {
            missing.push(field);
        }
    };
    ask("heading", service.heading.is_none());
    ask("eligibility", service.eligibility.is_none());
    let can_be_asked = service.application_process.is_some()
        || !service.phones.is_empty()
        || service.email.is_some()
        || service.provider.is_some();
    ask("application_process", !can_be_asked);
    // A place on a protected card would put somebody in danger: it goes before the card is published.
    ask("locations", service.protected && !service.locations.is_empty());
    missing
}

/// What families will read as "da completare" once it is published.
pub fn left_open(service: &Service) -> Vec<&'static str> {
    let first = required(service);
    service.missing_for_families().into_iter().filter(|field| !first.contains(field)).collect()
}
