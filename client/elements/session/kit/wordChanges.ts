import { html, unsafeCSS } from "lit"
import { wordDiff } from "../../../../shared/document/wordDiff.ts"
import type { Lang } from "../../../../shared/model/terms.ts"
import { domLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import styles from "./wordChanges.css?inline"

/**
 * Two wordings as one text with the removed and the added words marked. Colour is not the only mark, and screen readers
 * announce the changes.
 */
export const wordChanges = (before: string, now: string, lang: Lang) =>
  html`<p class="text changes" lang=${domLang(lang)} aria-label=${msg("diff.label")}>${wordDiff(before, now, lang).map(
    ({ is, text }) => (is === "added" ? html`<ins>${text}</ins>` : is === "removed" ? html`<del>${text}</del>` : text),
  )}</p>`

export const changesSheet = unsafeCSS(styles)
