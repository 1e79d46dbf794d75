//! Two workspaces merged in memory, and a file taken in from its bytes, each beside automerge doing the same.

use automerge::AutoCommit;
use criterion::{BatchSize, Criterion};
use filo_merge::{Outcome, documents, folder, text, workspace};

fn main() -> Outcome<()> {
    let (our_text, their_text) = (text("ours.json")?, text("theirs.json")?);
    let (ours, theirs) = (workspace(&our_text)?, workspace(&their_text)?);
    let (mut here, mut there) = documents(&ours, &theirs)?;
    let bytes = there.save();
    std::fs::write(folder().join("theirs.automerge"), &bytes)?;
    // Merging asks for what was committed: nothing is left to be written when the time runs.
    here.commit();

    let mut criterion = Criterion::default().sample_size(20).configure_from_args();
    let mut merge = criterion.benchmark_group("merge");
    // What was made is dropped after the time has run, on both sides.
    merge.bench_function("filo", |b| b.iter_with_large_drop(|| ours.merged(&theirs)));
    merge.bench_function("automerge", |b| {
        let sides = || (here.clone(), there.clone());
        let merged = |(mut here, mut there): (AutoCommit, AutoCommit)| {
            here.merge(&mut there).expect("both come from one base");
            (here, there)
        };
        b.iter_batched(sides, merged, BatchSize::LargeInput);
    });
    merge.finish();
    let mut taking = criterion.benchmark_group("take_in");
    taking.bench_function("filo", |b| {
        b.iter_with_large_drop(|| ours.merged(&workspace(&their_text).expect("it was read before")));
    });
    taking.bench_function("automerge", |b| {
        let taken = |mut here: AutoCommit| {
            let mut there = AutoCommit::load(&bytes).expect("it was saved before");
            here.merge(&mut there).expect("both come from one base");
            here
        };
        b.iter_batched(|| here.clone(), taken, BatchSize::LargeInput);
    });
    taking.finish();
    criterion.final_summary();
    Ok(())
}
