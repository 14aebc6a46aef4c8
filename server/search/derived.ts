import type { State } from "../../shared/fold/state.ts"
import { lastEntryOf, writingMinutes } from "../../shared/minutes/written.ts"
import type { TopicId, WorkspaceId } from "../../shared/model/ids.ts"
import type { Instant } from "../../shared/model/terms.ts"
import type { Audience } from "../../shared/rules/audience.ts"
import type { Folds } from "../log/folds.ts"
import { inTurns } from "../log/inTurns.ts"
import type { Findable } from "../ports/database/searchIndex.ts"
import { notePath } from "./translated.ts"

const derived = { person: "", order: 2 } as const

/** The paragraphs of a note, without those that repeat the words of an earlier one. `at`: when it changed last. */
export function notePassages(text: string, topic: TopicId, at: Instant): Findable[] {
  const paragraphs = new Set(text.split("\n").filter(one => one.trim() !== ""))
  return [...paragraphs].map(paragraph => ({
    ...derived,
    key: paragraph,
    kind: "note",
    id: topic,
    lang: "",
    topic,
    session: "",
    at,
    path: notePath(topic, paragraph),
    text: paragraph,
  }))
}

/** The minutes that an audience may read: the gallery those that are published, the room those that were sent. */
export async function minutesPassages(
  folds: Pick<Folds, "writtenView" | "written">,
  workspace: WorkspaceId,
  audience: Audience,
  state: State,
): Promise<Findable[]> {
  const isRead = (at: string) => (audience === "gallery" ? at === "published" : at !== "draft")
  const sessions = Object.values(state.sessions).filter(({ minutes }) => isRead(minutes.state))
  if (sessions.length === 0) return []
  // minutes are written from what the gallery reads, unless the panel shows names
  const written: Audience = state.workspace?.attribution === "named" ? "room" : "gallery"
  const from = await folds.writtenView(workspace, written)
  const list = await folds.written(workspace, written)
  const passages: Findable[] = []
  for (const { id, closedAt } of sessions) {
    const session = from.sessions[id]
    if (!session || lastEntryOf(session, list) === null) continue
    const { prose } = await inTurns(writingMinutes(from, session, list, null))
    for (const { lang, sections } of prose)
      for (const [section, { paragraphs }] of sections.entries())
        for (const [n, { text }] of paragraphs.entries())
          passages.push({
            ...derived,
            key: `minutes:${id}:${lang}:${section}:${n}`,
            kind: "minutes",
            id,
            lang,
            topic: "",
            session: id,
            at: closedAt ?? 0,
            path: `/s/${id}/minutes`,
            text,
          })
  }
  return passages
}
