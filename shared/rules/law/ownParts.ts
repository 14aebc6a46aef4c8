import type { Entry } from "../../contract/events.ts"
import type { PartNoun } from "../../contract/queries/law/parts.ts"
import type { MemberId } from "../../model/ids.ts"

/**
 * Finds the personal parts that belong to one member, in a log that is given from its first entry to its last. Names and
 * interests belong to the member that they are about, and words to their author. A translation of erased words is
 * erased with them (DOMAIN V8), so the keys of these words are remembered.
 */
export class OwnParts {
  readonly #member: MemberId
  readonly #keys = new Set<string>()

  constructor(member: MemberId) {
    this.#member = member
  }

  /** The keys of the member's words in the entries so far. */
  get keys(): readonly string[] {
    return [...this.#keys]
  }

  /** Returns the noun of the entry's personal part if it belongs to the member; else null. */
  nounOf({ kind, by, body, at }: Entry): PartNoun | null {
    switch (kind) {
      case "member-admitted":
      case "seat-taken":
      case "member-described":
        return this.#isOwn(body.member) ? "name" : null
      case "interest-stated":
      case "interest-proposed":
        return this.#isOwn(body.member) ? this.#keep("interest", `member:${body.member}:interest:${at}`) : null
      case "thread-opened":
        if (!this.#isOwn(by)) return null
        this.#keys.add(`thread:${body.thread}:wording`)
        return this.#keep("comment", `thread:${body.thread}:${body.entry}`)
      case "reply-added":
      case "comment-corrected":
        return this.#isOwn(by) ? this.#keep("comment", `thread:${body.thread}:${body.entry}`) : null
      case "suggestion-declined":
        return this.#isOwn(by) ? this.#keep("comment", `thread:${body.thread}:declined:${at}`) : null
      case "record-returned":
        return this.#isOwn(by) ? "comment" : null
      case "question-asked":
      case "question-approved":
        return this.#isOwn(body.member) ? this.#keep("question", `question:${body.question}:text`) : null
      case "correction-proposed":
        return this.#isOwn(body.member)
          ? this.#keep("correction", `session:${body.session}:correction:${body.correction}`)
          : null
      case "progress-noted":
        return this.#isOwn(body.member) ? this.#keep("progress", `record:${body.record}:progress:${body.note}`) : null
      case "translation-given":
      case "translation-corrected":
        return this.#keys.has(body.key) ? "translation" : null
      default:
        return null
    }
  }

  #isOwn(member: MemberId | null): boolean {
    return member === this.#member
  }

  #keep(noun: PartNoun, key: string): PartNoun {
    this.#keys.add(key)
    return noun
  }
}
