// Verifies a Plenary bundle without network access or dependencies. It shares no code with the server's own verifier,
// not even the canonical form. A mistake in one is therefore not repeated in the other.
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
 * Whether a parsed line has at most this many levels of lists and objects, itself included. The check goes no deeper,
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
 * Checks only the bytes of a key and a signature. This check runs before the platform's check, because platforms differ
 * in which keys and signatures they accept.
 */
const isStrict = (key, signature) =>
  [key, signature.slice(0, 64)].every(isPoint) && fromLittleEndian(signature.slice(64)) < order

const has = (fields, ...names) =>
  Object.keys(fields).length === names.length && names.every(name => Object.hasOwn(fields, name))

export { canonical, Fault, has, isCount, isFields, isHash, isSignature, isStrict, isWithin }
