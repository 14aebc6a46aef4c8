import { canonical, Fault, has, isCount, isFields, isHash, isSignature, isWithin } from "./shapes.mjs"

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
 * Whether the bundle's audience may read the entry in this form. The room reads every entry in full, except that a
 * bundle of one session shows only the hashes of other entries, and each bundle those of what was withdrawn. The public
 * reads no personal part.
 */
function isForAudience({ shown, part, personal }, { audience }) {
  return audience === "gallery" ? personal !== "shown" : !shown || !part
}

/** The number of the first entry of which the room gets only the hashes, although nothing says that it was withdrawn. */
function placeUnnamed(entries, { audience, session }) {
  if (audience === "gallery" || session !== null) return 0
  const withdrawals = entries.filter(({ shown }) => shown?.kind === "addition-withdrawn")
  const named = new Set(withdrawals.map(({ shown }) => shown.body.addition))
  return entries.findIndex(({ shown }, n) => !shown && !named.has(n + 1)) + 1
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
    const own = personal?.value
    return { links, shown: { kind, at, by, body, own }, part: false, bound: true, personal: standing(personal) }
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
    shown: { kind, at, by, body, own: personal?.value },
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

export { cut, endOf, entryOf, headerOf, placeUnnamed, read }
