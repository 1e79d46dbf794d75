//! Files that others wrote: read in pieces, so that the screen lives, and looked at as any file is. Nothing
//! changes here.

use std::collections::BTreeSet;

use crate::browser::files;
use crate::domain::RecordId;
use crate::exchange::foreign::{
    Columns, FileSort, Foreign, ForeignError, HsdsReading, Places, Report, is_of_others, is_package, onto,
    read_package, recognise_bytes, rows,
};
use crate::exchange::{Digest, Edition, LARGEST, Offered, Reading, Scope};
use crate::workspace::Workspace;

use super::Session;
use super::importing::ImportError;
use super::incoming::{Incoming, Source};
use super::working::{Work, Working};

/// How many items are read before the screen gets its turn.
const AT_ONCE: usize = 2000;

/// The name of a file without what follows its dot: what facts are known from.
fn title(file_name: &str) -> &str {
    file_name.rsplit_once('.').map_or(file_name, |(title, _)| title)
}

impl Session {
    /// Reads a file of others, if it is one.
    pub(super) async fn read_foreign(
        &self,
        file_name: &str,
        bytes: &[u8],
        working: &Working,
    ) -> Result<Option<Incoming>, ImportError> {
        match recognise_bytes(file_name, bytes) {
            FileSort::Ours => Ok(None),
            FileSort::Other(other) => Err(ImportError::Foreign(ForeignError::Other(other))),
            FileSort::Table => {
                let rows = rows(bytes).map_err(ImportError::Foreign)?;
                Err(ImportError::AsksColumns(Box::new(rows)))
            }
            FileSort::Hsds => {
                let foreign = self.directory(file_name, bytes, working).await?;
                let mut incoming = self.offered(vec![file_name.to_owned()], foreign, working).await?;
                incoming.come_back = come_back(&incoming, &self.inner().store().now());
                Ok(Some(incoming))
            }
        }
    }

    async fn directory(
        &self,
        file_name: &str,
        bytes: &[u8],
        working: &Working,
    ) -> Result<Foreign, ImportError> {
        let text =
            std::str::from_utf8(bytes).map_err(|_| ImportError::Read(crate::exchange::ReadError::NotText))?;
        let places = Places::of(&self.inner().store().now());
        let mut reading = HsdsReading::begin(text, places, title(file_name)).map_err(ImportError::Foreign)?;
        while reading.step(AT_ONCE) {
            let (done, total) = reading.progress();
            working.on(Work::ReadingItems { done, total }).await;
            if self.inner().stopped.replace(false) {
                return Err(ImportError::Stopped);
            }
        }
        reading.finish().map_err(ImportError::Foreign)
    }

    /// Reads a table whose columns a person has looked at.
    pub async fn read_table(&self, file_name: String, columns: &Columns) -> Result<Incoming, ImportError> {
        let working = self.work();
        working.on(Work::Reading).await;
        let places = Places::of(&self.inner().store().now());
        let foreign = columns.read(places, title(&file_name)).map_err(ImportError::Foreign)?;
        self.offered(vec![file_name], foreign, &working).await
    }

    /// Reads the tables of a package together, where the files are one.
    pub(super) async fn read_as_package(
        &self,
        files: &[web_sys::File],
    ) -> Option<Result<Incoming, ImportError>> {
        let names: Vec<String> = files.iter().map(web_sys::File::name).collect();
        let tables = names.iter().all(|name| name.to_lowercase().ends_with(".csv"));
        if files.len() < 2 || !tables || !is_package(names.iter().map(String::as_str)) {
            return None;
        }
        let working = self.work();
        working.on(Work::Reading).await;
        Some(self.package(files, names, &working).await)
    }

    async fn package(
        &self,
        files: &[web_sys::File],
        names: Vec<String>,
        working: &Working,
    ) -> Result<Incoming, ImportError> {
        let mut all = Vec::new();
        let mut size = 0;
        for (file, name) in files.iter().zip(&names) {
            let bytes = files::read_file(file.clone(), LARGEST as u64).await.map_err(ImportError::File)?;
            size += bytes.len();
            if size > LARGEST {
                return Err(ImportError::Foreign(ForeignError::TooLarge { size }));
            }
            all.push((name.clone(), bytes));
        }
        let places = Places::of(&self.inner().store().now());
        // A package has no name of its own: its tables are called the same everywhere.
        let foreign = read_package(&all, places, "HSDS").map_err(ImportError::Foreign)?;
        self.offered(names, foreign, working).await
    }

    async fn offered(
        &self,
        file_names: Vec<String>,
        foreign: Foreign,
        working: &Working,
    ) -> Result<Incoming, ImportError> {
        working.on(Work::Comparing).await;
        let now = self.inner().store().now();
        let report: Report = foreign.report;
        let reading = Reading {
            workspace: Workspace::new(),
            offered: foreign.offered.into_iter().map(|one| onto(one, &now)).collect(),
            edition: Edition::Working,
            scope: Scope::ALL,
            written: None,
            digest: Digest::Holds,
            set_aside: Vec::new(),
        };
        let found = self.compared(&reading, &now, working).await?;
        let source = |file_name| Source {
            file_name,
            written_by: None,
            written_here: false,
            written_at: None,
            is_copy: false,
        };
        let sources = file_names.into_iter().map(source).collect();
        let mut incoming = Incoming::found(sources, reading, &now, found);
        incoming.reports.push(report);
        Ok(incoming)
    }
}

/// Records of ours in a directory that another program wrote, or that we wrote for one: it holds less of them
/// than is here.
fn come_back(incoming: &Incoming, now: &Workspace) -> BTreeSet<RecordId> {
    let ours = |one: &&Offered| {
        let (kind, id) = (one.record.kind(), one.record.id());
        now.table(kind).contains_key(id) && !is_of_others(kind, id)
    };
    incoming.reading.offered.iter().filter(ours).map(|one| one.record.id().clone()).collect()
}
