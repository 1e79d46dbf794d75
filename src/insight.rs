//! What it tells: questions asked of a workspace, answered with facts. Not here: Italian sentences and
//! the format of numbers and dates (`ui`), anything that changes a record, any clock.

pub mod agreements;
pub mod beyond;
pub mod bin_rows;
pub mod card;
pub mod centres;
pub mod changed;
pub mod changes;
pub mod comparison;
pub mod completeness;
pub mod contents;
pub mod counts;
pub mod dealings;
pub mod decisions;
pub mod drift;
pub mod figures;
pub mod giving;
pub mod ground;
pub mod guide;
pub mod holdings;
pub mod index;
pub mod interviews;
pub mod lexicon;
pub mod listened;
pub mod lives;
pub mod mention;
pub mod moving;
pub mod network;
pub mod opening;
pub mod organizations;
pub mod profiles;
pub mod publishing;
pub mod reach;
pub mod reading;
pub mod search;
mod searchable;
pub mod sheets;
pub mod tables;
pub mod territory;
pub mod territory_sheet;
pub mod ties;
pub mod today;
pub mod typos;
pub mod unchecked;
pub mod vintage;
pub mod voices;

pub use agreements::{AgreementRow, Term, agreements};
pub use beyond::beyond;
pub use bin_rows::{BinRow, DAYS_IN_BIN, bin_rows, long_in_bin};
pub use card::{Card, Check, NATIONAL_NUMBERS, Spot, Where, card};
pub use centres::{CentreRow, centres};
pub use changed::changed_fields;
pub use changes::{Change, What, changes_of};
pub use comparison::{Comparison, ComuneRow, TerritoryColumn, comparison};
pub use completeness::{Gap, gaps};
pub use contents::{Contents, contents};
pub use counts::Counts;
pub use dealings::{Dealings, LinkGroup, actor_of, actors, dealings, ends, links_by_sort, whereabouts};
pub use decisions::{Author, Contested, OpenField, Undecided, Version, author, contested, undecided};
pub use drift::{Drift, drift};
pub use figures::{Figure, Figures, Knowledge, Why};
pub use giving::{Asking, Given, Lacking, checklist, given};
pub use ground::{Ground, Holder, ground};
pub use guide::{Answer, Answers, GuideQuery, answers};
pub use holdings::{HoldingRow, Moment, PlaceRow, free_number, held_from_start, holdings, places};
pub use index::{Audience, Index, MatchedField};
pub use interviews::{InterviewQuery, InterviewRow, interviews};
pub use listened::{Listened, listened};
pub use lives::Lives;
pub use mention::{Appearance, Mention, appearances};
pub use moving::{Effect, moving};
pub use network::{LinkRow, NetworkQuery, NetworkRow, links_of, networks};
pub use opening::{DayHours, OpenNow, Span, is_open_on, open_now, week};
pub use organizations::{OrganizationRow, organizations};
pub use profiles::{VersionRow, following, put_behind, versions};
pub use reach::Reach;
pub use search::{Found, Hit};
pub use sheets::{Age, SheetCounts, SheetQuery, SheetRow, sheets};
pub use tables::{TableRow, tables};
pub use territory::{Composition, Standing, TerritoryRow, composition, hue, sharing, territories};
pub use territory_sheet::{TerritorySheet, territory_sheet};
pub use ties::{TerritoryTie, Ties, ties};
pub use today::{DeviceFacts, Todo, file_due, what_now};
pub use unchecked::outside_guide;
pub use vintage::year_of;
pub use voices::{Heard, heard};

#[cfg(test)]
mod builders;
#[cfg(test)]
mod builders_of_work;
#[cfg(test)]
mod generated;
#[cfg(test)]
mod territory_samples;
