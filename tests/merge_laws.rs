//! The laws of the merge: named histories that once lost somebody's work, and random histories of several
//! replicas with a ghost log of every write. `PROPTEST_CASES` asks for more of them.

mod merge_laws {
    mod defaults;
    mod desk;
    mod ghost;
    mod histories;
    mod laws;
    mod oracle;
    mod records;
    mod steps;
    mod strokes;
    mod world;

    use proptest::test_runner::{Config, FileFailurePersistence};

    /// The longest random history, in steps.
    const LONGEST: usize = 40;

    /// At least a thousand histories for each law. What once failed is kept in the repository and tried first.
    fn asked() -> Config {
        let kept = FileFailurePersistence::Direct("tests/merge_laws.regressions");
        let config = Config::default();
        Config { cases: config.cases.max(1000), failure_persistence: Some(Box::new(kept)), ..config }
    }
}
