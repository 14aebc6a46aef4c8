import type { ItemKind } from "../../contract/events/session.ts"
import type { State } from "../../fold/state.ts"
import type { Title } from "../../model/texts.ts"
import { findTopic } from "../readings/rows.ts"

/** The titles of items without a topic. */
export const kindTitles: Record<Exclude<ItemKind, "topic">, Title> = {
  opening: { en: "Opening", zh: "开场", ja: "開会" },
  break: { en: "Break", zh: "休息", ja: "休憩" },
  outcomes: { en: "Reading of outcomes", zh: "宣读成果", ja: "成果の確認" },
  questions: { en: "Observers' questions", zh: "观察员提问", ja: "オブザーバー質疑" },
}

interface Titled {
  kind: ItemKind
  title: Title
  topic: string | null
}

/** A title that only repeats the kind of its item, or its topic's title, is given in every language. */
export function itemTitle({ kind, title, topic }: Titled, topics: State["topics"]): Title {
  const known = kind === "topic" ? findTopic({ topics }, topic)?.title : kindTitles[kind]
  return known && saysNoMore(title, known) ? { ...known } : title
}

const saysNoMore = (title: Title, known: Title): boolean =>
  Object.values(title).every(text => Object.values(known).some(one => plainly(one) === plainly(text)))

const plainly = (text: string): string => text.toLowerCase().replace("’", "'")
