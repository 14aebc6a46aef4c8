import { html, nothing, type TemplateResult } from "lit"
import { keyed } from "lit/directives/keyed.js"
import type { ComparedBlock, VersionPiece } from "../../../../shared/document/versions/noteDiff.ts"
import type { VersionPicture } from "../../../../shared/model/files.ts"
import type { Lang } from "../../../../shared/model/terms.ts"
import { nameShown } from "../../../elements/shell/nameShown.ts"
import { initials } from "../../../elements/shell/plenary-person-mark.ts"
import { domLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { colourOf } from "../../../i18n/roster.ts"
import type { Author, Compared } from "../../../state/session/versions/noteVersions.ts"

interface Shown {
  compared: Compared
  /** the language of a block that states none */
  first: Lang
  /** the paragraphs whose writers the reader asked for; `all` shows those of every paragraph */
  open: ReadonlySet<number>
  all: boolean
  /** the address of a picture's file */
  address: (file: string) => string
  toggle: (block: number) => void
}

/** The text and the pictures of a version with what came and went, and below each paragraph who wrote it, on demand. */
export function versionShown(shown: Shown): TemplateResult {
  const { blocks } = shown.compared
  return html`<div class="version-text card">${groupsOf(blocks).map(group =>
    group.isTable
      ? html`<table class="note-table" dir="auto"><tbody>${rowsIn(group.blocks).map(
          row => html`<tr>${row.map(({ block, n }) => html`<td dir="auto">${words(block, n, shown)}</td>`)}</tr>`,
        )}</tbody></table>`
      : group.blocks.map(({ block, n }) => words(block, n, shown)),
  )}</div>`
}

function words(block: ComparedBlock<Author>, n: number, { compared, first, open, all, address, toggle }: Shown) {
  const isSigned = compared.isSigned && block.pieces.some(({ text }) => text.trim() !== "")
  const marked = isSigned && (all || open.has(n))
  const lang = domLang(block.lang ?? first)
  const pieces = block.pieces.map(piece => (marked ? signedPiece(piece) : plainPiece(piece)))
  const text = block.picture
    ? html`<figure class="version-picture">${image(block.picture, address)}
        <figcaption dir="auto"><b>${pictureWords(block, compared)}</b> <span lang=${lang}>${pieces}</span></figcaption></figure>`
    : block.kind === "heading"
      ? html`<h4 dir="auto" lang=${lang}>${pieces}</h4>`
      : html`<p dir="auto" lang=${lang}>${pieces}</p>`
  return html`<div class="version-block ${block.is}">${text}
    ${isSigned && !all ? asking(n, open.has(n), toggle) : nothing}
    ${marked ? legend(block) : nothing}</div>`
}

/** The picture itself, whose words stand below it. Where its file is not there, a sentence says so. */
const image = ({ file, width, height }: VersionPicture, address: Shown["address"]) =>
  keyed(
    file,
    html`<img src=${address(file)} alt="" width=${width} height=${height} loading="lazy" decoding="async" @error=${missing}>
      <span class="version-gone" hidden>${msg("versions.pictureGone")}</span>`,
  )

function missing({ target }: Event): void {
  if (!(target instanceof HTMLImageElement)) return
  target.hidden = true
  if (target.nextElementSibling instanceof HTMLElement) target.nextElementSibling.hidden = false
}

function pictureWords({ is }: ComparedBlock<Author>, { with: before }: Compared): string {
  if (before === null) return msg("versions.picture")
  switch (is) {
    case "same":
      return msg("versions.pictureKept")
    case "changed":
      return msg("versions.pictureChanged")
    case "added":
      return msg("versions.pictureAdded")
    case "removed":
      return msg("versions.pictureRemoved")
    default:
      return is satisfies never
  }
}

const asking = (n: number, isOpen: boolean, toggle: (block: number) => void) =>
  html`<button class="quiet small version-who no-print" aria-expanded=${isOpen} @click=${() => toggle(n)}>${msg("versions.who")}</button>`

const plainPiece = ({ is, text }: VersionPiece<Author>) =>
  is === "added" ? html`<ins>${text}</ins>` : is === "removed" ? html`<del>${text}</del>` : text

/** A piece with its writer's colour below it and their initials behind it, so that colour is not the only sign. */
function signedPiece(piece: VersionPiece<Author>) {
  const { by } = piece
  if (!by || piece.text.trim() === "") return plainPiece(piece)
  return html`<span class="version-by" style=${`--by: var(--person-${colourOf(by.member)})`}>${plainPiece(piece)}<sup aria-hidden="true">${initials(by.name)}</sup></span>`
}

/** Names the writers of a paragraph's words, each with the beginning of what they wrote, for eyes and for screen readers. */
function legend({ pieces }: ComparedBlock<Author>) {
  const authors = new Map<Author, string[]>()
  for (const { by, text } of pieces)
    if (by && text.trim() !== "") authors.set(by, [...(authors.get(by) ?? []), text.trim()])
  if (authors.size === 0) return html`<p class="small muted">${msg("versions.whoNobody")}</p>`
  return html`<ul class="version-legend small" role="list">${[...authors].map(
    ([{ member, name }, texts]) =>
      html`<li><b style=${`--by: var(--person-${colourOf(member)})`}>${initials(name)}</b> ${nameShown(name)}: <q>${beginning(texts.join(" … "))}</q></li>`,
  )}</ul>`
}

/** Characters of the quoted words, which only say which ones are meant. */
const quotedCharacters = 80

function beginning(text: string): string {
  const characters = [...new Intl.Segmenter().segment(text)]
  if (characters.length <= quotedCharacters) return text
  return `${characters
    .slice(0, quotedCharacters)
    .map(({ segment }) => segment)
    .join("")}…`
}

interface Placed {
  block: ComparedBlock<Author>
  n: number
}

function groupsOf(blocks: readonly ComparedBlock<Author>[]): { isTable: boolean; blocks: Placed[] }[] {
  const groups: { isTable: boolean; blocks: Placed[] }[] = []
  for (const [n, block] of blocks.entries()) {
    const last = groups.at(-1)
    const isTable = block.cell !== undefined
    if (last && isTable && last.isTable) last.blocks.push({ block, n })
    else groups.push({ isTable, blocks: [{ block, n }] })
  }
  return groups
}

const rowsIn = (cells: readonly Placed[]): Placed[][] => [
  ...Map.groupBy(cells, ({ block: { cell } }) => `${cell?.table} ${cell?.row}`).values(),
]
