import type { CommandKind } from "../../../shared/contract/commands.ts"
import { Person, post } from "../../kit/people/person.ts"
import type { ServedPanel } from "../../kit/servers/servedPanel.ts"

/** Sends a command, and returns "done" or the code of its refusal. */
type Came = (kind: CommandKind, body: object) => Promise<string>

/** Somebody who attacks by one of the two ways that take commands. */
export interface Attacker {
  name: string
  command: Came
}

/** A command beyond the pace of its sender is no try: it is sent again. Nor is one that no page could have sent. */
async function paced(send: () => Promise<string>): Promise<string> {
  for (;;) {
    const came = await send()
    if (came === "bad-input" || came === "unknown-field")
      throw new Error("a command that is not well formed tries nothing")
    if (came !== "too-fast") return came
    await new Promise(resolve => setTimeout(resolve, 500))
  }
}

/** The person by Socket.IO and by HTTP. */
const bothWays = (name: string, person: Person): Attacker[] => [
  {
    name: `${name} by socket`,
    command: (kind, body) =>
      paced(async () => {
        const answered = await person.ask(kind, body)
        return answered.ok ? "done" : answered.refusal.code
      }),
  },
  byHttp(name, person.url, { cookie: person.cookie }),
]

/** Somebody without a connection: a browser, a program with a token, or nobody. */
const byHttp = (name: string, url: string, headers: Record<string, string>): Attacker => ({
  name: `${name} by HTTP`,
  command: (kind, body) =>
    paced(async () => {
      const response = await post(url, `/api/workspaces/panel/commands/${kind}`, body, headers)
      const { error } = (await response.json()) as { error?: { code: string } }
      return error?.code ?? "done"
    }),
})

/** Every role that holds a connection, each by both ways, and a stranger. */
export async function everyAttacker(panel: ServedPanel, administrator: string): Promise<Attacker[]> {
  const people = ["moderator1", "secretary1", "panelist4", "observer1"]
  const seated = await Promise.all(people.map(async name => bothWays(name, await panel.join(name))))
  const host = await Person.sit(panel.url, administrator, "panel")
  return [...seated.flat(), ...bothWays("administrator", host), byHttp("stranger", panel.url, {})]
}

/** Counts the tries of each row of a table of attacks, and keeps those that succeeded. */
export class Tries {
  readonly counts: Record<string, number> = {}
  readonly successes: string[] = []

  note(row: string, how: string, succeeded: boolean): void {
    this.counts[row] = (this.counts[row] ?? 0) + 1
    if (succeeded) this.successes.push(`${row}: ${how}`)
  }
}

/**
 * Lets the asker, and everybody who may not, consent to each request that waits. Then the asker takes it back, so that the
 * next attacker meets no request of another. `row` counts each press; none may be taken.
 */
export async function consentAlone(
  panel: ServedPanel,
  chair: Person,
  by: Attacker,
  all: Attacker[],
  tries: Tries,
  row: string,
) {
  const [workspace] = await panel.instance.directory.workspaces()
  await chair.reaches((await panel.instance.store.head(workspace!.id)).seq)
  for (const { id: proposal, state } of Object.values(chair.state.proposals)) {
    if (state !== "open") continue
    const who = by.name.split(" ")[0] ?? ""
    for (const one of all) {
      if (!one.name.startsWith(who) && /^(moderator|secretary)/.test(one.name)) continue
      const came = await one.command("confirm-proposal", { proposal })
      tries.note(row, `${one.name} ${came}`, came === "done")
    }
    await by.command("take-back-proposal", { proposal })
  }
}
