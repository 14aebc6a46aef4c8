import { canonical } from "../chain.ts"
import type { Why } from "./verdict.ts"

export type Fields = Record<string, unknown>

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value)

export const isHash = (value: unknown): value is string => typeof value === "string" && /^[0-9a-f]{64}$/.test(value)

/**
 * Whether a value is a signature in hex. Base64 is not accepted, because the spare bits at its end can be changed
 * without changing the signature.
 */
export const isSignature = (value: unknown): value is string =>
  typeof value === "string" && /^[0-9a-f]{128}$/.test(value)

export const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0

/** Whether an object has exactly the fields with these names. */
export const hasOnly = (fields: Fields, names: readonly string[]): boolean =>
  Object.keys(fields).length === names.length && names.every(name => Object.hasOwn(fields, name))

const feed = 10

/** Splits the bytes after each line feed. If the file was cut off, the last piece has no line feed. */
export function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  for (let from = 0; from < bytes.length; ) {
    const at = bytes.indexOf(feed, from)
    const end = at < 0 ? bytes.length : at + 1
    lines.push(bytes.subarray(from, end))
    from = end
  }
  return lines
}

/**
 * The deepest nesting of a line, where the line's own object is the first level. On every platform the stack is large
 * enough for a recursive reader at this depth.
 */
export const maxLevels = 64

/**
 * Whether a value has at most `levels` levels of nesting. The function reads no deeper level, so that deep nesting
 * cannot exhaust the stack.
 */
function isWithin(levels: number, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true
  return levels > 0 && Object.values(value).every(one => isWithin(levels - 1, one))
}

/** Parses a line. Returns the reason if the line is not in canonical form. */
export function readLine(line: Uint8Array | undefined): { text: string; fields: Fields } | Why {
  if (!line) return "missing"
  if (line.at(-1) !== feed) return "unterminated"
  let text: string
  try {
    // the decoder would drop a byte order mark silently if `ignoreBOM` were false
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(line.subarray(0, -1))
  } catch {
    return "not-utf8"
  }
  let fields: unknown
  try {
    fields = JSON.parse(text)
  } catch {
    return "not-json"
  }
  if (!isFields(fields)) return "shape"
  if (!isWithin(maxLevels, fields)) return "too-deep"
  return isCanonical(text, fields) ? { text, fields } : "not-canonical"
}

/** Whether a line's text is the canonical form of its value. A lone surrogate has no canonical form. */
function isCanonical(text: string, value: Fields): boolean {
  try {
    return canonical(value) === text
  } catch {
    return false
  }
}
