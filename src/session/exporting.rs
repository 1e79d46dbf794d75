//! Exporting: a snapshot as a file that people can sort by name, closed with a passphrase where they want it; it is
//! downloaded, or handed to another app of the device.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::browser::{CryptoError, crypto, files, preferences, random, sharing, still};
use crate::domain::{Device, Record, RecordId};
use crate::exchange::{
    Edition, LARGEST, Layout, Parameters, PublicDirectory, Scope, chosen, naming, sealed, write, write_sealed,
};
use crate::store::{Command, CommandError};
use crate::workspace::Workspace;

use super::working::Work;
use super::{FileError, Session, page};

/// For whom a file is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// Those who work together: nothing that must stay on the device.
    #[default]
    Colleagues,
    /// Anybody: for reading, and no notebook takes it in.
    Everybody,
    /// Whoever wrote it: everything on this device.
    Me,
}

impl Audience {
    /// The word of the edition in the name of a file and in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Audience::Colleagues => "lavoro",
            Audience::Everybody => "pubblica",
            Audience::Me => "copia-completa",
        }
    }
}

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// For whom.
    pub audience: Audience,
    /// Which part. A full copy is always of everything.
    pub scope: Scope,
}

impl Outgoing {
    fn scope(&self) -> &Scope {
        if self.audience == Audience::Me { &Scope::ALL } else { &self.scope }
    }

    /// The records that the file would hold.
    pub fn inside(&self, workspace: &Workspace) -> BTreeSet<RecordId> {
        let all = |edition| chosen(workspace, edition, self.scope()).into_iter();
        let ids = |edition| all(edition).map(|entry| entry.record.id().clone()).collect();
        match self.audience {
            Audience::Colleagues => ids(Edition::Working),
            Audience::Me => ids(Edition::Backup),
            // The day is in the file, and in none of its records.
            Audience::Everybody => PublicDirectory::of_part(workspace, &self.scope, Default::default()).ids(),
        }
    }
}

/// A file that is written and can be handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The name of the file.
    pub file_name: String,
    /// Its text.
    pub text: String,
    /// Whether it can stand for this whole notebook, if that is lost.
    keeps_all: bool,
}

impl Exported {
    /// A copy for another program: it stands for nothing here.
    pub(super) fn copy(file_name: String, text: String) -> Self {
        Exported { file_name, text, keeps_all: false }
    }

    /// Its size in bytes.
    pub fn size(&self) -> usize {
        self.text.len()
    }
}

/// Why nothing was exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportError {
    /// The browser did not take the file.
    File(FileError),
    /// It would be larger than any file that is read again.
    TooLarge {
        /// Its size in bytes.
        size: usize,
    },
    /// It could not be closed with a passphrase.
    NotSealed(CryptoError),
}

impl Session {
    /// The name that others read for this browser, once somebody gave it one. Not followed.
    pub fn device_name(&self) -> Option<String> {
        let now = self.inner().store().now();
        let device = now.get::<Device>(&self.device_id()).filter(|device| device.binned.is_none())?;
        Some(device.name.to_string())
    }

    /// Gives this browser a name that others read.
    pub fn name_device(&self, name: crate::domain::NonEmptyText) -> Result<(), CommandError> {
        let store = self.inner().store();
        let id = self.device_id();
        // A name that was taken back is in the bin: a new one takes its place.
        let renamed = |device: &Device| Device { name: name.clone(), binned: None, ..device.clone() };
        let opened = store.open(id.record());
        match opened.as_ref().and_then(|opened| Device::peel(&opened.record).cloned()) {
            Some(device) if device.name == name && device.binned.is_none() => Ok(()),
            Some(device) => {
                let edit =
                    opened.into_iter().map(|opened| opened.into_edit(Device::wrap(renamed(&device).into())));
                store.dispatch(Command::Save { create: Vec::new(), edit: edit.collect() }).map(drop)
            }
            None => store.create(Device { id, name, binned: None }).map(drop),
        }
    }

    /// The name that a file gets today. `part` is what people call the part that goes out.
    pub fn file_name(&self, audience: Audience, part: Option<&str>, sealed: bool) -> String {
        let part = part.filter(|_| audience != Audience::Me);
        naming::file_name(part, audience.word(), sealed, self.today.get())
    }

    /// Writes a file, and closes it where there is a passphrase. Nobody has it yet.
    pub async fn export(
        &self,
        outgoing: &Outgoing,
        part: Option<&str>,
        passphrase: Option<&str>,
    ) -> Result<Exported, ExportError> {
        let working = self.work();
        working.on(Work::Preparing).await;
        let inner = self.inner();
        let (workspace, by, scope) = (inner.store().now(), inner.written(), outgoing.scope());
        let written = |edition| write(&workspace, edition, scope, &by, Layout::Readable);
        let mut text = match outgoing.audience {
            Audience::Colleagues => written(Edition::Working),
            Audience::Me => written(Edition::Backup),
            Audience::Everybody => {
                PublicDirectory::of_part(&workspace, scope, by.at).to_text(Layout::Readable)
            }
        };
        if let Some(passphrase) = passphrase {
            working.on(Work::MakingKey).await;
            let parameters = Parameters::fresh(random::bytes(), random::bytes());
            let key = sealed::passphrase_bytes(passphrase);
            let key = crypto::derive(&key, &parameters.salt, parameters.iterations).await;
            let key = key.map_err(ExportError::NotSealed)?;
            working.on(Work::Sealing).await;
            let beside = parameters.authenticated();
            let closed = crypto::encrypt(&key, &parameters.iv, beside.as_bytes(), text.as_bytes()).await;
            text = write_sealed(&parameters, &closed.map_err(ExportError::NotSealed)?);
        }
        if text.len() > LARGEST {
            return Err(ExportError::TooLarge { size: text.len() });
        }
        let file_name = untrack(|| self.file_name(outgoing.audience, part, passphrase.is_some()));
        let keeps_all = outgoing.audience != Audience::Everybody && scope.is_all();
        Ok(Exported { file_name, text, keeps_all })
    }

    /// Gives a file to the person as a download.
    pub fn download(&self, exported: &Exported) -> Result<(), ExportError> {
        files::download(&exported.file_name, "application/json", &exported.text)
            .map_err(ExportError::File)?;
        self.went_out(exported);
        Ok(())
    }

    /// Hands a file to another app of the device. Only a short while after a click.
    pub async fn share(&self, exported: &Exported) -> Result<page::Shared, page::ShareError> {
        let shared = sharing::share_file(&exported.file_name, &exported.text).await?;
        if shared == page::Shared::Done {
            self.went_out(exported);
        }
        Ok(shared)
    }

    /// Remembers the day. A part, or the public edition, brings no lost notebook back.
    fn went_out(&self, exported: &Exported) {
        self.note_exchange(super::Passed::Out { file_name: exported.file_name.clone() });
        if !exported.keeps_all {
            return;
        }
        let now = self.inner().now();
        // The first screen asked for a file.
        still::forget();
        if let Err(error) = preferences::set("last_export", &now) {
            leptos::logging::warn!("the day of the export is not kept: {error}");
        }
        self.last_export.set(Some(now));
    }
}
