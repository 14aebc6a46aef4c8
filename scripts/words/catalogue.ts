import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

/**
 * The areas of a catalogue: pages, notices that a page writes in several languages at once, refusals, minutes, letters by
 * e-mail, and the command line. `outcome` is the part of the minutes that the outcomes page shows too; that page loads no
 * other part.
 */
export const areas = ["page", "notice", "refusal", "minutes", "outcome", "letter", "terminal"] as const
export type Area = (typeof areas)[number]

/** The language from which the others are translated. */
export const sourceLang = "en"

export interface LanguageHeader {
  /** also the file's name */
  code: string
  /** for `lang` attributes */
  tag: string
  /** for `Intl` */
  format: string
  /** its own name for itself */
  name: string
  /** the order in which languages are offered, and replace one another */
  order: number
}

type Sentences = Readonly<Record<string, string>>

/** The texts of one language: ICU messages by area and id. */
export type Catalogue = Readonly<Record<Area, Sentences>> & { language: LanguageHeader }

/** A catalogue, with its file's path and text. */
export interface CatalogueFile {
  path: string
  text: string
  catalogue: Catalogue
}

export const perArea = <T>(make: (area: Area) => T): Record<Area, T> => ({
  page: make("page"),
  notice: make("notice"),
  refusal: make("refusal"),
  minutes: make("minutes"),
  outcome: make("outcome"),
  letter: make("letter"),
  terminal: make("terminal"),
})

/** The catalogues of a folder, a file for each language. */
export function readCatalogues(folder: string): CatalogueFile[] {
  const names = readdirSync(folder).filter(name => name.endsWith(".json"))
  const read = names.map((name): CatalogueFile => {
    const path = join(folder, name)
    const text = readFileSync(path, "utf8")
    const given: Partial<Catalogue> & Pick<Catalogue, "language"> = JSON.parse(text)
    return { path, text, catalogue: { language: given.language, ...perArea(area => given[area] ?? {}) } }
  })
  return read.toSorted((a, b) => a.catalogue.language.order - b.catalogue.language.order)
}

const sorted = (sentences: Sentences): Sentences =>
  Object.fromEntries(Object.entries(sentences).toSorted(([a], [b]) => (a < b ? -1 : 1)))

/** The text of a catalogue's file: ids sorted, areas in their order, without empty areas. */
export function catalogueText({ language, ...given }: Catalogue): string {
  const filled = areas.filter(area => Object.keys(given[area]).length > 0).map(area => [area, sorted(given[area])])
  return `${JSON.stringify({ language, ...Object.fromEntries(filled) }, null, 2)}\n`
}
