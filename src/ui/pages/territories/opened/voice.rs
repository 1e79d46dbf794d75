//! A voice: the words, who spoke as a category, where and when, and what may be done with it.

use leptos::prelude::*;

use crate::domain::{Consent, Interview, Kind, Meeting, MicroTerritory, RecordId, Voice, VoiceStatus};
use crate::insight::reading::Reading;
use crate::ui::form::{Asked, Parse, Sourcing, Ways, sentence};
use crate::ui::labels::{self, Label, when};
use crate::ui::pages::territories::known::{field, known, link, row, text};
use crate::workspace::Workspace;

use super::edit::{Drawing, edit, typed};
use super::sheet::Noun;

/// How a voice is read and changed.
pub const NOUN: Noun = Noun { facts, form: Some(form) };

const KIND: Kind = Kind::Voice;

fn facts(workspace: &Workspace, id: &RecordId) -> Vec<AnyView> {
    let reading = Reading::of(workspace);
    let Some(voice) = reading.get::<Voice>(&typed(id)) else { return Vec::new() };
    let mention = voice.micro_territory.as_ref().and_then(|id| reading.mention(id));
    let mut rows = vec![
        field(KIND, "text", Some(format!("«{}»", voice.text))),
        text(KIND, "theme", voice.theme.as_ref()),
        text(KIND, "speaker", voice.speaker.as_ref()),
        text(KIND, "origin", voice.origin.as_ref()),
        field(KIND, "said_on", voice.said_on.map(when::day)),
        match mention {
            Some(mention) => link(KIND, "micro_territory", Some(mention)),
            None => {
                row(labels::field(KIND, "micro_territory"), "Non si sa quale: vale per tutto il viadanese")
            }
        },
        row(labels::field(KIND, "consent"), sentence(voice.consent.label())),
        row(labels::field(KIND, "status"), sentence(voice.status.label())),
    ];
    let meeting = voice.meeting.as_ref().and_then(|id| reading.mention(id));
    rows.extend(meeting.map(|it| link(KIND, "meeting", Some(it))));
    let interview = voice.interview.as_ref().and_then(|id| reading.mention(id));
    rows.extend(interview.map(|it| link(KIND, "interview", Some(it))));
    rows.push(known(KIND, voice.provenance.as_ref()));
    rows
}

fn form(id: RecordId, ways: Ways) -> AnyView {
    edit::<Voice>(id, ways, draw, read)
}

fn draw(drawing: &Drawing<Voice>) -> Vec<AnyView> {
    let (fields, voice) = (drawing.fields, drawing.before);
    let (meetings, interviews) = (drawing.choices::<Meeting>(), drawing.choices::<Interview>());
    let mut drawn = vec![
        fields
            .hint("Parola per parola. Mai il nome di una persona, né qualcosa da cui si capisca chi è.")
            .long("text", Some(&voice.text), Asked::Must),
        fields.line("theme", voice.theme.as_ref(), Asked::May),
        fields.hint("Una categoria: «una volontaria», «un genitore».").line(
            "speaker",
            voice.speaker.as_ref(),
            Asked::May,
        ),
        fields.line("origin", voice.origin.as_ref(), Asked::May),
        fields.day("said_on", voice.said_on, Asked::May),
        fields.record(
            "micro_territory",
            drawing.choices::<MicroTerritory>(),
            voice.micro_territory.as_ref().map(|id| id.record()),
            Asked::May,
        ),
        fields.word("consent", Consent::ALL, Consent::code, Some(voice.consent), Asked::Must),
        fields.word("status", VoiceStatus::ALL, VoiceStatus::code, Some(voice.status), Asked::Must),
    ];
    // Lists that would be empty are not asked.
    if !meetings.is_empty() {
        drawn.push(fields.record(
            "meeting",
            meetings,
            voice.meeting.as_ref().map(|it| it.record()),
            Asked::May,
        ));
    }
    if !interviews.is_empty() {
        let chosen = voice.interview.as_ref().map(|it| it.record());
        drawn.push(fields.record("interview", interviews, chosen, Asked::May));
    }
    drawn
}

fn read(parse: &mut Parse, sourcing: &mut Sourcing, before: &Voice) -> Option<Voice> {
    let text = parse.required("text");
    let consent = parse.word("consent", Consent::of_code)?;
    let status = parse.word("status", VoiceStatus::of_code)?;
    if status == VoiceStatus::Publishable && !matches!(consent, Consent::SaidInPublic | Consent::Given) {
        parse.wrong("status", "Stato: si può pubblicare solo con il consenso di chi ha parlato.");
    }
    let text = text?;
    Some(Voice {
        provenance: sourcing.of_record(before.provenance.as_ref()),
        text,
        theme: parse.optional("theme"),
        speaker: parse.optional("speaker"),
        origin: parse.optional("origin"),
        said_on: parse.day("said_on"),
        micro_territory: parse.chosen_record("micro_territory"),
        meeting: parse.chosen_record("meeting"),
        interview: parse.chosen_record("interview"),
        consent,
        status,
        ..before.clone()
    })
}

/// The form of a new voice. Until its room is here, only its name.
#[component]
pub fn AddVoice(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The record it comes from.
    #[prop(optional)]
    from: Option<RecordId>,
    /// Told which record came of it.
    #[prop(optional, into)]
    made: Option<Callback<RecordId>>,
) -> impl IntoView {
    let _known = (from, made);
    view! { <crate::ui::components::Dialog open title="Aggiungi una voce"><p>"Arriva con l’osservatorio."</p></crate::ui::components::Dialog> }
}
