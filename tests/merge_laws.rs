//! The laws of the merge: named histories that once lost somebody's work, and random histories of several
//! replicas with a ghost log of every write. `PROPTEST_CASES` asks for more of them.

mod merge_laws {
    mod desk;
    mod histories;
    mod records;
}
