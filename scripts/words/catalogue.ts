import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

/**
 * Pages, refusals, minutes, letters by mail and the command line. `outcome` is the part of the minutes that the page of
 * outcomes shows too, which loads no other.
 */
export const areas = ["page", "refusal", "minutes", "outcome", "letter", "terminal"] as const
export type Area = (typeof areas)[number]

/** The language of which the others are translations. */
export const sourceLang = "en"

export interface LanguageHeader {
  /** also the name of the file */
  code: string
  /** for `lang` attributes */
  tag: string
  /** for `Intl` */
  format: string
  /** in the language itself */
  name: string
  /** languages are offered, and stand in for one another, in this order */
  order: number
}

type Sentences = Readonly<Record<string, string>>

/** All that people read in one language: ICU messages by area and id. */
export type Catalogue = Readonly<Record<Area, Sentences>> & { language: LanguageHeader }

/** A catalogue, the file it is in, and what the file holds. */
export interface CatalogueFile {
  path: string
  text: string
  catalogue: Catalogue
}

export const perArea = <T>(make: (area: Area) => T): Record<Area, T> => ({
  page: make("page"),
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

/** A catalogue as its file should hold it: ids sorted, areas in their order, and none that is empty. */
export function catalogueText({ language, ...given }: Catalogue): string {
  const filled = areas.filter(area => Object.keys(given[area]).length > 0).map(area => [area, sorted(given[area])])
  return `${JSON.stringify({ language, ...Object.fromEntries(filled) }, null, 2)}\n`
}
