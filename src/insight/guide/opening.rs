//! When a service is open: by day of the week, past midnight, on days that are different. What nobody has
//! checked lately is never said to be open.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Timelike};

use crate::domain::{NonEmptyText, OpeningSlot, Service, ServiceStatus, TimeOfDay, Weekday};
use crate::workspace::findings::is_stale;

/// From an hour to an hour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// It opens.
    pub opens: TimeOfDay,
    /// It closes; the day after when `past_midnight`.
    pub closes: TimeOfDay,
    /// Whether it closes the day after. When both hours are the same it is open for a whole day.
    pub past_midnight: bool,
}

/// A day of the week and its hours, in order; none when it is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayHours {
    /// The day.
    pub day: Weekday,
    /// Its hours.
    pub spans: Vec<Span>,
}

/// Whether it is open at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenNow {
    /// It is, until this hour.
    Open {
        /// The hour it closes.
        until: TimeOfDay,
    },
    /// It is not.
    Closed {
        /// The hour it opens later on the same day.
        opens_at: Option<TimeOfDay>,
    },
    /// This day is different.
    Different {
        /// How: "chiuso", "solo la mattina".
        text: NonEmptyText,
    },
    /// It cannot be said.
    Unsaid(Unsaid),
}

/// Why it cannot be said whether something is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsaid {
    /// A protected card has no hours.
    Protected,
    /// Nobody has written its hours.
    NoHours,
    /// Nobody has checked it, or not for 180 days.
    NotChecked,
    /// It does not work at the moment, or not yet.
    NotRunning,
}

/// The day of the week of a day.
pub fn weekday(day: NaiveDate) -> Weekday {
    Weekday::ALL[day.weekday().num_days_from_monday() as usize]
}

fn span(slot: &OpeningSlot) -> Span {
    Span { opens: slot.opens.clone(), closes: slot.closes.clone(), past_midnight: slot.closes <= slot.opens }
}

/// The hours of each day of the week, from Monday; none at all for a protected card or without hours.
pub fn week(service: &Service) -> Vec<DayHours> {
    if service.protected || service.schedules.is_empty() {
        return Vec::new();
    }
    let of_day = |day: &Weekday| {
        let mut spans: Vec<Span> =
            service.schedules.iter().filter(|slot| slot.day == *day).map(span).collect();
        spans.sort_by(|a, b| (&a.opens, &a.closes).cmp(&(&b.opens, &b.closes)));
        spans.dedup();
        DayHours { day: *day, spans }
    };
    Weekday::ALL.iter().map(of_day).collect()
}

/// What keeps us from saying whether it is open on a day; `None` if nothing does.
fn unsaid(service: &Service, today: NaiveDate) -> Option<Unsaid> {
    let runs = matches!(service.status, ServiceStatus::Active | ServiceStatus::Experimental);
    let checked = service.assurance.as_ref().is_some_and(|assurance| !is_stale(assurance.on, today));
    if service.protected {
        Some(Unsaid::Protected)
    } else if !runs {
        Some(Unsaid::NotRunning)
    } else if service.schedules.is_empty() {
        Some(Unsaid::NoHours)
    } else if !checked {
        Some(Unsaid::NotChecked)
    } else {
        None
    }
}

fn different(service: &Service, day: NaiveDate) -> Option<&NonEmptyText> {
    service.schedule_exceptions.iter().find(|exception| exception.on == day).map(|exception| &exception.text)
}

/// Whether it opens on a day, as known today. Days that are different do not count as open: their words
/// may say "closed".
pub fn is_open_on(service: &Service, day: NaiveDate, today: NaiveDate) -> bool {
    unsaid(service, today).is_none()
        && different(service, day).is_none()
        && service.schedules.iter().any(|slot| slot.day == weekday(day))
}

/// Whether it is open at a moment, in local time.
pub fn open_now(service: &Service, now: NaiveDateTime) -> OpenNow {
    let today = now.date();
    if let Some(why) = unsaid(service, today) {
        return OpenNow::Unsaid(why);
    }
    if let Some(text) = different(service, today) {
        return OpenNow::Different { text: text.clone() };
    }
    let time = format!("{:02}:{:02}", now.hour(), now.minute());
    let time = time.as_str();
    let yesterday = today.checked_sub_days(Days::new(1));
    let since_yesterday = yesterday.filter(|day| different(service, *day).is_none()).and_then(|day| {
        let of_day = service.schedules.iter().filter(|slot| slot.day == weekday(day)).map(span);
        of_day.filter(|span| span.past_midnight && time < span.closes.as_str()).max_by_key(late)
    });
    let of_today: Vec<Span> =
        service.schedules.iter().filter(|slot| slot.day == weekday(today)).map(span).collect();
    let is_on =
        |span: &&Span| span.opens.as_str() <= time && (span.past_midnight || time < span.closes.as_str());
    if let Some(span) = of_today.iter().filter(is_on).max_by_key(|span| late(span)) {
        return OpenNow::Open { until: span.closes.clone() };
    }
    if let Some(span) = since_yesterday {
        return OpenNow::Open { until: span.closes };
    }
    let opens_at = of_today.into_iter().map(|span| span.opens).filter(|opens| opens.as_str() > time).min();
    OpenNow::Closed { opens_at }
}

/// Orders spans by when they end.
fn late(span: &Span) -> (bool, TimeOfDay) {
    (span.past_midnight, span.closes.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::OpeningException;
    use crate::insight::builders::*;

    /// Monday 23 November 2026.
    fn at(time: &str) -> NaiveDateTime {
        format!("2026-11-23T{time}:00").parse().unwrap()
    }

    fn open(slots: Vec<OpeningSlot>) -> Service {
        Service { schedules: slots, assurance: checked("2026-10-01"), ..service("x", "X") }
    }

    fn until(text: &str) -> OpenNow {
        OpenNow::Open { until: text.parse().unwrap() }
    }

    #[test]
    fn places_close_at_lunch() {
        let service =
            open(vec![slot(Weekday::Monday, "15:00", "18:00"), slot(Weekday::Monday, "09:00", "12:30")]);
        let opens_at = |text: &str| OpenNow::Closed { opens_at: Some(text.parse().unwrap()) };
        assert_eq!(open_now(&service, at("08:59")), opens_at("09:00"));
        assert_eq!(open_now(&service, at("09:00")), until("12:30"));
        assert_eq!(open_now(&service, at("12:30")), opens_at("15:00"));
        assert_eq!(open_now(&service, at("18:00")), OpenNow::Closed { opens_at: None });
        assert_eq!(week(&service)[0].spans[0].opens.as_str(), "09:00");
        assert!(week(&service)[1].spans.is_empty());
    }

    #[test]
    fn past_midnight_belongs_to_the_day_before() {
        let service =
            open(vec![slot(Weekday::Sunday, "20:00", "02:00"), slot(Weekday::Monday, "22:00", "00:00")]);
        assert_eq!(open_now(&service, at("01:59")), until("02:00"));
        assert_eq!(open_now(&service, at("02:00")), OpenNow::Closed { opens_at: "22:00".parse().ok() });
        assert_eq!(open_now(&service, at("23:59")), until("00:00"));
    }

    #[test]
    fn the_same_hour_twice_is_a_whole_day() {
        let service = open(vec![slot(Weekday::Monday, "00:00", "00:00")]);
        assert_eq!(open_now(&service, at("00:00")), until("00:00"));
        assert_eq!(open_now(&service, at("23:59")), until("00:00"));
    }

    #[test]
    fn a_different_day_speaks_for_itself() {
        let mut service = open(vec![slot(Weekday::Monday, "09:00", "12:00")]);
        service.schedule_exceptions = vec![OpeningException { on: day("2026-11-23"), text: text("chiuso") }];
        assert_eq!(open_now(&service, at("10:00")), OpenNow::Different { text: text("chiuso") });
        assert!(!is_open_on(&service, day("2026-11-23"), day("2026-11-23")));
        assert!(is_open_on(&service, day("2026-11-30"), day("2026-11-23")));
    }

    #[test]
    fn what_is_not_checked_lately_or_protected_is_never_open() {
        let slots = vec![slot(Weekday::Monday, "00:00", "00:00")];
        let unsaid = |service: &Service| open_now(service, at("10:00"));
        let old = Service { assurance: checked("2026-01-01"), ..open(slots.clone()) };
        assert_eq!(unsaid(&old), OpenNow::Unsaid(Unsaid::NotChecked));
        assert_eq!(unsaid(&Service { assurance: None, ..old.clone() }), OpenNow::Unsaid(Unsaid::NotChecked));
        let hidden = Service { protected: true, ..open(slots.clone()) };
        assert_eq!(unsaid(&hidden), OpenNow::Unsaid(Unsaid::Protected));
        assert!(week(&hidden).is_empty());
        assert_eq!(unsaid(&open(Vec::new())), OpenNow::Unsaid(Unsaid::NoHours));
        let planned = Service { status: ServiceStatus::Planned, ..open(slots) };
        assert_eq!(unsaid(&planned), OpenNow::Unsaid(Unsaid::NotRunning));
    }
}
