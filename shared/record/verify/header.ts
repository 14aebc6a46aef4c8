import { type BundleHeader, sealOf } from "../bundle.ts"
import type { Sha256 } from "../chain.ts"
import { hasOnly, isCount, isHash, readLine } from "./lines.ts"
import { type Fault, fault } from "./verdict.ts"

/** What a bundle's first line says that the rest is read by. */
export type Header = Pick<BundleHeader, "workspace" | "audience" | "session" | "entries" | "publicKey">

const fields = ["format", "workspace", "slug", "incarnation", "audience", "session", "entries", "publicKey"]

export function readHeader(line: Uint8Array | undefined, sha256: Sha256): Header | Fault {
  const read = readLine(line)
  if (typeof read === "string") return fault("header", read)
  const { sha256: seal, ...header } = read.fields
  const { format, workspace, slug, incarnation, audience, session, entries, publicKey } = header
  if (!hasOnly(header, fields) || format !== "plenary-bundle-1") return fault("header", "shape")
  if (typeof workspace !== "string" || typeof slug !== "string" || typeof incarnation !== "string")
    return fault("header", "shape")
  if (audience !== "room" && audience !== "gallery") return fault("header", "shape")
  if (!(session === null || typeof session === "string")) return fault("header", "shape")
  if (!isCount(entries) || !isHash(publicKey)) return fault("header", "shape")
  if (sealOf(sha256, header) !== seal) return fault("header", "hash")
  return { workspace, audience, session, entries, publicKey }
}
