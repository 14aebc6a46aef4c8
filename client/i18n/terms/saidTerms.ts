import { msg } from "../msg.ts"

/** The noun of each part of a key (model/said) whose text is not a reason. */
const nouns: Readonly<Record<string, () => string>> = {
  "thread wording": () => msg("said.wording"),
  "objection reason": () => msg("said.objection"),
  "erratum objection": () => msg("said.objection"),
  "objection remedy": () => msg("said.remedy"),
  "round remedy": () => msg("said.remedy"),
  "objection answer": () => msg("said.answer"),
  "question answer": () => msg("said.answer"),
  "objection reply": () => msg("said.reply"),
  "question text": () => msg("said.question"),
  "reading text": () => msg("said.reading"),
  "session correction": () => msg("said.correction"),
  "member interest": () => msg("said.interest"),
}

/** The parts of a thread and of a record that are reasons. Other parts are ids of comments and of additions. */
const reasons = new Set(["declined", "level", "ended", "editorial"])

/** Names the kind of a text that somebody said, by its key: a comment, an objection, a reason. */
export function saidName(key: string): string {
  const [noun = "", , part = ""] = key.split(":")
  const named = nouns[`${noun} ${part}`]
  if (named) return named()
  if (noun === "note") return msg("said.paragraph")
  if (noun === "thread" && !reasons.has(part)) return msg("said.comment")
  if (noun === "record" && !reasons.has(part)) return msg("said.addition")
  return msg("said.reason")
}
