// How large each crate is in the part of the app that opens it: the bodies of its functions, by the names that the release
// had before they were taken off (target/chunks/filo.wasm).
import { brotliCompressSync } from "node:zlib";

/** Reads a module section by section; numbers are LEB128. */
class Reader {
  constructor(bytes, at = 0) {
    Object.assign(this, { bytes, at });
  }

  number() {
    let [value, shift, byte] = [0, 0, 128];
    while (byte > 127) {
      byte = this.bytes[this.at++];
      value += (byte & 127) * 2 ** shift;
      shift += 7;
    }
    return value;
  }

  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text() {
    return Buffer.from(this.take(this.number())).toString();
  }
}

const [CUSTOM, IMPORTS, CODE, DATA] = [0, 2, 10, 11];

function sections(module) {
  const reader = new Reader(module, 8);
  const found = [];
  while (reader.at < module.length) {
    const id = reader.take(1)[0];
    const content = reader.take(reader.number());
    found.push({ id, reader: new Reader(content), size: content.length, content });
  }
  return found;
}

/** How many functions are imported: they are numbered before those of the module. */
function importedFunctions(reader) {
  let functions = 0;
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.text();
    reader.text();
    const kind = reader.take(1)[0];
    if (kind === 0) {
      functions += 1;
      reader.number();
      continue;
    }
    if (kind === 1) reader.take(1);
    if (kind === 3) {
      reader.take(2);
      continue;
    }
    if (kind === 4) {
      reader.number();
      reader.number();
      continue;
    }
    const limits = reader.number();
    reader.number();
    if (limits & 1) reader.number();
  }
  return functions;
}

function namesOf(reader) {
  const names = new Map();
  while (reader.at < reader.bytes.length) {
    const kind = reader.take(1)[0];
    const part = new Reader(reader.take(reader.number()));
    if (kind !== 1) continue;
    for (let left = part.number(); left > 0; left -= 1) names.set(part.number(), part.text());
  }
  return names;
}

/** The crate that a mangled name begins with; of an implementation, that of the type. */
function crateOf(name = "") {
  const plain = name.match(/^_ZN\d+(?:_?\$LT\$)*(?:\$RF\$|\$BP\$|mut\$u20\$|dyn\$u20\$|const\$u20\$|\$LP\$|\$u5b\$)*([a-z_][a-z0-9_]*?)(?=\.\.|\$|\d|E)/);
  const v0 = name.match(/C(?:s[0-9A-Za-z]*_)?(\d+)_?([a-z][a-z0-9_]*)/);
  if (name.startsWith("_ZN") && plain) return plain[1];
  if (name.startsWith("_R") && v0) return v0[2].slice(0, Number(v0[1]));
  return "others";
}

/** Rows of `{ name, raw, br }` in bytes, the largest first: the functions of each crate, and the data of all. */
export function crates(module) {
  const all = sections(module);
  const imported = all.filter(({ id }) => id === IMPORTS).reduce((sum, { reader }) => sum + importedFunctions(reader), 0);
  const named = all.find(({ id, reader }) => id === CUSTOM && reader.text() === "name");
  const names = named ? namesOf(named.reader) : new Map();
  const bodies = new Map();
  const { reader } = all.find(({ id }) => id === CODE);
  const count = reader.number();
  for (let n = 0; n < count; n += 1) {
    const crate = crateOf(names.get(imported + n));
    bodies.set(crate, [...(bodies.get(crate) ?? []), reader.take(reader.number())]);
  }
  const rows = [...bodies].map(([name, parts]) => ({ name, content: Buffer.concat(parts) }));
  rows.push({ name: "data of all", content: all.find(({ id }) => id === DATA)?.content ?? Buffer.alloc(0) });
  return rows
    .map(({ name, content }) => ({ name, raw: content.length, br: brotliCompressSync(content).length }))
    .sort((a, b) => b.raw - a.raw);
}
