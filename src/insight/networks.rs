//! Who works here: organisations, networks, agreements, and how they are linked.

pub mod agreements;
pub mod dealings;
pub mod network;
pub mod organizations;
