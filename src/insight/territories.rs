//! The micro-territories, their comuni and their centres: what each holds, figures with their sources, profiles.

pub mod beyond;
pub mod centres;
pub mod changes;
pub mod comparison;
pub mod figures;
pub mod ground;
pub mod holdings;
pub mod listened;
pub mod lives;
pub mod moving;
pub mod profiles;
pub mod tables;
pub mod territory;
pub mod territory_sheet;

#[cfg(test)]
pub(super) mod territory_samples;
