//! Files that nobody should send: what each is refused with, and that none of them makes anything panic.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails, in its helpers too")]

mod hostile_files {
    mod bodies;
    mod finds;
    mod levels;
    mod mutations;
    mod storage;
    mod texts;
    mod values;
}
