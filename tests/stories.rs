//! What people do, in their words, through the store: each story is one or a few acts and what came of them.

#![allow(clippy::unwrap_used, reason = "a story that cannot be told fails where it stands")]

mod stories {
    mod choosing;
    mod desk;
    mod forms;
    mod groups;
    mod observatory;
    mod meetings;
    mod mapping;
    mod passing_on;
    mod records;
    mod territories;
    mod undoing;
}
