import type { PanelMoment } from "../../contract/queries/versions.ts"
import type { State, Workspace } from "../../fold/state.ts"
import type { TopicId } from "../../model/ids.ts"
import type { Role } from "../../model/terms.ts"
import { audienceOf } from "../audience.ts"
import { seesReplay } from "../replay.ts"

/** Returns whether this role reads the earlier versions of notes (DOMAIN ZV3). */
export const seesVersions = (workspace: Pick<Workspace, "attribution" | "replay">, role: Role): boolean =>
  audienceOf(role) === "room" || seesReplay(workspace, role)

/** Returns whether this role is told who wrote which words of a note (DOMAIN ZV4). */
export const seesWriters = ({ attribution }: Pick<Workspace, "attribution">, role: Role): boolean =>
  attribution === "named" && audienceOf(role) === "room"

/** Returns the moments at which the panel acted on a topic's note, and the named ones, oldest first. */
export function noteMoments(state: State, topic: TopicId): PanelMoment[] {
  const statements = Object.values(state.statements).filter(one => one.topic === topic)
  const rounds = Object.values(state.rounds).filter(one => one.topic === topic && one.kind === "call")
  const records = Object.values(state.records).filter(({ body }) => body.topic === topic)
  const sessions = Object.values(state.sessions).filter(({ items }) => items.some(item => item.topic === topic))
  const { versions = [], restored = [] } = state.topics[topic] ?? {}
  const moments: PanelMoment[] = [
    ...statements.flatMap(({ label, versions: all }) =>
      all.map(({ n, at }) => ({ kind: "proposed" as const, at, label, version: n })),
    ),
    ...rounds.map(({ openedAt: at, statement, version }) => {
      const label = state.statements[statement]?.label ?? ""
      return { kind: "call" as const, at, label, version }
    }),
    ...records.map(({ declaredAt: at, number, body }) => {
      return { kind: "declared" as const, at, record: number, label: body.label }
    }),
    ...sessions.flatMap(({ closedAt: at, title }) => (at === null ? [] : [{ kind: "closed" as const, at, title }])),
    ...restored.map(({ at, of, by }) => ({ kind: "restored" as const, at, of, by })),
    ...restored.flatMap(({ since: at, of }) => (at === undefined ? [] : [{ kind: "replaced" as const, at, of }])),
    ...versions.map(({ of, title, by }) => ({ kind: "named" as const, at: of, title, by })),
  ]
  return moments.toSorted((a, b) => a.at - b.at)
}
