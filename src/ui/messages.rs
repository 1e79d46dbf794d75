//! What is sent of a record as plain text: a message that can be read without the app, in a chat or a mail. Of services
//! families send the card (`words`).

use crate::domain::{Contacts, Id, Kind, MeetingStatus, RecordId};
use crate::insight::groups::seats::total;
use crate::insight::passing::passed::{
    PassedOrganization, PassedSheet, passed_organization, passed_sheet, quotable,
};
use crate::insight::{MeetingSheet, TaskRow, meeting_sheet};
use crate::ui::labels::{Label, numbers, sentence, unquoted, when};
use crate::workspace::Workspace;
use chrono::NaiveDate;

/// A text to be handed to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What it is about.
    pub title: String,
    /// The whole text, the title included.
    pub text: String,
}

/// What is sent of a record; nothing of kinds that are not sent, or when nobody works with it any more.
pub fn message(workspace: &Workspace, kind: Kind, id: &RecordId, today: NaiveDate) -> Option<Message> {
    match kind {
        Kind::Meeting => {
            let id = Id::new(id.clone());
            let sheet = meeting_sheet(workspace, &id, today)?;
            Some(meeting(&sheet, &quotable(workspace, &id)))
        }
        Kind::MappingSheet => passed_sheet(workspace, &Id::new(id.clone())).map(|it| mapped(&it)),
        Kind::Organization => {
            passed_organization(workspace, &Id::new(id.clone())).map(|it| organization(&it))
        }
        _ => None,
    }
}

/// Parts with an empty line between them; parts without lines are left out.
fn joined(title: String, parts: Vec<Vec<String>>) -> Message {
    let filled = parts.into_iter().filter(|part| !part.is_empty()).map(|part| part.join("\n"));
    Message { title, text: filled.collect::<Vec<_>>().join("\n\n") }
}

/// A heading with points under it; nothing without points.
fn listed(heading: &str, points: impl IntoIterator<Item = String>) -> Vec<String> {
    let points: Vec<String> = points.into_iter().map(|point| format!("• {point}")).collect();
    if points.is_empty() { points } else { std::iter::once(heading.to_owned()).chain(points).collect() }
}

/// "Per chi: chi non guida"; nothing when nobody has written it.
fn line(name: &str, value: Option<&str>) -> Option<String> {
    value.map(|value| format!("{name}: {value}"))
}

fn checked(day: Option<NaiveDate>) -> String {
    match day {
        Some(day) => format!("Controllato {}.", when::on(day)),
        None => "Da verificare: chiedi conferma prima di andare.".to_owned(),
    }
}

/// A meeting: before it, the invitation; after it, the minutes. Who came is told in numbers.
fn meeting(sheet: &MeetingSheet, quotes: &[String]) -> Message {
    let meeting = &sheet.meeting;
    let title = meeting.title.to_string();
    let ahead = matches!(meeting.status, MeetingStatus::Planned | MeetingStatus::Postponed);
    let day = meeting.held_on.map_or_else(|| "giorno da trovare".to_owned(), when::weekday_day_year);
    let hour = meeting.starts_at.as_ref().map(|hour| format!("ore {hour}"));
    let place = meeting.place.as_ref().map(ToString::to_string);
    let what = match (&meeting.minutes, meeting.status) {
        (_, MeetingStatus::Cancelled) => Some("Annullato"),
        (_, MeetingStatus::Postponed) => Some("Rinviato: il giorno nuovo si sceglie quando c’è"),
        (Some(_), MeetingStatus::MinutesApproved) => Some("Verbale approvato"),
        (Some(_), _) => Some("Verbale da approvare"),
        (None, _) => None,
    };
    let came = total(&meeting.attendance);
    let mut head = vec![title.clone()];
    head.extend(what.map(ToOwned::to_owned));
    head.push(sentence(&[Some(day), hour, place].into_iter().flatten().collect::<Vec<_>>().join(", ")));
    head.extend(sheet.group.as_ref().map(|group| group.title.clone()));
    head.extend(came.map(|came| format!("Presenti: {}", numbers::total_on_paper(came))));
    let agenda = meeting.agenda.iter().map(|item| item.text.to_string());
    let said = meeting.minutes.as_ref().map(|minutes| minutes.text.to_string());
    let parts = vec![
        head,
        listed("Di che cosa parliamo", agenda.filter(|_| ahead)),
        said.map(|said| vec!["Che cosa si è detto".to_owned(), said]).unwrap_or_default(),
        listed("Decisioni", sheet.decisions.iter().map(|it| it.title.clone())),
        listed("Chi fa che cosa", sheet.tasks.iter().map(task)),
        listed("Bisogni ascoltati", sheet.needs.iter().map(|it| it.need.title.clone())),
        listed("Voci", quotes.iter().map(|quote| format!("«{}»", unquoted(quote)))),
        next(sheet).into_iter().collect(),
    ];
    joined(title, parts)
}

/// "Telefonare all’ufficio (operatrice, entro il 3 dicembre 2026)".
fn task(row: &TaskRow) -> String {
    let due = row.due_on.map(|day| format!("entro {}", when::on(day)));
    let who: Vec<String> = row.role.clone().into_iter().chain(due).collect();
    if who.is_empty() { row.task.title.clone() } else { format!("{} ({})", row.task.title, who.join(", ")) }
}

fn next(sheet: &MeetingSheet) -> Option<String> {
    sheet.next_on.map(|day| format!("La prossima volta: {}.", when::weekday_day_year(day)))
}

/// What a sheet tells of a resource.
fn mapped(it: &PassedSheet) -> Message {
    let place = (!it.places.is_empty()).then(|| it.places.join(", "));
    let facts = [
        Some(sentence(it.kind.label())),
        line("Che cosa offre", it.offer.as_deref()),
        line("Per chi", it.target.as_deref()),
        line("Dove", place.as_deref()),
        line("Quando", it.opening.as_deref()),
        Some(checked(it.checked)),
    ];
    let between_us = "Tienilo fra chi lavora al quaderno: chi offre l’aiuto non ha ancora detto di essere d’accordo a farlo sapere.";
    let parts = vec![
        std::iter::once(it.name.clone()).chain(facts.into_iter().flatten()).collect(),
        if it.agreed { Vec::new() } else { vec![between_us.to_owned()] },
    ];
    joined(it.name.clone(), parts)
}

/// What anybody may know of an organisation.
fn organization(it: &PassedOrganization) -> Message {
    let mut lines = vec![it.name.clone(), sentence(it.kind.label())];
    lines.extend(it.description.clone());
    lines.extend(line("Dove", it.comune.as_deref()));
    lines.extend(it.contacts.iter().flat_map(reach));
    let parts = vec![lines, listed("Che cosa offre", it.services.iter().cloned()), vec![checked(it.checked)]];
    joined(it.name.clone(), parts)
}

fn reach(contacts: &Contacts) -> Vec<String> {
    let phone = contacts.phones.iter().map(|phone| {
        let what = phone.description.as_ref().map(|text| format!(" ({text})")).unwrap_or_default();
        format!("Telefono: {}{what}", phone.number)
    });
    let mail = contacts.email.as_ref().map(|mail| format!("E-mail: {mail}"));
    let site = contacts.url.as_ref().map(|site| format!("Sito: {site}"));
    let ask = contacts.ask_for.as_ref().map(|role| format!("Chiedi di: {role}"));
    phone.chain(mail).chain(site).chain(ask).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Minutes, PhoneNumber};
    use crate::insight::builders::{Filling, day, meeting as met, task as left, text};

    fn sheet(fill: impl FnOnce(&mut crate::domain::Meeting)) -> MeetingSheet {
        let mut it = met("uno", "2026-05-06", None);
        it.title = text("Sera al teatro");
        it.status = MeetingStatus::MinutesDraft;
        fill(&mut it);
        let id = it.id.clone();
        let mut calls = left("uno", Some("2026-06-01"), None);
        calls.text = text("Telefonare all’ufficio");
        calls.role = Some(text("operatrice"));
        calls.meeting = Some(id.clone());
        meeting_sheet(&Filling::default().with(it).with(calls).0, &id, day("2026-05-10")).unwrap()
    }

    #[test]
    fn minutes_are_read_in_a_chat() {
        let sheet = sheet(|it| {
            it.place = Some(text("sala civica"));
            it.minutes = Some(Minutes {
                text: text("Si è parlato di corriere."),
                written_by: None,
                approved_on: None,
            });
        });
        let sent = meeting(&sheet, &["Di sera non torna nessuno".to_owned()]);
        assert_eq!(sent.title, "Sera al teatro");
        assert_eq!(
            sent.text,
            "Sera al teatro\nVerbale da approvare\nMercoledì 6 maggio 2026, sala civica\n\nChe cosa si è detto\nSi è parlato di corriere.\n\nChi fa che cosa\n• Telefonare all’ufficio (operatrice, entro il 1º giugno 2026)\n\nVoci\n• «Di sera non torna nessuno»"
        );
    }

    #[test]
    fn before_a_meeting_its_message_invites() {
        let sheet = sheet(|it| {
            it.status = MeetingStatus::Planned;
            it.agenda =
                vec![crate::domain::AgendaItem { text: text("Le corriere"), minutes: None, done: false }];
        });
        assert!(meeting(&sheet, &[]).text.contains("Di che cosa parliamo\n• Le corriere"));
    }

    #[test]
    fn what_is_not_agreed_yet_says_so() {
        let mut it = PassedSheet {
            name: "Passaggi in auto".to_owned(),
            kind: crate::domain::ResourceKind::InformalGroup,
            places: vec!["Bozzolo".to_owned()],
            offer: Some("Un passaggio la sera".to_owned()),
            target: None,
            opening: None,
            checked: Some(day("2026-05-03")),
            agreed: true,
        };
        let text = "Passaggi in auto\nGruppo informale\nChe cosa offre: Un passaggio la sera\nDove: Bozzolo\nControllato il 3 maggio 2026.";
        assert_eq!(mapped(&it).text, text);
        it.agreed = false;
        assert!(mapped(&it).text.ends_with("d’accordo a farlo sapere."));
    }

    #[test]
    fn an_organisation_is_sent_with_what_anybody_may_know() {
        let number =
            PhoneNumber { number: "0375 000 011".parse().unwrap(), description: Some(text("la mattina")) };
        let contacts = Contacts { phones: vec![number], email: None, url: None, ask_for: None };
        let it = PassedOrganization {
            name: "Parrocchia".to_owned(),
            kind: crate::domain::OrganizationKind::ParishChurch,
            description: None,
            comune: Some("Bozzolo".to_owned()),
            contacts: Some(contacts),
            services: vec!["Doposcuola".to_owned()],
            checked: None,
        };
        assert_eq!(
            organization(&it).text,
            "Parrocchia\nParrocchia o chiesa\nDove: Bozzolo\nTelefono: 0375 000 011 (la mattina)\n\nChe cosa offre\n• Doposcuola\n\nDa verificare: chiedi conferma prima di andare."
        );
    }
}
