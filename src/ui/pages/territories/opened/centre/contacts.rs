//! How to reach a centre: telephones, mail, site, and who to ask for as a role.

use leptos::prelude::*;

use crate::domain::{Contacts, PhoneNumber};
use crate::ui::components::FieldKind;
use crate::ui::form::{Asked, Fields, Parse, RowCell, RowWords};

/// Contacts in words, one a line.
pub fn said_contacts(contacts: Option<&Contacts>) -> Vec<String> {
    let Some(contacts) = contacts else { return Vec::new() };
    let phone = |phone: &PhoneNumber| match &phone.description {
        Some(description) => format!("{} ({description})", phone.number),
        None => phone.number.to_string(),
    };
    let mut lines: Vec<String> = contacts.phones.iter().map(phone).collect();
    lines.extend(contacts.email.as_ref().map(ToString::to_string));
    lines.extend(contacts.url.as_ref().map(ToString::to_string));
    lines.extend(contacts.ask_for.as_ref().map(|role| format!("Chiedere di: {role}")));
    lines
}

/// The fields of contacts.
pub fn draw_contacts(fields: Fields, contacts: Option<&Contacts>) -> Vec<AnyView> {
    let phones = contacts.iter().flat_map(|it| &it.phones).map(|phone| {
        let description = phone.description.as_ref().map(ToString::to_string).unwrap_or_default();
        vec![phone.number.to_string(), description]
    });
    let text = |it: Option<String>| it.unwrap_or_default();
    let email = text(contacts.and_then(|it| it.email.as_ref()).map(ToString::to_string));
    let url = text(contacts.and_then(|it| it.url.as_ref()).map(ToString::to_string));
    let ask_for = text(contacts.and_then(|it| it.ask_for.as_ref()).map(ToString::to_string));
    let cells = vec![
        RowCell::new("Numero", FieldKind::Phone),
        RowCell::new("Quando, o per che cosa", FieldKind::Text),
    ];
    vec![
        fields.rows(
            "phones",
            cells,
            phones,
            RowWords { add: "Aggiungi un telefono", remove: "Togli questo telefono" },
        ),
        fields.named("email", "Indirizzo e-mail", FieldKind::Email, email, Asked::May),
        fields.hint("Comincia con https://").named("url", "Sito", FieldKind::Web, url, Asked::May),
        fields.hint("Un ruolo, mai un nome.").named(
            "ask_for",
            "Di chi chiedere",
            FieldKind::Text,
            ask_for,
            Asked::May,
        ),
    ]
}

/// Reads contacts; none if nothing is written.
pub fn read_contacts(parse: &mut Parse) -> Option<Contacts> {
    let phones = parse.rows("phones", |parse, cells, name| {
        let number = parse.cell(name, &cells[0]);
        let description = parse.cell_or_empty(name, &cells[1]);
        Some(PhoneNumber { number: number?, description })
    });
    let contacts = Contacts {
        phones,
        email: parse.optional("email"),
        url: parse.optional("url"),
        ask_for: parse.optional("ask_for"),
    };
    let empty = contacts.phones.is_empty()
        && contacts.email.is_none()
        && contacts.url.is_none()
        && contacts.ask_for.is_none();
    (!empty).then_some(contacts)
}
