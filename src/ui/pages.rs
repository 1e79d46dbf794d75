//! One screen each: a page reads through memos, changes through commands, and holds no rule of the domain.

mod networks;
mod not_found;
mod opening;
mod page;
mod search_everywhere;
mod today;
mod territories;

pub use networks::NetworksPage;
pub use not_found::NotFoundPage;
pub use opening::{Closed, OpeningPage};
pub use page::Page;
pub use search_everywhere::SearchEverywhere;
pub use territories::TerritoriesPage;
pub use today::TodayPage;
