//! The mapping of resources: sheets, interviews, and what of them is in the guide.

pub mod drift;
pub mod interviews;
pub mod publishing;
pub mod sheets;
pub mod sources;
