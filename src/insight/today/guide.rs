//! What the guide asks for now: to check again, to check for the first time, to complete.

use chrono::NaiveDate;

use crate::domain::Service;
use crate::insight::guide::answers::heading;
use crate::insight::mention::Mention;
use crate::insight::reading::Reading;
use crate::workspace::findings::is_stale;

use super::{Todo, count_and_first};

fn in_guide<'a>(reading: &Reading<'a>) -> impl Iterator<Item = &'a Service> {
    reading.live::<Service>().map(|service| service.as_ref()).filter(|service| service.is_in_guide())
}

pub(super) fn check_again(reading: &Reading, today: NaiveDate) -> Option<Todo> {
    let stale = in_guide(reading).filter_map(|service| {
        let on = service.assurance.as_ref()?.on;
        is_stale(on, today).then(|| (on, Mention::of(service)))
    });
    let (services, (since, oldest)) = count_and_first(stale)?;
    Some(Todo::CheckAgain { services, oldest, since })
}

pub(super) fn check_first(reading: &Reading) -> Option<Todo> {
    let never = in_guide(reading)
        .filter(|service| service.assurance.is_none())
        .map(|service| (heading(service), Mention::of(service)));
    let (services, (_, first)) = count_and_first(never)?;
    Some(Todo::CheckFirst { services, first })
}

pub(super) fn cards(reading: &Reading) -> Option<Todo> {
    let lacking = in_guide(reading).filter_map(|service| {
        let missing = service.missing_for_families();
        let lacks = !missing.is_empty();
        lacks.then(|| (std::cmp::Reverse(missing.len()), Mention::of(service), missing))
    });
    let (services, (_, most, missing)) = count_and_first(lacking)?;
    Some(Todo::CompleteCards { services, most, missing })
}
