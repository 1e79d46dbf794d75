//! What is seen: the app, its addresses, its words, its pieces and its pages. Not here: a rule of the
//! domain, a count, a comparison of dates (`insight`, `workspace`), any storage (`session`).

pub mod app;
pub mod clock;
pub mod components;
pub mod form;
pub mod icons;
pub mod labels;
mod landing;
pub mod map;
pub mod messages;
pub mod pages;
pub mod routes;
mod screens;
pub mod shell;
pub mod words;
