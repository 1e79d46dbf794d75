//! A form and its draft: signals of text while it is open, kept on the device 300 ms after the last key,
//! offered again on return; every wrong field is named at once. What it makes is a record or nothing.

mod draft;
mod frame;
mod parse;

pub use draft::{Cells, Form};
pub use frame::FormFrame;
pub use parse::Parse;
