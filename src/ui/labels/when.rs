//! Days, hours and periods as people say them, and days as people type them. Today and the hours from
//! Greenwich arrive as arguments.

use chrono::{DateTime, Datelike, Duration, Months, NaiveDate, Timelike, Utc};

use super::numbers::few;
use crate::domain::Period;
use crate::insight::Standing;

const MONTHS: [&str; 12] = [
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
];

const DAYS: [&str; 7] = ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"];

/// "novembre".
pub fn month(day: NaiveDate) -> &'static str {
    MONTHS[day.month0() as usize]
}

/// "mercoledì".
pub fn weekday(day: NaiveDate) -> &'static str {
    DAYS[day.weekday().num_days_from_monday() as usize]
}

/// "25 novembre 2026", "1º gennaio 2021".
pub fn day(day: NaiveDate) -> String {
    format!("{} {}", day_month(day), day.year())
}

/// "25 novembre". The first of a month is the only day that Italian counts by its order.
fn day_month(day: NaiveDate) -> String {
    let first = if day.day() == 1 { "º" } else { "" };
    format!("{}{first} {}", day.day(), month(day))
}

/// "25 nov 2026", where there is little room.
pub fn day_short(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), &month(day)[..3], day.year())
}

/// "mercoledì 25 novembre".
pub fn weekday_day(day: NaiveDate) -> String {
    format!("{} {}", weekday(day), day_month(day))
}

/// "mercoledì 25 novembre"; in another year than today's "venerdì 8 gennaio 2027".
pub fn weekday_day_of(day: NaiveDate, today: NaiveDate) -> String {
    if day.year() == today.year() { weekday_day(day) } else { weekday_day_year(day) }
}

/// "mercoledì 25 novembre 2026".
pub fn weekday_day_year(day: NaiveDate) -> String {
    format!("{} {}", weekday_day(day), day.year())
}

/// With its article: "il 3 maggio 2026", "l’8 maggio 2026".
pub fn on(date: NaiveDate) -> String {
    after("il ", "l’", date)
}

/// "dal 3 maggio 2026", "dall’8 maggio 2026".
pub fn since(date: NaiveDate) -> String {
    after("dal ", "dall’", date)
}

/// "fino al 3 maggio 2026", "fino all’8 maggio 2026".
pub fn until(date: NaiveDate) -> String {
    after("fino al ", "fino all’", date)
}

/// When a territory that does not exist today does; `None` for one that does.
pub fn standing(standing: Standing) -> Option<String> {
    match standing {
        Standing::InForce => None,
        Standing::Future { from } => Some(since(from)),
        Standing::Past { until: last } => Some(until(last)),
    }
}

/// Eight and eleven begin with a vowel.
fn after(before: &str, before_vowel: &str, date: NaiveDate) -> String {
    let article = if matches!(date.day(), 8 | 11) { before_vowel } else { before };
    format!("{article}{}", day(date))
}

/// As in talk, seen from today: "oggi", "domani", "fra due giorni", "ieri", "mercoledì 25" within a week,
/// then "12 aprile", with the year when it is another one.
pub fn spoken(date: NaiveDate, today: NaiveDate) -> String {
    match (date - today).num_days() {
        0 => "oggi".to_owned(),
        1 => "domani".to_owned(),
        2 => "fra due giorni".to_owned(),
        -1 => "ieri".to_owned(),
        -7..=-2 | 3..=7 => format!("{} {}", weekday(date), date.day()),
        _ if date.year() == today.year() => day_month(date),
        _ => day(date),
    }
}

/// How long ago: "oggi", "ieri", "3 giorni fa", "un mese fa", "più di sei mesi fa", "più di due anni fa".
/// A day to come is said as in [`spoken`].
pub fn ago(date: NaiveDate, today: NaiveDate) -> String {
    if date > today {
        return spoken(date, today);
    }
    let days = (today - date).num_days();
    let months = whole_months(date, today);
    let exact = date.checked_add_months(Months::new(months)) == Some(today);
    let length = match (months, days) {
        (0, 0) => return "oggi".to_owned(),
        (0, 1) => return "ieri".to_owned(),
        (0, days) => return format!("{days} giorni fa"),
        (1, _) => "un mese".to_owned(),
        (2..12, _) => format!("{} mesi", few(months.into())),
        (12..24, _) => "un anno".to_owned(),
        _ => format!("{} anni", few((months / 12).into())),
    };
    let exact = exact && (months < 12 || months.is_multiple_of(12));
    if exact { format!("{length} fa") } else { format!("più di {length} fa") }
}

fn whole_months(from: NaiveDate, to: NaiveDate) -> u32 {
    let months = (to.year() - from.year()) * 12 + to.month() as i32 - from.month() as i32;
    let months = if to.day() < from.day() { months - 1 } else { months };
    months.try_into().unwrap_or(0)
}

/// An instant on the clock of the wall, `offset_minutes` east of Greenwich: "22 novembre 2026, 22:14".
pub fn instant(at: DateTime<Utc>, offset_minutes: i32) -> String {
    let (date, hour, minute) = local(at, offset_minutes);
    format!("{}, {hour}:{minute:02}", day(date))
}

/// The same seen from today: "oggi alle 9:05", "ieri alle 22:14", "lunedì 16 all’1:30", "12 aprile alle 18:00".
pub fn instant_spoken(at: DateTime<Utc>, offset_minutes: i32, today: NaiveDate) -> String {
    let (date, hour, minute) = local(at, offset_minutes);
    let article = if hour == 1 { "all’" } else { "alle " };
    format!("{} {article}{hour}:{minute:02}", spoken(date, today))
}

/// The same with how long ago before it, where that says more: "oggi alle 9:05", "3 giorni fa, domenica 22 alle 22:14".
pub fn instant_ago(at: DateTime<Utc>, offset_minutes: i32, today: NaiveDate) -> String {
    let (long, spoken) =
        (ago(local_day(at, offset_minutes), today), instant_spoken(at, offset_minutes, today));
    if spoken.starts_with(&long) { spoken } else { format!("{long}, {spoken}") }
}

/// The day of an instant on the clock of the wall.
pub fn local_day(at: DateTime<Utc>, offset_minutes: i32) -> NaiveDate {
    local(at, offset_minutes).0
}

fn local(at: DateTime<Utc>, offset_minutes: i32) -> (NaiveDate, u32, u32) {
    let at = at.naive_utc();
    let there = at.checked_add_signed(Duration::minutes(offset_minutes.into())).unwrap_or(at);
    (there.date(), there.hour(), there.minute())
}

/// "dal 1º settembre 2025", "fino al 31 agosto 2025", "dal … al …", "da sempre, per quanto si sa".
pub fn period(period: &Period) -> String {
    match (period.from, period.until) {
        (None, None) => "da sempre, per quanto si sa".to_owned(),
        (Some(from), None) => since(from),
        (None, Some(end)) => until(end),
        (Some(from), Some(end)) => format!("{} {}", since(from), after("al ", "all’", end)),
    }
}

/// A day as people type it: "25/11/2026", "25-11-2026", "25.11.2026", "25 novembre 2026", "25 nov 2026",
/// "2026-11-25". The year has four digits.
pub fn parse_day(text: &str) -> Option<NaiveDate> {
    let text = text.trim().to_lowercase();
    let parts: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || "/-.".contains(c))
        .filter(|part| !part.is_empty())
        .collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let (year, month, day) = if first.len() == 4 { (first, second, third) } else { (third, second, first) };
    let month = match digits(month, 2) {
        Some(number) => number,
        None => month_named(month)?,
    };
    let year = digits(year, 4).filter(|_| year.len() == 4)?;
    let day = digits(day.trim_end_matches(['º', '°']), 2)?;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

fn digits(text: &str, longest: usize) -> Option<u32> {
    let plain = (1..=longest).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

fn month_named(text: &str) -> Option<u32> {
    let known = |name: &&str| text.len() >= 3 && name.starts_with(text);
    let place = MONTHS.iter().position(known)?;
    u32::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    const TODAY: &str = "2026-11-23";

    #[test]
    fn days_are_written_out() {
        assert_eq!(day(date("2026-01-01")), "1º gennaio 2026");
        assert_eq!(parse_day("1º gennaio 2026"), Some(date("2026-01-01")));
        let wednesday = date("2026-11-25");
        assert_eq!(day(wednesday), "25 novembre 2026");
        assert_eq!(day_short(wednesday), "25 nov 2026");
        assert_eq!(weekday_day(wednesday), "mercoledì 25 novembre");
        let later = wednesday + Duration::days(44);
        assert_eq!(weekday_day_of(wednesday, wednesday), "mercoledì 25 novembre");
        assert_eq!(weekday_day_of(later, wednesday), "venerdì 8 gennaio 2027");
        assert_eq!(weekday_day_year(wednesday), "mercoledì 25 novembre 2026");
        assert_eq!([on(wednesday), on(date("2026-03-08"))], ["il 25 novembre 2026", "l’8 marzo 2026"]);
    }

    #[test]
    fn near_days_are_spoken() {
        let said = |text| spoken(date(text), date(TODAY));
        assert_eq!(said("2026-11-23"), "oggi");
        assert_eq!(said("2026-11-22"), "ieri");
        assert_eq!(said("2026-11-24"), "domani");
        assert_eq!(said("2026-11-25"), "fra due giorni");
        assert_eq!(said("2026-11-27"), "venerdì 27");
        assert_eq!(said("2026-11-16"), "lunedì 16");
        assert_eq!(said("2026-04-12"), "12 aprile");
        assert_eq!(said("2025-04-12"), "12 aprile 2025");
    }

    #[test]
    fn the_past_is_as_long_as_it_feels() {
        let said = |text| ago(date(text), date(TODAY));
        assert_eq!(said("2026-11-23"), "oggi");
        assert_eq!(said("2026-11-22"), "ieri");
        assert_eq!(said("2026-11-20"), "3 giorni fa");
        assert_eq!(said("2026-10-24"), "30 giorni fa");
        assert_eq!(said("2026-10-23"), "un mese fa");
        assert_eq!(said("2026-10-01"), "più di un mese fa");
        assert_eq!(said("2026-05-03"), "più di sei mesi fa");
        assert_eq!(said("2025-11-23"), "un anno fa");
        assert_eq!(said("2025-10-23"), "più di un anno fa");
        assert_eq!(said("2023-01-01"), "più di tre anni fa");
        assert_eq!(said("2026-11-24"), "domani");
    }

    #[test]
    fn instants_are_on_the_clock_of_the_wall() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        assert_eq!(instant(at("2026-11-22T21:14:00Z"), 60), "22 novembre 2026, 22:14");
        let said = |text, offset| instant_spoken(at(text), offset, date(TODAY));
        assert_eq!(said("2026-11-22T21:14:00Z", 60), "ieri alle 22:14");
        assert_eq!(said("2026-11-22T23:14:00Z", 60), "oggi alle 0:14");
        assert_eq!(said("2026-11-16T00:30:00Z", 60), "lunedì 16 all’1:30");
        assert_eq!(said("2026-04-12T16:05:00Z", 120), "12 aprile alle 18:05");
        assert_eq!(local_day(at("2026-11-22T23:14:00Z"), 60), date(TODAY));
        let said = |text| instant_ago(at(text), 60, date(TODAY));
        assert_eq!(said("2026-11-22T21:14:00Z"), "ieri alle 22:14");
        assert_eq!(said("2026-11-20T21:14:00Z"), "3 giorni fa, venerdì 20 alle 22:14");
    }

    #[test]
    fn periods_say_what_is_known_of_their_ends() {
        let said = |from: Option<&str>, until: Option<&str>| {
            period(&Period { from: from.map(date), until: until.map(date) })
        };
        assert_eq!(said(Some("2025-09-01"), None), "dal 1º settembre 2025");
        assert_eq!(said(None, Some("2025-09-11")), "fino all’11 settembre 2025");
        assert_eq!(said(Some("2023-09-08"), Some("2025-08-31")), "dall’8 settembre 2023 al 31 agosto 2025");
        assert_eq!(said(None, None), "da sempre, per quanto si sa");
    }

    #[test]
    fn days_are_read_as_people_type_them() {
        let wanted = Some(date("2026-11-25"));
        for text in
            ["25/11/2026", "2026-11-25", " 25-11-2026 ", "25.11.2026", "25 novembre 2026", "25 Nov 2026"]
        {
            assert_eq!(parse_day(text), wanted, "{text}");
        }
        assert_eq!(parse_day("1/9/2025"), Some(date("2025-09-01")));
        for text in
            ["", "31/2/2026", "25/11", "25/11/26", "novembre", "+5/11/2026", "25/no/2026", "1/2/3/2026"]
        {
            assert_eq!(parse_day(text), None, "{text}");
        }
    }
}
