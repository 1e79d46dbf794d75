//! One screen each: a page reads through memos, changes through commands, and holds no rule of the domain.

mod exchange;
mod first_steps;
mod guide;
mod networks;
mod not_arrived;
mod not_found;
mod opening;
mod page;
mod search_everywhere;
mod service;
mod settings;
mod territories;
mod territory;
mod today;
mod working;

pub use exchange::ExchangePage;
pub use first_steps::FirstSteps;
pub use guide::GuidePage;
pub use networks::NetworksPage;
pub use not_arrived::NotArrivedPage;
pub use not_found::NotFoundPage;
pub use opening::{Closed, OpeningPage};
pub use page::Page;
pub use search_everywhere::SearchEverywhere;
pub use service::ServicePage;
pub use settings::SettingsPage;
pub use territories::TerritoriesPage;
pub use territory::TerritoryPage;
pub use today::TodayPage;
