//! Lists, maps and calendars: what stays on the device is in none, and they read as their formats have it.

use filo::domain::{Edge, Kind};
use filo::exchange::csv_out::{BYTE_ORDER_MARK, count_listed};
use filo::exchange::{LISTS, OpenFormat, PublicDirectory, write_calendar, write_csv, write_map};
use filo::ui::labels::OnScreen;
use proptest::prelude::*;

use super::world::World;
use super::{at, plan};

#[test]
fn the_lists_of_the_default_data_are_in_words() {
    let workspace = plan();
    for kind in LISTS {
        let list = write_csv(&workspace, kind, &OnScreen).unwrap();
        let text = list.text.strip_prefix(BYTE_ORDER_MARK).unwrap();
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
        let headings: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        assert_eq!(headings[0], "identificativo");
        assert_eq!(
            headings.len(),
            kind.fields().len(),
            "the identifier, and every field but the bin: {kind:?}"
        );
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.unwrap()).collect();
        assert_eq!(
            (rows.len(), list.counts.inside),
            (count_listed(&workspace, kind), rows.len()),
            "{kind:?}"
        );
        for row in &rows {
            assert!(workspace.table(kind).contains_key(&row[0]), "{kind:?}: {}", &row[0]);
            for cell in row.iter() {
                assert!(!cell.starts_with(['=', '+', '-', '@']), "{kind:?}: {cell}");
                assert!(!cell.contains("{\"") && cell != "null" && cell != "vuoto", "{kind:?}: {cell}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn what_stays_on_the_device_or_in_the_group_goes_no_further(
        seeds in prop::collection::vec(any::<u64>(), 0..60),
    ) {
        let world = World::of(&seeds);
        let mut group = write_calendar(&world.workspace, at(), &OnScreen).text.replace("\r\n ", "");
        for kind in LISTS {
            group.push_str(&write_csv(&world.workspace, kind, &OnScreen).unwrap().text);
        }
        for drawn in world.drawn.values().filter(|drawn| drawn.kind.edge() == Edge::Device) {
            for (_, value) in &drawn.planted.0 {
                prop_assert!(!group.contains(value), "{value} of {:?}", drawn.kind);
            }
        }
        let map = write_map(&PublicDirectory::of(&world.workspace, at())).text;
        prop_assert!(map.parse::<geojson::GeoJson>().is_ok());
        let [_, nowhere] = world.expected();
        for (record, value) in nowhere {
            prop_assert!(!map.contains(value), "{value} of {record} is on the map");
        }
        let formats = [OpenFormat::Calendar, OpenFormat::Map, OpenFormat::Directory];
        for format in formats.into_iter().chain(LISTS.map(OpenFormat::List)) {
            let written = format.write(&world.workspace, at(), &OnScreen).unwrap();
            prop_assert_eq!(format.counts(&world.workspace), written.counts, "what is said before is what is inside");
        }
        for kind in Kind::ALL.iter().filter(|kind| kind.edge() == Edge::Device) {
            prop_assert_eq!(write_csv(&world.workspace, *kind, &OnScreen), None);
        }
    }
}
