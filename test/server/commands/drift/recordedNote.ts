import * as Y from "yjs"
import { makeAnchor } from "../../../../shared/document/anchors.ts"
import { noteText } from "../../../../shared/document/readers.ts"
import { noteRoot } from "../../../../shared/document/schema.ts"
import { statementHash, textHash } from "../../../../shared/document/textHash.ts"
import type { RecordRow } from "../../../../shared/fold/recordState.ts"
import { RoundId, StatementId } from "../../../../shared/model/ids.ts"
import { openPanel } from "../../../kit/servers/panel.ts"
import { element, textAt } from "../../../shared/document/notes.ts"
import { typed } from "../statement/typing.ts"

export const wording = "Data that identify no one move across borders by default."

export type RecordedNote = Awaited<ReturnType<typeof openRecordedNote>>

/** A panel whose note holds three paragraphs; `recorded` makes a record of the one in the middle. */
export async function openRecordedNote() {
  const panel = await openPanel()
  const doc = new Y.Doc()
  const edit = (change: () => void) => typed(panel, "panelist1", doc, change)
  await edit(() =>
    doc
      .getXmlFragment(noteRoot)
      .push(["Before it.", wording, "After it."].map(text => element("paragraph", {}, new Y.XmlText(text)))),
  )
  const card = async (): Promise<RecordRow> => {
    const [record] = Object.values((await panel.stage.state()).records)
    if (!record) throw new Error("nothing was recorded")
    return record
  }
  return {
    panel,
    doc,
    edit,
    card,
    passage: () => textAt(doc, 1),
    /** the note's words in the record's place, if they differ */
    says: async () => (await card()).drift?.now ?? null,
    entries: async () => {
      const [workspace] = await panel.instance.directory.workspaces()
      if (!workspace) throw new Error("there is no workspace")
      return (await panel.instance.folds.entries(workspace.id, 0, "room")).list
    },
    /** The paragraph becomes a statement, everyone agrees, and it is declared. */
    async recorded(text = wording): Promise<void> {
      const from = noteText(doc).indexOf(wording)
      const anchor = makeAnchor(doc, { from, to: from + wording.length }, panel.instance.sha256)
      const drafted = await panel.do("panelist1", "draft-statement", { topic: panel.topic, anchor, lang: "en", text })
      const statement = StatementId.parse(drafted["statement"])
      const own = textHash(text, panel.instance.sha256)
      await panel.do("panelist1", "confirm-text", { statement, lang: "en", seen: own })
      const seen = statementHash([{ lang: "en", text }], panel.instance.sha256)
      await panel.do("moderator", "propose-statement", { statement, seen })
      const opened = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
      const round = RoundId.parse(opened["round"])
      const agree = { kind: "call", position: "agree" } as const
      for (const who of ["panelist1", "panelist2", "panelist3", "panelist4"])
        await panel.do(who, "answer-round", { round, answer: agree, seen: 0 })
      await panel.do("moderator", "close-and-show", { round })
      await panel.do("moderator", "declare-record", { statement, level: "unanimity", seen: "4/4/0/0/0/0" })
    },
  }
}
