// Trunk's last step: turns its output into the site. A release gets its start scripts into the page, a strict
// Content-Security-Policy, a version, the service worker's list of files and a page for hosts that know no fallback.
// While developing only the service worker goes: Trunk's reload script is inline, and every file must be fresh.
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What the pages may do: only what comes from here runs, and of what stands in the page only what is known by its hash. */
const policy = (inline) => [
  "default-src 'none'", `script-src 'self' 'wasm-unsafe-eval' ${inline.join(" ")}`, "style-src 'self'", "img-src 'self' data: blob:",
  "font-src 'self'", "connect-src 'self'", "manifest-src 'self'", "worker-src 'self'", "base-uri 'self'",
  "form-action 'self'",
].join("; ");

/** The scripts that start the app, in the order in which they stand, and how each is run. */
const STARTING = { "supported.js": "", "ahead.js": "", "start.js": ' type="module" async' };

/** What the service worker does not keep: itself, what only a host needs, what only other programs read. */
const NOT_KEPT = new Set(["sw.js", "404.html", "filo-snapshot.schema.json"]);

const sha256 = (content) => createHash("sha256").update(content).digest("hex");
const edit = (file, change) => writeFileSync(file, change(readFileSync(file, "utf8")));

/** The replacement, or an error when there was nothing to replace: a silent miss would ship a site without its policy. */
function replaced(text, pattern, replacement, where) {
  if (text.search(pattern) === -1) throw new Error(`${where}: ${pattern} was not found`);
  return text.replace(pattern, replacement);
}

/** Every file of the site, as an address relative to it, in a stable order. Names that begin with a dot are not part of it. */
function filesOf(site, folder = "") {
  return readdirSync(join(site, folder), { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith("."))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder + entry.name;
      return entry.isDirectory() ? filesOf(site, `${path}/`) : [path];
    });
}

/** A WebAssembly module without the sections that only tools read: names, and how it was made. */
function withoutNames(module) {
  const kept = [module.subarray(0, 8)];
  for (let start = 8; start < module.length; ) {
    let [size, shift, at] = [0, 0, start + 1];
    for (let more = true; more; at += 1, shift += 7) {
      size += (module[at] & 127) * 2 ** shift;
      more = module[at] > 127;
    }
    const end = at + size;
    if (module[start] !== 0) kept.push(module.subarray(start, end));
    start = end;
  }
  return Buffer.concat(kept);
}

/** Compiled while it arrives where the host names its type rightly, as start.js does with the first part. */
const INSTANTIATE = `async function instantiate(source, imports) {
    const response = await source;
    if (!response.ok) throw new TypeError(\`\${response.url}: \${response.status}\`);
    const named = response.headers.get("content-type")?.startsWith("application/wasm");
    return named ? WebAssembly.instantiateStreaming(response, imports) : WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
`;

/** Takes in the chunks that screens fetch when they are first opened, and names all of the app's code by what is in it. */
function addChunks(site, chunks) {
  const [, before] = readdirSync(site).map((name) => /^filo-([0-9a-f]+)\.js$/.exec(name)).find(Boolean);
  const linking = readFileSync(join(chunks, "__wasm_split.js"), "utf8");
  const parts = readdirSync(chunks)
    .filter((name) => name.endsWith(".wasm") && name !== "filo.wasm")
    .sort()
    .map((name) => [name, withoutNames(readFileSync(join(chunks, name)))]);
  // Trunk's name says nothing of the chunks, and a chunk alone may change.
  const hash = sha256([before, linking, ...parts.map(([, part]) => sha256(part))].join()).slice(0, 16);
  const [glue, links] = [`filo-${hash}.js`, `chunks-${hash}.js`];
  for (const end of [".js", "_bg.wasm"]) renameSync(join(site, `filo-${before}${end}`), join(site, `filo-${hash}${end}`));
  for (const [name, part] of parts) writeFileSync(join(site, name.replace(".wasm", `-${hash}.wasm`)), part);
  const linked = replaced(linking, '"./filo.js"', `"./${glue}"`, "__wasm_split.js")
    .replaceAll(/"\.\/(\w+)\.wasm"/g, (_, name) => `"./${name}-${hash}.wasm"`)
    .replaceAll("WebAssembly.instantiateStreaming(", "instantiate(");
  writeFileSync(join(site, links), INSTANTIATE + linked);
  edit(join(site, "index.html"), (html) => {
    const renamed = replaced(html, `filo-${before}`, `filo-${hash}`, "index.html").replaceAll(`filo-${before}`, `filo-${hash}`);
    return replaced(renamed, /<link rel="modulepreload"[^>]*>/, (first) => `${first}\n  ${first.replace(glue, links)}`, "index.html");
  });
  edit(join(site, glue), (text) => replaced(text, / from "\.\/__wasm_split\.js"/g, ` from "./${links}"`, glue));
}

/** Makes one file of the style sheets, in the order in which the page lists them: each file is a question to the network, or
 * to the service worker, before anything is painted. */
function joinStyles(site) {
  const sheet = /<link rel="stylesheet" href="[^"]*?([\w-]+\.css)"[^>]*>\s*/g;
  const html = readFileSync(join(site, "index.html"), "utf8");
  const [first, ...others] = html.matchAll(sheet);
  const names = [first, ...others].map(([, name]) => name);
  const joined = names.map((name) => readFileSync(join(site, name), "utf8")).join("\n");
  const name = `style-${sha256(joined).slice(0, 16)}.css`;
  for (const old of names) rmSync(join(site, old));
  writeFileSync(join(site, name), joined);
  const linked = others.reduce((page, [link]) => page.replace(link, ""), html);
  writeFileSync(join(site, "index.html"), linked.replace(first[0], first[0].replace(names[0], name)));
}

/** Puts the scripts that start the app, and the links that they read, first in the page: nothing else has to arrive before
 * the code is asked for and the notebook is read. Gives what the policy calls them by. */
function startAtOnce(site) {
  const page = join(site, "index.html");
  let html = readFileSync(page, "utf8");
  const taken = (pattern) => {
    const [found] = pattern.exec(html) ?? [];
    html = replaced(html, pattern, "", "index.html");
    return found.trim();
  };
  const links = [/<link rel="modulepreload"[^>]*>\s*/, /<link rel="modulepreload"[^>]*>\s*/, /<link rel="preload"[^>]*wasm"[^>]*>\s*/];
  const moved = links.map(taken);
  const hashes = [];
  html = replaced(html, /<!-- A release has these two[^>]*-->\s*/, "", "index.html");
  for (const [name, how] of Object.entries(STARTING)) {
    taken(new RegExp(`<script[^>]*\\b${name}"[^>]*></script>\\s*`));
    const script = readFileSync(join(site, name), "utf8");
    rmSync(join(site, name));
    hashes.push(`'sha256-${createHash("sha256").update(script).digest("base64")}'`);
    moved.push(`<script${how}>${script}</script>`);
  }
  writeFileSync(page, replaced(html, /<base [^>]*>/, (base) => `${base}\n  ${moved.join("\n  ")}`, "index.html"));
  return hashes;
}

/** Does a page bring a policy of its own, stricter than the app's? */
const hasPolicy = (site, page) => readFileSync(join(site, page), "utf8").includes("Content-Security-Policy");

/** Writes a meta element right after the character set: before any script or link. */
function addMeta(site, page, meta) {
  edit(join(site, page), (html) => replaced(html, /<meta charset="utf-8"\s*\/?>/i, (charset) => `${charset}\n  ${meta}`, page));
}

/** Tells the service worker what to keep, and under which version. Also used by the tests, to make a next version. */
export function listFiles(site) {
  const files = Object.fromEntries(
    filesOf(site).filter((file) => !NOT_KEPT.has(file)).map((file) => [file, sha256(readFileSync(join(site, file)))]),
  );
  const version = sha256(JSON.stringify(files)).slice(0, 12);
  edit(join(site, "sw.js"), (text) => {
    const withVersion = replaced(text, /^const VERSION = ".*";$/m, `const VERSION = "${version}";`, "sw.js");
    return replaced(withVersion, /^const FILES = \{.*\};$/m, `const FILES = ${JSON.stringify(files)};`, "sw.js");
  });
}

/** Makes a release out of what Trunk has written into a folder. */
function finish(site) {
  addChunks(site, process.env.FILO_CHUNKS);
  joinStyles(site);
  const inline = startAtOnce(site);
  const pages = filesOf(site).filter((file) => file.endsWith(".html") && !hasPolicy(site, file));
  for (const page of pages) addMeta(site, page, `<meta http-equiv="Content-Security-Policy" content="${policy(inline)}">`);
  const version = sha256(filesOf(site).map((file) => sha256(readFileSync(join(site, file)))).join()).slice(0, 12);
  addMeta(site, "index.html", `<meta name="filo-version" content="${version}">`);
  listFiles(site);
  copyFileSync(join(site, "index.html"), join(site, "404.html"));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const site = process.env.TRUNK_STAGING_DIR;
  if (process.env.TRUNK_PROFILE === "release") finish(site);
  else rmSync(join(site, "sw.js"), { force: true });
}
