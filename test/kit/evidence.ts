import { mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { ed25519 } from "../../server/adapters/system/instanceKey.ts"
import { textOf } from "../../server/evidence/evidence.ts"
import { sha256 } from "../../server/start/instance/instance.ts"
import {
  type BundleHeader,
  type BundleTools,
  BundleWriter,
  type EntryLine,
  type Verifiers,
} from "../../shared/record/bundle.ts"
import type { Verdict } from "../../shared/record/verify/verdict.ts"
import { type Outside, verify } from "../../shared/record/verify.ts"

export { textOf }

export const tools = { sha256, ed25519 }

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

export const verdictOn = (bundle: Uint8Array, outside: Outside = {}): Verdict => verify(bundle, tools, outside)

/** The verifier inside a bundle, extracted as a reader would extract it, and run unchanged. */
export interface Enclosed {
  canonical(value: unknown): string
  verify(bytes: Uint8Array, tools: object, outside?: Outside): Promise<Verdict>
  tools: object
}

const textIn = (bundle: string, name: string): string => {
  const line = bundle.split("\n").find(one => one.startsWith(`{"file":"${name}"`))
  return String((JSON.parse(line ?? "{}") as { text?: string }).text)
}

const load = (file: string) => import(/* @vite-ignore */ pathToFileURL(file).href) as Promise<Enclosed>

/** Writes the bytes to a file and returns its path, for functions that take a path. */
export function saved(bytes: Uint8Array): string {
  const file = join(mkdtempSync(join(tmpdir(), "plenary-bundle-")), "a.bundle")
  writeFileSync(file, bytes)
  return file
}

/** Returns the function that makes the canonical form, from the text of a verify.mjs. */
export async function canonicalOf(text: string): Promise<Enclosed["canonical"]> {
  const file = join(mkdtempSync(join(tmpdir(), "plenary-verifier-")), "verify.mjs")
  writeFileSync(file, text)
  return (await load(file)).canonical
}

/** Both verifiers of a bundle, written to files. */
export async function enclosedIn(bundle: string): Promise<{ mjs: Enclosed; paths: { html: string; mjs: string } }> {
  const folder = mkdtempSync(join(tmpdir(), "plenary-verifier-"))
  const paths = { html: join(folder, "verify.html"), mjs: join(folder, "verify.mjs") }
  writeFileSync(paths.html, textIn(bundle, "verify.html"))
  writeFileSync(paths.mjs, textIn(bundle, "verify.mjs"))
  return { paths, mjs: await load(paths.mjs) }
}

interface BundleParts {
  header: BundleHeader
  entries: readonly EntryLine[]
  verifiers: Verifiers
}

/** Makes a bundle from parts that a test has. */
export function writeBundle(
  { header, entries, verifiers }: BundleParts,
  { sha256: digestOf, sign }: Pick<BundleTools, "sha256" | "sign">,
): string {
  let all = ""
  const written = { update: (text: string) => void (all += text), digest: () => digestOf(all) }
  const writer = new BundleWriter({ sha256: digestOf, written, sign })
  return [writer.header(header), ...entries.map(entry => writer.entry(entry)), writer.end(verifiers)].join("")
}
