import {
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  TextRun,
} from "docx"
import { langTags } from "../../generated/words/languages.ts"
import type { Lang } from "../../shared/model/terms.ts"
import { fit, isLinkable } from "../../shared/papers/formats/plain.ts"
import type { Paper, PaperBlock, PaperCell, PaperPicture, PaperRun } from "../../shared/papers/paper.ts"
import { originMark, originsIn } from "../../shared/papers/writing/blocks.ts"
import { verifyingLine } from "../../shared/papers/writing/verifying.ts"
import { line, type WordBlock, wordCell, wordTable } from "./wordTables.ts"

/** Where a block stands: its language, how far it is indented, and the list that it is an item of. */
interface Place {
  lang: Lang
  /** the indentation from the left in twentieths of a point */
  indent: number
  quoted: boolean
  list: ListItem | null
  /** the style that marks a translation for machines */
  style?: string
}

interface ListItem {
  reference: "bullets" | "numbers"
  level: number
  /** the number of the list; 0 for a further paragraph of an item, which has no number of its own */
  instance: number
}

const step = 400
const deepest = 5
const ink = "1C2024"
const soft = "59616B"

/** The fonts that Word has on every system, by script, so that Chinese and Japanese get their own forms. */
const eastAsia: Record<Lang, string> = { en: "Noto Sans CJK SC", zh: "Microsoft YaHei", ja: "Yu Gothic" }
const fontFor = (lang: Lang) => ({ ascii: "Calibri", hAnsi: "Calibri", cs: "Calibri", eastAsia: eastAsia[lang] })

/**
 * Renders a paper as a Word file: real headings, head rows of tables, lists, and a language for each text, so that
 * screen readers and spelling checks know it.
 */
export async function docx(paper: Paper): Promise<Buffer> {
  const writer = new DocxWriter()
  const place: Place = { lang: paper.lang, indent: 0, quoted: false, list: null }
  const title = new Paragraph({ heading: HeadingLevel.TITLE, children: [words(paper.title, paper.lang)] })
  const document = new Document({
    title: fit(paper.title),
    creator: fit(paper.meta.workspace),
    description: fit(paper.meta.address),
    styles: {
      paragraphStyles: originsIn(paper.blocks).map(name => ({ id: name, name, basedOn: "Normal", quickFormat: false })),
      default: {
        document: {
          run: { font: fontFor(paper.lang), size: 21, color: ink, language: languageOf(paper.lang) },
          paragraph: { spacing: { after: 120, line: 288 } },
        },
        title: { run: { size: 36, bold: true }, paragraph: { spacing: { after: 200 } } },
        heading2: {
          run: { size: 27, bold: true },
          paragraph: { spacing: { before: 320, after: 120 }, keepNext: true },
        },
        heading3: {
          run: { size: 23, bold: true },
          paragraph: { spacing: { before: 240, after: 100 }, keepNext: true },
        },
        heading4: { run: { size: 21, bold: true }, paragraph: { spacing: { before: 180, after: 80 }, keepNext: true } },
      },
    },
    numbering: { config: [levels("bullets"), levels("numbers")] },
    sections: [{ footers: { default: foot(paper) }, children: [title, ...writer.all(paper.blocks, place)] }],
  })
  return Packer.toBuffer(document)
}

const languageOf = (lang: Lang) => ({ value: langTags[lang], eastAsia: langTags[lang] })

const levels = (reference: "bullets" | "numbers") => ({
  reference,
  levels: Array.from({ length: deepest + 1 }, (_, level) => ({
    level,
    format: reference === "bullets" ? LevelFormat.BULLET : LevelFormat.DECIMAL,
    text: reference === "bullets" ? "•" : `%${level + 1}.`,
    style: { paragraph: { indent: { left: step * (level + 1), hanging: 300 } } },
  })),
})

/** Names the workspace, the record, the day, the page and the fingerprint on each page. */
function foot({ lang, meta }: Paper): Footer {
  const facts = [meta.workspace, meta.number ?? "", meta.date].filter(one => one !== "").join(" · ")
  const small = { size: 16, color: soft, font: fontFor(lang) }
  const verifying = verifyingLine({ lang, meta })
  return new Footer({
    children: [
      new Paragraph({
        children: [
          new TextRun({ text: `${fit(facts)} · `, ...small }),
          new TextRun({ children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES], ...small }),
        ],
      }),
      new Paragraph({ children: [link(meta.address, new TextRun({ text: fit(meta.address), ...small }))] }),
      ...(meta.hash === null ? [] : [new Paragraph({ children: [new TextRun({ text: fit(meta.hash), ...small })] })]),
      ...(verifying === null
        ? []
        : [
            new Paragraph({
              children: [
                new TextRun({ text: `${verifying.text} `, ...small }),
                link(verifying.address, new TextRun({ text: fit(verifying.address), ...small })),
              ],
            }),
          ]),
    ],
  })
}

/** Writes a text in its language. A line break in it is one in the file. */
function words(text: string, lang: Lang, look: { bold?: boolean; italics?: boolean; color?: string } = {}): TextRun {
  const [first = "", ...rest] = fit(text).split("\n")
  return new TextRun({
    font: fontFor(lang),
    language: languageOf(lang),
    ...look,
    children: [first, ...rest.map(text => new TextRun({ text, break: 1 }))],
  })
}

const link = (href: string, child: TextRun): ParagraphChild =>
  isLinkable(href) ? new ExternalHyperlink({ link: fit(href), children: [child] }) : child

/** The widest and the highest picture, in pixels of the screen, that a page holds. */
const mostWide = 600
const mostHigh = 800
const imageTypes: Readonly<Record<string, "png" | "jpg" | "gif">> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
}

/** Puts a picture on the page with its words for screen readers. Word knows no WebP, so such a picture is its words. */
function pictureParagraph({ alt, width, height, lang, image }: PaperPicture, place: Place): Paragraph {
  const type = image && imageTypes[image.type]
  if (!image || !type) return paragraph([words(`[${alt}]`, lang ?? place.lang)], place)
  const share = Math.min(1, mostWide / width, mostHigh / height)
  const run = new ImageRun({
    type,
    data: Buffer.from(image.base64, "base64"),
    transformation: { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) },
    altText: { name: fit(alt), description: fit(alt), title: fit(alt) },
  })
  return paragraph([run], place)
}

class DocxWriter {
  #lists = 0

  all = (blocks: readonly PaperBlock[], place: Place): WordBlock[] => blocks.flatMap(block => this.#block(block, place))

  #block(block: PaperBlock, place: Place): WordBlock[] {
    switch (block.kind) {
      case "heading": {
        const lang = block.lang ?? place.lang
        const heading = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3, 4: HeadingLevel.HEADING_4 } as const
        return [new Paragraph({ heading: heading[block.level], children: runs(block.runs, lang) })]
      }
      case "paragraph": {
        const look = block.tone === "muted" ? { color: soft } : {}
        return [paragraph(runs(block.runs, block.lang ?? place.lang, look), place)]
      }
      case "note":
        return [
          new Paragraph({
            children: runs(block.runs, place.lang, { bold: true }),
            shading: { type: ShadingType.CLEAR, fill: "FFF4D6" },
            border: { left: { ...line, size: 18, space: 6 } },
          }),
        ]
      case "list":
        return this.#list(block, place)
      case "definitions":
        return wordTable(
          block.pairs.map(({ term, of }) => [
            wordCell([paragraph([words(term, place.lang, { color: soft })], flat(place))], 28),
            wordCell(this.all(of, flat(place)), 72),
          ]),
        )
      case "quotation": {
        const lang = block.lang ?? place.lang
        const by = block.by.length === 0 ? [] : [paragraph(runs(block.by, place.lang, { color: soft }), place, true)]
        const style = block.origin ? { style: originMark(block.origin) } : {}
        const inner = { ...place, ...style, lang, indent: place.indent + step, quoted: true }
        return [...by, ...this.all(block.blocks, inner)]
      }
      case "columns": {
        const width = Math.floor(100 / Math.max(1, block.columns.length))
        const head = block.columns.map(({ lang, title }) =>
          wordCell([paragraph([words(title, lang, { bold: true })], flat(place))], width),
        )
        const body = block.columns.map(({ lang, blocks }) =>
          wordCell(this.all(blocks, { ...flat(place), lang }), width),
        )
        return block.columns.length === 0 ? [] : wordTable([head, body], true)
      }
      case "table":
        return this.#table(block, place)
      case "picture":
        return [pictureParagraph(block, place)]
      case "break":
        return [new Paragraph({ children: [new PageBreak()] })]
      default:
        return block satisfies never
    }
  }

  #list({ ordered, items }: Extract<PaperBlock, { kind: "list" }>, place: Place): WordBlock[] {
    const instance = ++this.#lists
    const level = Math.min(deepest, place.list ? place.list.level + 1 : 0)
    const reference = ordered ? "numbers" : "bullets"
    return items.flatMap(([first, ...rest]) =>
      first === undefined
        ? []
        : [
            ...this.#block(first, { ...place, list: { reference, level, instance } }),
            ...this.all(rest, { ...place, indent: step * (level + 1), list: { reference, level, instance: 0 } }),
          ],
    )
  }

  #table({ head, rows, room }: Extract<PaperBlock, { kind: "table" }>, place: Place): WordBlock[] {
    const all = [...(head.length > 0 ? [head] : []), ...rows]
    const width = Math.max(0, ...all.map(row => row.length))
    if (width === 0) return []
    const empty: PaperCell = { runs: [] }
    const cells = (row: readonly PaperCell[]) =>
      Array.from({ length: width }, (_, n) => row[n] ?? empty).map(one =>
        wordCell(
          [paragraph(runs(one.runs, one.lang ?? place.lang, one.header ? { bold: true } : {}), flat(place))],
          Math.floor(100 / width),
        ),
      )
    return wordTable(all.map(cells), head.length > 0, room)
  }
}

const flat = (place: Place): Place => ({ ...place, indent: 0, quoted: false, list: null })

function paragraph(children: ParagraphChild[], { indent, quoted, list, style }: Place, keepNext = false): Paragraph {
  const isItem = list !== null && list.instance > 0 && !quoted
  return new Paragraph({
    children,
    keepNext,
    ...(style !== undefined && { style }),
    ...(isItem ? { numbering: list } : indent > 0 && { indent: { left: indent } }),
    ...(quoted && { border: { left: { ...line, size: 12, space: 8 } } }),
  })
}

function runs(
  list: readonly PaperRun[],
  lang: Lang,
  look: { bold?: boolean; italics?: boolean; color?: string } = {},
): ParagraphChild[] {
  return list.map(({ text, style, href, lang: own }) => {
    const styled = {
      ...look,
      ...(style === "strong" && { bold: true }),
      ...(style === "emphasis" && { italics: true }),
    }
    const run = words(style === "quote" ? `“${text}”` : text, own ?? lang, styled)
    return href === undefined ? run : link(href, run)
  })
}
