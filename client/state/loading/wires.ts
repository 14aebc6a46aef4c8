import type { Snapshot, TopicFetched } from "../../../shared/fold/slices/snapshot.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import type { OpenLine } from "../../connections/live.ts"
import type { PagePlace, TopicsWanted } from "../../connections/queries.ts"

/** The translations that a page shows: those into its own language, or on a paper those into every language. */
export type TranslationsShown = "own" | "every"

/** The functions by which a page reaches the server. Tests replace them. `lang` is null for every language. */
export interface Wires {
  /** `shown` is null if the page does not know yet which topics it shows. */
  fetch: (place: PagePlace, shown: TopicsWanted | null, lang: Lang | null) => Promise<Snapshot>
  topic: (topic: string, threads: number, lang: Lang | null) => Promise<TopicFetched>
  open: OpenLine
}
