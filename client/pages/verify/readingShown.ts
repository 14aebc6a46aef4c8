import { html, nothing, type TemplateResult } from "lit"
import type { Paper } from "../../../shared/papers/paper.ts"
import { paperShown } from "../../elements/paper/paperShown.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import type { BundleReading, FileCopy, RecordListed } from "../../state/verifying/asked.ts"
import type { Stage } from "../../state/verifying/verification.ts"
import { filesShown } from "./filesShown.ts"

type Papers = ReadonlyMap<string, Paper | null>

interface Beside {
  papers: Papers
  copies: readonly FileCopy[]
  /** has a record written */
  open: (record: string) => void
  /** compares copies of the reader's with the files that the bundle lists */
  compare: (files: Iterable<File>) => void
}

/**
 * Shows a verdict, and below it the records that the bundle holds and the files that it lists. A bundle that fails shows
 * none.
 */
export function readingShown(
  { name, reading }: Extract<Stage, { state: "read" }>,
  { papers, copies, open, compare }: Beside,
): TemplateResult {
  const { verdict, sentences } = reading
  const [first, ...others] = sentences
  const tone = !verdict.ok ? "bad" : verdict.is === "complete" || isByOurs(reading) ? "good" : "warn"
  return html`
    <section class="stack" aria-labelledby="verdict">
      <div class=${`notice verdict ${tone}`} data-is=${verdict.ok ? verdict.is : "fails"}>
        <h2 id="verdict">${isByOurs(reading) ? msg("verifying.ours") : first}</h2>
        <p class="muted">${name}</p>
      </div>
      ${verdict.ok ? html`<p>${signer(reading)}</p>` : nothing}
      ${others.map(line => html`<p class="muted">${line}</p>`)}
    </section>
    ${verdict.ok ? records(reading, papers, open) : nothing}
    ${filesShown(reading.files, copies, compare)}
  `
}

/** Whether nothing was given, and this server's own key vouches for the bundle. */
const isByOurs = ({ verdict, isOurs }: BundleReading): boolean =>
  verdict.ok && verdict.is === "consistent" && isOurs === true

function signer(reading: BundleReading): string {
  if (reading.isOurs === null) return msg("verifying.keysUnknown")
  if (isByOurs(reading)) return msg("verifying.oursNote")
  return reading.isOurs ? msg("verifying.signedHere") : msg("verifying.signedElsewhere")
}

function records(reading: BundleReading, papers: Papers, open: (record: string) => void): TemplateResult {
  const { title, isPublic, unread } = reading
  return html`<section class="stack" aria-labelledby="records">
    <h2 id="records">${title === "" ? msg("verifying.records") : msg("verifying.recordsOf", { title })}</h2>
    ${isPublic ? html`<p class="muted">${msg("verifying.public")}</p>` : nothing}
    ${unread > 0 ? html`<p class="notice warn">${msg("verifying.unread", { n: unread })}</p>` : nothing}
    ${
      reading.records.length === 0
        ? html`<p>${msg("verifying.noRecords")}</p>`
        : html`<div class="stack tight">${reading.records.map(record => recordShown(record, papers, open))}</div>`
    }
  </section>`
}

function recordShown(
  { id, name, about, text, textLang }: RecordListed,
  papers: Papers,
  open: (record: string) => void,
) {
  const paper = papers.get(id)
  const toggled = ({ target }: Event) => {
    if (target instanceof HTMLDetailsElement && target.open) open(id)
  }
  return html`<details class="card record-read" @toggle=${toggled}>
    <summary><strong>${name}</strong> <span class="muted">${about}</span><span class="wording" lang=${domLang(textLang)} dir="auto">${text}</span></summary>
    ${paper ? paperShown(paper.blocks) : html`<p class="muted">${paper === null ? msg("verifying.noPaper") : msg("page.loading")}</p>`}
  </details>`
}
