import type { Member } from "../../fold/peopleState.ts"
import type { State } from "../../fold/state.ts"
import type { Lang } from "../../model/terms.ts"
import { byLabel } from "../../rules/planning/byLabel.ts"
import type { Paper, PaperBlock, PaperMeta } from "../paper.ts"
import { recordHead, recordWording } from "../record/head.ts"
import { positionsTaken } from "../record/positions.ts"
import { recordVoices } from "../record/voices.ts"
import { cell, heading, muted, paragraph, under } from "../writing/blocks.ts"
import { type PaperWriter, paperWriter } from "../writing/writer.ts"
import { statementBlocks } from "./note.ts"

/**
 * Writes a whole workspace as one paper: its description, its people, its sessions, every record with its voices, and
 * each topic with its note and its statements. `notes` gives the note of a topic.
 */
export function workspacePaper(
  state: State,
  notes: ReadonlyMap<string, readonly PaperBlock[]>,
  lang: Lang,
  meta: PaperMeta,
): Paper {
  const writer = paperWriter(state, lang)
  const { say, text } = writer
  const { workspace } = state
  const described = text(workspace?.description ?? {})
  const mandate = text(workspace?.mandate ?? {})
  const records = Object.values(state.records).toSorted((a, b) => a.number - b.number)
  const topics = Object.values(state.topics).toSorted((a, b) => byLabel(a.letter, b.letter))
  return {
    kind: "workspace",
    lang,
    title: text(workspace?.title ?? {}),
    meta,
    blocks: [
      ...(described === "" ? [] : [paragraph(described)]),
      ...(mandate === "" ? [] : [paragraph(mandate)]),
      ...people(writer),
      ...sessions(writer),
      heading(2, say("workspace.records")),
      ...(records.length === 0 ? [muted(say("workspace.noRecord"))] : []),
      ...records.flatMap((record): PaperBlock[] => [
        heading(3, `CR-${record.number}`),
        ...recordHead(writer, record),
        ...recordWording(writer, record),
        ...positionsTaken(writer, record, 4),
        ...recordVoices(writer, record, 4),
      ]),
      ...topics.flatMap((topic): PaperBlock[] => [
        { kind: "break" },
        heading(2, `${topic.letter}. ${text(topic.title)}`),
        ...(notes.get(topic.id) ?? [muted(say("paper.emptyNote"))]),
        ...under(3, say("room.statements"), statementBlocks(writer, topic, 4)),
      ]),
    ],
  }
}

/** Lists the people whose names the reader may read, with their roles and sides. */
function people({ state, say, name, terms, text }: PaperWriter): PaperBlock[] {
  const named = Object.values(state.members).filter(one => one.name !== "" && !one.removed && one.role !== "observer")
  const sideOf = (side: string | null) => text(state.sides.find(({ id }) => id === side)?.title ?? {})
  const stands = named.some(({ title, affiliation }) => title || affiliation)
  const standing = ({ title, affiliation }: Member) =>
    [title, affiliation].flatMap(one => (one ? [text(one)] : [])).join(", ")
  const rows = named.map(member => {
    const { id, role, side, field, alternateOf } = member
    return [
      cell(
        alternateOf && role === "panelist"
          ? say("record.sitsFor", { name: name(id, Infinity), delegate: name(alternateOf, Infinity) })
          : name(id, Infinity),
        "row",
      ),
      cell(terms.role(role)),
      cell(sideOf(side)),
      ...(stands ? [cell(standing(member))] : []),
      cell(text(field ?? {})),
    ]
  })
  const heads = [say("paper.name"), say("paper.role"), say("side"), say("paper.field")]
  const head = (stands ? heads.toSpliced(3, 0, say("paper.affiliation")) : heads).map(one => cell(one, "col"))
  return under(
    2,
    say("workspace.people"),
    rows.length === 0 ? [] : [{ kind: "table", caption: say("workspace.people"), head, rows }],
  )
}

function sessions({ state, say, text, time }: PaperWriter): PaperBlock[] {
  const all = Object.values(state.sessions).toSorted((a, b) => a.startsAt - b.startsAt)
  const items = all.map(one => [paragraph(`${text(one.title)} · ${time(one.startedAt ?? one.startsAt)}`)])
  return under(2, say("workspace.sessions"), items.length === 0 ? [] : [{ kind: "list", ordered: false, items }])
}
