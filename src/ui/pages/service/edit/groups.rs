//! The fields of a service, group by group.

use leptos::prelude::*;

use crate::domain::{Cost, Kind, LanguageCode, NonEmptyText, Service, ServiceKind, ServiceStatus};
use crate::insight::reading::Reading;
use crate::ui::components::{Choice, FieldKind};
use crate::ui::form::{Asked, Fields, Form, ManyField, RowCell, RowWords};
use crate::ui::labels::sentence;
use crate::ui::words;
use crate::workspace::Workspace;

use super::part::Part;
use super::{finding, place, read};

/// Every group.
pub fn draw(form: Form, service: &Service, workspace: &Workspace) -> Vec<AnyView> {
    let (fields, reading) = (Fields::of(form, Kind::Service), Reading::of(workspace));
    vec![
        group(Part::What, what(fields, service)),
        group(Part::Whom, whom(form, fields, service)),
        group(Part::How, how(fields, service)),
        group(Part::Place, place::draw(form, fields, service, &reading)),
        group(Part::Contacts, contacts(form, fields, service, &reading)),
        group(Part::Finding, finding::draw(fields, service)),
        group(Part::Guide, guide(fields, service)),
    ]
}

fn group(part: Part, drawn: Vec<AnyView>) -> AnyView {
    view! {
        <fieldset class="group" id=part.anchor() tabindex="-1">
            <legend>{part.words()}</legend>
            {drawn}
        </fieldset>
    }
    .into_any()
}

/// The text of a fact.
fn fact(fact: &Option<crate::domain::Fact<NonEmptyText>>) -> Option<&NonEmptyText> {
    fact.as_ref().map(|fact| &fact.value)
}

fn what(fields: Fields, service: &Service) -> Vec<AnyView> {
    let name = Some(&service.name).filter(|_| !read::is_blank(service));
    vec![
        fields.hint("Come lo direbbe una famiglia: «Un educatore che viene a casa».").line(
            "heading",
            fact(&service.heading),
            Asked::May,
        ),
        fields.line("name", name, Asked::Must),
        fields.hint("La sigla, se la gente la usa.").line(
            "alternate_name",
            service.alternate_name.as_ref(),
            Asked::May,
        ),
        fields.hint("Una o due frasi semplici.").long("description", fact(&service.description), Asked::May),
        fields.word("kind", ServiceKind::ALL, ServiceKind::code, Some(service.kind), Asked::Must),
        fields.word("status", ServiceStatus::ALL, ServiceStatus::code, Some(service.status), Asked::Must),
        fields.hint("Per esempio: sospeso fino a settembre.").line(
            "status_note",
            service.status_note.as_ref(),
            Asked::May,
        ),
    ]
}

/// The languages spoken around here, and any other that the service already has.
fn languages(service: &Service) -> Vec<Choice> {
    const SPOKEN: [&str; 16] =
        ["sq", "ar", "bn", "zh", "fr", "hi", "en", "pl", "pt", "pa", "ro", "ru", "es", "de", "uk", "ur"];
    let named = |code: &str| {
        let (name, own) = words::language(code).unwrap_or((code, ""));
        Choice::new(code, sentence(name)).noted(own)
    };
    let mut all: Vec<Choice> = SPOKEN.into_iter().map(named).collect();
    let others = service.languages.iter().map(LanguageCode::as_str).filter(|code| !SPOKEN.contains(code));
    all.extend(others.map(named));
    all
}

fn whom(form: Form, fields: Fields, service: &Service) -> Vec<AnyView> {
    let spoken = form.chosen("languages", service.languages.iter().map(ToString::to_string));
    let choices = languages(service);
    let id = form.id("languages");
    let many = view! { <ManyField legend="Lingue parlate, oltre all’italiano" choices value=spoken id=id /> };
    vec![
        fields.hint("Per esempio: famiglie con bambini fino a 3 anni.").long(
            "eligibility",
            fact(&service.eligibility),
            Asked::May,
        ),
        fields.number("minimum_age", service.minimum_age, Asked::May),
        fields.number("maximum_age", service.maximum_age, Asked::May),
        many.into_any(),
        fields.hint("Per esempio: punjabi il mercoledì mattina.").line(
            "language_note",
            service.language_note.as_ref(),
            Asked::May,
        ),
    ]
}

fn how(fields: Fields, service: &Service) -> Vec<AnyView> {
    let papers: Vec<&str> = service.required_documents.iter().map(NonEmptyText::as_str).collect();
    let cost = service.cost.as_ref().map(|fact| fact.value);
    vec![
        fields.hint("Un passo per riga.").long(
            "application_process",
            fact(&service.application_process),
            Asked::May,
        ),
        fields.hint("Una frase pronta per chi fa fatica al telefono, senza virgolette.").long(
            "say_on_phone",
            service.say_on_phone.as_ref(),
            Asked::May,
        ),
        fields.hint("Uno per riga.").long("required_documents", Some(papers.join("\n")), Asked::May),
        fields.word("cost", Cost::ALL, Cost::code, cost, Asked::May),
        fields.line("fees_description", service.fees_description.as_ref(), Asked::May),
    ]
}

fn contacts(form: Form, fields: Fields, service: &Service, reading: &Reading) -> Vec<AnyView> {
    let text = |it: Option<String>| it.unwrap_or_default();
    let phones = service.phones.iter().map(|phone| {
        vec![phone.number.to_string(), text(phone.description.as_ref().map(ToString::to_string))]
    });
    let cells = vec![
        RowCell::new("Numero", FieldKind::Phone),
        RowCell::new("Quando, o per che cosa", FieldKind::Text),
    ];
    let adding = RowWords { add: "Aggiungi un telefono", remove: "Togli questo telefono" };
    let email = text(service.email.as_ref().map(ToString::to_string));
    let url = text(service.url.as_ref().map(ToString::to_string));
    let mut drawn = finding::actors(form, service, reading);
    drawn.extend([
        fields
            .hint("Di una scheda protetta le famiglie vedono solo i numeri nazionali.")
            .rows("phones", cells, phones, adding),
        fields.named("email", "Indirizzo e-mail", FieldKind::Email, email, Asked::May),
        fields.hint("Comincia con https://").named("url", "Sito", FieldKind::Web, url, Asked::May),
    ]);
    drawn
}

fn guide(fields: Fields, service: &Service) -> Vec<AnyView> {
    let figures = service.figures.iter().map(|figure| vec![figure.name.to_string(), figure.text.to_string()]);
    let cells =
        vec![RowCell::new("Che cosa conta", FieldKind::Text), RowCell::new("Il numero", FieldKind::Text)];
    let adding = RowWords { add: "Aggiungi un numero", remove: "Togli questo numero" };
    let (by, on) = match &service.assurance {
        Some(assurance) => (assurance.by.to_string(), assurance.on.to_string()),
        None => (String::new(), String::new()),
    };
    let protected = "Parla di violenza o di tutela dei minori: niente indirizzo, orari e mappa; numeri nazionali e «Esci in fretta».";
    vec![
        fields.hint(protected).check("protected", service.protected).1,
        fields.hint("Il ruolo, mai il nome.").named(
            "assurance_by",
            "Chi ha verificato",
            FieldKind::Text,
            by,
            Asked::May,
        ),
        fields.named("assurance_on", "Quando ha verificato", FieldKind::Date, on, Asked::May),
        fields.hint("Il codice, come 1.c.").line("objective", service.objective.as_ref(), Asked::May),
        fields.rows("figures", cells, figures, adding),
        fields.long("note", service.note.as_ref(), Asked::May),
    ]
}
