//! What it tells: questions asked of a workspace, answered with facts. Not here: Italian sentences and
//! the format of numbers and dates (`ui`), anything that changes a record, any clock.

pub mod groups;
pub mod guide;
pub mod mapping;
pub mod mention;
pub mod naming;
pub mod networks;
pub mod numbered;
pub mod observatory;
pub mod passing;
pub mod reading;
pub mod searching;
pub mod territories;
pub mod today;

pub use groups::calendar::{Calendar, MeetingQuery, MeetingRow, calendar};
pub use groups::decisions::{DecisionRow, decided};
pub use groups::founding::{FirstMeeting, Founding};
pub use groups::group_sheet::{GroupSheet, MeetingLine, TaskLine, group_sheet};
pub use groups::list::{GroupQuery, GroupRow, MeetingDay, groups, waiting};
pub use groups::meeting_sheet::{MeetingSheet, meeting_sheet};
pub use groups::seats::{Attended, Presence, Seat, Total};
pub use groups::tasks::{TaskOrder, TaskQuery, TaskRow, tasks};
pub use guide::answers::{Answer, Answers, GuideQuery, answers};
pub use guide::card::{Card, Check, NATIONAL_NUMBERS, Spot, Where, card};
pub use guide::completeness::{Gap, gaps};
pub use guide::counts::Counts;
pub use guide::giving::{Asking, Given, Lacking, checklist, given};
pub use guide::opening::{DayHours, OpenNow, Span, is_open_on, open_now, week};
pub use guide::reach::Reach;
pub use guide::ties::{TerritoryTie, Ties, ties};
pub use guide::unchecked::outside_guide;
pub use guide::vintage::year_of;
pub use mapping::drift::{Drift, drift};
pub use mapping::interviews::{InterviewQuery, InterviewRow, interviews};
pub use mapping::sheets::{Age, SheetCounts, SheetQuery, SheetRow, sheets};
pub use mention::{Appearance, Mention, appearances};
pub use naming::names_somebody;
pub use networks::agreements::{AgreementRow, Term, agreements};
pub use networks::dealings::{
    Dealings, LinkGroup, actor_of, actors, dealings, ends, links_by_sort, whereabouts,
};
pub use networks::network::{LinkRow, NetworkQuery, NetworkRow, links_of, networks};
pub use networks::organizations::{OrganizationRow, organizations};
pub use numbered::{Numbered, OfTerritory};
pub use observatory::alike::{KnownNeed, KnownNeeds};
pub use observatory::coverage::{CoverageTable, Doubt, Tally, coverage_table};
pub use observatory::hearing::{Source, Whence, heard_again, whence};
pub use observatory::need_ties::{NeedTies, need_ties, needs_of_category};
pub use observatory::needs::{NeedQuery, NeedRow, needs};
pub use observatory::priority_rows::{PriorityQuery, PriorityRow, priorities};
pub use observatory::voice_rows::{VoiceQuery, VoiceRow, withdrawn};
pub use observatory::voices::{Heard, heard};
pub use passing::amiss::{Amiss, amiss};
pub use passing::arrivals::{Arrivals, Belongs, Facing, Side, Stays, arrivals, facing, facing_by_hand};
pub use passing::bin_rows::{BinRow, DAYS_IN_BIN, bin_rows, long_in_bin};
pub use passing::changed::changed_fields;
pub use passing::contents::{Contents, contents};
pub use passing::decisions::{
    Author, Contested, OpenField, Undecided, Version, author, contested, undecided,
};
pub use passing::joined::{Joined, Unseen, joined};
pub use passing::rewording::{Piece, rewording};
pub use passing::twins::{Clue, Known, Twin, TwinPair, twins_between};
pub use searching::found::{Found, Hit};
pub use searching::index::{Audience, Index, MatchedField};
pub use territories::beyond::beyond;
pub use territories::centres::{CentreRow, centres, without_centre};
pub use territories::changes::{Change, What, changes_of};
pub use territories::comparison::{Comparison, ComuneRow, TerritoryColumn, comparison};
pub use territories::figures::{Figure, Figures, Knowledge, Why};
pub use territories::ground::{Ground, Holder, ground};
pub use territories::holdings::{
    HoldingRow, Moment, PlaceRow, free_number, held_from_start, holdings, number_holder, places,
};
pub use territories::listened::{Listened, listened};
pub use territories::lives::Lives;
pub use territories::moving::{Effect, moving};
pub use territories::profiles::{VersionRow, following, put_behind, versions};
pub use territories::tables::{TableRow, tables};
pub use territories::territory::{
    Composition, Standing, TerritoryRow, composition, hue, sharing, territories,
};
pub use territories::territory_sheet::{TerritorySheet, territory_sheet};
pub use today::{DeviceFacts, Todo, file_due, what_now};

#[cfg(test)]
pub(crate) mod builders;
#[cfg(test)]
mod builders_of_work;
#[cfg(test)]
mod generated;
