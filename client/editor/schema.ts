import { type DOMOutputSpec, type MarkSpec, type NodeSpec, Schema } from "prosemirror-model"
import { langTags } from "../../generated/words/languages.ts"
import { blockKinds, isAllowed, linkSchemes, type markKinds } from "../../shared/document/schema.ts"
import { isLang, type Lang } from "../../shared/model/terms.ts"

type Looks = Pick<
  NodeSpec,
  "parseDOM" | "toDOM" | "defining" | "isolating" | "selectable" | "draggable" | "linebreakReplacement" | "leafText"
>

/** The rendering of each block kind of shared/document/schema.ts, and the rules that parse it from a paste. */
const looks: Record<string, Looks> = {
  paragraph: { parseDOM: [{ tag: "p", getAttrs: readLang }], toDOM: node => ["p", langOut(node.attrs.lang), 0] },
  heading: {
    defining: true,
    parseDOM: [1, 2, 3, 4, 5, 6].map(level => ({
      tag: `h${level}`,
      getAttrs: element => ({ ...readLang(element), level: level < 3 ? 2 : 3 }),
    })),
    toDOM: node => [node.attrs.level === 3 ? "h3" : "h2", langOut(node.attrs.lang), 0],
  },
  blockquote: {
    defining: true,
    parseDOM: [{ tag: "blockquote", getAttrs: readLang }],
    toDOM: node => ["blockquote", langOut(node.attrs.lang), 0],
  },
  bullet_list: { parseDOM: [{ tag: "ul", getAttrs: readLang }], toDOM: node => ["ul", langOut(node.attrs.lang), 0] },
  ordered_list: { parseDOM: [{ tag: "ol", getAttrs: readLang }], toDOM: node => ["ol", langOut(node.attrs.lang), 0] },
  list_item: {
    defining: true,
    parseDOM: [{ tag: "li", getAttrs: readLang }],
    toDOM: node => ["li", langOut(node.attrs.lang), 0],
  },
  table: {
    isolating: true,
    parseDOM: [{ tag: "table", getAttrs: readLang }],
    toDOM: node => ["table", { class: "note-table", dir: "auto", ...langOut(node.attrs.lang) }, ["tbody", 0]],
  },
  table_row: {
    selectable: false,
    parseDOM: [{ tag: "tr", getAttrs: readLang }],
    toDOM: node => ["tr", langOut(node.attrs.lang), 0],
  },
  table_cell: {
    isolating: true,
    selectable: false,
    parseDOM: [
      { tag: "td", getAttrs: readLang },
      {
        tag: "th",
        getAttrs: element => ({
          ...readLang(element),
          header: element.getAttribute("scope") === "row" ? "row" : "col",
        }),
      },
    ],
    toDOM: ({ attrs: { header, lang } }) =>
      header === "col" || header === "row"
        ? ["th", { scope: header, dir: "auto", ...langOut(lang) }, 0]
        : ["td", { dir: "auto", ...langOut(lang) }, 0],
  },
  // the address of the picture is not in its HTML, so a picture that is pasted into another panel shows its words alone
  picture: {
    draggable: true,
    parseDOM: [{ tag: "img[data-file]", getAttrs: readPicture }],
    toDOM: ({ attrs: { file, alt, width, height, lang } }): DOMOutputSpec => [
      "img",
      { "data-file": file, alt: alt ?? "", width, height, ...langOut(lang) },
    ],
  },
  hard_break: {
    selectable: false,
    linebreakReplacement: true,
    leafText: () => "\n",
    parseDOM: [{ tag: "br" }],
    toDOM: (): DOMOutputSpec => ["br"],
  },
}

const marks: Record<(typeof markKinds)[number], MarkSpec> = {
  link: {
    attrs: { href: { validate: "string" } },
    inclusive: false,
    parseDOM: [{ tag: "a[href]", getAttrs: readHref }],
    toDOM: mark => linkOut(mark.attrs.href),
  },
  strong: {
    parseDOM: [
      // Google Docs wraps a whole paste in <b style="font-weight: normal">, which is not bold.
      { tag: "b", getAttrs: element => (element.style.fontWeight === "normal" ? false : null) },
      { tag: "strong" },
      { style: "font-weight", getAttrs: value => (/^(bold(er)?|[6-9]\d{2})$/.test(value) ? null : false) },
    ],
    toDOM: () => ["strong", 0],
  },
  em: { parseDOM: [{ tag: "i" }, { tag: "em" }, { style: "font-style=italic" }], toDOM: () => ["em", 0] },
  code: { code: true, parseDOM: [{ tag: "code" }], toDOM: () => ["code", 0] },
}

const nodes = Object.fromEntries(
  Object.entries(blockKinds).map(([name, kind]): [string, NodeSpec] => {
    const attrs = Object.fromEntries(Object.entries(kind.attrs).map(([attr]) => [attr, { default: null }]))
    return [name, { content: kind.content, group: kind.group, inline: kind.group === "inline", attrs, ...looks[name] }]
  }),
)

export const noteSchema = new Schema({
  topNode: "doc",
  nodes: { doc: { content: "block*" }, ...nodes, text: { group: "inline" } },
  marks,
})

/**
 * Returns a link's address, or null if its scheme is not allowed. Called for links that peers made as well as for
 * pasted links.
 */
export function safeHref(href: unknown): string | null {
  if (typeof href !== "string" || !URL.canParse(href)) return null
  const { protocol } = new URL(href)
  return linkSchemes.some(scheme => scheme === protocol) ? href : null
}

function readHref(element: HTMLElement) {
  const href = safeHref(element.getAttribute("href"))
  return href === null ? false : { href }
}

function linkOut(address: unknown): DOMOutputSpec {
  const href = safeHref(address)
  return href === null ? ["span", 0] : ["a", { href, rel: "noopener noreferrer", target: "_blank" }, 0]
}

/** Reads a picture that was copied from a note; false if an attribute has a value that no note may hold. */
function readPicture(element: HTMLElement) {
  const numberOf = (name: string) => Number(element.getAttribute(name))
  const given = {
    file: element.dataset["file"] ?? "",
    alt: element.getAttribute("alt") ?? "",
    width: numberOf("width"),
    height: numberOf("height"),
  }
  const allowed = blockKinds["picture"]?.attrs ?? {}
  const isWhole = Object.entries(given).every(([name, value]) => isAllowed(allowed[name] ?? [], value))
  return isWhole && { ...given, ...readLang(element) }
}

function readLang(element: HTMLElement): { lang: Lang | null } {
  const lang = element.lang.slice(0, 2).toLowerCase()
  return { lang: isLang(lang) ? lang : null }
}

export const langOut = (lang: unknown): Record<string, string> => (isLang(lang) ? { lang: langTags[lang] } : {})
