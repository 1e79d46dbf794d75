//! What a visit of the guide remembers from screen to screen: in memory alone, gone with the page.

use std::cell::RefCell;
use std::sync::Arc;

use crate::insight::Index;
use crate::workspace::Workspace;

/// A visit of the guide.
#[derive(Clone, Default)]
pub struct Visit {
    /// The list that was last on screen, and how many answers it had.
    pub list: Option<(String, usize)>,
    /// The index that was last made, and of which workspace.
    pub index: Option<(Arc<Index>, Workspace)>,
}

thread_local! {
    static VISIT: RefCell<Visit> = RefCell::default();
}

/// What is remembered.
pub fn last() -> Visit {
    VISIT.with_borrow(Clone::clone)
}

/// Remembers something more.
pub fn remember(change: impl FnOnce(&mut Visit)) {
    VISIT.with_borrow_mut(change);
}
