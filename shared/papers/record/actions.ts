import type { ActionItem } from "../../fold/sessionState.ts"
import { dayIn } from "../../minutes/time/clocks.ts"
import type { PaperBlock } from "../paper.ts"
import { paragraph } from "../writing/blocks.ts"
import type { PaperWriter } from "../writing/writer.ts"

/** Lists actions with the members who do them, the day by which they are due, and whether they are done. */
export const actionsListed = (writer: PaperWriter, actions: readonly ActionItem[]): PaperBlock[] =>
  actions.length === 0
    ? []
    : [{ kind: "list", ordered: false, items: actions.map(one => [paragraph(actionLine(writer, one))]) }]

function actionLine(
  { say, lang, name, list, text }: PaperWriter,
  { text: words, owners, due, at, done }: ActionItem,
): string {
  return [
    ...(owners.length > 0 ? [list(owners.map(one => name(one, at)))] : []),
    text(words),
    ...(due ? [say("actions.by", { date: dayIn(lang, due) })] : []),
    ...(done === null ? [] : [say("progress.done")]),
  ].join(" · ")
}
