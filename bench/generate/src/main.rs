//! Writes a large notebook as a full backup: the data of the Plan and, beside them, 1,000 services, 250
//! members, 150 meetings, 1,000 sheets, 1,000 needs and 1,000 voices, all so many `times`. The same text
//! every time, written by the writer of the app: `filo-generate FOLDER [times]`. What is too large for one
//! file is written as several, `x10-1.json` and so on; together they are the whole. `filo-generate FOLDER differing`
//! writes `ours.json` and `theirs.json` instead, which differ in a tenth of their records.

mod differing;
mod draw;
mod records;
mod words;

use std::error::Error;
use std::fmt::Debug;
use std::str::FromStr;
use std::time::Duration;

use chrono::{DateTime, Utc};
use draw::Draw;
use filo::domain::{AnyRecord, Device, Kind, Record};
use filo::exchange::{Edition, LARGEST, Layout, Provenience, Scope, Trust, read, write};
use filo::workspace::{Edit, Stamp, Workspace};
use records::{Filler, Names};
use serde_json::Value;

/// The browsers that write: two the notebook, and two what differs.
const BROWSERS: [(&str, &str, &str); 4] = [
    ("gen001", "gen001.aaaaaa", "Portatile di prova"),
    ("gen002", "gen002.bbbbbb", "Ufficio di prova"),
    ("gen003", "gen003.cccccc", "Biblioteca di prova"),
    ("gen004", "gen004.dddddd", "Sportello di prova"),
];

/// A kind, how many of its records there are, and how one is made.
type Making = (Kind, usize, fn(&mut Draw, &Names, usize) -> Value);

const MAKING: [Making; 6] = [
    (Kind::Service, 1_000, records::service),
    (Kind::Member, 250, records::member),
    (Kind::Meeting, 150, records::meeting),
    (Kind::MappingSheet, 1_000, records::sheet),
    (Kind::Need, 1_000, records::need),
    (Kind::Voice, 1_000, records::voice),
];

/// Text as a value of the app, whose errors are facts and not sentences.
fn parsed<T: FromStr<Err: Debug>>(text: &str) -> Result<T, Box<dyn Error>> {
    text.parse().map_err(|error| format!("{text}: {error:?}").into())
}

/// Stamps of one browser, a second apart, from the first of September 2026.
struct Clock {
    browser: usize,
    second: u64,
}

impl Clock {
    fn stamp(&mut self) -> Result<Stamp, Box<dyn Error>> {
        self.second += 1;
        let start: DateTime<Utc> = parsed("2026-09-01T08:00:00Z")?;
        let replica = parsed(BROWSERS[self.browser].1)?;
        Ok(Stamp { replica, at: start + Duration::from_secs(self.second) })
    }
}

/// Every fifth record was corrected later on the other browser: its revision has two dots.
fn corrected(workspace: &mut Workspace, record: AnyRecord, clock: &mut Clock) -> Result<(), Box<dyn Error>> {
    let id = record.id().clone();
    let field = if record.kind() == Kind::Meeting { "place" } else { "note" };
    let Ok(after) = record.with_field(field, "Riletto insieme dopo l’incontro.".into()) else {
        return Ok(());
    };
    let edit = Edit { before: record, after, seen: workspace.seen(&id) };
    workspace.edit(&edit, &clock.stamp()?).map_err(|error| format!("{id}: {error:?}"))?;
    Ok(())
}

fn notebook(mut workspace: Workspace, times: usize) -> Result<Workspace, Box<dyn Error>> {
    let names = Names::new(&workspace, times);
    let (mut draw, mut filler) = (Draw::new(20_261_123), Filler::default());
    let (mut here, mut there) = (Clock { browser: 0, second: 0 }, Clock { browser: 1, second: 0 });
    for (id, _, name) in BROWSERS.into_iter().take(2) {
        let device = Device { id: parsed(id)?, name: parsed(name)?, binned: None };
        let stamp = here.stamp()?;
        workspace.create(Device::wrap(device.into()), &stamp).map_err(|error| format!("{id}: {error:?}"))?;
    }
    for (kind, count, make) in MAKING {
        for number in 0..count * times {
            let given = make(&mut draw, &names, number);
            let record = filler.record(kind, number, given);
            let stamp = here.stamp()?;
            workspace.create(record.clone(), &stamp).map_err(|error| format!("{number}: {error:?}"))?;
            if number % 5 == 0 {
                corrected(&mut workspace, record, &mut there)?;
            }
        }
    }
    Ok(workspace)
}

/// A part of a notebook, whole records in the order of their tables.
fn part(whole: &Workspace, number: usize, parts: usize) -> Workspace {
    let mut part = Workspace::new();
    for (_, entry) in whole.entries().enumerate().filter(|(n, _)| n % parts == number) {
        part.put(entry.clone());
    }
    part
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("where to? filo-generate FOLDER [times]")?;
    let what = arguments.next().unwrap_or_else(|| "1".to_owned());
    let times: usize = if what == "differing" { 3 } else { what.parse()? };
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/dati-del-piano.json");
    let plan = read(&std::fs::read_to_string(data)?, Trust::File).map_err(|error| format!("{error:?}"))?;
    let workspace = notebook(plan.workspace, times)?;
    let by = Provenience { at: parsed("2026-11-23T18:00:00Z")?, by: BROWSERS[0].0.to_owned() };
    let text = |part: &Workspace| write(part, Edition::Backup, &Scope::ALL, &by, Layout::Readable);
    if what == "differing" {
        let (ours, theirs) = differing::pair(&workspace)?;
        std::fs::write(format!("{folder}/ours.json"), text(&ours))?;
        std::fs::write(format!("{folder}/theirs.json"), text(&theirs))?;
        println!("{folder}: ours.json and theirs.json, {} records each", ours.len());
        return Ok(());
    }
    let parts = text(&workspace).len().div_ceil(LARGEST);
    let mut together = Workspace::new();
    for number in 0..parts {
        let text = text(&part(&workspace, number, parts));
        let again = read(&text, Trust::File)
            .map_err(|error| format!("what was written cannot be read: {error:?}"))?;
        together = together.merged(&again.workspace);
        let out = format!("{folder}/x{times}-{}.json", number + 1);
        println!("{out}: {} records, {} kB", again.workspace.len(), text.len() / 1024);
        std::fs::write(out, text)?;
    }
    if together != workspace {
        return Err("what was written reads as something else".into());
    }
    Ok(())
}
