//! A table of any making: which column says what, guessed from the headings and corrected by a person, and
//! the rows read so. A row becomes the item of a directory, and is read as one.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::domain::{Kind, MappingSheet, NonEmptyText, Place, folded};

use super::gathering::Gathering;
use super::item::{note, spoken, tidy};
use super::table::{Rows, TextCode};
use super::{Foreign, ForeignError, Places, Unread, Why, organization, service};

/// The kinds of which a table is read, the likeliest first.
pub const TABLES: [Kind; 3] = [Kind::Service, Kind::Organization, Kind::MappingSheet];

/// How many cells of a column are shown.
const SAMPLES: usize = 3;

/// What is done with a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// It is this field.
    Field(&'static str),
    /// It becomes a line of the note.
    Note,
    /// It is not taken.
    LeaveOut,
}

/// A column and what is done with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What stands over it.
    pub heading: String,
    /// Its first cells that say something.
    pub samples: Vec<String>,
    /// What is done with it.
    pub used: Use,
}

/// A table whose columns are matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// Of what it is a table.
    pub of: Kind,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Rows,
}

/// What a table of a kind may say, and the words by which a column says it. Folded, without punctuation.
type Words = (&'static str, &'static [&'static str]);

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

fn words_of(kind: Kind) -> Vec<Words> {
    let (own, without): (&[Words], &[&str]) = match kind {
        Kind::Service => (&SERVICE, &["place"]),
        Kind::MappingSheet => {
            (&SHEET, &["alternate_name", "phone", "email", "url", "postal_code", "place", "contact"])
        }
        _ => (&[], &["place"]),
    };
    BOTH.iter().filter(|(field, _)| !without.contains(field)).chain(own).copied().collect()
}

fn plain(heading: &str) -> String {
    let plain: String = folded(heading).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The field of a kind that a heading names: as it is, or as the beginning of what it says.
fn field_named(heading: &str, kind: Kind, labels: &[(String, &'static str)]) -> Option<&'static str> {
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
fn kind_of(rows: &Rows) -> Kind {
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

impl Columns {
    /// Guesses what a table is and what its columns say. `labels` are the names of fields on screen.
    pub fn guess(rows: Rows, labels: impl Fn(Kind) -> Vec<(String, &'static str)>) -> Columns {
        let of = kind_of(&rows);
        Columns::of(rows, of, &labels(of))
    }

    /// Guesses what the columns say, given what the table is of.
    pub fn of(rows: Rows, of: Kind, labels: &[(String, &'static str)]) -> Columns {
        let mut taken = Vec::new();
        let mut columns: Vec<Column> = Vec::new();
        for (at, heading) in rows.headings.iter().enumerate() {
            let says = rows.rows.iter().map(|(_, cells)| &cells[at]).filter(|cell| !cell.is_empty());
            let samples: Vec<String> = says.take(SAMPLES).cloned().collect();
            let field = field_named(heading, of, labels).filter(|field| !taken.contains(field));
            taken.extend(field);
            let used = field.map_or(Use::Note, Use::Field);
            columns.push(Column { heading: heading.clone(), used, samples });
        }
        // A table that we wrote ourselves says in other columns what its records say already.
        if columns.iter().any(|column| column.used == Use::Field("id")) && is_ours(&rows, of) {
            columns.iter_mut().filter(|column| column.used == Use::Note).for_each(|column| {
                column.used = Use::LeaveOut;
            });
        }
        if !taken.contains(&"name")
            && let Some(first) = columns.iter_mut().find(|column| column.used == Use::Note)
        {
            first.used = Use::Field("name");
        }
        Columns { of, columns, rows }
    }

    /// Whether a column is the name: without one nothing can be read.
    pub fn has_name(&self) -> bool {
        self.columns.iter().any(|column| column.used == Use::Field("name"))
    }

    /// Reads the rows.
    pub fn read(&self, places: Places, source: &str) -> Result<Foreign, ForeignError> {
        if !self.has_name() {
            return Err(ForeignError::NoName);
        }
        let mut gathering = Gathering::new(places, source);
        gathering.report.old_letters = self.rows.code == TextCode::Windows;
        for unread in &self.rows.unread {
            gathering.report.not_read(unread.clone());
        }
        for (line, cells) in &self.rows.rows {
            if let Err(why) = self.row(cells, &mut gathering) {
                gathering.report.not_read(Unread { file: None, line: *line, why });
            }
        }
        let foreign = gathering.done();
        if foreign.offered.is_empty() { Err(ForeignError::NoRows) } else { Ok(foreign) }
    }

    fn row(&self, cells: &[String], gathering: &mut Gathering) -> Result<(), Why> {
        let mut fields: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
        let mut notes = Vec::new();
        for (column, cell) in self.columns.iter().zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            let cell = unguarded(cell).to_owned();
            match column.used {
                Use::Field(field) => fields.entry(field).or_default().push(cell),
                Use::Note => {
                    gathering.report.note(&column.heading);
                    notes.push(format!("{}: {cell}", column.heading));
                }
                Use::LeaveOut => gathering.report.leave_out(&column.heading),
            }
        }
        let mut map = match self.of {
            Kind::MappingSheet => return sheet(fields, notes, gathering),
            Kind::Organization => organization_item(fields),
            _ => service_item(fields),
        };
        let kept = map.remove("note").map(|note| spoken(&note));
        notes.splice(0..0, kept);
        if !notes.is_empty() {
            map.insert("note".to_owned(), json!(notes.join("\n")));
        }
        match self.of {
            Kind::Organization => organization::read(map, gathering).map(|_| ()),
            _ => service::read(map, None, gathering),
        }
    }
}

fn is_ours(rows: &Rows, of: Kind) -> bool {
    let prefix = format!("{}-", of.prefix());
    rows.rows.first().is_some_and(|(_, cells)| cells.iter().any(|cell| cell.starts_with(&prefix)))
}

/// A cell without the apostrophe that keeps spreadsheets from computing it.
fn unguarded(cell: &str) -> &str {
    let risky = |rest: &str| rest.starts_with(['=', '+', '-', '@', '0']);
    cell.strip_prefix('\'').filter(|rest| risky(rest.trim_start_matches('\''))).unwrap_or(cell)
}

/// Several things in one cell.
fn several(text: &str) -> impl Iterator<Item = &str> {
    text.split(['|', ';', '\n']).map(str::trim).filter(|part| !part.is_empty())
}

fn phones(text: &str) -> Value {
    let phone = |part: &str| match part.split_once('(') {
        // A bracket at the very beginning is the one of a prefix: (0375) 000112.
        Some((number, words)) if !number.trim().is_empty() => {
            json!({ "number": number.trim(), "description": words.trim_end_matches(')').trim() })
        }
        _ => json!({ "number": part }),
    };
    several(text).flat_map(|part| part.split(" - ").map(phone).collect::<Vec<_>>()).collect()
}

/// The fields that a service and an organisation share.
fn item(
    mut fields: BTreeMap<&'static str, Vec<String>>,
) -> (Map<String, Value>, BTreeMap<&'static str, Vec<String>>) {
    let mut map = Map::new();
    for name in ["id", "name", "alternate_name", "description", "email", "note"] {
        if let Some(cells) = fields.remove(name) {
            map.insert(name.to_owned(), json!(cells.join("; ")));
        }
    }
    if let Some(cells) = fields.remove("url") {
        let text = cells.join(" ");
        let bare = !text.contains("://") && !text.contains(' ');
        map.insert("url".to_owned(), json!(if bare { format!("https://{text}") } else { text }));
    }
    if let Some(cells) = fields.remove("phone") {
        map.insert("phones".to_owned(), phones(&cells.join("|")));
    }
    if let Some(cells) = fields.remove("contact") {
        map.insert("contacts".to_owned(), json!([{ "title": cells.join("; ") }]));
    }
    let mut place = Map::new();
    for (name, member) in [("address", "address_1"), ("city", "city"), ("postal_code", "postal_code")] {
        if let Some(cells) = fields.remove(name) {
            place.insert(member.to_owned(), json!(cells.join(", ")));
        }
    }
    // A comune alone is not a place: it says where an organisation is, or where a service is given.
    match place.get("city").cloned() {
        Some(city) if place.len() == 1 => {
            map.insert("city".to_owned(), city);
        }
        _ if !place.is_empty() => {
            map.insert("locations".to_owned(), json!([place]));
        }
        _ => {}
    }
    (map, fields)
}

fn organization_item(fields: BTreeMap<&'static str, Vec<String>>) -> Map<String, Value> {
    item(fields).0
}

fn service_item(fields: BTreeMap<&'static str, Vec<String>>) -> Map<String, Value> {
    let (mut map, mut fields) = item(fields);
    if let Some(city) = map.remove("city") {
        fields.entry("area").or_default().push(spoken(&city));
    }
    for (field, cells) in fields {
        let text = cells.join("; ");
        let list = |member: &str| several(&text).map(|part| json!({ member: part })).collect::<Value>();
        let (member, value) = match field {
            "eligibility" => ("eligibility_description", json!(text)),
            "application" => ("application_process", json!(text)),
            "fees" => ("fees_description", json!(text)),
            "documents" => ("required_documents", list("document")),
            "opening" => ("schedules", json!([{ "description": text }])),
            "area" => (
                "service_areas",
                several(&text)
                    .flat_map(|part| part.split(','))
                    .map(|part| json!({ "name": part.trim() }))
                    .collect(),
            ),
            "languages" => ("languages", list("name")),
            "keywords" => {
                let word = |part: &str| json!({ "taxonomy_term": { "name": part } });
                ("attributes", several(&text).map(word).collect())
            }
            other => (other, json!(text)),
        };
        map.insert(member.to_owned(), value);
    }
    map
}

fn sheet(
    mut fields: BTreeMap<&'static str, Vec<String>>,
    mut notes: Vec<String>,
    gathering: &mut Gathering,
) -> Result<(), Why> {
    let mut text = |name: &str| -> Option<NonEmptyText> { tidy(&fields.remove(name)?.join("; ")) };
    let name = text("name").ok_or(Why::NoName)?;
    let city = text("city");
    let place = city.as_ref().and_then(|city| gathering.places.comune(city.as_str())).cloned();
    if let Some(city) = city.as_ref().filter(|_| place.is_none()) {
        gathering.report.note("comune");
        notes.push(city.to_string());
    }
    let identity = text("id").map_or_else(
        || format!("{name}|{}", city.map_or(String::new(), |city| city.to_string())),
        |id| id.to_string(),
    );
    let id = gathering.id_of::<MappingSheet>(&identity);
    if gathering.knows(id.record()).is_some() {
        return Err(Why::Twice);
    }
    let mut what = vec![text("description"), text("note")]
        .into_iter()
        .flatten()
        .map(|text| text.to_string())
        .collect::<Vec<_>>();
    what.append(&mut notes);
    let sheet = MappingSheet {
        place: place.map(Place::Comune),
        address: text("address"),
        what_exists: text("what_exists"),
        opening: text("opening"),
        frequency: text("frequency"),
        capacity: text("capacity"),
        since: text("since"),
        what_it_does: note(what),
        specificity: text("specificity"),
        strengths: text("strengths"),
        limits: text("limits"),
        openness: text("openness"),
        links: text("links"),
        offer_to_families: text("offer_to_families"),
        asks_for: text("asks_for"),
        target: text("target"),
        provenance: gathering.provenance(),
        ..MappingSheet::named(id, name)
    };
    gathering.put(sheet, 1);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AnyRecord, Service};
    use crate::exchange::foreign::rows;

    fn guessed(text: &str) -> Columns {
        Columns::guess(rows(text.as_bytes()).unwrap(), |_| vec![("Che cosa dà".to_owned(), "description")])
    }

    fn uses(columns: &Columns) -> Vec<Use> {
        columns.columns.iter().map(|column| column.used).collect()
    }

    #[test]
    fn words_are_in_the_form_in_which_headings_are_compared() {
        for kind in TABLES {
            for (field, names) in words_of(kind) {
                assert!(names.iter().all(|name| plain(name) == **name), "{field}");
            }
        }
    }

    #[test]
    fn columns_are_matched_by_their_headings_and_what_is_left_becomes_a_note() {
        let columns = guessed(
            "Denominazione;Tel.;Orari;Chi lo offre;Che cosa dà;Colore\nDoposcuola;0375 000112 (mattina) | 0375 000113;lun 9-12;Azienda;Aiuto;blu\n",
        );
        assert_eq!(columns.of, Kind::Service);
        let expected = ["name", "phone", "opening", "organization", "description"].map(Use::Field);
        assert_eq!(uses(&columns)[..5], expected);
        assert_eq!(uses(&columns)[5], Use::Note);
        let foreign = columns.read(Places::default(), "Tabella").unwrap();
        assert_eq!((foreign.report.services, foreign.report.organizations), (1, 1));
        let service: Vec<&Service> = foreign
            .offered
            .iter()
            .filter_map(|one| match &one.record {
                AnyRecord::Service(service) => Some(service.as_ref()),
                _ => None,
            })
            .collect();
        assert_eq!(service[0].phones.len(), 2);
        assert_eq!(service[0].phones[0].description.as_ref().unwrap().as_str(), "mattina");
        assert_eq!(service[0].note.as_ref().unwrap().as_str(), "Colore: blu");
        assert_eq!(foreign.report.noted["Colore"], 1);
        assert_eq!(foreign, columns.read(Places::default(), "Tabella").unwrap());
    }

    #[test]
    fn a_person_may_say_otherwise_and_a_name_is_asked_for() {
        let mut columns = guessed("a,b\nAvis,1\nAvis,2\n");
        assert_eq!(uses(&columns), [Use::Field("name"), Use::Note]);
        columns.columns[0].used = Use::LeaveOut;
        assert_eq!(columns.read(Places::default(), "x"), Err(ForeignError::NoName));
        columns = Columns::of(columns.rows, Kind::MappingSheet, &[]);
        let foreign = columns.read(Places::default(), "x").unwrap();
        assert_eq!((foreign.report.sheets, foreign.report.unread[0].why), (1, Why::Twice));
    }

    #[test]
    fn our_own_list_is_known_by_its_identifiers() {
        let columns = guessed("Identificativo;Nome;Stato\norganization-nil;NIL;attivo\n");
        assert_eq!((columns.of, uses(&columns)[2]), (Kind::Organization, Use::LeaveOut));
    }
}
