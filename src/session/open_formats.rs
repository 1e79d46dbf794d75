//! Files for other programs: written from what is in memory, handed to the person. They are copies to read, so they
//! do not count as the file that keeps the work.

use leptos::prelude::*;

use crate::browser::files;
use crate::exchange::{OpenFormat, Wording};

use super::{ExportError, Exported, Session};

impl Session {
    /// The name that a file for another program gets today; `what` says what is inside, in small letters.
    pub fn open_file_name(&self, format: OpenFormat, what: &str) -> String {
        format!("filo-viadanese-{what}-{}.{}", self.today.get(), format.extension())
    }

    /// Writes a file for another program and gives it to the person; `None` of a kind that has no list.
    pub fn hand_out(
        &self,
        format: OpenFormat,
        what: &str,
        words: &dyn Wording,
    ) -> Option<Result<Exported, ExportError>> {
        let inner = self.inner();
        let written = format.write(&inner.store().now(), inner.written().at, words)?;
        let file_name = untrack(|| self.open_file_name(format, what));
        let given = files::download(&file_name, format.media_type(), &written.text);
        Some(given.map(|()| Exported::copy(file_name, written.text)).map_err(ExportError::File))
    }
}
