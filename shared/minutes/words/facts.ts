import type { Lang, NoteMode, PositionValue } from "../../model/terms.ts"
import { chained, listed } from "./lists.ts"
import { minutesIn } from "./say.ts"

interface PositionTaken {
  position: PositionValue
  names: readonly string[]
}

/**
 * Sentences about facts other than decisions: modes of notes, recusals, positions by name, breaks, topics that were not
 * reached.
 */
export function factWords(lang: Lang) {
  const say = minutesIn(lang)
  const called = (position: PositionValue) => say("position", { position })
  return {
    mode: (name: string, from: NoteMode, to: NoteMode, reason: string) => {
      const unlocked = to === "open" ? "unlocked" : "unlocked_suggest"
      const sentence = say("note.mode", { name, to: from === "locked" && to !== "locked" ? unlocked : to })
      return reason === "" ? say("note.mode.set", { sentence }) : say("note.mode.reason", { sentence, reason })
    },
    restored: (name: string, time: string) => say("note.restored", { name, time }),
    recused: (name: string, label: string) => say("recused", { name, label }),
    chairHanded: (by: string, to: string) => say("chair.handed", { by, to }),
    chairTaken: (by: string) => say("chair.taken", { by }),
    positions: (taken: readonly PositionTaken[]) =>
      chained(
        taken.map(({ position, names }) => say("position.names", { position, names: listed(say, names) })),
        (before, next) => say("position.names.next", { before, next }),
      ),
    /** introduces a member's reason, which follows as a quotation; `name` is null if nobody may read it */
    reasonOf: (name: string | null, of: PositionValue) =>
      name === null
        ? say("position.reason", { position: called(of) })
        : say("position.reason.named", { name, position: called(of) }),
    /** introduces a reason for a score, which follows as a quotation */
    reasonForScore: (name: string | null, score: number) =>
      name === null ? say("reason.score", { score }) : say("reason.score.named", { name, score }),
    reasonsGrouped: (title: string) => say("reasons.group", { title }),
    reasonsInNoGroup: () => say("reasons.others"),
    /** says that a member changed position; the member's reason follows as a quotation */
    changed: (name: string, label: string, from: PositionValue | null, to: PositionValue) =>
      from === null
        ? say("position.taken", { name, label, to: called(to) })
        : say("position.changed", { name, label, from: called(from), to: called(to) }),
    reason: (reason: string) => say("reason", { reason }),
    stated: (name: string, n: number) => say("change", { name, n }),
    break: (from: string, to: string) => say("break", { from, to }),
    paper: (title: string, facts: { kind: string; size: string; hash: string }) => say("paper", { title, ...facts }),
    notReached: (titles: readonly string[]) => say("topics.not-reached", { titles: listed(say, titles) }),
  }
}
