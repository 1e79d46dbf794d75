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
