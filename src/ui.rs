//! What is seen: components that know no domain type, the icons they draw, and the words on screen.
pub mod components;
pub mod icons;
pub mod labels;
pub mod words;
