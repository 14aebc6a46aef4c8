// Verifies a Plenary bundle with nothing but this file: no network, no dependency. Written apart from the server's own
// verifier, canonical form included, so that one's mistake is not the other's.
const sentences = {}

/** RFC 8785: keys by UTF-16 code units, numbers as ECMAScript prints them, the shortest escapes. */
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
  // by code points: what is left of the surrogates stands alone
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
const has = (fields, ...names) =>
  Object.keys(fields).length === names.length && names.every(name => Object.hasOwn(fields, name))

/**
 * `tools.sha256(text)` and `tools.ed25519(key, text, signature)` are asynchronous; the latter answers null where it
 * cannot tell. `outside` is what the reader has from elsewhere: {key, head}.
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
  const header = await headerOf(lines[0], sha256)
  const key = outside.key ?? header.publicKey
  let unchecked = false
  const signed = async (text, signature) => {
    const answer = await ed25519(key, text, signature)
    if (answer === null) unchecked = true
    return answer !== false
  }
  const seal = async ({ sha256: given, ...rest }) => (await sha256(canonical(rest))) === given
  const checks = { sha256, signed, seal, workspace: header.workspace }

  const hashes = []
  const records = recordsAgree()
  let extracts = 0
  for (let seq = 1; seq <= header.entries; seq++) {
    const fail = why => {
      throw new Fault("entry", why, seq)
    }
    const { fields } = read(lines[seq], fail)
    hashes.push(await entryHash(fields, { ...checks, seq, previous: hashes.at(-1) ?? "", fail }))
    const part = "extract" in fields
    const shown = part ? fields.extract : fields
    const why = "kind" in shown ? records.disagrees(shown, part) : null
    if (why) fail(why)
    if (part) extracts++
  }
  const head = { seq: header.entries, hash: hashes.at(-1) ?? "" }
  await endOf(lines, head, checks)
  const anchored = outside.head === undefined ? null : hashes.indexOf(outside.head) + 1
  if (anchored === 0) throw new Fault("anchor", "not-anchored")
  return {
    entries: header.entries,
    head,
    publicKey: key,
    key: outside.key === undefined ? "embedded" : "given",
    anchored,
    extracts,
    countersigned: records.countersigned(),
    ...(unchecked && { unchecked }),
  }
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

async function headerOf(line, sha256) {
  const fail = why => {
    throw new Fault("header", why)
  }
  const { sha256: given, ...header } = read(line, fail).fields
  const { format, workspace, entries, publicKey } = header
  const names = ["format", "workspace", "slug", "incarnation", "audience", "session", "entries", "publicKey"]
  if (!has(header, ...names) || format !== "plenary-bundle-1") fail("shape")
  if (typeof workspace !== "string" || !isCount(entries) || !isHash(publicKey)) fail("shape")
  if ((await sha256(canonical(header))) !== given) fail("hash")
  return header
}

async function entryHash(line, { sha256, signed, seal, workspace, seq, previous, fail }) {
  const { signature, ...entry } = line
  if ("signature" in line && !isSignature(signature)) fail("shape")
  const [header, commitment] = await linksOf(entry, { sha256, workspace, fail })
  if (entry.seq !== seq) fail("out-of-order")
  const hash = await sha256(canonical([previous, header, commitment]))
  if (hash !== entry.hash) fail("hash")
  if ("extract" in line && !(await seal(line))) fail("hash")
  const head = canonical(["plenary head", workspace, seq, hash])
  if ("signature" in line && !(await signed(head, signature))) fail("signature")
  return hash
}

async function linksOf(entry, { sha256, workspace, fail }) {
  if (!isHash(entry.hash)) fail("shape")
  if (has(entry, "seq", "hash", "kind", "at", "by", "salt", "body", "personal")) {
    const { seq, kind, at, by, salt, body, personal } = entry
    const bound = await boundBy(personal, sha256, fail)
    if (typeof kind !== "string" || typeof at !== "number" || typeof seq !== "number") fail("shape")
    if (typeof salt !== "string" || !(by === null || typeof by === "string")) fail("shape")
    const header = await sha256(canonical([salt, { workspace, seq, kind, at, by }]))
    return [header, await sha256(canonical([salt, body, bound]))]
  }
  const { header, commitment, extract } = entry
  if (!isHash(header) || !isHash(commitment)) fail("shape")
  if (has(entry, "seq", "hash", "header", "commitment")) return [header, commitment]
  const parts = has(entry, "seq", "hash", "header", "commitment", "extract", "sha256") && isFields(extract)
  if (!parts || !has(extract, "kind", "at", "by", "body") || typeof extract.kind !== "string") fail("shape")
  return [header, commitment]
}

async function boundBy(personal, sha256, fail) {
  if (personal === null) return null
  if (!isFields(personal)) return fail("shape")
  if (has(personal, "commitment")) return isHash(personal.commitment) ? personal.commitment : fail("shape")
  if (!has(personal, "salt", "value") || typeof personal.salt !== "string") return fail("shape")
  return sha256(canonical([personal.salt, personal.value]))
}

const endings = ["returned", "taken-back", "lapsed", "superseded", "withdrawn"].map(end => `record-${end}`)

function recordsAgree() {
  const versions = new Map()
  const numbers = new Set()
  const inForce = new Set()
  /** a record's number, and the members under it, by its id */
  const signed = new Map()
  const list = value => (Array.isArray(value) ? value.filter(isFields) : [])
  const key = ({ statement, version }) => JSON.stringify([statement ?? null, version ?? null])
  const declares = body => {
    const record = body.body
    if (!isFields(record) || numbers.has(record.number)) return false
    numbers.add(record.number)
    if (["record", "statement", "topic"].some(name => record[name] !== body[name])) return false
    const proposed = versions.get(key(record))
    const text = lang => proposed.findLast(one => one.lang === lang)?.text
    if (proposed && list(record.texts).some(one => one.text !== text(one.lang))) return false
    const taken = list(record.positions).map(one => one.position?.position)
    const count = name => taken.filter(one => one === name).length
    const names = ["agree", "reserve", "disagree", "block", "abstain"]
    return taken.length === 0 || names.every(name => record.tally?.[name] === count(name))
  }
  const countersigns = ({ record, member }, by, part) => {
    // where names were withheld, nobody can be told from another
    if (!inForce.has(record) || (!part && member !== by)) return false
    const { members } = signed.get(record)
    if (!part && members.includes(member)) return false
    members.push(member)
    return true
  }
  const disagrees = ({ kind, by, body }, part) => {
    if (!isFields(body)) return "record"
    const { record } = body
    if (kind === "version-proposed") versions.set(key(body), list(body.texts))
    if (kind === "record-declared") {
      if (!declares(body)) return "record"
      signed.set(record, { number: body.body.number, members: [] })
    }
    if (kind === "record-countersigned") return countersigns(body, by, part) ? null : "countersignature"
    if (endings.includes(kind)) inForce.delete(record)
    if (kind === "record-declared" || kind === "record-confirmed") {
      if (body.inForce === true && signed.has(record)) inForce.add(record)
      else inForce.delete(record)
    }
    return null
  }
  const countersigned = () =>
    [...signed.values()]
      .filter(({ members }) => members.length > 0)
      .map(({ number, members }) => ({ number, times: members.length }))
  return { disagrees, countersigned }
}

async function endOf(lines, head, { sha256, signed, seal }) {
  let at = head.seq + 1
  for (const name of ["verify.html", "verify.mjs"]) {
    const fail = why => {
      throw new Fault("file", why)
    }
    const { fields } = read(lines[at++], fail)
    if (!has(fields, "file", "text", "sha256") || fields.file !== name) fail("shape")
    if (!(await seal(fields))) fail("hash")
  }
  const fail = why => {
    throw new Fault("trailer", why)
  }
  const { trailer, signature, ...more } = read(lines[at], fail).fields
  if (Object.keys(more).length > 0 || !isSignature(signature) || !isFields(trailer)) fail("shape")
  if (!has(trailer, "entries", "head", "sha256") || !isFields(trailer.head)) fail("shape")
  if (!has(trailer.head, "seq", "hash") || !isHash(trailer.sha256) || !isCount(trailer.entries)) fail("shape")
  if (!isCount(trailer.head.seq) || typeof trailer.head.hash !== "string") fail("shape")
  if (!(await signed(canonical(["plenary bundle", trailer]), signature))) fail("signature")
  const { entries, head: last } = trailer
  if (entries !== head.seq || last.seq !== head.seq || last.hash !== head.hash) fail("hash")
  const before = lines
    .slice(0, at)
    .map(line => utf8().decode(line))
    .join("")
  if ((await sha256(before)) !== trailer.sha256) fail("hash")
  if (lines.length > at + 1) fail("after-the-end")
}

/** The verdict in sentences, the first of which says it all. */
function verdictLines(verdict, lang) {
  const words = sentences[lang] ?? sentences.en
  const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""))
  if (!verdict.ok) {
    const first = verdict.part === "entry" ? fill(words.bad, { n: verdict.entry }) : words[verdict.part]
    return [first, words.why[verdict.why]].filter(line => line)
  }
  const records = verdict.countersigned.map(({ number, times }) => `CR-${number} (${times})`).join(", ")
  return [
    fill(words.ok, { hash: verdict.head.hash }),
    verdict.anchored === null ? "" : fill(words.anchored, { n: verdict.anchored }),
    verdict.unchecked ? words.unchecked : words[verdict.key],
    fill(words.signedBy, { key: verdict.publicKey }),
    records === "" ? "" : fill(words.countersigned, { records }),
    verdict.extracts === 0 ? "" : fill(words.extracts, { n: verdict.extracts }),
  ].filter(line => line)
}

export { canonical, verdictLines, verify }
