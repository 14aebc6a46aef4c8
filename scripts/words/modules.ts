import { type Area, type LanguageHeader, sourceLang } from "./catalogue.ts"
import { areasIn, type Checked } from "./checked.ts"
import type { MessageParameters } from "./compile.ts"

const note = "// written by scripts/generate.ts from shared/words\n"
const typeOf = (area: Area): string => `${area[0]?.toUpperCase()}${area.slice(1)}Parameters`
const json = (value: unknown): string => JSON.stringify(value)

/**
 * Returns the modules that pages and the server import: the content of each file in `generated/words`, by its
 * path in that folder.
 */
export function modulesOf(checked: Checked): Map<string, string> {
  const modules = new Map<string, string>()
  const found = areasIn(checked)
  const headers = checked.languages.map(one => one.language)
  const codes = headers.map(one => one.code)

  const byCode = (of: (header: LanguageHeader) => string) =>
    `{ ${headers.map(header => `${header.code}: ${json(of(header))}`).join(", ")} } as const`
  modules.set(
    "languages.ts",
    `${note}
export const languages = ${json(codes)} as const
export type Lang = (typeof languages)[number]

/** For \`lang\` attributes. */
export const langTags = ${byCode(header => header.tag)}

/** For \`Intl\`. */
export const locales = ${byCode(header => header.format)}

/** Each in the language itself. */
export const ownNames = ${byCode(header => header.name)}
`,
  )

  modules.set(
    "parameters.ts",
    `${note}import type { MessageValue } from "../../shared/words/message.ts"
${found.map(area => `\nexport interface ${typeOf(area)} {\n${Object.entries(checked.parameters[area]).map(parametersLine).join("")}}\n`).join("")}`,
  )

  for (const { language, messages } of checked.languages)
    for (const area of found.filter(one => one !== "page" || language.code !== sourceLang))
      modules.set(
        `${language.code}/${area}.ts`,
        `${note}import type { Message } from "../../../shared/words/message.ts"
import type { ${typeOf(area)} } from "../parameters.ts"

export const ${area}: Readonly<Record<keyof ${typeOf(area)}, Message>> = {
${Object.entries(messages[area])
  .map(([id, message]) => `  ${json(id)}: ${json(message)},\n`)
  .join("")}}
`,
      )

  const imports = (area: Area) =>
    codes.map(code => `import { ${area} as ${code} } from "./${code}/${area}.ts"\n`).join("")
  for (const area of found.filter(one => one !== "page" && one !== "refusal"))
    modules.set(
      `${area}.ts`,
      `${note}import { sentencesOf } from "../../shared/words/message.ts"
${imports(area)}import type { Lang } from "./languages.ts"
import type { ${typeOf(area)} } from "./parameters.ts"

export const ${area}Sentence = sentencesOf<${typeOf(area)}, Lang>({ ${codes.join(", ")} })
`,
    )
  // The parameters of a refusal are known only at run time, so no type can check them.
  if (found.includes("refusal"))
    modules.set("refusal.ts", `${note}${imports("refusal")}\nexport const refusalMessages = { ${codes.join(", ")} }\n`)

  const fetched = found.filter(area => area === "page" || area === "refusal")
  modules.set(
    "fetched.ts",
    `${note}
/** The parts of a language that a page imports. Sentences of pages in ${sourceLang} are in their code. */
export const fetched = {
${codes
  .map(code => {
    const lines = fetched
      .filter(area => area !== "page" || code !== sourceLang)
      .map(area => `    ${area}: async () => (await import("./${code}/${area}.ts")).${area},\n`)
    return `  ${code}: {\n${lines.join("")}  },\n`
  })
  .join("")}}
`,
  )
  return modules
}

function parametersLine([id, parameters]: [string, MessageParameters]): string {
  const fields = Object.entries(parameters)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, kind]) => `${name}: ${kind === "number" ? "number" : "MessageValue"}`)
  return `  ${json(id)}: [${fields.length > 0 ? `values: { ${fields.join("; ")} }` : ""}]\n`
}
