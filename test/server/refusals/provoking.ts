import type { CommandInput, CommandKind } from "../../../shared/contract/commands.ts"
import type { Refusal } from "../../../shared/contract/refusals.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"

/** An attempt, which resolves with the refusal that came back. */
export type Provocation = () => Promise<Refusal>

export const agree = { kind: "call", position: "agree" } as const
export const spoken = (text: string) => ({ lang: "en" as const, text })

async function refusalOf<K extends CommandKind>(panel: Panel, who: string, kind: K, body: CommandInput<K>) {
  const told = await panel.do(who, kind, body).then(
    () => "done",
    (error: Error) => error.message,
  )
  const json = /was refused: (.*)$/.exec(told)?.[1]
  if (!json) throw new Error(`${kind}: ${told}`)
  return JSON.parse(json) as Refusal
}

type Try = <K extends CommandKind>(who: string, kind: K, body: CommandInput<K>) => Promise<Refusal>

export const inPanel =
  (act: (panel: Panel, attempt: Try) => Promise<Refusal>, options: Parameters<typeof openPanel>[0] = {}) =>
  async (): Promise<Refusal> => {
    const panel = await openPanel(options)
    try {
      return await act(panel, (who, kind, body) => refusalOf(panel, who, kind, body))
    } finally {
      await panel.end()
    }
  }
