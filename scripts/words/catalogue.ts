import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

/**
 * The areas of a catalogue. `notice`: texts that a page writes in several languages at once. `outcome`: the sentences
 * of the minutes that the outcomes page also needs; that page loads no other sentences of the minutes. `paper`: the
 * files that people take away. `letter`: e-mails. `terminal`: the command line. `origin`: where the words of a translation
 * come from, which pages, papers and verifiers say alike.
 */
export const areas = [
  "page",
  "notice",
  "refusal",
  "minutes",
  "outcome",
  "paper",
  "letter",
  "terminal",
  "origin",
] as const
export type Area = (typeof areas)[number]

/** The language from which all others are translated. */
export const sourceLang = "en"

export interface LanguageHeader {
  /** the language's code, which is also the file's name */
  code: string
  /** the language's tag for `lang` attributes */
  tag: string
  /** the language's locale for `Intl` */
  format: string
  /** the language's name in the language itself */
  name: string
  /** the place of the language in lists; the first language that has a text replaces a missing one */
  order: number
}

type Sentences = Readonly<Record<string, string>>

/** The sentences of one language: ICU messages by area and id. */
export type Catalogue = Readonly<Record<Area, Sentences>> & { language: LanguageHeader }

/** A catalogue with the path and the text of its file. */
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
  paper: make("paper"),
  letter: make("letter"),
  terminal: make("terminal"),
  origin: make("origin"),
})

/** Reads the catalogues of a folder, which has one file for each language. */
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

/** Returns the text of a catalogue's file: sorted ids, areas in their order, no empty areas. */
export function catalogueText({ language, ...given }: Catalogue): string {
  const filled = areas.filter(area => Object.keys(given[area]).length > 0).map(area => [area, sorted(given[area])])
  return `${JSON.stringify({ language, ...Object.fromEntries(filled) }, null, 2)}\n`
}
