import { effect } from "@preact/signals-core"
import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import { colourOf, nameLang } from "../../i18n/roster.ts"
import styles from "./plenary-person-mark.css?inline"

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" })
const first = (word: string): string => [...graphemes.segment(word)][0]?.segment ?? ""

const titles = /^(?:(?:dr|prof|professor|mr|mrs|ms|mx|sir|dame|hon|judge|ambassador)\.?\s+)+(?=\S)/i

/** A person's initials: 林 for 林澈, AR for Ana Ribeiro and for Dr. Ana Ribeiro, PhD. */
export function initials(name: string): string {
  const bare = name
    .trim()
    .replace(titles, "")
    .replace(/[,，].*$/, "")
  const words = (bare || name).trim().split(/\s+/)
  const last = words.at(-1) ?? ""
  if (words.length === 1 || /\p{Script=Han}/u.test(name)) return first(words[0] ?? "")
  return (first(words[0] ?? "") + first(last)).toUpperCase()
}

/**
 * A person's round mark with a colour and the initials. The page shows the name beside it, so colour is never the only
 * sign.
 */
@customElement("plenary-person-mark")
export class PersonMark extends LitElement {
  static override styles = unsafeCSS(styles)

  @property() member = ""
  @property() name = ""

  private unpaint: (() => void) | null = null

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.unpaint?.()
  }

  /** Sets the colour, and sets it again whenever the roster assigns other colours. */
  protected override updated(): void {
    this.unpaint?.()
    this.unpaint = effect(() => {
      this.style.background = `var(--person-${colourOf(this.member)})`
    })
  }

  protected override render() {
    return html`<span aria-hidden="true" lang=${nameLang(this.name) ?? nothing}>${initials(this.name)}</span>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-person-mark": PersonMark
  }
}
