//! One screen each: a page reads through memos, changes through commands, and holds no rule of the domain.

mod guide;
mod not_found;
mod opening;
mod page;
mod search_everywhere;
mod today;
mod territories;
mod territory;
mod service;

pub use guide::GuidePage;
pub use not_found::NotFoundPage;
pub use opening::{Closed, OpeningPage};
pub use page::Page;
pub use search_everywhere::SearchEverywhere;
pub use service::ServicePage;
pub use territories::TerritoriesPage;
pub use territory::TerritoryPage;
pub use today::TodayPage;
