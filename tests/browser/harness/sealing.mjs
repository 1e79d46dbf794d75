// Closing a file with a passphrase in another implementation than the browser's: OpenSSL, through node. The frozen file
// tests/data/sealed-v1.json was made by it.
import { createCipheriv, createHash, pbkdf2Sync, randomBytes } from "node:crypto";

/** JSON as RFC 8785 writes it, of texts and whole numbers. */
const canonical = (value) =>
  value && typeof value === "object"
    ? `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`
    : JSON.stringify(value);

/** The text of a sealed file with a digest that holds: as it was closed, or as a forger would leave it. */
export function withDigest({ digest: _, data, ...header }) {
  const digest = `sha-256:${createHash("sha256").update(canonical({ ...header, data })).digest("hex")}`;
  return `${JSON.stringify({ ...header, digest, data }, null, 2)}\n`;
}

/** A text closed with a passphrase. */
export function seal(text, passphrase, { iterations = 600_000, salt = randomBytes(16), iv = randomBytes(12) } = {}) {
  const key = { derivation: "PBKDF2-SHA-256", iterations, salt: salt.toString("base64") };
  const header = { kind: "filo.sealed", format: 1, cipher: "AES-256-GCM", key, iv: iv.toString("base64") };
  const cipher = createCipheriv("aes-256-gcm", pbkdf2Sync(passphrase.normalize("NFC"), salt, iterations, 32, "sha256"), iv);
  cipher.setAAD(Buffer.from(canonical(header)));
  const data = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]).toString("base64");
  return withDigest({ ...header, data });
}
