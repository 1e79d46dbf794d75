//! The four tones a message can have, as the style sheet names them.

/// The tone of a tag, a notice, a banner or a toast. The word beside it always says the same thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Something to know.
    #[default]
    Info,
    /// Done, verified, safe.
    Good,
    /// To complete, to check.
    Warn,
    /// Wrong, late, missing.
    Bad,
}

impl Status {
    /// The value of `data-status`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Bad => "bad",
        }
    }
}
