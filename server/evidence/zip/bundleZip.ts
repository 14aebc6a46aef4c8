import { textIn } from "../../../shared/minutes/proceedings/lookup.ts"
import { type Lang, languages } from "../../../shared/model/terms.ts"
import { BundleRecords } from "../../../shared/papers/evidence/bundleRecords.ts"
import { readablePages } from "../../../shared/papers/evidence/readablePages.ts"
import { verifierNames } from "../../../shared/record/bundle.ts"
import type { Sha256 } from "../../../shared/record/chain.ts"
import { type Fields, isFields } from "../../../shared/record/verify/lines.ts"
import type { Bundle } from "../evidence.ts"
import { readme } from "./readme.ts"
import { type ZipFile, zipped } from "./zipped.ts"

interface Packing {
  sha256: Sha256
  /** the address of this server, without a path */
  url: string
}

/**
 * Packs a bundle into a zip with a text that explains it, its two verifiers, and its records as pages to read. The
 * pages are made from the bundle's own lines, so that they name nobody whom the bundle does not name.
 */
export function bundleZip(bundle: Bundle, packing: Packing): { name: string; pieces: AsyncIterable<Uint8Array> } {
  return { name: bundle.name.replace(/\.bundle$/, ".zip"), pieces: zipped(filesOf(bundle, packing)) }
}

async function* filesOf({ name, lines }: Bundle, { sha256, url }: Packing): AsyncGenerator<ZipFile> {
  const read = new LinesRead()
  yield { name, text: watched(lines, line => read.take(line)) }
  for (const file of verifierNames) yield { name: file, text: [read.verifiers.get(file) ?? ""] }
  const { records, header } = read
  const { workspace } = records.state
  const slug = String(header["slug"])
  const panel = workspace?.languages ?? languages
  const folders = records.records.length === 0 ? [] : panel.map(lang => `records/${lang}/`)
  const told = {
    bundle: name,
    entries: Number(header["entries"]),
    isPublic: header["audience"] === "gallery",
    isOfSession: header["session"] !== null,
    folders,
  }
  const title = (lang: Lang) => textIn(workspace?.title ?? {}, lang).text || slug
  for (const lang of languages)
    yield { name: `README.${lang}.txt`, text: [readme(lang, { ...told, title: title(lang) })] }
  if (folders.length === 0) return
  const printing = { sha256, publicKey: String(header["publicKey"]), address: `${url}/w/${slug}/r/` }
  for (const lang of panel)
    for (const { file, text } of readablePages(records, lang, { ...printing, title: title(lang) }))
      yield { name: `records/${lang}/${file}`, text: [text] }
}

/** Hands each line to `take` on its way. A part of the text may hold several lines. */
async function* watched(parts: AsyncIterable<string>, take: (line: string) => void): AsyncGenerator<string> {
  for await (const part of parts) {
    for (const line of part.split("\n")) if (line !== "") take(line)
    yield part
  }
}

/** The content of a bundle, gathered while its lines go by. */
class LinesRead {
  header: Fields = {}
  readonly verifiers = new Map<unknown, string>()
  readonly records = new BundleRecords()
  #isFirst = true

  take(text: string): void {
    const line: unknown = JSON.parse(text)
    if (!isFields(line)) return
    if (this.#isFirst) this.header = line
    else if (typeof line["file"] === "string") this.verifiers.set(line["file"], String(line["text"]))
    else if ("seq" in line) this.records.read(line)
    this.#isFirst = false
  }
}
