import type { VersionPicture } from "../../model/files.ts"
import type { Lang } from "../../model/terms.ts"
import { type Change, wordDiff, wordsOf } from "../wordDiff.ts"
import { aligned } from "./aligned.ts"
import type { VersionBlockRead } from "./versionBlocks.ts"

/** A stretch of a block's text and its writer; null if nobody is named. */
export interface WrittenRun<W> {
  length: number
  by: W | null
}

/** A block of a version, with who wrote it where the reader is told. */
export interface VersionBlock<W> extends VersionBlockRead {
  runs?: readonly WrittenRun<W>[] | undefined
}

/** Words that stayed, came or went, with who wrote them. */
export interface VersionPiece<W> extends Change {
  by: W | null
}

/**
 * A block of a comparison. A block whose kind changed, e.g. a paragraph that became a heading, counts as the same
 * block. The pieces of a picture are the words that say what it shows.
 */
export interface ComparedBlock<W> extends Pick<VersionBlockRead, "kind" | "lang" | "cell"> {
  picture?: VersionPicture
  is: "same" | "changed" | "added" | "removed"
  pieces: VersionPiece<W>[]
}

/**
 * Compares two versions of a note by words, in place. Paragraphs are aligned first, so that a moved or new paragraph
 * does not change the ones after it. `first` is the language of a block that states none.
 */
export function noteDiff<W>(
  before: readonly VersionBlock<W>[],
  now: readonly VersionBlock<W>[],
  first: Lang,
): ComparedBlock<W>[] {
  const langOf = ({ lang }: VersionBlock<W>) => lang ?? first
  const rows = aligned(before, now, keyOf, block => likenessOf(block, langOf(block)))
  return rows.map(row => {
    if (row.before === null) return whole(row.now, "added")
    if (row.now === null) return whole(row.before, "removed")
    const changes = wordDiff(row.before.text, row.now.text, langOf(row.now))
    const is = changes.some(one => one.is !== "same") ? "changed" : "same"
    return { ...placeOf(row.now), is, pieces: signed(changes, row.before, row.now) }
  })
}

/** The blocks of one version as a comparison in which nothing has changed. */
export const uncompared = <W>(blocks: readonly VersionBlock<W>[]): ComparedBlock<W>[] =>
  blocks.map(block => ({ ...whole(block, "added"), is: "same", pieces: signedText(block, "same") }))

const keyOf = ({ cell, picture, text }: VersionBlockRead): string => `${cell ? "cell" : (picture?.file ?? "")} ${text}`

/** The words by which a changed block is recognised. A picture is the same one, if its file is. */
const likenessOf = ({ picture, text }: VersionBlockRead, lang: Lang): string[] =>
  picture ? [`file ${picture.file}`] : wordsOf(text, lang)

const whole = <W>(block: VersionBlock<W>, is: "added" | "removed"): ComparedBlock<W> => ({
  ...placeOf(block),
  is,
  pieces: signedText(block, is),
})

const placeOf = ({ kind, lang, cell, picture }: VersionBlockRead) => ({
  kind,
  lang,
  ...(cell && { cell }),
  ...(picture && { picture }),
})

const signedText = <W>(block: VersionBlock<W>, is: Change["is"]): VersionPiece<W>[] =>
  block.text === "" ? [] : signed([{ is, text: block.text }], block, block)

/** Splits the changes of a block where another person's words begin. */
function signed<W>(changes: readonly Change[], before: VersionBlock<W>, now: VersionBlock<W>): VersionPiece<W>[] {
  const [was, is] = [new Runs(before), new Runs(now)]
  return changes.flatMap(change => {
    const own = (change.is === "removed" ? was : is).take(change.text)
    if (change.is === "same") was.take(change.text)
    return own.map(piece => ({ is: change.is, ...piece }))
  })
}

/** The rest of a block's runs, from which the pieces of its text are taken one after the other. */
class Runs<W> {
  private readonly rest: WrittenRun<W>[]

  constructor({ text, runs = [] }: VersionBlock<W>) {
    // words are compared in NFC; where that changes the length of the text, the runs would name the wrong words
    this.rest = text.normalize("NFC").length === text.length ? runs.map(one => ({ ...one })) : []
  }

  take(text: string): { text: string; by: W | null }[] {
    const pieces: { text: string; by: W | null }[] = []
    for (let at = 0; at < text.length; ) {
      const run = this.rest[0]
      const length = Math.min(run?.length ?? text.length, text.length - at)
      pieces.push({ text: text.slice(at, at + length), by: run?.by ?? null })
      at += length
      if (run && (run.length -= length) <= 0) this.rest.shift()
    }
    return joined(pieces)
  }
}

const joined = <W>(pieces: readonly { text: string; by: W | null }[]): { text: string; by: W | null }[] =>
  pieces.reduce<{ text: string; by: W | null }[]>((all, piece) => {
    const last = all.at(-1)
    if (last && last.by === piece.by) last.text += piece.text
    else all.push({ ...piece })
    return all
  }, [])
