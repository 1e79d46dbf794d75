//! Pieces of the interface that know no domain type: values and callbacks in, a view out. State is shown by attributes of `style/`.
//!
//! Forms: [`Field`] `(label, value, kind?, hint?, error?, optional?, id?, on_commit?)`, [`SelectField`] `(label, value, choices, …)`,
//! [`CheckField`] `(label, value, hint?)`, [`RadioGroup`] `(legend, choices, value, …)`, [`ChipsField`] `(label, value, …)`, [`ChooseRecords`] `(label, choices, value, …)`,
//! [`PassphraseField`] `(label, value, shown, …)`, [`RepeatedRows`] `(legend, rows, blank, row, add_label, remove_label)`, [`ErrorSummary`] `(faults, attempt)`, [`SearchBox`], [`DropZone`].
//!
//! Above the page: [`Dialog`] `(open, title)`, [`Confirm`] `(open, title, confirm, on_confirm)`, [`Menu`] `(label)`, [`Palette`], [`Toasts`].
//!
//! Words and marks: [`Notice`], [`Banner`], [`SaveState`], [`Tag`], [`LanguageTag`], [`Seal`], [`Figure`], [`Provenance`], [`EmptyState`],
//! [`Progress`], [`QuickExit`], [`VisuallyHidden`], [`SkipLink`].
//!
//! Ways and lists: [`Tabs`], [`Views`], [`Crumbs`], [`Disclosure`], [`DataTable`] with [`Row`], [`RowHead`], [`Cell`]; [`More`], [`Bars`].

mod anchor;
mod bars;
mod chips_field;
mod choose_records;
mod data_table;
mod dialog;
mod drop_zone;
mod emergency;
mod error_summary;
mod field;
mod figure;
mod menu;
mod navigation;
mod notice;
mod palette;
mod passphrase_field;
mod pick;
mod provenance;
mod repeated_rows;
mod search_box;
mod status;
mod tag;
mod toasts;

pub use bars::{Bar, Bars};
pub use chips_field::ChipsField;
pub use choose_records::ChooseRecords;
pub use data_table::{Cell, Column, DataTable, More, Row, RowHead, Sorting};
pub use dialog::{Confirm, Dialog};
pub use drop_zone::DropZone;
pub use emergency::EmergencyNumbers;
pub use error_summary::{ErrorSummary, Fault};
pub use field::{Field, FieldKind};
pub use figure::{EmptyState, Figure, Progress};
pub use menu::Menu;
pub use navigation::{Crumbs, Disclosure, QuickExit, SkipLink, Tab, Tabs, Views, VisuallyHidden};
pub use notice::{Banner, Notice, SaveState, Saving};
pub use palette::{Palette, PaletteEntry};
pub use passphrase_field::PassphraseField;
pub use pick::{CheckField, Choice, RadioGroup, SelectField};
pub use provenance::Provenance;
pub use repeated_rows::{RepeatedRows, Rows};
pub use search_box::SearchBox;
pub use status::Status;
pub use tag::{LanguageTag, Seal, Tag};
pub use toasts::{Toast, Toasts};
