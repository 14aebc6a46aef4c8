import { langTags, locales } from "../../../../generated/words/languages.ts"
import type { RecordRow } from "../../../../shared/fold/recordState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { textIn } from "../../../../shared/minutes/proceedings/lookup.ts"
import type { Lang } from "../../../../shared/model/terms.ts"
import { blockHtml, escaped } from "../../../../shared/papers/formats/html.ts"
import { recordHead, recordWording } from "../../../../shared/papers/record/head.ts"
import { recordVoices } from "../../../../shared/papers/record/voices.ts"
import { paperWriter } from "../../../../shared/papers/writing/writer.ts"
import { neverInForce } from "../../../../shared/rules/record/returning.ts"
import { cutText, htmlWithin } from "./cutting.ts"

/** Bytes of the texts in the first HTML: together with the page around them it stays below 30 kB. */
const textBytes = 25_000
/** Characters of the description, of which other sites show two lines. */
const descriptionChars = 200
/** Characters of a title in the head of the page. */
const titleChars = 120

interface Shown {
  state: State
  record: RecordRow
  lang: Lang
  /** the address that people use */
  url: string
}

/**
 * Writes a public record into the client's page, so that it can be read without a script and shown as a preview
 * elsewhere. The client takes its place once it shows the record itself.
 */
export function firstPage(shell: string, { state, record, lang, url }: Shown): string {
  const writer = paperWriter(state, lang)
  const { say, terms } = writer
  const name = say("record.title", { n: record.number })
  const topic = cutText(writer.text(record.body.topicTitle), titleChars)
  const panel = cutText(textIn(state.workspace?.title ?? {}, lang).text, titleChars)
  const level = neverInForce(record) ? terms.state(record.state) : terms.outcome(record.body.level)
  const address = `${url}/w/${state.workspace?.slug ?? ""}/r/${record.number}`
  const wording = record.body.texts.find(one => one.lang === lang && one.text !== "") ?? record.body.texts[0]
  const title = `CR-${record.number} · ${topic}`
  const description = cutText(`${level}: ${wording?.text ?? ""}`.replaceAll(/\s+/g, " "), descriptionChars)
  const properties = {
    "og:type": "article",
    "og:site_name": panel,
    "og:title": title,
    "og:description": description,
    "og:url": address,
    "og:locale": locales[lang].replace("-", "_"),
    "article:published_time": new Date(record.declaredAt).toISOString(),
  }
  const head = [
    `<title>${escaped(title)}</title>`,
    `<meta name="description" content="${escaped(description)}" />`,
    `<link rel="canonical" href="${escaped(address)}" />`,
    `<meta name="twitter:card" content="summary" />`,
    ...Object.entries(properties).map(([of, value]) => `<meta property="${of}" content="${escaped(value)}" />`),
  ]
  const voices = [...recordHead(writer, record), ...recordWording(writer, record), ...recordVoices(writer, record, 2)]
  const { html, isWhole } = htmlWithin(voices, textBytes, blockHtml)
  const file = `${url}/api/records/${encodeURIComponent(record.id)}.html?lang=${lang}`
  const rest = isWhole ? say("public.file") : say("public.rest")
  const article = `<main id="first-page" class="page record" lang="${langTags[lang]}">
<header class="stack tight"><p class="overline">${escaped(panel)}</p><h1>${escaped(name)}</h1></header>
${html}
<p><a href="${file}">${escaped(rest)}</a></p>
</main>
`
  return shell
    .replace(/<html lang="[^"]*"/, () => `<html lang="${langTags[lang]}"`)
    .replace(/<meta name="description"[^>]*>\s*/, "")
    .replace(/<title>.*<\/title>/, () => head.join("\n    "))
    .replace("<plenary-app>", () => `${article}<plenary-app>`)
    .replace(/<noscript>.*<\/noscript>\s*/, "")
}
