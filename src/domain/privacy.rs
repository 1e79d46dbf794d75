//! The three edges of privacy: how far a record may travel; and from how many on people are counted before others.

/// The smallest count of people that is printed or published: a smaller one would point at somebody.
pub const TOLD_FROM: u32 = 5;

/// What stands for a smaller one.
pub const FEW: &str = "<5";

/// Whether so many people are too few to be counted before others. Nobody is told as such.
pub fn is_few(count: u32) -> bool {
    (1..TOLD_FROM).contains(&count)
}

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
