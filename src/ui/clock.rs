//! Instants as people say them, on the clock of the wall where this device is.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::session::page;

use super::app::session;
use super::labels::when;

fn offset(at: DateTime<Utc>) -> i32 {
    page::minutes_ahead_of_utc(at.timestamp_millis().try_into().unwrap_or(0))
}

/// "ieri alle 22:14". Followed: tomorrow it is another day.
pub fn spoken(at: DateTime<Utc>) -> String {
    when::instant_spoken(at, offset(at), session().today().get())
}

/// "3 giorni fa, domenica 22 alle 22:14". Followed, as above.
pub fn ago(at: DateTime<Utc>) -> String {
    when::instant_ago(at, offset(at), session().today().get())
}

/// How many days ago. Followed, as above.
pub fn days_since(at: DateTime<Utc>) -> i64 {
    (session().today().get() - when::local_day(at, offset(at))).num_days()
}
