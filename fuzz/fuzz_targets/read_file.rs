//! Any bytes as a file, and as our own storage: never a panic, and what is accepted is written and read back the same.

#![no_main]

use filo::exchange::{Edition, Layout, Provenience, Scope, Trust, read, read_bytes, write};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for trust in [Trust::File, Trust::OwnStorage] {
        let Ok(reading) = read_bytes(bytes, trust) else { continue };
        let by = reading.written.unwrap_or(Provenience { at: Default::default(), by: "fuzz".to_owned() });
        for layout in [Layout::Compact, Layout::Readable] {
            let text = write(&reading.workspace, Edition::Backup, &Scope::ALL, &by, layout);
            let again = read(&text, trust).expect("what we write can be read");
            assert_eq!(again.workspace, reading.workspace);
            assert!(again.offered.is_empty() && again.set_aside.is_empty());
        }
    }
});
