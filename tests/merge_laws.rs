//! The laws of the merge: named histories that once lost somebody's work, and random histories of several
//! replicas with a ghost log of every write. `PROPTEST_CASES` asks for more of them.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails, in its helpers too")]

mod merge_laws {
    mod acts;
    mod choosing;
    mod defaults;
    mod desk;
    mod forgery;
    mod ghost;
    mod histories;
    mod laws;
    mod oracle;
    mod records;
    mod richness;
    mod steps;
    mod strokes;
    mod world;

    use proptest::test_runner::{Config, FileFailurePersistence};

    /// The longest random history, in steps.
    const LONGEST: usize = 48;

    /// At least a thousand histories for each law. What once failed is kept in the repository and tried first.
    fn asked() -> Config {
        let kept = FileFailurePersistence::Direct("tests/merge_laws.regressions");
        let config = Config::default();
        Config { cases: config.cases.max(1000), failure_persistence: Some(Box::new(kept)), ..config }
    }
}
