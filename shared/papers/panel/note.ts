import type { State, Topic } from "../../fold/state.ts"
import { textIn } from "../../minutes/proceedings/lookup.ts"
import type { Lang } from "../../model/terms.ts"
import { statementsOf, stateShown } from "../../rules/readings/statements.ts"
import { utcDay } from "../../rules/record/living/reviews.ts"
import type { Paper, PaperBlock, PaperMeta } from "../paper.ts"
import { statementTexts, wordings } from "../session/outcome.ts"
import { heading, muted, under } from "../writing/blocks.ts"
import { type PaperWriter, paperWriter } from "../writing/writer.ts"

/** Returns the facts that the foot of a paper about the panel prints. */
export const panelMeta = (
  state: State,
  { lang, address, at, fingerprint }: { lang: Lang; address: string; at: number; fingerprint: string | null },
): PaperMeta => ({
  workspace: textIn(state.workspace?.title ?? {}, lang).text,
  number: null,
  date: utcDay(at),
  hash: fingerprint,
  address,
})

/** Writes a topic's note as it is now, with the topic's statements below it. */
export function notePaper(state: State, topic: Topic, note: readonly PaperBlock[], lang: Lang, meta: PaperMeta): Paper {
  const writer = paperWriter(state, lang)
  return {
    kind: "note",
    lang,
    title: `${topic.letter}. ${writer.text(topic.title)}`,
    meta,
    blocks: [
      ...(note.length === 0 ? [muted(writer.say("paper.emptyNote"))] : note),
      ...under(2, writer.say("room.statements"), statementBlocks(writer, topic)),
    ],
  }
}

/** Writes the statements of a topic with their states and versions, each in its languages side by side. */
export const statementBlocks = (writer: PaperWriter, { id }: Topic, level: 3 | 4 = 3): PaperBlock[] =>
  statementsOf(writer.state, id).flatMap(one => {
    const version = one.versions.at(-1)
    const marks = [
      one.label,
      writer.terms.statement(stateShown(writer.state, one)),
      ...(version ? [writer.say("statement.version", { version: version.n })] : []),
    ]
    return [heading(level, marks.join(" · ")), ...wordings(writer, statementTexts(writer, one))]
  })
