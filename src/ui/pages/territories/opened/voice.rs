//! A voice: the words, who spoke as a category, where and when, what may be done with it, and how it is taken back.

mod add;
mod withdraw;

use leptos::prelude::*;

use crate::domain::{Consent, Interview, Kind, Meeting, MicroTerritory, RecordId, Voice, VoiceStatus};
use crate::insight::need_ties;
use crate::insight::observatory::voice_rows::{is_allowed, is_withdrawn, may_be_read_out};
use crate::insight::reading::Reading;
use crate::ui::form::{Asked, NameWarning, Parse, Sourcing, Ways};
use crate::ui::labels::{Label, sentence, unquoted, when};
use crate::ui::pages::territories::known::{Line, field, known, link, of_field, text, to_do};
use crate::workspace::Workspace;

use super::edit::{Drawing, edit, typed};
use super::need::follows;
use super::sheet::Noun;

pub use add::AddVoice;
pub use withdraw::{CONSEQUENCES, Withdraw};

/// How a voice is read and changed.
pub const NOUN: Noun = Noun { facts, form: Some(form) };

const KIND: Kind = Kind::Voice;

fn facts(workspace: &Workspace, id: &RecordId) -> Vec<Line> {
    let reading = Reading::of(workspace);
    let Some(voice) = reading.get::<Voice>(&typed(id)) else { return Vec::new() };
    let mention = voice.micro_territory.as_ref().and_then(|id| reading.mention(id));
    let mut rows = vec![
        field(KIND, "text", Some(words(workspace, voice))),
        text(KIND, "theme", voice.theme.as_ref()),
        text(KIND, "speaker", voice.speaker.as_ref()),
        text(KIND, "origin", voice.origin.as_ref()),
        field(KIND, "said_on", voice.said_on.map(when::day)),
        match mention {
            Some(mention) => link(KIND, "micro_territory", Some(mention)),
            None => of_field(KIND, "micro_territory", "Non si sa quale: vale per tutto il viadanese"),
        },
        of_field(KIND, "consent", sentence(voice.consent.label())),
        of_field(KIND, "status", standing(voice)),
    ];
    let meeting = voice.meeting.as_ref().and_then(|id| reading.mention(id));
    rows.extend(meeting.map(|it| link(KIND, "meeting", Some(it))));
    let interview = voice.interview.as_ref().and_then(|id| reading.mention(id));
    rows.extend(interview.map(|it| link(KIND, "interview", Some(it))));
    rows.extend(follows(need_ties(workspace, id)));
    rows.push(to_do("che cosa se ne fa", view! { <add::NeedOf id=id.clone() /> }));
    rows.push(known(KIND, voice.provenance.as_ref()));
    rows
}

/// What was said. Where nobody may quote it, the panel stays off paper.
fn words(workspace: &Workspace, voice: &Voice) -> AnyView {
    let held = !may_be_read_out(workspace, &voice.id);
    let stays = "Questa voce non si stampa: chi ha parlato non ha detto che si può citare.";
    view! {
        {format!("«{}»", unquoted(voice.text.as_str()))}
        {held.then(|| view! { <p class="paper" data-held="">{stays}</p> })}
    }
    .into_any()
}

/// What may be done with a voice, and the way to take it back.
fn standing(voice: &Voice) -> AnyView {
    let words = match (is_withdrawn(voice), is_allowed(voice.consent)) {
        (true, _) => "Chi ha parlato ci ha ripensato: non si pubblica e non compare nei territori.",
        (false, true) => "Chi ha parlato è d’accordo: si può pubblicare.",
        (false, false) => "Finché chi ha parlato non dice di sì, resta fra chi lavora qui.",
    };
    let back = (!is_withdrawn(voice)).then(|| view! { <Withdraw id=voice.id.clone() told=true /> });
    view! {
        <div class="stack" data-gap="s2">
            <p>{sentence(voice.status.label())}</p>
            <p class="small">{words}</p>
            {back}
        </div>
    }
    .into_any()
}

fn form(id: RecordId, ways: Ways) -> AnyView {
    edit::<Voice>(id, ways, draw, read)
}

/// The fields of a voice.
pub fn draw(drawing: &Drawing<Voice>) -> Vec<AnyView> {
    let (fields, voice) = (drawing.fields, drawing.before);
    let (meetings, interviews) = (drawing.choices::<Meeting>(), drawing.choices::<Interview>());
    let (written, words) = fields
        .hint("Parola per parola. Mai il nome di una persona, né qualcosa da cui si capisca chi è.")
        .followed("text", drawing.seen(&voice.text), Asked::Must);
    let warning = "Una voce si tiene senza nomi: metti al loro posto una categoria, come «una vicina».";
    let mut drawn = vec![
        view! { <div class="stack" data-gap="s3">{words} <NameWarning text=written instead=warning /></div> }
            .into_any(),
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
    let meeting = voice.meeting.as_ref().map(|it| it.record());
    drawn.extend(fields.record_if_any("meeting", meetings, meeting));
    let interview = voice.interview.as_ref().map(|it| it.record());
    drawn.extend(fields.record_if_any("interview", interviews, interview));
    drawn
}

/// Reads a voice.
pub fn read(parse: &mut Parse, sourcing: &mut Sourcing, before: &Voice) -> Option<Voice> {
    let text = parse.required("text");
    let consent = parse.word("consent", Consent::of_code)?;
    let mut status = parse.word("status", VoiceStatus::of_code)?;
    let only_status = before.consent == consent && before.status != status;
    if consent == Consent::Withdrawn && status != VoiceStatus::Withdrawn && only_status {
        let words = "Stato: il consenso è ritirato, e la voce resta ritirata. Se chi ha parlato ha cambiato idea, cambia anche il consenso.";
        parse.wrong("status", words);
    } else if consent == Consent::Withdrawn {
        // Who takes it back does not have to say it twice.
        status = VoiceStatus::Withdrawn;
    } else if status == VoiceStatus::Publishable && !is_allowed(consent) {
        parse.wrong("status", "Stato: si può pubblicare solo con il consenso di chi ha parlato.");
    }
    let text = text?;
    Some(Voice {
        provenance: sourcing.of_record(before.provenance.as_ref()),
        text,
        theme: parse.optional("theme"),
        speaker: parse.optional("speaker"),
        origin: parse.optional("origin"),
        said_on: parse.past_day("said_on"),
        micro_territory: parse.chosen_record("micro_territory"),
        meeting: parse.chosen_record("meeting"),
        interview: parse.chosen_record("interview"),
        consent,
        status,
        ..before.clone()
    })
}
