//! What pages ask of the browser without any record in it: the title, printing, copying, leaving.

pub use crate::browser::clock::{Debounce, Timer, pause, timer};
pub use crate::browser::device::{
    focus, leave, looks_mobile, mark, mark_ready, prefers_dark, print, reload, scroll_to_top, secure,
    set_title,
};
pub use crate::browser::files::{ShareError, Shared, can_share, copy_text, share_text};
pub use crate::browser::site::{address_of, base_path};
pub use crate::browser::tabs::visible;
pub use crate::browser::{Listening, preferences};
