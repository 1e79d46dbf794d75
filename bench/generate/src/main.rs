//! Writes a large notebook as a full backup: the data of the Plan and, beside them, 1,000 services, 250
//! members, 150 meetings, 1,000 sheets, 1,000 needs and 1,000 voices, all so many `times`. The same text
//! every time, written by the writer of the app: `filo-generate OUT [times]`.

mod draw;
mod records;
mod words;

use std::error::Error;
use std::time::Duration;

use draw::Draw;
use filo::domain::{AnyRecord, Device, Kind, Record};
use filo::exchange::{Edition, Layout, Provenience, Scope, Trust, read, write};
use filo::workspace::{Edit, Stamp, Workspace};
use records::{Filler, Names};
use serde_json::Value;

/// The two browsers that wrote the notebook.
const BROWSERS: [(&str, &str, &str); 2] =
    [("gen001", "gen001.aaaaaa", "Portatile di prova"), ("gen002", "gen002.bbbbbb", "Ufficio di prova")];

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

/// Stamps of one browser, a second apart, from the first of September 2026.
struct Clock {
    browser: usize,
    second: u64,
}

impl Clock {
    fn stamp(&mut self) -> Result<Stamp, Box<dyn Error>> {
        self.second += 1;
        let start: chrono::DateTime<chrono::Utc> = "2026-09-01T08:00:00Z".parse()?;
        let replica = BROWSERS[self.browser].1.parse().map_err(|_| "a replica")?;
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
    for (id, _, name) in BROWSERS {
        let device = Device { id: id.parse()?, name: name.parse()?, binned: None };
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

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let out = arguments.next().ok_or("where to? filo-generate OUT [times]")?;
    let times: usize = arguments.next().map_or(Ok(1), |times| times.parse())?;
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/dati-del-piano.json");
    let plan = read(&std::fs::read_to_string(data)?, Trust::File).map_err(|error| format!("{error:?}"))?;
    let workspace = notebook(plan.workspace, times)?;
    let by = Provenience { at: "2026-11-23T18:00:00Z".parse()?, by: BROWSERS[0].0.to_owned() };
    let text = write(&workspace, Edition::Backup, &Scope::ALL, &by, Layout::Readable);
    let again =
        read(&text, Trust::File).map_err(|error| format!("what was written cannot be read: {error:?}"))?;
    if again.workspace != workspace {
        return Err("what was written reads as something else".into());
    }
    println!("{out}: {} records, {} kB", workspace.len(), text.len() / 1024);
    std::fs::write(out, text)?;
    Ok(())
}
