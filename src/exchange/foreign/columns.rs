//! A table of any making: which column says what, guessed from the headings and corrected by a person, and
//! the rows read so. A row becomes the item of a directory, and is read as one.

mod cells;
mod headings;

use std::collections::BTreeMap;

use serde_json::json;

use crate::domain::Kind;

use super::gathering::Gathering;
use super::item::spoken;
use super::table::{Rows, TextCode};
use super::{Foreign, ForeignError, Places, Unread, Why, organization, service};

use crate::exchange::csv_out::unguarded;
use cells::{organization_item, service_item, sheet};
pub use headings::fields_of;
use headings::{field_labelled, field_named, kind_of};

/// The kinds of which a table is read, the likeliest first.
pub const TABLES: [Kind; 3] = [Kind::Service, Kind::Organization, Kind::MappingSheet];

/// Fields that our own lists only tell people of: what stands there is not the whole of what we know.
const OURS_TOLD: [&str; 2] = ["area", "organization"];

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

impl Columns {
    /// Guesses what a table is, if it is not `own` list of a kind, and what its columns say. `labels` are the names of
    /// fields on screen.
    pub fn guess(
        rows: Rows,
        own: Option<Kind>,
        labels: impl Fn(Kind) -> Vec<(String, &'static str)>,
    ) -> Columns {
        let of = own.unwrap_or_else(|| kind_of(&rows));
        let ours = own.is_some() || is_ours(&rows, of);
        Columns::matched(rows, of, ours, &labels(of))
    }

    /// Guesses what the columns say, given what the table is of.
    pub fn of(rows: Rows, of: Kind, labels: &[(String, &'static str)]) -> Columns {
        let ours = is_ours(&rows, of);
        Columns::matched(rows, of, ours, labels)
    }

    fn matched(rows: Rows, of: Kind, ours: bool, labels: &[(String, &'static str)]) -> Columns {
        // What is called exactly as on screen goes first: «orari, a parole» must not lose its place to «orari».
        let mut fields: Vec<Option<&'static str>> =
            rows.headings.iter().map(|heading| field_labelled(heading, of, labels)).collect();
        let mut taken: Vec<&'static str> = Vec::new();
        for field in &mut fields {
            *field = field.filter(|field| !taken.contains(field));
            taken.extend(*field);
        }
        for (field, heading) in fields.iter_mut().zip(&rows.headings).filter(|(field, _)| field.is_none()) {
            *field = field_named(heading, of).filter(|field| !taken.contains(field));
            taken.extend(*field);
        }
        let mut columns: Vec<Column> = Vec::new();
        for (at, (heading, field)) in rows.headings.iter().zip(fields).enumerate() {
            let says = rows.rows.iter().map(|(_, cells)| &cells[at]).filter(|cell| !cell.is_empty());
            let samples: Vec<String> = says.take(SAMPLES).cloned().collect();
            let used = field.map_or(Use::Note, Use::Field);
            columns.push(Column { heading: heading.clone(), used, samples });
        }
        // A table that we wrote ourselves says in other columns what its records say already.
        if ours && columns.iter().any(|column| column.used == Use::Field("id")) {
            let told =
                |used: Use| used == Use::Note || OURS_TOLD.iter().any(|field| used == Use::Field(field));
            columns.iter_mut().filter(|column| told(column.used)).for_each(|column| {
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

#[cfg(test)]
mod tests {
    use super::headings::{plain, words_of};
    use super::*;
    use crate::domain::{AnyRecord, Service};
    use crate::exchange::foreign::rows;

    fn guessed(text: &str) -> Columns {
        Columns::guess(rows(text.as_bytes()).unwrap(), None, |_| {
            vec![("Che cosa dà".to_owned(), "description")]
        })
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
    fn what_is_noted_of_a_sheet_is_nothing_that_families_read() {
        let table =
            rows("Nome;Comune;Appunti nostri;Cosa fa\nBar;Asola;la signora beve;Serve il caffè\n".as_bytes());
        let mut columns = Columns::of(table.unwrap(), Kind::MappingSheet, &[]);
        columns.columns[3].used = Use::Field("description");
        let foreign = columns.read(Places::default(), "x").unwrap();
        let AnyRecord::MappingSheet(sheet) = &foreign.offered[0].record else { panic!("no sheet") };
        assert_eq!(sheet.what_it_does.as_ref().unwrap().as_str(), "Serve il caffè");
        let kept = sheet.specificity.as_ref().unwrap().as_str();
        assert!(kept.contains("Appunti nostri: la signora beve") && kept.contains("Comune: Asola"), "{kept}");
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
    fn what_is_called_as_on_screen_goes_before_what_only_resembles_it() {
        let labels = [("orari, a parole".to_owned(), "opening")];
        let table = rows("Nome;Orari;Orari, a parole\nAvis;lun;il lunedì\n".as_bytes()).unwrap();
        let columns = Columns::of(table, Kind::Service, &labels);
        assert_eq!(uses(&columns)[1..], [Use::Note, Use::Field("opening")]);
    }

    #[test]
    fn our_own_list_is_known_by_its_identifiers() {
        let columns = guessed("Identificativo;Nome;Stato\norganization-nil;NIL;attivo\n");
        assert_eq!((columns.of, uses(&columns)[2]), (Kind::Organization, Use::LeaveOut));
        // Those of records made here say nothing.
        let rows = rows("Identificativo;Nome;Stato\n01a21516-4b5d;NIL;attivo\n".as_bytes()).unwrap();
        let columns = Columns::guess(rows, Some(Kind::Organization), |_| Vec::new());
        assert_eq!((columns.of, uses(&columns)[2]), (Kind::Organization, Use::LeaveOut));
    }
}
