import type { Entry } from "../../contract/events.ts"
import type { PartNoun } from "../../contract/queries/law/parts.ts"
import type { MemberId } from "../../model/ids.ts"

/**
 * Finds the personal parts that belong to one member, or to some, in a log that is given from its first entry to its
 * last. Names and interests belong to the member that they are about, and words to their author. A translation of erased
 * words is erased with them (DOMAIN V8), so the keys of these words are remembered.
 */
export class OwnParts {
  readonly #isTaken: (member: MemberId, noun: PartNoun) => boolean
  readonly #keys = new Set<string>()

  /** `isTaken` says whether the parts of this noun that belong to the member are looked for. */
  constructor(isTaken: (member: MemberId, noun: PartNoun) => boolean) {
    this.#isTaken = isTaken
  }

  /** The keys of the taken words in the entries so far. */
  get keys(): readonly string[] {
    return [...this.#keys]
  }

  /** Returns the noun of the entry's personal part if it belongs to such a member; else null. */
  nounOf({ kind, by, body, at }: Entry): PartNoun | null {
    switch (kind) {
      case "member-admitted":
      case "seat-taken":
      case "member-described":
        return this.#taken(body.member, "name")
      case "interest-stated":
      case "interest-proposed":
        return this.#taken(body.member, "interest", `member:${body.member}:interest:${at}`)
      case "thread-opened":
        return this.#taken(by, "comment", `thread:${body.thread}:${body.entry}`, `thread:${body.thread}:wording`)
      case "reply-added":
      case "comment-corrected":
        return this.#taken(by, "comment", `thread:${body.thread}:${body.entry}`)
      case "suggestion-declined":
        return this.#taken(by, "comment", `thread:${body.thread}:declined:${at}`)
      case "record-returned":
        return this.#taken(by, "comment")
      case "question-asked":
      case "question-approved":
        return this.#taken(body.member, "question", `question:${body.question}:text`)
      case "correction-proposed":
        return this.#taken(body.member, "correction", `session:${body.session}:correction:${body.correction}`)
      case "correction-insisted":
        return this.#taken(body.member, "correction", `session:${body.session}:insisted:${body.correction}`)
      case "progress-noted":
        return this.#taken(body.member, "progress", `record:${body.record}:progress:${body.note}`)
      case "translation-given":
      case "translation-corrected":
        return this.#keys.has(body.key) ? "translation" : null
      default:
        return null
    }
  }

  /** Remembers the keys of words that are taken, by which their translations are found. */
  #taken(member: MemberId | null, noun: PartNoun, ...keys: string[]): PartNoun | null {
    if (member === null || !this.#isTaken(member, noun)) return null
    for (const key of keys) this.#keys.add(key)
    return noun
  }
}
