//! What is seen: components that know no domain type, and the icons they draw.
pub mod components;
pub mod icons;
