import { TopicId } from "../../../../shared/model/ids.ts"
import { chance } from "../../../kit/chance.ts"
import { sleep, until } from "../../../kit/clocks/until.ts"
import { StockClient } from "../../../kit/people/stockClient.ts"
import type { History } from "../history.ts"
import { Acts } from "./acts.ts"
import type { Deployment } from "./deployment.ts"
import { strike } from "./faults.ts"
import { NoteWriter } from "./noteWriter.ts"
import { Recorder, Seat } from "./seat.ts"

/** Milliseconds for everything that was asked to be answered once the faults are over. */
const settledMs = 60_000

/**
 * Lets people work on a deployment while faults happen, until there were enough kills and stops. Returns the history,
 * and how often each fault happened.
 */
export async function recordHistory(deployment: Deployment, hard: number, seed: number) {
  const { below } = chance(seed)
  const recorder = new Recorder()
  for (const { round } of deployment.silences)
    recorder.add({ what: "deadline", client: "the server", call: 0, return: 0, round })
  const take = (name: string) => Seat.take(deployment, name, recorder)
  const names = ["moderator1", "secretary1", ...[1, 2, 3, 4, 5].map(n => `panelist${n}`)]
  const [chair, reader, ...panelists] = await Promise.all(names.map(take))
  // Last, so that others are there to confirm the seat: until they have, the chair may end it alone.
  const leaving = await take("newcomer")
  const [one, two, three, four, expert] = panelists
  if (!chair || !reader || !one || !two || !three || !four || !expert) throw new Error("a seat is empty")
  const addressOf = (n: number) => `http://127.0.0.1:${deployment.nodes[n % deployment.nodes.length]?.clients.port}`
  const writers = [one, two, three].map((seat, n) => new NoteWriter(addressOf(n), deployment.topic, seat, recorder))
  const goes = new NoteWriter(addressOf(1), deployment.topic, leaving, recorder)

  const acts = new Acts(recorder, TopicId.parse(deployment.topic), below)
  const typing = [...writers, goes].map(async writer => {
    while (!acts.isOver) {
      if (below(8) === 0) writer.erase(below)
      else writer.write(below)
      await sleep(10 + below(30))
    }
  })
  const electors = [one, two, three, four]
  const working = [
    acts.calls(chair, expert, electors),
    ...[four, expert, leaving].map(member => acts.comments(member)),
    acts.readings(reader, deployment.session),
    ...typing,
  ]
  const failed = Promise.all(working)
  failed.catch(() => {})
  const first = await strike(deployment, Math.ceil(hard / 2), below)
  await acts.removal(chair, leaving)
  const second = await strike(deployment, Math.floor(hard / 2), below)
  acts.isOver = true
  leaving.leave()
  await failed

  const staying = [chair, reader, ...electors, expert]
  await until(() => writers.every(({ client }) => client.isSaved), "every word is saved", settledMs)
  const stand = ({ state }: Seat) => deployment.silences.every(({ round }) => state.rounds[round]?.state !== "open")
  await until(() => staying.every(stand), "every deadline is met and told", settledMs)
  await until(() => staying.every(acts.isShown), "every closed round is shown", settledMs)
  const head = () => Math.max(recorder.newest, ...staying.map(({ state }) => state.seq))
  const tabs = staying.flatMap(seat => seat.tabs)
  await until(() => tabs.every(({ state }) => state.seq === head()), "every page has read the log", settledMs)
  acts.show(chair)

  const late = deployment.nodes.map((_, n) => new StockClient(addressOf(n), deployment.topic, chair.cookie))
  const clients = [...writers.map(({ client }) => client), ...late]
  const isOne = () => clients.every(({ provider, text }) => provider.synced && text === clients[0]?.text)
  await until(isOne, "all replicas are equal", settledMs).catch(() => {})
  const replicas = Object.fromEntries(clients.map(({ text }, n) => [`replica ${n}`, text]))
  for (const writer of [...writers, goes]) writer.settle()
  for (const client of [...clients, goes.client]) client.end()
  for (const seat of staying) seat.leave()
  const stored = await deployment.stored()
  const counts: Record<string, number> = { ...first }
  for (const [kind, times] of Object.entries(second)) counts[kind] = (counts[kind] ?? 0) + times
  const history: History = { lines: recorder.lines, workspace: deployment.workspace, replicas, ...stored }
  return { history, counts, left: leaving.member }
}
