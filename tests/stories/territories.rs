//! Moving a part of a comune from a day; closing a micro-territory with a successor.

use chrono::NaiveDate;
use filo::domain::{MicroTerritory, Period, Place};
use filo::store::{Command, CommandError};

use super::desk::{Desk, day, record, typed};

const DOSOLO: &str = "micro-territory-dosolo-pomponesco-viadana-nord";
const PARAZZI: &str = "micro-territory-viadana-parazzi";
const VANONI: &str = "micro-territory-viadana-vanoni";

fn north() -> Place {
    Place::Frazione(typed("frazione-viadana-nord"))
}

fn holds(desk: &Desk, territory: &str, place: &Place, on: NaiveDate) -> bool {
    desk.get::<MicroTerritory>(territory).places_on(on).any(|holding| holding.place == *place)
}

fn moving(desk: &Desk, from: &[&str], to: &str, on: &str) -> Result<(), CommandError> {
    let from = from.iter().map(|id| desk.open(id)).collect();
    let command =
        Command::MovePlace { place: north(), from, to: desk.open(to), on: day(on), provenance: None };
    desk.store.dispatch(command).map(drop)
}

#[test]
fn a_part_of_viadana_moves_from_a_day_and_goes_back_in_one_step() {
    let desk = Desk::new();
    let before = desk.store.now();
    moving(&desk, &[DOSOLO], PARAZZI, "2027-01-01").unwrap();
    for (on, there, here) in
        [("2026-12-31", true, false), ("2027-01-01", false, true), ("2030-06-01", false, true)]
    {
        assert_eq!(holds(&desk, DOSOLO, &north(), day(on)), there, "{on}");
        assert_eq!(holds(&desk, PARAZZI, &north(), day(on)), here, "{on}");
    }
    assert_eq!(desk.saved.borrow()[0].entries.len(), 2, "both territories in one change");
    desk.store.undo().unwrap();
    for id in [DOSOLO, PARAZZI] {
        assert_eq!(desk.entry(id).record, before.entry(&record(id)).unwrap().record);
    }
    desk.store.redo().unwrap();
    assert!(holds(&desk, PARAZZI, &north(), day("2027-01-01")));
}

#[test]
fn a_part_does_not_move_where_it_already_is() {
    let desk = Desk::new();
    let before = desk.store.now();
    assert_eq!(moving(&desk, &[], DOSOLO, "2027-01-01"), Err(CommandError::AlreadyThere));
    assert_eq!(moving(&desk, &["comune-bozzolo"], PARAZZI, "2027-01-01"), {
        Err(CommandError::NotATerritory(record("comune-bozzolo")))
    });
    assert_eq!(desk.store.now(), before);
}

#[test]
fn what_moved_away_and_back_leaves_its_history() {
    let desk = Desk::new();
    moving(&desk, &[DOSOLO], PARAZZI, "2027-01-01").unwrap();
    moving(&desk, &[PARAZZI], DOSOLO, "2028-09-01").unwrap();
    for (on, territory) in
        [("2026-12-31", DOSOLO), ("2027-01-01", PARAZZI), ("2028-08-31", PARAZZI), ("2028-09-01", DOSOLO)]
    {
        for one in [DOSOLO, PARAZZI] {
            assert_eq!(holds(&desk, one, &north(), day(on)), one == territory, "{on} {one}");
        }
    }
    moving(&desk, &[DOSOLO], VANONI, "2028-09-01").unwrap();
    let dosolo = desk.get::<MicroTerritory>(DOSOLO);
    assert!(
        dosolo.holdings.iter().all(|holding| holding.period.is_in_order()),
        "what never began is not kept"
    );
    assert!(holds(&desk, VANONI, &north(), day("2028-09-01")));
}

fn closing(desk: &Desk, id: &str, on: &str, successor: Option<&str>) -> Result<(), CommandError> {
    let command =
        Command::CloseTerritory { territory: desk.open(id), on: day(on), successor: successor.map(typed) };
    desk.store.dispatch(command).map(drop)
}

#[test]
fn vanoni_closes_and_parazzi_takes_its_place() {
    let desk = Desk::new();
    closing(&desk, VANONI, "2025-08-31", Some(PARAZZI)).unwrap();
    let vanoni = desk.get::<MicroTerritory>(VANONI);
    assert_eq!(vanoni.validity, Period { from: None, until: Some(day("2025-08-31")) });
    assert_eq!(vanoni.successor, Some(typed(PARAZZI)));
    assert!(desk.is_live::<MicroTerritory>(VANONI), "what is over is not thrown away");
    desk.store.undo().unwrap();
    let open = desk.get::<MicroTerritory>(VANONI);
    assert_eq!((open.validity.clone(), open.successor.clone()), (Period::ALWAYS, None));
}

#[test]
fn a_territory_cannot_follow_itself_nor_end_before_it_begins() {
    let desk = Desk::new();
    assert_eq!(closing(&desk, VANONI, "2025-08-31", Some(VANONI)), Err(CommandError::OwnSuccessor));
    desk.change(VANONI, |territory: &mut MicroTerritory| territory.validity.from = Some(day("2021-01-01")))
        .unwrap();
    let before = desk.store.now();
    assert_eq!(closing(&desk, VANONI, "2020-12-31", None), Err(CommandError::EndsBeforeItBegins));
    assert_eq!(desk.store.now(), before);
    closing(&desk, VANONI, "2021-01-01", None).unwrap();
}
