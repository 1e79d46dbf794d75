//! What people do, in their words, through the store: each story is one or a few acts and what came of them.

mod stories {
    mod desk;
    mod forms;
    mod passing_on;
    mod records;
    mod territories;
    mod undoing;
}
