//! The filters by kind of service: phase of life, area, status, language.

use leptos::prelude::*;

use crate::domain::{LanguageCode, LifePhase, PolicyArea, ServiceStatus};
use crate::insight::Counts;
use crate::ui::components::Choice;
use crate::ui::labels::sentence;
use crate::ui::pages::filtering::{Pick, code, with_any};
use crate::ui::words::{self, guide as say};

use super::answering::Answering;
use super::asking::{Asked, TO_CHECK};
use super::filters::{Turn, counted};

/// What kind of service: phase of life, area, status, language.
#[component]
pub fn Kinds(
    /// What is asked.
    answering: Answering,
    /// How the ids begin.
    prefix: &'static str,
    /// How many each choice would leave.
    counts: Memo<Counts>,
) -> impl IntoView {
    let (asked, turn) = (answering.asked, Turn::here(answering));
    let change = move |edit: fn(&mut Asked, &str)| {
        Callback::new(move |code: String| {
            let mut next = asked.get_untracked();
            edit(&mut next, &code);
            turn.to(next);
        })
    };
    let phases = move || {
        let of = |(phase, count): &(LifePhase, usize)| {
            counted(phase.code(), &sentence(words::life_phase(*phase)), *count)
        };
        counts.with(|it| with_any("Tutte le età della vita", it.phases.iter().map(of)))
    };
    let areas = move || {
        let of = |(area, count): &(PolicyArea, usize)| {
            counted(area.code(), &sentence(words::policy_area(*area)), *count)
        };
        counts.with(|it| with_any("Tutte le aree", it.areas.iter().map(of)))
    };
    let statuses = move || {
        let of = |(status, count): &(ServiceStatus, usize)| {
            counted(status.code(), &sentence(words::service_status(*status)), *count)
        };
        let to_check = [Choice::new(TO_CHECK, "Da verificare o da ricontrollare")];
        counts.with(|it| with_any("Tutti", to_check.into_iter().chain(it.statuses.iter().map(of))))
    };
    let languages = move || {
        let of = |(code, count): &(LanguageCode, usize)| {
            let name = words::language(code.as_str()).map_or(code.as_str(), |(name, _)| name);
            counted(code, &sentence(name), *count)
        };
        counts.with(|it| with_any("Anche solo italiano", it.languages.iter().map(of)))
    };
    let spoken = move || counts.with(|counts| !counts.languages.is_empty());
    let status = move || {
        asked.with(|it| {
            if it.to_check { TO_CHECK.to_owned() } else { code(it.query.status.map(ServiceStatus::code)) }
        })
    };
    view! {
        <Pick
            id=format!("{prefix}-fase")
            label="Età della vita"
            chosen=Signal::derive(move || asked.with(|it| code(it.query.phase.map(LifePhase::code))))
            choices=Signal::derive(phases)
            on_pick=change(|next, code| next.query.phase = LifePhase::of_code(code))
        />
        <Pick
            id=format!("{prefix}-area")
            label="Di che cosa si occupa"
            chosen=Signal::derive(move || asked.with(|it| code(it.query.area.map(PolicyArea::code))))
            choices=Signal::derive(areas)
            on_pick=change(|next, code| next.query.area = PolicyArea::of_code(code))
        />
        <Pick
            id=format!("{prefix}-stato")
            label="Stato"
            chosen=Signal::derive(status)
            choices=Signal::derive(statuses)
            on_pick=change(|next, code| {
                next.to_check = code == TO_CHECK;
                next.query.status = ServiceStatus::of_code(code);
            })
        />
        <Show when=spoken>
            <Pick
                id=format!("{prefix}-lingua")
                label=say::OTHER_LANGUAGE
                chosen=Signal::derive(move || asked.with(|it| code(it.query.language.as_ref())))
                choices=Signal::derive(languages)
                on_pick=change(|next, code| next.query.language = code.parse().ok())
            />
        </Show>
    }
}
