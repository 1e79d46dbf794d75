//! The minutes: a text that is written, sent round and agreed.

use leptos::prelude::*;

use crate::domain::{Id, Kind, Meeting, MeetingStatus, Minutes};
use crate::session::page;
use crate::ui::components::{FieldKind, Tag};
use crate::ui::form::{Asked, Fields, Form, FormFrame, Keeper};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::pages::territories::known::paragraphs;
use crate::ui::pages::two_versions::Twofold;

use super::Facts;
use super::steps::minutes_state;

/// The key of the draft of the minutes of a meeting.
pub fn key(id: &Id<Meeting>) -> String {
    format!("verbale:{id}")
}

/// The minutes, read or being written.
#[component]
pub fn TheMinutes(facts: Facts) -> impl IntoView {
    let minutes = facts.part(|sheet| sheet.meeting.minutes.clone());
    let status = facts.status();
    let round = RwSignal::new(0_u32);
    let state = move || {
        let approved_on = minutes.with(|it| it.as_ref().map(|it| it.approved_on))?;
        let words = minutes_state(status.get(), approved_on);
        Some(view! { <Tag>{words}</Tag> })
    };
    let write = move |_| {
        facts.writing.set(true);
    };
    let read = move || {
        let words = if minutes.with(Option::is_some) { "Modifica il verbale" } else { "Scrivi il verbale" };
        let text = match minutes.get() {
            Some(minutes) => {
                let by = minutes.written_by.as_ref().map(|role| format!("Scritto da: {role}"));
                view! {
                    {paragraphs(&minutes.text)}
                    {by.map(|by| view! { <p class="small">{by}</p> })}
                }
                .into_any()
            }
            None => view! {
                <p class="small">
                    "Non c’è ancora. Poche righe bastano: di che cosa si è parlato, che cosa si è deciso, che cosa resta aperto."
                </p>
            }
            .into_any(),
        };
        view! {
            {text}
            <button class="button" data-kind="quiet" type="button" on:click=write>
                <Icon glyph=Glyph::Edit />
                {words}
            </button>
        }
        .into_any()
    };
    view! {
        <section class="stack" aria-labelledby="verbale">
            <div class="spread">
                <div class="cluster" data-gap="s2">
                    <h2 id="verbale" tabindex="-1">"Il verbale"</h2>
                    {Twofold::of(facts.id.get_value().record()).mark("minutes")}
                </div>
                {state}
            </div>
            {move || {
                if facts.writing.get() {
                    round.get();
                    form(facts, round)
                } else {
                    read()
                }
            }}
        </section>
    }
}

fn form(facts: Facts, round: RwSignal<u32>) -> AnyView {
    let keeper = Keeper::here();
    let id = facts.id.get_value();
    let form = Form::open(key(&id), keeper.store().open(id.record()));
    let Some(before) = form.record::<Meeting>() else { return ().into_any() };
    let fields = Fields::of(form, Kind::Meeting);
    let written = before.minutes.clone();
    let (text, by) = match &written {
        Some(minutes) => (minutes.text.to_string(), minutes.written_by.as_ref().map(ToString::to_string)),
        None => (String::new(), None),
    };
    let hint = if before.status == MeetingStatus::MinutesApproved {
        "È già approvato: se cambi il testo torna condiviso, e si approva di nuovo."
    } else {
        "Quello che si è detto, senza nomi e senza storie in cui una persona si riconosca. Si può incollare un testo lungo."
    };
    let drawn = vec![
        fields.hint(hint).named("text", "Che cosa si è detto", FieldKind::Long, text, Asked::Must),
        fields.hint("Un ruolo, mai un nome.").named(
            "written_by",
            "Chi l’ha scritto (ruolo)",
            FieldKind::Text,
            by.unwrap_or_default(),
            Asked::May,
        ),
    ];
    let leave = move || {
        facts.writing.set(false);
        request_animation_frame(|| {
            page::focus("verbale");
        });
    };
    let save = move |()| {
        let mut parse = form.parse();
        let text = parse.required("text");
        let written_by = parse.optional("written_by");
        if parse.finish()
            && let Some(text) = text
        {
            let mut after = before.as_ref().clone();
            let same = written.as_ref().is_some_and(|it| it.text == text);
            let approved_on = written.as_ref().and_then(|it| it.approved_on).filter(|_| same);
            if !same && after.status == MeetingStatus::MinutesApproved {
                after.status = MeetingStatus::MinutesShared;
            }
            after.minutes = Some(Minutes { text, written_by, approved_on });
            if keeper.keep(form, after, "Verbale salvato.") {
                leave();
            }
        }
    };
    let whole = view! {
        <FormFrame
            form
            save="Salva il verbale"
            on_save=save
            on_leave=move |()| leave()
            on_restart=move |()| round.update(|round| *round += 1)
        >
            {drawn}
        </FormFrame>
    }
    .into_any();
    form.keep();
    whole
}
