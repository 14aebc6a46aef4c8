import { copyFileSync } from "node:fs"
import { join } from "node:path"
import type { Answer } from "../../../../shared/model/consensus/answer.ts"
import { type Anonymity, machineScopes, type StatementRound } from "../../../../shared/model/terms.ts"
import { sleep } from "../../../kit/clocks/until.ts"
import { post } from "../../../kit/people/person.ts"
import { Ear } from "./ear.ts"
import { type PanelFile, panelists } from "./panelFile.ts"
import { ProgramEar } from "./programEar.ts"
import { startSeeded } from "./startSeeded.ts"

export const rounds: { kind: StatementRound; anonymity: Anonymity }[] = [
  { kind: "call", anonymity: "named" },
  { kind: "rating", anonymity: "pseudonymous" },
  { kind: "call", anonymity: "pseudonymous" },
  { kind: "rating", anonymity: "secret" },
  { kind: "call", anonymity: "secret" },
]

/** Each panelist's answer in each round, and the order in which they answer. */
export interface Script {
  answer: (round: number, panelist: number) => Answer
  order: number[]
}

type Heard = Record<string, string[]>
export interface Sitting {
  /** by role: everything sent while the rounds were open, and from their reveal on */
  open: Heard
  shown: Heard
  /** the sorted log lines until the first reveal, and all of them */
  openLog: string[]
  log: string[]
  tokens: string[]
  /** the tokens of the programs */
  secrets: string[]
}

let runs = 0

/** Plays a script on a copy of the panel, while every role listens. */
export async function sitting(panel: PanelFile, script: Script): Promise<Sitting> {
  const file = join(panel.folder, `run-${++runs}.db`)
  copyFileSync(panel.file, file)
  const server = await startSeeded(file)
  const port = new URL(server.url).port
  const ears: Ear[] = []
  for (const name of ["moderator", "secretary", "observer", ...panelists, "admin"])
    ears.push(await Ear.sit(server.url, name, panel.links[name] ?? "", panel.topic))
  ears.push(await Ear.sit(server.url, "reader", null, panel.topic))
  const ear = (name: string) => ears.find(one => one.name === name)!
  const programs: ProgramEar[] = []
  for (const scope of machineScopes) {
    const { made } = await ear("moderator").person.do("make-token", { name: `A ${scope}`, scope })
    programs.push(await ProgramEar.follow(server.url, scope, String(made["token"])))
  }
  await sleep(300)
  for (const one of [...ears, ...programs]) one.told()

  const ids: string[] = []
  for (const [n, { kind, anonymity }] of rounds.entries()) {
    const body = {
      statement: panel.statements[n]!,
      version: 1,
      kind,
      anonymity,
      ...(kind === "rating" && { reasonsFor: "none" as const }),
    }
    ids.push(String((await ear("moderator").person.do("open-round", body)).made["round"]))
  }
  const tokens: string[] = []
  for (const i of script.order) await answerAll(ear(panelists[i]!), ids, n => script.answer(n, i), tokens)
  await sleep(1_200)

  const everything = [
    "/api/workspaces",
    "/api/workspaces/panel",
    `/api/topics/${panel.topic}`,
    `/api/topics/${panel.topic}/rows`,
    `/api/workspaces/panel?topics=${panel.topic}`,
    "/metrics",
    "/api/workspaces/panel/export",
    "/api/workspaces/panel/export.zip",
    "/api/workspaces/panel/positions.csv",
    "/api/workspaces/panel/workspace.json",
    `/api/topics/${panel.topic}/note.json`,
  ]
  const others = ids.flatMap(id => [`/api/rounds/${id}/mine`, `/api/rounds/${id}/batch`])
  /** Words that stand in answers alone, for which everybody searches while the rounds are open. */
  const searches = ["nobody", "reason", "long", "default"].map(word => `/api/search?q=${word}`)
  const lists = ["/api/records", "/api/records?q=reason"]
  const hear = async (more: readonly string[] = []): Promise<Heard> => {
    for (const one of ears) {
      const owner = panelists.includes(one.name)
      await one.ask([...everything, ...more, ...(owner ? [] : others)])
      // A member may read their own answer, but the log must not reveal it.
      if (owner) for (const path of others) await one.person.fetch(path)
    }
    for (const one of programs) await one.ask([...everything.filter(path => path !== "/metrics"), ...more, ...others])
    return Object.fromEntries(
      [...ears, ...programs].map(one => [one.name, one.told().map(line => line.replaceAll(`:${port}`, ":PORT"))]),
    )
  }
  const open = await hear([...searches, ...lists])
  await logged(server.log)
  const openLog = server.log()
  for (const round of ids) await ear("moderator").person.do("close-and-show", { round })
  await sleep(1_200)
  const shown = await hear()
  for (const one of [...ears, ...programs]) one.leave()
  await server.stop()
  return { open, shown, openLog, log: server.log(), tokens, secrets: programs.map(({ token }) => token) }
}

/** Waits until no line is added for 200 ms: a request's line is written after its answer. */
async function logged(log: () => string[]): Promise<void> {
  for (let before = -1; before !== log().length; ) {
    before = log().length
    await sleep(200)
  }
}

async function answerAll(
  { person }: Ear,
  ids: string[],
  answerTo: (round: number) => Answer,
  tokens: string[],
): Promise<void> {
  for (const [n, { anonymity }] of rounds.entries()) {
    const round = ids[n]!
    const answer = answerTo(n)
    if (anonymity !== "secret") {
      await person.do("answer-round", { round, answer, seen: 0 })
      await person.do("answer-round", { round, answer, seen: 1 })
      continue
    }
    const collected = await post(person.url, `/api/rounds/${round}/ballot/collect`, {}, { cookie: person.cookie })
    const { token } = (await collected.json()) as { token: string }
    tokens.push(token)
    const cast = await post(person.url, "/api/ballots", { token, answer })
    const said = await cast.text()
    if (said !== '{"cast":true}') throw new Error(said)
  }
}
