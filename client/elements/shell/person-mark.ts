import { css, html, LitElement } from "lit"
import { customElement, property } from "lit/decorators.js"

/** One of eight colours, from the id that the server vouches for and never from what a peer says. */
export function personColour(id: string): string {
  let sum = 0
  for (const char of id) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 65_521
  return `var(--person-${sum % 8})`
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" })
const first = (word: string): string => [...graphemes.segment(word)][0]?.segment ?? ""

/** 林 for 林澈, AR for Ana Ribeiro */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const last = words.at(-1) ?? ""
  if (words.length === 1 || /\p{Script=Han}/u.test(name)) return first(words[0] ?? "")
  return (first(words[0] ?? "") + first(last)).toUpperCase()
}

/** A person's round mark: colour and initials, so that colour is never the only sign. The name stands beside it. */
@customElement("person-mark")
export class PersonMark extends LitElement {
  static override styles = css`
    :host {
      display: inline-grid;
      place-items: center;
      inline-size: 2rem;
      block-size: 2rem;
      flex: none;
      border-radius: 50%;
      color: var(--person-ink);
      font-size: 0.8125rem;
      font-weight: 650;
      line-height: 1;
    }
  `

  @property() member = ""
  @property() name = ""

  protected override updated(): void {
    this.style.background = personColour(this.member)
  }

  protected override render() {
    return html`<span aria-hidden="true">${initials(this.name)}</span>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "person-mark": PersonMark
  }
}
