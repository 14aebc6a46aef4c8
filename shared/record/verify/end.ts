import { sealOf, type Trailer, trailerStatement, verifierNames } from "../bundle.ts"
import type { Sha256 } from "../chain.ts"
import { type Fields, hasOnly, isCount, isFields, isHash, isSignature, readLine } from "./lines.ts"
import { type Fault, fault, type Proven } from "./verdict.ts"

interface Checks {
  sha256: Sha256
  /** checks the signature of a text with the key that signs now */
  signedNow: (text: string, signature: string) => boolean
  head: string
}

/** Reads and checks the two verifiers and the trailer. */
export function readEnd(
  lines: readonly Uint8Array[],
  entries: number,
  { sha256, signedNow, head }: Checks,
): Pick<Proven, "head" | "verifiers"> | Fault {
  const first = entries + 1
  const verifiers: Record<string, string> = {}
  for (const [n, name] of verifierNames.entries()) {
    const line = readLine(lines[first + n])
    if (typeof line === "string") return fault("file", line)
    const { sha256: seal, ...file } = line.fields
    const { text } = file
    if (!hasOnly(line.fields, ["file", "text", "sha256"]) || file["file"] !== name || typeof text !== "string")
      return fault("file", "shape")
    if (sealOf(sha256, file) !== seal) return fault("file", "hash")
    verifiers[name] = sha256(text)
  }
  const last = first + verifierNames.length
  const line = readLine(lines[last])
  if (typeof line === "string") return fault("trailer", line)
  const trailer = trailerIn(line.fields)
  if (!trailer) return fault("trailer", "shape")
  if (!signedNow(trailerStatement(trailer.says), trailer.signature)) return fault("trailer", "signature")
  const { says } = trailer
  if (says.entries !== entries || says.head.seq !== entries || says.head.hash !== head) return fault("trailer", "hash")
  if (sha256(textOf(lines.slice(0, last))) !== says.sha256) return fault("trailer", "hash")
  if (lines.length > last + 1) return fault("trailer", "after-the-end")
  return { head: says.head, verifiers }
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

/** Returns the lines as text. All of them were read as UTF-8 before, so text and bytes are equivalent. */
const textOf = (lines: readonly Uint8Array[]): string => {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })
  return lines.map(line => decoder.decode(line)).join("")
}
