import type { RecordRow } from "../../fold/recordState.ts"
import type { Lang } from "../../model/terms.ts"
import { contentsHtml, html } from "../formats/html.ts"
import { muted } from "../writing/blocks.ts"
import { paperWriter } from "../writing/writer.ts"
import type { BundleRecords, Printing } from "./bundleRecords.ts"

/**
 * Writes the records of a bundle as pages to read in one language: a list, and a page for each record. Each page says
 * that nothing binds it.
 */
export function* readablePages(
  bundle: BundleRecords,
  lang: Lang,
  { title, ...printing }: Printing & { title: string },
): Generator<{ file: string; text: string }> {
  const { state, records } = bundle
  const { say, terms, text } = paperWriter(state, lang)
  const item = (record: RecordRow) => {
    const { number, body } = record
    const about = [text(body.topicTitle), body.label, terms.outcome(body.level), terms.state(record.state)]
    return { file: fileOf(record), name: `CR-${number}`, about: about.filter(one => one !== "").join(" · ") }
  }
  const unbound = say("evidence.unbound")
  yield { file: "index.html", text: contentsHtml({ lang, title, note: unbound, links: records.map(item) }) }
  for (const record of records) {
    const paper = bundle.paper(record, lang, { ...printing, address: `${printing.address}${record.number}` })
    yield { file: fileOf(record), text: html({ ...paper, blocks: [muted(unbound), ...paper.blocks] }) }
  }
}

const fileOf = ({ number }: RecordRow): string => `CR-${number}.html`
