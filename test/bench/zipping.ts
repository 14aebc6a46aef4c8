import { bundleZip } from "../../server/evidence/zip/bundleZip.ts"
import { sha256 } from "../../server/start/instance/instance.ts"
import { standing } from "../../shared/rules/round/outcome/standing.ts"
import { tallyKey } from "../../shared/rules/round/outcome/tally.ts"
import { openPanel, type Panel } from "../kit/servers/panel.ts"
import type { Row } from "./run.ts"

const records = 60
const comments = 2_000
const url = "http://localhost"

/** The time that the server's thread works on the zip of a bundle, in this process and in one of its own. */
export async function zipping(): Promise<Row[]> {
  const panel = await openPanel({ panelists: 3 })
  try {
    await fill(panel)
    const workspace = (await panel.instance.directory.workspaces())[0]
    if (!workspace) throw new Error("no workspace")
    const bundle = async () => {
      const made = await panel.instance.evidence.bundle(workspace.id, { audience: "room", session: null })
      if ("refuse" in made) throw new Error(made.refuse.code)
      return made
    }
    const here = () =>
      worked(async () => {
        let bytes = 0
        for await (const piece of bundleZip(await bundle(), { sha256, url }).pieces) bytes += piece.byteLength
        return bytes
      })
    const apart = () =>
      worked(async () => {
        const { name, lines } = await bundle()
        async function* task() {
          yield `${JSON.stringify({ name, url })}\n`
          yield* lines
        }
        const file = await panel.instance.writer.zip(task(), new AbortController().signal)
        return Buffer.isBuffer(file) ? file.length : 0
      })
    // the first round of each compiles the code
    for (const measure of [here, apart]) await measure()
    const [before, after] = [await here(), await apart()]
    const entries = (await panel.stage.state()).seq
    const words = ({ whole, longest }: Worked) => `${whole.toFixed(0)} ms, longest turn ${longest.toFixed(1)} ms`
    return [
      {
        what: `CPU of the server's thread for the zip of ${entries.toLocaleString("en")} entries and ${records} records, made as a job`,
        measured: `${words(after)}; in the server itself ${words(before)}`,
        target: "less than in the server itself",
      },
    ]
  } finally {
    await panel.end()
  }
}

interface Worked {
  whole: number
  longest: number
}

/** The milliseconds of CPU that this thread used for an act, in all and in its longest turn of the event loop. */
async function worked(act: () => Promise<number>): Promise<Worked> {
  const now = () => {
    const { user, system } = process.threadCpuUsage()
    return (user + system) / 1_000
  }
  const began = now()
  let [last, longest, isOn] = [began, 0, true]
  const turn = () => {
    const at = now()
    longest = Math.max(longest, at - last)
    last = at
    if (isOn) setTimeout(turn, 1)
  }
  setTimeout(turn, 1)
  if ((await act()) === 0) throw new Error("there is no zip")
  isOn = false
  turn()
  return { whole: now() - began, longest }
}

async function fill(panel: Panel): Promise<void> {
  const { topic } = panel
  for (let n = 0; n < comments; n++) {
    const text = `Comment ${n}: the parties should say what they mean by it, and to whom.`
    await panel.do("panelist1", "open-thread", { topic, entry: { lang: "en", text } })
  }
  for (let n = 0; n < records; n++) {
    const statement = await panel.proposed(`Statement ${n}: data move by default.`)
    const call = { statement, version: 1, kind: "call", anonymity: "named" } as const
    const round = String((await panel.do("moderator", "open-round", call))["round"])
    for (const who of ["panelist1", "panelist2", "panelist3"])
      await panel.do(who, "answer-round", { round, seen: 0, answer: { kind: "call", position: "agree", reason: "" } })
    await panel.do("moderator", "close-and-show", { round })
    const stands = standing(await panel.stage.state(), statement)
    if (!stands) throw new Error("no result")
    await panel.do("moderator", "declare-record", { statement, level: "unanimity", seen: tallyKey(stands.tally) })
  }
}
