// Prints one hash of everything the site is made from, or of the files and folders that are named: by content, so that
// a fresh checkout or a touched file builds nothing again.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const SOURCES = [
  "Cargo.lock", "Cargo.toml", "Trunk.toml", ".cargo", "index.html", "public", "src", "style",
  "scripts/build.sh", "scripts/chunks", "scripts/finish.mjs", "scripts/first_look.mjs",
];

/** Every file under a path, in an order that does not depend on the machine. */
function filesUnder(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return [path];
  return readdirSync(path).sort().flatMap((name) => filesUnder(join(path, name)));
}

const named = process.argv.slice(2);
const hash = createHash("sha256");
for (const file of (named.length > 0 ? named : SOURCES).flatMap(filesUnder)) {
  const content = readFileSync(file);
  hash.update(`${file}\0${content.length}\0`).update(content);
}
console.log(hash.digest("hex"));
