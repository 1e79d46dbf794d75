//! The colours of the screen: as the system has them, or as this device was told.

use crate::browser::{StorageError, device, preferences};

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// Under which name the choice is kept.
const KEY: &str = "theme";

impl Theme {
    /// Every choice.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// The word by which it is kept, and that the style sheet knows.
    pub fn code(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The choice with this word.
    pub fn of_code(code: &str) -> Option<Theme> {
        Theme::ALL.into_iter().find(|theme| theme.code() == code)
    }

    /// The choice that was made on this device.
    pub fn chosen() -> Theme {
        let code: Option<String> = preferences::get(KEY).unwrap_or_default();
        code.and_then(|code| Theme::of_code(&code)).unwrap_or_default()
    }

    /// Shows the screen so.
    pub fn show(self) {
        device::mark("theme", self.code());
    }

    /// Shows the screen so, now and at every opening.
    pub fn choose(self) -> Result<(), StorageError> {
        self.show();
        preferences::set(KEY, self.code())
    }
}
