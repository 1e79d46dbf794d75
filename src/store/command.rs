//! What a person can do. `Command::apply` is pure: a workspace and a stamp in, a change or a refusal out.

use chrono::{Days, NaiveDate};
use serde_json::Value;

use crate::domain::{
    AnyRecord, Holding, Id, Kind, Member, MicroTerritory, Period, Place, Provenance, Record, RecordId, Seen,
};
use crate::workspace::{Edit, EditError, Entry, Stamp, Touched, Workspace};

/// A record as a form saw it when it opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The record.
    pub record: AnyRecord,
    /// What had been seen of it.
    pub seen: Seen,
}

impl Opened {
    /// The edit that turns what was seen into what is wanted.
    pub fn into_edit(self, after: AnyRecord) -> Edit {
        Edit { before: self.record, after, seen: self.seen }
    }
}

/// One thing a person does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Adds records and changes others, all or nothing.
    Save {
        /// Records to add.
        create: Vec<AnyRecord>,
        /// Records to change.
        edit: Vec<Edit>,
    },
    /// Moves a comune or a part of it to a micro-territory from a day.
    MovePlace {
        /// What moves.
        place: Place,
        /// The territories that hold it now.
        from: Vec<Opened>,
        /// The territory that will.
        to: Opened,
        /// The first day there.
        on: NaiveDate,
        /// How we know it.
        provenance: Option<Provenance>,
    },
    /// Ends a micro-territory on a day; another may take its place.
    CloseTerritory {
        /// Which one.
        territory: Opened,
        /// Its last day.
        on: NaiveDate,
        /// Who takes its place.
        successor: Option<Id<MicroTerritory>>,
    },
    /// Decides a field in conflict.
    Settle {
        /// Of which record.
        record: RecordId,
        /// Which field.
        field: &'static str,
        /// The value that is right.
        value: Value,
        /// What had been seen of the record.
        seen: Seen,
    },
    /// Puts a record in the bin, with all that are joined to it here: they are one thing. With a group, its members.
    Bin(Opened),
    /// Takes a record out of the bin, with all that went there with it.
    Restore(RecordId),
    /// Erases a record for ever, with all that are joined to it here and in the bin as well; with a group, its members.
    Erase(RecordId),
    /// Erases for ever everything that is in the bin.
    EmptyBin,
    /// Writes again what was here before files were taken, wherever it still is as they left it. It is an edit
    /// like any other: it holds for everybody who hears of it.
    Refuse(Vec<Touched>),
    /// Writes again what was here at another time, wherever it is otherwise now; what came since goes to the bin. As above, it
    /// holds for everybody.
    WriteAgain(Workspace),
}

/// Why a command did nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommandError {
    /// The edit of a record is not possible.
    Edit(EditError),
    /// Not the tab that writes, or nothing may be written now.
    Refused(Refusal),
    /// The place is already there.
    AlreadyThere,
    /// A territory cannot take its own place.
    OwnSuccessor,
    /// The last day comes before the first.
    EndsBeforeItBegins,
    /// What is expected to be a micro-territory is not.
    NotATerritory(RecordId),
    /// There is nothing to take back or to do again.
    NothingToUndo,
    /// Everything that the change wrote was changed since: nothing went back.
    ChangedSince(RecordId),
}

/// Why a tab may not write now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Another tab of this browser is writing.
    AnotherTabWrites,
    /// The stored notebook is of a newer version of the app.
    NewerVersionStored,
    /// The notebook is not open (yet, or any more).
    NotOpen,
}

impl From<EditError> for CommandError {
    fn from(error: EditError) -> Self {
        CommandError::Edit(error)
    }
}

/// What a command did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// Records written, in order.
    pub touched: Vec<Touched>,
    /// Identifiers erased for ever.
    pub erased: Vec<RecordId>,
}

impl Command {
    /// Does it on a copy of the workspace; a refusal leaves nothing behind.
    pub fn apply(self, workspace: &Workspace, stamp: &Stamp) -> Result<(Workspace, Applied), CommandError> {
        let mut after = workspace.clone();
        let mut applied = Applied::default();
        match self {
            Command::Save { create, edit } => {
                for record in create {
                    applied.touched.push(after.create(record, stamp)?);
                }
                applied.touched.extend(edits(&mut after, &edit, stamp)?);
            }
            Command::MovePlace { place, from, to, on, provenance } => {
                let edit = move_place(&place, from, to, on, provenance)?;
                applied.touched.extend(edits(&mut after, &edit, stamp)?);
            }
            Command::CloseTerritory { territory, on, successor } => {
                let edit = close_territory(territory, on, successor)?;
                applied.touched.extend(edits(&mut after, &[edit], stamp)?);
            }
            Command::Settle { record, field, value, seen } => {
                applied.touched.push(after.settle(&record, field, &value, &seen, stamp)?);
            }
            Command::Bin(opened) => {
                let own = opened.record.id();
                for entry in going_with(workspace, own).filter(|entry| entry.is_live()) {
                    let id = entry.record.id();
                    applied.touched.push(after.bin(id, &workspace.seen(id), stamp)?);
                }
                applied.touched.push(after.bin(own, &opened.seen, stamp)?);
            }
            Command::Restore(id) => {
                let went_at = |entry: &Entry| entry.record.binned().map(|mark| mark.at);
                let own = workspace.entry(&id).and_then(went_at);
                let together = |entry: &&Entry| {
                    // One who left the group before does not come back with it.
                    let is_member = entry.record.kind() == Kind::Member;
                    !entry.is_live() && (!is_member || (own.is_some() && went_at(entry) == own))
                };
                for entry in going_with(workspace, &id).filter(together) {
                    applied.touched.push(after.restore(entry.record.id(), stamp)?);
                }
                // Without the group nobody would see its member anywhere.
                let member = workspace.entry(&id).and_then(|entry| Member::peel(&entry.record));
                let group = member.and_then(|member| workspace.entry(member.group.record()));
                if let Some(group) = group.filter(|group| !group.is_live()) {
                    applied.touched.push(after.restore(group.record.id(), stamp)?);
                }
                applied.touched.push(after.restore(&id, stamp)?);
            }
            Command::Erase(id) => {
                workspace.entry(&id).ok_or_else(|| EditError::Gone(id.clone()))?;
                let is_live = |id: &RecordId| workspace.entry(id).is_some_and(Entry::is_live);
                let mut all = workspace.one_thing(&id);
                all.retain(|other| *other == id || !is_live(other));
                applied.erased = with_members(workspace, all);
            }
            Command::EmptyBin => {
                let binned = workspace.binned().into_iter().map(|entry| entry.record.id().clone()).collect();
                applied.erased = with_members(workspace, binned);
                if applied.erased.is_empty() {
                    return Err(EditError::Nothing.into());
                }
            }
            Command::Refuse(taken) => {
                applied.touched = taken.iter().filter_map(|one| after.revert(one, stamp).0).collect();
                if applied.touched.is_empty() {
                    return Err(EditError::Nothing.into());
                }
            }
            Command::WriteAgain(then) => {
                applied.touched = after.write_again(&then, stamp);
                if applied.touched.is_empty() {
                    return Err(EditError::Nothing.into());
                }
            }
        }
        for id in &applied.erased {
            after.erase(id, stamp.at.date_naive());
        }
        Ok((after, applied))
    }
}

/// What goes to the bin with a record and comes back with it: all that are one thing with it here, and the members of groups.
fn going_with<'a>(workspace: &'a Workspace, id: &RecordId) -> impl Iterator<Item = &'a Entry> + use<'a> {
    let mut all = with_members(workspace, workspace.one_thing(id));
    all.retain(|other| other != id);
    all.into_iter().filter_map(|id| workspace.entry(&id))
}

/// These records, and the members of the groups among them, each once.
fn with_members(workspace: &Workspace, mut ids: Vec<RecordId>) -> Vec<RecordId> {
    let theirs = ids.iter().flat_map(|id| workspace.members(id)).map(|member| member.record.id().clone());
    let theirs: Vec<RecordId> = theirs.filter(|id| !ids.contains(id)).collect();
    ids.extend(theirs);
    ids
}

/// Makes several edits; those that change nothing are left out, unless none changes anything.
fn edits(workspace: &mut Workspace, edits: &[Edit], stamp: &Stamp) -> Result<Vec<Touched>, EditError> {
    let mut touched = Vec::new();
    for edit in edits {
        match workspace.edit(edit, stamp) {
            Ok(one) => touched.push(one),
            Err(EditError::Nothing) if edits.len() > 1 => {}
            Err(error) => return Err(error),
        }
    }
    Ok(touched)
}

fn territory(opened: &Opened) -> Result<MicroTerritory, CommandError> {
    MicroTerritory::peel(&opened.record)
        .map(|record| record.as_ref().clone())
        .ok_or_else(|| CommandError::NotATerritory(opened.record.id().clone()))
}

fn move_place(
    place: &Place,
    from: Vec<Opened>,
    to: Opened,
    on: NaiveDate,
    provenance: Option<Provenance>,
) -> Result<Vec<Edit>, CommandError> {
    let mut edits = Vec::new();
    for opened in from {
        let mut source = territory(&opened)?;
        let eve = on.checked_sub_days(Days::new(1));
        for holding in source.holdings.iter_mut().filter(|h| h.place == *place && h.period.holds_on(on)) {
            holding.period.until = eve;
        }
        // What would have begun on that very day or later never belonged there.
        source.holdings.retain(|holding| holding.period.is_in_order());
        edits.push(opened.into_edit(MicroTerritory::wrap(source.into())));
    }
    let mut target = territory(&to)?;
    if target.places_on(on).any(|holding| holding.place == *place) {
        return Err(CommandError::AlreadyThere);
    }
    let period = Period { from: Some(on), until: None };
    target.holdings.push(Holding { place: place.clone(), period, provenance });
    edits.push(to.into_edit(MicroTerritory::wrap(target.into())));
    Ok(edits)
}

fn close_territory(
    opened: Opened,
    on: NaiveDate,
    successor: Option<Id<MicroTerritory>>,
) -> Result<Edit, CommandError> {
    let mut closed = territory(&opened)?;
    if successor.as_ref() == Some(&closed.id) {
        return Err(CommandError::OwnSuccessor);
    }
    closed.validity.until = Some(on);
    if !closed.validity.is_in_order() {
        return Err(CommandError::EndsBeforeItBegins);
    }
    closed.successor = successor;
    Ok(opened.into_edit(MicroTerritory::wrap(closed.into())))
}

/// The record that a command is mainly about, for its name in the history.
pub fn subject(applied: &Applied) -> Option<(Kind, String)> {
    applied.touched.last().map(|touched| (touched.after.record.kind(), touched.after.record.title()))
}
