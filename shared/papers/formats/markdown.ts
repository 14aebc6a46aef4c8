import { langTags } from "../../../generated/words/languages.ts"
import type { Paper, PaperBlock, PaperCell, PaperRun } from "../paper.ts"
import { verifyingLine } from "../writing/verifying.ts"
import { fit, isLinkable } from "./plain.ts"

/** Renders a paper as Markdown (CommonMark with tables). Every character that Markdown reads as markup is escaped. */
export function markdown({ title, lang, meta, blocks }: Paper): string {
  const verifying = verifyingLine({ lang, meta })
  const foot = [meta.workspace, meta.number, meta.date, meta.hash].filter(one => one !== null && one !== "")
  return [
    `---\ntitle: ${quotedInYaml(title)}\nlang: ${langTags[lang]}\n---`,
    `# ${line(title)}`,
    ...blocks.map(block => blockText(block)),
    "---",
    foot.map(one => escaped(one ?? "")).join(" · "),
    autolink(meta.address),
    verifying === null ? "" : `${escaped(verifying.text)} ${autolink(verifying.address)}`,
  ]
    .filter(part => part !== "")
    .join("\n\n")
    .concat("\n")
}

/**
 * A text as YAML reads it between quotation marks. A reader of Markdown that knows no front matter shows it as a
 * paragraph, so that what is markup there is written by its number.
 */
const quotedInYaml = (text: string): string =>
  JSON.stringify(fit(text)).replaceAll(
    /[<>&`*_[\]()!#|~$\u2028\u2029]/g,
    mark => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`,
  )

const autolink = (address: string): string => `<${fit(address).replaceAll(/[<>\s]/g, "")}>`

function blockText(block: PaperBlock): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${inOneLine(runsText(block.runs))}`
    case "paragraph":
      return runsText(block.runs)
    case "note":
      return quoted(`**${runsText(block.runs)}**`)
    case "list":
      return block.items.map((item, n) => itemText(item, block.ordered ? `${n + 1}. ` : "- ")).join("\n")
    case "definitions":
      return block.pairs.map(pairText).join("\n")
    case "quotation":
      return [
        ...(block.by.length > 0 ? [runsText(block.by)] : []),
        quoted(block.blocks.map(blockText).join("\n\n")),
      ].join("\n\n")
    case "columns":
      return block.columns
        .map(({ title, blocks }) => [`**${escaped(title)}**`, quoted(blocks.map(blockText).join("\n\n"))].join("\n\n"))
        .join("\n\n")
    case "table":
      return tableText(block.head, block.rows)
    case "picture": {
      const words = escaped(block.alt).replaceAll(/\\?\n/g, " ")
      return block.href !== undefined && isLinkable(block.href)
        ? `![${words}](<${fit(block.href).replaceAll(/[<>\s\\]/g, encodeURIComponent)}>)`
        : words
    }
    case "break":
      return "---"
    default:
      return block satisfies never
  }
}

/** Puts a term and its first line on one line, as lists of terms are read in a text. */
function pairText({ term, of }: { term: string; of: readonly PaperBlock[] }): string {
  const name: PaperRun = { text: `${term}:`, style: "strong" }
  const [first, ...rest] = of
  if (first?.kind !== "paragraph") return itemText([{ kind: "paragraph", runs: [name] }, ...of], "- ")
  return itemText([{ ...first, runs: [name, { text: " " }, ...first.runs] }, ...rest], "- ")
}

const itemText = (blocks: readonly PaperBlock[], mark: string): string =>
  mark +
  blocks
    .map(blockText)
    .join("\n\n")
    .replaceAll("\n", `\n${" ".repeat(mark.length)}`)

const quoted = (text: string): string => `> ${text.replaceAll("\n", "\n> ")}`

/** A table needs a head; one without a head gets an empty one. */
function tableText(head: readonly PaperCell[], rows: readonly (readonly PaperCell[])[]): string {
  const width = Math.max(1, head.length, ...rows.map(row => row.length))
  const rowText = (cells: readonly PaperCell[]) =>
    `| ${Array.from({ length: width }, (_, n) => runsText(cells[n]?.runs ?? []).replaceAll(/\\?\n/g, " ")).join(" | ")} |`
  return [rowText(head), `|${" --- |".repeat(width)}`, ...rows.map(rowText)].join("\n")
}

/** Joins the lines of a text, and drops the marks of its line breaks. */
const inOneLine = (text: string): string =>
  text
    .split("\n")
    .map((line, n, all) => (n < all.length - 1 && line.endsWith("\\") ? line.slice(0, -1) : line).trim())
    .join(" ")
    .trim()

const runsText = (runs: readonly PaperRun[]): string =>
  runs
    .map(runText)
    .join("")
    .replaceAll(/^[ \t]+/gm, "")

function runText({ text, style, href }: PaperRun): string {
  const words = styled(escaped(text), style)
  return href !== undefined && isLinkable(href)
    ? `[${words}](<${fit(href).replaceAll(/[<>\s\\]/g, encodeURIComponent)}>)`
    : words
}

function styled(text: string, style: PaperRun["style"]): string {
  const words = text.trim()
  const before = text.slice(0, text.length - text.trimStart().length)
  const after = text.slice(before.length + words.length)
  if (words === "" || style === undefined || style === "code") return text
  const mark = style === "strong" ? "**" : style === "emphasis" ? "*" : ""
  return `${before}${mark}${words}${mark}${after}`
}

function withoutLastBreaks(text: string): string {
  let end = text.length
  while (end > 0 && text[end - 1] === "\n") end--
  return text.slice(0, end)
}

const line = (text: string): string => escaped(text).replaceAll(/\\?\n/g, " ")

/** Escapes all ASCII punctuation that Markdown or HTML in Markdown reads as markup, and keeps line breaks. */
const escaped = (text: string): string =>
  withoutLastBreaks(fit(text))
    .replaceAll(/[\\`*_{}[\]()<>#+\-.!|~&$=:]/g, mark =>
      mark === "." || mark === "-" || mark === "+" || mark === "=" || mark === ":" ? mark : `\\${mark}`,
    )
    .replaceAll(
      /^([^\S\n\r\u2028\u2029]*)([-+=:]|\d{1,9}\.(?=\s))/gm,
      (_, space: string, mark: string) => `${space}${mark.replace(/.$/, "\\$&")}`,
    )
    .replaceAll(/\n/g, "\\\n")
