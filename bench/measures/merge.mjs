// The merge of 10,000 records of which 1,000 differ, natively, beside automerge doing the same edits (bench/merge). Also
// what it takes to take in a file from its bytes, and how large that file is when compressed.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const HOME = `${ROOT}target/bench/criterion`;

/** The median of a criterion measure, in milliseconds. */
const median = (group, name) =>
  JSON.parse(readFileSync(`${HOME}/${group}/${name}/new/estimates.json`, "utf8")).median.point_estimate / 1e6;

const kilobytes = (file) => gzipSync(readFileSync(`${ROOT}target/bench/${file}`)).length / 1000;

export async function measure() {
  const ran = spawnSync("cargo", ["bench", "--locked", "--manifest-path", "bench/merge/Cargo.toml", "--target-dir", "target/bench/build"], {
    cwd: ROOT, stdio: "inherit", env: { ...process.env, CRITERION_HOME: HOME },
  });
  if (ran.status !== 0) throw new Error("cargo bench failed: the reason is above");
  const figure = (group) => {
    const [ours, peer] = [median(group, "filo"), median(group, "automerge")];
    const ratio = Number((ours / peer).toFixed(2));
    return { value: ratio, unit: "times", peer: `${ours.toFixed(1)} ms, automerge ${peer.toFixed(1)} ms`, ratio };
  };
  const [ours, peer] = [kilobytes("theirs.json"), kilobytes("theirs.automerge")];
  return {
    merge_vs_automerge: { ...figure("merge"), goal: "≤ 0.2" },
    take_in_vs_automerge: figure("take_in"),
    bytes_vs_automerge: {
      value: Number((ours / peer).toFixed(2)), unit: "times",
      peer: `${ours.toFixed(0)} kB, automerge ${peer.toFixed(0)} kB`, ratio: Number((ours / peer).toFixed(2)),
    },
  };
}
