import { type BundleHeader, sealOf } from "../bundle.ts"
import { type Sha256, successionStatement } from "../chain.ts"
import { type Fields, hasOnly, isCount, isFields, isHash, isSignature, readLine } from "./lines.ts"
import { type Fault, fault } from "./verdict.ts"

/** The fields of a bundle's first line that are needed to verify the other lines. */
export interface Header extends Pick<BundleHeader, "workspace" | "audience" | "session" | "entries" | "publicKey"> {
  /** the format of the bundle; each entry has a format of its own, which is the same or an earlier one */
  format: 1 | 2
  /** the public keys, from the first to the one that signs now */
  keys: string[]
}

interface Checks {
  sha256: Sha256
  ed25519: (publicKey: string, text: string, signature: string) => boolean
}

const fields = ["format", "workspace", "slug", "incarnation", "audience", "session", "entries", "publicKey"]

export function readHeader(line: Uint8Array | undefined, { sha256, ed25519 }: Checks): Header | Fault {
  const read = readLine(line)
  if (typeof read === "string") return fault("header", read)
  const { sha256: seal, ...header } = read.fields
  const { workspace, slug, incarnation, audience, session, entries, publicKey } = header
  const format = formatOf(header)
  const former = format === 2 ? formerIn(header["formerKeys"]) : []
  if (format === null || former === null) return fault("header", "shape")
  if (typeof workspace !== "string" || typeof slug !== "string" || typeof incarnation !== "string")
    return fault("header", "shape")
  if (audience !== "room" && audience !== "gallery") return fault("header", "shape")
  if (!(session === null || typeof session === "string")) return fault("header", "shape")
  if (!isCount(entries) || !isHash(publicKey)) return fault("header", "shape")
  if (sealOf(sha256, header) !== seal) return fault("header", "hash")
  const keys = [...former.map(one => one.publicKey), publicKey]
  const follows = former.every(({ publicKey: from, signature }, n) =>
    ed25519(from, successionStatement(from, keys[n + 1] ?? ""), signature),
  )
  if (!follows) return fault("header", "signature")
  return { format, workspace, audience, session, entries, publicKey, keys }
}

function formatOf(header: Fields): Header["format"] | null {
  if (header["format"] === "plenary-bundle-1") return hasOnly(header, fields) ? 1 : null
  return header["format"] === "plenary-bundle-2" && hasOnly(header, [...fields, "formerKeys"]) ? 2 : null
}

function formerIn(list: unknown): { publicKey: string; signature: string }[] | null {
  if (!Array.isArray(list)) return null
  const former = list.flatMap((one: unknown) => {
    if (!isFields(one) || !hasOnly(one, ["publicKey", "signature"])) return []
    const { publicKey, signature } = one
    return isHash(publicKey) && isSignature(signature) ? [{ publicKey, signature }] : []
  })
  return former.length === list.length ? former : null
}
