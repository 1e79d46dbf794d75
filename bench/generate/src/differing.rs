//! Two workspaces of 10,000 records that differ in 1,000: what a colleague sends back after a month.

use std::error::Error;

use filo::domain::AnyRecord;
use filo::workspace::{Edit, Stamp, Workspace};
use serde_json::Value;

use crate::Clock;

/// How many records each holds.
const RECORDS: usize = 10_000;
/// How many differ.
const DIFFERING: usize = 1_000;
/// How many of those were changed on both sides.
const CONTESTED: usize = 100;

/// The texts that a colleague changes: of each kind the first that it has.
const TEXTS: [&str; 4] = ["note", "limits", "theme", "proposals"];

fn field_of(record: &AnyRecord) -> Option<&'static str> {
    TEXTS.into_iter().find(|field| record.kind().fields().contains(field))
}

/// The workspace here, and the one that comes in a file.
pub fn pair(whole: &Workspace) -> Result<(Workspace, Workspace), Box<dyn Error>> {
    let mut ours = Workspace::new();
    whole.entries().take(RECORDS).for_each(|entry| ours.put(entry.clone()));
    let mut theirs = ours.clone();
    let (mut here, mut there) = (Clock { browser: 2, second: 0 }, Clock { browser: 3, second: 5 });
    let changing = ours.entries().map(|entry| entry.record.clone()).filter(|it| field_of(it).is_some());
    let changing: Vec<AnyRecord> = changing.collect();
    let every = (changing.len() / DIFFERING).max(1);
    let changing: Vec<AnyRecord> = changing.into_iter().step_by(every).take(DIFFERING).collect();
    for (number, record) in changing.iter().enumerate() {
        noted(
            &mut theirs,
            record,
            "Sentita al telefono: ora risponde anche il sabato mattina.",
            &there.stamp()?,
        )?;
        if number % (DIFFERING / CONTESTED) == 0 {
            noted(&mut ours, record, "Sentita al telefono: il sabato non risponde più.", &here.stamp()?)?;
        }
    }
    if changing.len() < DIFFERING {
        return Err(format!("only {} records differ", changing.len()).into());
    }
    Ok((ours, theirs))
}

fn noted(
    workspace: &mut Workspace,
    record: &AnyRecord,
    note: &str,
    stamp: &Stamp,
) -> Result<(), Box<dyn Error>> {
    let field = field_of(record).ok_or("a kind without a text to change")?;
    let after = record.with_field(field, Value::from(note)).map_err(|problem| format!("{problem:?}"))?;
    let edit = Edit { before: record.clone(), after, seen: workspace.seen(record.id()) };
    workspace.edit(&edit, stamp).map(drop).map_err(|error| format!("{error:?}").into())
}
