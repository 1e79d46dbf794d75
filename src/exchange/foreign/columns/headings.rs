//! The words that stand over columns: the names of fields in our own lists, and those that others use.

use crate::domain::{Kind, folded};
use crate::exchange::foreign::Rows;

use super::TABLES;

/// What a table of a kind may say, and the words by which a column says it. Folded, without punctuation.
pub(super) type Words = (&'static str, &'static [&'static str]);

const BOTH: [Words; 13] = [
    ("id", &["id", "identificativo", "codice", "identifier", "identificatore"]),
    (
        "name",
        &[
            "nome",
            "name",
            "denominazione",
            "titolo",
            "servizio",
            "ente",
            "organizzazione",
            "nome ufficiale",
            "ragione sociale",
            "risorsa",
        ],
    ),
    ("alternate_name", &["nome breve", "altri nomi", "altro nome", "sigla", "alternate name"]),
    ("description", &["descrizione", "description", "che cosa e", "che cos e", "che cosa fa", "attivita"]),
    (
        "phone",
        &[
            "telefono",
            "telefoni",
            "tel",
            "phone",
            "phones",
            "cellulare",
            "numero di telefono",
            "recapito telefonico",
        ],
    ),
    ("email", &["email", "e mail", "mail", "posta elettronica", "indirizzo email"]),
    ("url", &["sito", "sito web", "url", "website", "web", "pagina web", "link"]),
    ("address", &["indirizzo", "via", "address", "sede", "address 1", "dove"]),
    ("city", &["comune", "citta", "city", "localita", "paese"]),
    ("postal_code", &["cap", "codice postale", "postal code", "zip"]),
    ("place", &["luogo", "nome del luogo", "location"]),
    ("contact", &["referente", "a chi chiedere", "di chi chiedere", "ruolo del referente"]),
    ("note", &["nota", "note", "notes", "annotazioni", "osservazioni", "altro"]),
];

const SERVICE: [Words; 12] = [
    (
        "organization",
        &[
            "chi lo offre",
            "chi lo da",
            "gestore",
            "ente gestore",
            "ente erogatore",
            "organization",
            "provider",
            "erogatore",
        ],
    ),
    ("eligibility", &["per chi", "destinatari", "a chi si rivolge", "target", "eligibility", "utenza"]),
    (
        "application",
        &[
            "come si accede",
            "accesso",
            "come fare",
            "che cosa fare",
            "application process",
            "modalita di accesso",
        ],
    ),
    ("fees", &["costo", "costi", "quanto costa", "fees", "tariffe", "prezzo", "il costo a parole"]),
    ("documents", &["documenti", "documenti da portare", "che cosa portare", "required documents"]),
    (
        "opening",
        &[
            "orari",
            "orario",
            "apertura",
            "aperto",
            "quando",
            "schedule",
            "opening hours",
            "giorni e orari",
            "orari a parole",
        ],
    ),
    ("minimum_age", &["eta minima", "da anni", "minimum age", "eta da"]),
    ("maximum_age", &["eta massima", "fino ad anni", "maximum age", "eta a"]),
    ("keywords", &["parole chiave", "parole", "tag", "keywords", "categoria", "categorie"]),
    ("languages", &["lingue", "languages", "lingua"]),
    ("area", &["zona", "dove vale", "territorio", "area", "comuni serviti", "bacino"]),
    ("alert", &["avviso", "avvisi", "alert"]),
];

const SHEET: [Words; 13] = [
    ("what_exists", &["che cosa c e", "che cosa offre"]),
    ("opening", &["orari", "orario", "apertura", "quando e aperto"]),
    ("frequency", &["frequenza", "ogni quanto"]),
    ("capacity", &["capienza", "posti", "quanti ne puo accogliere"]),
    ("since", &["da quando", "dal"]),
    ("specificity", &["che cosa ha di particolare", "specificita"]),
    ("strengths", &["punti di forza", "che cosa fa bene"]),
    ("limits", &["limiti", "che cosa manca", "criticita"]),
    ("openness", &["apertura a collaborare", "disponibilita a collaborare"]),
    ("links", &["con chi lavora", "collaborazioni", "reti"]),
    ("offer_to_families", &["che cosa puo offrire alle famiglie", "offerta alle famiglie"]),
    ("asks_for", &["che cosa chiede", "richieste"]),
    ("target", &["per chi", "destinatari", "target"]),
];

/// The fields that a table of a kind may have, in the order in which people are offered them.
pub fn fields_of(kind: Kind) -> Vec<&'static str> {
    words_of(kind).into_iter().map(|(field, _)| field).collect()
}

pub(super) fn words_of(kind: Kind) -> Vec<Words> {
    let (own, without): (&[Words], &[&str]) = match kind {
        Kind::Service => (&SERVICE, &["place"]),
        Kind::MappingSheet => {
            (&SHEET, &["alternate_name", "phone", "email", "url", "postal_code", "place", "contact"])
        }
        _ => (&[], &["place"]),
    };
    BOTH.iter().filter(|(field, _)| !without.contains(field)).chain(own).copied().collect()
}

pub(super) fn plain(heading: &str) -> String {
    let plain: String = folded(heading).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The field of a kind that a heading names: as it is, or as the beginning of what it says.
pub(super) fn field_named(
    heading: &str,
    kind: Kind,
    labels: &[(String, &'static str)],
) -> Option<&'static str> {
    let heading = plain(heading);
    let words = words_of(kind);
    let known = |field: &'static str| words.iter().find(|(name, _)| *name == field).map(|(name, _)| *name);
    let by_label =
        labels.iter().filter(|(label, _)| plain(label) == heading).find_map(|(_, field)| known(field));
    let whole = || words.iter().find(|(_, names)| names.contains(&heading.as_str())).map(|(field, _)| *field);
    let begins = || {
        let begins = |names: &[&str]| names.iter().any(|name| heading.starts_with(&format!("{name} ")));
        words.iter().find(|(_, names)| begins(names)).map(|(field, _)| *field)
    };
    let by_name =
        || words.iter().find(|(field, _)| field.replace('_', " ") == heading).map(|(field, _)| *field);
    by_label.or_else(whole).or_else(by_name).or_else(begins)
}

/// Headings that only one kind of table has.
pub(super) fn kind_of(rows: &Rows) -> Kind {
    let score = |kind: Kind| {
        let own: &[Words] = match kind {
            Kind::Service => &SERVICE,
            Kind::MappingSheet => &SHEET,
            _ => &[],
        };
        let names = |heading: &String| own.iter().any(|(_, names)| names.contains(&plain(heading).as_str()));
        rows.headings.iter().filter(|heading| names(heading)).count()
    };
    let id = rows
        .headings
        .iter()
        .position(|heading| plain(heading) == "id" || plain(heading).starts_with("identific"));
    let by_id = id.and_then(|at| {
        let first = &rows.rows.first()?.1[at];
        TABLES.into_iter().find(|kind| first.starts_with(&format!("{}-", kind.prefix())))
    });
    let body = rows.headings.iter().any(|heading| {
        matches!(plain(heading).as_str(), "ente" | "organizzazione" | "ragione sociale" | "associazione")
    });
    by_id.unwrap_or_else(|| {
        let (services, sheets) = (score(Kind::Service), score(Kind::MappingSheet));
        if sheets > services {
            Kind::MappingSheet
        } else if services == 0 && body {
            Kind::Organization
        } else {
            Kind::Service
        }
    })
}
