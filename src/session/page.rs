//! What pages ask of the browser without any record in it: the title, printing, copying, leaving.

pub use crate::browser::clock::{Soon, Timer, drawn, hour, minutes_ahead_of_utc, pause, settled, timer};
pub use crate::browser::crypto::available as can_seal;
pub use crate::browser::device::{
    end_start, escape, focus, focus_if_lost, focus_named, focus_own_link, is_narrow, let_go, looks_mobile,
    mark, mark_ready, prefers_dark, press_once, print, reload, scroll_to_top, secure, set_title,
};
pub use crate::browser::files::{
    ShareError, Shared, can_share, copy_text, download, files_in, holds_files, pasted, share_text,
};
pub use crate::browser::sharing::can_share_file;
pub use crate::browser::site::{address_of, base_path, path};
pub use crate::browser::tabs::{visible, was_replaced};
pub use crate::browser::{Listening, places, preferences, still};

/// When the app breaks, the page leaves it: the rescue page says what was kept.
pub fn show_rescue_on_panic() {
    std::panic::set_hook(Box::new(|info| {
        leptos::logging::error!("{info}");
        crate::browser::site::report_panic(&info.to_string());
    }));
}
