//! A table before it is read: what each column is, guessed and to be corrected, with its first cells beside it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::Kind;
use crate::session::{Columns, ForeignError, ImportError, Rows, TABLES, TextCode, Use, fields_of, own_list};
use crate::ui::app::session;
use crate::ui::components::{Choice, Notice, SelectField, Status};
use crate::ui::labels::{self, OnScreen, errors, numbers, sentence};
use crate::ui::pages::working::focus_soon;

use super::refusal::Refused;
use super::stage::{Stage, Tables};

/// A table that waits for its columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The name of its file.
    pub file_name: String,
    /// Its rows and what each column is, guessed until somebody corrects it.
    pub columns: Columns,
}

impl Table {
    /// A table as it was found; refused where it is a list of ours that is only for reading.
    pub fn of(file_name: String, rows: Rows) -> Result<Self, Refused> {
        match own_list(&rows.headings, &OnScreen) {
            Some(kind) if !TABLES.contains(&kind) => {
                Err(Refused { file_name, error: ImportError::Foreign(ForeignError::OwnList(kind)) })
            }
            own => Ok(Table { file_name, columns: Columns::guess(rows, own, headings) }),
        }
    }
}

const NOTE: &str = "note";
const OUT: &str = "out";

/// The field of our records that a field of a table is called after.
fn named_after(kind: Kind, field: &'static str) -> &'static str {
    match (kind, field) {
        (_, "phone") => "phones",
        (Kind::Service, "organization") => "provider",
        (Kind::Service, "application") => "application_process",
        (Kind::Service, "fees") => "fees_description",
        (Kind::Service, "documents") => "required_documents",
        (Kind::Service, "opening") => "schedule_note",
        (Kind::Service, "languages") => "language_note",
        (Kind::Service, "area") => "service_area",
        (Kind::Service, "alert") => "status_note",
        (Kind::Organization, "alternate_name") => "alternate_names",
        (Kind::MappingSheet, "description") => "what_it_does",
        _ => field,
    }
}

/// What a field of a table is called on screen.
fn called(kind: Kind, field: &'static str) -> String {
    let words = match field {
        "id" => "codice nell’elenco",
        "name" => "nome",
        "phone" => "telefoni",
        "email" => "e-mail",
        "url" => "sito",
        "address" => "indirizzo",
        "city" => "comune",
        "postal_code" => "CAP",
        "contact" => "a chi chiedere (un ruolo)",
        "note" => "note",
        _ => labels::field(kind, named_after(kind, field)),
    };
    sentence(words)
}

/// The headings that our own lists have, with the field of each.
fn headings(kind: Kind) -> Vec<(String, &'static str)> {
    let label = |field: &'static str| (labels::field(kind, named_after(kind, field)).to_owned(), field);
    fields_of(kind).into_iter().map(label).collect()
}

fn code(used: Use) -> String {
    match used {
        Use::Field(field) => format!("field-{field}"),
        Use::Note => NOTE.to_owned(),
        Use::LeaveOut => OUT.to_owned(),
    }
}

fn of_code(code: &str, kind: Kind) -> Use {
    let field = code.strip_prefix("field-");
    let field = field.and_then(|name| fields_of(kind).into_iter().find(|field| *field == name));
    match (field, code) {
        (Some(field), _) => Use::Field(field),
        (None, NOTE) => Use::Note,
        (None, _) => Use::LeaveOut,
    }
}

/// What the table is of, then its columns one by one.
#[component]
pub fn MatchColumns(stage: Stage, table: Table) -> impl IntoView {
    let session = session();
    let Table { file_name, columns } = table;
    let count = numbers::counted_words(columns.rows.rows.len(), "riga", "righe");
    let old = columns.rows.code == TextCode::Windows;
    let (of_which, columns) = (file_name.clone(), RwSignal::new(columns));
    // Another file may come in between: what was corrected here is there again afterwards.
    on_cleanup(move || {
        let corrected = columns.try_get_untracked();
        let keep = |tables: &mut Tables| {
            if let (Some(first), Some(corrected)) = (tables.first_mut(), corrected)
                && first.file_name == of_which
            {
                first.columns = corrected;
            }
        };
        stage.tables.try_update_untracked(keep);
    });
    // What came before in its turn may have been taken.
    let still = match stage.tables.with_untracked(Tables::place) {
        (1, _) => "Niente è ancora cambiato.",
        _ => "Di questa non è ancora entrato niente.",
    };
    let place = move || match stage.tables.with(Tables::place) {
        (_, 0 | 1) => None,
        (which, all) => Some(view! { <p class="small">{format!("File {which} di {all}")}</p> }),
    };
    let of = RwSignal::new(columns.with_untracked(|columns| columns.of.plural().to_owned()));
    let refused = RwSignal::new(None::<ImportError>);
    let kinds = TABLES.map(|kind| Choice::new(kind.plural(), sentence(labels::kinds(kind)))).to_vec();
    let turn = Callback::new(move |code: String| {
        if let Some(kind) = Kind::of_plural(&code) {
            columns.update(|columns| *columns = Columns::of(columns.rows.clone(), kind, &headings(kind)));
        }
    });
    let title = format!("Che cosa c’è in «{file_name}»?");
    let name = StoredValue::new(file_name);
    let no = move |error: ImportError| {
        refused.set(Some(error));
        focus_soon("colonne-no");
    };
    let read = move |_| {
        spawn_local(async move {
            match session.read_table(name.get_value(), &columns.get_untracked()).await {
                Ok(incoming) => {
                    // It is decided before the next one comes, which may stand on what it brings.
                    match stage.look_at(session, incoming) {
                        Ok(_) => {
                            stage.next_table();
                            focus_soon("prima-di-unire");
                        }
                        Err(error) => no(error),
                    }
                }
                Err(error) => no(error),
            }
        });
    };
    let last = move || {
        let (which, all) = stage.tables.with(Tables::place);
        which >= all
    };
    let leave = move |_| {
        stage.next_table();
        stage.go_on("scambio");
    };
    let each = move || {
        let kind = columns.with(|columns| columns.of);
        let count = columns.with(|columns| columns.columns.len());
        (0..count).map(|at| view! { <OneColumn columns kind at /> }).collect_view()
    };
    // Drawn anew only when the table becomes another one, so that the keyboard stays where it is.
    let kind = Memo::new(move |_| columns.with(|columns| columns.of));
    view! {
        <div class="stack" data-gap="s2">
            {place}
            <h1 id="colonne" tabindex="-1">{title}</h1>
            <p class="prose-lead">
                {format!("È una tabella di {count}. Guarda se abbiamo capito le colonne, e correggi dove serve. {still}")}
            </p>
        </div>
        {old
            .then(|| {
                view! {
                    <Notice status=Status::Warn>
                        <p>
                            "Le lettere sono scritte alla vecchia maniera di Windows: guarda se gli accenti qui sotto sono giusti."
                        </p>
                    </Notice>
                }
            })}
        <SelectField label="Ogni riga è" choices=kinds value=of on_commit=turn />
        <section class="stack" aria-labelledby="colonne">
            {move || {
                kind.get();
                untrack(each)
            }}
        </section>
        <div id="colonne-no" tabindex="-1">
            {move || {
                refused
                    .get()
                    .map(|error| view! { <Notice status=Status::Bad live=true><p>{errors::import(&error)}</p></Notice> })
            }}
        </div>
        <div class="cluster">
            <button class="button" data-kind="main" type="button" on:click=read>
                "Vedi che cosa porta"
            </button>
            <button class="button" data-kind="quiet" type="button" on:click=leave>
                {move || if last() { "Lascia tutto com’è" } else { "Salta questo file" }}
            </button>
        </div>
    }
}

/// A column: what stands over it, its first cells, and what it is.
#[component]
fn OneColumn(columns: RwSignal<Columns>, kind: Kind, at: usize) -> impl IntoView {
    let Some(column) = columns.with_untracked(|columns| columns.columns.get(at).cloned()) else {
        return ().into_any();
    };
    let value = RwSignal::new(code(column.used));
    let mut choices: Vec<Choice> = fields_of(kind)
        .into_iter()
        .map(|field| Choice::new(code(Use::Field(field)), called(kind, field)))
        .collect();
    choices.push(Choice::new(NOTE, "Tienila nelle note"));
    choices.push(Choice::new(OUT, "Lasciala fuori"));
    let change = Callback::new(move |chosen: String| {
        columns.update(|columns| columns.columns[at].used = of_code(&chosen, kind));
    });
    let heading = if column.heading.is_empty() {
        format!("Colonna {} (senza intestazione)", at + 1)
    } else {
        format!("Colonna «{}»", labels::short(&column.heading, 80))
    };
    let samples: Vec<String> = column.samples.iter().map(|sample| labels::short(sample, 60)).collect();
    let hint = match samples.is_empty() {
        true => "È vuota.".to_owned(),
        false => format!("Per esempio: {}", samples.join(" · ")),
    };
    view! { <SelectField label=heading hint choices value on_commit=change /> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_a_table_has_a_name_and_comes_back_from_its_code() {
        for kind in TABLES {
            for field in fields_of(kind) {
                assert_ne!(called(kind, field), "Un campo sconosciuto", "{kind:?} {field}");
                assert_eq!(of_code(&code(Use::Field(field)), kind), Use::Field(field));
            }
        }
        assert_eq!((of_code(NOTE, Kind::Service), of_code("x", Kind::Service)), (Use::Note, Use::LeaveOut));
    }
}
