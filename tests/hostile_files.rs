//! Files that nobody should send: what each is refused with, and that none of them makes anything panic.

mod hostile_files {
    mod bodies;
    mod finds;
    mod levels;
    mod mutations;
    mod storage;
    mod texts;
    mod values;
}
