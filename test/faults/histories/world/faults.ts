import { sleep } from "../../../kit/clocks/until.ts"
import type { Daemon } from "../../../kit/servers/components/daemon.ts"
import { freeze, thaw } from "../../../kit/servers/components/processes.ts"
import type { Link } from "../../../kit/servers/link.ts"
import type { Deployment, Node } from "./deployment.ts"

type Below = (n: number) => number

/** A fault by its name. It strikes and returns once it has passed. */
interface Fault {
  kind: string
  strike(below: Below): Promise<void>
}

/** Milliseconds for which something stands still or a link is spoiled: long enough for pages to send again. */
const spell = (below: Below): Promise<void> => sleep(200 + below(800))

const stands = async (pid: number, below: Below): Promise<void> => {
  freeze(pid)
  await spell(below)
  thaw(pid)
}

const faultsOf = (node: Node): Fault[] => [
  {
    kind: "a server is killed",
    async strike(below) {
      await node.running.kill()
      await sleep(below(300))
      await node.start()
    },
  },
  { kind: "a server stands still", strike: below => stands(node.running.pid, below) },
  ...linkFaults("its clients", node.clients),
  ...(node.database ? linkFaults("PostgreSQL", node.database) : []),
  ...(node.bus ? linkFaults("Valkey", node.bus) : []),
]

const linkFaults = (to: string, link: Link): Fault[] => [
  {
    kind: `answers are lost between a server and ${to}`,
    async strike(below) {
      link.dropAnswers()
      await sleep(50 + below(400))
      link.cut()
      link.pass()
    },
  },
  // a client of the test waits for its answer without an end; a server has to find out by itself
  ...(to === "its clients"
    ? []
    : [
        {
          kind: `connections between a server and ${to} fall silent, and nobody is told`,
          async strike(below: (n: number) => number) {
            link.forget()
            await spell(below)
          },
        },
      ]),
  {
    kind: `nothing arrives between a server and ${to} for a while`,
    async strike(below) {
      link.dropAll()
      await spell(below)
      link.pass()
    },
  },
  {
    kind: `everything is late between a server and ${to}`,
    async strike(below) {
      link.delay(50 + below(150))
      await spell(below)
      link.pass()
    },
  },
]

/** A kind that counts as a kill or a stop. */
export const isHard = (kind: string): boolean => /killed|stands still/.test(kind)

const daemonFaults = (name: string, daemon: Daemon): Fault[] => [
  {
    kind: `${name} is killed`,
    async strike(below) {
      await daemon.kill()
      await sleep(below(300))
      await daemon.restart()
    },
  },
  { kind: `${name} stands still`, strike: below => stands(daemon.pid, below) },
]

/** All faults that can happen to a deployment. */
const allFaults = ({ nodes, postgres, valkey }: Deployment): Fault[] => [
  ...nodes.flatMap(faultsOf),
  ...(postgres ? daemonFaults("PostgreSQL", postgres) : []),
  ...(valkey ? daemonFaults("Valkey", valkey) : []),
]

/**
 * Lets faults happen one after the other, each kind in its turn and in an order that the seed picks, until there were
 * enough kills and stops. Returns how often each kind happened.
 */
export async function strike(deployment: Deployment, hard: number, below: Below): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  let left: Fault[] = []
  for (let done = 0; done < hard; ) {
    if (left.length === 0) left = allFaults(deployment)
    const [fault] = left.splice(below(left.length), 1)
    if (!fault) break
    await sleep(below(300))
    await fault.strike(below)
    counts[fault.kind] = (counts[fault.kind] ?? 0) + 1
    if (isHard(fault.kind)) done += 1
  }
  return counts
}
