//! Exporting: a snapshot as a file that people can sort by name.

use leptos::prelude::*;

use crate::browser::{files, preferences};
use crate::domain::{Device, Record};
use crate::exchange::{Edition, Layout, Scope, write};
use crate::store::{Command, CommandError};

use super::{FileError, Session};

/// What was exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The name of the file.
    pub file_name: String,
    /// Its size in bytes.
    pub size: usize,
}

/// Why nothing was exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportError {
    /// The browser did not take the file.
    File(FileError),
}

impl Session {
    /// The name that others read for this browser, once somebody gave it one. Not followed.
    pub fn device_name(&self) -> Option<String> {
        let device = self.device_id();
        self.inner().store().now().get::<Device>(&device).map(|device| device.name.to_string())
    }

    /// Gives this browser a name that others read.
    pub fn name_device(&self, name: crate::domain::NonEmptyText) -> Result<(), CommandError> {
        let store = self.inner().store();
        let id = self.device_id();
        let renamed = |device: &Device| Device { name: name.clone(), ..device.clone() };
        let opened = store.open(id.record());
        match opened.as_ref().and_then(|opened| Device::peel(&opened.record).cloned()) {
            Some(device) if device.name == name => Ok(()),
            Some(device) => {
                let edit =
                    opened.into_iter().map(|opened| opened.into_edit(Device::wrap(renamed(&device).into())));
                store.dispatch(Command::Save { create: Vec::new(), edit: edit.collect() }).map(drop)
            }
            None => store.create(Device { id, name, binned: None }).map(drop),
        }
    }

    /// The name that a file of an edition gets today.
    pub fn file_name(&self, edition: Edition) -> String {
        let what = match edition {
            Edition::Backup => "copia-completa",
            Edition::Working => "lavoro",
        };
        format!("filo-viadanese-{what}-{}.json", self.today.get())
    }

    /// Writes a file of an edition and gives it to the person.
    pub fn export(&self, edition: Edition, scope: &Scope) -> Result<Exported, ExportError> {
        let inner = self.inner();
        let workspace = inner.store().now();
        let text = write(&workspace, edition, scope, &inner.written(), Layout::Readable);
        let file_name = untrack(|| self.file_name(edition));
        files::download(&file_name, "application/json", &text).map_err(ExportError::File)?;
        let now = inner.now();
        if let Err(error) = preferences::set("last_export", &now) {
            leptos::logging::warn!("the day of the export is not kept: {error}");
        }
        self.last_export.set(Some(now));
        self.note_exchange(super::Passed::Out { file_name: file_name.clone() });
        Ok(Exported { file_name, size: text.len() })
    }
}
