//! Two files one after the other, with a line that says FILO between them: whatever they claim, the merge
//! is the same in both directions, adds nothing the second time, and survives being written.

#![no_main]

use filo::exchange::{Edition, Layout, Provenience, Scope, Trust, read, read_bytes, write};
use filo::workspace::merge::clashes;
use libfuzzer_sys::fuzz_target;

const BETWEEN: &[u8] = b"\nFILO\n";

fuzz_target!(|bytes: &[u8]| {
    let Some(middle) = bytes.windows(BETWEEN.len()).position(|window| window == BETWEEN) else { return };
    let (first, second) = (&bytes[..middle], &bytes[middle + BETWEEN.len()..]);
    let (Ok(first), Ok(second)) = (read_bytes(first, Trust::OwnStorage), read_bytes(second, Trust::OwnStorage))
    else {
        return;
    };
    let (a, b) = (first.workspace, second.workspace);
    if !clashes(&a, &b).is_empty() {
        return;
    }
    let both = a.merged(&b);
    assert_eq!(both, b.merged(&a), "either way round");
    assert_eq!(both, both.merged(&a), "once is enough");
    assert_eq!(both, both.merged(&b), "once is enough");
    let by = Provenience { at: Default::default(), by: "fuzz".to_owned() };
    let text = write(&both, Edition::Backup, &Scope::ALL, &by, Layout::Compact);
    assert_eq!(read(&text, Trust::File).expect("a merge can be read").workspace, both);
});
