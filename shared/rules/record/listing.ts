import type { AgreedTopic, ListedRecord } from "../../contract/queries/agreed.ts"
import type { RecordRow } from "../../fold/recordState.ts"
import type { State } from "../../fold/state.ts"
import type { Instant, Level, RecordState } from "../../model/terms.ts"
import { findRecord, findTopic } from "../readings/rows.ts"
import { isNotYetTaken } from "../text/drift.ts"
import { isReviewDue } from "./living/reviews.ts"
import { neverInForce } from "./returning.ts"

/** The filters of a list of records. An absent filter leaves all of them. */
export interface RecordFilters {
  state?: RecordState | undefined
  level?: Level | undefined
  topic?: string | undefined
  /** the first instant of the declaration, and the first one after it */
  since?: Instant | undefined
  until?: Instant | undefined
}

/** Returns whether the filters leave the record. A record that never came into force has no level (DOMAIN R5). */
export const isLeft = (record: RecordRow, { state, level, topic, since, until }: RecordFilters): boolean =>
  (state === undefined || record.state === state) &&
  (level === undefined || (record.body.level === level && !neverInForce(record))) &&
  (topic === undefined || record.body.topic === topic) &&
  (since === undefined || record.declaredAt >= since) &&
  (until === undefined || record.declaredAt < until)

type Ordered = Pick<ListedRecord, "state" | "declaredAt" | "number">

/** Orders records in force first, then the others; within these the newest first (DOMAIN U6). */
export const byForce = (a: Ordered, b: Ordered): number =>
  Number(b.state === "in_force") - Number(a.state === "in_force") || b.declaredAt - a.declaredAt || b.number - a.number

const isThere = ({ withdrawn }: { withdrawn?: Instant | undefined }): boolean => withdrawn === undefined

/** A record as a list of several workspaces shows it. */
export function listedRecord(state: State, slug: string, record: RecordRow, now: Instant): Omit<ListedRecord, "found"> {
  const { id, number, body, declaredAt } = record
  const next = findRecord(state, record.supersededBy)
  return {
    id,
    number,
    workspace: slug,
    workspaceTitle: state.workspace?.title ?? {},
    topic: body.topic,
    topicTitle: topicTitle(state, record),
    label: body.label,
    state: record.state,
    ...(!neverInForce(record) && { level: body.level }),
    texts: Object.fromEntries(body.texts.map(({ lang, text }) => [lang, text])),
    declaredAt,
    url: `/w/${slug}/r/${number}`,
    ...(next && { supersededBy: next.number }),
    dissents: body.dissents.length + record.dissents.filter(isThere).length,
    reservations: body.tally.reserve + record.reservations.filter(isThere).length,
    reviewDue: isReviewDue(record, now),
    differs: record.drift !== null && !isNotYetTaken(record),
  }
}

const topicTitle = (state: State, { body }: RecordRow) => findTopic(state, body.topic)?.title ?? body.topicTitle

/** Counts the records in force by topic and level. A topic whose records the filters drop has zeros. */
export function agreedTopics(state: State, slug: string, left: ReadonlySet<string>): AgreedTopic[] {
  const topics = new Map<string, AgreedTopic>()
  for (const record of Object.values(state.records)) {
    const { topic, level } = record.body
    const one = topics.get(topic) ?? {
      workspace: slug,
      workspaceTitle: state.workspace?.title ?? {},
      topic,
      topicTitle: topicTitle(state, record),
      levels: { unanimity: 0, consensus: 0, rough: 0 },
    }
    if (record.state === "in_force" && left.has(record.id)) one.levels[level] += 1
    topics.set(topic, one)
  }
  return [...topics.values()]
}
