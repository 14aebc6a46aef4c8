import type { Message } from "../../shared/words/message.ts"
import {
  type Area,
  areas,
  type CatalogueFile,
  catalogueText,
  type LanguageHeader,
  perArea,
  sourceLang,
} from "./catalogue.ts"
import { type CompiledMessage, compileMessage, type MessageParameters } from "./compile.ts"

export interface CompiledLanguage {
  language: LanguageHeader
  messages: Record<Area, Readonly<Record<string, Message>>>
}

export interface Checked {
  languages: CompiledLanguage[]
  parameters: Record<Area, Readonly<Record<string, MessageParameters>>>
  /** the faults that were found, one line each */
  amiss: string[]
  /** the catalogues whose sentences are not in the order in which `npm run words` writes them */
  unsorted: string[]
}

/** Compiles the catalogues and compares each one with the source language's catalogue. */
export function checkedCatalogues(files: readonly CatalogueFile[]): Checked {
  const amiss: string[] = []
  const unsorted: string[] = []
  const parameters = perArea<Record<string, MessageParameters>>(() => ({}))

  const compiledAs = (code: string, area: Area, id: string, text: string): CompiledMessage | null => {
    try {
      return compileMessage(text, code)
    } catch (error) {
      amiss.push(`${code}.json: ${area} ${id}: ${error instanceof Error ? error.message : String(error)}`)
      return null
    }
  }

  const source = files.find(one => one.catalogue.language.code === sourceLang)
  if (source === undefined) return { languages: [], parameters, amiss: [`there is no ${sourceLang}.json`], unsorted }

  const languages = [source, ...files.filter(one => one !== source)].map(({ path, text, catalogue }) => {
    const { code } = catalogue.language
    if (!path.endsWith(`/${code}.json`)) amiss.push(`${path} says that it is ${code}`)
    if (text !== catalogueText(catalogue)) unsorted.push(`${code}.json is not sorted: npm run words`)
    const messages = perArea(area => {
      const made: Record<string, Message> = {}
      for (const id of Object.keys(source.catalogue[area]))
        if (catalogue[area][id] === undefined) amiss.push(`${code}.json lacks ${area} ${id}`)
      for (const [id, sentence] of Object.entries(catalogue[area])) {
        if (source.catalogue[area][id] === undefined)
          amiss.push(`${code}.json: ${area} ${id} is not in ${sourceLang}.json`)
        const compiled = compiledAs(code, area, id, sentence)
        if (compiled === null) continue
        made[id] = compiled.message
        const before = parameters[area][id]
        if (before !== undefined && named(before) !== named(compiled.parameters))
          amiss.push(
            `${code}.json: ${area} ${id} names ${named(compiled.parameters)}, and ${sourceLang}.json ${named(before)}`,
          )
        parameters[area][id] = combined(before ?? {}, compiled.parameters)
      }
      return made
    })
    return { language: catalogue.language, messages }
  })
  return { languages: languages.toSorted((a, b) => a.language.order - b.language.order), parameters, amiss, unsorted }
}

const named = (parameters: MessageParameters): string =>
  Object.keys(parameters)
    .toSorted()
    .map(name => `{${name}}`)
    .join(" ") || "nothing"

/**
 * Merges the parameters of a message in two languages. A value is a number if one language has plural forms for it,
 * even if another has a single form.
 */
function combined(before: MessageParameters, more: MessageParameters): MessageParameters {
  const counted = Object.entries(more).filter(([, kind]) => kind === "number")
  return { ...more, ...before, ...Object.fromEntries(counted) }
}

export const areasIn = (checked: Checked): Area[] =>
  areas.filter(area => Object.keys(checked.parameters[area]).length > 0)
