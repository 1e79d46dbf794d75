//! The three edges of privacy: how far a record may travel.

/// How far a record may travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edge {
    /// Never leaves this browser, except inside a full backup.
    Device,
    /// Travels between facilitators.
    Group,
    /// May be in the public edition.
    Public,
}
