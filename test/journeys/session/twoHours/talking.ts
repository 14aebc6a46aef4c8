import { sha256 } from "../../../../server/start/instance/instance.ts"
import { makeAnchor } from "../../../../shared/document/anchors.ts"
import { ThreadId, type TopicId } from "../../../../shared/model/ids.ts"
import type { TurnKind } from "../../../../shared/model/terms.ts"
import { type Panelist, panelists } from "./cast.ts"
import type { Hall } from "./hall.ts"

export interface Said {
  by: Panelist
  text: string
  /** the topic of its thread: a late reply belongs to the thread */
  topic: TopicId
}

/** Fills threads of four entries: one opens it, three reply; every other thread refers to words of the note. */
export class Talk {
  readonly said: Said[] = []
  #thread: ThreadId | null = null

  async say(hall: Hall, topic: TopicId): Promise<void> {
    const n = this.said.length
    const by = here(hall, n)
    const entry = { lang: "en" as const, text: `Entry ${n} of the discussion.` }
    const thread = n % 4 === 0 ? null : this.#thread
    this.said.push({ by, text: entry.text, topic: (thread && this.said.at(-1)?.topic) ?? topic })
    if (!thread) {
      const anchor = n % 8 === 0 ? this.#passage(hall, topic) : null
      const made = await hall.do(by, "open-thread", {
        topic,
        kind: n % 3 === 0 ? "question" : "comment",
        entry,
        anchor,
      })
      this.#thread = ThreadId.parse(made["thread"])
    } else await hall.do(by, "reply", { thread, entry })
    if (thread && n % 4 === 3) await hall.do(by, "resolve-thread", { thread }).catch(ofAnother)
  }

  #passage(hall: Hall, topic: TopicId) {
    const note = [...(hall.notes.get(topic)?.values() ?? [])][0]
    return note ? makeAnchor(note.doc, { from: 0, to: 4 }, sha256) : null
  }
}

/** A panelist resolves only their own threads; the refusal for another's is expected. */
function ofAnother(error: unknown): void {
  if (!String(error).includes("not-permitted")) throw error
}

const here = (hall: Hall, n: number): Panelist => {
  const present = panelists.filter(name => hall.people.has(name))
  return present[n % present.length] ?? "Lin"
}

export interface Turn {
  by: Panelist
  turn: TurnKind
  /** minutes into the session */
  from: number
  to: number
}

const kinds = ["contribution", "contribution", "question", "reply", "contribution", "point_of_order"] as const

export class Floor {
  readonly turns: Turn[] = []

  async ask(hall: Hall, n: number): Promise<Turn> {
    const by = here(hall, n * 3)
    const turn = kinds[n % kinds.length] ?? "contribution"
    await hall.do(by, "ask-floor", { session: hall.house.session, turn })
    return { by, turn, from: 0, to: 0 }
  }

  async give(hall: Hall, { by, turn }: Turn): Promise<void> {
    const body = { session: hall.house.session, member: hall.member(by), turn, seconds: 60 }
    await hall.do(turn === "reply" ? "Xu" : "Miwa", "give-floor", body)
  }

  async end(hall: Hall, turn: Turn): Promise<void> {
    await hall.do(turn.by, "end-floor", { session: hall.house.session })
    this.turns.push(turn)
  }
}
