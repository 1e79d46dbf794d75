//! What goes out for other programs: valid by the schemas that others published, nothing private in it, the same text
//! from the same data. On the default data and on random workspaces. `PROPTEST_CASES` asks for more.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails, in its helpers too")]

mod open_formats {
    mod hsds;
    mod lists;
    #[path = "../public_edition/planter.rs"]
    mod planter;
    #[path = "../public_edition/records.rs"]
    mod records;
    #[path = "../public_edition/world.rs"]
    mod world;

    use chrono::{DateTime, Utc};
    use filo::exchange::{Trust, read};
    use filo::workspace::Workspace;

    /// When all these files were written.
    fn at() -> DateTime<Utc> {
        "2026-11-26T01:00:00Z".parse().unwrap()
    }

    /// The workspace that the app opens on.
    fn plan() -> Workspace {
        read(include_str!("../public/dati-del-piano.json"), Trust::File).unwrap().workspace
    }
}
