import { originalsAtOnce } from "../../shared/fold/slices/snapshot.ts"
import type { SaidKey } from "../../shared/model/ids.ts"
import { type Failure, failureOf } from "../connections/http.ts"
import { fetchOriginals } from "../connections/queries.ts"
import type { Topics } from "./topics.ts"

/** Milliseconds in which originals that a page needs at about the same time are gathered into one request. */
const gatherMs = 60

/** Fetches the originals of comments that a page has as translations alone, when a reader wants them (DOMAIN V16). */
export class Originals {
  readonly #wire: (keys: readonly string[]) => ReturnType<typeof fetchOriginals>
  readonly #shown: Pick<Topics, "learn">
  #gathering: { keys: Set<SaidKey>; done: Promise<Failure | null> } | null = null

  constructor(shown: Pick<Topics, "learn">, wire: (keys: readonly string[]) => ReturnType<typeof fetchOriginals>) {
    this.#shown = shown
    this.#wire = wire
  }

  /** Fetches an original at once, because the reader has pressed. Resolves with the failure; null if there is none. */
  now(key: SaidKey): Promise<Failure | null> {
    return this.#ask([key])
  }

  /** Fetches an original together with others, because the page has nothing else to show of the text. */
  soon(key: SaidKey): Promise<Failure | null> {
    this.#gathering ??= { keys: new Set(), done: pause().then(() => this.#gathered()) }
    this.#gathering.keys.add(key)
    return this.#gathering.done
  }

  async #gathered(): Promise<Failure | null> {
    const keys = [...(this.#gathering?.keys ?? [])]
    this.#gathering = null
    for (let from = 0; from < keys.length; from += originalsAtOnce) {
      const failure = await this.#ask(keys.slice(from, from + originalsAtOnce))
      if (failure) return failure
    }
    return null
  }

  #ask(keys: readonly SaidKey[]): Promise<Failure | null> {
    return this.#wire(keys).then(
      ({ originals }) => {
        this.#shown.learn(originals)
        return null
      },
      (thrown: unknown) => failureOf(thrown),
    )
  }
}

const pause = () => new Promise(resolve => setTimeout(resolve, gatherMs))
