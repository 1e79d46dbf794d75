//! A form and its draft: signals of text while it is open, kept on the device 300 ms after the last key,
//! offered again on return; every wrong field is named at once. What it makes is a record or nothing.

mod dialog;
mod draft;
mod fields;
pub mod focus;
mod fold;
mod frame;
mod keeping;
mod many;
mod naming;
mod parse;
mod source;
mod submitting;

pub use dialog::FormDialog;
pub use draft::{Cells, Form};
pub use fields::{Asked, Fields, RowCell, RowWords};
pub use frame::{FormFrame, Resumed};
pub use keeping::{Keeper, Ways};
pub use many::ManyField;
pub use naming::NameWarning;
pub use parse::{Parse, typed_day};
pub use source::{SourceFields, Sourcing};
pub use submitting::when_submitted;
