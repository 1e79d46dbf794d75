//! Agreements as rows of a table, and whether each holds on a day.

use chrono::NaiveDate;

use crate::domain::{Agreement, AgreementKind, Area, Existence, Id, MicroTerritory, NonEmptyText};
use crate::insight::guide::card::mention_of;
use crate::insight::mention::Mention;
use crate::insight::reading::Reading;
use crate::insight::searching::asked::Asked;
use crate::insight::searching::lexicon::fold;
use crate::insight::territories::territory::comuni_touched;
use crate::workspace::Workspace;

use super::network::NetworkQuery;

/// From how many days before its end an agreement is about to expire.
pub const DAYS_BEFORE_EXPIRY: i64 = 90;

/// Whether an agreement holds on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Term {
    /// It ends within ninety days.
    Expiring {
        /// Its last day.
        until: NaiveDate,
        /// How many days are left; 0 on the last.
        days: i64,
    },
    /// It holds.
    InForce {
        /// Its last day, if it has one.
        until: Option<NaiveDate>,
    },
    /// It is to come.
    NotYet {
        /// Its first day, if known.
        from: Option<NaiveDate>,
    },
    /// It is over.
    Expired {
        /// Its last day, if known.
        on: Option<NaiveDate>,
    },
    /// Nobody has said from when to when.
    Unstated,
}

/// An agreement in a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementRow {
    /// Which.
    pub id: Id<Agreement>,
    /// Its name.
    pub name: NonEmptyText,
    /// What it is.
    pub kind: AgreementKind,
    /// Between whom, by kind and name.
    pub parties: Vec<Mention>,
    /// Where.
    pub comune: Option<Mention>,
    /// How far it reaches.
    pub area: Option<Area>,
    /// Money, in cents of euro a year.
    pub amount_cents: Option<u64>,
    /// Whether it holds on the day.
    pub term: Term,
    /// How it goes on after its end.
    pub renewal: Option<NonEmptyText>,
    /// The number of the annex of the Plan.
    pub annex: Option<NonEmptyText>,
}

/// Whether an agreement holds on a day.
pub fn term(agreement: &Agreement, day: NaiveDate) -> Term {
    let (from, until) = (agreement.starts_on, agreement.expires_on);
    match agreement.status {
        Existence::Ended => Term::Expired { on: until },
        _ if until.is_some_and(|until| until < day) => Term::Expired { on: until },
        Existence::Planned => Term::NotYet { from },
        Existence::Existing if from.is_some_and(|from| from > day) => Term::NotYet { from },
        Existence::Existing => match until.map(|until| (until, (until - day).num_days())) {
            Some((until, days)) if days <= DAYS_BEFORE_EXPIRY => Term::Expiring { until, days },
            Some((until, _)) => Term::InForce { until: Some(until) },
            None if from.is_some() => Term::InForce { until: None },
            None => Term::Unstated,
        },
    }
}

/// The agreements that answer a question, as of a day; by name. One without a comune answers every comune:
/// it holds wherever its parties are.
pub fn agreements(workspace: &Workspace, query: &NetworkQuery, day: NaiveDate) -> Vec<AgreementRow> {
    let reading = Reading::of(workspace);
    let asked = Asked::words(&query.words);
    let comune = query.comune.as_ref().map(|id| reading.shown_id(id));
    let in_territory = query.micro_territory.as_ref().map(|id| {
        let territory = reading.get::<MicroTerritory>(id);
        territory.map(|it| comuni_touched(&reading, it, day)).unwrap_or_default()
    });
    let mut rows = Vec::new();
    for it in reading.live::<Agreement>() {
        let own = it.comune.as_ref().map(|id| reading.shown_id(id));
        let fits = own.as_ref().is_none_or(|own| {
            comune.as_ref().is_none_or(|wanted| wanted == own)
                && in_territory.as_ref().is_none_or(|comuni| comuni.iter().any(|it| it.id == *own))
        });
        let mut parties: Vec<Mention> =
            it.parties.iter().filter_map(|actor| mention_of(&reading, actor)).collect();
        parties.sort();
        parties.dedup();
        let texts = [&it.name].into_iter().chain(&it.object).map(|text| text.as_str());
        let of_kind = query.agreement_kind.is_none_or(|kind| it.kind == kind);
        if fits && of_kind && asked.in_texts(texts.chain(parties.iter().map(|party| party.title.as_str()))) {
            rows.push(AgreementRow {
                id: it.id.clone(),
                name: it.name.clone(),
                kind: it.kind,
                parties,
                comune: it.comune.as_ref().and_then(|id| reading.mention(id)),
                area: it.area,
                amount_cents: it.amount_cents,
                term: term(it, day),
                renewal: it.renewal.clone(),
                annex: it.annex.clone(),
            });
        }
    }
    rows.sort_by_cached_key(|row| (fold(row.name.as_str()), row.id.clone()));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::builders::*;

    #[test]
    fn an_agreement_holds_expires_and_is_over() {
        let today = day("2026-11-23");
        let of = |from, until| term(&agreement("x", from, until), today);
        assert_eq!(of(None, None), Term::Unstated);
        assert_eq!(of(Some("2021-01-01"), None), Term::InForce { until: None });
        assert_eq!(of(None, Some("2026-11-22")), Term::Expired { on: Some(day("2026-11-22")) });
        assert_eq!(of(None, Some("2026-11-23")), Term::Expiring { until: today, days: 0 });
        assert_eq!(of(None, Some("2027-12-31")), Term::InForce { until: Some(day("2027-12-31")) });
        assert_eq!(of(Some("2027-01-01"), None), Term::NotYet { from: Some(day("2027-01-01")) });
        let ended = Agreement { status: Existence::Ended, ..agreement("x", None, None) };
        assert_eq!(term(&ended, today), Term::Expired { on: None });
    }

    #[test]
    fn one_without_a_comune_answers_every_comune() {
        let mut local = agreement("locale", None, None);
        local.comune = Some(id("comune-dosolo"));
        let filling =
            Filling::default().with(local).with(agreement("di tutti".replace(' ', "-").as_str(), None, None));
        let query = NetworkQuery { comune: Some(id("comune-bozzolo")), ..NetworkQuery::default() };
        assert_eq!(agreements(&filling.0, &query, day("2026-11-23")).len(), 1);
        assert_eq!(agreements(&filling.0, &NetworkQuery::default(), day("2026-11-23")).len(), 2);
    }
}
