import { cut, endOf, entryOf, headerOf, placeUnnamed, read } from "./lines.mjs"
import { recordsAgree } from "./records.mjs"
import { canonical, Fault, isStrict } from "./shapes.mjs"
import { recordsTold } from "./told/told.mjs"

/**
 * Verifies a bundle. `tools.sha256(text)` and `tools.ed25519(key, text, signature)` are asynchronous; `ed25519` returns
 * null if it cannot check signatures. `tools.hear` gets what each entry shows. `outside` holds the values that the reader did not get from the bundle: {key,
 * head, fingerprint}.
 */
async function verify(bytes, tools, outside = {}) {
  try {
    return { ok: true, ...(await prove(bytes, tools, outside)) }
  } catch (failure) {
    if (failure instanceof Fault) return failure.verdict
    throw failure
  }
}

async function prove(bytes, { sha256, ed25519, hear = () => {} }, outside) {
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
  // the trailer is signed by the key of the first line, and by no other one, also not by a key that the reader gave
  const isKnown = keys.includes(outside.key ?? publicKey)
  const signedNow = async (text, signature) => isKnown && (await signedBy(publicKey, text, signature))
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
    if (entry.shown) hear({ ...entry.shown, seq, bound: entry.bound })
  }
  const unnamed = placeUnnamed(entries, header)
  if (unnamed > 0) throw new Fault("entry", "not-for-audience", unnamed)
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
    records: recordsTold(
      counted.flatMap(({ shown, bound }, n) => (shown && (upTo === null || bound) ? [{ ...shown, seq: n + 1 }] : [])),
    ),
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

export { readFingerprint, verify }
