//! How to reach an organisation: what anybody may read, and what only those who work together see.

use leptos::prelude::*;

use crate::domain::{Contacts, PhoneNumber};
use crate::ui::components::FieldKind;
use crate::ui::form::{Asked, Fields, Parse, RowCell, RowWords};

/// Which of the two sets of contacts, and the names of its fields in a draft.
pub struct Which {
    legend: &'static str,
    who_reads: &'static str,
    phones: &'static str,
    email: &'static str,
    url: &'static str,
    ask_for: &'static str,
}

/// What anybody may read.
pub const PUBLIC: Which = Which {
    legend: "Contatti pubblici",
    who_reads: "Li può leggere chiunque, anche le famiglie nella guida.",
    phones: "public_phones",
    email: "public_email",
    url: "public_url",
    ask_for: "public_ask_for",
};

/// What only those who work together see.
pub const WORKING: Which = Which {
    legend: "Contatti di lavoro",
    who_reads: "Servono a chi lavora insieme: le famiglie non li vedono mai, e nell’edizione pubblica non ci sono.",
    phones: "working_phones",
    email: "working_email",
    url: "working_url",
    ask_for: "working_ask_for",
};

/// Contacts as they are read and used.
pub fn said(which: &Which, contacts: &Contacts) -> AnyView {
    let phone = |phone: &PhoneNumber| {
        let about = phone.description.as_ref().map(|it| format!(" ({it})")).unwrap_or_default();
        let href = format!("tel:{}", phone.number.dialled());
        view! { <li><a href=href>{phone.number.to_string()}</a>{about}</li> }
    };
    let email = contacts.email.as_ref().map(|it| {
        let href = format!("mailto:{it}");
        view! { <li><a href=href>{it.to_string()}</a></li> }
    });
    let url = contacts.url.as_ref().map(|it| {
        view! { <li><a href=it.to_string() rel="noreferrer external">{it.to_string()}</a></li> }
    });
    let ask_for = contacts.ask_for.as_ref().map(|it| view! { <li>{format!("Chiedere di: {it}")}</li> });
    view! {
        <ul class="stack" data-gap="s1">
            {contacts.phones.iter().map(phone).collect_view()} {email} {url} {ask_for}
        </ul>
        <p class="small">{which.who_reads}</p>
    }
    .into_any()
}

/// The fields of contacts.
pub fn draw(which: &Which, fields: Fields, contacts: Option<&Contacts>) -> AnyView {
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
    let words = RowWords { add: "Aggiungi un telefono", remove: "Togli questo telefono" };
    view! {
        <fieldset class="group">
            <legend>{which.legend}</legend>
            <p class="hint">{which.who_reads}</p>
            {fields.named_rows(which.phones, "Telefoni".to_owned(), cells, phones, words)}
            {fields.named(which.email, "Indirizzo e-mail", FieldKind::Email, email, Asked::May)}
            {fields.hint("Comincia con https://").named(which.url, "Sito", FieldKind::Web, url, Asked::May)}
            {fields
                .hint("Un ruolo, mai un nome.")
                .named(which.ask_for, "Di chi chiedere", FieldKind::Text, ask_for, Asked::May)}
        </fieldset>
    }
    .into_any()
}

/// Reads contacts; none if nothing is written.
pub fn read(which: &Which, parse: &mut Parse) -> Option<Contacts> {
    let phones = parse.rows(which.phones, |parse, cells, name| {
        let number = parse.cell(name, &cells[0]);
        let description = parse.cell_or_empty(name, &cells[1]);
        Some(PhoneNumber { number: number?, description })
    });
    let contacts = Contacts {
        phones,
        email: parse.optional(which.email),
        url: parse.optional(which.url),
        ask_for: parse.optional(which.ask_for),
    };
    let empty = contacts.phones.is_empty()
        && contacts.email.is_none()
        && contacts.url.is_none()
        && contacts.ask_for.is_none();
    (!empty).then_some(contacts)
}
