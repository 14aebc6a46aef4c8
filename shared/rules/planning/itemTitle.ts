import { noticeSentence } from "../../../generated/words/notice.ts"
import type { ItemKind } from "../../contract/events/session.ts"
import type { State } from "../../fold/state.ts"
import { languages } from "../../model/terms.ts"
import type { Title } from "../../model/texts.ts"
import { findTopic } from "../readings/rows.ts"

type KindWithoutTopic = Exclude<ItemKind, "topic">

const titled = (kind: KindWithoutTopic): Title =>
  Object.fromEntries(languages.map(lang => [lang, noticeSentence(lang, `item.${kind}`)]))

/** The titles of agenda items without a topic, in every language. */
export const kindTitles: Record<KindWithoutTopic, Title> = {
  opening: titled("opening"),
  break: titled("break"),
  outcomes: titled("outcomes"),
  questions: titled("questions"),
}

interface Titled {
  kind: ItemKind
  title: Title
  topic: string | null
}

/**
 * The title of an agenda item. If the title only repeats the item's kind or its topic's title, the item gets that title
 * in every language.
 */
export function itemTitle({ kind, title, topic }: Titled, topics: State["topics"]): Title {
  const known = kind === "topic" ? findTopic({ topics }, topic)?.title : kindTitles[kind]
  return known && saysNoMore(title, known) ? { ...known } : title
}

const saysNoMore = (title: Title, known: Title): boolean =>
  Object.values(title).every(text => Object.values(known).some(one => plainly(one) === plainly(text)))

const plainly = (text: string): string => text.toLowerCase().replace("’", "'")
