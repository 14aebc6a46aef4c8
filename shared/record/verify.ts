import { sealOf, type Trailer, trailerStatement, verifierNames } from "./bundle.ts"
import type { Sha256 } from "./chain.ts"
import { readEntry } from "./verify/entry.ts"
import { type Fields, hasOnly, isCount, isFields, isHash, isSignature, linesOf, readLine } from "./verify/lines.ts"
import { recordsAgree } from "./verify/records.ts"
import { type Countersigned, type Fault, fault, isFault, type Proven, type Verdict } from "./verify/verdict.ts"

export interface Tools {
  sha256: Sha256
  /** key and signature in hex, the text as UTF-8 */
  ed25519: (publicKey: string, text: string, signature: string) => boolean
}

/** What a reader has from elsewhere: without it a bundle can only vouch for itself. */
export interface Outside {
  key?: string | undefined
  /** the hash of the head, or of an earlier entry, as printed in minutes or with a record */
  head?: string | undefined
}

/** Reads a bundle from its first byte to its last and says where it first fails. */
export function verify(bytes: Uint8Array, { sha256, ed25519 }: Tools, outside: Outside = {}): Verdict {
  const lines = linesOf(bytes)
  const header = readHeader(lines[0], sha256)
  if (isFault(header)) return { ok: false, ...header }
  const key = outside.key ?? header.publicKey
  const signed = (text: string, signature: string) => ed25519(key, text, signature)
  const chain = readChain(lines, header, { sha256, signed })
  if (isFault(chain)) return { ok: false, ...chain }
  const end = readEnd(lines, header.entries, { sha256, signed, head: chain.hashes.at(-1) ?? "" })
  if (isFault(end)) return { ok: false, ...end }
  const anchored = outside.head === undefined ? null : chain.hashes.indexOf(outside.head) + 1
  if (anchored === 0) return { ok: false, ...fault("anchor", "not-anchored") }
  return {
    ok: true,
    entries: header.entries,
    head: end.head,
    publicKey: key,
    key: outside.key === undefined ? "embedded" : "given",
    anchored,
    extracts: chain.extracts,
    countersigned: chain.countersigned,
  }
}

const headerFields = ["format", "workspace", "slug", "incarnation", "audience", "session", "entries", "publicKey"]

function readHeader(
  line: Uint8Array | undefined,
  sha256: Sha256,
): { workspace: string; entries: number; publicKey: string } | Fault {
  const read = readLine(line)
  if (typeof read === "string") return fault("header", read)
  const { sha256: seal, ...header } = read.fields
  const { format, workspace, entries, publicKey } = header
  if (!hasOnly(header, headerFields) || format !== "plenary-bundle-1") return fault("header", "shape")
  if (typeof workspace !== "string" || !isCount(entries) || !isHash(publicKey)) return fault("header", "shape")
  if (sealOf(sha256, header) !== seal) return fault("header", "hash")
  return { workspace, entries, publicKey }
}

interface Checks {
  sha256: Sha256
  signed: (text: string, signature: string) => boolean
}

function readChain(
  lines: readonly Uint8Array[],
  { workspace, entries }: { workspace: string; entries: number },
  checks: Checks,
): { hashes: string[]; extracts: number; countersigned: Countersigned[] } | Fault {
  const hashes: string[] = []
  const records = recordsAgree()
  let extracts = 0
  for (let seq = 1; seq <= entries; seq++) {
    const line = readLine(lines[seq])
    if (typeof line === "string") return fault("entry", line, seq)
    const entry = readEntry(line.fields, { ...checks, workspace, seq, previous: hashes.at(-1) ?? "" })
    if (typeof entry === "string") return fault("entry", entry, seq)
    const why = entry.shown && records.disagrees(entry.shown)
    if (why) return fault("entry", why, seq)
    if (entry.shown?.part) extracts++
    hashes.push(entry.hash)
  }
  return { hashes, extracts, countersigned: records.countersigned() }
}

/** The two verifiers and the trailer. */
function readEnd(
  lines: readonly Uint8Array[],
  entries: number,
  { sha256, signed, head }: Checks & { head: string },
): Pick<Proven, "head"> | Fault {
  const first = entries + 1
  for (const [n, name] of verifierNames.entries()) {
    const line = readLine(lines[first + n])
    if (typeof line === "string") return fault("file", line)
    const { sha256: seal, ...file } = line.fields
    if (!hasOnly(file, ["file", "text"]) || file["file"] !== name) return fault("file", "shape")
    if (sealOf(sha256, file) !== seal) return fault("file", "hash")
  }
  const last = first + verifierNames.length
  const line = readLine(lines[last])
  if (typeof line === "string") return fault("trailer", line)
  const trailer = trailerIn(line.fields)
  if (!trailer) return fault("trailer", "shape")
  if (!signed(trailerStatement(trailer.says), trailer.signature)) return fault("trailer", "signature")
  const { says } = trailer
  if (says.entries !== entries || says.head.seq !== entries || says.head.hash !== head) return fault("trailer", "hash")
  if (sha256(textOf(lines.slice(0, last))) !== says.sha256) return fault("trailer", "hash")
  if (lines.length > last + 1) return fault("trailer", "after-the-end")
  return { head: says.head }
}

function trailerIn(line: Fields): { says: Trailer; signature: string } | null {
  const { trailer, signature } = line
  if (!hasOnly(line, ["signature", "trailer"]) || !isSignature(signature)) return null
  if (!isFields(trailer) || !hasOnly(trailer, ["entries", "head", "sha256"])) return null
  const { entries, head, sha256 } = trailer
  if (!isFields(head) || !hasOnly(head, ["seq", "hash"]) || !isHash(sha256) || !isCount(entries)) return null
  const { seq, hash } = head
  if (!isCount(seq) || typeof hash !== "string") return null
  return { says: { entries, head: { seq, hash }, sha256 }, signature }
}

/** Every line has been read as UTF-8 by now, so its text and its bytes are one. */
const textOf = (lines: readonly Uint8Array[]): string => {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })
  return lines.map(line => decoder.decode(line)).join("")
}
