// Verifies a Plenary bundle without network access or dependencies. It shares no code with the server's own verifier,
// not even the canonical form. A mistake in one is therefore not repeated in the other.
import { recordsAgree } from "./records.mjs"

/**
 * The canonical JSON of RFC 8785: keys sorted by UTF-16 code units, numbers as ECMAScript prints them, the shortest
 * escapes.
 */
function canonical(value) {
  if (value === null || typeof value === "boolean") return String(value)
  if (typeof value === "number") return number(value)
  if (typeof value === "string") return quoted(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`
  if (typeof value !== "object") throw new TypeError(`${typeof value} has no canonical form`)
  const keys = Object.keys(value).sort((a, b) => (a < b ? -1 : 1))
  return `{${keys.map(key => `${quoted(key)}:${canonical(value[key])}`).join(",")}}`
}

function number(value) {
  if (!Number.isFinite(value)) throw new TypeError(`${value} has no canonical form`)
  return value === 0 ? "0" : String(value)
}

const short = { '"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r" }

function quoted(text) {
  let written = '"'
  // the loop iterates by code points, so every surrogate that it finds is a lone one
  for (const char of text) {
    const code = char.codePointAt(0)
    if (code >= 0xd800 && code <= 0xdfff) throw new TypeError("a lone surrogate has no canonical form")
    written += short[char] ?? (code < 0x20 ? `\\u${code.toString(16).padStart(4, "0")}` : char)
  }
  return `${written}"`
}

class Fault extends Error {
  constructor(part, why, entry = null) {
    super(why)
    this.verdict = { ok: false, part, entry, why }
  }
}

const isFields = value => typeof value === "object" && value !== null && !Array.isArray(value)
const isHash = value => typeof value === "string" && /^[0-9a-f]{64}$/.test(value)
const isSignature = value => typeof value === "string" && /^[0-9a-f]{128}$/.test(value)
const isCount = value => Number.isSafeInteger(value) && value >= 0

/**
 * Whether a parsed line has at most this many levels of lists and objects, itself included. The check looks no deeper,
 * so that a deeply nested line cannot overflow the stack.
 */
const isWithin = (levels, value) =>
  typeof value !== "object" ||
  value === null ||
  (levels > 0 && Object.values(value).every(one => isWithin(levels - 1, one)))

const prime = 2n ** 255n - 19n
const order = 2n ** 252n + 27742317777372353535851937790883648493n
const y8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022n
// the y coordinates of points whose order divides 8: one signature under such a key can be valid for many texts
const smallOrder = [0n, 1n, prime - 1n, y8, prime - y8]
const fromLittleEndian = hex => BigInt(`0x${hex.match(/../g).reverse().join("")}`)

function isPoint(hex) {
  const y = fromLittleEndian(hex) & (2n ** 255n - 1n)
  return y < prime && !smallOrder.includes(y)
}

/**
 * A check of the bytes of a key and a signature alone. It runs before the platform's check, because platforms differ in
 * which keys and signatures they accept.
 */
const isStrict = (key, signature) =>
  [key, signature.slice(0, 64)].every(isPoint) && fromLittleEndian(signature.slice(64)) < order

const has = (fields, ...names) =>
  Object.keys(fields).length === names.length && names.every(name => Object.hasOwn(fields, name))

/**
 * Verifies a bundle. `tools.sha256(text)` and `tools.ed25519(key, text, signature)` are asynchronous; `ed25519` returns
 * null if it cannot check signatures. `outside` holds what the reader did not get from the bundle: {key, head,
 * fingerprint}.
 */
async function verify(bytes, tools, outside = {}) {
  try {
    return { ok: true, ...(await prove(bytes, tools, outside)) }
  } catch (failure) {
    if (failure instanceof Fault) return failure.verdict
    throw failure
  }
}

async function prove(bytes, { sha256, ed25519 }, outside) {
  const lines = cut(bytes)
  let unchecked = false
  const signedBy = async (key, text, signature) => {
    const answer = isStrict(key, signature) && (await ed25519(key, text, signature))
    if (answer === null) unchecked = true
    return answer !== false
  }
  const header = await headerOf(lines[0], { sha256, signedBy })
  const { keys, publicKey } = header
  const signed = async (text, signature) => {
    for (const key of keys) if (await signedBy(key, text, signature)) return true
    return false
  }
  // a given key that is not among the bundle's keys signed nothing in the bundle, so the check with that key fails
  const given = outside.key ?? publicKey
  const signedNow = (text, signature) => signedBy(keys.includes(given) ? publicKey : given, text, signature)
  const seal = async ({ sha256: given, ...rest }) => (await sha256(canonical(rest))) === given
  const checks = { sha256, signed, signedNow, seal, header }

  const entries = []
  const records = recordsAgree()
  for (let seq = 1; seq <= header.entries; seq++) {
    const fail = why => {
      throw new Fault("entry", why, seq)
    }
    const { fields } = read(lines[seq], fail)
    const entry = await entryOf(fields, { ...checks, seq, previous: entries.at(-1)?.hash ?? "", fail })
    entries.push(entry)
    const why = entry.shown ? records.disagrees(entry.shown, { seq, ...entry }) : null
    if (why) fail(why)
  }
  const head = { seq: header.entries, hash: entries.at(-1)?.hash ?? "" }
  const verifiers = await endOf(lines, head, checks)
  const hashes = entries.map(({ hash }) => hash)
  const found = await foundBy(outside.fingerprint, keys, hashes, sha256)
  const { key = found?.key } = outside
  if (outside.head !== undefined && !hashes.includes(outside.head)) throw new Fault("anchor", "not-anchored")
  const anchored = outside.head === undefined ? (found?.seq ?? null) : hashes.indexOf(outside.head) + 1
  // a signature that this browser could not check does not prove that the given key made the bundle
  const vouched = key !== undefined && !unchecked
  const is = vouched ? "complete" : anchored === null ? "consistent" : "anchored"
  const upTo = is === "anchored" ? anchored : null
  const counted = entries.slice(0, upTo ?? entries.length)
  return {
    is,
    entries: header.entries,
    head,
    publicKey,
    successors: key === undefined ? 0 : keys.length - 1 - keys.lastIndexOf(key),
    anchored,
    extracts: counted.filter(({ shown, bound }) => shown && !bound).length,
    withheld: counted.filter(({ shown }) => !shown).length,
    personal: counted.filter(({ personal }) => personal === "withheld").length,
    countersigned: records.countersigned(upTo),
    verifiers,
    ...(unchecked && { unchecked }),
  }
}

const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

/**
 * Finds the key and the entry from which a fingerprint was made: 160 bits of the hash of both, in Crockford's base 32.
 */
async function foundBy(fingerprint, keys, hashes, sha256) {
  if (fingerprint === undefined) return null
  for (const key of keys)
    for (const [n, hash] of hashes.entries()) {
      const bits = BigInt(`0x${(await sha256(canonical(["plenary fingerprint", key, hash]))).slice(0, 40)}`)
      const text = Array.from({ length: 32 }, (_, at) => digits[Number((bits >> BigInt(155 - 5 * at)) & 31n)]).join("")
      if (text === fingerprint.replaceAll("-", "")) return { key, seq: n + 1 }
    }
  throw new Fault("anchor", "not-anchored")
}

/** Normalizes a fingerprint that was typed, pasted or scanned; null if the text is not a fingerprint. */
function readFingerprint(typed) {
  const text = typed.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1")
  return text.length === 32 && [...text].every(char => digits.includes(char)) ? text : null
}

function cut(bytes) {
  const lines = []
  let from = 0
  while (from < bytes.length) {
    const at = bytes.indexOf(10, from)
    lines.push(bytes.subarray(from, at < 0 ? bytes.length : at + 1))
    from = at < 0 ? bytes.length : at + 1
  }
  return lines
}

const utf8 = () => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

function read(line, fail) {
  if (!line) return fail("missing")
  if (line[line.length - 1] !== 10) return fail("unterminated")
  const text = attempt(() => utf8().decode(line.subarray(0, -1)), fail, "not-utf8")
  const fields = attempt(() => JSON.parse(text), fail, "not-json")
  if (!isFields(fields)) return fail("shape")
  if (!isWithin(64, fields)) return fail("too-deep")
  if (attempt(() => canonical(fields), fail, "not-canonical") !== text) return fail("not-canonical")
  return { text, fields }
}

function attempt(act, fail, why) {
  try {
    return act()
  } catch {
    return fail(why)
  }
}

async function headerOf(line, { sha256, signedBy }) {
  const fail = why => {
    throw new Fault("header", why)
  }
  const { sha256: given, ...header } = read(line, fail).fields
  const { format, formerKeys = [], workspace, slug, incarnation, audience, session, entries, publicKey } = header
  const names = ["format", "workspace", "slug", "incarnation", "audience", "session", "entries", "publicKey"]
  const isFirst = format === "plenary-bundle-1" && has(header, ...names)
  if (!isFirst && !(format === "plenary-bundle-2" && has(header, ...names, "formerKeys"))) fail("shape")
  if ([workspace, slug, incarnation].some(one => typeof one !== "string")) fail("shape")
  if (!["room", "gallery"].includes(audience) || !(session === null || typeof session === "string")) fail("shape")
  if (!isCount(entries) || !isHash(publicKey)) fail("shape")
  const isFormer = one =>
    isFields(one) && has(one, "publicKey", "signature") && isHash(one.publicKey) && isSignature(one.signature)
  if (!Array.isArray(formerKeys) || !formerKeys.every(isFormer)) fail("shape")
  if ((await sha256(canonical(header))) !== given) fail("hash")
  const keys = [...formerKeys.map(one => one.publicKey), publicKey]
  for (const [n, { signature }] of formerKeys.entries())
    if (!(await signedBy(keys[n], canonical(["plenary key", keys[n], keys[n + 1]]), signature))) fail("signature")
  return { workspace, audience, session, entries, publicKey, keys, format: isFirst ? 1 : 2 }
}

/**
 * Verifies one entry. Returns its hash, the content that it shows, whether the chain binds that content, and whether
 * the personal part is shown or withheld.
 */
async function entryOf(line, { sha256, signed, seal, header, seq, previous, fail }) {
  const { signature, ...entry } = line
  const { workspace } = header
  if ("signature" in line && !isSignature(signature)) fail("shape")
  const { links, ...shows } = await linksOf(entry, { sha256, workspace, format: header.format, fail })
  if (entry.seq !== seq) fail("out-of-order")
  const hash = await sha256(canonical([previous, ...links]))
  if (hash !== entry.hash) fail("hash")
  if ("extract" in line && !(await seal(line))) fail("hash")
  const head = canonical(["plenary head", workspace, seq, hash])
  if ("signature" in line && !(await signed(head, signature))) fail("signature")
  if (!isForAudience(shows, header)) fail("not-for-audience")
  return { hash, ...shows }
}

/**
 * Whether the bundle's audience may read the entry in this form. The room reads every entry in full, but a bundle of
 * one session hides the other entries. The public reads no personal part.
 */
function isForAudience({ shown, part, personal }, { audience, session }) {
  if (audience === "gallery") return personal !== "shown"
  return shown ? !part : session !== null
}

async function linksOf(entry, { sha256, workspace, format, fail }) {
  if (!isHash(entry.hash)) fail("shape")
  const whole = ["seq", "hash", "kind", "at", "by", "salt", "body", "personal"]
  const second = format === 2 && has(entry, ...whole, "readings")
  if (second || has(entry, ...whole)) {
    const { seq, kind, at, by, salt, body, personal, readings } = entry
    const bound = await boundBy(personal, sha256, fail)
    if (typeof kind !== "string" || typeof at !== "number" || typeof seq !== "number") fail("shape")
    if (typeof salt !== "string" || !(by === null || typeof by === "string")) fail("shape")
    if (second && !isReadings(readings)) fail("shape")
    const header = await sha256(canonical([salt, { workspace, seq, kind, at, by }]))
    const first = await sha256(canonical([salt, body, bound]))
    const links = [header, second ? await sha256(canonical(["plenary entry 2", first, readings])) : first]
    return { links, shown: { kind, by, body }, part: false, bound: true, personal: standing(personal) }
  }
  if (format === 2 && has(entry, "seq", "hash", "header", "whole", "readings", "reading"))
    return readingLinks(entry, { sha256, fail })
  const { header, commitment, extract } = entry
  if (!isHash(header) || !isHash(commitment)) fail("shape")
  const links = [header, commitment]
  if (has(entry, "seq", "hash", "header", "commitment")) return { links, shown: null, personal: null }
  const parts = has(entry, "seq", "hash", "header", "commitment", "extract", "sha256") && isFields(extract)
  if (!parts || !has(extract, "kind", "at", "by", "body") || typeof extract.kind !== "string") fail("shape")
  if (typeof extract.at !== "number" || !(extract.by === null || typeof extract.by === "string")) fail("shape")
  return { links, shown: extract, part: true, bound: false, personal: null }
}

/**
 * The hashes that link an entry shown in part to the chain. The entry commits to the digest of that part, which proves
 * the part.
 */
async function readingLinks({ header, whole, readings, reading }, { sha256, fail }) {
  if (!isHash(header) || !isHash(whole) || !isReadings(readings) || !isFields(reading)) fail("shape")
  if (!has(reading, "name", "salt", "kind", "at", "by", "body", "personal")) fail("shape")
  const { name, salt, kind, at, by, body, personal } = reading
  const bound = await boundBy(personal, sha256, fail)
  if ([name, salt, kind].some(one => typeof one !== "string")) fail("shape")
  if (typeof at !== "number" || !(by === null || typeof by === "string")) fail("shape")
  if (Object.hasOwn(readings, name)) fail("shape")
  const digest = await sha256(canonical([salt, { kind, at, by, body }, bound]))
  const commitment = await sha256(canonical(["plenary entry 2", whole, { ...readings, [name]: digest }]))
  return {
    links: [header, commitment],
    shown: { kind, by, body },
    part: true,
    bound: true,
    personal: standing(personal),
  }
}

const isReadings = value => isFields(value) && Object.values(value).every(isHash)

const standing = personal => (personal === null ? null : "value" in personal ? "shown" : "withheld")

async function boundBy(personal, sha256, fail) {
  if (personal === null) return null
  if (!isFields(personal)) return fail("shape")
  if (has(personal, "commitment")) return isHash(personal.commitment) ? personal.commitment : fail("shape")
  if (!has(personal, "salt", "value") || typeof personal.salt !== "string") return fail("shape")
  return sha256(canonical([personal.salt, personal.value]))
}

async function endOf(lines, head, { sha256, signedNow, seal }) {
  let at = head.seq + 1
  const verifiers = {}
  for (const name of ["verify.html", "verify.mjs"]) {
    const fail = why => {
      throw new Fault("file", why)
    }
    const { fields } = read(lines[at++], fail)
    if (!has(fields, "file", "text", "sha256") || fields.file !== name) fail("shape")
    if (typeof fields.text !== "string") fail("shape")
    if (!(await seal(fields))) fail("hash")
    verifiers[name] = await sha256(fields.text)
  }
  const fail = why => {
    throw new Fault("trailer", why)
  }
  const { trailer, signature, ...more } = read(lines[at], fail).fields
  if (Object.keys(more).length > 0 || !isSignature(signature) || !isFields(trailer)) fail("shape")
  if (!has(trailer, "entries", "head", "sha256") || !isFields(trailer.head)) fail("shape")
  if (!has(trailer.head, "seq", "hash") || !isHash(trailer.sha256) || !isCount(trailer.entries)) fail("shape")
  if (!isCount(trailer.head.seq) || typeof trailer.head.hash !== "string") fail("shape")
  if (!(await signedNow(canonical(["plenary bundle", trailer]), signature))) fail("signature")
  const { entries, head: last } = trailer
  if (entries !== head.seq || last.seq !== head.seq || last.hash !== head.hash) fail("hash")
  const before = lines
    .slice(0, at)
    .map(line => utf8().decode(line))
    .join("")
  if ((await sha256(before)) !== trailer.sha256) fail("hash")
  if (lines.length > at + 1) fail("after-the-end")
  return verifiers
}

export { canonical, readFingerprint, verify }
