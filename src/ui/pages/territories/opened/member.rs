//! A member of a group: a name and how to reach them, kept on this device only and never of a minor.

use leptos::prelude::*;

use crate::domain::{
    Email, Id, Kind, Member, NonEmptyText, ParticipantCategory, Phone, RecordId, SteeringGroup,
};
use crate::insight::reading::Reading;
use crate::session::Session;
use crate::ui::components::{Choice, FieldKind, Notice, Status};
use crate::ui::form::{Asked, FormDialog, Keeper, Parse, Sourcing, Ways};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::{self, Label, sentence};
use crate::ui::pages::networks::linked::unnamed;
use crate::ui::pages::territories::known::{Line, field, link, row, text};
use crate::workspace::Workspace;

use super::edit::{Drawing, create, edit, typed};
use super::sheet::Noun;

/// How a member is read and changed.
pub const NOUN: Noun = Noun { facts, form: Some(form) };

const KIND: Kind = Kind::Member;

fn facts(workspace: &Workspace, id: &RecordId) -> Vec<Line> {
    let reading = Reading::of(workspace);
    let Some(member) = reading.get::<Member>(&typed(id)) else { return Vec::new() };
    let call = |phone: &Phone| {
        view! { <a href=format!("tel:{}", phone.dialled())>{phone.to_string()}</a> }
    };
    let write = |email: &Email| view! { <a href=format!("mailto:{email}")>{email.to_string()}</a> };
    vec![
        row("Dove sta scritto", view! { <StaysHere /> }),
        text(KIND, "name", Some(&member.name)),
        link(KIND, "group", reading.mention(&member.group)),
        field(KIND, "category", member.category.map(|category| sentence(category.label()))),
        text(KIND, "role", member.role.as_ref()),
        field(KIND, "phone", member.phone.as_ref().map(call)),
        field(KIND, "email", member.email.as_ref().map(write)),
        text(KIND, "note", member.note.as_ref()),
    ]
}

/// The mark of what never leaves this device.
#[component]
fn StaysHere() -> impl IntoView {
    view! {
        <span class="cluster" data-gap="s2">
            <Icon glyph=Glyph::Lock size=18 />
            "Solo su questo dispositivo, e nella copia completa."
        </span>
    }
}

fn form(id: RecordId, ways: Ways) -> AnyView {
    edit::<Member>(id, ways, draw, read)
}

fn draw(drawing: &Drawing<Member>) -> Vec<AnyView> {
    let (fields, member) = (drawing.fields, drawing.before);
    let groups = drawing.choices::<SteeringGroup>();
    let group = Some(member.group.record()).filter(|id| groups.iter().any(|it| it.value == id.as_str()));
    vec![
        notice(),
        fields.line("name", drawing.seen(&member.name), Asked::Must),
        fields.record("group", groups, group, Asked::Must),
        fields.choice(
            "category",
            categories(member.category),
            member.category.map(ParticipantCategory::code).unwrap_or_default().to_owned(),
            Asked::May,
        ),
        fields.line("role", member.role.as_ref(), Asked::May),
        fields.named(
            "phone",
            sentence(labels::field(KIND, "phone")),
            FieldKind::Phone,
            member.phone.as_ref().map(ToString::to_string).unwrap_or_default(),
            Asked::May,
        ),
        fields.named(
            "email",
            sentence(labels::field(KIND, "email")),
            FieldKind::Email,
            member.email.as_ref().map(ToString::to_string).unwrap_or_default(),
            Asked::May,
        ),
        fields.hint("Mai la salute, la fede, le idee politiche o le storie di famiglia.").long(
            "note",
            member.note.as_ref(),
            Asked::May,
        ),
    ]
}

/// Where names go, and whose names are never written.
fn notice() -> AnyView {
    view! {
        <Notice status=Status::Warn>
            <p>
                <b>"Resta su questo dispositivo."</b>
                " Non entra nei file di lavoro né in quelli pubblici: solo nella copia completa."
            </p>
            <p>
                "Solo persone adulte, e solo se sono d’accordo. Di chi ha meno di 18 anni non si scrivono né nome né contatti: si conta fra le categorie, e basta."
            </p>
        </Notice>
    }
    .into_any()
}

/// The categories a person may be counted in. Children are counted and never named: the word is offered only
/// where a file brought it, so that it can be read and changed.
fn categories(now: Option<ParticipantCategory>) -> Vec<Choice> {
    let offered = |it: &&ParticipantCategory| **it != ParticipantCategory::Children || now == Some(**it);
    let choice = |it: &ParticipantCategory| Choice::new(it.code(), sentence(it.label()));
    ParticipantCategory::ALL.iter().filter(offered).map(choice).collect()
}

fn read(parse: &mut Parse, _: &mut Sourcing, before: &Member) -> Option<Member> {
    let name: Option<NonEmptyText> = parse.required("name");
    let group = parse.chosen_record("group");
    if group.is_none() {
        parse.wrong("group", "Gruppo: scegli di quale gruppo fa parte.");
    }
    let (phone, email) = (parse.optional("phone"), parse.optional("email"));
    Some(Member {
        name: name?,
        group: group?,
        category: parse.word("category", ParticipantCategory::of_code),
        role: parse.optional("role"),
        phone,
        email,
        note: parse.optional("note"),
        ..before.clone()
    })
}

/// A member of whom nothing is known yet.
fn blank(session: Session, group: Option<RecordId>) -> Member {
    Member {
        id: session.fresh_id(),
        // Without a group the form asks for one: this name of nobody is never written.
        group: group.map_or_else(|| session.fresh_id(), Id::new),
        name: unnamed(),
        category: None,
        role: None,
        phone: None,
        email: None,
        note: None,
        binned: None,
    }
}

/// The form of a new member. `from` is their group.
#[component]
pub fn AddMember(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The group, where it is known from the start.
    #[prop(optional)]
    from: Option<RecordId>,
    /// Told which record came of it.
    #[prop(optional, into)]
    made: Option<Callback<RecordId>>,
) -> impl IntoView {
    let session = Keeper::here().session();
    let done = Callback::new(move |id: RecordId| {
        open.set(false);
        if let Some(made) = made {
            made.run(id);
        }
    });
    let key = format!("nuovo:member:{}", from.as_ref().map_or("", RecordId::as_str));
    let form = move |ways| create(key.clone(), blank(session, from.clone()), ways, done, draw, read);
    view! { <FormDialog open title="Chi aggiungi?" form /> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_named_as_a_child() {
        let children = ParticipantCategory::Children.code();
        assert!(categories(None).iter().all(|choice| choice.value != children));
        assert_eq!(categories(None).len(), ParticipantCategory::ALL.len() - 1);
        assert_eq!(categories(Some(ParticipantCategory::Children)).len(), ParticipantCategory::ALL.len());
    }
}
